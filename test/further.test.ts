import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type RawInputs, toConfig } from '../src/config.ts';
import { wordsTask } from '../src/context/words-task.ts';
import { repositoriesInside } from '../src/further.ts';
import { type Prepared, prepare } from '../src/prepare.ts';
import { newRecord } from '../src/record.ts';
import type { Run, Surroundings } from '../src/run-state.ts';
import { createRedactor } from '../src/text/redact.ts';
import type { Ending, RunEvent } from '../src/types.ts';
import { collectPatch } from '../src/workspace/patch.ts';
import { openWorkspace, type Workspace } from '../src/workspace/workspace.ts';
import { textsIn } from './helpers/canary.ts';
import { serveGit } from './helpers/git-http.ts';
import { openRepository, runGit, type TestRepository } from './workspace/repository-helper.ts';

const VALUE = 'canary-of-a-registry-0123';

interface Room {
  prepared: Prepared | { ending: Ending };
  workspace: Workspace;
  events: RunEvent[];
  run: Run;
}

/** Set-up of a real run on a repository, looked at by `look`. */
async function afterSetup(
  repository: TestRepository,
  inputs: RawInputs,
  more: { trusted?: boolean; around?: Partial<Surroundings> },
  look: (room: Room) => Promise<void>,
): Promise<void> {
  const config = toConfig(inputs);
  const events: RunEvent[] = [];
  const runDir = join(repository.folder, 'run');
  await mkdir(join(runDir, 'logs'), { recursive: true });
  const around: Surroundings = {
    path: repository.path,
    runDir,
    env: { PATH: process.env.PATH ?? '' },
    hide: [],
    emit: (event) => void events.push(event),
    cancel: new AbortController().signal,
    redactor: createRedactor([VALUE]),
    prices: new Map(),
    setupEnv: { REGISTRY_AUTH: VALUE },
    ...more.around,
  };
  const run: Run = {
    config,
    around,
    record: newRecord(config),
    started: Date.now(),
    ...(more.trusted === undefined ? {} : { trusted: more.trusted }),
  };
  await using workspace = await openWorkspace({
    ...around,
    sha: repository.sha,
    sandbox: 'auto',
    dirty: false,
  });
  const task = wordsTask('do it', 'key');
  await look({ prepared: await prepare(run, workspace, task), workspace, events, run });
}

/** What a command prints in the room that was prepared. */
async function printed({ prepared, workspace }: Room, script: string): Promise<string> {
  if ('ending' in prepared) throw new Error(prepared.ending.reason);
  const logFile = join(workspace.logs, 'look.log');
  const argv = ['bash', '-c', script];
  const request = { argv, cwd: '.', env: {}, timeoutMs: 20_000, logFile, network: 'none' as const };
  await prepared.wall.sandbox.exec(request);
  return readFile(logFile, 'utf8');
}

describe('threat 36: setup-env', () => {
  const inputs = (setup: string): RawInputs => ({ setup, 'setup-env': 'REGISTRY_AUTH' });

  test('set-up sees the value, no later command does, and its log holds it masked', async () => {
    await using repository = await openRepository();
    const setup =
      'test "$REGISTRY_AUTH" = canary-of-a-registry-0123 && echo "said $REGISTRY_AUTH" && echo ok > made';
    await afterSetup(repository, inputs(setup), { trusted: true }, async (room) => {
      expect(await printed(room, 'cat made; env | grep -c REGISTRY_AUTH')).toBe('ok\n0\n');
      const texts = await textsIn(join(repository.folder, 'run'));
      expect(texts.join('')).toContain('said ***');
      expect(texts.filter((text) => text.includes(VALUE))).toEqual([]);
    });
  });

  test.each([
    ['the tree', 'mkdir out && echo "$REGISTRY_AUTH" > out/file', '"out/file"'],
    ['HOME', 'echo "//x/:_auth=$(printf %s "$REGISTRY_AUTH" | base64)" > ~/.npmrc', '"home/.npmrc"'],
    ['HOME, by a set-up that fails', 'printf %s "$REGISTRY_AUTH" > ~/.auth; exit 1', '"home/.auth"'],
  ])('a value left in %s stops the run', async (_, setup, where) => {
    await using repository = await openRepository();
    await afterSetup(repository, inputs(setup), { trusted: true }, async ({ prepared }) => {
      expect(prepared).toMatchObject({
        ending: {
          outcome: 'failed',
          reason: expect.stringContaining(`the value of 'REGISTRY_AUTH' to ${where}`),
        },
      });
      expect(JSON.stringify(prepared)).not.toContain(VALUE);
    });
  });

  test('a head that is not known to be trusted gets none, and that is said', async () => {
    await using repository = await openRepository();
    const setup = `echo "it is $\{REGISTRY_AUTH-unset}" > made`;
    for (const more of [{}, { trusted: false }])
      await afterSetup(repository, inputs(setup), more, async (room) => {
        expect(await printed(room, 'cat made')).toBe('it is unset\n');
        expect(room.events).toContainEqual({
          type: 'note',
          text: expect.stringContaining('set-up runs without the variables of `setup-env`'),
        });
      });
  });
});

