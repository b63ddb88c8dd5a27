import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noteCommit } from '../src/note-commit.ts';
import { renderBody } from '../src/publish/body.ts';
import type { RunRecord } from '../src/types.ts';
import { runRecord, verifierResult } from './helpers/record.ts';
import { OWNER } from './helpers/scene.ts';
import { keyOf, markerOf, openPublishing, type Publishing } from './publish/pull-request/publishing.ts';

const SHA = 'b'.repeat(40);
const KEY = keyOf('note-commit');
const MARKER = markerOf(KEY);
const FIRST = `Fixes it.\n\n**Cause.** It was one.\n\nMade by regreen.\n${MARKER}`;
const CI = 'No CI has started on abc1234: close and reopen this pull request to start it.';

let publishing: Publishing;
let pull: Publishing['scene']['github']['state']['pulls'][number];

beforeAll(async () => {
  publishing = await openPublishing({ 'src/a.txt': 'one\n' });
  await publishing.afterFirstRun(await publishing.order({ key: KEY }), 'two\n');
  const [made] = publishing.scene.github.state.pulls;
  if (made === undefined) throw new Error('there is no pull request');
  pull = made;
});
beforeEach(() => {
  Object.assign(pull, { title: 'fix: two', body: FIRST, user: 'github-actions[bot]' });
});
afterAll(() => publishing.scene[Symbol.asyncDispose]());

const home = () => `${publishing.scene.github.serverUrl}/${OWNER}/widget`;
const linksOf = () => ({
  serverUrl: publishing.scene.github.serverUrl,
  repository: `${OWNER}/widget`,
  runUrl: null,
});

/** Tells of a commit on top of the first one. */
function note(change: Partial<RunRecord> = {}, sha = SHA) {
  const record = runRecord({ task: { ...TASK, subject: 'the failing `test` step' }, ...change });
  const { headSha: former } = pull.pull;
  return noteCommit(
    { number: pull.number, sha, former, marker: MARKER, title: 'fix: three', record },
    { github: publishing.client(), links: linksOf() },
  );
}
const TASK = { kind: 'fix', key: KEY, issue: null, subject: '' } as const;
const linesOf = (text: string | null) => (text ?? '').split('\n');

test('a further commit is told of below what stands there, under the title of the last one', async () => {
  const { text, lacking } = await note();
  expect(lacking).toBeNull();
  expect(pull.body).toBe(text);
  expect(pull.title).toBe('fix: three');
  const lines = linesOf(pull.body);
  expect(lines.slice(0, 5)).toEqual(linesOf(FIRST).slice(0, -1));
  expect(lines.slice(5)).toEqual([
    '',
    `**Then** [\`${SHA.slice(0, 12)}\`](${home()}/commit/${SHA}) fixes the failing \`test\` step.`,
    '**Cause.** The end index was exclusive.',
    `${home()}/blob/${'a'.repeat(40)}/src/range.ts#L41-L43`,
    '**Change.** It is inclusive.',
    '',
    expect.stringContaining('- [x] `npm test`: exit 1 before, exit 0 now'),
    '',
    expect.stringContaining('The guard found no weakened test'),
    expect.stringContaining('Made by regreen with gpt-x'),
    MARKER,
  ]);
});

test('what was asked for in words is said so', async () => {
  await note({ task: { ...TASK, subject: `#${pull.number}` } });
  expect(pull.body).toContain(`/commit/${SHA}) does what was asked for in the comments.\n`);
});

test('what the checks of the commit before said goes, and nothing else', async () => {
  pull.body = FIRST.replace(MARKER, `${CI}\n${MARKER}`).replaceAll('\n', '\r\n');
  await note();
  expect(pull.body).not.toContain('No CI has started');
  expect(pull.body.startsWith(FIRST.slice(0, -MARKER.length))).toBe(true);
});

test('a run that was cut off after it had told tells no second time', async () => {
  await note();
  const { title, body } = pull;
  expect(await note()).toEqual({ text: null, lacking: null });
  expect(pull).toMatchObject({ title, body });
});

