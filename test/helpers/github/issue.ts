import { repositoryApi, repositoryHtml } from './site.ts';
import type { Comment, Issue, Label, Reaction } from './state.ts';
import { authorAssociation, simpleUser } from './user.ts';
import type { World } from './world.ts';

/** GitHub's `label`. A name that was never described gets GitHub's grey. */
export function label(world: World, name: string) {
  const known: Label = world.state.labels.get(name) ?? {
    id: world.state.nextId(),
    name,
    color: 'ededed',
    description: '',
  };
  world.state.labels.set(name, known);
  return {
    ...known,
    node_id: `LA_${known.id}`,
    url: `${repositoryApi(world.site)}/labels/${encodeURIComponent(name)}`,
    default: false,
  };
}

/** GitHub's `issue`, as a pull request also appears in lists of issues. */
export function issue(world: World, record: Issue) {
  const api = repositoryApi(world.site);
  const url = `${api}/issues/${record.number}`;
  const html = `${repositoryHtml(world.site)}/${record.pull ? 'pull' : 'issues'}/${record.number}`;
  const pullUrl = `${api}/pulls/${record.number}`;
  return {
    id: 5_000_000 + record.number,
    node_id: `I_${record.number}`,
    number: record.number,
    title: record.title,
    body: record.body,
    state: record.state,
    state_reason: record.stateReason,
    user: simpleUser(world, record.user),
    author_association: authorAssociation(world, record.user),
    labels: record.labels.map((name) => label(world, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: world.state.comments.filter((comment) => comment.issue === record.number).length,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    closed_at: record.closedAt,
    repository_url: api,
    url,
    html_url: html,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    ...(record.pull === null
      ? {}
      : {
          draft: record.pull.draft,
          pull_request: {
            url: pullUrl,
            html_url: html,
            diff_url: `${html}.diff`,
            patch_url: `${html}.patch`,
            merged_at: record.pull.mergedAt,
          },
        }),
  };
}

/** GitHub's `issue-comment`. */
export function issueComment(world: World, record: Comment) {
  const { site, state } = world;
  const kind = state.issues.get(record.issue)?.pull ? 'pull' : 'issues';
  return {
    id: record.id,
    node_id: `IC_${record.id}`,
    body: record.body,
    user: simpleUser(world, record.user),
    author_association: authorAssociation(world, record.user),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    url: `${repositoryApi(site)}/issues/comments/${record.id}`,
    html_url: `${repositoryHtml(site)}/${kind}/${record.issue}#issuecomment-${record.id}`,
    issue_url: `${repositoryApi(site)}/issues/${record.issue}`,
  };
}

/** GitHub's `reaction`. */
export function reaction(world: World, record: Reaction) {
  return {
    id: record.id,
    node_id: `REA_${record.id}`,
    user: simpleUser(world, record.user),
    content: record.content,
    created_at: record.createdAt,
  };
}
