import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGitHub } from '../../src/github.ts';
import { type Published, type PullRequestOrder, publishPullRequest } from '../../src/publish/pull-request.ts';
import type { Patch } from '../../src/types.ts';
import { type Git, openGit } from '../../src/workspace/git.ts';
import { diffTrees } from '../../src/workspace/patch.ts';
import { git, OWNER, openScene, type Scene } from '../helpers/scene.ts';

const BINARY = Buffer.from([0x89, 0x50, 0x00, 0xff, 0x0a, 0x0d, 0x0a]);
const MARKER = '<!-- regreen:key=0123456789ab -->';

let scene: Scene;
let trusted: Git;
let clone: string;
/** Changes `src/a.txt` alone. */
let patch: Patch;
/** Changes `src/a.txt` and `run.sh`, adds two files, one of them binary, and deletes one. */
let large: Patch;
const FIRST = 'regreen/first';
/** How the large patch was published on `FIRST`, which nothing changes afterwards. */
let first: Published;

beforeAll(async () => {
  scene = await openScene({
    'src/a.txt': 'one\n',
    'run.sh': 'exit 1\n',
    'old.txt': 'old\n',
    'other.txt': 'other\n',
  });
  scene.github.addToken('writer', {
    login: 'github-actions[bot]',
    permissions: { contents: 'write', pull_requests: 'write' },
  });
  scene.github.addToken('reader', {
    login: 'github-actions[bot]',
    permissions: { contents: 'read', pull_requests: 'write' },
  });
  clone = await scene.checkout();
  trusted = await openGit(clone, join(scene.dir, 'trusted'));
  patch = await withText('two\n');
  await mkdir(join(clone, 'docs'));
  await writeFile(join(clone, 'run.sh'), 'exit 0\n');
  await chmod(join(clone, 'run.sh'), 0o755);
  await writeFile(join(clone, 'docs/é (1).bin'), BINARY);
  await writeFile(join(clone, 'new.txt'), 'new\n');
  await rm(join(clone, 'old.txt'));
  large = await workAsPatch();
  await git(clone, 'reset', '--quiet', '--hard');
  first = await publish({ patch: large, base: 'main', branch: FIRST, draft: true });
});
afterAll(() => scene[Symbol.asyncDispose]());

let count = 0;
/** Each test has a base and a branch of its own. */
let base: string;
let branch: string;

beforeEach(async () => {
  count += 1;
  base = `base/${count}`;
  branch = `regreen/fix-${count}`;
  await git(scene.bare, 'update-ref', `refs/heads/${base}`, scene.sha);
  scene.github.requests.length = 0;
});

afterEach(() => {
  scene.github.state.forbidPullRequests = false;
  expect(scene.github.violations).toEqual([]);
  expect(scene.github.unknown).toEqual([]);
  const moves = writes().filter(({ path }) => path.includes('/git/refs/'));
  expect(moves.every(({ body }) => (body as { force?: boolean }).force === false)).toBe(true);
});

async function workAsPatch(): Promise<Patch> {
  await git(clone, 'add', '--all');
  const tree = await git(clone, 'write-tree');
  return diffTrees(trusted, scene.sha, `${scene.sha}^{tree}`, tree);
}

/** A patch that gives `src/a.txt` this text. */
async function withText(text: string): Promise<Patch> {
  await writeFile(join(clone, 'src/a.txt'), text);
  return workAsPatch();
}

function publish(change: Partial<PullRequestOrder> & { token?: string } = {}) {
  const { token = 'writer', ...order } = change;
  const made = order.patch ?? patch;
  return publishPullRequest({
    github: createGitHub({
      token,
      apiUrl: scene.github.url,
      owner: OWNER,
      repo: scene.github.name,
      version: '0',
      note: () => {},
    }),
    serverUrl: scene.github.serverUrl,
    repository: `${OWNER}/${scene.github.name}`,
    patch: made,
    base,
    branch,
    title: 'fix: two',
    body: `Fixes it.\n${MARKER}`,
    draft: false,
    marker: MARKER,
    content: (path) => trusted.bytes(['cat-file', 'blob', `${made.tree}:${path}`]),
    blobBefore: async (path) =>
      (
        await trusted.run(['rev-parse', '--verify', '--quiet', `${scene.sha}:${path}`]).catch(() => '')
      ).trim() || null,
    ...order,
  });
}

const writes = () => scene.github.requests.filter(({ method }) => method !== 'GET');
const pulls = (head = branch) => scene.github.state.pulls.filter(({ pull }) => pull.headRef === head);
const tip = (name: string) => git(scene.bare, 'rev-parse', `refs/heads/${name}`);

