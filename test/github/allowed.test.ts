import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { ALLOWED, allowList, graphqlUrl, VIEWER_QUERY } from '../../src/github/allowed.ts';

const API = 'https://api.github.com';
const allows = allowList(API, 'acme', 'widget');

/** Every operation GitHub describes, as `METHOD /path/{template}`. */
const described: string[] = (() => {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
})();

/** A call of that operation, on our repository. */
function callOf(operation: string) {
  const [method = '', path = ''] = operation.split(' ');
  const filled = path
    .replace('{owner}', 'acme')
    .replace('{repo}', 'widget')
    .replace(/\{\w+_(?:id|number)\}/g, '7')
    .replace(/\{\w+\}/g, 'some%2Fname');
  return { method, url: `${API}${filled}?per_page=100` };
}

test('threat 13: of all operations GitHub describes, those of the list pass and no other', () => {
  expect(described.length).toBeGreaterThan(900);
  expect(described.filter((operation) => allows(callOf(operation))).sort()).toEqual([...ALLOWED].sort());
});

test('threat 13: nothing approves, merges, deletes, dispatches, starts again or writes a review', () => {
  const wrong =
    /^(?:PUT|DELETE)|^(?!GET ).*\/reviews|merge|dispatch|approv|rerun|cancel|secrets|hooks|keys|releases/;
  // A comment of our own that two runs wrote at once is taken back, and nothing else ever is.
  const takenBack = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
  expect(ALLOWED.filter((route) => wrong.test(route))).toEqual([takenBack]);
});

describe('one repository, one host', () => {
  test.each([
    ['another repository', `${API}/repos/acme/other/pulls`],
    ['another owner', `${API}/repos/eve/widget/pulls`],
    ['a longer name', `${API}/repos/acme/widget2/pulls`],
    ['a way out by two dots', `${API}/repos/acme/widget/contents/../../../eve/widget/pulls`],
    ['a way out by two dots, escaped', `${API}/repos/acme/widget/contents/%2e%2e/%2e%2e/widget2/pulls`],
    ['another host', 'https://api.example.com/repos/acme/widget/pulls'],
    ['a host that begins the same', 'https://api.github.com.example.org/repos/acme/widget/pulls'],
    ['a user in front of another host', 'https://api.github.com@example.org/repos/acme/widget/pulls'],
    ['a word in place of a number', `${API}/repos/acme/widget/issues/comments`],
  ])('%s is refused', (_, url) => {
    expect(allows({ method: 'GET', url })).toBe(false);
  });

  test('a name with the signs of an expression means itself', () => {
    const own = allowList(API, 'acme', 'a.b');
    expect(own({ method: 'GET', url: `${API}/repos/acme/a.b/pulls` })).toBe(true);
    expect(own({ method: 'GET', url: `${API}/repos/acme/axb/pulls` })).toBe(false);
  });
});

describe('GraphQL', () => {
  const post = (body: unknown, url = graphqlUrl(API)) => allows({ method: 'POST', url, body });

  test('threat 13: is asked who we are, and nothing else', () => {
    expect(post({ query: VIEWER_QUERY })).toBe(true);
    expect(post({ query: 'mutation { mergePullRequest(input: {}) { clientMutationId } }' })).toBe(false);
    expect(post({ query: VIEWER_QUERY, operationName: 'x' })).toBe(false);
    expect(post(undefined)).toBe(false);
    expect(post({ query: VIEWER_QUERY }, 'https://example.com/graphql')).toBe(false);
    expect(allows({ method: 'GET', url: graphqlUrl(API), body: { query: VIEWER_QUERY } })).toBe(false);
  });

  test('lies beside the API of an Enterprise Server', () => {
    expect(graphqlUrl('https://git.example.com/api/v3')).toBe('https://git.example.com/api/graphql');
    expect(graphqlUrl(API)).toBe('https://api.github.com/graphql');
    expect(graphqlUrl('https://api.acme.ghe.com')).toBe('https://api.acme.ghe.com/graphql');
  });
});
