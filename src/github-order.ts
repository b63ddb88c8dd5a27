import type { Config } from './config.ts';
import { gatherTask } from './context/task.ts';
import type { GitHub } from './github.ts';
import { chooseModel } from './model-choice.ts';
import type { Surroundings } from './prepare.ts';
import { type Links, marker, renderBody, renderTitle } from './publish/body.ts';
import { peopleSaid, publishPullRequest } from './publish/pull-request.ts';
import { checkSecrets, leakEnding, type PublishedFile } from './publish/secrets.ts';
import { publishSuggestions } from './publish/suggestions.ts';
import type { Order } from './run.ts';
import { openSteering } from './steering.ts';
import type { Redactor } from './text/redact.ts';
import { authorize } from './trigger/authorize.ts';
import type { Facts } from './trigger/facts.ts';
import { parseMention } from './trigger/mention.ts';
import type { Policy } from './trigger/policy.ts';
import type { AskedTrigger, Ending, LabelTrigger, Patch, RunRecord, Trigger } from './types.ts';
import { inputVerifiers } from './verifiers/discover.ts';
import { mayWriteCache } from './workspace/setup/cache-key.ts';
import type { Workspace } from './workspace/workspace.ts';

/** An order that comes from GitHub and goes back there. */
export function githubOrder(
  read: { trigger: AskedTrigger } | { ending: Ending },
  config: Config,
  github: GitHub,
  links: Links,
  { prices, redactor }: Pick<Surroundings, 'prices' | 'redactor'>,
  runnerName: string | null,
): Order {
  if ('ending' in read) return refusal(read.ending);
  const { trigger } = read;
  if (trigger.kind === 'comment' || trigger.kind === 'review') return refusal(NO_ANSWERS);
  return {
    dirty: false,
    resume: null,
    async admit() {
      const decision = await authorize(trigger, policyOf(config), factsFor(trigger, github));
      if ('ending' in decision) return decision;
      // Asked late: what is refused or skipped needs no key, and a fork's run has none.
      chooseModel(config, prices);
      const { branch, repository, fork } = trigger;
      const onDefaultBranch = branch === repository.defaultBranch && trigger.against === null;
      const keepsSetup = mayWriteCache({
        branch,
        fork,
        onDefaultBranch,
        defaultBranch: repository.defaultBranch,
      });
      return { ...trigger, trusted: decision.trusted, keepsSetup };
    },
    async gather(fileAt) {
      const gathered = await gatherTask(trigger, {
        github,
        fileAt,
        verify: inputVerifiers(config),
        runnerName,
      });
      if ('ending' in gathered || config.publish === 'none' || gathered.task.kind === 'suggest')
        return gathered;
      const { task } = gathered;
      const said = await peopleSaid({ github, branch: branchOf(task), marker: marker({ task }) });
      return said === null ? gathered : { ending: said };
    },
    ...(trigger.kind === 'label' ? { news: steeringOf(trigger, config, github) } : {}),
    publish: (record, patch, workspace) =>
      config.publish === 'none'
        ? Promise.resolve(null)
        : publish({ record, patch, workspace, trigger, config, github, links, redactor }),
  };
}

/** Comments are read, and not answered. */
export const NO_ANSWERS: Ending = { outcome: 'skipped', reason: 'regreen does not answer comments here' };

export const policyOf = ({ allowUsers, allowBots }: Config): Policy => ({
  allowUsers,
  allowBots,
  forks: 'refuse',
  optOutLabel: 'no-regreen',
  mention: '@regreen',
  maxAttemptsPerFailure: 2,
  maxRunsPerDay: 50,
  trailer: 'Regreen-Key',
});

