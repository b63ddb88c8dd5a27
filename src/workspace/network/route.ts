import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isNamed, WEB_PORTS } from '../../network-policy.ts';
import type { NetworkPolicy } from '../../types.ts';
import { type AddressClass, classify } from './addresses.ts';

interface Address {
  address: string;
  family: number;
}

/** Names and addresses as the host sees them. */
export interface Outside {
  /** Every address of a name; rejects where it has none. */
  resolve(name: string): Promise<Address[]>;
  classify(address: string): AddressClass;
}

export const OUTSIDE: Outside = { resolve: (name) => lookup(name, { all: true }), classify };

/** Names and addresses, and nothing that could be read as something else in a log. */
const HOST = /^[\w.:-]{1,253}$/;

/** Where a connection may go, all addresses checked; or the HTTP status and the sentence it is refused with. */
export type Route = { addresses: Address[]; port: number } | { status: 403 | 502; refusal: string };

/**
 * Finds the way to a host, or says why there is none. The name is asked for once, and only where a rule lets it
 * through: the answer that was checked is the one to connect to, and a name that is refused tells nobody anything.
 */
export async function findRoute(
  policy: NetworkPolicy,
  host: string,
  port: number,
  outside: Outside,
): Promise<Route> {
  // One dot at the end names the root, and the same host.
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!HOST.test(name)) return refuse('what is asked for is no host');
  const named = isNamed(policy, name, port);
  if (!named && !policy.publicPorts.includes(port)) return refuse(notNamed(policy, name, port));
  const found = await addressesOf(name, outside);
  if (found.length === 0) return { status: 502, refusal: `'${name}' has no address` };
  const classes = found.map(({ address }) => outside.classify(address));
  const allowed = found.filter((_, i) => classes[i] === 'public' || (named && classes[i] === 'private'));
  if (allowed.length > 0) return { addresses: allowed, port };
  return refuse(classes.includes('private') ? byNameOnly(name, port) : ownAddress(name));
}

async function addressesOf(name: string, { resolve }: Outside): Promise<Address[]> {
  const family = isIP(name);
  if (family !== 0) return [{ address: name, family }];
  return resolve(name).catch(() => []);
}

function refuse(refusal: string): Route {
  return { status: 403, refusal };
}

function entry(name: string, port: number): string {
  return WEB_PORTS.includes(port) ? name : `${name}:${port}`;
}

function notNamed(policy: NetworkPolicy, name: string, port: number): string {
  const what = policy.publicPorts.length > 0 ? `port ${port} of '${name}'` : `'${name}'`;
  return `${what} is not let through: name it with 'network: ${entry(name, port)}'`;
}

function byNameOnly(name: string, port: number): string {
  return `'${name}' leads to a private address, reached only by name: give 'network: ${entry(name, port)}'`;
}

function ownAddress(name: string): string {
  return `'${name}' leads to an address of the runner or its cloud, never let through (a service port is: 'network: localhost:PORT')`;
}
