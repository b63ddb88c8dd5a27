import { describe, expect, test } from 'vitest';
import { repo, startWidget, statusOf } from './fixture.ts';

describe('the way of a fix', () => {
  test('a commit over the API is signed and becomes a pull request git can check', async () => {
    await using widget = await startWidget();
    const { github, base, client, commit } = widget;
    const bot = client('bot-token');
    const sha = await commit(bot, 'regreen/fix');
    const pull = await bot.pulls.create({ ...repo, title: 'fix: last', head: 'regreen/fix', base: 'main' });
    expect(pull.data).toMatchObject({
      number: 1,
      user: { login: 'github-actions[bot]', id: 41898282, type: 'Bot' },
      head: { sha, ref: 'regreen/fix' },
      base: { sha: base },
      additions: 1,
      deletions: 1,
      changed_files: 1,
      mergeable: true,
    });
    const object = await bot.git.getCommit({ ...repo, commit_sha: sha });
    expect(object.data.verification.verified).toBe(true);
    expect(object.data.committer.name).toBe('GitHub');
    const files = await bot.pulls.listFiles({ ...repo, pull_number: 1 });
    expect(files.data[0]?.patch).toBe(
      '@@ -1 +1 @@\n-export const last = (list) => list[list.length];\n+export const last = (list) => list.at(-1);',
    );
    const found = await bot.pulls.list({ ...repo, head: 'acme:regreen/fix', state: 'all' });
    expect(found.data.map(({ number }) => number)).toEqual([1]);
    expect(
      (await bot.repos.listPullRequestsAssociatedWithCommit({ ...repo, commit_sha: sha })).data,
    ).toHaveLength(1);
    expect(github.violations).toEqual([]);
    expect(github.unknown).toEqual([]);
  });

  test('refuses what GitHub refuses', async () => {
    await using widget = await startWidget();
    const { github, base, client, commit } = widget;
    const bot = client('bot-token');
    await commit(bot, 'topic');
    const pull = { ...repo, title: 't', base: 'main' };
    await bot.pulls.create({ ...pull, head: 'topic' });
    await expect(bot.pulls.create({ ...pull, head: 'topic' })).rejects.toThrow(
      'A pull request already exists for acme:topic.',
    );
    await bot.git.createRef({ ...repo, ref: 'refs/heads/same', sha: base });
    await expect(bot.pulls.create({ ...pull, head: 'same' })).rejects.toThrow(
      'No commits between main and same',
    );
    await expect(bot.git.createRef({ ...repo, ref: 'refs/heads/same', sha: base })).rejects.toThrow(
      'Reference already exists',
    );
    await expect(bot.git.updateRef({ ...repo, ref: 'heads/topic', sha: base })).rejects.toThrow(
      'Update is not a fast forward',
    );
    await bot.git.updateRef({ ...repo, ref: 'heads/topic', sha: base, force: true });
    const below = bot.git.createRef({ ...repo, ref: 'refs/heads/same/below', sha: base });
    await expect(below).rejects.toThrow('Reference update failed');
    github.state.forbidPullRequests = true;
    expect(await statusOf(bot.pulls.create({ ...pull, head: 'topic' }))).toMatchObject({ status: 403 });
    await bot.git.deleteRef({ ...repo, ref: 'heads/topic' });
    expect(await statusOf(bot.git.getRef({ ...repo, ref: 'heads/topic' }))).toMatchObject({ status: 404 });
    expect(github.violations).toEqual([]);
  });

  test('a tree keeps the executable bit, removes a path and names what is not there', async () => {
    await using widget = await startWidget();
    const { github, base, client } = widget;
    const bot = client('bot-token');
    const entry = { mode: '100755' as const, type: 'blob' as const };
    const tree = await bot.git.createTree({
      ...repo,
      base_tree: base,
      tree: [
        { ...entry, path: 'bin/run', content: '#!/bin/sh\n' },
        { ...entry, path: 'range.js', sha: null },
      ],
    });
    const listing = await bot.git.getTree({ ...repo, tree_sha: tree.data.sha, recursive: '1' });
    expect(listing.data.tree.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '040000 bin',
      '100755 bin/run',
    ]);
    const missing = bot.git.createTree({
      ...repo,
      base_tree: base,
      tree: [{ ...entry, path: 'no', sha: null }],
    });
    await expect(missing).rejects.toThrow('BadObjectState');
    const outside = [{ ...entry, path: 'a/../.git/config', content: '' }];
    await expect(bot.git.createTree({ ...repo, tree: outside })).rejects.toThrow('malformed path');
    const workflow = { ...entry, path: '.github/workflows/ci.yml', content: 'on: push\n' };
    const forbidden = bot.git.createTree({ ...repo, base_tree: base, tree: [workflow] });
    expect(await statusOf(forbidden)).toMatchObject({ status: 403 });
    expect(github.violations).toEqual([]);
  });
});

