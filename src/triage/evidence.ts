import { type Block, weightOf } from './blocks.ts';
import { type Told, tell } from './failure.ts';
import type { Line } from './recent-lines.ts';
import type { Rule } from './rules/rule.ts';
import type { Step } from './steps.ts';

const FIRST_OF_A_RULE = 40;
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

  /** What there is still room for: a whole block, or only the failure it tells of. */
  room(rule: Rule, step: Step): 'block' | 'failure' | 'none' {
    const count = this.#counts.get(step)?.get(rule) ?? 0;
    if (count < FIRST_OF_A_RULE) return 'block';
    return count < FAILURES_OF_A_RULE ? 'failure' : 'none';
  }

  add(block: Block): void {
    const { rule, step } = block;
    const room = this.room(rule, step);
    const counts = this.#counts.get(step) ?? new Map<Rule, number>();
    this.#counts.set(step, counts.set(rule, (counts.get(rule) ?? 0) + 1));
    if (room !== 'none') this.tell(block);
    if (room === 'block') this.blocks.push(block);
    if (this.blocks.length > MAX_BLOCKS) this.blocks = heaviest(this.blocks, MAX_BLOCKS / 2);
  }

  addTail(step: Step, lines: Line[]): void {
    this.tails.delete(step);
    if (step.status === 'passed' || lines.length === 0) return;
    this.tails.set(step, lines.slice(-TAIL_LINES));
    const steps = [...this.tails.keys()];
    const spare =
      steps.find(({ status }) => status === 'passed') ?? steps.find(({ status }) => status === 'unknown');
    if (steps.length > MAX_TAILS) this.tails.delete(spare ?? step);
  }

  /** Notes the failure a block tells of, if any. */
  tell(block: Block): void {
    const told = tell(block, this.told.at(-1));
    if (told === null) return;
    this.told.push(told);
    if (this.told.length > MAX_FAILURES) this.told = heaviest(this.told, MAX_FAILURES / 2);
  }
}

/** So many of them, in their order: those of steps that did not pass, and of the heaviest rules. */
function heaviest<T extends { rule: Rule; step: Step }>(list: T[], count: number): T[] {
  const worth = ({ rule, step }: T): number => weightOf(rule) * (step.status === 'passed' ? 0.1 : 1);
  const kept = new Set(list.toSorted((a, b) => worth(b) - worth(a)).slice(0, count));
  return list.filter((one) => kept.has(one));
}
