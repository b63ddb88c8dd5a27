import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { duringSetup, NO_NETWORK } from '../../src/network-policy.ts';
import type { ExecRequest, ExecResult, Sandbox } from '../../src/types.ts';
import { runSetup, setupCommands } from '../../src/workspace/setup.ts';
import { writeFiles } from './repository-helper.ts';
import { openBox } from './sandbox-helper.ts';

async function folderWith(...paths: string[]) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'setup-')));
  await writeFiles(root, Object.fromEntries(paths.map((path) => [path, ''])));
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

describe('the commands that prepare a checkout', () => {
  test.for([
    ['pnpm-lock.yaml', 'node_modules', 'pnpm install --frozen-lockfile'],
    ['yarn.lock', 'node_modules', 'yarn install --immutable || yarn install --frozen-lockfile'],
    ['bun.lock', 'node_modules', 'bun install --frozen-lockfile'],
    ['package-lock.json', 'node_modules', 'npm ci --no-audit --no-fund'],
    ['npm-shrinkwrap.json', 'node_modules', 'npm ci --no-audit --no-fund'],
    ['uv.lock', '.venv', 'uv sync --frozen'],
    ['poetry.lock', '.venv', 'POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install'],
    ['composer.lock', 'vendor', 'composer install --no-interaction'],
    ['Gemfile.lock', 'vendor/bundle', 'BUNDLE_PATH=vendor/bundle bundle install'],
  ] as const)(
    '%s without %s asks for `%s`, and for nothing once it is there',
    async ([lock, installed, expected]) => {
      await using bare = await folderWith(lock);
      expect(await setupCommands(bare.root, [])).toEqual([expected]);
      await using ready = await folderWith(lock, `${installed}/x`);
      expect(await setupCommands(ready.root, [])).toEqual([]);
    },
  );

  test('are none without a lock file: what a manifest asks for is not known exactly', async () => {
    await using folder = await folderWith('package.json', 'pyproject.toml');
    expect(await setupCommands(folder.root, [])).toEqual([]);
  });

  test.for([
    ['package-lock.json', 'npm ci --no-audit --no-fund --ignore-scripts'],
    ['pnpm-lock.yaml', 'pnpm install --frozen-lockfile --ignore-scripts'],
    ['bun.lock', 'bun install --frozen-lockfile --ignore-scripts'],
    ['composer.lock', 'composer install --no-interaction --no-scripts --no-plugins'],
  ] as const)(
    'for %s keep packages from running scripts where that is asked for',
    async ([lock, expected]) => {
      await using folder = await folderWith(lock);
      expect(await setupCommands(folder.root, [], false)).toEqual([expected]);
    },
  );

  test('are those of one manager where lock files of several lie there', async () => {
    await using folder = await folderWith('package-lock.json', 'pnpm-lock.yaml');
    expect(await setupCommands(folder.root, [])).toEqual(['pnpm install --frozen-lockfile']);
  });

  test('are what the input says, whatever lies there', async () => {
    await using folder = await folderWith('package-lock.json', 'node_modules/x');
    expect(await setupCommands(folder.root, ['make deps', 'make more'])).toEqual(['make deps', 'make more']);
  });
});

describe('set-up', () => {
  async function run(input: string[], { timeoutMs = 20_000, signal = new AbortController().signal } = {}) {
    await using box = await openBox();
    const started: string[] = [];
    const context = { sandbox: box.sandbox, logs: box.folder, timeoutMs, signal };
    const result = await runSetup(join(box.folder, 'tree'), input, {
      ...context,
      onStart: (command) => started.push(command),
      network: NO_NETWORK,
    });
    const log = (n: number) => readFile(join(box.folder, `setup-${n}.log`), 'utf8');
    return { ...result, started, log: await log(started.length) };
  }

  test('runs every command in order', async () => {
    const result = await run(['echo one > state', 'cat state']);
    expect(result).toMatchObject({ ending: null, commands: result.started, log: 'one\n' });
    expect(result.started).toEqual(['echo one > state', 'cat state']);
  });

  test('stops at the first command that fails, and names it, its exit code and its log', async () => {
    const result = await run(['true', 'echo no; exit 3', 'echo never']);
    expect(result.started).toEqual(['true', 'echo no; exit 3']);
    expect(result.ending).toEqual({
      outcome: 'no-environment',
      reason:
        'set-up failed: `echo no; exit 3` ended with exit 3; see logs/setup-2.log, or give other commands in `setup`',
    });
    expect(result.log).toBe('no\n');
  });

  test.for(['false; echo hidden', 'false | true'])(
    'a failure inside a command counts: %s',
    async (command) => {
      expect((await run([command])).ending?.reason).toContain('ended with exit 1');
    },
  );

  test('a command that hangs ends with the time, and its output is kept', async () => {
    const result = await run(['echo begun; sleep 60'], { timeoutMs: 1500 });
    expect(result.ending).toMatchObject({ outcome: 'no-environment' });
    expect(result.ending?.reason).toContain('ended with timeout; see logs/setup-1.log');
    expect(result.log).toBe('begun\n');
  });

  test('has the network and no variables of its own, and shares its time among the commands', async () => {
    const requests: ExecRequest[] = [];
    const sandbox: Sandbox = {
      kind: 'none',
      workspace: '/w',
      exec: async (request): Promise<ExecResult> => {
        requests.push(request);
        return { exitCode: 0, stopped: null, durationMs: 1, bytes: 0 };
      },
    };
    const { signal } = new AbortController();
    await runSetup('/nowhere', ['a', 'b'], {
      sandbox,
      logs: '/l',
      timeoutMs: 1000,
      signal,
      onStart: () => undefined,
      network: NO_NETWORK,
    });
    expect(requests.map(({ network, env, logFile }) => ({ network, env, logFile }))).toEqual([
      { network: duringSetup(NO_NETWORK), env: {}, logFile: '/l/setup-1.log' },
      { network: duringSetup(NO_NETWORK), env: {}, logFile: '/l/setup-2.log' },
    ]);
    expect(Math.max(...requests.map(({ timeoutMs }) => timeoutMs))).toBeLessThanOrEqual(1000);
  });
});

