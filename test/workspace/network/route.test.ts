import { describe, expect, test } from 'vitest';
import { duringSetup, parseNetwork } from '../../../src/network-policy.ts';
import type { NetworkPolicy } from '../../../src/types.ts';
import { findRoute, OUTSIDE } from '../../../src/workspace/network/route.ts';

const NAMED = parseNetwork(['example.com', 'example.com:5000']);
const SETUP = duringSetup(parseNetwork([]));

/** The route to a name that has these addresses, and the names that were asked for. */
async function route(policy: NetworkPolicy, host: string, port: number, addresses: readonly string[]) {
  const asked: string[] = [];
  const resolve = async (name: string) => {
    asked.push(name);
    if (addresses.length === 0) throw new Error('ENOTFOUND');
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { found: await findRoute(policy, host, port, { ...OUTSIDE, resolve }), asked };
}

const to = (address: string) => ({ addresses: [expect.objectContaining({ address })] });

describe('findRoute', () => {
  test('leads to what is named', async () => {
    expect((await route(NAMED, 'example.com', 443, ['8.8.8.8'])).found).toMatchObject(to('8.8.8.8'));
    expect((await route(NAMED, 'EXAMPLE.com.', 5000, ['8.8.8.8'])).found).toMatchObject(to('8.8.8.8'));
  });

  test.for([
    ['example.org', 443, "'example.org' is not let through: name it with 'network: example.org'"],
    ['example.com', 22, "'example.com' is not let through: name it with 'network: example.com:22'"],
    ['8.8.8.8', 443, "'8.8.8.8' is not let through: name it with 'network: 8.8.8.8'"],
  ] as const)('refuses %s:%i without asking for its addresses', async ([host, port, refusal]) => {
    const { found, asked } = await route(NAMED, host, port, ['8.8.8.8']);
    expect(found).toEqual({ status: 403, refusal });
    expect(asked).toEqual([]);
  });

  test('a private host is reached by name alone', async () => {
    expect((await route(NAMED, 'example.com', 443, ['10.0.0.1'])).found).toMatchObject(to('10.0.0.1'));
    expect((await route(SETUP, 'example.com', 443, ['10.0.0.1'])).found).toEqual({
      status: 403,
      refusal: "'example.com' leads to a private address, reached only by name: give 'network: example.com'",
    });
  });

  test.for(['127.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', '0.0.0.0'])(
    'threat 36: %s is never reached, named or not',
    async (address) => {
      for (const policy of [NAMED, SETUP])
        expect((await route(policy, 'example.com', 443, [address])).found).toMatchObject({
          status: 403,
          refusal: expect.stringContaining('never let through'),
        });
    },
  );

  test.for(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '::ffff:7f00:1'])(
    'threat 36: %s as a host is refused in set-up',
    async (host) => {
      expect((await route(SETUP, host, 80, [])).found).toMatchObject({ status: 403 });
    },
  );

  test('of several addresses only those that may be reached are left', async () => {
    const { found } = await route(SETUP, 'example.com', 443, ['127.0.0.1', '8.8.8.8', '10.0.0.1']);
    expect(found).toEqual({ addresses: [{ address: '8.8.8.8', family: 4 }], port: 443 });
  });

  test('set-up reaches the usual ports, others by name', async () => {
    expect((await route(SETUP, 'example.com', 80, ['8.8.8.8'])).found).toMatchObject(to('8.8.8.8'));
    expect((await route(SETUP, 'example.com', 25, ['8.8.8.8'])).found).toEqual({
      status: 403,
      refusal: "port 25 of 'example.com' is not let through: name it with 'network: example.com:25'",
    });
  });

  test('a name without an address is told as one', async () => {
    expect((await route(SETUP, 'example.com', 443, [])).found).toEqual({
      status: 502,
      refusal: "'example.com' has no address",
    });
  });

  test('an address in numbers of old is found out, as the system reads it', async () => {
    const { resolve } = OUTSIDE;
    const found = await findRoute(SETUP, '127.1', 80, { ...OUTSIDE, resolve });
    expect(found).toMatchObject({ refusal: expect.stringMatching(/never let through|has no address/) });
  });
});
