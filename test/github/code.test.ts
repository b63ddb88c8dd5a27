import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Door, openDoor } from '../helpers/github/client.ts';

const ADA = { login: 'ada', id: 7, bot: false };

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
beforeEach(() => door.reset());
afterAll(() => door[Symbol.asyncDispose]());

describe('the repository', () => {
  test('tells its default branch, and whether it is read-only or private', async () => {
    const found = { archived: false, defaultBranch: 'main', private: false };
    expect(await door.github().repository()).toEqual(found);
    door.widget.github.state.archived = true;
    expect(await door.github().repository()).toEqual({ ...found, archived: true });
  });

  test('has rules for names, also of branches that are not there; none where GitHub has no rules', async () => {
    const { state } = door.widget.github;
    const parameters = { operator: 'starts_with', pattern: 'bot/' };
    state.branchRules = [{ type: 'branch_name_pattern', parameters }, { type: 'creation' }];
    expect(await door.github().branchRules('regreen/fix-1')).toEqual([
      { type: 'branch_name_pattern', parameters },
      { type: 'creation', parameters: {} },
    ]);
    door.widget.github.failNext({ method: 'GET', path: /\/rules\/branches\//, status: 404 });
    expect(await door.github().branchRules('main')).toEqual([]);
  });
});

describe('history', () => {
  test('knows the account behind a commit, not the name it was written with', async () => {
    const sha = await door.widget.commit(door.widget.client('ada-token'), 'topic');
    expect(await door.github().commitAccount(sha)).toEqual({ author: ADA, message: 'fix: last' });
    expect((await door.github().commitAccount(door.widget.base)).author).toBeNull();
  });

  test('knows nobody where GitHub gives an empty account', async () => {
    const body = { commit: { message: 'm' }, author: {} };
    door.widget.github.failNext({ method: 'GET', path: /\/commits\//, status: 200, body });
    expect(await door.github().commitAccount(door.widget.base)).toEqual({ author: null, message: 'm' });
  });

  test('lists the commits of a branch, newest first, as many as asked', async () => {
    const sha = await door.widget.commit(door.widget.client('ada-token'), 'regreen/fix-1');
    const commits = await door.github().commitsOn('regreen/fix-1', 5);
    expect(commits).toEqual([
      { sha, author: ADA, message: 'fix: last' },
      { sha: door.widget.base, author: null, message: expect.any(String) },
    ]);
    expect(await door.github().commitsOn('regreen/fix-1', 1)).toHaveLength(1);
    expect(await door.github().commitsOn('gone', 5)).toEqual([]);
  });
});

describe('objects', () => {
  test('bytes come back as they went', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const sha = await door.github().createBlob(bytes);
    expect(new Uint8Array(await door.github().blob(sha))).toEqual(bytes);
  });

  test('a folder is its entries by name, with their modes; a part of one is refused', async () => {
    const github = door.github();
    const base = (await github.commit(door.widget.base)).tree;
    const script = { path: 'bin/run', mode: '100755' as const, content: '#!/bin/sh\n' };
    const tree = await github.createTree(base, [script]);
    const entries = await github.folder(tree);
    expect([...entries.keys()]).toEqual(['bin', 'range.js']);
    const bin = entries.get('bin');
    expect(bin).toMatchObject({ type: 'tree', mode: '040000' });
    const run = (await github.folder(bin?.sha ?? '')).get('run');
    expect(run).toMatchObject({ type: 'blob', mode: '100755' });
    const body = { sha: tree, url: 'https://api.github.com/x', tree: [], truncated: true };
    door.widget.github.failNext({ method: 'GET', path: /\/git\/trees\//, status: 200, body });
    await expect(github.folder(tree)).rejects.toThrow('too large for GitHub to list whole');
  });

  test('a branch that is there already is refused, unless it is at this very commit', async () => {
    const github = door.github();
    await github.createBranch('regreen/fix-2', door.widget.base);
    await github.createBranch('regreen/fix-2', door.widget.base);
    const { tree } = await github.commit(door.widget.base);
    const other = await github.createCommit('other', tree, [door.widget.base]);
    await expect(github.createBranch('regreen/fix-2', other)).rejects.toThrow('Reference already exists');
    expect(await github.branchHead('regreen/fix-2')).toBe(door.widget.base);
  });
});
