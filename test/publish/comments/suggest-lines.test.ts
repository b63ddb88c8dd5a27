import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGitHub, type GitHub } from '../../../src/github.ts';
import { type LinesOrder, suggestLines } from '../../../src/publish/comments/suggest-lines.ts';
import type { Account, PatchedFile } from '../../../src/types.ts';
import { createBareRepository } from '../../helpers/bare-repository.ts';
import { type GitHubServer, startGitHub } from '../../helpers/github-server.ts';

const repo = { owner: 'acme', repo: 'widget' };
const MARKER = '<!-- regreen:key=0123456789ab -->';
const BOT = 'github-actions[bot]';
const OWN: Account = { login: BOT, id: 41898282, bot: true };
const PATH = 'src/range.ts';
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join('');
const BASE = numbered(80);
/** The pull request changes every third line up to 63, so that its diff holds lines 1 to 66. */
const HEAD = BASE.replace(/^line (\d+)$/gm, (line, n) => (n % 3 === 0 && n < 64 ? `${line}!` : line));

let folder: string;
let github: GitHubServer;
let door: GitHub;
let head: string;
let pull: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suggest-'));
  const bareRepo = join(folder, 'widget.git');
  const base = await createBareRepository(bareRepo, { [PATH]: BASE });
  github = await startGitHub({ bareRepo, owner: repo.owner, name: repo.repo });
  github.addToken('ada-token', { login: 'ada', id: 7 });
  github.addToken('bot-token', { login: BOT, permissions: { pull_requests: 'write' } });
  door = createGitHub({
    ...{ token: 'bot-token', apiUrl: github.url, owner: 'acme', repo: 'widget', version: '0' },
    ...{ note: () => {}, secondMs: 1, cap: 1000 },
  });
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const ada = new Octokit({ baseUrl: github.url, auth: 'ada-token', log: silent });
  const { data: blob } = await ada.git.createBlob({ ...repo, content: HEAD });
  const entry = { path: PATH, mode: '100644', type: 'blob', sha: blob.sha } as const;
  const { data: tree } = await ada.git.createTree({ ...repo, base_tree: base, tree: [entry] });
  const { data: made } = await ada.git.createCommit({
    ...repo,
    message: 'x',
    tree: tree.sha,
    parents: [base],
  });
  head = made.sha;
  await ada.git.createRef({ ...repo, ref: 'refs/heads/topic', sha: head });
  const { data } = await ada.pulls.create({ ...repo, title: 'x', head: 'topic', base: 'main' });
  pull = data.number;
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  github.state.lineComments.length = 0;
});
afterEach(() => {
  expect(github.violations).toEqual([]);
  expect(github.unknown).toEqual([]);
});

/** The change a run makes of the head's file. */
const changed = (change: (text: string) => string): PatchedFile => ({
  ...{ path: PATH, status: 'modified', mode: '100644', blobBefore: 'b'.repeat(40) },
  ...{ before: Buffer.from(HEAD), after: Buffer.from(change(HEAD)) },
});
const offer = (files: PatchedFile[], change: Partial<LinesOrder> = {}) =>
  suggestLines({
    ...{ github: door, pull, commitSha: head, files, hunks: null, own: OWN, marker: MARKER },
    ...change,
  });
const standing = () =>
  github.state.lineComments.map(({ path, startLine, line, body }) => ({ path, startLine, line, body }));
const suggestion = (text: string, lines = 1) =>
  `\`\`\`suggestion\n${text}\n\`\`\`\n\n${MARKER.replace(' -->', ` lines=${lines} -->`)}`;
const ten = (text: string) => text.replace(/^line 10$/m, 'ten');
const eleven = (text: string) => text.replace('line 11\nline 12!\n', 'eleven\n');

