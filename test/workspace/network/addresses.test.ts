import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { classify, SPECIAL_ADDRESSES } from '../../../src/workspace/network/addresses.ts';

describe('classify', () => {
  test.each(SPECIAL_ADDRESSES)('$range ($what) is $is', ({ range, is }) => {
    expect(classify(range.replace(/\/\d+$/, ''))).toBe(is);
  });

  test.for([
    ['127.255.255.254', 'own'],
    ['169.254.169.254', 'own'],
    ['10.255.255.255', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['100.127.255.255', 'private'],
    ['100.128.0.0', 'public'],
    ['8.8.8.8', 'public'],
    ['168.63.129.17', 'public'],
    ['255.255.255.255', 'own'],
    ['::', 'own'],
    ['::1', 'own'],
    ['0:0:0:0:0:0:0:1', 'own'],
    ['fd00::1', 'private'],
    ['fd00:ec2::254', 'own'],
    ['fe80::1', 'own'],
    ['2606:4700::1111', 'public'],
    ['4000::1', 'own'],
  ] as const)('%s is %s', ([address, is]) => {
    expect(classify(address)).toBe(is);
  });

  test.for([
    ['::ffff:127.0.0.1', 'own'],
    ['::ffff:7f00:1', 'own'],
    ['::FFFF:10.0.0.1', 'private'],
    ['::ffff:8.8.8.8', 'public'],
    ['64:ff9b::127.0.0.1', 'own'],
    ['64:ff9b::a9fe:a9fe', 'own'],
    ['64:ff9b::8.8.8.8', 'public'],
    ['64:ff9b:1::8.8.8.8', 'own'],
    ['2002:7f00:1::', 'own'],
    ['2001:0:7f00:1::', 'own'],
    ['::127.0.0.1', 'own'],
  ] as const)('%s, which holds an IPv4 address, is %s', ([address, is]) => {
    expect(classify(address)).toBe(is);
  });

  test.for([
    '',
    'example.com',
    '127.1',
    '0x7f.0.0.1',
    '2130706433',
    'fe80::1%eth0',
    '2606:4700::1%1',
    '[::1]',
  ])("'%s' is no address, and taken for the worst", (text) => {
    expect(classify(text)).toBe('own');
  });

  test('an address of this machine is never public', () => {
    const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    expect(all.length).toBeGreaterThan(0);
    for (const { address } of all) expect(classify(address)).not.toBe('public');
  });
});