describe('what repository files ask for', () => {
  const copilot = (...runs: string[]) => ({
    '.github/workflows/copilot-setup-steps.yml': `jobs:\n  copilot-setup-steps:\n    steps:\n${runs
      .map((run) => `      - run: ${run}\n        env: { WHO: Ada }\n`)
      .join('')}`,
  });

  async function run(files: Record<string, string>, workingDirectory = '.') {
    await using box = await openBox({ env: { PATH: '/usr/bin:/bin' } });
    const tree = join(box.folder, 'tree');
    await writeFiles(tree, files);
    const started: string[] = [];
    const result = await runSetup(tree, [], {
      sandbox: box.sandbox,
      logs: box.folder,
      timeoutMs: 20_000,
      signal: new AbortController().signal,
      onStart: (command) => started.push(command),
      network: NO_NETWORK,
      workingDirectory,
    });
    const read = (path: string) => readFile(join(tree, path), 'utf8').catch(() => null);
    return { ...result, started, made: await read('made'), workspace: box.sandbox.workspace };
  }

  test('is run with its environment, and what it came from is told', async () => {
    const result = await run(copilot('echo "$WHO" > made'));
    expect(result).toMatchObject({ ending: null, made: 'Ada\n', notes: [] });
    expect(result.plan.source).toBe('copilot-setup-steps');
  });

  test('a step that fails makes the rest be left out; the run goes on, and tells', async () => {
    const result = await run(copilot('echo one > made', 'exit 3', 'echo never > made', 'echo never'));
    expect(result).toMatchObject({ ending: null, made: 'one\n' });
    expect(result.started).toEqual(['echo one > made', 'exit 3']);
    expect(result.notes).toEqual([
      'set-up: `exit 3` ended with exit 3; see logs/setup-2.log; the 2 steps after it were left out',
    ]);
  });

  test('then the lock file is asked: the packages are still lacking', async () => {
    const files = { ...copilot('exit 3'), 'uv.lock': '' };
    const result = await run(files);
    expect(result.started).toEqual(['exit 3', 'uv sync --frozen']);
    expect(result.ending).toMatchObject({ outcome: 'no-environment' });
  });

  test('the workspace stands where a container would have its own', async () => {
    const text = JSON.stringify({
      onCreateCommand: ['sh', '-c', 'printf %s "$0" > made', '${containerWorkspaceFolder}/x'],
    });
    const result = await run({ '.devcontainer/devcontainer.json': text });
    expect(result.made).toBe(`${result.workspace}/x`);
  });

  test('a cache that cannot be filled is told, and ends nothing', async () => {
    const result = await run({
      'mix.lock': '',
      'Cargo.lock': '',
      'package-lock.json': '',
      'node_modules/x': '',
    });
    expect(result.ending).toBeNull();
    expect(result.started).toEqual(['cargo fetch --locked', expect.stringContaining('mix deps.get')]);
    expect(result.notes).toEqual([
      'set-up: `cargo fetch --locked` ended with exit 127; see logs/setup-1.log',
      expect.stringContaining('ended with exit 127; see logs/setup-2.log'),
    ]);
  });

  test('the folder of the project is where its manager runs', async () => {
    const manager = '{"packageManager": "pnpm@9.1.0"}';
    const files = { 'web/pnpm-lock.yaml': '', 'web/package.json': manager, 'web/node_modules/.keep': '' };
    expect((await run(files, 'web')).started).toEqual([]);
    expect((await run({ 'web/uv.lock': '' }, 'web')).started).toEqual(['uv sync --frozen']);
    expect((await run({ 'web/uv.lock': '' })).started).toEqual([]);
  });

  test('a time that is over ends the run, whoever asked for the command', async () => {
    await using box = await openBox();
    await writeFiles(join(box.folder, 'tree'), copilot('sleep 60'));
    const { ending } = await runSetup(join(box.folder, 'tree'), [], {
      sandbox: box.sandbox,
      logs: box.folder,
      timeoutMs: 400,
      signal: new AbortController().signal,
      onStart: () => undefined,
      network: NO_NETWORK,
    });
    expect(ending?.reason).toContain('`sleep 60` ended with timeout');
  });
});
