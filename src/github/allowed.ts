/** The only calls regreen makes to GitHub. There is no approve, merge, dispatch, delete or write of a review. */
export const ALLOWED: readonly string[] = [
  'GET /users/{username}',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  'GET /repos/{owner}/{repo}/actions/runs',
  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/commits',
  'GET /repos/{owner}/{repo}/commits/{ref}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'POST /repos/{owner}/{repo}/git/blobs',
  'POST /repos/{owner}/{repo}/git/trees',
  'POST /repos/{owner}/{repo}/git/commits',
  'POST /repos/{owner}/{repo}/git/refs',
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments',
  'GET /repos/{owner}/{repo}/pulls/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions',
  'GET /repos/{owner}/{repo}/labels',
  'GET /repos/{owner}/{repo}/issues',
  'POST /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/reactions',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
];

/** The only question put to GraphQL, which could do anything: who writes with this token, as REST tells no App. */
export const VIEWER_QUERY = 'query { viewer { login databaseId } }';

/** A call as it would be sent. */
export interface SentCall {
  method: string;
  url: string;
  body?: unknown;
}

/** Where GraphQL is: beside `/api/v3` on an Enterprise Server, below the API elsewhere. */
export const graphqlUrl = (apiUrl: string): string => `${apiUrl.replace(/\/v3$/, '')}/graphql`;

/**
 * Says of a call whether it is on the list, for one repository alone.
 * @param apiUrl base of the REST API, without a slash at the end
 */
export function allowList(apiUrl: string, owner: string, repo: string): (call: SentCall) => boolean {
  const patterns = ALLOWED.map((route) => routePattern(route, owner, repo));
  return ({ method, url, body }) => {
    if (url === graphqlUrl(apiUrl)) return method === 'POST' && isViewerQuery(body);
    // As fetch sends it: without `..` that would lead elsewhere.
    const sent = new URL(url);
    const path = `${sent.origin}${sent.pathname}`;
    return (
      path.startsWith(`${apiUrl}/`) && patterns.some((p) => p.test(`${method} ${path.slice(apiUrl.length)}`))
    );
  };
}

/** Octokit sends a slash within a value as `%2F`; a number is one, so that `comments` is none. */
function routePattern(route: string, owner: string, repo: string): RegExp {
  const own = route.replace('{owner}', RegExp.escape(owner)).replace('{repo}', RegExp.escape(repo));
  return new RegExp(
    `^${own.replace(/\{(?!workflow)\w+_(?:id|number)\}/g, '\\d+').replace(/\{\w+\}/g, '[^/]+')}$`,
  );
}

const isViewerQuery = (body: unknown): boolean =>
  JSON.stringify(body) === JSON.stringify({ query: VIEWER_QUERY });
