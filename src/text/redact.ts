import { type Automaton, buildAutomaton } from './automaton.ts';
import { compact, encodings, isIgnored } from './encodings.ts';
import { hasToken } from './tokens.ts';

/** Takes known secrets out of text. Nothing it returns or throws holds one. */
export interface Redactor {
  /** The text with `***` for every value, in whatever encoding. Linear in the text, however many secrets there are. */
  redact(text: string): string;
  /** A redactor for one stream: a value cut by the border of two chunks is found as well. */
  stream(): RedactingStream;
  /** Why a text must not leave: it holds a known value, or something formed like a credential. */
  find(text: string): 'value' | 'pattern' | null;
}

interface RedactingStream {
  /** A value was met. */
  readonly found: boolean;
  /** What is certain after this chunk; the part that may yet become a value is held back. */
  push(chunk: string): string;
  /** What was held back. The stream then starts anew. */
  flush(): string;
}

const MASK = '***';

/** Variables whose values nobody outside of this process may know. */
const SECRET_NAME = /TOKEN$|SECRET|PASSW(?:OR)?D|PASSPHRASE|[_-](?:KEY|PAT)$/i;

/**
 * Takes the secrets out of an environment, so that no child process inherits them.
 * @returns their values, each once: what is to be redacted whatever happens later
 */
export function takeSecrets(env: Record<string, string | undefined>): string[] {
  const names = Object.keys(env).filter((name) => SECRET_NAME.test(name));
  const values = names.map((name) => env[name] ?? '');
  for (const name of names) delete env[name];
  return [...new Set(values.filter((value) => value.length >= SHORTEST))];
}

/** A shorter value is found in ordinary words, and masking those would blind the log (as `::add-mask::e` does). */
const SHORTEST = 6;

/** A single line of a private key is as good as a part of the key; lines shorter than this are not. */
const SHORTEST_LINE = 16;

/** So many characters may lie between two of a value, and the stream holds back no more than this between each. */
const LONGEST_GAP = 1024;

/**
 * Looks for each secret as it is, escaped for JSON (once and twice) and URLs, in hex, in base64 at each of the three
 * offsets, and reversed; each also split by blanks, line ends or zero-width characters, and each line of a secret of
 * many lines on its own. Secrets of fewer than 6 characters are ignored. Not found: encryption, compression, other
 * alphabets, a value cut into named parts.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const needles = secrets
    .flatMap(withLines)
    .filter((secret) => compact(secret).length >= SHORTEST)
    .flatMap(encodings);
  const automaton = buildAutomaton([...new Set(needles)]);
  const redact = (text: string): string => {
    const stream = new Stream(automaton);
    return stream.push(text) + stream.flush();
  };
  return {
    redact,
    stream: () => new Stream(automaton),
    find: (text) => {
      const stream = new Stream(automaton);
      stream.push(text);
      if (stream.found) return 'value';
      return hasToken(text) ? 'pattern' : null;
    },
  };
}

function withLines(secret: string): string[] {
  const lines = secret.split(/[\r\n]+/);
  const parts = lines.filter((line) => line.length >= SHORTEST_LINE && !line.startsWith('-----'));
  return [secret, secret.trim(), ...(lines.length > 1 ? parts : [])];
}

/** Offsets count from the start of the stream. */
class Stream implements RedactingStream {
  found = false;
  readonly #automaton: Automaton;
  /** Offsets of the last units that were not read over; a ring. */
  readonly #offsets: Float64Array;
  #units = 0;
  #state = 0;
  #gap = 0;
  #held = '';
  #base = 0;
  /** Values found and not yet passed, apart from each other and in order. */
  #values: Array<{ start: number; end: number }> = [];

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.#offsets = new Float64Array(Math.max(1, automaton.longest));
  }

  push(chunk: string): string {
    const from = this.#base + this.#held.length;
    this.#held += chunk;
    for (let i = 0; i < chunk.length; i += 1) this.#read(chunk.charCodeAt(i), from + i);
    return this.#release(this.#firstOpen());
  }

  flush(): string {
    const rest = this.#release(this.#base + this.#held.length);
    this.#state = 0;
    this.#values = [];
    return rest;
  }

  #read(unit: number, offset: number): void {
    if (isIgnored(unit)) {
      this.#gap += 1;
      if (this.#gap > LONGEST_GAP) this.#state = 0;
      return;
    }
    this.#gap = 0;
    this.#offsets[this.#units % this.#offsets.length] = offset;
    this.#units += 1;
    this.#state = this.#automaton.next(this.#state, unit);
    const length = this.#automaton.matched(this.#state);
    if (length > 0) this.#add(this.#offsetBack(length), offset + 1);
  }

  #offsetBack(units: number): number {
    return this.#offsets[(this.#units - units) % this.#offsets.length] ?? 0;
  }

  #add(start: number, end: number): void {
    this.found = true;
    const values = this.#values;
    let first = start;
    for (let last = values.at(-1); last !== undefined && last.end > first; last = values.at(-1)) {
      first = Math.min(first, last.start);
      values.pop();
    }
    values.push({ start: first, end });
  }

  #firstOpen(): number {
    const depth = this.#automaton.depth(this.#state);
    return depth === 0 ? this.#base + this.#held.length : this.#offsetBack(depth);
  }

  /** Everything before `until`. A value that reaches further is held back whole. */
  #release(until: number): string {
    const out: string[] = [];
    const take = (to: number) => {
      if (to <= this.#base) return;
      out.push(this.#held.slice(0, to - this.#base));
      this.#held = this.#held.slice(to - this.#base);
      this.#base = to;
    };
    while (this.#values[0] !== undefined && this.#values[0].start < until) {
      const { start, end } = this.#values[0];
      take(start);
      if (end > until) break;
      out.push(MASK);
      this.#held = this.#held.slice(end - this.#base);
      this.#base = end;
      this.#values.shift();
    }
    if (this.#values[0] === undefined || this.#values[0].start >= until) take(until);
    return out.join('');
  }
}
