import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ALLOWED } from '../../src/github/allowed.ts';

const DIST = join(import.meta.dirname, '../../dist');
const code = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js'))
  .map((path) => readFileSync(join(DIST, path), 'utf8'));

/** Every string of the bundle that is a route of GitHub's API, with its method or without. */
const routes = code.flatMap((text) =>
  [
    ...text.matchAll(
      /(["'`])((?:[A-Z]+ )?\/(?:repos|orgs|users|user|teams|app|enterprises|gists)\b[^"'`\n]*)\1/g,
    ),
  ].map(([, , route = '']) => route),
);

test('threat 13: the bundle names no way to approve, merge, dispatch or write a review', () => {
  expect(code.length).toBeGreaterThan(10);
  const forbidden =
    /\/merges?\b|\/merge-upstream|\/approve\b|\/approvals|\/dispatches|(?<!GET \S*)\/reviews|\/rerun/;
  expect(routes.filter((route) => forbidden.test(route))).toEqual([]);
  const anywhere =
    /\/\{pull_number\}\/merge|\{run_id\}\/approve|\}\/dispatches|enablePullRequestAutoMerge|mergePullRequest|addPullRequestReview/;
  expect(code.filter((text) => anywhere.test(text))).toEqual([]);
});

test('threat 13: every route in the bundle is on the allow-list', () => {
  const found = routes.filter((route) => route.includes('{'));
  const isAllowed = (route: string) => ALLOWED.some((row) => row === route || row.endsWith(` ${route}`));
  expect(found.length).toBeGreaterThanOrEqual(ALLOWED.length);
  expect(found.filter((route) => !isAllowed(route))).toEqual([]);
});
