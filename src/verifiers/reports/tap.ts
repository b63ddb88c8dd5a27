import type { LineReader, OpenReader } from './line-reader.ts';
import { type Builder, isTestFile, openBuilder, type Place } from './report.ts';

/** `ok 3 - adds # SKIP`, `not ok 1 - a.test.js # time=3ms {` (TAP 12 to 14; node-tap's buffered subtests). */
const POINT = /^( *)(not )?ok\b ?(\d+)?(?: *- )?(.*)$/;
const PLAN = /^1\.\.(\d+)(?:\s*#.*)?$/;
const DIRECTIVE = /\s#\s*(skip\b|todo\b|time=).*$/i;
const LOCATION = /^ +location: '(.+):\d+:\d+'$/;

interface Leaf {
  names: string[];
  status: 'passed' | 'failed' | 'skipped';
  file: string | null;
  message: string | null;
}

interface Point {
  name: string;
  status: Leaf['status'];
  depth: number;
}

/** TAP with subtests, as node:test, tap, tape, ava and bats print it. */
export const openTap: OpenReader = (place): LineReader => {
  const state = openState();
  return {
    line(text) {
      if (text.startsWith('TAP version')) state.seen = true;
      else if (text.startsWith('Bail out!')) state.bailed = true;
      const plan = PLAN.exec(text);
      if (plan !== null) state.planned = (state.planned ?? 0) + Number(plan[1]);
      else if (text.includes('ok')) readPoint(text, state);
      if (state.last !== null && text.startsWith(' ')) readDetail(text, state.last);
      closeBuffered(text, state);
    },
    end: () => (state.planned === null || state.points === 0 ? null : report(state, place)),
  };
};

function openState() {
  return {
    seen: false,
    bailed: false,
    planned: null as number | null,
    /** Test points of the outermost level. */
    points: 0,
    /** What was told at each depth, and not yet claimed by a parent. */
    pending: [] as Leaf[][],
    open: [] as Point[],
    last: null as Leaf | null,
  };
}
type State = ReturnType<typeof openState>;

/** Nested deeper than any project writes it: a reader that is not led on by hostile input. */
const MAX_DEPTH = 50;

function readPoint(text: string, state: State): void {
  const match = POINT.exec(text);
  if (match === null) return;
  const [, indent = '', not, number, rest = ''] = match;
  // Words of a program, and no test point.
  if (number === undefined && !state.seen) return;
  const depth = Math.min(MAX_DEPTH, Math.floor(indent.length / 4));
  const directive = DIRECTIVE.exec(rest)?.[1]?.toLowerCase() ?? '';
  const buffered = rest.endsWith('{');
  const name = rest
    .replace(/\s*\{$/, '')
    .replace(DIRECTIVE, '')
    .trim()
    .replace(/\\#/g, '#');
  const passing = not === undefined ? 'passed' : 'failed';
  const status = directive === 'skip' || directive === 'todo' ? 'skipped' : passing;
  const point = { name: name === '' ? `test ${number}` : name, status, depth } as const;
  if (buffered) state.open.push(point);
  else claim(point, state);
}

/** Tests told one level deeper since the last point belong to this one. */
function claim({ name, status, depth }: Point, state: State): void {
  if (depth === 0) state.points += 1;
  const inner = state.pending[depth + 1] ?? [];
  state.pending.length = Math.min(state.pending.length, depth + 1);
  const own: Leaf = { names: [name], status, file: null, message: null };
  const level = state.pending[depth] ?? [];
  state.pending[depth] = level;
  for (const leaf of inner) {
    if (leaf.names.length < MAX_DEPTH) leaf.names.unshift(name);
    if (status === 'skipped') leaf.status = 'skipped';
    level.push(leaf);
  }
  // A group is red by what is in it, or by itself.
  const byItself = status === 'failed' && inner.every((leaf) => leaf.status !== 'failed');
  state.last = own;
  if (inner.length === 0 || byItself) level.push(own);
}

function closeBuffered(text: string, state: State): void {
  const last = state.open.at(-1);
  if (last === undefined || text.trim() !== '}' || text.length !== last.depth * 4 + 1) return;
  state.open.pop();
  claim(last, state);
}

/** node:test and tap tell more in a YAML block. */
function readDetail(text: string, leaf: Leaf): void {
  if (leaf.status !== 'failed') return;
  leaf.file ??= LOCATION.exec(text)?.[1] ?? null;
  leaf.message ??= /^ +(?:error|message): '?(.+?)'?$/.exec(text)?.[1] ?? null;
}

function report(state: State, place: Place) {
  const builder = openBuilder('tap', place);
  for (const leaf of state.pending[0] ?? []) addLeaf(builder, leaf);
  if (state.bailed || state.points !== state.planned || state.open.length > 0) builder.lose();
  const [passed, failed, skipped] = [
    builder.count('passed'),
    builder.count('failed'),
    builder.count('skipped'),
  ];
  return builder.finish({ passed, failed, skipped }, null);
}

function addLeaf(builder: Builder, { names, status, file, message }: Leaf): void {
  const name = names.join(' > ');
  // node-tap wraps a file's tests in a test of the file's name.
  const [first = '', ...rest] = names;
  if (rest.length === 0 && status === 'failed' && isTestFile(name)) builder.breakFile(name);
  else if (rest.length > 0 && isTestFile(first))
    builder.add({ file: first, name: rest.join(' > '), status, message });
  else builder.add({ file, name, status, message });
}
