/** Bytes of UTF-8 a token is taken for where nothing better is known; no estimate takes it for more. */
export const BYTES_A_TOKEN = 4;

/**
 * Estimated tokens of a text: never below a quarter of its bytes, linear in time, in memory that does not grow.
 *
 * There is no dictionary. The text is cut into the pieces byte-pair encoders of today start from (words with the mark
 * before them, digits by three, runs of marks, blanks), and a piece costs what pieces of its class and length cost on
 * average. The costs are our own measurement, against o200k, on some 4,400 samples: CI logs, reports, JSON, source code
 * in several languages, minified code, digests, numbers, prose in some 40 languages. Half of the samples are within 3 %
 * of the larger of tokens and bytes / 4, and 98 % within 20 %. Words of random letters and rare ideographs come out at
 * half of what they are.
 */
export function estimateTokens(text: string): number {
  const scan: Scan = { text, at: 0, tokens: 0 };
  while (scan.at < text.length) takePiece(scan);
  return Math.ceil(Math.max(scan.tokens * MARGIN, Buffer.byteLength(text) / BYTES_A_TOKEN));
}

/** Rather over than under. */
const MARGIN = 1.02;

interface Scan {
  readonly text: string;
  at: number;
  /** Estimated tokens before `at`. */
  tokens: number;
}

// Kinds of characters.
const END = 0;
const BLANK = 1;
const NEWLINE = 2;
const DIGIT = 3;
const LOWER = 4;
const UPPER = 5;
const MARK = 6;
const WIDE = 7;

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === ' ' || character === '\t') return BLANK;
  if (character === '\n' || character === '\r') return NEWLINE;
  if (/\d/.test(character)) return DIGIT;
  if (/[a-z]/.test(character)) return LOWER;
  return /[A-Z]/.test(character) ? UPPER : MARK;
});

function kindAt(text: string, at: number): number {
  if (at >= text.length) return END;
  const code = text.charCodeAt(at);
  if (code < 0x80) return ASCII[code] ?? MARK;
  if (code < 0xc0) return MARK;
  // Alphabets of two bytes a letter, of India, and Latin and Greek with accents: case makes no piece there.
  if (code < 0xe00 || (code >= 0x1e00 && code < 0x2000)) return LOWER;
  return code >= 0x2000 && code < 0x2070 ? MARK : WIDE;
}

function takePiece(scan: Scan): void {
  const kind = kindAt(scan.text, scan.at);
  if (kind === BLANK || kind === NEWLINE) takeSpace(scan);
  else if (kind === MARK) takeMarks(scan);
  else if (kind === WIDE) takeWide(scan);
  else takeAlphanumeric(scan);
}

/** What more blanks and line ends of one run cost; encoders know long ones. */
const MORE_SPACE = 1 / 80;

/** Line ends belong to the marks before them, the last blank to the word or marks after it. */
function takeSpace(scan: Scan): void {
  const { text, at: start } = scan;
  let [lineEnds, blanks] = [0, 0];
  for (let kind = kindAt(text, start); kind === BLANK || kind === NEWLINE; kind = kindAt(text, ++scan.at)) {
    blanks = kind === BLANK ? blanks + 1 : 0;
    if (kind === NEWLINE) lineEnds += 1;
  }
  const afterMarks = start > 0 && kindAt(text, start) === NEWLINE && kindAt(text, start - 1) === MARK;
  if (lineEnds > 0 && !afterMarks) scan.tokens += 1;
  if (blanks > 1) scan.tokens += 1;
  if (blanks > 0 && !isTakenIn(text, scan.at)) scan.tokens += 1;
  scan.tokens += (scan.at - start) * MORE_SPACE;
}

/** Whether what stands at `at` takes in the blank before it. */
function isTakenIn(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  if (kind === MARK) return text[at - 1] === ' ';
  return kind !== DIGIT && kind !== END;
}

/** A mark alone before a word belongs to it; three are mostly one piece; each further one costs, but for repeated ones. */
const MARKS = { beforeWord: 0.25, free: 3, each: 0.45, repeated: 0.06 };

function takeMarks(scan: Scan): void {
  const { text, at: start } = scan;
  let repeated = 0;
  while (kindAt(text, ++scan.at) === MARK)
    if (text.charCodeAt(scan.at) === text.charCodeAt(scan.at - 1)) repeated += 1;
  const length = scan.at - start;
  const next = kindAt(text, scan.at);
  const alone = length === 1 && text[start - 1] !== ' ' && (next === LOWER || next === UPPER);
  scan.tokens += alone
    ? MARKS.beforeWord
    : 1 + Math.max(0, length - repeated - MARKS.free) * MARKS.each + repeated * MARKS.repeated;
}

/** Tokens of one UTF-16 unit of what is no alphabet, up to this code and without it; emoji are two units. */
const WIDES: ReadonlyArray<readonly [before: number, tokens: number]> = [
  [0xe80, 0.6], // Thai
  [0x1000, 2], // Lao, Tibetan
  [0x1100, 0.6], // Myanmar, Georgian
  [0x1780, 3],
  [0x1800, 1], // Khmer
  [0x1e00, 3],
  [0x2800, 1.25], // symbols, arrows, lines of tables
  [0x3000, 3],
  [0x3040, 1], // marks of East Asia
  [0x3100, 0.6], // kana
  [0x4e00, 3],
  [0xa000, 0.85], // ideographs
  [0xac00, 3],
  [0xd800, 0.75], // Hangul
  [0xd840, 1.05], // first halves of emoji
  [0xdc00, 2],
  [0xe000, 1.05], // second halves
  [0xff00, 2.7],
  [0x10000, 1.1], // full width
];

