import { beforeEach, describe, expect, test } from 'vitest';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import type { PatchedFile } from '../../../src/types.ts';
import { git } from '../../helpers/scene.ts';
import { markerOf, type Publishing } from './publishing.ts';
import { openStage } from './stage.ts';

const { now, publish, left, pull, moveBase } = openStage();
let publishing: Publishing;
let order: PullRequestOrder;
let branch: string;
let large: PatchedFile[];

beforeEach(() => {
  ({ publishing, order, branch, large } = now());
});

describe('threat 22: a base that has moved', () => {
  test('elsewhere: the patch is applied on top, and the text is told where', async () => {
    const head = await moveBase({ 'other.txt': 'moved\n', 'src/deep/er/b.txt': 'moved\n' });
    const body = ({ verified, base }: { verified: string; base: string }) =>
      `Verified at ${verified}, put on ${base}.\n${markerOf(order.key)}`;
    expect(await publish({ body })).toMatchObject({ status: 'published', onTop: head });
    expect(await git(publishing.scene.bare, 'rev-parse', `${branch}^`)).toBe(head);
    expect(await git(publishing.scene.bare, 'diff', '--name-only', order.base, branch)).toBe('src/a.txt');
    expect(pull()?.body).toBe(body({ verified: publishing.scene.sha, base: head }));
  });

  test.each<[string, Record<string, string | null>, string]>([
    ['a file the patch deletes', { 'old.txt': 'still needed\n' }, 'old.txt'],
    ['a file the patch adds', { 'new.txt': 'theirs\n' }, 'new.txt'],
    ['a file where the patch has a folder', { docs: 'a file\n' }, 'docs'],
    ['a folder where the patch has a file', { 'new.txt/inside': 'theirs\n' }, 'new.txt'],
    ['a file the patch changes, which is gone', { 'run.sh': null }, 'run.sh'],
    [
      'a folder the patch changes, which is gone',
      { 'src/a.txt': null, 'src/deep/er/b.txt': null },
      'src/a.txt',
    ],
  ])('under the patch, in %s: stale, and nothing is written', async (_, files, path) => {
    const head = await moveBase(files);
    expect(await publish({ files: large })).toEqual({
      status: 'ended',
      ending: {
        outcome: 'stale',
        reason: `'${order.base}' has moved to ${head.slice(0, 12)}, which changes ${path}; the patch is kept in the run folder`,
      },
    });
    expect(publishing.writes()).toEqual([]);
    expect((await left()).branches).toEqual([]);
  });

  test('in the mode of a file alone: stale', async () => {
    await moveBase({ 'run.sh': '100755 exit 1\n' });
    expect(await publish({ files: large })).toMatchObject({
      ending: { outcome: 'stale', reason: expect.stringContaining('which changes run.sh;') },
    });
  });

  test('away: stale, and nothing is written', async () => {
    await git(publishing.scene.bare, 'update-ref', '-d', `refs/heads/${order.base}`);
    expect(await publish()).toMatchObject({ ending: { outcome: 'stale' } });
    expect(publishing.writes()).toEqual([]);
  });

  test('by a commit that changes nothing: no folder is read', async () => {
    const head = await moveBase({});
    expect(await publish()).toMatchObject({ status: 'published', onTop: head });
    const { requests } = publishing.scene.github;
    expect(requests.filter(({ method, path }) => method === 'GET' && path.includes('/git/trees/'))).toEqual(
      [],
    );
  });

  test('reads only folders that differ on the way to what the patch touches', async () => {
    await moveBase({ 'src/deep/er/b.txt': 'moved\n' });
    await publish();
    const trees = publishing.scene.github.requests.filter(
      ({ method, path }) => method === 'GET' && path.includes('/git/trees/'),
    );
    // The root and src/, at both commits; none of them with all that is below.
    expect(trees).toHaveLength(4);
    expect(trees.filter(({ path }) => path.includes('recursive'))).toEqual([]);
  });
});
