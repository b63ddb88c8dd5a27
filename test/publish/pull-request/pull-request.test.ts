import { beforeEach, describe, expect, test } from 'vitest';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import type { PatchedFile } from '../../../src/types.ts';
import { git, OWNER } from '../../helpers/scene.ts';
import { around, markerOf, type Publishing } from './publishing.ts';
import { BINARY, openStage } from './stage.ts';

const { now, publish, left, state, pull, next, moveBase } = openStage();
let publishing: Publishing;
let order: PullRequestOrder;
let branch: string;
let large: PatchedFile[];

beforeEach(() => {
  ({ publishing, order, branch, large } = now());
});

describe('the first run', () => {
  test('puts one signed commit on a new branch and opens a pull request', async () => {
    const published = await publish({ draft: true });
    const opened = pull();
    const sha = await publishing.tip(branch);
    expect(published).toEqual({
      status: 'published',
      branch,
      sha,
      number: opened?.number,
      url: `${publishing.scene.github.serverUrl}/${OWNER}/widget/pull/${opened?.number}`,
      onTop: null,
      draft: true,
      note: null,
    });
    expect(opened).toMatchObject({
      title: 'fix: two',
      body: `Fixes it.\n${markerOf(order.key)}`,
      user: 'github-actions[bot]',
      pull: { baseRef: order.base, draft: true },
    });
    const log = await git(publishing.scene.bare, 'log', '--format=%P %B', `${order.base}..${branch}`);
    expect(log.trim()).toBe(`${publishing.scene.sha} fix: two\n\nRegreen-Key: ${order.key}`);
    expect(state().signed.has(sha)).toBe(true);
  });

  test('gives the branch exactly what was judged: modes, deletion and bytes', async () => {
    await publish({ files: large });
    const { bare, sha } = publishing.scene;
    expect(await git(bare, 'ls-tree', '--format=%(objectmode) %(path)', branch)).toBe(
      ['040000 docs', '100644 new.txt', '100644 other.txt', '100755 run.sh', '040000 src'].join('\n'),
    );
    const changed = await git(bare, '-c', 'core.quotePath=false', 'diff', '--name-status', sha, branch);
    expect(changed.split('\n').map((line) => line.replace('\t', ' '))).toEqual([
      'A docs/é (1).bin',
      'A new.txt',
      'D old.txt',
      'M run.sh',
      'M src/a.txt',
    ]);
    const name = await git(bare, 'rev-parse', `${branch}:docs/é (1).bin`);
    expect(await publishing.client().blob(name)).toEqual(BINARY);
  });

  test('takes few calls, however many files there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`many/${i}.txt`, `é ${i}\r\n`]));
    const files = await publishing.patched({ ...many, 'many/x.bin': BINARY });
    expect(await publish({ files })).toMatchObject({ status: 'published' });
    expect(publishing.scene.github.requests.length).toBeLessThan(20);
    const { bare } = publishing.scene;
    const sizes = await git(
      bare,
      'ls-tree',
      '--format=%(objectsize) %(path)',
      branch,
      'many/7.txt',
      'many/x.bin',
    );
    expect(sizes).toBe(`${Buffer.byteLength('é 7\r\n')} many/7.txt\n${BINARY.length} many/x.bin`);
  });

  test('knows what it has opened where the list does not show it yet', async () => {
    const github = around(publishing.client(), (name, call) =>
      name === 'pulls' ? Promise.resolve([]) : call(),
    );
    expect(await publish({ github })).toMatchObject({ status: 'published', number: pull()?.number });
    expect((await left()).pulls).toHaveLength(1);
  });

  test('sets labels and asks for review; what fails there is a note', async () => {
    publishing.scene.github.setPermission('mona', 'write');
    expect(await publish({ labels: ['regreen'], reviewers: ['mona'] })).toMatchObject({ note: null });
    expect(pull()).toMatchObject({ labels: ['regreen'], pull: { reviewers: ['mona'] } });
  });

  test('a reviewer who is no collaborator is a note, and no failure', async () => {
    expect(await publish({ labels: ['regreen'], reviewers: ['stranger'] })).toMatchObject({
      status: 'published',
      note: expect.stringMatching(/^no review could be asked for \(422: Reviews may only be requested/),
    });
    expect(pull()).toMatchObject({ labels: ['regreen'] });
  });

  test('threat 09: a branch is of kind and key, and of nothing else', async () => {
    for (const key of ['main', '../main', '0123456789abc', '0123456789a\n', ''])
      await expect(publish({ key })).rejects.toThrow('names no branch of regreen');
    expect(await publish({ base: branch })).toMatchObject({ ending: { outcome: 'refused' } });
    expect(publishing.scene.github.requests).toEqual([]);
  });

  test('keeps the trailers of a message together', async () => {
    await publish({ message: 'fix: two\n\nWhy.\n\nCo-authored-by: Mona <mona@example.com>\n' });
    const body = await git(publishing.scene.bare, 'log', '-1', '--format=%(trailers:only)', branch);
    expect(body.trim()).toBe(`Co-authored-by: Mona <mona@example.com>\nRegreen-Key: ${order.key}`);
  });
});

describe('a further run', () => {
  beforeEach(() => publishing.afterFirstRun(order, 'two\n'));

  test('updates branch and pull request in place', async () => {
    const [before, opened] = [await publishing.tip(branch), pull()];
    expect(await publish(await next('three'))).toMatchObject({
      status: 'published',
      number: opened?.number,
      note: null,
    });
    const { pulls, show } = await left();
    expect(pulls).toMatchObject([
      { title: 'fix: three', body: `three.\n${markerOf(order.key)}`, state: 'open' },
    ]);
    expect(await show('src/a.txt')).toBe('three');
    expect(await git(publishing.scene.bare, 'log', '-1', '--format=%P', branch)).toBe(before);
  });

  test('a third time has one parent, too, as the base has not moved', async () => {
    await publish(await next('three'));
    const before = await publishing.tip(branch);
    await publish(await next('four'));
    expect(await git(publishing.scene.bare, 'log', '-1', '--format=%P', branch)).toBe(before);
  });

  test('with the same patch makes no commit', async () => {
    const before = await publishing.tip(branch);
    await publish();
    expect(await publishing.tip(branch)).toBe(before);
    expect((await left()).pulls).toHaveLength(1);
  });

  test('takes along a base that has moved, and forces nothing', async () => {
    const before = await publishing.tip(branch);
    const head = await moveBase({ 'other.txt': 'moved\n' });
    expect(await publish(await next('four'))).toMatchObject({ onTop: head });
    expect(await git(publishing.scene.bare, 'log', '-1', '--format=%P', branch)).toBe(`${before} ${head}`);
    const { show, pulls } = await left();
    expect([await show('src/a.txt'), await show('other.txt'), pulls.length]).toEqual(['four', 'moved', 1]);
  });

  test('opens another pull request where the last one was merged', async () => {
    for (const each of (await left()).pulls) {
      each.state = 'closed';
      each.pull.mergedAt = '2020-01-01T00:00:00Z';
    }
    expect(await publish(await next('six'))).toMatchObject({ status: 'published', note: null });
    expect((await left()).pulls.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('leaves a text without its marker to the human who wrote it', async () => {
    const opened = pull();
    if (opened) opened.body = 'I took over.';
    expect(await publish(await next('seven'))).toMatchObject({ number: opened?.number });
    expect((await left()).pulls).toMatchObject([{ title: 'fix: two', body: 'I took over.' }]);
    expect(await (await left()).show('src/a.txt')).toBe('seven');
  });
});
