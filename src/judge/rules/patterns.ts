import type { Change } from './change.ts';
import type { FileKind } from './kinds.ts';
import type { RuleId } from './policy.ts';
import { type Example, type Hit, hit, type Rule } from './rule.ts';
import type { Source } from './source.ts';

/**
 * One sign to look for in what a change adds. Each pattern must be linear on hostile text: it starts with something
 * literal and repeats nothing that can match the same text in two ways.
 */
export interface PatternRow {
  /** Which text the pattern meets: code with its strings, code with empty strings, or comments. */
  on: 'code' | 'bare' | 'comment';
  pattern: RegExp;
  /** Languages it means something in; all where absent. */
  languages?: readonly string[];
  /** Kinds of files it counts in; all but prose where absent. */
  kinds?: readonly FileKind[];
  /** Kinds of files where it is told, not refused. */
  mildIn?: readonly FileKind[];
  mild?: boolean;
  /** Paths in which it has a use of its own: told there, not refused. */
  mildAt?: RegExp;
  /** Lines added to a file of this name that the row must object to, and lines it must let pass. */
  bad: readonly [path: string, ...lines: string[]];
  good?: readonly [path: string, ...lines: string[]];
}

/** A rule that looks for signs, one by one, in added text. What was there before and only moved does not count. */
export function patternRule(id: RuleId, rows: readonly PatternRow[]): Rule {
  return {
    id,
    find: (changes) => rows.flatMap((row) => findRow(row, changes)),
    good: rows.flatMap(({ good }) => (good ? examples(good) : [])),
    bad: rows.flatMap(({ bad }) => examples(bad)),
  };
}

function examples([path, ...lines]: readonly [string, ...string[]]): Example[] {
  return lines.map((line) => [path, '', `${line}\n`]);
}

interface Match {
  line: number;
  key: string;
}

function findRow(row: PatternRow, changes: readonly Change[]): Hit[] {
  const before = new Map<string, number>();
  for (const change of changes) {
    for (const { key } of matches(row, change, 'before')) before.set(key, (before.get(key) ?? 0) + 1);
  }
  const hits: Hit[] = [];
  for (const change of changes) {
    const now = matches(row, change, 'after');
    if (now.length === 0) continue;
    const added = new Set(change.added);
    now.sort((left, right) => Number(added.has(left.line)) - Number(added.has(right.line)));
    for (const { line, key } of now) {
      const known = before.get(key) ?? 0;
      before.set(key, known - 1);
      if (known > 0) continue;
      const mild =
        row.mild === true ||
        change.kind === 'vendored' ||
        row.mildIn?.includes(change.kind) === true ||
        row.mildAt?.test(change.path) === true;
      hits.push({ ...hit(change, line), mild });
    }
  }
  return hits;
}

function matches(row: PatternRow, change: Change, side: 'before' | 'after'): Match[] {
  const source = change[side];
  if (!source || !concerns(row, side === 'before' ? change.oldKind : change.kind, source)) return [];
  const { texts, joined } = textsOf(row.on, change, source, side);
  if (!anywhere(row.pattern).test(joined)) return [];
  const found: Match[] = [];
  for (const { line, text } of texts) {
    const match = row.pattern.exec(text);
    if (!match) continue;
    const offset = text.slice(0, match.index).split('\n').length - 1;
    found.push({ line: line + offset, key: match[0].replaceAll(/\s+/g, ' ') });
  }
  return found;
}

const multiline = new Map<RegExp, RegExp>();

/** The pattern for a whole text at once, so that most rows need one look. */
function anywhere(pattern: RegExp): RegExp {
  const known = multiline.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags}m`);
  multiline.set(pattern, known);
  return known;
}

function concerns(row: PatternRow, kind: FileKind, source: Source): boolean {
  if (row.kinds ? !row.kinds.includes(kind) : kind === 'docs' && row.on !== 'comment') return false;
  return !row.languages || row.languages.includes(source.language?.id ?? '');
}

interface Texts {
  texts: ReadonlyArray<{ line: number; text: string }>;
  joined: string;
}

const memo = new WeakMap<Source, Partial<Record<PatternRow['on'], Texts>>>();

function textsOf(on: PatternRow['on'], change: Change, source: Source, side: 'before' | 'after'): Texts {
  const known = memo.get(source) ?? {};
  memo.set(source, known);
  if (known[on]) return known[on];
  const texts =
    on === 'comment'
      ? commentsOf(source)
      : linesOf(source[on], side === 'before' ? change.removed : change.added);
  const different = new Set(texts.map(({ text }) => text).filter((text) => text.trim() !== ''));
  known[on] = { texts, joined: [...different].join('\n') };
  return known[on];
}

/** Comments on both sides are taken whole, since a change of layout may carry one in. */
function commentsOf({ language, comments }: Source): Texts['texts'] {
  return language ? comments : comments.filter(({ text }) => text.includes('<!--'));
}

/** Code is read by its changed lines. */
function linesOf(lines: readonly string[], changed: readonly number[]): Texts['texts'] {
  return changed.map((line) => ({ line, text: lines[line - 1] ?? '' }));
}
