import { CERTAIN_TOKENS, LIKELY_TOKENS, type TokenRule } from './token-rules.ts';

/** Something formed like a credential. `start` and `end` are offsets in UTF-16 units. */
export interface Token {
  /** Whose credential it would be, for people: "GitHub token". */
  kind: string;
  start: number;
  end: number;
}

/** `certain`: known by its form. `likely`: also what looks random and is given to a name like `token`. */
type Certainty = 'certain' | 'likely';

const RULES: Readonly<Record<Certainty, readonly TokenRule[]>> = {
  certain: CERTAIN_TOKENS,
  likely: [...CERTAIN_TOKENS, ...LIKELY_TOKENS],
};

const MASK = '***';

/** Says whether a text holds something that is certainly formed like a credential. */
export function hasToken(text: string): boolean {
  return MAY_HOLD_ONE.test(text) && CERTAIN_TOKENS.some((rule) => tokensOf(rule, text).length > 0);
}

/** What a text holds that is formed like a credential, in order; of those that overlap the first and longest. */
export function tokensIn(text: string, certainty: Certainty = 'certain'): Token[] {
  if (!MAY_HOLD_ONE.test(text)) return [];
  const all = RULES[certainty].flatMap((rule) => tokensOf(rule, text));
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Token[] = [];
  for (const token of all) if (token.start >= (apart.at(-1)?.end ?? 0)) apart.push(token);
  return apart;
}

/**
 * What every form needs: a run of so many characters, or a word of the few that do not. Most lines of progress hold
 * neither, and to make all expressions ready takes a start five milliseconds.
 */
const MAY_HOLD_ONE = /[\w.~+/=%:-]{14}|:\/\/|\bcurl\b|private key/i;

/** The text with `***` for whatever is formed like a credential; line ends stay, so that lines keep their numbers. */
export function maskTokens(text: string, certainty: Certainty = 'likely'): string {
  const out: string[] = [];
  let at = 0;
  for (const { start, end } of tokensIn(text, certainty)) {
    out.push(text.slice(at, start), MASK, text.slice(start, end).replace(/[^\n]+/g, ''));
    at = end;
  }
  return at === 0 ? text : out.join('') + text.slice(at);
}

/** Shannon's entropy in bits a character. Below the first a marked value is a placeholder, … */
const LEAST_OF_MARKED = 2;
/** … below the second a value without a mark is a word or a name. */
const LEAST_OF_VALUES = 3;

function tokensOf({ kind, pattern, anyValue }: TokenRule, text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = match.groups?.value ?? match[0];
    const start = match.index + match[0].lastIndexOf(value);
    const random = match.groups?.value === undefined ? entropy(value) >= LEAST_OF_MARKED : isRandom(value);
    if (anyValue || random) tokens.push({ kind, start, end: start + value.length });
  }
  return tokens;
}

/** Words and names stand behind `token:` everywhere: only what looks made by chance is a secret. */
const isRandom = (value: string): boolean =>
  /\d/.test(value) && /[a-zA-Z]/.test(value) && entropy(value) >= LEAST_OF_VALUES;

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}

/**
 * The ids of the rules of secretlint's recommended preset that a text breaks, each once and sorted; never the value.
 * Slower and wider than `hasToken`: for what is about to be published. Loaded at the first call, since most runs end
 * before it.
 */
export async function findTokens(text: string): Promise<string[]> {
  return [...new Set((await lintTokens(text)).map(({ rule }) => rule))].sort();
}

/** The same with the place of each: `line` is 1-based, `start` and `end` are offsets in the text. */
export async function lintTokens(
  text: string,
): Promise<Array<{ rule: string; line: number; start: number; end: number }>> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  // The preset obeys `secretlint-disable`, which the hostile side could write into its own text.
  const content = text.replace(/secretlint-/gi, 'secretlint ');
  const { messages } = await lintSource({
    source: { filePath: 'text.txt', content, ext: '.txt', contentType: 'text' },
    options: {
      maskSecrets: true,
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  });
  return messages.map(({ ruleId, loc, range }) => ({
    rule: ruleId,
    line: loc.start.line,
    start: range[0],
    end: range[1],
  }));
}
