import { diffFiles } from './diff.ts';
import { label } from './issue.ts';
import { repository } from './repository.ts';
import { repositoryApi, repositoryHtml } from './site.ts';
import type { PullRequest } from './state.ts';
import { authorAssociation, simpleUser, userId } from './user.ts';
import type { World } from './world.ts';

/** Takes the tips of an open pull request from git: a push is all it takes to move one. */
export async function refresh({ git }: World, { number, state, pull }: PullRequest): Promise<void> {
  if (state === 'closed') return;
  if (pull.headOwner === undefined)
    pull.headSha = (await git.resolve(`refs/heads/${pull.headRef}`)) ?? pull.headSha;
  pull.baseSha = (await git.resolve(`refs/heads/${pull.baseRef}`)) ?? pull.baseSha;
  await git.setRef(`refs/pull/${number}/head`, pull.headSha);
}

/** Somebody's fork of the repository. */
function fork(world: World, owner: string) {
  const name = `${owner}/${world.site.name}`;
  const whose = { full_name: name, owner: simpleUser(world, owner), fork: true };
  return { ...repository(world), id: userId(world, name), ...whose };
}

/** GitHub's `pull-request-simple`: an entry of a list. */
export async function pullRequestSimple(world: World, record: PullRequest) {
  await refresh(world, record);
  const { site } = world;
  const { number, pull } = record;
  const urls = pullUrls(world, number, pull.headSha);
  const side = (ref: string, sha: string, owner = site.owner) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: simpleUser(world, owner),
    repo: owner === site.owner ? repository(world) : fork(world, owner),
  });
  return {
    id: 6_000_000 + number,
    node_id: `PR_${number}`,
    number,
    state: record.state,
    locked: false,
    title: record.title,
    body: record.body,
    user: simpleUser(world, record.user),
    author_association: authorAssociation(world, record.user),
    labels: record.labels.map((name) => label(world, name)),
    draft: pull.draft,
    head: side(pull.headRef, pull.headSha, pull.headOwner),
    base: side(pull.baseRef, pull.baseSha),
    assignee: null,
    assignees: [],
    milestone: null,
    auto_merge: null,
    requested_reviewers: pull.reviewers.map((name) => simpleUser(world, name)),
    requested_teams: [],
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    closed_at: record.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    ...urls,
    _links: {
      self: { href: urls.url },
      html: { href: urls.html_url },
      issue: { href: urls.issue_url },
      comments: { href: urls.comments_url },
      review_comments: { href: urls.review_comments_url },
      review_comment: { href: urls.review_comment_url },
      commits: { href: urls.commits_url },
      statuses: { href: urls.statuses_url },
    },
  };
}

/** GitHub's `pull-request`, its numbers counted by git against the merge base. */
export async function pullRequest(world: World, record: PullRequest) {
  const simple = await pullRequestSimple(world, record);
  const { headSha, baseSha, mergedAt } = record.pull;
  const base = (await world.git.mergeBase(baseSha, headSha)) ?? baseSha;
  const [files, commits, clean] = await Promise.all([
    diffFiles(world.git, base, headSha),
    world.git.revisions(`${base}..${headSha}`),
    world.git.mergesCleanly(baseSha, headSha),
  ]);
  return {
    ...simple,
    merged: mergedAt !== null,
    merged_by: null,
    mergeable: clean,
    rebaseable: clean,
    mergeable_state: clean ? 'clean' : 'dirty',
    maintainer_can_modify: false,
    comments: world.state.comments.filter((comment) => comment.issue === record.number).length,
    review_comments: 0,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

function pullUrls({ site }: World, number: number, headSha: string) {
  const api = repositoryApi(site);
  const html = `${repositoryHtml(site)}/pull/${number}`;
  const url = `${api}/pulls/${number}`;
  return {
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${api}/issues/${number}`,
    comments_url: `${api}/issues/${number}/comments`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    statuses_url: `${api}/statuses/${headSha}`,
  };
}
