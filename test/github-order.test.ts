import { expect, test } from 'vitest';
import { toConfig } from '../src/config.ts';
import { createGitHub, type GitHub } from '../src/github.ts';
import { type GitHubMeans, githubOrder } from '../src/github-order.ts';
import type { Publisher } from '../src/publisher.ts';
import type { ThreadComment } from '../src/steering.ts';
import { LINKS } from './helpers/record.ts';
import { ACTIONS, ISSUE } from './trigger/facts.ts';
import { issueEvent, SHA, triggerOf } from './trigger/sources.ts';

interface Role {
  permission: string;
  role: string | null;
}

/** GitHub as it tells of an issue that eve opened and mona, who may write, put the label on. */
function gitHub(eve: Role): GitHub {
  const options = { token: '', apiUrl: 'http://127.0.0.1:1', owner: 'octo', repo: 'widget', version: '0' };
  const later = new Date(Date.now() + 60_000).toISOString();
  const said: ThreadComment = {
    ...{ id: 1, login: 'eve', bot: false, body: '@regreen use tabs' },
    ...{ createdAt: later, updatedAt: later },
  };
  return {
    ...createGitHub({ ...options, note: () => undefined }),
    collaborator: async (login) => (login === 'eve' ? eve : { permission: 'write', role: 'write' }),
    viewer: async () => ACTIONS,
    issue: async () => ({ ...ISSUE, author: null }),
    comments: async () => [],
    commentsSince: async () => ({ comments: [said], etag: null }),
    branchHead: async (branch) => (branch === 'main' ? SHA : null),
    pulls: async () => [],
  };
}

function orderOf(eve: Role) {
  const github = gitHub(eve);
  const means: GitHubMeans = {
    ...{
      config: toConfig({ 'openai-api-key': 'sk-x', publish: 'none' }),
      github,
      polls: github,
      links: LINKS,
    },
    ...{ prices: new Map(), job: { runId: 1, runnerName: null, workflowRef: '' } },
    publisher: {} as Publisher,
    describe: async () => undefined,
  };
  return githubOrder({ trigger: triggerOf(issueEvent('regreen')) }, means);
}

/** What counts of eve's words: those of the issue, and those said while the model works. */
async function heard(eve: Role) {
  const order = orderOf(eve);
  const admitted = await order.admit();
  if ('ending' in admitted) throw new Error(admitted.ending.reason);
  const gathered = await order.gather(async () => null);
  if ('ending' in gathered) throw new Error(gathered.ending.reason);
  return { words: gathered.task.words, news: (await order.news?.()) ?? null };
}

test.each<[string, string | null]>([
  ['admin', 'admin'],
  ['write', 'write'],
  ['write', 'maintain'],
  ['write', 'our-own-role'],
])('threat 23: words of a user with %j by the role %j ask and steer', async (permission, role) => {
  expect(await heard({ permission, role })).toEqual({
    words: `${ISSUE.title}\n${ISSUE.body}`,
    news: { said: '@eve wrote:\nuse tabs' },
  });
});

test.each<[string, string | null]>([
  ['write', 'triage'],
  ['read', 'our-own-role'],
  ['read', 'read'],
  ['none', null],
])('threat 23: words of a user with %j by the role %j do neither', async (permission, role) => {
  expect(await heard({ permission, role })).toEqual({ words: null, news: null });
});

test('a run that was not let in has no task', async () => {
  const order = orderOf({ permission: 'write', role: null });
  await expect(order.gather(async () => null)).rejects.toThrow('nobody has let this run in');
});
