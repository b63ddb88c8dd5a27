import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder } from './report.ts';
import { addNumbers, sumOf } from './totals.ts';

/** `    ✔ adds (2ms)`, `    - later`, in the tree of the spec reporter; failing ones are told again below. */
const BRANCH = /^( {2,})(?:([✔✓]|-|\d+\)) )?(\S.*?)(?: \(\d+ms\))?$/;
const SUMMARY = /^ {2}\d+ (?:passing|pending|failing)(?: \(\d+(?:ms|s|m|h)\))?$/;
/** `  1) sums`, with the inner titles on lines of their own, the last ending with a colon. */
const ENTRY = /^ {2}\d+\) (.*)$/;
/** Nested deeper than projects write it. */
const MAX_DEPTH = 50;

/** What mocha prints for people: the spec reporter whole, of the others the list of failures. */
export const openMochaText: OpenReader = (place): LineReader => {
  const builder = openBuilder('mocha', place);
  const numbers = new Map<string, number>();
  let groups: Array<{ depth: number; name: string }> = [];
  let after = false;
  let titles: string[] | null = null;

  const branch = (text: string) => {
    const [, indent = '', mark, name = ''] = BRANCH.exec(text) ?? [];
    if (name === '') return;
    groups = groups.filter(({ depth }) => depth < indent.length).slice(0, MAX_DEPTH);
    const full = [...groups.map((group) => group.name), name].join(' > ');
    if (mark === undefined) groups.push({ depth: indent.length, name });
    else if (mark === '-') builder.add({ file: null, name: full, status: 'skipped' });
    else if (!mark.endsWith(')')) builder.add({ file: null, name: full, status: 'passed' });
  };
  const title = (text: string) => {
    titles ??= [];
    titles.push(text.trim().replace(/:$/, ''));
    const done = text.endsWith(':');
    if (!done && titles.length < MAX_DEPTH) return;
    const name = titles.join(' > ');
    titles = null;
    // What comes after a hook that fails does not run.
    if (!done || /^"(?:before|after) (?:each|all)" hook/.test(name.split(' > ').at(-1) ?? '')) builder.lose();
    builder.add({ file: null, name, status: 'failed' });
  };
  return {
    line(text) {
      if (SUMMARY.test(text)) {
        after = true;
        addNumbers(text.replace(/\(.*/, ''), numbers);
      } else if (titles !== null) {
        if (text === '') titles = null;
        else title(text);
      } else if (after && ENTRY.test(text)) title(ENTRY.exec(text)?.[1] ?? '');
      else if (!after) branch(text);
    },
    end() {
      if (!numbers.has('passing')) return null;
      const failed = sumOf(numbers, 'failing');
      const totals = { passed: sumOf(numbers, 'passing'), failed, skipped: sumOf(numbers, 'pending') };
      return builder.finish(totals, failed);
    },
  };
};
