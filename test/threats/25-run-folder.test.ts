import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { guard } from '../../src/judge/guard.ts';
import { renderBody } from '../../src/publish/body.ts';
import { matchesEvent, type OwnEvent } from '../../src/publish/folder/consistent.ts';
import { folderDigest } from '../../src/publish/folder/digest.ts';
import { applyPatch } from '../../src/publish/folder/patched.ts';
import { readRunFolder } from '../../src/publish/folder/read.ts';
import { recheck } from '../../src/publish/folder/recheck.ts';
import { writeReport } from '../../src/publish/report.ts';
import { createRedactor } from '../../src/text/redact.ts';
import type { Ending, Outcome, Patch, RunRecord } from '../../src/types.ts';
import { LINKS, runRecord, verifierResult, verifierRun } from '../helpers/record.ts';
import { patchBetween, type SolvedPatch } from '../publish/folder/solved-patch.ts';
import { titleOf } from '../publish/title-of.ts';

const BINARY = Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 31) % 256));
const BEFORE = { 'src/range.ts': 'export const end = 1;\n', 'src/case.ts': 'x\n', 'icon.dat': BINARY };
const AFTER = { ...BEFORE, 'src/range.ts': 'export const end = 2;\n', 'src/more.ts': 'export {};\n' };
const SECRET = 'canary-of-a-key-0123';

let solved: SolvedPatch;
let binary: SolvedPatch;
beforeAll(async () => {
  solved = await patchBetween(BEFORE, AFTER);
  binary = await patchBetween(BEFORE, { ...BEFORE, 'icon.dat': BINARY.subarray(9) });
});
afterAll(async () => {
  await solved[Symbol.asyncDispose]();
  await binary[Symbol.asyncDispose]();
});

let dir: string;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'run-folder-')), 'run');
  await mkdir(join(dir, 'logs'), { recursive: true });
  await writeFile(join(dir, 'logs', 'test.log'), 'red\n');
  await writeFile(join(dir, 'trace.jsonl'), '{}\n');
  await leave(solved.patch);
});
afterEach(() => rm(join(dir, '..'), { recursive: true }));

/** The folder of a run as the solving phase writes it. */
async function leave(patch: Patch, change: Partial<RunRecord> = {}): Promise<void> {
  const { files, additions, deletions, sha256, base: sha } = patch;
  const record = runRecord({
    base: { sha, branch: 'main' },
    patch: { files, additions, deletions, sha256 },
    citations: [{ path: 'src/range.ts', startLine: 1, endLine: 1, sha }],
    ...change,
  });
  await writeReport(dir, record, patch);
}

const event = (): OwnEvent => ({
  kind: 'fix',
  key: '0123456789ab',
  issue: null,
  sha: solved.repository.sha,
  branch: 'main',
  failing: true,
});

/** All that the publishing phase does with a folder before it writes anything. */
async function accept(
  digest: string | null,
  base = solved,
): Promise<{ ending: Ending } | { paths: string[] }> {
  const read = await readRunFolder(dir, { digest });
  if ('ending' in read) return read;
  const { record, patch } = read.folder;
  const other = matchesEvent(record, { ...event(), sha: base.repository.sha });
  if (other !== null) return { ending: other };
  if (patch === null || record.patch === null) return { ending: { outcome: record.outcome, reason: '' } };
  const applied = await applyPatch(patch, base.base, record.patch, base.tools);
  if ('ending' in applied) return applied;
  const checked = await recheck(applied.files, {
    guard: (changes) => guard(changes, { testsMayChange: false }),
    known: createRedactor([SECRET]),
    texts: [{ where: 'the record', text: JSON.stringify(record.submission) }],
  });
  return 'ending' in checked ? checked : { paths: applied.files.map(({ path }) => path) };
}

type Json = Record<string, unknown>;

/** Changes run.json as text that was parsed. */
async function edit(change: (record: RunRecord & Json) => void): Promise<void> {
  const record = JSON.parse(await readFile(join(dir, 'run.json'), 'utf8'));
  change(record);
  await writeFile(join(dir, 'run.json'), JSON.stringify(record));
}

/** Changes the patch, and has the record name it. */
async function respell(change: (diff: string) => string, also: (record: RunRecord) => void = () => {}) {
  const diff = Buffer.from(change(await readFile(join(dir, 'regreen.patch'), 'latin1')), 'latin1');
  await writeFile(join(dir, 'regreen.patch'), diff);
  await edit((record) => {
    if (record.patch !== null) record.patch.sha256 = createHash('sha256').update(diff).digest('hex');
    also(record);
  });
}

/** The file that the patch adds gets another name, in patch and record. */
const rename_ = (path: string) =>
  respell(
    (diff) => diff.replaceAll('src/more.ts', path),
    ({ patch }) => {
      for (const file of patch?.files ?? []) if (file.path === 'src/more.ts') file.path = path;
    },
  );

