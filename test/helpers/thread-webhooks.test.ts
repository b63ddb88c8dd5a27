import { expect, test } from 'vitest';
import { issueCommented, lineCommented } from './thread-webhooks.ts';

const place = {
  ...{ url: 'http://127.0.0.1:1/api', serverUrl: 'http://127.0.0.1:1' },
  ...{ owner: 'acme', name: 'widget', defaultBranch: 'trunk' },
};
const on = { number: 5, title: 'Range', body: 'wrong', author: 'eve', labels: ['bug'] };
const comment = { id: 9, body: '@regreen fix', author: 'ada', createdAt: '2026-01-01T00:00:00Z' };

test('a comment stands on an issue, or on a pull request where its issue says so', () => {
  const issue = issueCommented(place, { ...on, isPullRequest: false }, comment);
  expect(issue).toMatchObject({
    ...{ action: 'created', sender: { login: 'ada' }, repository: { full_name: 'acme/widget' } },
    issue: { number: 5, title: 'Range', user: { login: 'eve' }, labels: [{ name: 'bug' }] },
    comment: { id: 9, body: '@regreen fix', user: { login: 'ada' }, updated_at: comment.createdAt },
  });
  expect(issue.issue).not.toHaveProperty('pull_request');
  expect(issueCommented(place, { ...on, isPullRequest: true }, comment).issue).toMatchObject({
    pull_request: { url: 'http://127.0.0.1:1/api/repos/acme/widget/pulls/5' },
  });
});

test('a comment on a line has its place, and both sides of its pull request', () => {
  const head = { branch: 'topic', sha: 'a'.repeat(40) };
  const base = { branch: 'trunk', sha: 'b'.repeat(40) };
  const line = { path: 'src/a.js', line: 3, diffHunk: '@@ -1 +1 @@', head, base };
  expect(lineCommented(place, { ...on, isPullRequest: true }, comment, line)).toMatchObject({
    pull_request: {
      number: 5,
      head: { ref: 'topic', sha: head.sha, repo: { full_name: 'acme/widget' } },
      base: { ref: 'trunk', sha: base.sha },
    },
    comment: { id: 9, path: 'src/a.js', line: 3, diff_hunk: '@@ -1 +1 @@' },
  });
});
