import { type Block, weightOf } from './blocks.ts';
import { type Told, tell } from './failure.ts';
import type { Line } from './recent-lines.ts';
import type { Rule } from './rules/rule.ts';
import type { Step } from './steps.ts';

const FIRST_OF_A_RULE = 30;
const MAX_BLOCKS = 600;
const MAX_FAILURES = 2000;
/** A rule fires thousands of times in some logs; so many failures are told of it for one step. */
const FAILURES_OF_A_RULE = 400;
const MAX_TAILS = 12;
const TAIL_LINES = 24;

/** A bounded store: the first blocks of each rule in each step, the lightest dropped where there are too many. */
export class Evidence {
  blocks: Block[] = [];
  told: Told[] = [];
  tails = new Map<Step, Line[]>();
  #counts = new WeakMap<Step, Map<Rule, number>>();

  add(block: Block): void {
    const counts = this.#counts.get(block.step) ?? new Map<Rule, number>();
    this.#counts.set(block.step, counts);
    const count = (counts.get(block.rule) ?? 0) + 1;
    counts.set(block.rule, count);
    if (count <= FAILURES_OF_A_RULE) this.tell(block);
    if (count > FIRST_OF_A_RULE) return;
    this.blocks.push(block);
    if (this.blocks.length > MAX_BLOCKS) this.#prune();
  }

  addTail(step: Step, lines: Line[]): void {
    this.tails.delete(step);
    if (step.status === 'passed' || lines.length === 0) return;
    this.tails.set(step, lines.slice(-TAIL_LINES));
    for (const [old] of this.tails) {
      if (old.status === 'passed' || this.tails.size > MAX_TAILS) this.tails.delete(old);
    }
  }

  /** Notes the failure a block tells of, if any. */
  tell(block: Block): void {
    const told = tell(block, this.told.at(-1));
    if (told === null) return;
    if (this.told.length >= MAX_FAILURES)
      this.told = this.told.filter(({ step }) => step.status !== 'passed');
    if (this.told.length < MAX_FAILURES) this.told.push(told);
  }

  #prune(): void {
    const worth = (block: Block): number => weightOf(block.rule) * (block.step.status === 'passed' ? 0.1 : 1);
    const kept = new Set(this.blocks.toSorted((a, b) => worth(b) - worth(a)).slice(0, MAX_BLOCKS / 2));
    this.blocks = this.blocks.filter((block) => kept.has(block));
  }
}
