import { expect, test } from 'vitest';
import { DIRECT_SIGNS, proxyHint } from '../../../src/workspace/network/hint.ts';

const SAID: Readonly<Record<string, readonly string[]>> = {
  'Node.js': [
    'Error: getaddrinfo EAI_AGAIN example.com',
    'Error: connect ENETUNREACH 93.184.216.34:443 - Local (0.0.0.0:0)',
  ],
  'curl and git': [
    'curl: (6) Could not resolve host: example.com',
    "fatal: unable to access 'https://example.com/': Could not resolve host: example.com",
  ],
  'the C library': [
    'ssh: Could not connect: Temporary failure in name resolution',
    'psycopg2: could not translate host name: Name or service not known',
  ],
  'the kernel': ['ping: connect: Network is unreachable'],
  Go: ['Get "https://example.com": dial tcp: lookup example.com on [::1]:53: read udp: connection refused'],
  Java: ['Caused by: java.net.UnknownHostException: repo.example.com'],
  Rust: ['failed to lookup address information: Try again'],
  Wget: ["wget: unable to resolve host address 'example.com'"],
  Ruby: ['SocketError: Failed to open TCP connection to example.com:443 (getaddrinfo: Try again)'],
  '.NET': ['HttpRequestException: Resource temporarily unavailable (api.example.com:443)'],
};

test.each(DIRECT_SIGNS)('$who going past the proxy is seen', ({ who, sign }) => {
  expect(SAID[who]).toBeDefined();
  for (const line of SAID[who] ?? []) {
    expect(line).toMatch(sign);
    expect(proxyHint(`some output\n${line}\nmore\n`)).toContain('HTTPS_PROXY');
  }
});

test('a service inside that is down gets no hint', () => {
  expect(proxyHint('dial tcp 127.0.0.1:5432: connect: connection refused\n')).toBeNull();
  expect(proxyHint('Failed to open TCP connection to localhost:5432 (Connection refused)\n')).toBeNull();
});

test('another failure gets no hint', () => {
  expect(proxyHint('npm error 404 Not Found - GET https://registry.example.com/nothing\n')).toBeNull();
  expect(proxyHint('')).toBeNull();
});

test('only the end of a log is looked at', () => {
  expect(proxyHint(`EAI_AGAIN${'\nfine'.repeat(50_000)}`)).toBeNull();
});
