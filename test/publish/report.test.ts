import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropTraces, freshRunDir, writeReport } from '../../src/publish/report.ts';
import { runSchema } from '../../src/publish/run-schema.ts';
import { createRedactor } from '../../src/text/redact.ts';
import { OUTCOMES, type Patch, type VerifierSource } from '../../src/types.ts';
import { runRecord, verifierResult } from '../helpers/record.ts';

const diff = Buffer.from([0x64, 0x00, 0xff, 0x0a]);
const PATCH: Patch = {
  base: 'a'.repeat(40),
  tree: 'b'.repeat(40),
  files: [{ path: 'logo.png', status: 'added', mode: '100644', additions: 0, deletions: 0 }],
  additions: 0,
  deletions: 0,
  diff,
  sha256: createHash('sha256').update(diff).digest('hex'),
};

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('the run folder', () => {
  test('holds the record as it is, and the patch byte for byte', async () => {
    const record = runRecord();
    await writeReport(dir, record, PATCH);
    expect(runSchema.parse(JSON.parse(await readFile(join(dir, 'run.json'), 'utf8')))).toEqual(record);
    expect(await readFile(join(dir, 'regreen.patch'))).toEqual(diff);
  });

  test.each<[string, Patch | null]>([
    ['no patch', null],
    ['an empty patch', { ...PATCH, files: [] }],
  ])('of a run with %s holds the record alone', async (_, patch) => {
    await writeReport(dir, runRecord(), patch);
    expect(await readdir(dir)).toEqual(['run.json']);
  });
});

describe('a folder that is there already', () => {
  const FILES = ['run.json', 'trace.jsonl', 'attempt-2-trace.jsonl', 'partial.patch', 'own.txt'];
  const fill = () => Promise.all(FILES.map((name) => writeFile(join(dir, name), name)));
  const left = async () => (await readdir(dir)).toSorted();

  test('loses what a former run left, and nothing else', async () => {
    await fill();
    await freshRunDir(dir);
    expect(await left()).toEqual(['logs', 'own.txt']);
  });

  test('keeps what a run may go on with, until its own trace begins', async () => {
    await fill();
    await freshRunDir(dir, true);
    expect(await left()).toEqual([
      'attempt-2-trace.jsonl',
      'logs',
      'own.txt',
      'partial.patch',
      'trace.jsonl',
    ]);
    await dropTraces(dir);
    expect(await left()).toEqual(['logs', 'own.txt', 'partial.patch']);
  });

  test('leads nowhere else', async () => {
    const outside = join(dir, 'outside');
    await mkdir(join(dir, 'evidence', 'deep'), { recursive: true });
    await mkdir(outside);
    await writeFile(join(outside, 'x'), 'theirs');
    await symlink(outside, join(dir, 'logs'));
    await symlink(join(outside, 'x'), join(dir, 'evidence', 'deep', 'log.txt'));
    await freshRunDir(dir);
    expect((await lstat(join(dir, 'logs'))).isDirectory()).toBe(true);
    expect(await readdir(join(dir, 'evidence', 'deep'))).toEqual([]);
    expect(await readFile(join(outside, 'x'), 'utf8')).toBe('theirs');
  });
});

test('secrets are taken out of the files of the run, and of no others in its folder', async () => {
  const secret = 'canary-of-a-key-0123';
  await mkdir(join(dir, 'logs'));
  const files = ['logs/a.log', 'trace.jsonl', 'attempt-2-trace.jsonl', '.env', 'own.json'];
  await Promise.all(files.map((file) => writeFile(join(dir, file), `key=${secret}`)));

  await writeReport(dir, runRecord({ reason: secret }), null, createRedactor([secret]));

  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')));
  expect(texts).toEqual([...Array(3).fill('key=***'), ...Array(2).fill(`key=${secret}`)]);
  expect(await readFile(join(dir, 'run.json'), 'utf8')).not.toContain(secret);
});

describe('the schema', () => {
  test.each(OUTCOMES)('knows the outcome %s', (outcome) => {
    expect(runSchema.parse(runRecord({ outcome })).outcome).toBe(outcome);
  });

  const sources = ['failing-step', 'command', 'input', 'workflow', 'package-script', 'makefile'] as const;
  test.each<VerifierSource>(sources)('knows a verifier from %s', (source) => {
    const verifiers = [verifierResult({ source })];
    expect(runSchema.parse(runRecord({ verifiers })).verifiers).toEqual(verifiers);
  });

  test.each([
    ['another version', { version: 2 }],
    ['an outcome that is none', { outcome: 'green' }],
    ['a missing field', { usage: undefined }],
  ])('refuses %s', (_, change) => {
    expect(runSchema.safeParse({ ...runRecord(), ...change }).success).toBe(false);
  });
});
