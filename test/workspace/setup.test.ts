import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
    ['composer.lock', 'composer install --no-interaction --no-scripts'],
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
    const result = await run(['echo begun; sleep 60'], { timeoutMs: 400 });
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
    });
    expect(requests.map(({ network, env, logFile }) => ({ network, env, logFile }))).toEqual([
      { network: 'public', env: {}, logFile: '/l/setup-1.log' },
      { network: 'public', env: {}, logFile: '/l/setup-2.log' },
    ]);
    expect(Math.max(...requests.map(({ timeoutMs }) => timeoutMs))).toBeLessThanOrEqual(1000);
  });
});
