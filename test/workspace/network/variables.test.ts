import { expect, test } from 'vitest';
import { PROXY_VARIABLES, withProxy } from '../../../src/workspace/network/variables.ts';

const URL = 'http://127.0.0.1:9';

test.for([
  ...['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'].map((name) => [
    name,
    URL,
  ]),
  ['YARN_HTTP_PROXY', URL],
  ['YARN_HTTPS_PROXY', URL],
  ['NODE_USE_ENV_PROXY', '1'],
  ['ELECTRON_GET_USE_PROXY', '1'],
  ['no_proxy', 'localhost,127.0.0.1,::1'],
  ['NO_PROXY', 'localhost,127.0.0.1,::1'],
] as const)('%s is %s', ([name, value]) => {
  expect(withProxy({}, '127.0.0.1', 9)).toHaveProperty(String(name), value);
});

test('Java keeps its own options and is told of the proxy', () => {
  const { JAVA_TOOL_OPTIONS } = withProxy({ JAVA_TOOL_OPTIONS: '-Xmx1g' }, '127.0.0.1', 9);
  expect(JAVA_TOOL_OPTIONS).toMatch(
    /^-Xmx1g -Dhttp\.proxyHost=127\.0\.0\.1 -Dhttp\.proxyPort=9 -Dhttps\.proxyHost/,
  );
});

test("a proxy of the host's gives way, other variables stay", () => {
  const env = withProxy({ HTTPS_PROXY: 'http://proxy.example.com:3128', KEPT: 'kept' }, '127.0.0.1', 9);
  expect(env).toMatchObject({ HTTPS_PROXY: URL, KEPT: 'kept' });
});

test('no variable is in the table twice', () => {
  const names = PROXY_VARIABLES.flatMap((row) => row.names);
  expect(new Set(names).size).toBe(names.length);
});
