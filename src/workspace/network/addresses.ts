import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/**
 * `own`: loopback, the link or the cloud around this machine, which no command reaches. `private`: a network of the
 * runner's or an address of its own there, reached only by a name that the workflow file gives.
 */
export type AddressClass = 'public' | 'private' | 'own';

/**
 * Special addresses, from the IANA IPv4 and IPv6 special-purpose registries and the clouds' documentation of their
 * metadata services. The ranges for documentation are missing: nothing of a runner lives there, and closed networks
 * give them to their mirrors of public hosts.
 */
export const SPECIAL_ADDRESSES: ReadonlyArray<{ range: string; is: 'private' | 'own'; what: string }> = [
  { range: '0.0.0.0/8', is: 'own', what: 'this host' },
  { range: '127.0.0.0/8', is: 'own', what: 'loopback' },
  { range: '169.254.0.0/16', is: 'own', what: 'link-local, with the metadata of most clouds' },
  { range: '168.63.129.16/32', is: 'own', what: 'the platform below Azure' },
  { range: '100.100.100.200/32', is: 'own', what: 'metadata of Alibaba Cloud' },
  { range: '192.0.0.0/24', is: 'own', what: 'protocol assignments, with metadata of Oracle Cloud' },
  { range: '224.0.0.0/4', is: 'own', what: 'multicast' },
  { range: '240.0.0.0/4', is: 'own', what: 'reserved, and broadcast' },
  { range: '192.88.99.0/24', is: 'own', what: 'relays from IPv6' },
  { range: '10.0.0.0/8', is: 'private', what: 'private' },
  { range: '172.16.0.0/12', is: 'private', what: 'private' },
  { range: '192.168.0.0/16', is: 'private', what: 'private' },
  { range: '100.64.0.0/10', is: 'private', what: 'behind the address translation of a provider' },
  { range: '198.18.0.0/15', is: 'private', what: 'benchmarks of network devices' },
  { range: '::/8', is: 'own', what: 'unspecified, loopback, and IPv4 in old clothes' },
  { range: '64:ff9b:1::/48', is: 'own', what: 'local translation to IPv4' },
  { range: '2001::/23', is: 'own', what: 'protocol assignments, with Teredo' },
  { range: '2002::/16', is: 'own', what: '6to4, which holds an IPv4 address' },
  { range: 'fe80::/10', is: 'own', what: 'link-local' },
  { range: 'fec0::/10', is: 'own', what: 'site-local, no longer in use' },
  { range: 'ff00::/8', is: 'own', what: 'multicast' },
  { range: 'fd00:ec2::/32', is: 'own', what: 'metadata of AWS' },
  { range: 'fc00::/7', is: 'private', what: 'private' },
];

/** The only range of IPv6 that is handed out; whatever else is not special either is nobody's. */
const UNICAST = blockList(['2000::/3']);
const PRIVATE = {
  ipv4: blockList(rangesOf('private', isIPv4)),
  ipv6: blockList(rangesOf('private', isIPv6)),
};
// A list each: a rule for IPv6 would also be tried on IPv4 addresses, mapped into `::/8`.
const OWN = { ipv4: blockList(rangesOf('own', isIPv4)), ipv6: blockList(rangesOf('own', isIPv6)) };

/** An IPv4 address in one of IPv6: mapped (RFC 4291), or behind the well-known prefix of translators (RFC 6052). */
const HOLDS_IPV4 = /^\[(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/** What kind of place `address` is; something that is no address is taken for the worst. */
export function classify(address: string): AddressClass {
  const plain = unwrap(address);
  if (plain === null) return 'own';
  const family = isIPv4(plain) ? 'ipv4' : 'ipv6';
  if (OWN[family].check(plain, family)) return 'own';
  // What listens at a public address of this machine was not meant for commands either.
  if (PRIVATE[family].check(plain, family) || ownAddresses().includes(plain)) return 'private';
  return family === 'ipv4' || UNICAST.check(plain, family) ? 'public' : 'own';
}

/** The one way to write an address; IPv4 where it holds one. `null` for no address, and for one bound to a link. */
function unwrap(address: string): string | null {
  if (isIPv4(address)) return address;
  if (isIP(address) === 0 || address.includes('%')) return null;
  const { hostname } = new URL(`http://[${address}]`);
  const [, high, low] = HOLDS_IPV4.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return hostname.slice(1, -1);
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.map(({ address }) => address);
}

function rangesOf(kind: 'private' | 'own', isOfFamily: (net: string) => boolean): string[] {
  const ranges = SPECIAL_ADDRESSES.filter(({ is }) => is === kind).map(({ range }) => range);
  return ranges.filter((range) => isOfFamily(range.slice(0, range.indexOf('/'))));
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    list.addSubnet(net, Number(bits), isIPv4(net) ? 'ipv4' : 'ipv6');
  }
  return list;
}
