import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder } from './report.ts';
import { addNumbers, sumOf } from './totals.ts';

/** `FAIL test/a.test.js (5.1 s)`, `PASS unit test/a.test.js` */
const FILE = /^ *(PASS|FAIL) (?:(\S.*?) )?(\S+\.\w+)(?: \([\d.,]+ m?s\))?$/;
/** `  ● sums › adds zero` */
const FAILED = /^ {2}● (?!Console$)(\S.*)$/;
/** `    ✕ adds zero (2 ms)` (`--verbose`) */
const BRANCH = /^( {2,})([✓✕○✎]) (?:skipped |todo )?(.+?)(?: \([\d.,]+ m?s\))?$/;
const STATUS = { '✓': 'passed', '✕': 'failed', '○': 'skipped', '✎': 'skipped' } as const;

/** What jest prints for people. */
export const openJestText: OpenReader = (place): LineReader => {
  const builder = openBuilder('jest', place);
  const named = new Set<string>();
  const tests = new Map<string, number>();
  let summaries = 0;
  let file: string | null = null;
  /** Groups around the line, as long as the tree below the file's name lasts. */
  let groups: Array<{ depth: number; name: string }> | null = null;

  const add = (name: string, status: 'passed' | 'failed' | 'skipped') => {
    const key = `${status} ${file} ${name}`;
    if (named.has(key)) return;
    if (named.size < 50_000) named.add(key);
    builder.add({ file, name, status });
  };
  const branch = (text: string) => {
    if (groups === null) return;
    const [, indent = '', mark, name = ''] = BRANCH.exec(text) ?? [];
    const depth = mark === undefined ? text.search(/\S/) : indent.length;
    groups = groups.filter((group) => group.depth < depth).slice(0, 50);
    if (mark === undefined) groups.push({ depth, name: text.trim() });
    else add([...groups.map((group) => group.name), name].join(' > '), STATUS[mark as keyof typeof STATUS]);
  };
  const fail = (title: string) => {
    if (title === 'Test suite failed to run') builder.breakFile(file ?? '');
    else if (file !== null) add(title.replaceAll(' › ', ' > '), 'failed');
  };
  return {
    line(text) {
      const named = /^ *(?:PASS|FAIL) /.test(text) ? FILE.exec(text) : null;
      const failed = text.startsWith('  ● ') ? FAILED.exec(text) : null;
      if (named !== null) {
        file = named[3] ?? null;
        groups = [];
      } else if (text === '' || failed !== null) {
        groups = null;
        if (failed !== null) fail(failed[1] ?? '');
      } else if (/^Tests: .*\d total$/.test(text)) {
        summaries += 1;
        addNumbers(text, tests);
      } else branch(text);
    },
    end() {
      if (summaries === 0) return null;
      const failed = sumOf(tests, 'failed');
      const totals = { passed: sumOf(tests, 'passed'), failed, skipped: sumOf(tests, 'skipped', 'todo') };
      return builder.finish(totals, failed);
    },
  };
};
