import { expect, test } from 'vitest';
import { actionTool } from '../../../src/workspace/setup/action-tools.ts';

test.for([
  ['actions/setup-node@v6', { 'node-version': 22 }, 'node', '22'],
  ['actions/setup-python@v6', { 'python-version': '3.12' }, 'python', '3.12'],
  ['actions/setup-python@v6', { 'python-version': '3.11\n3.12\n' }, 'python', '3.11'],
  ['actions/setup-go@v6', { 'go-version': '>=1.22' }, 'go', '>=1.22'],
  ['actions/setup-java@v5', { distribution: 'temurin', 'java-version': '21' }, 'java', '21'],
  ['actions/setup-dotnet@v5', { 'dotnet-version': '8.0.x' }, 'dotnet', '8.0.x'],
  ['ruby/setup-ruby@v1', { 'ruby-version': '3.3' }, 'ruby', '3.3'],
  ['shivammathur/setup-php@v2', { 'php-version': '8.3' }, 'php', '8.3'],
  ['pnpm/action-setup@v4', { version: 9 }, 'pnpm', '9'],
  ['oven-sh/setup-bun@v2', { 'bun-version': 'latest' }, 'bun', 'latest'],
  ['denoland/setup-deno@v2', { 'deno-version': 'v2.x' }, 'deno', 'v2.x'],
  ['astral-sh/setup-uv@v6', { version: '0.5.0' }, 'uv', '0.5.0'],
  ['erlef/setup-beam@v1', { 'elixir-version': '1.17' }, 'elixir', '1.17'],
  ['dtolnay/rust-toolchain@1.81', {}, 'rust', '1.81'],
  ['dtolnay/rust-toolchain@stable', {}, 'rust', ''],
  ['actions-rust-lang/setup-rust-toolchain@v1', { toolchain: '1.80' }, 'rust', '1.80'],
  ['gradle/actions/setup-gradle@v4', { 'gradle-version': '8.10' }, 'gradle', '8.10'],
  ['actions/setup-node@v6', { 'node-version': '${{ matrix.node }}' }, 'node', ''],
  ['actions/setup-node@v6', {}, 'node', ''],
] as const)('%s with %o puts %s %s in place', ([uses, inputs, tool, version]) => {
  expect(actionTool(uses, inputs)).toEqual({ tool, version, source: uses });
});

test.for(['actions/checkout@v5', './.github/actions/setup', 'docker://node:22', ''])(
  '%s does not',
  (uses) => {
    expect(actionTool(uses, { 'node-version': 22 })).toBeNull();
  },
);
