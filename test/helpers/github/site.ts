/** Where the repository is found: the base of every address in a response. */
export interface Site {
  /** Base of the REST API, without a slash at the end. */
  api: string;
  /** Base of the pages for people and of git over HTTP. */
  server: string;
  /** Where job logs are redirected to: another origin, so that a client must not send its token there. */
  logStore: string;
  owner: string;
  name: string;
}

export const repositoryApi = (site: Site): string => `${site.api}/repos/${site.owner}/${site.name}`;
export const repositoryHtml = (site: Site): string => `${site.server}/${site.owner}/${site.name}`;

const REPOSITORY_URLS = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
  url: '',
};

const USER_URLS = {
  events_url: '/events{/privacy}',
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  organizations_url: '/orgs',
  received_events_url: '/received_events',
  repos_url: '/repos',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  url: '',
};

/** The addresses of a noun: a base in front of each path of its table. */
function addresses<Name extends string>(table: Record<Name, string>, base: string): Record<Name, string> {
  const entries = Object.entries<string>(table).map(([name, path]) => [name, base + path]);
  return Object.fromEntries(entries) as Record<Name, string>;
}

export const repositoryUrls = (site: Site) => addresses(REPOSITORY_URLS, repositoryApi(site));
export const userUrls = (site: Site, login: string) =>
  addresses(USER_URLS, `${site.api}/users/${encodeURIComponent(login)}`);
