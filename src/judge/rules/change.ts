import type { FileChange } from '../../types.ts';
import { diffLines } from '../lexer/diff.ts';
import { type FileKind, kindOf } from './kinds.ts';
import { sameCode } from './normalise.ts';
import { Source } from './source.ts';

/** One changed file as the rules see it. */
export interface Change {
  file: FileChange;
  path: string;
  status: FileChange['status'];
  /** Before a rename. */
  oldPath: string;
  kind: FileKind;
  oldKind: FileKind;
  before: Source | null;
  after: Source | null;
  /** Only layout, quotes, trailing commas, semicolons or comments differ. */
  layoutOnly: boolean;
  /** Lines of the new side that were nowhere in the change before, 1-based; moved lines are left out. */
  added: number[];
  /** Lines of the old side that are nowhere in the change any more. */
  removed: number[];
}

/** All files of a change, with what only the whole can tell: which lines merely moved. */
export function readChanges(files: readonly FileChange[]): Change[] {
  const changes = files.map(readChange);
  dropMoved(changes);
  return changes;
}

function readChange(file: FileChange): Change {
  const before = file.before === null ? null : new Source(file.oldPath, file.before);
  const after = file.after === null ? null : new Source(file.path, file.after);
  const layoutOnly = before !== null && after !== null && sameCode(before, after);
  const diff = diffLines(before?.lines ?? [], after?.lines ?? []);
  return {
    file,
    path: file.path,
    status: file.status,
    oldPath: file.oldPath,
    kind: kindOf(file.path),
    oldKind: kindOf(file.oldPath),
    before,
    after,
    layoutOnly,
    added: layoutOnly ? [] : written(after, diff.added),
    removed: layoutOnly ? [] : written(before, diff.removed),
  };
}

/** Empty lines say nothing. */
function written(source: Source | null, lines: readonly number[]): number[] {
  return lines.filter((line) => (source?.lines[line - 1] ?? '').trim() !== '');
}

const sets = new WeakMap<readonly number[], ReadonlySet<number>>();

/** `change.added` or `change.removed` as a set. */
export function asSet(lines: readonly number[]): ReadonlySet<number> {
  const known = sets.get(lines) ?? new Set(lines);
  sets.set(lines, known);
  return known;
}

/** A line that left one place and came back in another is neither added nor removed. */
function dropMoved(changes: readonly Change[]): void {
  const gone = new Map<string, number>();
  for (const { before, removed } of changes) count(gone, before, removed);
  const back = new Map<string, number>();
  for (const { after, added } of changes) count(back, after, added);
  for (const change of changes) {
    change.added = change.added.filter((line) => !take(gone, change.after, line));
    change.removed = change.removed.filter((line) => !take(back, change.before, line));
  }
}

/** Shorter lines (`}`, `pass`) say nothing of where they come from. */
const TELLING = 6;

function key(source: Source | null, line: number): string {
  return (source?.lines[line - 1] ?? '').trim();
}

function count(counts: Map<string, number>, source: Source | null, lines: readonly number[]): void {
  for (const line of lines) {
    const text = key(source, line);
    if (text.length >= TELLING) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
}

function take(counts: Map<string, number>, source: Source | null, line: number): boolean {
  const text = key(source, line);
  const left = counts.get(text) ?? 0;
  if (left > 0) counts.set(text, left - 1);
  return left > 0;
}
