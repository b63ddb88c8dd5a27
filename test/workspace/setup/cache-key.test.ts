import { describe, expect, test } from 'vitest';
import {
  type CacheInputs,
  isLockFile,
  mayWriteCache,
  runsOwnScripts,
  setupCacheKey,
} from '../../../src/workspace/setup/cache-key.ts';
import { PYTHON } from '../../../src/workspace/setup/ecosystems.ts';

const INPUTS: CacheInputs = {
  os: 'linux',
  arch: 'x64',
  tools: new Map([['node', '24.1.0']]),
  commands: ['npm ci --no-audit --no-fund'],
  lockFiles: new Map([
    ['package-lock.json', 'a1'],
    ['package.json', 'b2'],
  ]),
  tree: 'tree-1',
  ownScripts: false,
  workspace: '/w',
};
const key = (more: Partial<CacheInputs> = {}) => setupCacheKey({ ...INPUTS, ...more });

describe('the key', () => {
  test('is a name of fixed form', () => {
    expect(key()).toMatch(/^regreen-setup-linux-x64-[0-9a-f]{32}$/);
  });

  test.for([
    ['system', { os: 'darwin' }],
    ['workspace', { workspace: '/v' }],
    ['machine', { arch: 'arm64' }],
    ['tool', { tools: new Map([['node', '22.1.0']]) }],
    ['command', { commands: ['npm ci'] }],
    ['order of commands', { commands: ['npm ci --no-audit --no-fund', 'npm ci'] }],
    ['lock file', { lockFiles: new Map([['package-lock.json', 'a2']]) }],
    ['place of a lock file', { lockFiles: new Map([['web/package-lock.json', 'a1']]) }],
  ] as const)('is another with another %s', ([, more]) => {
    expect(key(more)).not.toBe(key());
  });

  test('does not hang on the order in which files were found', () => {
    expect(key({ lockFiles: new Map([...INPUTS.lockFiles].reverse()) })).toBe(key());
  });

  test('no commit counts where only lock files are installed', () => {
    expect(key({ tree: 'tree-2' })).toBe(key());
  });

  test.for([
    'make deps',
    'npm ci || make',
    'A=1 make',
    'npm ci && npm run build',
    'npm ci; make',
    'npm ci $(cat x)',
    'pip install -e .',
  ])('%s may read any file, so the tree counts', (command) => {
    expect(key({ commands: [command], tree: 'tree-2' })).not.toBe(key({ commands: [command] }));
  });

  test('the tree counts where the project runs scripts of its own', () => {
    expect(key({ ownScripts: true, tree: 'tree-2' })).not.toBe(key({ ownScripts: true }));
  });

  test.for([
    'npm ci',
    'yarn install --immutable || yarn install --frozen-lockfile',
    'POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install',
    `PIP_BREAK_SYSTEM_PACKAGES=1 ${PYTHON} -m pip install --user -r requirements.txt --only-binary :all:`,
    'command -v pnpm >/dev/null || npm install --global --no-audit --no-fund --prefix "$HOME/.local" pnpm@9.15.0',
    'uv sync --frozen',
    'pip install -r requirements.txt -r dev/x.txt',
    'cargo fetch --locked',
  ])('%s reads lock files alone', (command) => {
    expect(key({ commands: [command], tree: 'tree-2' })).toBe(key({ commands: [command] }));
  });
});

test.for([
  [null, false],
  ['{}', false],
  ['[]', false],
  ['{"scripts": {"test": "x", "build": "y"}}', false],
  ['{"scripts": {"prepare": "npm run build"}}', true],
  ['{"scripts": {"postinstall": "x"}}', true],
  ['{', true],
] as const)('whether %s runs scripts of its own: %s', ([text, runs]) => {
  expect(runsOwnScripts(text)).toBe(runs);
});

test.for([
  'package-lock.json',
  'web/package.json',
  'go.sum',
  'go.mod',
  'requirements-dev.txt',
  'a/b/Widget.csproj',
  '.npmrc',
])('%s belongs to the key', (path) => {
  expect(isLockFile(path)).toBe(true);
});

test.for(['src/index.ts', 'README.md', 'requirements.md', 'package.json.bak'])('%s does not', (path) => {
  expect(isLockFile(path)).toBe(false);
});

describe('who may write the cache', () => {
  const main = { branch: 'main', defaultBranch: 'main', fork: false, onDefaultBranch: true };

  test('a run of a commit on the default branch', () => {
    expect(mayWriteCache(main)).toBe(true);
  });

  test.for([
    { ...main, branch: 'topic' },
    { ...main, fork: true },
    { ...main, onDefaultBranch: false },
  ])('nobody else: %o', (writer) => {
    expect(mayWriteCache(writer)).toBe(false);
  });
});
