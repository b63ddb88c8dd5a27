import { tmpdir } from 'node:os';
import { type ApiTree, openApiTree, sparing } from './base-tree.ts';
import { admit, factsOf } from './github-admission.ts';
import type { GitHubMeans } from './github-order.ts';
import { taskOf } from './github-task.ts';
import { checkCitations, checkSuggestions } from './judge/citations.ts';
import { matchesEvent } from './publish/folder/consistent.ts';
import { applyPatch } from './publish/folder/patched.ts';
import { readRunFolder } from './publish/folder/read.ts';
import { answerOf, refusalEnding, Undone } from './publish/pull-request/refusals.ts';
import { freshRunDir, writeReport } from './publish/report.ts';
import { newRecord } from './record.ts';
import type { FileAt, Surroundings } from './run-state.ts';
import { sentence } from './text/sentence.ts';
import type { Admission } from './trigger/authorize.ts';
import type { AskedTrigger, Ending, PatchedFile, RunRecord, Task } from './types.ts';
import { systemProgram } from './workspace/system-programs.ts';

interface Phase extends GitHubMeans {
  around: Surroundings;
  /** What the solving job left. */
  folder: string;
}

/**
 * Makes known what another job solved. No model is asked and nothing of the repository is run. Who asked and for what
 * comes from this job's own event and the API; the folder is checked against them, its patch is applied to the pinned
 * commit as bytes, and guard and secret scan read the result once more.
 */
export async function publishPhase(
  asked: { trigger: AskedTrigger } | { ending: Ending },
  phase: Phase,
): Promise<RunRecord> {
  const { around, config } = phase;
  await freshRunDir(around.runDir);
  const kept: { record: RunRecord } = { record: newRecord(config) };
  const ending = await stages(asked, phase, kept).catch((error: unknown): Ending => fault(error, phase));
  Object.assign(kept.record, ending);
  return writeReport(around.runDir, kept.record, null, around.redactor);
}

async function stages(
  asked: { trigger: AskedTrigger } | { ending: Ending },
  phase: Phase,
  kept: { record: RunRecord },
): Promise<Ending> {
  if ('ending' in asked) return asked.ending;
  const { github, publisher, around, config, folder } = phase;
  const facts = factsOf(asked.trigger, phase);
  const admission = await admit(asked.trigger, phase, facts, 'publish');
  if ('ending' in admission) return admission.ending;
  around.emit({ type: 'stage', stage: 'publish', detail: `what the solving job left in '${folder}'` });
  const read = await readRunFolder(folder, { digest: config.runDigest });
  if ('ending' in read) return read.ending;
  const { record, patch, digest } = read.folder;
  if (digest === 'not given')
    around.emit({ type: 'note', text: "the folder's digest was not handed over in 'run-digest'" });
  await pinAsSolved(asked.trigger, admission, record, github);
  const { sha, branch } = admission.trigger;
  const fileAt: FileAt = (path) => github.file(path, sha);
  const gathered = await taskOf(admission, phase, { fileAt, facts, key: record.task?.key ?? null }).catch(
    (error: unknown) => ({ ending: unread(error, phase) }),
  );
  if ('ending' in gathered) return gathered.ending;
  const { task } = gathered;
  const other = matchesEvent(record, { ...task, failing: task.failing.length > 0, sha, branch });
  kept.record = other === null ? record : newRecord(config);
  // What people read of the task comes from here.
  kept.record.task = { kind: task.kind, key: task.key, issue: task.issue, subject: task.subject };
  const solved = { admission, record, patch, task };
  const ending =
    other === null
      ? await makeKnown(solved, phase, fileAt).catch((error: unknown) => fault(error, phase))
      : (keyedWithoutLog(record, admission, task) ?? other);
  Object.assign(kept.record, ending);
  // Whoever asked hears of a fault, and of a head that has moved; of a folder that is another one nobody does.
  const isTold = config.publish !== 'none' && (other === null || ending.outcome === 'stale');
  const note = isTold ? await publisher.tell(admission, kept.record) : null;
  if (note !== null) around.emit({ type: 'note', text: note });
  return ending;
}

/** The head of a comment's pull request is asked for anew, and may have moved on from the commit that was solved. */
async function pinAsSolved(
  { sha: told }: AskedTrigger,
  { trigger }: Admission,
  { base }: RunRecord,
  github: Phase['github'],
): Promise<void> {
  if (told !== null || base === null || base.sha === trigger.sha) return;
  const before = await github.commitsOn(trigger.sha, MOST_COMMITS);
  if (before.some(({ sha }) => sha === base.sha)) trigger.sha = base.sha;
}

