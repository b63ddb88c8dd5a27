import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Usage, WrongUse } from '../types.ts';
import type { RunStart, TraceLine } from './history.ts';
import type { Item } from './model.ts';

/** A run that goes on, as its folder tells of it. */
export interface Resumed {
  start: RunStart;
  /** The conversation; each call in it has an output. */
  items: Item[];
  /** Of all attempts together. */
  usage: Usage;
  /** From its start to its last sign of life. */
  elapsedMs: number;
  /** The change so far, as a git diff; empty where there was none. */
  patch: Uint8Array;
  /** Its folder was brought back, and may be of anybody: no task is in `items`, since that of this run stands first. */
  foreign?: true;
}

/** The names of an attempt's files in the run folder; the first, most often the only one, has the plain ones. */
export const traceName = (prefix: string) => `${prefix}trace.jsonl`;
export const partialName = (prefix: string) => `${prefix}partial.patch`;

/** What stands for the output of a call that was under way when the run ended. */
export const INTERRUPTED =
  'interrupted; not run again. What it did may or may not be there: look before you go on.';

/** Why a folder holds no run to go on with, and what to do about it. */
interface NoRun {
  fault: string;
  remedy: string;
}

/**
 * Reads what is needed to go on with a run from its folder, whenever the run was ended: a last line that is cut in half
 * does not count. The first attempt goes on; what the others spent counts too.
 */
export async function loadTrace(dir: string): Promise<Resumed | NoRun> {
  const names = await readdir(dir).catch(() => []);
  const others = names.filter((name) => /^attempt-\d+-trace\.jsonl$/.test(name));
  const all = await Promise.all(
    [traceName(''), ...others].map(async (name) => {
      const lines = readLines(await readFile(join(dir, name)).catch(() => Buffer.alloc(0)));
      return { name, lines, odd: lines.findIndex((line) => !isWritten(line)) };
    }),
  );
  const wrong = all.find(({ odd }) => odd !== -1);
  if (wrong !== undefined)
    return {
      fault: `line ${wrong.odd + 1} of '${wrong.name}' is none that a run writes`,
      remedy: 'take it out, with all after it, to go on from what is before it, or start anew',
    };
  const lines = all[0]?.lines ?? [];
  const start = lines.find((line) => isRecord(line, 'start'));
  const items = withOutputs(conversation(lines));
  if (start === undefined || !startSchema.safeParse(start).success || items.length === 0)
    return {
      fault: 'there is no run to go on with, since no model was asked in it',
      remedy: 'start it anew',
    };
  const { regreen: _, ...known } = start;
  const times = all.flatMap((each) => each.lines.map((line) => timeOf(line) - known.startedAt));
  return {
    start: known,
    items,
    usage: all.map((each) => spent(each.lines)).reduce(sum),
    elapsedMs: Math.max(0, ...times),
    patch: await readFile(join(dir, partialName(''))).catch(() => new Uint8Array()),
  };
}

/**
 * The same for a folder that somebody names.
 * @throws WrongUse where it holds no run that asked a model, or a line that no run wrote
 */
export async function readTrace(dir: string): Promise<Resumed> {
  const found = await loadTrace(dir);
  if ('fault' in found) throw new WrongUse(`'--resume ${dir}': ${found.fault}; ${found.remedy}`);
  return found;
}

/** What is relied on; the rest is the task, in our own words. */
const startSchema = z.looseObject({
  base: z.object({ sha: z.string(), tree: z.string() }),
  task: z.looseObject({
    kind: z.string(),
    text: z.string(),
    key: z.string(),
    failing: z.array(z.looseObject({})),
  }),
  model: z.string(),
  limits: z.looseObject({ turns: z.number(), minutes: z.number(), tokens: z.number().nullable() }),
  startedAt: z.number(),
  given: z
    .object({ inputs: z.record(z.string(), z.string().nullable()), seal: z.string().nullable() })
    .optional(),
});

const itemSchema = z.union([z.looseObject({ type: z.string() }), z.looseObject({ role: z.string() })]);
/** Up to where one more still counts: figures that take no more would lift a limit. */
const count = z.number().nonnegative().max(1e12);
const answerSchema = z.looseObject({
  regreen: z.enum(['answer', 'history']),
  items: z.array(itemSchema),
  usage: z.looseObject({
    ...{ turns: count, inputTokens: count, cachedInputTokens: count, outputTokens: count },
    costUsd: z.number().nonnegative().max(1e6).nullable(),
  }),
  at: z.number(),
});

/** A line as a run writes it; of the first one `startSchema` says more. */
function isWritten(line: TraceLine): boolean {
  if (!('regreen' in line)) return itemSchema.safeParse(line).success;
  return line.regreen === 'start' || answerSchema.safeParse(line).success;
}

/** The whole lines of a trace. One that is no JSON ends it: nothing after it is known to follow from what is before. */
function readLines(bytes: Buffer): TraceLine[] {
  const lines: TraceLine[] = [];
  // What comes after the last line end was being written when the run ended.
  const whole = bytes.toString('utf8', 0, bytes.lastIndexOf(0x0a) + 1);
  for (const text of whole.split('\n').slice(0, -1)) {
    const line = parse(text);
    if (line === null) break;
    lines.push(line);
  }
  return lines;
}

function parse(text: string): TraceLine | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as TraceLine) : null;
  } catch {
    return null;
  }
}

type Kind = 'start' | 'answer' | 'history';
type RecordOf<K extends Kind> = Extract<TraceLine, { regreen: K }>;

const isRecord = <K extends Kind>(line: TraceLine, kind: K): line is RecordOf<K> =>
  'regreen' in line && line.regreen === kind;

function conversation(lines: readonly TraceLine[]): Item[] {
  let items: Item[] = [];
  for (const line of lines) {
    if (isRecord(line, 'history')) items = [...line.items];
    else if (isRecord(line, 'answer')) items.push(...line.items);
    else if (!('regreen' in line)) items.push(line);
  }
  return items;
}

/** A provider refuses a call without its output. */
function withOutputs(items: readonly Item[]): Item[] {
  const answered = new Set(
    items.flatMap((item) =>
      item.type === 'function_call_output' || item.type === 'custom_tool_call_output' ? [item.call_id] : [],
    ),
  );
  const missing = items.flatMap((item): Item[] => {
    if (item.type !== 'function_call' && item.type !== 'custom_tool_call') return [];
    if (answered.has(item.call_id)) return [];
    return [{ type: `${item.type}_output`, call_id: item.call_id, output: INTERRUPTED }];
  });
  return [...items, ...missing];
}

const NOTHING: Usage = { turns: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: null };

/** The last figures of a trace: each counts what was before it. */
function spent(lines: readonly TraceLine[]): Usage {
  const last = lines.findLast((line) => isRecord(line, 'answer') || isRecord(line, 'history'));
  return last !== undefined && 'usage' in last ? last.usage : NOTHING;
}

function sum(a: Usage, b: Usage): Usage {
  return {
    turns: a.turns + b.turns,
    inputTokens: a.inputTokens + b.inputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd === null && b.costUsd === null ? null : (a.costUsd ?? 0) + (b.costUsd ?? 0),
  };
}

const timeOf = (line: TraceLine): number =>
  isRecord(line, 'answer') || isRecord(line, 'history') ? line.at : 0;
