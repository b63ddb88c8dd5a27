import type { Redactor } from '../text/redact.ts';
import { lintTokens, maskTokens, type Token, tokensIn } from '../text/tokens.ts';
import type { Ending, Finding } from '../types.ts';

/** A file that is about to be published, as bytes; `null` where there is no such side. */
export interface PublishedFile {
  path: string;
  before: Uint8Array | null;
  after: Uint8Array | null;
}

/** A text that is about to be published: a title, a body, a branch, a record. */
export interface PublishedText {
  /** For people: `the title`. */
  where: string;
  text: string;
}

/** A secret where none may be. Nothing of its value is kept. */
export interface Leak {
  /** `the title`, or a path. */
  where: string;
  /** 1-based; 0 where the place is not known. */
  line: number;
  /** `a secret of this job`, or whose credential it looks like. */
  kind: string;
}

type Known = Pick<Redactor, 'find'>;

const KNOWN = 'a secret of this job';
const LONGEST_EXCERPT = 200;
/** What secretlint is given of one file; what is longer is machine-made, and read by our own forms alone. */
const LINTED_UNITS = 512 * 1024;

/**
 * The first secret in something that is about to be published; `null` for none. Known values count wherever they
 * stand, in every encoding the redactor knows. What is only formed like a credential counts in texts and in lines the
 * change adds, unless the very same stood in the file before.
 */
export async function checkSecrets(
  what: { files: readonly PublishedFile[]; texts: readonly PublishedText[] },
  known: Known,
): Promise<Leak | null> {
  for (const { where, text } of what.texts) {
    const leak = (await leaksIn({ path: where, before: null, after: Buffer.from(text) }, known)).at(0);
    if (leak !== undefined) return leak;
  }
  for (const file of what.files) {
    const leak = (await leaksIn(file, known)).at(0);
    if (leak !== undefined) return leak;
  }
  return null;
}

/** The same of a change, for the judge: each place once, so that the author can take it out. */
export async function secretFindings(files: readonly PublishedFile[], known: Known): Promise<Finding[]> {
  const leaks = (await Promise.all(files.map((file) => leaksIn(file, known)))).flat();
  return leaks.map(({ where, line, kind }) => ({
    rule: 'secret',
    severity: 'block',
    path: where,
    line: Math.max(1, line),
    excerpt: excerptOf(files.find(({ path }) => path === where)?.after ?? null, line, kind),
  }));
}

/** What a run ends with that would publish a secret. */
export function leakEnding({ where, line, kind }: Leak): Ending {
  const place = line > 0 ? `${where}:${line}` : where;
  const reason =
    kind === KNOWN
      ? `${place} holds ${KNOWN}; nothing is published`
      : `${place} holds what looks like a secret (${kind}); nothing is published. One that is made up for a test can be put together from parts`;
  return { outcome: 'rejected', reason };
}

async function leaksIn({ path, before, after }: PublishedFile, known: Known): Promise<Leak[]> {
  if (known.find(path) === 'value') return [{ where: 'the name of a file', line: 0, kind: KNOWN }];
  if (after === null) return [];
  const text = Buffer.from(after).toString('utf8');
  // Bytes that are no text hold secrets as well.
  for (const read of [text, Buffer.from(after).toString('latin1')]) {
    if (known.find(read) !== 'value') continue;
    const line = read.split('\n').findIndex((each) => known.find(each) === 'value') + 1;
    return [{ where: path, line, kind: KNOWN }];
  }
  const leaks = await formedIn(text, before);
  return leaks.map((leak) => ({ where: path, ...leak }));
}

/** What the added lines hold that is formed like a credential, each line once. */
async function formedIn(text: string, before: Uint8Array | null): Promise<Array<Omit<Leak, 'where'>>> {
  const old = before === null ? '' : Buffer.from(before).toString('utf8');
  const added = addedLines(text, old);
  const joined = added.map(({ text: line }) => line).join('\n');
  const found = await formed(joined);
  if (found.length === 0) return [];
  const former = new Set((await formed(old)).map(({ start, end }) => old.slice(start, end)));
  const lines = new Map<number, string>();
  for (const { start, end, kind } of found) {
    const line = lineAt(added, start);
    if (!lines.has(line) && !former.has(joined.slice(start, end))) lines.set(line, kind);
  }
  return [...lines].map(([line, kind]) => ({ line, kind }));
}

/** Both ways to see a credential: our own forms, then secretlint's. In order of their places. */
async function formed(text: string): Promise<Token[]> {
  const linted = (await lintTokens(text.slice(0, LINTED_UNITS))).map(({ start, end, rule }) => ({
    start,
    end,
    kind: rule.replace(/^.*-rule-/, ''),
  }));
  return [...tokensIn(text), ...linted].sort((a, b) => a.start - b.start);
}

type Line = { line: number; text: string; at: number };

/** The last line that begins at or before a place, by halving. */
function lineAt(lines: readonly Line[], place: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.at ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return lines[low]?.line ?? 0;
}

/** Lines of the new text that the old one has nowhere; `at` is where each begins when they are joined. */
function addedLines(text: string, old: string): Line[] {
  const known = new Set(old === '' ? [] : old.split('\n'));
  const added: Line[] = [];
  let at = 0;
  for (const [index, each] of text.split('\n').entries()) {
    if (known.has(each)) continue;
    added.push({ line: index + 1, text: each, at });
    at += each.length + 1;
  }
  return added;
}

/** The line without its secret. Of a known value nothing is shown, as it may stand there in parts. */
function excerptOf(after: Uint8Array | null, line: number, kind: string): string {
  if (after === null || kind === KNOWN) return KNOWN;
  const text = Buffer.from(after).toString('utf8').split('\n')[line - 1] ?? '';
  const masked = maskTokens(text);
  return `${kind}: ${masked === text ? '***' : masked.trim().slice(0, LONGEST_EXCERPT)}`;
}
