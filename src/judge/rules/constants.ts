import { posix } from 'node:path';
import type { Change } from './change.ts';
import { isUse } from './constant-uses.ts';
import { definedAt, scopeOf } from './definitions.ts';
import type { Value, ValueAt } from './plain-form.ts';
import type { Source } from './source.ts';

type Side = 'before' | 'after';

/** Files in which text may look like code. */
const MIXED = /\.(?:[jt]sx|vue|svelte|astro)$/;
/** Ways to set a name that no reading of the code shows. */
const HIDDEN: Record<string, RegExp> = {
  go: /^(?!)/,
  javascript: /^eval$/,
  python: /^(?:globals|locals|vars|exec|eval|__dict__|__setattr__)$/,
};
/** Go builds such a file for one system only, by its name or by a line at its top. */
const BUILT_FOR =
  /_(?:aix|android|darwin|dragonfly|freebsd|illumos|ios|js|linux|netbsd|openbsd|plan9|solaris|wasip1|windows|zos|386|amd64|arm|arm64|loong64|mips\w*|ppc\w*|riscv\w*|s390x|wasm)(?:_test)?\.go$|(?:^|\/)[_.][^/]*$/;
const CONSTRAINED = /^\/\/ ?(?:go:build|\+build)/m;
/** Larger sources are not read for constants, nor more than so many names of one, nor names that stand so often. */
const MAX_TOKENS = 300_000;
const MAX_NAMES = 400;
const MAX_PLACES = 1000;

interface Constant {
  value: Value;
  /** Indexes of tokens between which the name stands for it. */
  from: number;
  to: number;
}

/**
 * The constants of one side of a file, as far as the change's own text proves them: a definition with a value written
 * out, and where it holds no other place that could give the name a meaning.
 */
export function constantsOf(change: Change, side: Side, changes: readonly Change[]): ValueAt {
  const source = change[side];
  if (!source) return () => null;
  const known = memo.get(source) ?? readConstants(source, side, changes);
  memo.set(source, known);
  return known;
}

const memo = new WeakMap<Source, ValueAt>();

function readConstants(source: Source, side: Side, changes: readonly Change[]): ValueAt {
  const hidden = HIDDEN[source.language?.id ?? ''];
  if (!hidden || MIXED.test(source.path) || source.tokens.length > MAX_TOKENS) return () => null;
  if ([...source.counts.keys()].some((text) => hidden.test(text)) || hasStarImport(source)) return () => null;
  const known = new Map<string, readonly Constant[]>();
  return (name, at) => {
    const found =
      known.get(name) ?? (known.size < MAX_NAMES ? constantsNamed(source, name, side, changes) : []);
    known.set(name, found);
    const holding = found.filter(({ from, to }) => from <= at && at < to);
    return holding.at(-1)?.value ?? null;
  };
}

/** `from a import *` brings names that nobody sees. */
function hasStarImport({ language, code }: Source): boolean {
  return language?.id === 'python' && code.some((line) => /\bimport\s*\*/.test(line));
}

const places = new WeakMap<Source, ReadonlyMap<string, readonly number[]>>();

function placesOf(source: Source, name: string): readonly number[] {
  const known =
    places.get(source) ?? Map.groupBy(source.tokens.keys(), (at) => source.tokens[at]?.text ?? '');
  places.set(source, known);
  return known.get(name) ?? [];
}

/** The constants of a name that are proven, outer ones first. */
function constantsNamed(source: Source, name: string, side: Side, changes: readonly Change[]): Constant[] {
  const all = placesOf(source, name);
  if (all.length > MAX_PLACES) return [];
  const found: Constant[] = [];
  let defined = false;
  for (const at of all) {
    const value = definedAt(source, at);
    const scope = value && scopeOf(source, at);
    if (!value || !scope) continue;
    defined = true;
    const isSure = all.every(
      (place) => place === at || place < scope.since || place >= scope.to || isUse(source, place),
    );
    if (isSure && !(scope.isModule && isSetByName(source, name))) found.push({ ...scope, value });
  }
  if (defined || source.language?.id !== 'go' || !all.every((at) => isUse(source, at))) return found;
  const value = packageConstant(source, name, side, changes);
  return value ? [{ value, from: 0, to: source.tokens.length }] : [];
}

/** `monkeypatch.setattr("tests.test_a.NAME", …)`; in an f-string a name is only read where it fills a place alone. */
function isSetByName({ tokens, language }: Source, name: string): boolean {
  if (language?.id !== 'python') return false;
  return tokens.some(({ kind, text }) => {
    if (kind !== 'string' || !text.includes(name)) return false;
    return !/^[fF]["']/.test(text) || text.replaceAll(`{${name}}`, '').includes(name);
  });
}

/** Go: a constant that another file of the package, in the same change, defines for every system. */
function packageConstant(source: Source, name: string, side: Side, changes: readonly Change[]): Value | null {
  const found: Array<Value | null> = [];
  for (const { [side]: other } of changes) {
    if (!other || other === source || other.language?.id !== 'go') continue;
    if (posix.dirname(other.path) !== posix.dirname(source.path)) continue;
    for (const at of placesOf(other, name).slice(0, MAX_PLACES)) {
      const value = definedAt(other, at);
      if (value && scopeOf(other, at)?.isModule) found.push(isShared(source, other) ? value : null);
    }
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isShared(source: Source, other: Source): boolean {
  const packages = [source, other].map(({ tokens }) => tokens[0]?.text === 'package' && tokens[1]?.text);
  if (!packages[0] || packages[0] !== packages[1]) return false;
  return !BUILT_FOR.test(other.path) && !CONSTRAINED.test(other.text);
}
