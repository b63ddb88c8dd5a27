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

/** The spec reporter of node:test, which is what `node --test` prints by itself. */
export const openNodeSpec: OpenReader = (place): LineReader => {
  const leaves: Leaf[] = [];
  const groups: Array<{ name: string; depth: number; failed: boolean }> = [];
  const totals = new Map<string, number>();
  let failedGroups = 0;
  let unplaced: Leaf[] = [];
  let listing: string | null = null;
  let told: Leaf | null = null;

  const tree = ([, indent = '', mark = '', name = '', directive]: RegExpExecArray) => {
    const depth = indent.length / 2;
    if (mark === '▶') {
      if (groups.length < 50) groups.push({ name, depth, failed: false });
      return;
    }
    const isTold = STATUS[mark as keyof typeof STATUS];
    const status = directive === undefined ? isTold : 'skipped';
    const group = groups.at(-1);
    const closes = group !== undefined && group.depth === depth && group.name === name;
    if (closes) groups.pop();
    if (status === 'failed') for (const each of groups) each.failed = true;
    if (closes && status === 'failed') failedGroups += 1;
    if (closes && !(status === 'failed' && !group.failed)) return;
    leaves.push({ names: [...groups.map((each) => each.name), name], status, file: null, message: null });
  };
  /** The list at the end names failing tests in the order of the tree, each with its file. */
  const list = (name: string, file: string) => {
    const at = unplaced.findIndex((leaf) => leaf.names.at(-1) === name);
    told = at < 0 ? null : (unplaced.splice(at, 1)[0] ?? null);
    if (told !== null) told.file = file;
  };
  const fits = (line: string) => '✔✖﹣▶⚠'.includes(line.trimStart()[0] ?? ' ');
  return {
    line(text) {
      const total = TOTAL.exec(text);
      if (total !== null) {
        const [, key = '', count] = total;
        totals.set(key, (totals.get(key) ?? 0) + Number(count));
        groups.length = 0;
      } else if (text.startsWith('✖ failing tests:')) {
        unplaced = leaves.filter(({ status, file }) => status === 'failed' && file === null);
      } else if (text.startsWith('test at ')) listing = PLACE.exec(text)?.[1] ?? null;
      else if (fits(text)) {
        const entry = ENTRY.exec(text);
        if (entry === null) return;
        if (listing === null) tree(entry);
        else list(entry[3] ?? '', listing);
        listing = null;
      } else if (told !== null && text.startsWith('  ')) {
        told.message = text.trim();
        told = null;
      }
    },
    end: () =>
      totals.has('tests') && totals.has('fail') ? report(leaves, totals, failedGroups, place) : null,
  };
};

function report(
  leaves: readonly Leaf[],
  totals: ReadonlyMap<string, number>,
  failedGroups: number,
  place: Place,
): TestReport {
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
  if (counted < named || counted > named + failedGroups) builder.lose();
  return builder.finish({ passed: builder.count('passed'), failed, skipped: builder.count('skipped') }, null);
}