describe('words of people', () => {
  const LACKING = 'does not tell of this commit: somebody has made it their own, so it stays as it is';

  test('stay where they stand between ours', async () => {
    pull.body = FIRST.replace('It was one.', 'It was mine.').replace(
      'Made by',
      'Please wait for me.\n\nMade by',
    );
    const before = pull.body.slice(0, -MARKER.length);
    expect((await note()).lacking).toBeNull();
    expect(pull.body.startsWith(before)).toBe(true);
  });

  test.each([
    ['below our marker', `${FIRST}\nSigned, Mona`],
    ['in place of all', 'Mine now.'],
    ['in place of all, and be it nothing', ''],
  ])('%s make the text theirs, and the title with it', async (_, body) => {
    pull.body = body;
    expect(await note()).toEqual({ text: null, lacking: `the text of #${pull.number} ${LACKING}` });
    expect(pull).toMatchObject({ title: 'fix: two', body });
  });

  test('in a pull request that a person opened count, whatever marker stands in it', async () => {
    pull.user = 'mona';
    expect((await note()).lacking).toContain(LACKING);
    expect(pull.body).toBe(FIRST);
  });

  test('in the title stay', async () => {
    pull.title = 'Two, please';
    expect((await note()).lacking).toBeNull();
    expect(pull.title).toBe('Two, please');
  });
});

describe('25 lines', () => {
  const green = (count: number) =>
    Array.from({ length: count }, (_, i) => verifierResult({ command: `npm run check-${i}` }));

  test('are kept: what finds no room is counted', async () => {
    expect((await note({ verifiers: green(30) })).lacking).toBeNull();
    expect(pull.body).toMatch(/\n- … and 22 more in run\.json, 22 of them green\n/);
    // One line is kept for what CI says.
    expect(linesOf(pull.body)).toHaveLength(24);
  });

  test('are kept: later commits have a pointer, and at last no room', async () => {
    const noted = [];
    for (const sha of ['c', 'd', 'e', 'f'].map((digit) => digit.repeat(40)))
      noted.push(await note({ verifiers: green(5) }, sha));
    const opened = linesOf(pull.body).filter((line) => line.startsWith('**Then** '));
    const pointer =
      / fixes the failing `test` step; its cause, change and checks are told in the comments\.$/;
    expect(opened).toEqual([
      expect.stringMatching(/ fixes the failing `test` step\.$/),
      expect.stringMatching(pointer),
      expect.stringMatching(pointer),
    ]);
    expect(noted.map(({ lacking }) => lacking)).toEqual([
      ...[null, null, null],
      `the text of #${pull.number} does not tell of this commit: there is no room left in it`,
    ]);
    expect(linesOf(pull.body)).toHaveLength(24);
  });

  test('are no limit for the form of the house, which is longer', async () => {
    const form = Array.from({ length: 40 }, (_, i) => `Line ${i}.`).join('\n');
    pull.body = `${form}\n${FIRST}`;
    await note();
    expect(pull.body).toContain('**Cause.** The end index was exclusive.');
    expect(pull.body.startsWith(`${form}\n`)).toBe(true);
  });

  test('leave room for it below a first text as it is usual', async () => {
    pull.body = renderBody(runRecord({ task: { ...TASK, subject: 'x' } }), linksOf());
    await note();
    expect(pull.body.match(/^- \[x\]/gm)).toHaveLength(2);
    expect(linesOf(pull.body).length).toBeLessThan(25);
  });
});

test('a fault undoes nothing, and is told', async () => {
  const { github } = publishing.scene;
  github.failNext({ method: 'PATCH', path: /\/pulls\//, status: 403, times: 9 });
  const { text, lacking } = await note();
  github.forgetFaults();
  expect(text).toBeNull();
  expect(lacking).toMatch(/^the text of #\d+ does not tell of this commit: ./);
  expect(pull.body).toBe(FIRST);
});

test('GitHub would have taken all that was sent', () => {
  const { violations, unknown } = publishing.scene.github;
  expect([...violations, ...unknown]).toEqual([]);
});
