import type { Ending, RunRecord, TaskKind, VerifierResult, VerifierRun } from '../../types.ts';

/** What the publishing phase knows of the task from its own event and the API. */
export interface OwnEvent {
  kind: TaskKind;
  key: string;
  issue: number | null;
  /** The commit under repair. */
  sha: string;
  /** The branch the change is for. */
  branch: string;
  /** A check that failed is what the event is about: words alone do not make it green. */
  failing: boolean;
}

/**
 * Whether a record is of the task this event asks for. The record never chooses: what differs ends the run.
 * @returns `stale` for another commit, since a head may have moved between the phases; `failed` for another task
 */
export function matchesEvent({ task, base, outcome, verifiers }: RunRecord, event: OwnEvent): Ending | null {
  const other = (what: string, theirs: unknown, ours: unknown): Ending => ({
    outcome: 'failed',
    reason: `the run folder is of another task: its ${what} is ${shown(theirs)}, and this event's is ${shown(ours)}; nothing is published`,
  });
  if (task === null || base === null)
    return { outcome: 'failed', reason: 'the run folder names no task or no commit; nothing is published' };
  if (task.kind !== event.kind) return other('kind', task.kind, event.kind);
  if (task.key !== event.key) return other('key', task.key, event.key);
  if (task.issue !== event.issue) return other('issue', task.issue, event.issue);
  if (base.branch !== event.branch) return other('branch', base.branch, event.branch);
  if (base.sha !== event.sha)
    return {
      outcome: 'stale',
      reason: `the run folder was made at ${base.sha.slice(0, 12)}, and this event is about ${event.sha.slice(0, 12)}; the patch is kept in the run folder`,
    };
  if (event.failing && outcome === 'fixed' && !verifiers.some((each) => isAsked(each) && turnedGreen(each)))
    return {
      outcome: 'failed',
      reason:
        'the run folder says `fixed`, and no failing command in it was red before and is green after; nothing is published',
    };
  return null;
}

const shown = (value: unknown) => JSON.stringify(value).slice(0, 80);

/** Verifiers the task itself is about come from these sources alone. */
const isAsked = ({ source }: VerifierResult) => ['failing-step', 'command', 'input'].includes(source);
const isRed = (run: VerifierRun | null) => run?.conclusion === 'failure' || run?.conclusion === 'timed_out';
const isGreen = (run: VerifierRun | null) => run?.conclusion === 'success';
const turnedGreen = ({ before, after }: VerifierResult) => isRed(before) && isGreen(after);

interface Rule {
  /** Holds for a record as a run writes it. */
  holds: (record: RunRecord) => boolean;
  /** What it says that cannot be, following `the run folder`. */
  fault: string;
}

const everyRun = (record: RunRecord, holds: (run: VerifierRun) => boolean) =>
  record.verifiers.every((each) =>
    [each.before, each.after, each.withOriginalTests].every((run) => run === null || holds(run)),
  );

/** What is true of every record. */
const ALWAYS: readonly Rule[] = [
  {
    holds: (record) =>
      everyRun(record, ({ conclusion, exitCode }) => conclusion !== 'success' || exitCode === 0),
    fault: 'calls a command green whose exit code is not 0',
  },
  {
    holds: (record) =>
      everyRun(record, ({ conclusion, exitCode }) => conclusion !== 'failure' || exitCode !== 0),
    fault: 'calls a command red that ended with exit code 0',
  },
  {
    holds: ({ citations, base }) => citations.every(({ sha }) => sha === base?.sha),
    fault: 'cites another commit than the one it was made at',
  },
  {
    holds: ({ verifiers }) => new Set(verifiers.map(({ id }) => id)).size === verifiers.length,
    fault: 'names a verifier twice',
  },
];

/** What `fixed` means (see docs/outcomes.md), as the judge lets a patch out. */
const FIXED: readonly Rule[] = [
  {
    holds: ({ task, base }) => base !== null && (task?.kind === 'fix' || task?.kind === 'implement'),
    fault: 'says `fixed` without a task that a patch can fix',
  },
  {
    holds: ({ patch }) => patch !== null && patch.files.length > 0,
    fault: 'says `fixed` and records no patch',
  },
  {
    holds: ({ findings }) => findings.every(({ severity }) => severity !== 'block'),
    fault: 'says `fixed` and holds a finding that blocks',
  },
  {
    holds: ({ verifiers }) => verifiers.some(({ after }) => isGreen(after)),
    fault: 'says `fixed`, and no verifier is green',
  },
  {
    holds: ({ verifiers }) => verifiers.every(({ before, after }) => !isGreen(before) || isGreen(after)),
    fault: 'says `fixed`, and a verifier that was green is so no more',
  },
  {
    holds: ({ verifiers }) =>
      verifiers.every((each) => each.source !== 'failing-step' || !isRed(each.before) || isGreen(each.after)),
    fault: 'says `fixed`, and the failing step is not green',
  },
  {
    // Where something was red, a fix turned some of it green. In a task that words ask for nothing need be red.
    holds: ({ task, verifiers }) =>
      task?.kind !== 'fix' || !verifiers.some(({ before }) => isRed(before)) || verifiers.some(turnedGreen),
    fault: 'says `fixed`, and nothing that was red is green',
  },
  {
    holds: ({ verifiers }) => {
      const steps = verifiers.filter(({ source }) => source === 'failing-step');
      return steps.length === 0 || steps.some(({ before }) => isRed(before));
    },
    fault: 'says `fixed`, and the failing step was not red before',
  },
  {
    holds: ({ verifiers }) =>
      verifiers.every(({ withOriginalTests }) => withOriginalTests === null || isGreen(withOriginalTests)),
    fault: 'says `fixed`, and a verifier is red with the original tests',
  },
];

const SUGGESTED: readonly Rule[] = [
  {
    holds: ({ task, suggestions }) => task?.kind === 'suggest' && suggestions.length > 0,
    fault: 'says `suggested` without a suggestion',
  },
];

const ANSWERED: readonly Rule[] = [
  {
    holds: ({ task, answer }) => task !== null && answer !== null && answer.trim() !== '',
    fault: 'says `answered` without an answer',
  },
];

const RULES: Partial<Record<RunRecord['outcome'], readonly Rule[]>> = {
  fixed: FIXED,
  suggested: SUGGESTED,
  answered: ANSWERED,
};

/** What a record says that no run could have written, as a clause for people; or `null`. */
export function contradiction(record: RunRecord): string | null {
  const rules = [...ALWAYS, ...(RULES[record.outcome] ?? [])];
  return rules.find(({ holds }) => !holds(record))?.fault ?? null;
}
