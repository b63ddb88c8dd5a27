import { repositoryApi, repositoryHtml } from './site.ts';
import type { LineComment, Review } from './state.ts';
import { authorAssociation, simpleUser } from './user.ts';
import type { World } from './world.ts';

/** GitHub's `pull-request-review-comment`. */
export function lineComment(world: World, record: LineComment) {
  const { site } = world;
  const api = repositoryApi(site);
  const html = `${repositoryHtml(site)}/pull/${record.pull}#discussion_r${record.id}`;
  const url = `${api}/pulls/comments/${record.id}`;
  const pullUrl = `${api}/pulls/${record.pull}`;
  return {
    id: record.id,
    node_id: `PRRC_${record.id}`,
    pull_request_review_id: record.id,
    diff_hunk: '@@ -1 +1 @@',
    path: record.path,
    commit_id: record.commit,
    original_commit_id: record.commit,
    ...(record.line === null ? {} : { line: record.line }),
    side: record.side,
    start_line: record.startLine,
    start_side: record.startLine === null ? null : record.side,
    body: record.body,
    user: simpleUser(world, record.user),
    author_association: authorAssociation(world, record.user),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    url,
    html_url: html,
    pull_request_url: pullUrl,
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pullUrl } },
  };
}

/** GitHub's `pull-request-review`. */
export function review(world: World, record: Review) {
  const pullUrl = `${repositoryApi(world.site)}/pulls/${record.pull}`;
  const html = `${repositoryHtml(world.site)}/pull/${record.pull}#pullrequestreview-${record.id}`;
  return {
    id: record.id,
    node_id: `PRR_${record.id}`,
    user: simpleUser(world, record.user),
    body: record.body,
    state: 'COMMENTED',
    commit_id: null,
    author_association: authorAssociation(world, record.user),
    submitted_at: '2020-01-01T00:00:00Z',
    html_url: html,
    pull_request_url: pullUrl,
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
  };
}
