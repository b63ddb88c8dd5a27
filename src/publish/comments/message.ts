import { publicText } from '../../text/publicText.ts';
import type { Outcome, RunRecord } from '../../types.ts';
import {
  checkedLinks,
  cite,
  compareUrl,
  joined,
  type Links,
  MAX_LINES,
  marker,
  movedLine,
  type Placed,
  permalink,
  reasons,
  subjectOf,
} from '../body.ts';
import { boxLines, originalsLine } from '../boxes.ts';
import { code, counted, guardLine, modelWords, size, usageLine } from '../lines.ts';

/** Where the change went, as far as the record does not say it. */
export interface Went extends Placed {
  /** `publish: push`: our commit on the branch of the pull request itself. */
  pushed?: { sha: string; branch: string } | null;
  /** `publish: comment`: how many suggestions stand on lines of the diff. */
  offered?: { placed: number } | null;
}

/** How each end is called in a message. An outcome that is not here says nothing in a thread. */
const CALLED: Partial<Record<Outcome, string>> = {
  fixed: 'Fixed',
  suggested: 'Suggested',
  flaky: 'Flaky',
  'not-reproduced': 'Not reproduced',
  'no-environment': 'Could not start',
  unfixed: 'Not fixed',
  rejected: 'Not published',
  stale: 'Out of date',
  failed: 'regreen failed',
};

const REASON_LENGTH = 600;
const WORDS_LENGTH = 400;
const ANSWER_LENGTH = 20_000;

/**
 * The one message a run leaves in its thread, rendered from the record: at most 25 lines, the marker last. What is
 * said there of checks comes from exit codes; what a model said stands as its own words.
 *
 * @returns `null` where the outcome has nothing to say
 */
export function renderMessage(record: RunRecord, links: Links, went: Went = {}): string | null {
  if (record.outcome === 'answered') return renderAnswer(record, links);
  const called = CALLED[record.outcome];
  if (called === undefined) return null;
  const reason = publicText(record.reason, links, { oneLine: true, maxLength: REASON_LENGTH });
  const head = [
    ...opening(called, reason, subject(record, links)),
    ...whereTo(record, links, went),
    ...(went.pushed != null && went.ci != null ? [went.ci] : []),
    ...account(record, links, went),
    '',
  ];
  const proof = [
    ...originalsLine(record),
    ...movedLine(record, went),
    ...(wasJudged(record) ? [guardLine(record)] : []),
  ];
  const tail = [...(record.verifiers.length > 0 ? [''] : []), ...proof, ending(record, links)];
  const boxes = boxLines(record, links, MAX_LINES - head.length - tail.length - 1);
  return joined([...head, ...boxes, ...tail, marker(record)]);
}

/** How it ended, for what, and why: two lines, or one where the thread itself says for what. */
function opening(called: string, reason: string, about: string): string[] {
  const why = `${reason.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/\.$/, '')}.`;
  return about === '' ? [`**${called}**: ${reason.replace(/\.$/, '')}.`] : [`**${called}**: ${about}.`, why];
}

function subject({ task }: RunRecord, links: Links): string {
  const words = task === null || task.kind === 'suggest' ? '' : subjectOf(task, links);
  return /^#\d+$/.test(words) ? '' : words;
}

/** A red verdict says nothing of the guard, so that nothing is known of what it would find. */
export const wasJudged = ({ patch, findings, outcome, attempts, fixers }: RunRecord) =>
  patch !== null &&
  (findings.length > 0 ||
    outcome === 'fixed' ||
    outcome === 'clean' ||
    fixers.length > 0 ||
    attempts.some((attempt) => attempt.outcome === 'fixed'));

