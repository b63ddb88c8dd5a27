import { codeSpans } from '../text/code.ts';
import { CLAIM_RULES, CODE, COMMAND } from './claim-rules.ts';

/** What the record bears out. */
interface Facts {
  /** Every verifier that ran is green. */
  allGreen: boolean;
  /** Commands that were not run. */
  notRun: readonly string[];
}

// Every claim has one of these; most lines have none, and are not taken apart.
const SIGNAL =
  /pass|succe|green|clean|happy|fine|error|fail|problem|issue|regress|warn|exit|test|suite|check|verif|confirm|tried|valid|reproduc/i;

interface Sentence {
  /** As written, with the blank that follows. */
  raw: string;
  /** Without emphasis, and with a stand-in for each code span: what code says is no claim. */
  plain: string;
}

/**
 * Takes out of a model's words each sentence that claims a check the record does not bear out; the rest stays as it is
 * written. Unless all is green that is every claim of success; otherwise claims about commands that were not run. Checks
 * outside of the record (by hand, in a browser, in CI) are never borne out. A line left without words goes as well.
 */
export function withoutFalseClaims(text: string, facts: Facts): string {
  if (!SIGNAL.test(text)) return text;
  const out: string[] = [];
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const marker: string | undefined = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    const verbatim = fence !== null || marker !== undefined || !SIGNAL.test(line);
    const kept = verbatim ? line : withoutClaims(line, facts);
    if (fence === null) fence = marker ?? null;
    else if (marker?.startsWith(fence)) fence = null;
    if (kept !== null) out.push(kept);
  }
  const result = out.join('\n');
  return result.length === text.length ? text : result.trimEnd();
}

/** A line without its false claims; `null` where nothing is left. */
function withoutClaims(line: string, facts: Facts): string | null {
  const bullet = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?/.exec(line)?.[0] ?? '';
  const said = sentences(line.slice(bullet.length));
  const kept = said.filter((sentence) => !isFalseClaim(sentence, facts));
  if (kept.length === said.length) return line;
  const rest = kept
    .map(({ raw }) => raw)
    .join('')
    .trimEnd();
  return rest === '' ? null : bullet + rest;
}

function isFalseClaim({ raw, plain }: Sentence, { allGreen, notRun }: Facts): boolean {
  return CLAIM_RULES.some(({ about, pattern }) => {
    const match = pattern.exec(plain);
    if (match === null || isDenied(plain.slice(0, match.index), match[0], plain)) return false;
    return about === 'outside' || !allGreen || notRun.some((command) => isNamed(command, raw));
  });
}

const DENIED =
  /\b(?:not|no|none|never|cannot|whether|if|unless|until|before|unclear|unknown|nothing|to (?:make|let|get|have|see)|n't)\b|n't\b/i;
const BY_ACCIDENT = /\bpass(?:es|ed)?,? (?:only|by accident|although|even though|for the wrong)\b/i;

/** `not all tests pass`, `whether the tests pass`: said of the clause the claim stands in. */
function isDenied(before: string, claim: string, sentence: string): boolean {
  const clause = before.split(/[,;:]| (?:and|but) /).at(-1) ?? '';
  return DENIED.test(clause) || /\b(?:not|never|n't)\b/i.test(claim) || BY_ACCIDENT.test(sentence);
}

const PROGRAM =
  /^`+ ?(?:\.\/)?(?:npm|npx|pnpm|yarn|bun|deno|node|vitest|jest|mocha|tsc|eslint|biome|prettier|pytest|tox|nox|python3?|ruff|mypy|go|cargo|make|just|mvn|gradle|gradlew|dotnet|bundle|rake|rspec|composer|phpunit|bash|sh)(?: [^`]*)?`+$/;

// A dot inside a name or a number has no blank behind it.
const END = /(?<=[.!?]["')\]*_]{0,3}\s)(?<!\b(?:e\.g|i\.e|vs)\.\s)/i;

function sentences(text: string): Sentence[] {
  const found: Sentence[] = [{ raw: '', plain: '' }];
  const add = (raw: string, plain: string) => {
    const last = found.at(-1);
    if (last) Object.assign(last, { raw: last.raw + raw, plain: last.plain + plain });
  };
  for (const { code, text: piece } of codeSpans(text)) {
    if (code) {
      add(piece, PROGRAM.test(piece) ? COMMAND : CODE);
      continue;
    }
    // The mark makes an end of the piece count as well.
    const parts = `${piece}\0`.split(END);
    for (const [i, part] of parts.entries()) {
      const raw = i === parts.length - 1 ? part.slice(0, -1) : part;
      if (i > 0) found.push({ raw: '', plain: '' });
      add(raw, prose(raw));
    }
  }
  return found.filter(({ raw }) => raw !== '').map(({ raw, plain }) => ({ raw, plain: plain.trim() }));
}

function prose(text: string): string {
  return text.replace(/[*_]+/g, '').replaceAll('’', "'").replace(/\s+/g, ' ');
}

// Words of a command that say nothing of what it checks.
const GENERIC = /^(?:npm|npx|pnpm|yarn|bun|run|exec|node|make|tests?)$/;

/** Whether a sentence speaks of a command: by the command itself, or by what it checks (`npm run e2e`: "e2e tests"). */
function isNamed(command: string, sentence: string): boolean {
  if (sentence.includes(command)) return true;
  const names = wordsOf(command).filter((word) => word.length > 2 && !GENERIC.test(word));
  const words = wordsOf(sentence.replace(/end[ -]to[ -]end/gi, 'e2e'));
  const spoken = words.flatMap((word, i) => [word, word + (words[i + 1] ?? '')]);
  return (names.length > 0 ? names : ['test']).some((name) => spoken.some((word) => word.startsWith(name)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