/** Only permissions are asked for; the rest is taken to be as the payload has it. */
export function factsFor(trigger: Trigger, github: Pick<GitHub, 'permission'>): Facts {
  const nobody = () => Promise.resolve(null);
  const none = () => Promise.resolve(0);
  return {
    permission: async (login) => ({ permission: await github.permission(login), role: null }),
    accountId: nobody,
    own: nobody,
    pull: () =>
      Promise.resolve({
        state: 'open',
        author: trigger.accounts?.[0] ?? null,
        labels: [],
        head: { sha: trigger.sha, branch: trigger.branch, fork: trigger.fork },
        base: { sha: trigger.against ?? '' },
      }),
    issue: () => Promise.resolve('issue' in trigger ? { ...trigger.issue, labels: [] } : null),
    comment: nobody,
    comments: () => Promise.resolve([]),
    branchHead: () => Promise.resolve(trigger.sha),
    commit: () => Promise.resolve({ author: null, message: '' }),
    attempts: none,
    runsToday: none,
  };
}

/** People who may write steer the work by comments on the issue that call us. */
function steeringOf({ issue }: LabelTrigger, config: Config, github: GitHub): () => Promise<string | null> {
  const { mention } = policyOf(config);
  return openSteering({
    fetchComments: (since, etag) => github.commentsSince(issue.number, since, etag),
    mayWrite: async (login) => ['admin', 'write'].includes(await github.permission(login)),
    mention: (body) => parseMention(body, mention)?.text ?? null,
    startedAt: Date.now(),
  });
}

/** Our branch: of kind and key, never of the model's choice. */
const branchOf = ({ kind, key }: { kind: string; key: string }) => `regreen/${kind}-${key}`;

/** An order that ends before it begins. */
export function refusal(ending: Ending): Order {
  return {
    dirty: false,
    resume: null,
    admit: () => Promise.resolve({ ending }),
    gather: () => Promise.resolve({ ending }),
    publish: () => Promise.resolve(null),
  };
}

interface Publishing {
  record: RunRecord;
  patch: Patch;
  workspace: Workspace;
  trigger: Trigger;
  config: Config;
  github: GitHub;
  links: Links;
  redactor: Redactor;
}

async function publish({
  record,
  patch,
  workspace,
  trigger,
  config,
  github,
  links,
  redactor,
}: Publishing): Promise<Ending | null> {
  const branch = branchOf(record.task ?? { kind: 'fix', key: 'unknown' });
  const title = renderTitle(record, links);
  const body = renderBody(record, links);
  const texts = { title, body, branch, suggestions: JSON.stringify(record.suggestions) };
  const leak = await checkSecrets(
    {
      files: await publishedFiles(workspace, patch),
      texts: Object.entries(texts).map(([where, text]) => ({ where: `the ${where}`, text })),
    },
    redactor,
  );
  if (leak !== null) return leakEnding(leak);
  if (record.task?.kind === 'suggest') {
    const issue = await publishSuggestions(github, record, links);
    record.published = { branch: '', ...issue };
    return null;
  }
  const { git, base } = workspace;
  const published = await publishPullRequest({
    github,
    ...links,
    patch,
    base: trigger.branch,
    branch,
    title,
    body,
    draft: config.draft || record.findings.some(({ rule }) => rule === 'oversized'),
    marker: marker(record),
    content: (path) => git.bytes(['cat-file', 'blob', `${patch.tree}:${path}`]),
    blobBefore: async (path) =>
      (await git.run(['rev-parse', '--verify', '--quiet', `${base.tree}:${path}`]).catch(() => '')).trim() ||
      null,
  });
  if (published.status === 'ended') return published.ending;
  record.published = { branch: published.branch, url: published.url, number: published.number };
  return published.note === null ? null : { outcome: 'fixed', reason: published.note };
}

/** Each file of a patch as it was and as it will be. */
function publishedFiles({ git, base }: Workspace, { files, tree }: Patch): Promise<PublishedFile[]> {
  const blob = (treeish: string, path: string) =>
    git.bytes(['cat-file', 'blob', `${treeish}:${path}`]).catch(() => null);
  return Promise.all(
    files.map(async ({ path }) => ({
      path,
      before: await blob(base.tree, path),
      after: await blob(tree, path),
    })),
  );
}