/** The same for each block of 64 characters. */
const BLOCK_BITS = 6;
const WIDE_TOKENS = Float64Array.from(
  { length: 0x10000 >> BLOCK_BITS },
  (_, block) => WIDES.find(([before]) => block << BLOCK_BITS < before)?.[1] ?? 1,
);

const LINES_FROM = 0x2500;
const LINES_TO = 0x25a0;
const REPEATED_LINE = 0.1;

function takeWide(scan: Scan): void {
  const code = scan.text.charCodeAt(scan.at);
  const isLine = code >= LINES_FROM && code < LINES_TO && scan.text.charCodeAt(scan.at - 1) === code;
  scan.tokens += isLine ? REPEATED_LINE : (WIDE_TOKENS[code >> BLOCK_BITS] ?? 1);
  scan.at += 1;
}

interface Costs {
  /** Tokens of a word of so many letters. */
  of: readonly number[];
  /** Tokens of each further letter. */
  more: number;
}

const WORD: Costs = {
  of: [0, 1, 1, 1.05, 1.06, 1.08, 1.12, 1.18, 1.25, 1.35, 1.5, 1.6, 1.8, 2.1],
  more: 0.4,
};
const CAPITALS: Costs = { of: [0, 1, 1.03, 1.25, 1.4, 1.6, 1.95, 2.3], more: 0.35 };
const BESIDE_DIGIT: Costs = { of: [0, 1, 1.02, 1.4, 1.75, 2, 2.3, 2.6], more: 0.35 };
const BEYOND_ASCII: Costs = { of: [0, 1, 1], more: 0.38 };
const RANDOM: Costs = { of: [0, 1, 1.18, 1.95, 2.45, 3], more: 0.55 };

/** What each capital before the last one adds to a word in lower case. */
const MORE_CAPITALS = 0.35;
/** A letter that stands there for the third time. */
const REPEATED_LETTER = 0.2;
const DIGITS_A_TOKEN = 3;

/** Letters and digits without a gap are random (base64, hex, keys) from so many pieces on, with words so short. */
const RANDOM_FROM = 4;
const RANDOM_LETTERS = 3.3;

function takeAlphanumeric(scan: Scan): void {
  const { text } = scan;
  let [pieces, words, letters, plain, random] = [0, 0, 0, 0, 0];
  for (let kind = kindAt(text, scan.at); isAlphanumeric(kind); kind = kindAt(text, scan.at)) {
    pieces += 1;
    const start = scan.at;
    if (kind === DIGIT) {
      while (kindAt(text, scan.at) === DIGIT) scan.at += 1;
      const tokens = Math.ceil((scan.at - start) / DIGITS_A_TOKEN);
      plain += tokens;
      random += tokens;
      continue;
    }
    const word = takeWord(scan);
    words += 1;
    letters += scan.at - start;
    plain += word.plain;
    random += word.random;
  }
  scan.tokens += pieces >= RANDOM_FROM && letters < RANDOM_LETTERS * words ? random : plain;
}

const isAlphanumeric = (kind: number) => kind === LOWER || kind === UPPER || kind === DIGIT;

/** One word: any capitals, then any small letters. Its tokens where people wrote it, and where it is random. */
function takeWord(scan: Scan): { plain: number; random: number } {
  const { text, at: start } = scan;
  let [capitals, repeated, beyond] = [0, 0, false];
  for (; ; scan.at += 1) {
    const kind = kindAt(text, scan.at);
    if (kind === UPPER ? capitals < scan.at - start : kind !== LOWER) break;
    if (kind === UPPER) capitals += 1;
    beyond ||= text.charCodeAt(scan.at) > 0x7f;
    if (isThird(text, scan.at, start)) repeated += 1;
  }
  const all = scan.at - start;
  const letters = all - repeated;
  const more = repeated * REPEATED_LETTER;
  const besideDigit = kindAt(text, scan.at) === DIGIT || (start > 0 && kindAt(text, start - 1) === DIGIT);
  const plain = beyond ? BEYOND_ASCII : besideDigit ? BESIDE_DIGIT : capitals === all ? CAPITALS : WORD;
  const capital = plain === WORD ? Math.max(0, capitals - 1) * MORE_CAPITALS : 0;
  return {
    plain: costOf(plain, letters) + capital + more,
    random: costOf(beyond ? BEYOND_ASCII : RANDOM, letters) + more,
  };
}

function isThird(text: string, at: number, start: number): boolean {
  const code = text.charCodeAt(at);
  return at - start > 1 && code === text.charCodeAt(at - 1) && code === text.charCodeAt(at - 2);
}

function costOf({ of, more }: Costs, length: number): number {
  const last = of.length - 1;
  return of[length] ?? (of[last] ?? 0) + (length - last) * more;
}
