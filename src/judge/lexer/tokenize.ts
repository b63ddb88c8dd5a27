import type { Language, StringForm } from './languages.ts';

type TokenKind = 'word' | 'number' | 'string' | 'regex' | 'comment' | 'punctuation';

export interface Token {
  kind: TokenKind;
  text: string;
  /** 1-based line of the first character. */
  line: number;
  /** Offset of the first character in the text. */
  start: number;
}

const WORD = /[\p{L}_$@][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d\w*(?:\.\d\w*)?(?:(?<=[eE])[-+]\d+)?/y;
const PUNCTUATION =
  /===|!==|\*\*=|\.\.\.|<=>|&&|\|\||\?\?|\?\.|=>|->|::|:=|==|!=|<=|>=|=~|\+=|-=|<<|>>|\+\+|--|[\s\S]/uy;
const BLANK = /[^\S\n]+/y;
const RUST_RAW = /b?r(#*)"/y;
const RUST_CHAR = /b?'(?:\\[^\n]{1,10}?|[^\\'\n])'/uy;
const CPP_RAW = /[uUL8]{0,2}R"([^()\\\s]{0,16})\(/y;
const CSHARP_STRING = /(?:\$+@?|@\$?)?("""+|")/y;
const HEREDOC = {
  shell: /<<-?[ ]?(["']?)([A-Za-z_]\w*)\1/y,
  ruby: /<<[~-]?(["'`]?)([A-Z_][A-Z0-9_]*)\1/y,
  php: /<<<[ ]?(["']?)([A-Za-z_]\w*)\1/y,
} as const;
const REGEX_AFTER = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'if',
  'unless',
  'when',
  'and',
  'or',
  'not',
  'delete',
  'void',
  'throw',
  'new',
  'yield',
  'await',
]);

/**
 * Splits a text into tokens, comments included and white space left out. Never fails: what is not closed reaches to
 * the end of its line or of the text. Linear in the length of the text.
 */
export function tokenize(text: string, language: Language): Token[] {
  return new Tokenizer(text, language).run();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private position = 0;
  private line = 1;
  private heredocs: string[] = [];
  /** No regular expression literal closes before this offset, so none is tried again. */
  private noRegexBefore = 0;
  private last: Token | undefined;
  private readonly text: string;
  private readonly language: Language;

  constructor(text: string, language: Language) {
    this.text = text;
    this.language = language;
  }

  run(): Token[] {
    while (this.position < this.text.length) this.step();
    return this.tokens;
  }

  private step(): void {
    const character = this.text[this.position];
    if (character === '\n') {
      if (this.blockComment()) return;
      this.position += 1;
      this.line += 1;
      if (this.heredocs.length > 0) this.heredocBody();
      return;
    }
    const blank = this.match(BLANK);
    if (blank) {
      this.position += blank[0].length;
      return;
    }
    if (this.comment() || this.string()) return;
    this.plain();
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    return pattern.exec(this.text);
  }

  private push(kind: TokenKind, end: number): void {
    const text = this.text.slice(this.position, end);
    const token = { kind, text, line: this.line, start: this.position };
    this.tokens.push(token);
    if (kind !== 'comment') this.last = token;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.line += 1;
    this.position = end;
  }

  private plain(): void {
    const word = this.match(WORD);
    const number = word ? null : this.match(NUMBER);
    const end = this.position + (word ?? number ?? this.match(PUNCTUATION) ?? ' ')[0].length;
    this.push(word ? 'word' : number ? 'number' : 'punctuation', end);
  }

  private comment(): boolean {
    const { language, text, position } = this;
    for (const mark of language.lineComments) {
      if (!text.startsWith(mark, position) || !this.startsComment(mark)) continue;
      const end = text.indexOf('\n', position);
      this.push('comment', end === -1 ? text.length : end);
      return true;
    }
    return this.blockComment();
  }

  /** In shells and data `#` starts a comment only after white space; in PHP `#[` is an attribute. */
  private startsComment(mark: string): boolean {
    if (mark === '//') return true;
    if (this.language.id === 'php') return this.text[this.position + 1] !== '[';
    if (this.language.id !== 'shell' && this.language.quirk !== 'data') return true;
    return this.position === 0 || /\s/.test(this.text[this.position - 1] ?? '');
  }

  private blockComment(): boolean {
    for (const [open, close] of this.language.blockComments) {
      if (!this.text.startsWith(open, this.position)) continue;
      const end = this.text.indexOf(close, this.position + open.length);
      this.push('comment', end === -1 ? this.text.length : end + close.length);
      return true;
    }
    return false;
  }

  private string(): boolean {
    const { language, text, position } = this;
    if (language.heredoc && text[position] === '<' && this.heredocMark(language.heredoc)) return true;
    if (language.quirk && this.quirkString(language.quirk)) return true;
    const skipped = language.prefix ? (this.match(language.prefix)?.[0].length ?? 0) : 0;
    const form = language.strings.find(({ open }) => text.startsWith(open, position + skipped));
    if (form && !(language.quirk === 'data' && this.insideWord())) {
      this.push('string', this.stringEnd(form, position + skipped + form.open.length));
      return true;
    }
    return language.regex === true && text[position] === '/' && this.regex();
  }

  private insideWord(): boolean {
    return /\w/.test(this.text[this.position - 1] ?? '');
  }

  private stringEnd(form: StringForm, from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at += 1) {
      const character = text[at];
      if (form.escapes && character === '\\') at += 1;
      else if (character === '\n' && !form.multiline) return at;
      else if (character === form.close[0] && text.startsWith(form.close, at)) return at + form.close.length;
    }
    return text.length;
  }

  private quirkString(quirk: NonNullable<Language['quirk']>): boolean {
    if (quirk === 'template') {
      if (this.text[this.position] !== '`') return false;
      this.push('string', this.templateEnd());
      return true;
    }
    if (quirk === 'rust') return this.rustString();
    if (quirk === 'cpp') {
      const open = this.match(CPP_RAW);
      return open !== null && this.rawString(open[0].length, `)${open[1] ?? ''}"`);
    }
    return quirk === 'csharp' && this.csharpString();
  }

  private rustString(): boolean {
    const character = this.match(RUST_CHAR);
    if (character) {
      this.push('string', this.position + character[0].length);
      return true;
    }
    const open = this.match(RUST_RAW);
    return open !== null && this.rawString(open[0].length, `"${open[1] ?? ''}`);
  }

  private csharpString(): boolean {
    const open = this.match(CSHARP_STRING);
    if (!open) return false;
    const quote = open[1] ?? '"';
    if (quote.length > 2) return this.rawString(open[0].length, quote);
    if (!open[0].includes('@')) {
      const form = { open: '"', close: '"', escapes: true, multiline: false };
      this.push('string', this.stringEnd(form, this.position + open[0].length));
      return true;
    }
    return this.rawString(open[0].length, '"');
  }

  private rawString(openLength: number, close: string): boolean {
    const end = this.text.indexOf(close, this.position + openLength);
    this.push('string', end === -1 ? this.text.length : end + close.length);
    return true;
  }

  /** A template with everything inside its `${…}` is one token; the stack holds what is still open. */
  private templateEnd(): number {
    const open: string[] = ['`'];
    let at = this.position + 1;
    for (; at < this.text.length && open.length > 0; at += 1) {
      const character = this.text[at];
      const inTemplate = open.at(-1) === '`';
      if (character === '\\') at += 1;
      else if (character === '`' && inTemplate) open.pop();
      else if (character === '`') open.push('`');
      else if (inTemplate && character === '$' && this.text[at + 1] === '{') {
        open.push('{');
        at += 1;
      } else if (!inTemplate && character === '{') open.push('{');
      else if (!inTemplate && character === '}') open.pop();
    }
    return at;
  }

  private regex(): boolean {
    if (this.position < this.noRegexBefore || !this.regexAllowed()) return false;
    let inClass = false;
    for (let at = this.position + 1; at < this.text.length; at += 1) {
      const character = this.text[at];
      if (character === '\n') {
        this.noRegexBefore = at;
        return false;
      }
      if (character === '\\') at += 1;
      else if (character === '[') inClass = true;
      else if (character === ']') inClass = false;
      else if (character === '/' && !inClass) {
        let end = at + 1;
        while (/[a-z]/.test(this.text[end] ?? '')) end += 1;
        this.push('regex', end);
        return true;
      }
    }
    this.noRegexBefore = this.text.length;
    return false;
  }

  private regexAllowed(): boolean {
    const { last } = this;
    if (!last) return true;
    if (last.kind === 'word') return REGEX_AFTER.has(last.text);
    return last.kind === 'punctuation' && !/^[)\]}]$/.test(last.text);
  }

  private heredocMark(kind: keyof typeof HEREDOC): boolean {
    const mark = this.match(HEREDOC[kind]);
    if (!mark) return false;
    this.heredocs.push(mark[2] ?? '');
    this.push('string', this.position + mark[0].length);
    return true;
  }

  private heredocBody(): void {
    const end = this.heredocs.shift() ?? '';
    let at = this.position;
    while (at < this.text.length) {
      const newline = this.text.indexOf('\n', at);
      const stop = newline === -1 ? this.text.length : newline;
      const line = this.text.slice(at, stop).trim();
      if (line === end || line === `${end};`) break;
      at = stop + 1;
    }
    const bodyEnd = Math.min(Math.max(at - 1, this.position), this.text.length);
    if (bodyEnd > this.position) this.push('string', bodyEnd);
  }
}
