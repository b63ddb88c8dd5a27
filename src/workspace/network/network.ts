import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import type { NetworkPolicy } from '../../types.ts';
import { listenAt } from './listen.ts';
import { openProxy } from './proxy.ts';
import { RELAY_SCRIPT, relayStart } from './relay.ts';
import { OUTSIDE, type Outside } from './route.ts';
import { withProxy } from './variables.ts';

/** The network of one command. */
export interface Network extends AsyncDisposable {
  /** Host files to show read-only. */
  readonly files: ReadonlyArray<{ host: string; inside: string }>;
  /** Shell code to run inside before the command. */
  readonly start: string;
  /** The command's environment, with the proxy in it. */
  variables(env: Readonly<Record<string, string>>): Record<string, string>;
  /** What the proxy refused, in sentences. */
  readonly refusals: ReadonlySet<string>;
}

/** Short, as a socket's path may hold 107 bytes, and hidden from every command. */
const FOLDER = '/tmp/regreen-network-';
const INSIDE = '/run/regreen/network';
const NODE_INSIDE = '/run/regreen/node';
const SCRIPT = 'relay.cjs';
const LOOPBACK = '127.0.0.1';
/** Of the proxy, inside: below those given out by the kernel, and no known server's. */
const FIRST_PROXY_PORT = 21_128;

/**
 * Opens what `policy` lets through: unix sockets of this process that are shown inside, where a relay offers them at
 * ports of loopback. The command's own network holds nothing else, so whatever goes past the proxy goes nowhere.
 */
export async function openNetwork(policy: NetworkPolicy, outside: Outside = OUTSIDE): Promise<Network> {
  const folder = await mkdtemp(FOLDER);
  await using opened = new AsyncDisposableStack();
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, SCRIPT), RELAY_SCRIPT);
  const { services } = policy;
  for (const port of services) opened.use(await openService(port, join(folder, String(port))));
  const web = policy.publicPorts.length + policy.hosts.length > 0;
  const port = proxyPort(services);
  const proxy = web ? opened.use(await openProxy(policy, join(folder, String(port)), outside)) : null;
  const kept = opened.move();
  return {
    files: [
      { host: folder, inside: INSIDE },
      { host: process.execPath, inside: NODE_INSIDE },
    ],
    start: relayStart(NODE_INSIDE, join(INSIDE, SCRIPT), web ? [...services, port] : services),
    variables: (env) => (web ? withProxy(env, LOOPBACK, port) : { ...env }),
    refusals: proxy?.refusals ?? new Set(),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function proxyPort(services: readonly number[]): number {
  let port = FIRST_PROXY_PORT;
  while (services.includes(port)) port += 1;
  return port;
}

/** Leads from a unix socket at `path` to one port of the runner's loopback. */
function openService(port: number, path: string): Promise<AsyncDisposable> {
  const server = createServer({ allowHalfOpen: true }, (inside) => {
    const service = connect({ host: LOOPBACK, port, allowHalfOpen: true });
    // An error of either ends both, as it would without us in between.
    pipeline(inside, service, () => {});
    pipeline(service, inside, () => {});
  });
  return listenAt(server, path);
}
