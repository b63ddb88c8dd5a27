import { type Block, OpenBlock } from './blocks.ts';
import { bare, clean, dropTimestamp, timestampLength } from './clean.ts';
import { Evidence } from './evidence.ts';
import { HintScanner, minimalHints } from './hint-scan.ts';
import { isNoise, type Match, matchRule } from './match.ts';
import { type Line, RecentLines } from './recent-lines.ts';
import { RULES } from './rules/all.ts';
import { KINDS, type Rule } from './rules/rule.ts';
import { type Step, StepTracker } from './steps.ts';

const MARK_HINTS = ['travis_time:', 'travis_fold:', 'exited with', '##[', 'post job cleanup', 'section_'];
const RED_HINTS = ['\x1b[31m', '\x1b[91m', '\x1b[1;31m', '\x1b[0;31m', '\x1b[31;1m'];

let shared: HintScanner | null = null;

/** Made with the first log: a start that reads none should not wait for it. */
function lineScanner(): HintScanner {
  shared ??= new HintScanner(minimalHints([...RULES.map(({ hint }) => hint), ...MARK_HINTS, ...RED_HINTS]));
  return shared;
}

const TAIL = 40;
const RED: Rule = {
  tool: '',
  kind: 'generic',
  hint: '',
  match: /\p{L}{3}/u,
  weight: 3,
  lines: 4,
  example: 'red',
};

/** Reads a log line by line and gathers what may tell why it failed. Memory is bounded; no line is read twice. */
export class Collector {
  readonly evidence = new Evidence();
  readonly #scanner = lineScanner();
  readonly #steps = new StepTracker();
  readonly #recent = new RecentLines();
  #open: OpenBlock | null = null;
  /** Findings inside the open block, told after it. */
  readonly #inner: Block[] = [];
  #number = 0;
  /** Lines before this one belong to another step. */
  #floor = 1;

  readonly line = (bytes: Buffer, start: number, end: number): void => {
    const number = ++this.#number;
    if (
      this.#open !== null ||
      this.#steps.attentive ||
      this.#scanner.any(bytes, start + timestampLength(bytes, start, end), end)
    ) {
      this.#read(number, bytes.toString('utf8', start, end));
    }
    this.#recent.push(number, bytes, start, end);
  };

  /** The bytes of the lines read so far may change from now on. */
  settle(): void {
    this.#recent.settle();
  }

  end(): void {
    this.#close();
    this.#keepTail(this.#steps.current, this.#number + 1);
  }

  #read(number: number, bytes: string): void {
    const raw = dropTimestamp(bytes);
    const step = this.#steps.current;
    const status = step.status;
    const isMark = this.#steps.read(raw);
    if (this.#steps.current !== step || step.status !== status) this.#keepTail(step, number);
    if (this.#steps.current !== step) {
      this.#close();
      this.#floor = number;
    }
    if (isMark) return;
    const { text, red } = clean(raw);
    const line = { number, text };
    const read = bare(text);
    const noise = read !== '' && isNoise(read);
    const match = noise || read === '' ? null : (matchRule(read) ?? matchRed(read, red));
    if (match !== null && !this.#open?.absorbs(match.rule)) this.#start(match, line);
    else if (match !== null) this.#absorb(match, line);
    else if (this.#open !== null && !this.#open.take(line, noise)) this.#close();
  }

  #start(match: Match, line: Line): void {
    this.#close();
    const room = this.evidence.room(match.rule, this.#steps.current);
    if (room === 'none') return;
    const wanted = match.rule.before ?? KINDS[match.rule.kind].before;
    const before = wanted === 0 ? [] : this.#recent.before(line.number, wanted * 2, this.#floor);
    const useful = before.filter(({ text }) => tells(text)).slice(-wanted);
    this.#open = new OpenBlock(match, this.#steps.current, line, useful);
    if (room === 'failure') this.#close();
  }

  /** A finding among findings is no block of its own, but a failure all the same. */
  #absorb(match: Match, line: Line): void {
    if (match.groups.line !== undefined && this.#open?.block.groups.line !== undefined) {
      this.#inner.push(new OpenBlock(match, this.#steps.current, line, []).block);
    }
    this.#open?.take(line, false);
  }

  #close(): void {
    if (this.#open === null) return;
    const { block } = this.#open;
    this.#open = null;
    this.evidence.add(block);
    for (const inner of this.#inner.splice(0)) this.evidence.tell(inner);
  }

  #keepTail(step: Step, number: number): void {
    const lines = this.#recent.before(number, TAIL, this.#floor);
    this.evidence.addTail(
      step,
      lines.filter(({ text }) => tells(text)),
    );
  }
}

function matchRed(text: string, red: boolean): Match | null {
  return red && RED.match.test(text) ? { rule: RED, groups: {} } : null;
}

function tells(text: string): boolean {
  const read = bare(text);
  return read !== '' && !isNoise(read);
}