describe('suggestions on the lines of a diff', () => {
  test('are one comment each, of one line or several', async () => {
    const twenty = (text: string) => text.replace('line 20\n', '');
    const result = await offer([changed((text) => twenty(eleven(text)))]);
    expect(result).toEqual({ placed: 2, elsewhere: 0, note: null });
    expect(standing()).toEqual([
      { path: PATH, startLine: 11, line: 12, body: suggestion('eleven', 2) },
      { path: PATH, startLine: null, line: 20, body: suggestion('').replace('\n\n`', '\n`') },
    ]);
  });

  test('are at most twenty; the rest is in the patch alone', async () => {
    const many = changed((text) =>
      text.replace(/^line (\d+)$/gm, (line, n) => (n % 3 === 1 && n < 66 ? `${line}.` : line)),
    );
    expect(await offer([many])).toEqual({ placed: 20, elsewhere: 2, note: null });
    expect(standing()).toHaveLength(20);
  });

  test('outside of the diff are refused by GitHub, and go into the patch', async () => {
    const far = changed((text) => ten(text).replace('line 79', 'far'));
    expect(await offer([far])).toEqual({ placed: 1, elsewhere: 1, note: null });
  });

  test('outside of the diff are not even tried where it is known', async () => {
    const far = changed((text) => ten(text).replace('line 79', 'far'));
    const before = github.requests.length;
    const hunks = new Map([[PATH, '@@ -1,66 +1,66 @@\n line 1']]);
    expect(await offer([far], { hunks })).toEqual({ placed: 1, elsewhere: 1, note: null });
    expect(github.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  test.each([
    ['a fence', '```ts', 4],
    ['a longer fence', 'a `````` b', 7],
  ])('end where they end, whatever is in them: %s', async (_, text, length) => {
    await offer([changed((old) => old.replace(/^line 10$/m, text))]);
    const fence = '`'.repeat(length);
    expect(standing()[0]?.body).toBe(
      `${fence}suggestion\n${text}\n${fence}\n\n${MARKER.replace(' -->', ' lines=1 -->')}`,
    );
  });
});

describe('a further run', () => {
  test('leaves what says the same, and edits what does not', async () => {
    await offer([changed(ten)]);
    const before = github.requests.length;
    await offer([changed(ten)]);
    expect(github.requests.slice(before).map(({ method }) => method)).toEqual(['GET']);
    await offer([changed((text) => text.replace(/^line 10$/m, 'TEN'))]);
    expect(standing()).toEqual([{ path: PATH, startLine: null, line: 10, body: suggestion('TEN') }]);
  });

  test('takes back what is no longer part of the change, once', async () => {
    await offer([changed(ten)]);
    await offer([changed(eleven)]);
    const withdrawn = `This suggestion is no longer part of the change.\n\n${MARKER.replace(' -->', ' lines=1 -->')}`;
    expect(standing().map(({ line, body }) => [line, body])).toEqual([
      [10, withdrawn],
      [12, suggestion('eleven', 2)],
    ]);
    const before = github.requests.length;
    await offer([changed(eleven)]);
    expect(github.requests.slice(before).map(({ method }) => method)).toEqual(['GET']);
  });

  test('never edits a suggestion on more lines than it means', async () => {
    await offer([changed(eleven)]);
    await offer([changed((text) => text.replace('line 12!', 'twelve'))]);
    expect(standing().map(({ startLine, line, body }) => [startLine, line, body])).toEqual([
      [11, 12, expect.stringContaining('no longer part')],
      [null, 12, suggestion('twelve')],
    ]);
  });

  test('takes no marker of somebody else for its own', async () => {
    await offer([changed(ten)]);
    for (const comment of github.state.lineComments) comment.user = 'ada';
    await offer([changed((text) => text.replace(/^line 10$/m, 'TEN'))]);
    expect(standing().map(({ body }) => body)).toEqual([suggestion('ten'), suggestion('TEN')]);
  });

  test('that does not know who it is repeats nothing, and edits nothing', async () => {
    await offer([changed(ten)], { own: null });
    expect(await offer([changed(ten)], { own: null })).toMatchObject({ placed: 1 });
    expect(standing()).toHaveLength(1);
    await offer([changed(eleven)], { own: null });
    expect(standing().map(({ body }) => body)).toEqual([suggestion('ten'), suggestion('eleven', 2)]);
  });
});

describe('a door that does not open', () => {
  test.each<[number, string]>([
    [403, 'grant `pull-requests: write`'],
    [404, 'grant `pull-requests: write`'],
    [500, '500: '],
  ])('%i is a note; the whole patch is in the comment', async (status, said) => {
    const path = /\/pulls\/\d+\/comments/;
    github.failNext({ method: 'POST', path, status, body: { message: 'no' } });
    const result = await offer([changed((text) => eleven(text.replace('line 7\n', 'seven\n')))]);
    expect(result).toMatchObject({ placed: 0, elsewhere: 2 });
    expect(result.note).toContain(said);
    expect(result.note).toMatch(/the whole patch is in the comment$/);
    expect(standing()).toEqual([]);
  });
});
