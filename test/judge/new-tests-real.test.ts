import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Case, judge } from '../../src/judge/judge.ts';
import { NO_NETWORK } from '../../src/network-policy.ts';
import type { FileChange, Verifier } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { narrow } from '../../src/verifiers/narrow.ts';
import { verify } from '../../src/verifiers/verify.ts';
import { writeFiles } from '../workspace/repository-helper.ts';
import { openBox } from '../workspace/sandbox-helper.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');

type Files = Record<string, string>;

/** A clean room in a real sandbox over some files. */
async function openRoom(files: Files) {
  const host = await realpath(await mkdtemp(join(tmpdir(), 'steps-')));
  const box = await openBox({
    readOnly: [
      { host, inside: '/run/regreen/steps' },
      { host: MODULES, inside: '/run/regreen/node_modules' },
    ],
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` },
  });
  const tree = join(box.folder, 'tree');
  const logs = join(box.folder, 'logs');
  await mkdir(logs);
  await writeFiles(tree, files);
  return {
    run: (verifier: Verifier) =>
      verify(verifier, verifier.id, {
        sandbox: box.sandbox,
        network: NO_NETWORK,
        logs,
        steps: { host, inside: '/run/regreen/steps' },
        tree,
        timeoutMs: 20_000,
      }),
    async [Symbol.asyncDispose]() {
      await box[Symbol.asyncDispose]();
      await rm(host, { recursive: true });
    },
  };
}

/** What the new tests of a repair prove, with real runs of a real runner. */
async function prove(command: string, base: Files, patched: Files): Promise<Record<string, string>> {
  const verifier = makeVerifier('test', command, 'failing-step');
  await using baseRoom = await openRoom(base);
  const before = await baseRoom.run(verifier);
  const trees: Record<string, Files> = { base, patched };
  const changes = Object.entries(patched)
    .filter(([path, text]) => base[path] !== text)
    .map(
      ([path, after]): FileChange => ({
        path,
        oldPath: path,
        status: path in base ? 'modified' : 'added',
        before: base[path] ?? null,
        after,
        binary: false,
        modeBefore: path in base ? '100644' : null,
        modeAfter: '100644',
      }),
    );
  const files = changes.map(({ path, status }) => ({
    path,
    status: status as 'added' | 'modified',
    mode: '100644' as const,
    additions: 1,
    deletions: 0,
  }));
  const submitted: Case = {
    patch: {
      base: '',
      tree: 'patched',
      files,
      additions: 1,
      deletions: 0,
      diff: Buffer.alloc(0),
      sha256: '',
    },
    changes,
    baseTree: 'base',
    kind: 'fix',
    verifiers: [{ verifier, before, failing: true }],
    testsMayChange: false,
    open: (tree) => openRoom(trees[tree] ?? {}),
    async overlay(onto, from, paths) {
      const name = `${onto}+${from}`;
      const over = Object.entries(trees[from] ?? {}).filter(([path]) => paths.includes(path));
      const kept = Object.entries(trees[onto] ?? {}).filter(([path]) => !paths.includes(path));
      trees[name] = Object.fromEntries([...kept, ...over]);
      return name;
    },
    only: async (each, paths) => narrow(each, paths, new Map()),
  };
  const { green, newTests, answer } = await judge(submitted);
  expect(answer).toContain('Accepted');
  expect(green).toBe(true);
  return Object.fromEntries(newTests.map(({ id, without }) => [id, without]));
}

const BROKEN = 'exports.sum = (a, b) => a - b;\n';
const SOUND = 'exports.sum = (a, b) => a + b;\n';
const HEAD = "const assert = require('node:assert/strict');\nconst { sum } = require('../src/sum.js');\n";
const OLD = "test('adds', () => assert.equal(sum(1, 2), 3));\n";
const NEW =
  "test('adds zero', () => assert.equal(sum(1, 0), 1));\ntest('adds two', () => assert.equal(sum(2, 2), 4));\n";

test('on a red base, a test that is green both ways proves nothing, and the other one does', async () => {
  const head = `const { test } = require('node:test');\n${HEAD}`;
  const base = { 'src/sum.js': BROKEN, 'test/sum.test.js': head + OLD };
  const patched = { 'src/sum.js': SOUND, 'test/sum.test.js': head + OLD + NEW };
  expect(await prove('node --test', base, patched)).toEqual({
    'adds zero': 'success',
    'adds two': 'failure',
  });
});

test('a file that needs what the patch adds takes its runner down, and its test is red', async () => {
  const base = { 'src/sum.js': BROKEN, 'test/sum.test.js': (HEAD + OLD).replaceAll('test(', 'it(') };
  const added =
    "const { zero } = require('../src/zero.js');\nit('is zero', () => { if (zero !== 0) throw new Error(); });\n";
  const patched = {
    ...base,
    'src/sum.js': SOUND,
    'src/zero.js': 'exports.zero = 0;\n',
    'test/zero.test.js': added,
  };
  const command = '/run/regreen/node_modules/.bin/mocha test/*.test.js';
  expect(await prove(command, base, patched)).toEqual({ 'is zero': 'failure' });
});
