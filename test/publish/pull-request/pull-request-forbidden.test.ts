import { beforeEach, describe, expect, test } from 'vitest';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import { git, OWNER } from '../../helpers/scene.ts';
import type { Publishing } from './publishing.ts';
import { openStage } from './stage.ts';

const { now, publish, left, state, pull, next } = openStage();
let publishing: Publishing;
let order: PullRequestOrder;
let branch: string;

beforeEach(() => {
  ({ publishing, order, branch } = now());
});

describe('what the token may not do', () => {
  test('opening pull requests: the branch is kept, and a link opens one by hand', async () => {
    state().forbidPullRequests = true;
    const odd = `odd/#${order.key}(1)`;
    await git(publishing.scene.bare, 'update-ref', `refs/heads/${odd}`, publishing.scene.sha);
    const compare = `compare/odd/%23${order.key}%281%29...${branch}?expand=1`;
    expect(await publish({ base: odd })).toEqual({
      status: 'published',
      branch,
      sha: await publishing.tip(branch),
      number: null,
      url: '',
      onTop: null,
      draft: false,
      note: `the token may not open pull requests (403); open it yourself: ${publishing.scene.github.serverUrl}/${OWNER}/widget/${compare}`,
    });
    expect(await left()).toMatchObject({ pulls: [] });
  });

  test('drafts: opened without, and said', async () => {
    state().forbidDrafts = true;
    expect(await publish({ draft: true })).toMatchObject({
      status: 'published',
      number: pull()?.number,
      draft: false,
      note: 'this repository has no drafts, so the pull request is none',
    });
    expect(pull()?.pull.draft).toBe(false);
  });

  test('writing contents: failed with the remedy, and no branch', async () => {
    expect(await publish({ github: publishing.client('reader') })).toEqual({
      status: 'ended',
      ending: {
        outcome: 'failed',
        reason: `the token may not store the files in ${OWNER}/widget (403): grant \`contents: write\`; the patch is kept in the run folder`,
      },
    });
    expect(await left()).toMatchObject({ branches: [], pulls: [] });
  });

  test('changing workflows: the file and the remedy are named', async () => {
    const files = await publishing.patched({ '.github/workflows/ci.yml': 'on: push\n' });
    expect(await publish({ files })).toMatchObject({
      ending: {
        outcome: 'failed',
        reason: expect.stringMatching(
          /^the patch changes \.github\/workflows\/ci\.yml, which only the token of an App with `workflows: write` may \(403\)/,
        ),
      },
    });
    expect((await left()).branches).toEqual([]);
  });

  test('anything in an archived repository', async () => {
    state().archived = true;
    expect(await publish()).toMatchObject({
      ending: {
        outcome: 'failed',
        reason: `${OWNER}/widget is archived, so nothing can be changed there (403); the patch is kept in the run folder`,
      },
    });
  });
});

describe('the rules of our branch', () => {
  const rules = (...branchRules: Array<{ type: string; parameters?: Record<string, unknown> }>) =>
    Object.assign(state(), { branchRules, ruledBranches: new RegExp(`^${branch}$`) });

  test.each([
    [{ type: 'creation' }, 'they let only some accounts create it (rule creation)'],
    [
      {
        type: 'branch_name_pattern',
        parameters: { operator: 'starts_with', pattern: 'feature/', negate: false, name: '' },
      },
      'its name must start with `feature/` (rule branch_name_pattern)',
    ],
    [
      { type: 'file_path_restriction', parameters: { restricted_file_paths: ['src/**'] } },
      'they refuse that path (src/a.txt) (rule file_path_restriction)',
    ],
  ])('are read before anything is written: %j', async (rule, why) => {
    rules(rule);
    expect(await publish()).toEqual({
      status: 'ended',
      ending: {
        outcome: 'failed',
        reason: `the rules of the repository do not let this be written to '${branch}': ${why}; leave that branch out of the ruleset; the patch is kept in the run folder`,
      },
    });
    expect(publishing.writes()).toEqual([]);
  });

  test('signatures: a person’s token is refused, the token of a bot is not', async () => {
    rules({ type: 'required_signatures' });
    expect(await publish({ github: publishing.client('person') })).toMatchObject({
      ending: { reason: expect.stringContaining('they take signed commits only') },
    });
    expect(publishing.writes()).toEqual([]);
    expect(await publish()).toMatchObject({ status: 'published', note: null });
  });

  test('what cannot be told beforehand is told by GitHub', async () => {
    const pattern = { operator: 'regex', pattern: '^(feat|docs)+/.*$', negate: false, name: '' };
    rules({ type: 'branch_name_pattern', parameters: pattern });
    expect(await publish()).toMatchObject({
      ending: {
        outcome: 'failed',
        reason: expect.stringMatching(
          /^the rules of the repository do not let this token change '.*' \(422: Repository rule violations found Branch name must regex: /,
        ),
      },
    });
    expect(await left()).toMatchObject({ branches: [], pulls: [] });
  });

  test('a run that was cut off is completed although the branch may not be changed any more', async () => {
    state().forbidPullRequests = true;
    await publish();
    state().forbidPullRequests = false;
    rules({ type: 'update' });
    expect(await publish()).toMatchObject({ status: 'published', number: pull()?.number });
    expect(await publish(await next('three'))).toMatchObject({
      ending: { reason: expect.stringContaining('they let only some accounts change it') },
    });
  });
});
