import { expect, test } from 'vitest';
import { openBox } from '../workspace/sandbox-helper.ts';

/** Metadata services, an address of everybody's, a name server: by TCP and UDP. */
const ADDRESSES = ['169.254.169.254/80', '168.63.129.16/80', '1.1.1.1/53', '192.0.2.1/443'];

test.for(['none', 'public'] as const)(
  'threat 06: no route leads out with network %s, be it for metadata, UDP or ICMP',
  async (network) => {
    await using box = await openBox();
    const tries = ADDRESSES.flatMap((address) => [
      `(exec 3<>/dev/tcp/${address}) 2>&1 && echo open`,
      `(echo x > /dev/udp/${address}) 2>&1 && echo open`,
    ]);
    // The kernel answers at once: there is no route to wait on.
    const { text, durationMs } = await box.run(tries.join('\n'), { network });
    expect(text).not.toMatch(/^open$/m);
    expect(text.match(/Network is unreachable/g)?.length).toBeGreaterThanOrEqual(tries.length);
    expect(durationMs).toBeLessThan(5000);
    // Without routes and interfaces nothing leaves by any protocol.
    const left =
      'awk "FNR > 1" /proc/net/route; awk \'$10 != "lo"\' /proc/net/ipv6_route; sed 1,2d /proc/net/dev';
    const interfaces = (await box.run(left, { network })).text.split('\n').filter(Boolean);
    expect(interfaces.map((line) => line.trim().split(':')[0])).toEqual(['lo']);
  },
);
