import { randomBytes } from 'node:crypto';
import { nonceBlock } from '../text/sanitize.ts';
import type { Patch, Verdict } from '../types.ts';
import type { Item } from './model.ts';
import { estimateTokens } from './tokens.ts';
import { linesWithin } from './tools/output.ts';
import { newestOutputs } from './transcript.ts';

/** Where the work stands, from us and not from the model. */
export interface Work {
  /** The judge's last word; `null` before the first. */
  verdict: Verdict | null;
  patch: Patch;
}

interface Standing extends Work {
  /** Instructions of the repository for the files that are changed, as text for the model. */
  guidance: string;
  /** The model's own. */
  notes: string;
  /** The conversation that ends. */
  items: readonly Item[];
  /** Tokens of what people said, which stands beside the state. */
  said: number;
}

/** Shares of the window. The newest outputs get what the rest leaves of `all`: they can be had again. */
const SHARE = { notes: 1 / 8, state: 1 / 12, guidance: 0.1, outputs: 0.15, all: 0.45 };
/** However large the window is, in tokens. */
const MAX_TOKENS = { notes: 2000, state: 2500, guidance: 8000, outputs: 8000 };

/** The state of the work in words, for a conversation that begins anew after the task. What is cut, and how it can be seen whole, is said. */
export function stateText(standing: Standing, windowTokens: number): string {
  const { verdict, patch, guidance, notes, items, said } = standing;
  const nonce = randomBytes(12).toString('hex');
  const room = (part: keyof typeof MAX_TOKENS) =>
    Math.floor(Math.min(MAX_TOKENS[part], windowTokens * SHARE[part]));
  const data = (label: string, text: string, maxTokens: number, rest = '') => {
    const shown = linesWithin(text, maxTokens);
    const block = nonceBlock(label, shown, nonce);
    return shown === text ? block : `${block}\n${cutAfter(shown, text)}${rest}`;
  };
  const sections = [
    'The conversation grew too long. Above is your task, with what people said since; below is where the work stands. The files are as you left them.',
    verdict === null
      ? '# Verifiers\nNothing was handed in yet: they are as the task says.'
      : `# Verifiers\nThe judge's last word, on what was handed in then:\n${data('verdict', verdict.answer, room('state'))}`,
    `# Your change so far\n${data('change', changeText(patch), room('state'), ' See the whole with `git diff`; new files are in the tree.')}`,
  ];
  if (guidance !== '') {
    const fits = estimateTokens(guidance) <= room('guidance');
    // A block that loses its end would take in what follows: so a cut one is put into a block of its own.
    const shown = fits
      ? guidance
      : data('agents-md', guidance, room('guidance'), ' The files themselves hold the rest.');
    sections.push(`# Instructions for what you changed\n${shown}`);
  }
  if (notes !== '') sections.push(`# Your notes\n${data('notes', notes, room('notes'))}`);
  const left = Math.floor(windowTokens * SHARE.all) - said - estimateTokens(sections.join('\n\n'));
  const outputs = newestOutputs(items, Math.min(room('outputs'), left));
  if (outputs !== '') sections.push(`# The newest outputs\n${nonceBlock('outputs', outputs, nonce)}`);
  return sections.join('\n\n');
}

const cutAfter = (shown: string, text: string) =>
  `Cut here, after ${Buffer.byteLength(shown)} of ${Buffer.byteLength(text)} bytes.`;

/** Each file with its counts, then the diff. */
function changeText({ files, diff }: Patch): string {
  if (files.length === 0) return 'no file is changed';
  const list = files.map(
    ({ path, status, additions, deletions }) => `${status} ${path} +${additions} -${deletions}`,
  );
  return [...list, '', Buffer.from(diff).toString('utf8')].join('\n');
}