/** What a first run leaves behind, for this test's branch. */
async function afterFirstRun(): Promise<void> {
  await git(scene.bare, 'update-ref', `refs/heads/${branch}`, await tip(FIRST));
  const number = scene.github.state.nextNumber();
  for (const made of pulls(FIRST))
    scene.github.state.issues.set(number, {
      ...made,
      number,
      pull: { ...made.pull, headRef: branch, baseRef: base },
    });
}

const exists = (name: string) =>
  tip(name).then(
    () => true,
    () => false,
  );
const show = (path: string) => git(scene.bare, 'show', `refs/heads/${branch}:${path}`);

/** Another commit on the base, as of a colleague. */
async function moveBase(files: Record<string, string | null>): Promise<string> {
  await scene.push(base, 'chore: work goes on', { files });
  return tip(base);
}

describe('the first run', () => {
  test('puts one commit on a new branch and opens a pull request', async () => {
    const [pull] = pulls(FIRST);
    expect(first).toEqual({
      status: 'published',
      branch: FIRST,
      number: pull?.number,
      url: `${scene.github.serverUrl}/${OWNER}/widget/pull/${pull?.number}`,
      note: null,
    });
    expect(pull).toMatchObject({
      title: 'fix: two',
      body: `Fixes it.\n${MARKER}`,
      user: 'github-actions[bot]',
      pull: { baseRef: 'main', draft: true },
    });
    expect(await git(scene.bare, 'log', '--format=%P %s', `main..${FIRST}`)).toBe(`${scene.sha} fix: two`);
    expect(scene.github.state.signed.has(await tip(FIRST))).toBe(true);
  });

  test('gives the branch exactly the tree that was judged: modes, deletion and bytes', async () => {
    expect(await git(scene.bare, 'rev-parse', `${FIRST}^{tree}`)).toBe(large.tree);
    expect(await git(scene.bare, 'ls-tree', '--format=%(objectmode) %(path)', FIRST)).toBe(
      ['040000 docs', '100644 new.txt', '100644 other.txt', '100755 run.sh', '040000 src'].join('\n'),
    );
    const bytes = await trusted.bytes([
      `--git-dir=${scene.bare}`,
      'cat-file',
      'blob',
      `${FIRST}:docs/é (1).bin`,
    ]);
    expect(bytes).toEqual(BINARY);
  });
});

