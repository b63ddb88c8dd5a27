import { type Language, languageOf } from '../lexer/languages.ts';
import { type Token, tokenize } from '../lexer/tokenize.ts';

/** Longer texts are judged by their size alone. */
export const MAX_TEXT = 4_000_000;

/** One side of a changed file, read as code. Everything is computed when first asked for. */
export class Source {
  readonly path: string;
  readonly text: string;
  readonly language: Language | null;
  private memo: Partial<{
    lines: string[];
    all: Token[];
    tokens: Token[];
    closers: Int32Array;
    counts: Map<string, number>;
    code: string[];
    bare: string[];
  }> = {};

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text.length > MAX_TEXT ? '' : text;
    this.language = languageOf(path);
  }

  get lines(): string[] {
    this.memo.lines ??= this.text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
    return this.memo.lines;
  }

  /** Tokens of the code, without comments. */
  get tokens(): Token[] {
    this.memo.tokens ??= this.all.filter(({ kind }) => kind !== 'comment');
    return this.memo.tokens;
  }

  /** Comments; in prose, every line. */
  get comments(): Token[] {
    if (this.language) return this.all.filter(({ kind }) => kind === 'comment');
    return this.lines.map((text, index) => ({ kind: 'comment', text, line: index + 1, start: 0 }));
  }

  /** For each token that opens a bracket the index of the one that closes it, and the reverse; -1 for others. */
  get closers(): Int32Array {
    this.memo.closers ??= matchBrackets(this.tokens);
    return this.memo.closers;
  }

  /** How often each token stands in the code. */
  get counts(): ReadonlyMap<string, number> {
    if (this.memo.counts) return this.memo.counts;
    const counts = new Map<string, number>();
    for (const { text } of this.tokens) counts.set(text, (counts.get(text) ?? 0) + 1);
    this.memo.counts = counts;
    return counts;
  }

  /** Lines without their comments. */
  get code(): string[] {
    this.memo.code ??= this.blank(false);
    return this.memo.code;
  }

  /** Lines without their comments, strings emptied. */
  get bare(): string[] {
    this.memo.bare ??= this.blank(true);
    return this.memo.bare;
  }

  /** White space before the first character of a 1-based line. */
  indent(line: number): number {
    const text = this.lines[line - 1] ?? '';
    return text.length - text.trimStart().length;
  }

  private get all(): Token[] {
    this.memo.all ??= this.language ? tokenize(this.text, this.language) : [];
    return this.memo.all;
  }

  private blank(strings: boolean): string[] {
    if (!this.language) return this.lines;
    const pieces: string[] = [];
    let at = 0;
    for (const { kind, text, start } of this.all) {
      if (kind !== 'comment' && !(strings && kind === 'string')) continue;
      const breaks = '\n'.repeat(text.split('\n').length - 1);
      pieces.push(this.text.slice(at, start), kind === 'comment' ? breaks : `""${breaks}`);
      at = start + text.length;
    }
    pieces.push(this.text.slice(at));
    return pieces.join('').split('\n');
  }
}

const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

function matchBrackets(tokens: readonly Token[]): Int32Array {
  const closers = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'punctuation') return;
    if (text === '(' || text === '[' || text === '{') open.push(index);
    const wanted = CLOSING[text];
    const last = open.at(-1);
    if (wanted === undefined || last === undefined || tokens[last]?.text !== wanted) return;
    open.pop();
    closers[last] = index;
    closers[index] = last;
  });
  return closers;
}