/** A server with the repository `acme/lib`. */
async function serveLibrary() {
  const lib = await openRepository({ 'lib.txt': 'of the library\n' });
  await runGit(lib.folder, 'clone', '--quiet', '--bare', lib.path, 'lib.git');
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname.replace('/acme/lib.git', '');
    void serveGit(request, response, join(lib.folder, 'lib.git'), url, path, null);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    sha: lib.sha,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      await lib[Symbol.asyncDispose]();
    },
  };
}

describe('repositories', () => {
  test('submodules lie at their paths, read-only, and are no part of the change', async () => {
    await using library = await serveLibrary();
    await using repository = await openRepository({
      '.gitmodules': '[submodule "x"]\n\tpath = vendor/lib\n\turl = ../lib.git\n',
    });
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${library.sha},vendor/lib`);
    await repository.git('commit', '--quiet', '--message=submodule');
    const sha = await repository.git('rev-parse', 'HEAD');
    const around = { server: library.url, repository: 'acme/widget' };
    const inputs = { repositories: 'submodules', setup: 'cp vendor/lib/lib.txt copy' };
    await afterSetup({ ...repository, sha }, inputs, { around, trusted: true }, async (room) => {
      const script = 'cat copy vendor/lib/lib.txt; touch vendor/lib/x || rm -rf vendor/lib || echo closed';
      expect(await printed(room, script)).toMatch(/^(?:of the library\n){2}(?:.*\n)*closed\n$/);
      if ('ending' in room.prepared) throw new Error(room.prepared.ending.reason);
      const { git, base } = room.workspace;
      const { patch } = await collectPatch(git, room.prepared.tree, base, new Map());
      expect(patch.files.map(({ path }) => path)).toEqual(['copy']);
    });
  });

  test('lie read-only in every room, at the path the model is told', async () => {
    await using library = await serveLibrary();
    const around = { server: library.url };
    await using repository = await openRepository();
    const inputs = {
      repositories: 'acme/lib@main',
      setup: 'cp /run/regreen/repositories/acme/lib/lib.txt copy',
    };
    await afterSetup(repository, inputs, { around }, async (room) => {
      const [inside = ''] = repositoriesInside(room.run);
      expect(inside).toBe('/run/regreen/repositories/acme/lib');
      expect(await printed(room, `cat copy ${inside}/lib.txt; touch ${inside}/x || echo closed`)).toMatch(
        /^of the library\nof the library\n.*\nclosed\n$/,
      );
    });
  });

  test('without a wall there is no place for them, and that is said', async () => {
    await using repository = await openRepository();
    const inputs = { repositories: 'acme/lib@main', sandbox: 'none', setup: 'true' };
    await afterSetup(repository, inputs, {}, async ({ prepared }) => {
      expect(prepared).toMatchObject({
        ending: { outcome: 'no-environment', reason: expect.stringContaining('are shown by the sandbox') },
      });
    });
  });

  test('one that cannot be had ends the run before set-up, in one sentence', async () => {
    await using repository = await openRepository();
    const around = { server: 'http://127.0.0.1:9' };
    const inputs = { repositories: 'acme/lib@main', setup: 'true' };
    await afterSetup(repository, inputs, { around }, async ({ prepared, run }) => {
      expect(prepared).toMatchObject({
        ending: {
          outcome: 'no-environment',
          reason: expect.stringMatching(/^repository 'acme\/lib@main' could not be fetched: .*$/),
        },
      });
      expect(run.record.environment.setup).toEqual([]);
    });
  });
});
