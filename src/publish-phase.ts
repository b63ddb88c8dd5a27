import { tmpdir } from 'node:os';
import { admit, factsOf, type GitHubMeans, taskOf } from './github-order.ts';
import { checkCitations, checkSuggestions } from './judge/citations.ts';
import type { FileAt, Surroundings } from './prepare.ts';
import { matchesEvent } from './publish/consistent.ts';
import { readRunFolder } from './publish/folder.ts';
import { applyPatch, type BaseTree } from './publish/patched.ts';
import { freshRunDir, writeReport } from './publish/report.ts';
import { newRecord } from './record.ts';
import { sentence } from './text/sentence.ts';
import type { Admission } from './trigger/authorize.ts';
import type { AskedTrigger, Ending, FileReader, PatchedFile, RunRecord, Task } from './types.ts';
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
  const ending = await stages(asked, phase, kept).catch(
    (error: unknown): Ending => ({ outcome: 'failed', reason: sentence(error) }),
  );
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
  const stage = (detail: string) => around.emit({ type: 'stage', stage: 'publish', detail });
  const facts = factsOf(asked.trigger, phase);
  const admission = await admit(asked.trigger, phase, facts);
  if ('ending' in admission) return admission.ending;
  stage(`what the solving job left in '${folder}'`);
  const read = await readRunFolder(folder, { digest: config.runDigest });
  if ('ending' in read) return read.ending;
  const { record, patch, digest } = read.folder;
  if (digest === 'not given')
    around.emit({ type: 'note', text: "the folder's digest was not handed over in 'run-digest'" });
  kept.record = record;
  const { sha, branch } = admission.trigger;
  const fileAt: FileAt = (path) => github.file(path, sha);
  const gathered = await taskOf(admission, phase, { fileAt, facts, key: record.task?.key ?? null });
  if ('ending' in gathered) return gathered.ending;
  const { task } = gathered;
  const other = matchesEvent(record, { ...task, failing: task.failing.length > 0, sha, branch });
  if (other !== null) return other;
  // What people read of the task comes from here, too.
  record.task = { kind: task.kind, key: task.key, issue: task.issue, subject: task.subject };
  await phase.describe(record);
  const ending = { outcome: record.outcome, reason: record.reason };
  // As in one job: the run folder is all there is.
  if (config.publish === 'none') return ending;
  const isPublished = patch !== null || record.outcome === 'suggested';
  if (!isPublished) await checkPlaces(record, sha, fileAt);
  const end = isPublished ? await publish({ admission, record, patch, task }, phase) : ending;
  Object.assign(record, end ?? ending);
  const note = await publisher.tell(admission, record);
  if (note !== null) around.emit({ type: 'note', text: note });
  return end ?? ending;
}

interface Solved {
  admission: Admission;
  record: RunRecord;
  patch: Uint8Array | null;
  task: Task;
}

async function publish({ admission, record, patch, task }: Solved, phase: Phase): Promise<Ending | null> {
  const { publisher, around } = phase;
  const base = await baseTree(phase, admission.trigger.sha);
  let files: PatchedFile[] = [];
  if (patch !== null && record.patch !== null) {
    const git = systemProgram('git');
    if (git === null)
      return { outcome: 'failed', reason: 'git is not installed: `sudo apt-get install -y git`' };
    const applied = await applyPatch(patch, base, record.patch, { git, tempDir: around.tempDir ?? tmpdir() });
    if ('ending' in applied) return applied.ending;
    files = applied.files;
  }
  const read: FileReader = {
    read: async (path) => {
      const name = base.files.get(path)?.sha;
      return name === undefined ? null : Buffer.from(await base.blob(name)).toString('utf8');
    },
    list: async () => [...base.files.keys()],
  };
  await checkPlaces(record, admission.trigger.sha, read.read);
  if (record.outcome === 'suggested' && record.suggestions.length === 0)
    return { outcome: 'failed', reason: 'the run folder suggests nothing that stands in the repository' };
  const diff = patch ?? new Uint8Array();
  return publisher.publish({ admission, record, files, diff, read, words: task.words });
}

/** Keeps the places that are there; what is said to stand in them is read from them. */
async function checkPlaces(record: RunRecord, sha: string, fileAt: FileAt): Promise<void> {
  const cited = record.citations.map((citation) => ({ ...citation, quote: null }));
  record.citations = await checkCitations(cited, sha, fileAt);
  record.suggestions = await checkSuggestions(record.suggestions, fileAt);
}

/** The pinned commit as the API gives it. */
async function baseTree({ github }: Phase, sha: string): Promise<BaseTree> {
  const { tree } = await github.commit(sha);
  return { files: await github.files(tree), blob: (name) => github.blob(name) };
}
