import { describe, expect, test } from 'vitest';
import { describeNetwork, duringSetup, isNamed, parseNetwork, policyOf } from '../src/network-policy.ts';
import { WrongUse } from '../src/types.ts';

const NOTHING = { publicPorts: [], hosts: [], services: [] };

describe('parseNetwork', () => {
  test('reads hosts, domains, ports and services', () => {
    const entries = [
      'Registry.example.com',
      ' *.example.org ',
      'example.com:8443',
      'localhost:5432',
      '10.1.2.3:80',
    ];
    expect(parseNetwork(entries)).toEqual({
      publicPorts: [],
      hosts: [
        { name: 'registry.example.com', port: null },
        { name: '*.example.org', port: null },
        { name: 'example.com', port: 8443 },
        { name: '10.1.2.3', port: 80 },
      ],
      services: [5432],
    });
  });

  test.for([[[]], [['']], [['none']]] as const)('%j is no network', ([entries]) => {
    expect(parseNetwork(entries)).toEqual(NOTHING);
    expect(policyOf(parseNetwork(entries))).toBeNull();
  });

  test('a service is let through once', () => {
    expect(parseNetwork(['localhost:5432', '127.0.0.1:5432']).services).toEqual([5432]);
  });

  test.for([
    ['https://example.com', 'without `https://`'],
    ['example.com/path', 'no host'],
    ['exa mple.com', 'no host'],
    ['-example.com', 'no host'],
    ['example..com', 'no host'],
    ['user@example.com', 'no host'],
    ['*', 'no host'],
    ['a.*.com', 'no host'],
    ['1.2.3', 'no host'],
    ['2130706433', 'no host'],
    ['*.1.2.3.4', 'no host'],
    [`${'a.'.repeat(127)}com`, 'no host'],
    [':80', 'no host'],
    ['[::1]:80', 'no host'],
    ['*.com', '*.example.com'],
    ['example.com:', 'from 1 to 65535'],
    ['example.com:0', 'from 1 to 65535'],
    ['example.com:65536', 'from 1 to 65535'],
    ['example.com:http', 'from 1 to 65535'],
    ['example.com:80:80', 'from 1 to 65535'],
    ['localhost', '`localhost:PORT`'],
    ['127.0.0.1', '`localhost:PORT`'],
    ['localhost:80', 'a higher one'],
  ] as const)("'%s' is wrong use, and the sentence says '%s'", ([entry, remedy]) => {
    const parse = () => parseNetwork([entry]);
    expect(parse).toThrow(WrongUse);
    expect(parse).toThrow(`input 'network' is '${entry.slice(0, 253)}': `);
    expect(parse).toThrow(remedy);
  });
});

describe('isNamed', () => {
  const policy = parseNetwork(['example.com', '*.example.org', 'example.com:8443']);

  test.for([
    ['example.com', 443, true],
    ['example.com', 80, true],
    ['example.com', 8443, true],
    ['example.com', 22, false],
    ['www.example.com', 443, false],
    ['badexample.com', 443, false],
    ['a.example.org', 443, true],
    ['a.b.example.org', 443, true],
    ['example.org', 443, false],
    ['badexample.org', 443, false],
  ] as const)('%s:%i is %s', ([name, port, expected]) => {
    expect(isNamed(policy, name, port)).toBe(expected);
  });
});

test('set-up reaches every public host besides what is named', () => {
  const named = parseNetwork(['example.com', 'localhost:5432']);
  expect(duringSetup(named)).toEqual({ ...named, publicPorts: [80, 443] });
  expect(policyOf('public')).toEqual({ ...NOTHING, publicPorts: [80, 443] });
  expect(policyOf('none')).toBeNull();
});

test('a policy is told as it was written', () => {
  const entries = ['example.com', '*.example.org', 'example.com:8443', 'localhost:5432'];
  expect(describeNetwork(parseNetwork(entries))).toBe(entries.join(', '));
  expect(describeNetwork(NOTHING)).toBe('none');
});
