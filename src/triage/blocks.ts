import { bare } from './clean.ts';
import type { Match } from './match.ts';
import type { Line } from './recent-lines.ts';
import { KINDS, type Rule } from './rules/rule.ts';
import type { Step } from './steps.ts';

const MAX_LINES = 80;
const MAX_CHARS = 12_000;

/** A match with the lines around it. */
export interface Block {
  rule: Rule;
  groups: Match['groups'];
  step: Step;
  anchor: Line;
  before: Line[];
  /** From the anchor on. */
  lines: Line[];
  /** So many of `lines` are shown first. */
  head: number;
}

/** Lines from a match on that a rule asks to be shown first. */
function headOf(rule: Rule): number {
  return rule.lines ?? KINDS[rule.kind].lines;
}

export function weightOf(rule: Rule): number {
  return rule.weight ?? KINDS[rule.kind].weight;
}

/** A block that still takes lines. */
export class OpenBlock {
  readonly block: Block;
  readonly #indent: number;
  #chars = 0;
  #filled = 0;
  #blanks = 0;

  constructor(match: Match, step: Step, anchor: Line, before: Line[]) {
    this.block = { rule: match.rule, groups: match.groups, step, anchor, before, lines: [anchor], head: 1 };
    this.#indent = indentOf(anchor.text);
    this.#filled = 1;
  }

  /** A lighter match inside the promised lines belongs to this block. */
  absorbs(rule: Rule): boolean {
    if (!this.#wantsMore()) return false;
    return (
      weightOf(rule) < weightOf(this.block.rule) || (rule === this.block.rule && rule.kind === 'generic')
    );
  }

  /** Takes the line if it belongs: within the promised lines, or indented deeper than the first one. */
  take(line: Line, isNoise: boolean): boolean {
    const { lines } = this.block;
    if (lines.length >= MAX_LINES || this.#chars > MAX_CHARS) return false;
    if (bare(line.text) === '') {
      this.#blanks++;
      if (this.#blanks > (this.#wantsMore() ? 5 : 2) || (this.#filled > 2 && !this.#wantsMore()))
        return false;
      lines.push(line);
      return true;
    }
    if (isNoise) return this.#wantsMore();
    if (!this.#wantsMore() && indentOf(line.text) <= this.#indent) return false;
    if (this.#blanks > 1 && this.#filled > 3 && indentOf(line.text) < this.#indent) return false;
    this.#blanks = 0;
    lines.push(line);
    this.#chars += line.text.length;
    if (this.#wantsMore()) {
      this.#filled++;
      this.block.head = lines.length;
    }
    return true;
  }

  #wantsMore(): boolean {
    return this.#filled < headOf(this.block.rule);
  }
}

function indentOf(text: string): number {
  const shown = bare(text);
  return shown.length - shown.trimStart().length;
}
