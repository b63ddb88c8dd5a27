import type { TestReport } from '../../types.ts';
import type { LineReader, OpenReader } from './line-reader.ts';
import { isTestFile, openBuilder, type Place } from './report.ts';
import { sumOf } from './totals.ts';

/** `  ✖ adds zero (0.9ms)`, `﹣ later (0.1ms) # SKIP`, `▶ sums` (node:test's spec reporter). */
const ENTRY = /^( *)([✔✖﹣▶⚠]) (.+?)(?: \([\d.]+ms\))?( # .*)?$/;
const TOTAL = /^ℹ (tests|pass|fail|cancelled|skipped|todo) (\d+)$/;
const PLACE = /^test at (.+):\d+:\d+$/;
const STATUS = { '✔': 'passed', '✖': 'failed', '﹣': 'skipped', '⚠': 'skipped' } as const;

interface Leaf {
  names: string[];
  status: 'passed' | 'failed' | 'skipped';
  file: string | null;
  message: string | null;
}

/** Nested deeper than any project writes it. */
const MAX_DEPTH = 50;
/** Further results only make the report one that is not whole. */
const MAX_LEAVES = 50_000;

function openState() {
  return {
    leaves: [] as Leaf[],
    groups: [] as Array<{ name: string; depth: number; failed: boolean }>,
    totals: new Map<string, number>(),
    failedGroups: 0,
    lost: false,
    /** Failing tests by name, in the order of the tree, until the list at the end tells their file. */
    unplaced: new Map<string, Leaf[]>(),
    /** The file of the entry that comes next in that list. */
    listing: null as string | null,
    /** Its message comes next. */
    told: null as Leaf | null,
  };
}
type State = ReturnType<typeof openState>;

/** The spec reporter of node:test, which is what `node --test` prints by itself. */
export const openNodeSpec: OpenReader = (place): LineReader => {
  const state = openState();
  return {
    line: (text) => readLine(text, state),
    end: () => (state.totals.has('tests') && state.totals.has('fail') ? report(state, place) : null),
  };
};

const isEntry = (line: string) => '✔✖﹣▶⚠'.includes(line.trimStart()[0] ?? ' ');

function readLine(text: string, state: State): void {
  const total = TOTAL.exec(text);
  if (total !== null) {
    const [, key = '', count] = total;
    state.totals.set(key, (state.totals.get(key) ?? 0) + Number(count));
    state.groups.length = 0;
  } else if (text.startsWith('✖ failing tests:')) state.unplaced = unplacedOf(state.leaves);
  else if (text.startsWith('test at ')) state.listing = PLACE.exec(text)?.[1] ?? null;
  else if (isEntry(text)) {
    const entry = ENTRY.exec(text);
    if (entry === null) return;
    if (state.listing === null) readBranch(entry, state);
    else setFile(entry[3] ?? '', state.listing, state);
    state.listing = null;
  } else if (state.told !== null && text.startsWith('  ')) {
    state.told.message = text.trim();
    state.told = null;
  }
}

/** An entry of the tree: it opens a group, closes the last one, or is a test. */
function readBranch([, indent = '', mark = '', name = '', directive]: RegExpExecArray, state: State): void {
  const { groups, leaves } = state;
  const depth = indent.length / 2;
  if (mark === '▶') {
    if (groups.length < MAX_DEPTH) groups.push({ name, depth, failed: false });
    return;
  }
  const marked = STATUS[mark as keyof typeof STATUS];
  const status = directive === undefined ? marked : 'skipped';
  const group = groups.at(-1);
  const closes = group !== undefined && group.depth === depth && group.name === name;
  if (closes) groups.pop();
  if (status === 'failed') for (const each of groups) each.failed = true;
  if (closes && status === 'failed') state.failedGroups += 1;
  if (closes && !(status === 'failed' && !group.failed)) return;
  const names = [...groups.map((each) => each.name), name];
  if (leaves.length < MAX_LEAVES) leaves.push({ names, status, file: null, message: null });
  else state.lost = true;
}

/** Of one name the first in the tree comes first. */
function unplacedOf(leaves: readonly Leaf[]): Map<string, Leaf[]> {
  const open = leaves.filter(({ status, file }) => status === 'failed' && file === null);
  return Map.groupBy(open.toReversed(), ({ names }) => names.at(-1) ?? '');
}

/** The list at the end names failing tests in the order of the tree, each with its file. */
function setFile(name: string, file: string, state: State): void {
  state.told = state.unplaced.get(name)?.pop() ?? null;
  if (state.told !== null) state.told.file = file;
}

function report({ leaves, totals, failedGroups, lost }: State, place: Place): TestReport {
  const builder = openBuilder('node', place);
  let broken = 0;
  for (const { names, ...leaf } of leaves) {
    const name = names.join(' > ');
    const isBroken = names.length === 1 && leaf.status === 'failed' && isTestFile(name);
    if (isBroken) builder.breakFile(name);
    else builder.add({ ...leaf, name });
    if (isBroken) broken += 1;
  }
  const counted = sumOf(totals, 'fail', 'cancelled');
  const failed = builder.count('failed');
  const named = failed + broken;
  // The tool counts groups made by `test` and not those made by `describe`: they look alike here.
  if (lost || counted < named || counted > named + failedGroups) builder.lose();
  return builder.finish({ passed: builder.count('passed'), failed, skipped: builder.count('skipped') }, null);
}
