import type { Failure } from '../types.ts';
import type { Block } from './blocks.ts';
import type { Told } from './evidence.ts';

const MAX_MESSAGE = 300;
const HEADER = /^(?:\s*)(?<file>\S[^\n]{0,300}?[\w)])$/;
const PATH = /^[^\s:|()'"]{1,300}(?:\/[^\s:|()'"]*|\.\w{1,10})$/;
const FRAME =
  /(?:File "(?<py>[^"]{1,300})", line (?<pyLine>\d+)|(?:^|[\s(@])(?:file:\/\/)?(?<file>(?:[A-Za-z]:[\\/])?[\w./\\@~+-]{1,300}\.[A-Za-z]\w{0,9}):(?:line )?(?<line>\d+))/;
const FOREIGN = /node_modules|site-packages|dist-packages|\/usr\/lib|\/gems\/|\/vendor\/|^node:|internal\//;

/** What a block says failed; `null` where it is only text. A missing place or message is looked for around the match. */
export function failureOf(block: Block, previous: Told | undefined): Failure | null {
  const { rule, groups, anchor } = block;
  if (rule.kind === 'exit' || rule.kind === 'summary') return null;
  if (rule.kind === 'generic' && groups.message === undefined) return null;
  const line = groups.line === undefined ? null : Number(groups.line);
  const failure: Failure = {
    file: groups.file ?? null,
    line,
    message: cut(groups.message ?? messageAfter(block) ?? anchor.text),
    test: groups.test?.trim() ?? null,
  };
  if (failure.file === null && line !== null) failure.file = headerFile(block, previous);
  if (failure.file === null) Object.assign(failure, firstFrame(block));
  return failure;
}

function cut(message: string): string {
  const text = message.trim();
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

function messageAfter({ rule, lines, before }: Block): string | null {
  if (rule.hint === '--> ') return before.at(-1)?.text ?? null;
  const next = lines.slice(1).find(({ text }) => /\w/.test(text));
  return next?.text ?? null;
}

/** Linters that group findings print the path once, on a line of its own above them. */
function headerFile({ rule, before, anchor }: Block, previous: Told | undefined): string | null {
  const above = before.findLast(({ text }) => PATH.test(text.trim()));
  if (above !== undefined) return HEADER.exec(above.text)?.groups?.file ?? null;
  if (previous?.rule.tool === rule.tool && anchor.number - previous.line < 20) return previous.failure.file;
  return null;
}

function firstFrame({ lines }: Block): Partial<Failure> {
  const frames = lines.flatMap(({ text }) => {
    const groups = FRAME.exec(text)?.groups;
    const file = groups?.py ?? groups?.file;
    return file === undefined ? [] : [{ file, line: Number(groups?.pyLine ?? groups?.line) }];
  });
  return frames.find(({ file }) => !FOREIGN.test(file)) ?? frames[0] ?? {};
}
