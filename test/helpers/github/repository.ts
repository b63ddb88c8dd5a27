import { repositoryHtml, repositoryUrls } from './site.ts';
import { simpleUser, userId } from './user.ts';
import type { World } from './world.ts';

/** GitHub's `minimal-repository`, as it stands in runs. */
export function minimalRepository(world: World) {
  const { site } = world;
  return {
    id: userId(world, `${site.owner}/${site.name}`),
    node_id: `R_${site.owner}_${site.name}`,
    name: site.name,
    full_name: `${site.owner}/${site.name}`,
    owner: simpleUser(world, site.owner),
    private: false,
    html_url: repositoryHtml(site),
    description: null,
    fork: false,
    ...repositoryUrls(site),
  };
}

/** GitHub's `repository`, as it stands in pull requests. */
export function repository(world: World) {
  const { site, state } = world;
  const openIssues = [...state.issues.values()].filter((issue) => issue.state === 'open').length;
  const html = repositoryHtml(site);
  return {
    ...minimalRepository(world),
    clone_url: `${html}.git`,
    git_url: `${html.replace(/^\w+:/, 'git:')}.git`,
    ssh_url: `git@${new URL(site.server).hostname}:${site.owner}/${site.name}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: world.defaultBranch,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: openIssues,
    open_issues_count: openIssues,
    size: 0,
    has_downloads: true,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    archived: state.archived,
    disabled: false,
    visibility: 'public',
    topics: [],
    is_template: false,
    web_commit_signoff_required: false,
    allow_forking: true,
    pushed_at: '2020-01-01T00:00:00Z',
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  };
}

/** GitHub's `full-repository`: what `GET /repos/{owner}/{repo}` answers. */
export function fullRepository(world: World) {
  return { ...repository(world), network_count: 0, subscribers_count: 0 };
}
