import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { createSend } from '../../src/github/send.ts';
import { createGitHub, statusOf } from '../../src/github.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  token: string | undefined;
  body: string;
}

const open: Array<() => Promise<void>> = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A server of a few lines, and what it was asked. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    seen.push({ method, url, token: headers.authorization, body: await text(request) });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const json = (response: ServerResponse, body: unknown, status = 200, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const get = { method: 'GET', headers: { authorization: 'token secret' } };
const TO = { cap: 60, timeoutMs: 5000 };

describe('an answer', () => {
  test('that does not come in time is none', async () => {
    const { url } = await serve(() => {});
    const { send } = createSend({ apiUrl: url, cap: 60, timeoutMs: 50 });
    await expect(send(`${url}/x`, get)).rejects.toThrow('no answer within 0.05 s');
  });

  test('that stops in the middle of its body is none', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"half":');
    });
    const { send } = createSend({ apiUrl: url, cap: 60, timeoutMs: 50 });
    await expect(send(`${url}/x`, get)).rejects.toThrow('no answer within 0.05 s');
  });

  test('keeps its status, its headers and its bytes', async () => {
    const { url } = await serve((_, response) => json(response, { a: 'ä' }, 201, { etag: '"1"' }));
    const answer = await createSend({ apiUrl: url, ...TO }).send(`${url}/x`, get);
    expect([answer.status, answer.headers.get('etag'), await answer.json()]).toEqual([
      201,
      '"1"',
      { a: 'ä' },
    ]);
  });
});

describe('what is sent is counted', () => {
  test('one more than the cap is not sent, and the figure is named', async () => {
    const { url, seen } = await serve((_, response) => json(response, {}));
    const { send, check } = createSend({ apiUrl: url, cap: 2, timeoutMs: 5000 });
    await send(`${url}/1`, get);
    check('GET /2');
    await send(`${url}/2`, get);
    const words = (call: string) =>
      `at most 2 calls to GitHub in a run; '${call}' is one more, and is not sent`;
    expect(() => check('GET /3')).toThrow(words('GET /3'));
    await expect(send(`${url}/3`, get)).rejects.toThrow(words('GET /3'));
    expect(seen).toHaveLength(2);
  });

  test('so is each step of a redirect', async () => {
    const { url, seen } = await serve((_, response) => json(response, {}, 301, { location: '/repos/o/b/x' }));
    const { send } = createSend({ apiUrl: url, cap: 3, timeoutMs: 5000 });
    await expect(send(`${url}/repos/o/a/x`, get)).rejects.toThrow('at most 3 calls');
    expect(seen).toHaveLength(3);
  });
});

describe('a redirect', () => {
  test('to the new name or the id of the repository is followed verbatim, with the token', async () => {
    const { url, seen } = await serve(({ url: path }, response) =>
      path?.startsWith('/repositories/')
        ? json(response, { there: true })
        : json(response, {}, 307, { location: '/repositories/7/pulls?x=1' }),
    );
    const { send } = createSend({ apiUrl: url, ...TO });
    const init = { ...get, method: 'POST', body: '{"title":"t"}' };
    expect(await (await send(`${url}/repos/acme/widget/pulls?x=1`, init)).json()).toEqual({ there: true });
    const [first, second] = seen;
    expect(second).toEqual({ ...first, url: '/repositories/7/pulls?x=1' });
    expect(second).toMatchObject({ method: 'POST', token: 'token secret', body: '{"title":"t"}' });
  });

  test('to another host is not followed: it sees no request at all', async () => {
    const other = await serve((_, response) => json(response, {}));
    const location = `${other.url}/repos/acme/widget/pulls`;
    const { url, seen } = await serve((_, response) => json(response, {}, 301, { location }));
    const answer = await createSend({ apiUrl: url, ...TO }).send(`${url}/repos/acme/widget/pulls`, get);
    expect(answer.status).toBe(301);
    expect([seen.length, other.seen.length]).toEqual([1, 0]);
  });

  test.each([
    ['another call', '/repos/acme/widget/merges'],
    ['the same call beyond the API', 'elsewhere/pulls'],
    ['no address', 'http://'],
  ])('to %s is not followed', async (_, location) => {
    const { url, seen } = await serve((_request, response) => json(response, {}, 302, { location }));
    const answer = await createSend({ apiUrl: `${url}/api`, ...TO }).send(`${url}/api/repos/a/b/pulls`, get);
    expect([answer.status, seen.length]).toEqual([302, 1]);
  });

  test('without an end is not followed for ever', async () => {
    const { url, seen } = await serve((_, response) => json(response, {}, 301, { location: '/repos/o/b/x' }));
    expect((await createSend({ apiUrl: url, ...TO }).send(`${url}/repos/o/a/x`, get)).status).toBe(301);
    expect(seen).toHaveLength(4);
  });

  test('that whoever asks wants to see is the answer', async () => {
    const { url, seen } = await serve((_, response) => json(response, {}, 302, { location: '/repos/o/b/x' }));
    const { send } = createSend({ apiUrl: url, ...TO });
    expect((await send(`${url}/repos/o/a/x`, { ...get, redirect: 'manual' })).status).toBe(302);
    expect(seen).toHaveLength(1);
  });
});

describe('the client', () => {
  const client = (apiUrl: string, more: { timeoutMs?: number } = {}) =>
    createGitHub({
      ...{ token: 'secret', apiUrl, owner: 'acme', repo: 'widget', version: '0', note: () => {} },
      ...{ secondMs: 1, ...more },
    });

  test('says where a redirect leads away from GitHub', async () => {
    const other = await serve((_, response) => json(response, {}));
    const { url } = await serve((_, response) => json(response, {}, 301, { location: `${other.url}/x` }));
    await expect(client(url).repository()).rejects.toThrow(
      "GitHub redirects 'GET /repos/acme/widget' elsewhere, where the token is not taken",
    );
    expect(other.seen).toEqual([]);
  });

  test('tells a page from the API', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
    );
    await expect(client(url).pull(1)).rejects.toThrow(`at ${url} is not GitHub's API`);
  });

  test('reads what did not come in time once more, and ends after four tries with status 0', async () => {
    const { url, seen } = await serve(() => {});
    const asked = client(url, { timeoutMs: 30 }).repository();
    const error = await asked.catch((failure: unknown) => failure);
    expect(statusOf(error)).toBe(0);
    expect(String(error)).toContain('no answer within 0.03 s');
    expect(seen).toHaveLength(4);
  });

  test.each([
    ['https://git.example.com/api/v3', '/api/v3/repos/acme/widget'],
    ['https://git.example.com/api/v3/', '/api/v3/repos/acme/widget'],
    ['https://api.example.com', '/repos/acme/widget'],
  ])('with the base %s asks %s', async (base, path) => {
    const { url, seen } = await serve((_, response) => json(response, { archived: false }));
    await client(base.replace(/^https:\/\/[^/]+/, url)).repository();
    expect(seen.map((each) => each.url)).toEqual([path]);
  });
});
