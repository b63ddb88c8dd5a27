import type { Excerpt } from '../types.ts';
import { type Block, weightOf } from './blocks.ts';
import type { Evidence } from './evidence.ts';
import type { Line } from './recent-lines.ts';
import { render } from './render.ts';
import type { Step } from './steps.ts';

const CHARS_A_TOKEN = 4;
const MAX_SHOWN = 600;
const CUT = ' … ';
/** What the header of one excerpt costs, about; the exact length is checked at the end. */
const HEADER = 12;
/** Evidence of less value is shown only when there is room left. */
const STRONG = 3;
/** From this value on the cause is taken as found, and a short tail is enough. */
const FOUND = 8;
const SHORT_TAIL = 8;
const LONG_TAIL = 24;

/** How much a step's end makes its lines worth, where some step is known to have failed, or none is. */
const STEP_FACTOR = {
  known: { failed: 1, suspect: 0.5, unknown: 0.25, passed: 0.08 },
  unknown: { failed: 1, suspect: 1, unknown: 0.8, passed: 0.08 },
};

export function select(evidence: Evidence, roster: Excerpt | null, maxTokens: number): Excerpt[] {
  const page = new Page(maxTokens * CHARS_A_TOKEN - (roster ? roster.text.length + HEADER : 0));
  const ranked = rank(evidence);
  const shares = new Map<string, number>();
  const late: Block[] = [];
  const strong = ranked.filter(({ value }) => value >= STRONG);
  const weak = ranked.filter(({ value }) => value < STRONG);
  for (const { block } of strong) {
    const kind = `${block.rule.kind} ${block.rule.tool}`;
    if ((shares.get(kind) ?? 0) > page.size / 2) late.push(block);
    else shares.set(kind, (shares.get(kind) ?? 0) + page.add(headLines(block)));
  }
  const tails = failingSteps(evidence).map((step) => (evidence.tails.get(step) ?? []).toReversed());
  const tailLines = (strong[0]?.value ?? 0) >= FOUND ? SHORT_TAIL : LONG_TAIL;
  for (const tail of tails) page.add(tail.slice(0, tailLines));
  for (const block of late) page.add(headLines(block));
  for (const { block } of strong) page.add(block.lines);
  page.expand();
  for (const { block } of weak) page.add(headLines(block));
  for (const tail of tails) page.add(tail);
  for (const { block } of weak) page.add(block.lines);
  page.expand();
  const first = roster ? [roster] : [];
  let excerpts = [...first, ...page.excerpts()];
  while (render(excerpts).length > maxTokens * CHARS_A_TOKEN && page.dropLast()) {
    excerpts = [...first, ...page.excerpts()];
  }
  return excerpts;
}

function headLines({ before, lines, head }: Block): Line[] {
  return [...lines.slice(0, head), ...before.toReversed()];
}

/** Steps whose last lines are worth showing. */
function failingSteps({ tails }: Evidence): Step[] {
  const steps = [...tails.keys()];
  const failed = steps.filter(({ status }) => status === 'failed');
  const suspect = steps.filter(({ status }) => status === 'suspect');
  return failed.length > 0 ? failed : suspect.length > 0 ? suspect : steps.slice(-1);
}

function rank({ blocks }: Evidence): Array<{ block: Block; value: number }> {
  const factors = blocks.some(({ step }) => step.status === 'failed')
    ? STEP_FACTOR.known
    : STEP_FACTOR.unknown;
  const seen = new Map<string, number>();
  const counts = new Map<string, number>();
  const ranked = blocks.map((block) => {
    const key = block.anchor.text.replace(/\d+/g, '0').trim();
    const repeats = seen.get(key) ?? 0;
    seen.set(key, repeats + 1);
    const kind = block.rule.match.source;
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    const value = weightOf(block.rule) * factors[block.step.status] * 0.97 ** count * (repeats > 0 ? 0.4 : 1);
    return { block, value };
  });
  return ranked.sort((a, b) => b.value - a.value || a.block.anchor.number - b.block.anchor.number);
}

/** Lines chosen so far, under a limit in characters. */
class Page {
  readonly size: number;
  #used = 0;
  readonly #lines = new Map<number, string>();
  readonly #cut = new Map<number, string>();

  constructor(size: number) {
    this.size = size;
  }

  /** Adds lines while they fit; returns the characters spent. */
  add(lines: Line[]): number {
    const before = this.#used;
    for (const { number, text } of lines) {
      if (this.#lines.has(number)) continue;
      const shown = shorten(text, Math.min(MAX_SHOWN, this.size / 2));
      const joins = this.#lines.has(number - 1) || this.#lines.has(number + 1);
      const cost = shown.length + 1 + (joins ? 0 : HEADER);
      if (this.#used + cost > this.size) break;
      this.#used += cost;
      this.#lines.set(number, shown);
      if (shown !== text) this.#cut.set(number, text);
    }
    return this.#used - before;
  }

  /** Shows cut lines whole while there is room. */
  expand(): void {
    for (const [number, text] of this.#cut) {
      const cost = text.length - (this.#lines.get(number)?.length ?? 0);
      if (this.#used + cost > this.size) continue;
      this.#used += cost;
      this.#lines.set(number, text);
      this.#cut.delete(number);
    }
  }

  /** Takes back the line added last; false when none is left. */
  dropLast(): boolean {
    const last = [...this.#lines.keys()].at(-1);
    return last !== undefined && this.#lines.delete(last);
  }

  excerpts(): Excerpt[] {
    const excerpts: Excerpt[] = [];
    for (const number of [...this.#lines.keys()].sort((a, b) => a - b)) {
      const text = this.#lines.get(number) ?? '';
      const last = excerpts.at(-1);
      if (last?.endLine === number - 1) {
        last.endLine = number;
        last.text += `\n${text}`;
      } else {
        excerpts.push({ startLine: number, endLine: number, text });
      }
    }
    return excerpts;
  }
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most * 0.8 - CUT.length)}${CUT}${text.slice(-most * 0.2)}`;
}