describe('a pull request', () => {
  test('is commented with its own permission alone, follows a push, and is closed', async () => {
    await using widget = await startWidget();
    const { github, client, commit } = widget;
    const bot = client('bot-token');
    await commit(bot, 'topic');
    await bot.pulls.create({ ...repo, title: 't', head: 'topic', base: 'main', draft: true });
    const on = { ...repo, pull_number: 1 };
    await bot.issues.createComment({ ...repo, issue_number: 1, body: 'hello' });
    await bot.issues.addLabels({ ...repo, issue_number: 1, labels: ['regreen'] });
    const refused = await statusOf(bot.issues.create({ ...repo, title: 'New' }));
    expect(refused).toMatchObject({ status: 403 });
    const moved = await commit(bot, 'other');
    await bot.git.updateRef({ ...repo, ref: 'heads/topic', sha: moved, force: true });
    github.setPermission('eve', 'write');
    await bot.pulls.requestReviewers({ ...on, reviewers: ['eve'] });
    await expect(bot.pulls.requestReviewers({ ...on, reviewers: ['nobody'] })).rejects.toThrow(
      'collaborators',
    );
    const pull = await bot.pulls.update({ ...on, title: 'fix: t', state: 'closed' });
    expect(pull.data).toMatchObject({
      title: 'fix: t',
      state: 'closed',
      draft: true,
      comments: 1,
      head: { sha: moved },
    });
    expect(pull.data.requested_reviewers?.map(({ login }) => login)).toEqual(['eve']);
    expect(pull.data.labels.map(({ name }) => name)).toEqual(['regreen']);
    expect((await bot.pulls.list(repo)).data).toEqual([]);
    expect((await bot.pulls.list({ ...repo, state: 'closed', base: 'main' })).data).toHaveLength(1);
    expect(github.violations).toEqual([]);
  });
});

describe('code', () => {
  test('is read from git: contents, branch, history and comparison', async () => {
    await using widget = await startWidget();
    const { github, base, client, commit } = widget;
    const octokit = client('ada-token');
    const sha = await commit(octokit, 'topic');
    const file = await octokit.repos.getContent({ ...repo, path: 'range.js', ref: 'topic' });
    expect(file.data).toMatchObject({ type: 'file', encoding: 'base64' });
    const raw = await octokit.repos.getContent({ ...repo, path: 'range.js', mediaType: { format: 'raw' } });
    expect(raw.data).toContain('list[list.length]');
    const root = await octokit.repos.getContent({ ...repo, path: '' });
    expect(root.data).toMatchObject([{ type: 'file', path: 'range.js' }]);
    expect((await octokit.repos.getBranch({ ...repo, branch: 'topic' })).data.commit.sha).toBe(sha);
    const compared = await octokit.repos.compareCommitsWithBasehead({ ...repo, basehead: 'main...topic' });
    expect(compared.data).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0, total_commits: 1 });
    expect(compared.data.files?.map(({ filename }) => filename)).toEqual(['range.js']);
    expect((await octokit.repos.listCommits({ ...repo, sha: 'topic' })).data.map((one) => one.sha)).toEqual([
      sha,
      base,
    ]);
    expect((await octokit.repos.getCommit({ ...repo, ref: sha })).data.stats).toMatchObject({ total: 2 });
    expect((await octokit.repos.get(repo)).data).toMatchObject({
      full_name: 'acme/widget',
      default_branch: 'main',
    });
    expect((await octokit.repos.getBranchRules({ ...repo, branch: 'new' })).data).toEqual([]);
    expect(await statusOf(octokit.repos.getContent({ ...repo, path: 'no.js' }))).toMatchObject({
      status: 404,
    });
    expect(github.violations).toEqual([]);
  });
});
