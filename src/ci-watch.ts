/** A run of a workflow for the commit, as the API has it (`runsOf` of a client with a cap of its own). */
export interface CiRun {
  name: string;
  event: string;
  status: string | null;
  conclusion: string | null;
  createdAt: string;
  url: string;
}

/** What became of the checks of a published commit while we looked. */
export type CiResult =
  | { kind: 'green'; runs: readonly CiRun[] }
  /** Those that ended in any other way than green; others may still be running. */
  | { kind: 'red'; runs: readonly CiRun[] }
  /** Held until somebody who may write approves them. */
  | { kind: 'waiting-for-approval'; runs: readonly CiRun[] }
  /** No run has been started. */
  | { kind: 'none' }
  /** GitHub has not answered. */
  | { kind: 'unknown' }
  | { kind: 'still-running'; runs: readonly CiRun[] };

export interface CiWatch {
  /** The commit that was published. */
  sha: string;
  runsOf: (sha: string) => Promise<readonly CiRun[]>;
  /** What is left of `max-minutes`, in milliseconds. */
  leftMs: number;
  signal: AbortSignal;
  /** Ends early, without an error, where the signal aborts. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

const LONGEST_MS = 10 * 60_000;
/** No run by then: none comes. A push by GITHUB_TOKEN starts none, and a held one is there within seconds. */
const UNTIL_NONE_MS = 90_000;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 60_000;
const GROWTH = 1.5;
/** Failures of the API in a row after which what is known is all there will be. */
const MOST_FAILURES = 3;

/**
 * Watches the checks of a published commit: for ten minutes at most and never beyond the run's own time, with pauses
 * that grow from ten seconds to a minute. Never rejects: where GitHub does not answer, what was seen last is the result.
 */
export async function watchCi(watch: CiWatch): Promise<CiResult> {
  const { sha, runsOf, leftMs, signal, pause, now } = watch;
  const begin = now();
  const end = begin + Math.min(LONGEST_MS, leftMs);
  let last: CiResult = { kind: 'unknown' };
  let failures = 0;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * GROWTH, LONGEST_PAUSE_MS)) {
    const room = end - now();
    if (room <= 0 || signal.aborted) return last;
    await pause(Math.min(wait, room), signal);
    if (signal.aborted) return last;
    const runs = await runsOf(sha).catch(() => null);
    failures = runs === null ? failures + 1 : 0;
    if (runs !== null) last = resultOf(runs);
    if (failures === MOST_FAILURES || isFinal(last, now() - begin)) return last;
  }
}

/** A run that has ended green may be followed by others that start later, so one look is not enough for green. */
function isFinal({ kind }: CiResult, elapsedMs: number): boolean {
  if (kind === 'red' || kind === 'waiting-for-approval') return true;
  return (kind === 'green' || kind === 'none') && elapsedMs >= UNTIL_NONE_MS;
}

/** `conclusion` of a run that stands in nobody's way. */
const GREEN: ReadonlySet<string | null> = new Set(['success', 'neutral', 'skipped']);
/** Held for somebody: `action_required` once GitHub has put it aside, `waiting` before it goes on. */
const isHeld = ({ status, conclusion }: CiRun) => conclusion === 'action_required' || status === 'waiting';

function resultOf(all: readonly CiRun[]): CiResult {
  const runs = newestOfEach(all);
  const held = runs.filter(isHeld);
  const red = runs.filter((run) => run.conclusion !== null && !GREEN.has(run.conclusion) && !isHeld(run));
  if (red.length > 0) return { kind: 'red', runs: red };
  if (held.length > 0) return { kind: 'waiting-for-approval', runs: held };
  const open = runs.filter(({ conclusion }) => conclusion === null);
  if (open.length > 0) return { kind: 'still-running', runs: open };
  // Skipped ones alone say nothing of the change.
  return runs.some(({ conclusion }) => conclusion === 'success') ? { kind: 'green', runs } : { kind: 'none' };
}

/** A newer run of the same workflow for the same event takes the place of an older one. */
function newestOfEach(runs: readonly CiRun[]): readonly CiRun[] {
  const newest = new Map<string, CiRun>();
  for (const run of runs) {
    const key = JSON.stringify([run.name, run.event]);
    const known = newest.get(key);
    if (known === undefined || known.createdAt < run.createdAt) newest.set(key, run);
  }
  return [...newest.values()];
}

const MOST_NAMED = 3;

/** The result as one sentence for the pull request, in Markdown; where nothing started it says how to. */
export function ciSentence(result: CiResult, sha: string): string {
  const commit = sha.slice(0, 7);
  switch (result.kind) {
    case 'green':
      return `CI green on ${commit}: ${named(result.runs)}.`;
    case 'red':
      return `CI red on ${commit}: ${named(result.runs, ({ conclusion }) => ` ${conclusion}`)}.`;
    case 'waiting-for-approval':
      return `CI waits on ${commit}: somebody who may write starts it with "Approve workflows to run" below.`;
    case 'still-running':
      return `CI still running on ${commit} when this was written: ${named(result.runs)}.`;
    case 'unknown':
      return `CI unknown on ${commit}: GitHub did not say.`;
    case 'none':
      return `No CI has started on ${commit}: close and reopen this pull request to start it. With the token of an App it starts by itself.`;
  }
}

function named(runs: readonly CiRun[], more: (run: CiRun) => string = () => ''): string {
  const shown = runs.slice(0, MOST_NAMED).map((run) => `${nameOf(run)}${more(run)}`);
  const rest = runs.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** A workflow may be named like Markdown; as code it is a name. */
function nameOf({ name, url }: CiRun): string {
  const code = `\`${
    name
      .replace(/[`\s]+/g, ' ')
      .trim()
      .slice(0, 60) || 'a workflow'
  }\``;
  return /^https?:\/\/[^\s()<>[\]]+$/.test(url) ? `[${code}](${url})` : code;
}

/**
 * The text of a pull request with the sentence in the line before its marker, in place of the one from before.
 *
 * @returns `null` where the last line is not the marker: somebody has made the text their own
 */
export function withCiLine(body: string, sentence: string, marker: string): string | null {
  const lines = body.replaceAll('\r\n', '\n').trimEnd().split('\n');
  if (lines.pop() !== marker) return null;
  if (CI_LINE.test(lines.at(-1) ?? '')) lines.pop();
  return [...lines, sentence, marker].join('\n');
}

const CI_LINE = /^(?:CI (?:green|red|waits|still running|unknown)|No CI has started) on [0-9a-f]{7}[: ]/;
