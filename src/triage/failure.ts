import type { Failure } from '../types.ts';
import type { Block } from './blocks.ts';
import type { Rule } from './rules/rule.ts';
import type { Step } from './steps.ts';

const MAX_MESSAGE = 300;
/** How far below its failure a line with details may lie. */
const DETAIL_DISTANCE = 100;
const PATH = /^(?<file>[^\s:|()'"]{1,300}(?:\/[^\s:|()'"]{0,300}|\.\w{1,10}))(?: -- .{0,100})?$/;
const FRAME =
  /(?:File "(?<py>[^"]{1,300})", line (?<pyLine>\d+)|(?:^|[\s(])(?:file:\/\/)?(?<file>(?:[A-Za-z]:[\\/])?[\w./\\@~+-]{1,300}\.[A-Za-z]\w{0,9}):(?:line )?(?<line>\d+))/;
/** The line an uncaught exception ends or begins with. */
const THROWN = /^\s*(?:E +)?[\w.$]{0,200}(?:Error|Exception|Exit|Interrupt)(?:: |$)/;
const FOREIGN = /node_modules|site-packages|dist-packages|\/usr\/lib|\/gems\/|\/vendor\/|^node:|internal\//;

/** A failure as a log tells it, with what is needed to rank it. */
export interface Told {
  failure: Failure;
  step: Step;
  rule: Rule;
  line: number;
  /** The line itself gave the message; else it was taken from what follows. */
  explicit: boolean;
}

/** What a block says failed; `null` where it is only text, or only completes the failure told before. */
export function tell(block: Block, previous: Told | undefined): Told | null {
  const { rule, groups, anchor, step } = block;
  if (rule.kind === 'exit' || rule.kind === 'summary') return null;
  if (rule.detail && previous?.step === step && anchor.number - previous.line < DETAIL_DISTANCE) {
    complete(previous, block);
    return null;
  }
  const explicit = groups.message !== undefined;
  if (rule.kind === 'generic' && !explicit) return null;
  const failure: Failure = {
    file: groups.file ?? null,
    line: groups.line === undefined ? null : Number(groups.line),
    message: cut(groups.message ?? messageAfter(block) ?? anchor.text),
    test: groups.test?.trim() ?? null,
  };
  if (failure.file === null && failure.line !== null) failure.file = headerFile(block, previous);
  if (failure.file === null) Object.assign(failure, bestFrame(block));
  return { failure, step, rule, line: anchor.number, explicit };
}

function complete(told: Told, block: Block): void {
  const { failure } = told;
  const { groups } = block;
  failure.test ??= groups.test ?? null;
  if (groups.file !== undefined && (failure.file === null || failure.line === null)) {
    failure.file = groups.file;
    failure.line = groups.line === undefined ? null : Number(groups.line);
  }
  if (failure.file === null) Object.assign(failure, bestFrame(block));
  if (groups.message !== undefined && !told.explicit) {
    failure.message = cut(groups.message);
    told.explicit = true;
  }
}

function cut(message: string): string {
  const text = message.trim();
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

function messageAfter({ lines, before, rule }: Block): string | null {
  if (rule.detail) return before.at(-1)?.text ?? null;
  const after = lines.slice(1);
  const thrown = after.find(({ text }) => THROWN.test(text));
  return (thrown ?? after.find(({ text }) => /\w/.test(text)))?.text ?? null;
}

/** Linters that group findings print the path once, on a line of its own above them. */
function headerFile({ rule, before, anchor, step }: Block, previous: Told | undefined): string | null {
  const above = PATH.exec(before.at(-1)?.text.trim() ?? '')?.groups?.file;
  if (above !== undefined) return above;
  const near =
    previous?.step === step && previous.rule.tool === rule.tool && anchor.number - previous.line < 5;
  return near ? previous.failure.file : null;
}

/** Python prints the innermost frame last, the others print it first. */
function bestFrame({ lines }: Block): Partial<Failure> {
  const frames = lines.flatMap(({ text }) => {
    const groups = FRAME.exec(text)?.groups;
    const file = groups?.py ?? groups?.file;
    return file === undefined ? [] : [{ file, line: Number(groups?.pyLine ?? groups?.line) }];
  });
  const own = frames.filter(({ file }) => !FOREIGN.test(file));
  const python = lines.some(({ text }) => text.trimStart().startsWith('File "'));
  return (python ? own.at(-1) : own[0]) ?? frames[0] ?? {};
}
