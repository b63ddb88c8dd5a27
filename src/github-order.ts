import { type Config, requireModel } from './config.ts';
import { gatherTask } from './context/task.ts';
import type { GitHub } from './github.ts';
import { type Links, marker, renderBody, renderTitle } from './publish/body.ts';
import { peopleSaid, publishPullRequest } from './publish/pull-request.ts';
import { publishSuggestions } from './publish/suggestions.ts';
import type { Order } from './run.ts';
import { authorize } from './trigger/authorize.ts';
import type { Ending, Patch, RunRecord, Trigger } from './types.ts';
import { inputVerifiers } from './verifiers/discover.ts';
import type { Workspace } from './workspace/workspace.ts';

/** An order that comes from GitHub and goes back there. */
export function githubOrder(
  read: { trigger: Trigger } | { ending: Ending },
  config: Config,
  github: GitHub,
  links: Links,
  runnerName: string | null,
): Order {
  if ('ending' in read) return refusal(read.ending);
  const { trigger } = read;
  return {
    dirty: false,
    async admit() {
      const ending = await authorize(trigger, config, (login) => github.permission(login));
      if (ending !== null) return { ending };
      // Asked late: what is refused or skipped needs no key, and a fork's run has none.
      requireModel(config);
      return { sha: trigger.sha, branch: trigger.branch };
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
    publish: (record, patch, workspace) =>
      config.publish === 'none'
        ? Promise.resolve(null)
        : publish({ record, patch, workspace, trigger, config, github, links }),
  };
}

/** Our branch: of kind and key, never of the model's choice. */
const branchOf = ({ kind, key }: { kind: string; key: string }) => `regreen/${kind}-${key}`;

/** An order that ends before it begins. */
export function refusal(ending: Ending): Order {
  return {
    dirty: false,
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
}

async function publish({
  record,
  patch,
  workspace,
  trigger,
  config,
  github,
  links,
}: Publishing): Promise<Ending | null> {
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
    branch: branchOf(record.task ?? { kind: 'fix', key: 'unknown' }),
    title: renderTitle(record, links),
    body: renderBody(record, links),
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
