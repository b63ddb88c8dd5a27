import { describe, expect, test } from 'vitest';
import { TOOL_FILES, wantedTools } from '../../../src/workspace/setup/wanted.ts';
import { cpuMs } from '../../helpers/cpu-time.ts';

const wanted = (files: Record<string, string>) =>
  wantedTools(new Map(Object.entries(files))).map(({ tool, version, source }) => [tool, version, source]);

describe('file, tool, version', () => {
  test.for([
    ['.nvmrc', 'v20.19.0\n', 'node', '20.19.0'],
    ['.nvmrc', '# comment\n22', 'node', '22'],
    ['.nvmrc', 'lts/iron', 'node', '20'],
    ['.nvmrc', 'lts/*', 'node', ''],
    ['.node-version', '24.1', 'node', '24.1'],
    ['.python-version', '3.12.4\n3.11.9\n', 'python', '3.12.4'],
    ['.ruby-version', 'ruby-3.3.5', 'ruby', '3.3.5'],
    ['.java-version', 'temurin-17.0.2', 'java', '17.0.2'],
    ['.go-version', '1.22.3', 'go', '1.22.3'],
    ['.bun-version', '1.1.8', 'bun', '1.1.8'],
    ['rust-toolchain', '1.81.0', 'rust', '1.81.0'],
    ['rust-toolchain', 'stable', 'rust', ''],
    ['rust-toolchain.toml', '[toolchain]\nchannel = "1.80"\n', 'rust', '1.80'],
    ['rust-toolchain.toml', "[toolchain]\nchannel = 'nightly-2026-01-01'\n", 'rust', '2026'],
    ['mise.toml', '[tools]\nnode = "22"\n', 'node', '22'],
    ['mise.toml', '[env]\nA = "1"\n[tools]\ngo = ["1.22", "1.21"]\n[tasks.x]\nrun = "9"', 'go', '1.22'],
    ['.mise.toml', '[tools]\npython = { version = "3.12" }\n', 'python', '3.12'],
    ['global.json', '{"sdk": {"version": "8.0.100", "rollForward": "latestFeature"}}', 'dotnet', '8.0'],
    ['package.json', '{"engines": {"node": ">=18 <21"}}', 'node', '>=18 <21'],
    ['package.json', '{"volta": {"node": "20.1.0"}, "engines": {"node": ">=18"}}', 'node', '20.1.0'],
    ['package.json', '{"packageManager": "pnpm@9.1.0+sha256.abc"}', 'pnpm', '9.1.0'],
    ['package.json', '{"devEngines": {"runtime": {"name": "node", "version": "^22"}}}', 'node', '^22'],
    ['package.json', '{"devEngines": {"packageManager": [{"name": "yarn"}]}}', 'yarn', ''],
    ['pyproject.toml', '[project]\nrequires-python = ">=3.9,<4"\n', 'python', '>=3.9,<4'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.11"\n', 'python', '^3.11'],
    ['go.mod', 'module example.com/widget\n\ngo 1.22\n', 'go', '>=1.22'],
    ['go.mod', 'module x\n\ngo 1.21\ntoolchain go1.22.3\n', 'go', '>=1.22.3'],
    ['Cargo.toml', '[package]\nrust-version = "1.74"\n', 'rust', '>=1.74'],
    ['Gemfile', 'source "x"\nruby "~> 3.2"\n', 'ruby', '~> 3.2'],
    ['composer.json', '{"require": {"php": "^8.1", "acme/widget": "^1"}}', 'php', '^8.1'],
    [
      'composer.json',
      '{"require": {"php": "^8.1"}, "config": {"platform": {"php": "8.2.0"}}}',
      'php',
      '8.2.0',
    ],
  ] as const)('%s: %s', ([file, text, tool, version]) => {
    expect(wanted({ [file]: text })).toEqual([[tool, version, file]]);
  });

  test('.tool-versions names several, by asdf’s names', () => {
    expect(
      wanted({ '.tool-versions': 'nodejs 20.1.0\ngolang 1.22 # why\nterraform 1.5\n\npython 3.12.1 3.11' }),
    ).toEqual([
      ['node', '20.1.0', '.tool-versions'],
      ['go', '1.22', '.tool-versions'],
      ['python', '3.12.1', '.tool-versions'],
    ]);
  });
});

test('of one tool the file that pins it counts, not the range in a manifest', () => {
  expect(wanted({ 'package.json': '{"engines": {"node": ">=18"}}', '.nvmrc': '20.19.0' })).toEqual([
    ['node', '20.19.0', '.nvmrc'],
  ]);
});

test('a range counts where the pin is only an alias', () => {
  expect(wanted({ '.nvmrc': 'lts/*', 'package.json': '{"engines": {"node": ">=18"}}' })).toEqual([
    ['node', '>=18', 'package.json'],
  ]);
});

test.for([
  {},
  { 'package.json': '{"engines": "x", "volta": [1], "devEngines": {"runtime": 3}, "packageManager": {}}' },
  { 'package.json': '{' },
  { 'composer.json': '[]', 'global.json': 'null', 'go.mod': 'module x', Gemfile: 'gem "x"' },
  { 'package.json': '{"engines": {"__proto__": "1", "vscode": "^1.90"}}' },
])('nothing is asked for by %o', (files) => {
  expect(wanted(files)).toEqual([]);
});

test('hostile files take no time', () => {
  const started = cpuMs();
  for (const unit of ['a', '[', '[tools]\n', '"', ' = ', 'python = ', 'a = {version', '\n', ' \t'])
    wanted(Object.fromEntries(TOOL_FILES.map((file) => [file, unit.repeat(100_000 / unit.length)])));
  expect(cpuMs() - started).toBeLessThan(2000);
});
