import { stat } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { parseNetwork } from '../../../src/network-policy.ts';
import { openNetwork } from '../../../src/workspace/network/network.ts';
import { openBox } from '../sandbox-helper.ts';
import { PUBLIC, plainServer, webServer, world } from './outside-helper.ts';

/** A script that fetches as tools do, through the proxy they are told of, and prints what came. */
const fetched = (url: string) =>
  `node -e 'fetch(${JSON.stringify(url)}).then(async (r) => console.log(r.status, await r.text()), (e) => console.log(e.cause?.code))'`;

/** A script that connects without asking for a proxy. */
const connected = (host: string, port: number) => `node -e '
  const socket = require("node:net").connect({ host: "${host}", port: ${port} });
  socket.on("data", (data) => console.log("open " + data)).on("error", (error) => console.log(error.code));
'`;

describe('hosts by name', () => {
  test('are reached by tools that use a proxy, others are refused and told in the log', async () => {
    await using server = await webServer(PUBLIC);
    await using box = await openBox({ outside: world([PUBLIC]) });
    const network = parseNetwork([`example.com:${server.port}`]);
    const script = `${fetched(`http://example.com:${server.port}/a`)}; curl -sS http://example.org:${server.port}/b`;
    const { text, exitCode } = await box.run(script, { network });
    expect(exitCode).toBe(0);
    const refusal = `regreen: 'example.org' is not let through: name it with 'network: example.org:${server.port}'\n`;
    expect(text).toBe(`200 GET /a \n${refusal}\n${refusal}`);
  });

  test('threat 06: whoever goes past the proxy goes nowhere, and at once', async () => {
    await using server = await webServer(PUBLIC);
    await using box = await openBox({ outside: world([PUBLIC]) });
    const network = parseNetwork([`example.com:${server.port}`]);
    const script = `${connected(PUBLIC, server.port)}\n${connected('192.0.2.1', 443)}\n${connected('example.com', 443)}
      tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d " "`;
    const { text, durationMs } = await box.run(script, { network });
    expect(text).toBe('ECONNREFUSED\nENETUNREACH\nEAI_AGAIN\nlo\n');
    expect(durationMs).toBeLessThan(5_000);
    expect(server.requests).toHaveLength(0);
  });

  test('threat 40: the proxy is there for its command alone', async () => {
    await using box = await openBox({ outside: world([PUBLIC]) });
    const look = 'ls /run/regreen/network; tail -n +2 /proc/net/tcp | wc -l';
    const network = parseNetwork(['example.com']);
    const [open, closed] = await Promise.all([box.run(look, { network }), box.run(look)]);
    expect(open.text).toMatch(/^\d+\nrelay\.cjs\n1\n$/);
    expect(closed.text).toMatch(/^ls: [^\n]*: No such file or directory\n0\n$/);
    const opened = await openNetwork(network, world([PUBLIC]));
    const folder = opened.files[0]?.host ?? '';
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await opened[Symbol.asyncDispose]();
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  test("a command's own variables do not change the relay", async () => {
    await using server = await webServer(PUBLIC);
    await using box = await openBox({ outside: world([PUBLIC]) });
    const network = parseNetwork([`example.com:${server.port}`]);
    const env = {
      NODE_OPTIONS: '--require /nowhere.cjs',
      LD_PRELOAD: '/nowhere.so',
      HTTP_PROXY: 'http://127.0.0.1:1',
    };
    const script = `unset NODE_OPTIONS LD_PRELOAD; ${fetched(`http://example.com:${server.port}/a`)}`;
    expect((await box.run(script, { network, env })).text).toMatch(/^200 GET \/a $/m);
  });
});

describe('set-up', () => {
  test('reaches public hosts, and nothing of the runner', async () => {
    await using server = await webServer(PUBLIC);
    await using own = await webServer('127.0.0.1', server.port);
    await using box = await openBox({ outside: world([PUBLIC], ['127.0.0.1']) });
    const network = { publicPorts: [server.port], hosts: [], services: [] };
    const asked = `curl -sS http://example.com:${server.port}/`;
    const script = `${asked}\necho\n${asked}\n${connected('127.0.0.1', server.port)}`;
    const { text } = await box.run(script, { network });
    expect(text).toMatch(
      /^GET \/ \nregreen: 'example\.com' leads to an address of the runner.*\nECONNREFUSED\n/,
    );
    expect(server.requests).toHaveLength(1);
    expect(own.requests).toHaveLength(0);
  });

  test('says what it cannot do to a tool that wants another protocol', async () => {
    await using box = await openBox();
    const script = 'curl -sS ftp://example.com/ 2>&1; curl -sS http://169.254.169.254/latest/meta-data/';
    const { text } = await box.run(script, { network: 'public' });
    expect(text).toMatch(/no other protocol leaves the sandbox/);
    expect(text).toMatch(/'169\.254\.169\.254' leads to an address of the runner or its cloud/);
  });
});

describe('localhost:PORT', () => {
  test('lets one service port of the runner through, both ways, and no other', async () => {
    const greet = async (socket: Socket) => socket.end(`hello ${await text(socket)}`);
    await using service = await plainServer(greet, '127.0.0.1');
    await using other = await plainServer(greet, '127.0.0.1');
    await using box = await openBox();
    const said = (port: number) => `node -e '
      const socket = require("node:net").connect({ port: ${port}, host: "127.0.0.1", allowHalfOpen: true });
      socket.on("error", (error) => console.log(error.code)).end("you");
      socket.on("data", (data) => console.log(String(data)));'`;
    const script = `${said(service.port)}\n${said(other.port)}\nenv | grep -i proxy`;
    const ran = await box.run(script, { network: parseNetwork([`localhost:${service.port}`]) });
    // The end of what is asked is not the end of the answer.
    expect(ran.text).toBe('hello you\nECONNREFUSED\n');
  });

  test('a service that is down is refused or ended, not waited for', async () => {
    await using service = await plainServer(() => undefined, '127.0.0.1');
    const { port } = service;
    await service[Symbol.asyncDispose]();
    await using box = await openBox();
    const script = `(exec 3<>/dev/tcp/127.0.0.1/${port} && cat <&3; echo ended)`;
    const { text } = await box.run(script, { network: parseNetwork([`localhost:${port}`]) });
    expect(text).toMatch(/ended\n$/);
  });
});

test('the exit code, the output and the time limit are those of the command', async () => {
  await using box = await openBox();
  const network = parseNetwork(['localhost:5432']);
  expect(await box.run('echo out; exit 7', { network })).toMatchObject({
    exitCode: 7,
    text: 'out\n',
    bytes: 4,
  });
  const stopped = await box.run('sleep 60', { network, timeoutMs: 400 });
  expect(stopped).toMatchObject({ exitCode: null, stopped: 'timeout' });
});

test('without a wall a command has the network of its machine', async () => {
  await using box = await openBox({ mode: 'none' });
  expect((await box.run('echo ran', { network: parseNetwork(['example.com']) })).text).toBe('ran\n');
});
