import { isIPv4 } from 'node:net';
import { type NetworkHost, type NetworkPolicy, WrongUse } from './types.ts';

/** Ports of HTTP and HTTPS. */
export const WEB_PORTS: readonly number[] = [80, 443];

const LAST_PORT = 65_535;
/** Below it a program needs a privilege to listen, which nothing inside has. */
const FIRST_FREE_PORT = 1024;
/** RFC 1035 and RFC 1123: labels of letters, digits and inner hyphens; underscores are in use all the same. */
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const NAME_LENGTH = 253;
/** Names of the runner itself: there a port is let through, never the host. */
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** No network at all. */
export const NO_NETWORK: NetworkPolicy = { publicPorts: [], hosts: [], services: [] };

/** Network during set-up: every public host, besides what `policy` lets through at all times. */
export function duringSetup(policy: NetworkPolicy): NetworkPolicy {
  return { ...policy, publicPorts: WEB_PORTS };
}

/** The form a command's network is looked at in; `null` where it has none. */
export function policyOf(network: 'none' | 'public' | NetworkPolicy): NetworkPolicy | null {
  if (network === 'none') return null;
  if (network === 'public') return duringSetup(NO_NETWORK);
  const { publicPorts, hosts, services } = network;
  return publicPorts.length + hosts.length + services.length === 0 ? null : network;
}

/** For people and for `run.json`: `none`, or what is reached. */
export function describeNetwork({ hosts, services }: NetworkPolicy): string {
  const names = hosts.map(({ name, port }) => (port === null ? name : `${name}:${port}`));
  return [...names, ...services.map((port) => `localhost:${port}`)].join(', ') || 'none';
}

/**
 * The input `network`, one entry each: `HOST`, `*.HOST`, `HOST:PORT`, `localhost:PORT`.
 * Throws `WrongUse` for an entry that is none of these.
 */
export function parseNetwork(entries: readonly string[]): NetworkPolicy {
  const parsed = entries.map((entry) => entry.trim()).filter((entry) => entry !== '' && entry !== 'none');
  const [hosts, services]: [NetworkHost[], number[]] = [[], []];
  for (const entry of parsed) {
    const host = parseEntry(entry);
    if (!LOOPBACK.has(host.name)) hosts.push(host);
    else services.push(servicePort(entry, host.port));
  }
  return { publicPorts: [], hosts, services: [...new Set(services)] };
}

function parseEntry(entry: string): NetworkHost {
  // In a URL the colon is none of a port.
  const colon = entry.includes('/') ? -1 : entry.indexOf(':');
  const name = (colon === -1 ? entry : entry.slice(0, colon)).toLowerCase();
  checkName(entry, name);
  if (colon === -1) return { name, port: null };
  const port = entry.slice(colon + 1);
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > LAST_PORT)
    throw wrong(entry, `'${port.slice(0, NAME_LENGTH)}' is no port: give a number from 1 to ${LAST_PORT}`);
  return { name, port: Number(port) };
}

function servicePort(entry: string, port: number | null): number {
  if (port === null)
    throw wrong(entry, 'of the runner itself only single ports are let through: write `localhost:PORT`');
  if (port < FIRST_FREE_PORT)
    throw wrong(
      entry,
      `inside nothing can listen below port ${FIRST_FREE_PORT}: map the service to a higher one`,
    );
  return port;
}

function checkName(entry: string, name: string): void {
  const below = name.startsWith('*.');
  const plain = below ? name.slice(2) : name;
  const digits = /^[\d.]+$/.test(plain);
  if (plain.length > NAME_LENGTH || !NAME.test(plain) || (digits && (below || !isIPv4(plain))))
    throw wrong(
      entry,
      'it is no host: give `HOST`, `*.HOST`, `HOST:PORT` or `localhost:PORT`, without `https://`',
    );
  if (below && !plain.includes('.'))
    throw wrong(entry, 'it lets half the internet through: name a domain, such as `*.example.com`');
}

function wrong(entry: string, why: string): WrongUse {
  return new WrongUse(`input 'network' is '${entry.slice(0, NAME_LENGTH)}': ${why}`);
}

/** Whether an entry of the policy names this host and port. `name` is in lower case. */
export function isNamed({ hosts }: NetworkPolicy, name: string, port: number): boolean {
  return hosts.some((host) => {
    if (host.port === null ? !WEB_PORTS.includes(port) : host.port !== port) return false;
    return host.name.startsWith('*.') ? name.endsWith(host.name.slice(1)) : name === host.name;
  });
}