describe('a further run', () => {
  test('updates branch and pull request in place', async () => {
    await afterFirstRun();
    const before = await tip(branch);
    const [pull] = pulls();
    const next = { patch: await withText('three\n'), title: 'fix: three', body: `Again.\n${MARKER}` };
    expect(await publish(next)).toMatchObject({
      status: 'published',
      branch,
      number: pull?.number,
      note: null,
    });
    expect(pulls()).toMatchObject([{ title: 'fix: three', body: `Again.\n${MARKER}`, state: 'open' }]);
    expect(await show('src/a.txt')).toBe('three');
    expect(await git(scene.bare, 'log', '-1', '--format=%P', branch)).toBe(before);
  });

  test('with the same patch makes no commit', async () => {
    await afterFirstRun();
    const before = await tip(branch);
    await publish({ patch: large });
    expect(await tip(branch)).toBe(before);
    expect(pulls()).toHaveLength(1);
  });

  test('takes along a base that has moved, and forces nothing', async () => {
    await afterFirstRun();
    const before = await tip(branch);
    const head = await moveBase({ 'other.txt': 'moved\n' });
    await publish({ patch: await withText('four\n') });
    expect(await git(scene.bare, 'log', '-1', '--format=%P', branch)).toBe(`${before} ${head}`);
    expect([await show('src/a.txt'), await show('other.txt')]).toEqual(['four', 'moved']);
    expect(pulls()).toHaveLength(1);
  });

  test('refuses where a human closed the pull request, and writes nothing', async () => {
    await afterFirstRun();
    for (const pull of pulls()) pull.state = 'closed';
    expect(await publish({ patch: await withText('five\n') })).toEqual({
      status: 'ended',
      ending: {
        outcome: 'refused',
        reason: `the pull request of '${branch}' was closed unmerged; regreen does not open it again`,
      },
    });
    expect(writes()).toEqual([]);
  });

  test('refuses where somebody has committed to the branch, and leaves it as it is', async () => {
    await afterFirstRun();
    const tree = await git(scene.bare, 'rev-parse', `${branch}^{tree}`);
    const theirs = await git(scene.bare, 'commit-tree', tree, '-p', branch, '-m', 'fix: my own way');
    await git(scene.bare, 'update-ref', `refs/heads/${branch}`, theirs);
    expect(await publish({ patch: await withText('seven\n') })).toMatchObject({
      status: 'ended',
      ending: {
        outcome: 'refused',
        reason: expect.stringContaining(`somebody has committed to '${branch}'`),
      },
    });
    expect(writes()).toEqual([]);
    expect(await git(scene.bare, 'rev-parse', branch)).toBe(theirs);
  });

  test('opens another pull request where the last one was merged', async () => {
    await afterFirstRun();
    for (const pull of pulls()) {
      pull.state = 'closed';
      pull.pull.mergedAt = '2020-01-01T00:00:00Z';
    }
    expect(await publish({ patch: await withText('six\n') })).toMatchObject({
      status: 'published',
      note: null,
    });
    expect(pulls().map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('leaves a text without its marker to the human who wrote it', async () => {
    await afterFirstRun();
    const [pull] = pulls();
    if (pull) pull.body = 'I took over.';
    const second = await publish({ patch: await withText('seven\n'), title: 'fix: seven' });
    expect(second).toMatchObject({ status: 'published', number: pull?.number });
    expect(pulls()).toMatchObject([{ title: 'fix: two', body: 'I took over.' }]);
    expect(await show('src/a.txt')).toBe('seven');
  });
});

describe('a base that has moved', () => {
  test('elsewhere: the patch is applied on top', async () => {
    const head = await moveBase({ 'other.txt': 'moved\n', 'third.txt': 'third\n' });
    expect(await publish()).toMatchObject({ status: 'published' });
    expect(await git(scene.bare, 'rev-parse', `${branch}^`)).toBe(head);
    expect(await git(scene.bare, 'diff', '--name-only', base, branch)).toBe('src/a.txt');
  });

  test.each<[string, Record<string, string | null>, string]>([
    ['a file the patch deletes', { 'old.txt': 'still needed\n' }, 'old.txt'],
    ['a file the patch adds', { 'new.txt': 'theirs\n' }, 'new.txt'],
    ['a file the patch changes, which is gone', { 'run.sh': null }, 'run.sh'],
  ])('under the patch, in %s: stale, and nothing is written', async (_, files, path) => {
    const head = await moveBase(files);
    expect(await publish({ patch: large })).toEqual({
      status: 'ended',
      ending: {
        outcome: 'stale',
        reason: `'${base}' has moved to ${head.slice(0, 12)}, which changes ${path}; the patch is kept in the run folder`,
      },
    });
    expect(writes()).toEqual([]);
    expect(await exists(branch)).toBe(false);
  });

  test('away: stale, and nothing is written', async () => {
    await git(scene.bare, 'update-ref', '-d', `refs/heads/${base}`);
    expect(await publish()).toMatchObject({ status: 'ended', ending: { outcome: 'stale' } });
    expect(writes()).toEqual([]);
  });
});

describe('what the token may not do', () => {
  test('opening pull requests: the branch is kept, and a link opens one by hand', async () => {
    scene.github.state.forbidPullRequests = true;
    const odd = `odd/#${count}(1)`;
    await git(scene.bare, 'update-ref', `refs/heads/${odd}`, scene.sha);
    const compare = `compare/odd/%23${count}%281%29...${branch}?expand=1`;
    expect(await publish({ base: odd })).toEqual({
      status: 'published',
      branch,
      number: null,
      url: '',
      note: `the token may not open pull requests (403); open it yourself: ${scene.github.serverUrl}/${OWNER}/widget/${compare}`,
    });
    expect(await show('src/a.txt')).toBe('two');
    expect(pulls()).toEqual([]);
  });

  test('writing contents: failed with the remedy, and no branch', async () => {
    expect(await publish({ token: 'reader' })).toEqual({
      status: 'ended',
      ending: {
        outcome: 'failed',
        reason: `the token may not write to ${OWNER}/widget (403): grant \`contents: write\` (workflow files also need an App with \`workflows\`); the patch is kept in the run folder`,
      },
    });
    expect(await exists(branch)).toBe(false);
    expect(pulls()).toEqual([]);
  });

  test('anything else that goes wrong is not swallowed', async () => {
    scene.github.failNext({ method: 'POST', path: /\/git\/commits$/, status: 422 });
    await expect(publish()).rejects.toMatchObject({ status: 422 });
    expect(await exists(branch)).toBe(false);
  });
});