/** More commits are not pushed while a run goes on. */
const MOST_COMMITS = 100;

/** Publishes what is to be published. */
async function makeKnown(solved: Solved, phase: Phase, fileAt: FileAt): Promise<Ending> {
  const { admission, record, patch } = solved;
  await phase.describe(record);
  const ending = { outcome: record.outcome, reason: record.reason };
  // As in one job: the run folder is all there is.
  if (phase.config.publish === 'none') return ending;
  if (patch !== null || record.outcome === 'suggested') return (await publish(solved, phase)) ?? ending;
  await checkPlaces(record, admission.trigger.sha, fileAt);
  return ending;
}

interface Solved {
  admission: Admission;
  record: RunRecord;
  patch: Uint8Array | null;
  task: Task;
}

async function publish({ admission, record, patch, task }: Solved, phase: Phase): Promise<Ending | null> {
  const { publisher, around } = phase;
  const touched = record.patch?.files.map(({ path }) => path) ?? [];
  // By the other client: however much is read, what is written has its calls.
  const base = await openApiTree(phase.polls, admission.trigger.sha, touched);
  let files: PatchedFile[] = [];
  if (patch !== null && record.patch !== null) {
    const git = systemProgram('git');
    if (git === null)
      return { outcome: 'failed', reason: 'git is not installed: `sudo apt-get install -y git`' };
    const applied = await applyPatch(patch, base, record.patch, { git, tempDir: around.tempDir ?? tmpdir() });
    if ('ending' in applied) return applied.ending;
    files = applied.files;
  }
  await checkPlaces(record, admission.trigger.sha, base.read);
  if (record.outcome === 'suggested' && record.suggestions.length === 0)
    return { outcome: 'failed', reason: 'the run folder suggests nothing that stands in the repository' };
  const diff = patch ?? new Uint8Array();
  // A head that is not trusted brings neither a template nor a form of titles.
  const read = sparing(admission.trusted ? base : await rulesTree(admission, touched, phase));
  const { words } = task;
  const { noted, ending } = await publisher.publish({ admission, record, files, diff, read, words });
  Object.assign(record, noted);
  return ending;
}

/** The default branch, whose rules count where the head is not trusted. */
async function rulesTree(
  { trigger }: Admission,
  touched: readonly string[],
  { polls }: Phase,
): Promise<ApiTree> {
  const { defaultBranch } = trigger.repository;
  const head = await polls.branchHead(defaultBranch);
  if (head === null)
    throw new Error(`the default branch '${defaultBranch}' is gone; its rules cannot be read`);
  return openApiTree(polls, head, touched);
}

/** What ends this phase unlooked for: GitHub's answer in words that tell the remedy, or a surprise of our own. */
function fault(error: unknown, { links }: Phase): Ending {
  const isAnswer = error instanceof Error && 'request' in error;
  if (!isAnswer) return { outcome: 'failed', reason: sentence(error) };
  const { repository } = links;
  const nothing = { base: '', branch: '', paths: [], done: null };
  return refusalEnding(new Undone('read', error), { repository, ...nothing });
}

/** The same of what the task is gathered from, which takes more than code and pull requests. */
function unread(error: unknown, phase: Phase): Ending {
  const { status, words, headers } = answerOf(error);
  const isLimit = /rate limit/i.test(words) || headers['retry-after'] !== undefined;
  if (status !== 404 && (status !== 403 || isLimit)) return fault(error, phase);
  const grant = '`actions: read`, `contents: read`, `issues: read` and `pull-requests: read`';
  const reason = `the token may not read what the event is about (${status}): grant ${grant}; the patch is kept in the run folder`;
  return { outcome: 'failed', reason };
}

/** A failure is named by what its log says. Without the log the name is another one, which is no other task. */
function keyedWithoutLog(record: RunRecord, { trigger }: Admission, { key, evidence }: Task): Ending | null {
  if (trigger.kind !== 'failed-run' || evidence.length > 0 || record.task?.key === key) return null;
  const reason =
    'the log of the run that failed cannot be read here, and its failure is known by that log: grant `actions: read`, or run this job again; the patch is kept in the run folder';
  return { outcome: 'failed', reason };
}

/** Keeps the places that are there; what is said to stand in them is read from them. */
async function checkPlaces(record: RunRecord, sha: string, fileAt: FileAt): Promise<void> {
  const cited = record.citations.map((citation) => ({ ...citation, quote: null }));
  record.citations = await checkCitations(cited, sha, fileAt);
  record.suggestions = await checkSuggestions(record.suggestions, fileAt);
}
