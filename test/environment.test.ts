import { expect, test } from 'vitest';
import { sandboxEnv } from '../src/environment.ts';
import { WrongUse } from '../src/types.ts';

const SECRET = 'ghs_0123456789abcdef';

test('toolchains and what is named pass; everything else stays outside', () => {
  const env = {
    PATH: '/opt/node/bin:/usr/bin',
    JAVA_HOME: '/opt/java',
    FEATURE: 'on',
    GITHUB_TOKEN: SECRET,
    OPENAI_API_KEY: 'sk-key',
    AWS_SESSION_TOKEN: 'x',
    HOME: '/home/runner',
    NODE_OPTIONS: '--require /tmp/evil.js',
    LD_PRELOAD: '/tmp/evil.so',
  };
  expect(sandboxEnv(env, ['FEATURE'], [SECRET])).toEqual({
    PATH: '/opt/node/bin:/usr/bin',
    JAVA_HOME: '/opt/java',
    FEATURE: 'on',
  });
});

test('a name without a value is left out', () => {
  expect(sandboxEnv({}, ['FEATURE'], [])).toEqual({});
});

test.each([
  ['a secret', { FEATURE: SECRET }],
  ['text around a secret', { FEATURE: `https://x:${SECRET}@example.com` }],
])('%s never passes, and is not echoed', (_, env) => {
  const call = () => sandboxEnv(env, ['FEATURE'], [SECRET]);
  expect(call).toThrow(WrongUse);
  expect(call).toThrow("input 'env' names 'FEATURE', which holds a secret; secrets never enter the sandbox");
});
