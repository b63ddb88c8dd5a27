import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder, type Place } from './report.ts';
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

/** Nested deeper than projects write it. */
const MAX_DEPTH = 50;

function openState(place: Place) {
  return {
    builder: openBuilder('vitest', place),
    /** What is told already: the tree and the list of failures name the same tests. */
    named: new Set<string>(),
    counted: new Map<string, number>(),
    summaries: 0,
    inSuites: false,
    /** The file whose tree is under way, and the groups around the line. */
    file: null as { path: string; project: string | undefined } | null,
    groups: [] as Array<{ depth: number; name: string }>,
  };
}
type State = ReturnType<typeof openState>;

/** What vitest prints for people: its default and its verbose reporter. */
export const openVitestText: OpenReader = (place): LineReader => {
  const state = openState(place);
  return {
    line(text) {
      if (text.includes('Failed Suites')) state.inSuites = true;
      else if (text.includes('Failed Tests')) state.inSuites = false;
      else if (text.includes('FAIL')) readFailure(text, state);
      else if (/^ {1,40}[✓×↓❯] /.test(text)) readMarked(text, state);
      else if (SUMMARY.test(text)) readSummary(text, state);
    },
    end() {
      if (state.summaries === 0) return null;
      const sum = (...words: string[]) => sumOf(state.counted, ...words);
      const failed = sum('failed');
      return state.builder.finish({ passed: sum('passed'), failed, skipped: sum('skipped', 'todo') }, failed);
    },
  };
};

function add(
  { builder, named }: State,
  path: string,
  project: string | undefined,
  name: string,
  mark: Mark,
): void {
  const full = project === undefined ? name : `[${project}] ${name}`;
  const key = `${mark} ${path} ${full}`;
  if (named.has(key)) return;
  if (named.size < 50_000) named.add(key);
  builder.add({ file: path, name: full, status: STATUS[mark] });
}

function readFailure(text: string, state: State): void {
  const [, project, path = '', name] = FAIL.exec(text) ?? [];
  if (path === '') return;
  // A group is named where its set-up failed, a file where it could not be loaded.
  if (name === undefined || state.inSuites) state.builder.breakFile(path);
  else add(state, path, project, name, '×');
}

function readMarked(text: string, state: State): void {
  const verbose = VERBOSE.exec(text);
  if (verbose !== null) {
    const [, mark = '✓', project, path = '', name = ''] = verbose;
    add(state, path, project, name.replace(DURATION, '').replace(DURATION, ''), mark as Mark);
    return;
  }
  const [, project, path] = FILE.exec(text) ?? [];
  if (path === undefined) readBranch(text, state);
  else {
    state.file = { path, project };
    state.groups = [];
  }
}

function readBranch(text: string, state: State): void {
  const { file } = state;
  const [, indent = '', mark = '', name = '', size] = BRANCH.exec(text) ?? [];
  if (file === null || mark === '') {
    state.file = null;
    return;
  }
  state.groups = state.groups.filter(({ depth }) => depth < indent.length).slice(0, MAX_DEPTH);
  const full = [...state.groups.map((group) => group.name), name].join(' > ');
  if (mark === '❯' || size !== undefined) state.groups.push({ depth: indent.length, name });
  else add(state, file.path, file.project, full, mark as Mark);
}

function readSummary(text: string, state: State): void {
  const [, tests, numbers = '', errors] = SUMMARY.exec(text) ?? [];
  if (tests !== undefined) {
    state.summaries += 1;
    addNumbers(numbers, state.counted);
  }
  if (errors !== undefined) state.builder.lose();
  state.inSuites = false;
}
