import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder } from './report.ts';
import { addNumbers, sumOf } from './totals.ts';

/** ` FAIL  |unit| test/a.test.ts > sums > adds zero`, ` FAIL  test/b.test.ts [ test/b.test.ts ]` */
const FAIL = /^ *FAIL +(?:\|([^|]{1,100})\| )?(\S.*?\.\w+)(?: > (\S.*)| \[ .* \])$/;
/** ` × test/a.test.ts > sums > adds zero 6ms` (`--reporter=verbose`) */
const VERBOSE = /^ ([✓×↓]) (?:\|([^|]{1,100})\| )?(\S.*?\.\w+) > (\S.*)$/;
/** ` ❯ test/a.test.ts (4 tests | 1 failed) 9ms` and the tree below it */
const FILE = /^ [✓❯×↓] (?:\|([^|]{1,100})\| )?(\S.*?\.\w+) \((\d+) tests?\b.*\)(?: \d+ ?m?s)?/;
const BRANCH = /^( {3,})([✓×↓❯]) (.+?)(?: \((\d+)\))?(?: \d+(?:\.\d+)? ?m?s)?$/;
const DURATION = / (?:\d+(?:\.\d+)? ?m?s|\((?:retry|repeat) x\d+\))$/;
const SUMMARY = /^ *(?:Test Files|(Tests)) {2}(.*\(\d+\))$|^ *((?:Type )?Errors) {2}\d+ errors?$/;
const STATUS = { '✓': 'passed', '×': 'failed', '↓': 'skipped' } as const;
type Mark = keyof typeof STATUS;

/** What vitest prints for people: its default and its verbose reporter. */
export const openVitestText: OpenReader = (place): LineReader => {
  const builder = openBuilder('vitest', place);
  const named = new Set<string>();
  const counted = new Map<string, number>();
  let summaries = 0;
  let inSuites = false;
  let file: { path: string; project: string | undefined } | null = null;
  let groups: Array<{ depth: number; name: string }> = [];

  const add = (path: string, project: string | undefined, name: string, mark: Mark) => {
    const full = project === undefined ? name : `[${project}] ${name}`;
    const key = `${mark} ${path} ${full}`;
    if (named.has(key)) return;
    if (named.size < 50_000) named.add(key);
    builder.add({ file: path, name: full, status: STATUS[mark] });
  };
  const fail = (text: string) => {
    const [, project, path = '', name] = FAIL.exec(text) ?? [];
    if (path === '') return;
    // A group is named where its set-up failed, a file where it could not be loaded.
    if (name === undefined || inSuites) builder.breakFile(path);
    else add(path, project, name, '×');
  };
  const branch = (text: string) => {
    const [, indent = '', mark = '', name = '', size] = BRANCH.exec(text) ?? [];
    if (file === null || mark === '') {
      file = null;
      return;
    }
    groups = groups.filter(({ depth }) => depth < indent.length);
    const full = [...groups.map((group) => group.name), name].join(' > ');
    if (mark === '❯' || size !== undefined) groups.push({ depth: indent.length, name });
    else add(file.path, file.project, full, mark as Mark);
  };
  const marked = (text: string) => {
    const verbose = VERBOSE.exec(text);
    if (verbose !== null) {
      const [, mark = '✓', project, path = '', name = ''] = verbose;
      return add(path, project, name.replace(DURATION, '').replace(DURATION, ''), mark as Mark);
    }
    const [, project, path] = FILE.exec(text) ?? [];
    if (path === undefined) return branch(text);
    file = { path, project };
    groups = [];
  };
  const summary = (text: string) => {
    const [, tests, numbers = '', errors] = SUMMARY.exec(text) ?? [];
    if (tests !== undefined) {
      summaries += 1;
      addNumbers(numbers, counted);
    }
    if (errors !== undefined) builder.lose();
    inSuites = false;
  };
  return {
    line(text) {
      if (text.includes('Failed Suites')) inSuites = true;
      else if (text.includes('Failed Tests')) inSuites = false;
      else if (text.includes('FAIL')) fail(text);
      else if (/^ {1,40}[✓×↓❯] /.test(text)) marked(text);
      else if (SUMMARY.test(text)) summary(text);
    },
    end() {
      if (summaries === 0) return null;
      const failed = sumOf(counted, 'failed');
      const totals = { passed: sumOf(counted, 'passed'), failed, skipped: sumOf(counted, 'skipped', 'todo') };
      return builder.finish(totals, failed);
    },
  };
};