/** Where the change is, and how it gets into the branch. */
export function whereTo(record: RunRecord, links: Links, { pushed, offered, stackedOn }: Went): string[] {
  const { patch, published, outcome, reason } = record;
  const home = `${links.serverUrl}/${links.repository}`;
  if (pushed != null)
    return [
      `Pushed to ${code(pushed.branch)} as [${code(pushed.sha.slice(0, 12))}](${home}/commit/${encodeURIComponent(pushed.sha)}).`,
    ];
  if (offered != null) {
    const lines = offered.placed === 0 ? '' : `${counted(offered.placed, 'suggestion')} on the diff and as `;
    return [`The change is offered as ${lines}the patch below. It was verified as a whole, not in parts.`];
  }
  if (published !== null && published.number !== null) {
    const isIssue = published.branch === '';
    const stacked = stackedOn == null ? '' : `, into the branch of #${stackedOn}`;
    return [`See ${home}/${isIssue ? 'issues' : 'pull'}/${published.number}${stacked}.`];
  }
  if (published !== null && published.branch !== '') return openByHand(record, published.branch, links);
  return patch === null || outcome === 'fixed' || reason.includes('patch is kept')
    ? []
    : [`The patch is kept: ${size(record)}.`];
}

function openByHand({ base, reason }: RunRecord, branch: string, links: Links): string[] {
  const address = base === null ? null : compareUrl(links, base.branch, branch);
  // The reason may say it already.
  if (address === null || reason.includes('/compare/')) return [];
  return [`The branch ${code(branch)} is pushed: [open the pull request](${address}).`];
}

/** What a reader needs to know of the cause: all of it where no pull request says it, otherwise what the model found. */
function account(record: RunRecord, links: Links, went: Went): string[] {
  const { outcome, published } = record;
  if (outcome === 'fixed' || outcome === 'stale') {
    const isSaid = published?.number != null && went.pushed == null && went.offered == null;
    return isSaid ? [] : ['', ...reasons(record, links)];
  }
  if (!DIAGNOSED.includes(outcome)) return [];
  const known = checkedLinks(record, links);
  const shape = { oneLine: true, maxLength: WORDS_LENGTH };
  const cause = modelWords(record.submission?.cause ?? '', known, links, shape);
  if (cause === '') return [];
  return ['', `**What the model takes for the cause, unproven.** ${cause}`, ...[...known].slice(0, 1)];
}

/** Here the model's work does not speak for itself. */
const DIAGNOSED: readonly Outcome[] = ['unfixed', 'rejected'];

/** The answer in the model's words, what it cites, and what it took. */
function renderAnswer(record: RunRecord, links: Links): string {
  const places = record.citations.filter((citation) => permalink(citation, links) !== null);
  const cited = places.slice(0, 5).map((citation) => cite(citation, links));
  const tail = [
    '',
    ...(cited.length === 0 ? [] : [`Read: ${cited.join(', ')}`]),
    ...[ending(record, links), marker(record)],
  ];
  return [...answerLines(record, links, MAX_LINES - tail.length), ...tail].join('\n');
}

/** As much of the answer as there is room for. Cut before it is made inert, so that a fence that is open gets closed. */
function answerLines(record: RunRecord, links: Links, room: number): string[] {
  const known = checkedLinks(record, links);
  const text = record.answer ?? record.reason;
  const source = text.split(/\r\n|[\r\n\u2028\u2029]/);
  const render = (count: number) =>
    modelWords(source.slice(0, count).join('\n'), known, links, { maxLength: ANSWER_LENGTH }).split('\n');
  let count = Math.min(source.length, MOST_SOURCE_LINES);
  let lines = render(count);
  if (count === source.length && text.length <= ANSWER_LENGTH && lines.length <= room) return lines;
  while (lines.length > room - 2 && count > 0) {
    count = Math.max(0, count - (lines.length - (room - 2)));
    lines = render(count);
  }
  return [...lines, '', 'The rest is in the output `answer` and in run.json.'];
}

/** No more of an answer is looked at: it could not be shown. */
const MOST_SOURCE_LINES = 500;

/** What it took, and where the run is to be seen. */
const ending = (record: RunRecord, { runUrl }: Links) =>
  runUrl === null ? usageLine(record) : `${usageLine(record)} [The run](${runUrl})`;