/** A true patch of other files, with its record. */
async function solve(after: Record<string, string>): Promise<void> {
  await using other = await patchBetween(BEFORE, { ...BEFORE, ...after });
  await leave({ ...other.patch, base: solved.repository.sha });
}

const red = verifierRun({ exitCode: 1 });
const write = (name: string, text: string | Uint8Array) => writeFile(join(dir, name), text);

/** One row a way to tamper with a folder: what is done, how the run ends, and what it says. */
const TAMPERED: ReadonlyArray<[how: string, tamper: () => Promise<unknown>, outcome: Outcome, says: RegExp]> =
  [
    ['no folder', () => rm(dir, { recursive: true }), 'failed', /cannot be read/],
    ['no record', () => rm(join(dir, 'run.json')), 'failed', /it holds no run\.json/],
    [
      'a record that is a link',
      async () => {
        await rename(join(dir, 'run.json'), join(dir, 'other.json'));
        await symlink('other.json', join(dir, 'run.json'));
      },
      'failed',
      /'run\.json' is a symbolic link/,
    ],
    [
      'logs that are a link',
      async () => {
        await rm(join(dir, 'logs'), { recursive: true });
        await symlink('/var/log', join(dir, 'logs'));
      },
      'failed',
      /'logs' is a symbolic link/,
    ],
    ['a FIFO', () => execa('mkfifo', [join(dir, 'evidence')]), 'failed', /'evidence' is no regular file/],
    [
      'a file of a terabyte',
      async () => {
        await write('core', '');
        await truncate(join(dir, 'core'), 2 ** 40);
      },
      'failed',
      /holds more than 1073741824 bytes/,
    ],
    [
      'thousands of files',
      async () => {
        for (let i = 0; i < 5000; i += 1) await write(`logs/${i}`, '');
      },
      'failed',
      /more than 5000 entries/,
    ],
    ['a name with a line end', () => write('x\n0 run.json', ''), 'failed', /no name a run gives/],
    ['a record that is no JSON', () => write('run.json', '{"version": 1,'), 'failed', /is no JSON/],
    [
      'a record of nine megabytes',
      () => write('run.json', ' '.repeat(9 * 1024 ** 2)),
      'failed',
      /at most 8388608/,
    ],
    [
      'another version',
      () => edit((record: Json) => Object.assign(record, { version: 2 })),
      'failed',
      /the version 2, and 1 is read/,
    ],
    [
      'one key more',
      () => edit((record) => Object.assign(record.timing, { 'x.y': 1 })),
      'failed',
      /'timing\.x\.y' in run\.json is unknown/,
    ],
    [
      'a key of the prototype',
      async () => {
        const text = await readFile(join(dir, 'run.json'), 'utf8');
        await write('run.json', text.replace('{', '{"__proto__":{"outcome":"fixed"},'));
      },
      'failed',
      /'__proto__' in run\.json is unknown/,
    ],
    [
      'a number that is a text',
      () => edit(({ usage }) => Object.assign(usage, { turns: '7' })),
      'failed',
      /'usage\.turns' in run\.json is not what/,
    ],
    [
      'a number without end',
      async () => {
        const text = await readFile(join(dir, 'run.json'), 'utf8');
        await write('run.json', text.replace(/"totalMs": \d+/, '"totalMs": 1e999'));
      },
      'failed',
      /'timing\.totalMs' in run\.json is not what/,
    ],
    [
      'a text without end',
      () => edit((record) => Object.assign(record, { reason: 'x'.repeat(200_000) })),
      'failed',
      /'reason' in run\.json is longer/,
    ],
    [
      'a list without end',
      () => edit(({ environment }) => Object.assign(environment, { setup: Array(6000).fill('x') })),
      'failed',
      /'environment\.setup' in run\.json has more/,
    ],
    [
      'a key with a slash',
      () => edit(({ task }) => Object.assign(task ?? {}, { key: '../../heads' })),
      'failed',
      /'task\.key' in run\.json does not have the form/,
    ],
    [
      'a log outside of the folder',
      () => edit(({ verifiers }) => Object.assign(verifiers[0]?.after?.log ?? {}, { file: 'logs/../../x' })),
      'failed',
      /'verifiers\.log\.file' in run\.json does not have/,
    ],
    [
      'negative counts',
      () => edit(({ patch }) => Object.assign(patch ?? {}, { deletions: -1 })),
      'failed',
      /a count in run\.json is negative/,
    ],
    [
      "another task's key",
      () => edit(({ task }) => Object.assign(task ?? {}, { key: 'ba9876543210' })),
      'failed',
      /its key is "ba9876543210"/,
    ],
    [
      'another kind of task',
      () => edit(({ task }) => Object.assign(task ?? {}, { kind: 'implement' })),
      'failed',
      /its kind is "implement"/,
    ],
    [
      'another issue',
      () => edit(({ task }) => Object.assign(task ?? {}, { issue: 1 })),
      'failed',
      /its issue is 1/,
    ],
    [
      'another branch',
      () => edit(({ base }) => Object.assign(base ?? {}, { branch: 'release' })),
      'failed',
      /its branch is "release"/,
    ],
    [
      'another commit',
      () =>
        edit((record) => {
          record.base = { sha: 'd'.repeat(40), branch: 'main' };
          record.citations = [];
        }),
      'stale',
      /made at dddddddddddd/,
    ],
    [
      'a citation of another commit',
      () => edit(({ citations }) => Object.assign(citations[0] ?? {}, { sha: 'd'.repeat(40) })),
      'failed',
      /cites another commit/,
    ],
    [
      'a red command that is called green',
      () =>
        edit(({ verifiers }) =>
          Object.assign(verifiers[0] ?? {}, { after: { ...red, conclusion: 'success' } }),
        ),
      'failed',
      /calls a command green whose exit code is not 0/,
    ],
    [
      'green now, and green before',
      () => edit(({ verifiers }) => Object.assign(verifiers[0] ?? {}, { before: verifierRun() })),
      'failed',
      /the failing step was not red before/,
    ],
    [
      'a check of the record that was never asked for',
      () => edit(({ verifiers }) => Object.assign(verifiers[0] ?? {}, { source: 'makefile' })),
      'failed',
      /no failing command in it was red before/,
    ],
    [
      'no check at all',
      () => edit((record) => Object.assign(record, { verifiers: [] })),
      'failed',
      /no verifier is green/,
    ],
    [
      'a check that is red now',
      () =>
        edit(({ verifiers }) => {
          verifiers.push(
            verifierResult({ id: 'lint', source: 'workflow', before: verifierRun(), after: red }),
          );
        }),
      'failed',
      /was green is so no more/,
    ],
    [
      'original tests that are red',
      () => edit(({ verifiers }) => Object.assign(verifiers[0] ?? {}, { withOriginalTests: red })),
      'failed',
      /red with the original tests/,
    ],
    [
      'a finding that blocks',
      () =>
        edit(({ findings }) => {
          findings.push({ rule: 'test-removed', severity: 'block', path: 'a', line: 1, excerpt: '' });
        }),
      'failed',
      /holds a finding that blocks/,
    ],
    ['no patch', () => rm(join(dir, 'regreen.patch')), 'failed', /it holds no regreen\.patch/],
    ['an empty patch', () => write('regreen.patch', ''), 'failed', /regreen\.patch is empty/],
    [
      'a patch of thirty megabytes',
      () => write('regreen.patch', Buffer.alloc(30 * 1024 ** 2)),
      'failed',
      /'regreen\.patch' has 31457280 bytes/,
    ],
    [
      'a byte of the patch',
      async () =>
        write('regreen.patch', (await readFile(join(dir, 'regreen.patch'), 'utf8')).replace('= 2', '= 3')),
      'failed',
      /not the one its record names by its SHA-256/,
    ],
    [
      'a byte of the patch, with its hash in the record',
      () => respell((diff) => diff.replace('= 2', '= 3')),
      'failed',
      /"src\/range\.ts" does not become what the patch says/,
    ],
    [
      'a patch that does not apply',
      () => respell((diff) => diff.replace('-export const end = 1', '-export const end = 0')),
      'failed',
      /git cannot apply it/,
    ],
    ['a patch of no files', () => respell(() => '\n'), 'failed', /is no diff as regreen writes it/],
    [
      'a patch of another file than the record tells',
      () => respell((diff) => diff.replaceAll('src/more.ts', 'src/evil.ts')),
      'failed',
      /the record says something else of "src\/evil\.ts"/,
    ],
    [
      'files that the record hides',
      () =>
        edit(({ patch }) => {
          patch?.files.pop();
        }),
      'failed',
      /the record says something else of "src\/range\.ts"/,
    ],
    ['a path upwards', () => rename_('../out.ts'), 'rejected', /"\.\.\/out\.ts" leads upwards/],
    ['an absolute path', () => rename_('/etc/cron.d/x'), 'rejected', /"\/etc\/cron\.d\/x" is absolute/],
    ["git's own folder", () => rename_('src/.GIT/config'), 'rejected', /reaches into git's own folder/],
    [
      'a twin in other letters',
      () => rename_('src/Case.ts'),
      'rejected',
      /differ only in how they are spelt/,
    ],
    ['a file in place of a folder', () => rename_('src'), 'rejected', /cannot be both a file and a folder/],
    [
      'a link',
      () => respell((diff) => diff.replace('new file mode 100644', 'new file mode 120000')),
      'rejected',
      /"src\/more\.ts" is a symbolic link/,
    ],
    [
      'a submodule',
      () => respell((diff) => diff.replace('new file mode 100644', 'new file mode 160000')),
      'rejected',
      /"src\/more\.ts" is a submodule/,
    ],
    [
      'a workflow',
      () => solve({ '.github/workflows/ci.yml': 'on: push\n' }),
      'rejected',
      /protected-path in "\.github\/workflows\/ci\.yml", line 1/,
    ],
    [
      'a suppression, with its finding taken out of the record',
      () => solve({ 'src/range.ts': '// @ts-ignore\nexport const end: string = 2;\n' }),
      'rejected',
      /the guard refuses the change: suppression-added in "src\/range\.ts", line 1/,
    ],
    [
      'a secret of the job in a file',
      () => solve({ 'src/more.ts': `export const key = '${SECRET}';\n` }),
      'rejected',
      /src\/more\.ts:1 holds a secret of this job/,
    ],
    [
      'a secret of the job in the words of the model',
      () => edit(({ submission }) => Object.assign(submission ?? {}, { cause: SECRET })),
      'rejected',
      /the record:1 holds a secret of this job/,
    ],
  ];

const endingOf = async () => {
  const result = await accept(null);
  return 'ending' in result ? result.ending : null;
};

test('threat 25: a folder that is as the run left it is accepted', async () => {
  expect(await accept(await folderDigest(dir))).toEqual({ paths: ['src/more.ts', 'src/range.ts'] });
  expect(await accept(null)).toEqual({ paths: ['src/more.ts', 'src/range.ts'] });
});

test.each(TAMPERED)('threat 25: tampered with: %s', async (_, tamper, outcome, says) => {
  const digest = await folderDigest(dir);
  await tamper();
  expect(await endingOf()).toEqual({ outcome, reason: expect.stringMatching(says) });
  // With the digest nothing else is needed.
  expect(await readRunFolder(dir, { digest })).toMatchObject({ ending: { outcome: 'failed' } });
});

test('threat 25: each way to tamper has a reason of its own', () => {
  const reasons = TAMPERED.map(([, , , says]) => says.source);
  expect(new Set(reasons).size).toBe(reasons.length);
});

test('threat 25: a binary piece in place of another, under its hash', async () => {
  await leave({ ...binary.patch, base: solved.repository.sha });
  const swap = (diff: string) =>
    diff.replace(/^(?:literal|delta) \d+\n[\s\S]*?\n\n/m, 'literal 0\nHcmV?d00001\n\n');
  await respell(swap);
  expect(await endingOf()).toEqual({
    outcome: 'failed',
    reason: expect.stringMatching(
      /git cannot apply it \(error: binary patch to 'icon\.dat' creates incorrect result/,
    ),
  });
});

test('threat 25: a binary piece that unpacks to more than it says', async () => {
  await leave({ ...binary.patch, base: solved.repository.sha });
  await respell((diff) => diff.replace(/^(literal|delta) \d+/m, '$1 9'));
  expect(await endingOf()).toEqual({
    outcome: 'failed',
    reason: expect.stringContaining('is not preceded by a binary piece'),
  });
});

test('threat 25: what was published is not for the folder to say', async () => {
  const published = { branch: 'main', url: 'https://example.com/', number: 1 };
  await edit((record) => Object.assign(record, { published }));
  expect(await readRunFolder(dir, { digest: null })).toMatchObject({
    folder: { record: { published: null } },
  });
});

test('threat 25: texts of a folder notify nobody and lead nowhere', async () => {
  const hostile = '@acme/team <img src=x onerror=y> [x](https://evil.example/) Fixes #1 [skip ci]';
  await edit((record) => {
    Object.assign(record.task ?? {}, { subject: hostile });
    Object.assign(record.submission ?? {}, { title: hostile, cause: hostile, change: hostile });
    Object.assign(record.verifiers[0] ?? {}, { command: `${hostile} \`` });
    Object.assign(record.environment, { model: hostile });
  });
  const read = await readRunFolder(dir, { digest: null });
  if ('ending' in read) throw new Error(read.ending.reason);
  const { record } = read.folder;
  const body = renderBody(record, LINKS).replace(/`[^`]*`/g, '');
  for (const text of [titleOf(record, LINKS).replace(/`[^`]*`/g, ''), body]) {
    expect(text).not.toMatch(/@acme|<img|evil\.example|Fixes #1|\[skip ci\]/);
  }
});

test('threat 12: a folder that says nothing good publishes nothing', async () => {
  await edit((record) => Object.assign(record, { outcome: 'unfixed' }));
  expect(await readRunFolder(dir, { digest: null })).toMatchObject({
    folder: { record: { outcome: 'unfixed' }, patch: null, digest: 'not given' },
  });
});
