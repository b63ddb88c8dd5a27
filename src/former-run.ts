import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commentText } from './agent/comments.ts';
import { limitsToGoOn } from './agent/limits.ts';
import type { Item } from './agent/model.ts';
import type { Resumed } from './agent/resume.ts';
import type { Config } from './config.ts';
import { fitsTree } from './partial-patch.ts';
import { freshRunDir } from './publish/report.ts';
import type { Run } from './run-state.ts';
import { sentence } from './text/sentence.ts';
import type { Limits, Outcome, Task } from './types.ts';
import type { Git } from './workspace/git.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What a run folder that was brought back holds: a run that may go on, or why none does. */
export type Former = { resume: Resumed } | { why: string };

/** A long run with images has a few megabytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Looks for the run that a run folder holds already, for instance brought back by an artifact or a cache. Whoever can
 * write there can say anything in the model's name, and no more than that: see `goOn`.
 *
 * @returns `null` where the folder holds none
 */
export async function findFormer(runDir: string): Promise<Former | null> {
  const names = (await readdir(runDir).catch(() => [])).filter((name) => READ.test(name));
  if (!names.includes('trace.jsonl')) return null;
  try {
    const stats = await Promise.all(names.map((name) => lstat(join(runDir, name))));
    if (stats.some((each) => !each.isFile())) return { why: 'it holds something else than files' };
    if (stats.reduce((bytes, { size }) => bytes + size, 0) > MAX_BYTES) return { why: 'it is too large' };
    const end = names.includes('run.json')
      ? outcomeIn(await readFile(join(runDir, 'run.json'), 'utf8'))
      : null;
    if (end !== null) return { why: `it has come to its end: ${end}` };
    // What reads a trace is of no use to other runs.
    const { loadTrace } = await import('./agent/resume.ts');
    const resume = await loadTrace(runDir);
    if ('fault' in resume) return { why: resume.fault };
    if (!resume.items.every(isOurs)) return { why: 'its trace holds what no run of regreen says' };
    return { resume: { ...resume, items: withoutWords(resume.items), foreign: true } };
  } catch (error) {
    return { why: sentence(error) };
  }
}

const READ = /^(?:(?:attempt-\d+-)?trace\.jsonl|partial\.patch|run\.json)$/;

/** With these nothing is left to do: whoever asks again wants it anew. */
const ENDS: readonly Outcome[] = ['fixed', 'answered', 'suggested'];

/** The good end that a record tells of; `null` for another one, or for what is no record. */
function outcomeIn(text: string): Outcome | null {
  const { outcome } = JSON.parse(text) as { outcome?: unknown };
  return ENDS.find((each) => each === outcome) ?? null;
}

/** What a conversation of ours is made of. */
const KINDS = [
  'message',
  'reasoning',
  'function_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
];

/** Nothing that speaks in place of our instructions, and nothing that the provider would fetch from elsewhere. */
function isOurs(item: Item): boolean {
  if (!KINDS.includes(item.type ?? 'message') || refersElsewhere(item)) return false;
  return !('role' in item) || item.role === 'user' || item.role === 'assistant';
}

const refersElsewhere = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([name, each]) =>
    name === 'image_url'
      ? !(typeof each === 'string' && each.startsWith('data:'))
      : name === 'file_url' || name === 'file_id' || refersElsewhere(each),
  );

const COMMENT = commentText('').trim();

/** The conversation without the task, which comes first of what is said to the model, and without comments of people. */
function withoutWords(items: readonly Item[]): Item[] {
  const task = items.findIndex(isSaid);
  return items.filter((item, i) => i !== task && !(isSaid(item) && textsIn(item).some(isComment)));
}

const isSaid = (item: Item): boolean => 'role' in item && item.role === 'user';
const isComment = (text: string): boolean => text.trimStart().startsWith(COMMENT);

/** All texts of a value, however they lie in it: whoever wrote the folder need not keep to our forms. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

interface Here {
  task: Pick<Task, 'key' | 'kind'>;
  git: Git;
  base: { tree: string };
  /** The commit is of people who may write. */
  trusted: boolean;
}

/**
 * Decides whether this run goes on with the one its folder holds. Of that folder only what the model said and did
 * counts, as work of a model: task, verifiers, words of people, rules and limits are those of this run's own event.
 */
export async function goOn(former: Former, { task, git, base, trusted }: Here): Promise<Former> {
  if ('why' in former) return former;
  const { start, patch } = former.resume;
  if (!trusted) return { why: 'the commit is not by people who may write' };
  if (start.task.key !== task.key || start.task.kind !== task.kind) return { why: 'it is of another task' };
  if (start.base.tree !== base.tree) return { why: 'it worked on other files' };
  if (patch.length > 0 && !(await fitsTree(git, base.tree, patch)))
    return { why: 'its partial patch does not fit' };
  return former;
}

/**
 * The run that goes on here, under limits of its own; what is decided is told. Where none does, the folder is made fresh.
 */
export async function goOnHere(
  former: Former,
  run: Run,
  { task, workspace: { git, base } }: { task: Task; workspace: Pick<Workspace, 'git' | 'base'> },
): Promise<Resumed | null> {
  const { config, around } = run;
  const decided = await goOn(former, { task, git, base, trusted: run.trusted === true });
  const told = tellOf(decided, { runDir: around.runDir, attempts: config.attempts });
  for (const text of told) around.emit({ type: 'note', text });
  if ('why' in decided) {
    await freshRunDir(around.runDir);
    return null;
  }
  run.config = { ...config, limits: limitsOnTop(decided.resume, config) };
  return decided.resume;
}

/** Each dispatch has the limits of its workflow, as a new run would: they come on top of what was spent. */
export const limitsOnTop = (resume: Resumed, { limits }: Config): Limits =>
  limitsToGoOn(resume, { ...limits, costUsd: limits.costUsd ?? null });

/** What is told of a decision. */
export function tellOf(
  decided: Former,
  { runDir, attempts }: { runDir: string; attempts: number },
): string[] {
  if ('why' in decided)
    return [`'${runDir}' holds a run that went before, and this one starts afresh: ${decided.why}`];
  const { turns, costUsd } = decided.resume.usage;
  const cost = costUsd === null && turns > 0 ? '; what they cost is not known' : '';
  const one = `goes on with the run that '${runDir}' holds: ${turns} ${turns === 1 ? 'turn is' : 'turns are'} done${cost}; the limits come on top`;
  return attempts > 1 ? [one, `'attempts' is ${attempts}, and a run that goes on has one attempt`] : [one];
}
