import type { Config } from './config.ts';
import type { GitHub } from './github.ts';
import { githubFacts } from './github-facts.ts';
import { type Admission, authorize, type Decision } from './trigger/authorize.ts';
import type { Facts } from './trigger/facts.ts';
import type { Moment } from './trigger/freshness.ts';
import type { Policy } from './trigger/policy.ts';
import { pullsOf } from './trigger/wishes.ts';
import type { AskedTrigger } from './types.ts';
import { mayWriteCache } from './workspace/setup/cache-key.ts';

/** The job this runs in, as the runner tells it; outside of a job nothing is known. */
export interface OwnJob {
  runId: number;
  runnerName: string | null;
  /** `GITHUB_WORKFLOW_REF` */
  workflowRef: string;
}

/** Who asks, and may they? */
export async function admit(
  trigger: AskedTrigger,
  { config }: { config: Config },
  facts: Facts,
  moment: Moment = 'start',
): Promise<Decision> {
  const decision = await authorize(trigger, policyOf(config), facts, moment);
  if ('ending' in decision || decision.retry === null || pullsOf(decision.trigger).length > 0)
    return decision;
  // A retry goes on in an open pull request; where there is none, people have had their say.
  const reason = `'${decision.trigger.branch}' has no open pull request to go on with; it was merged or closed`;
  return { ending: { outcome: 'refused', reason } };
}

/** The commit whose instructions and commands count; `null` for the one that is worked on, which is trusted. */
export async function rulesFor(
  { trigger: { repository }, trusted }: Admission,
  github: Pick<GitHub, 'branchHead'>,
): Promise<{ rules: string | null } | { ending: { outcome: 'refused'; reason: string } }> {
  if (trusted) return { rules: null };
  const rules = await github.branchHead(repository.defaultBranch);
  if (rules !== null) return { rules };
  const reason = `the commit is not of people who may write, and the branch '${repository.defaultBranch}', whose rules would count, cannot be read`;
  return { ending: { outcome: 'refused', reason } };
}

export const policyOf = (config: Config): Policy => ({
  allowUsers: config.allowUsers,
  allowBots: config.allowBots,
  forks: config.forks,
  label: config.label,
  optOutLabel: config.optOutLabel,
  mention: config.mention,
  maxAttemptsPerFailure: config.maxAttemptsPerFailure,
  maxRunsPerDay: config.maxRunsPerDay,
  trailer: 'Regreen-Key',
});

export const factsOf = (
  { kind }: AskedTrigger,
  { github, config, job }: { github: GitHub; config: Config; job: OwnJob },
): Facts =>
  githubFacts(github, {
    workflowRef: job.workflowRef,
    runId: job.runId,
    inJob: kind === 'in-job',
    trailer: policyOf(config).trailer,
    now: () => new Date(),
  });

/** The result of set-up may be kept for others where nobody but people who may write had a hand in it. */
export function keepsSetup({ branch, repository, fork, against }: Admission['trigger']): boolean {
  const onDefaultBranch = branch === repository.defaultBranch && against === null;
  return mayWriteCache({ branch, fork, onDefaultBranch, defaultBranch: repository.defaultBranch });
}
