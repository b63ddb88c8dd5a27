import { open, stat } from 'node:fs/promises';
import { sanitize } from '../../text/sanitize.ts';
import { BYTES_A_TOKEN, estimateTokens } from '../tokens.ts';
import { clipHead, clipTail } from './clip.ts';

/** More than this of one command's output is hardly ever read; less in a small window. */
const MAX_TOKENS = 5000;
const SHARE_OF_WINDOW = 1 / 8;

/** How much of one output the model is given whole, in tokens, where its window holds `window` tokens. */
export function outputTokens(window: number): number {
  return Math.min(MAX_TOKENS, Math.floor(window * SHARE_OF_WINDOW));
}

/** Of what is given of a long output so much is for the lines that say why; its beginning and its end share the rest. */
const FOUND = 0.4;

/**
 * The output of a command for the model: whole within `maxTokens`; beyond that its beginning, the lines that say why it
 * failed, and its end, in half of that. Tokens are those of `estimateTokens`. Memory does not grow with the file.
 *
 * @param file the log on the host
 * @param inside its path in the sandbox, where all of it can be read
 * @param written bytes the command wrote; more than the file holds where the log was full
 */
export async function outputForModel(
  file: string,
  inside: string,
  maxTokens: number,
  written: number,
): Promise<string> {
  const { size } = await stat(file);
  // No estimate is below this.
  if (size <= maxTokens * BYTES_A_TOKEN) {
    const text = sanitize(await readPart(file, 0, size)).text;
    if (estimateTokens(text) <= maxTokens) return text;
  }
  const kept = written > size ? `, of which the first ${size} were kept` : '';
  const whole = `… ${Math.max(written, size)} bytes in all${kept}; the whole output: ${inside} …`;
  const end = '… end of the output …';
  const room = Math.max(0, maxTokens / 2 - estimateTokens(`\n${whole}\n\n${end}\n`));
  const why = await failingLines(file, Math.floor(room * FOUND));
  const side = Math.floor(Math.max(0, room - estimateTokens(why)) / 2);
  const [head, tail] = [await sideOf(file, size, side, 'head'), await sideOf(file, size, side, 'tail')];
  return [head, whole, why, end, tail].join('\n');
}

/** Whole lines of one side of a file. */
async function sideOf(file: string, size: number, maxTokens: number, side: Side): Promise<string> {
  const bytes = maxTokens * BYTES_A_TOKEN;
  const part = await readPart(file, side === 'head' ? 0 : size - bytes, bytes);
  return wholeLines(clipTo(sanitize(part).text, maxTokens, side), side);
}

async function failingLines(file: string, maxTokens: number): Promise<string> {
  // A long output is rare, and comes after the first request.
  const { excerptText, triage } = await import('../../triage/failure-log.ts');
  const text = excerptText(await triage(piecesOf(file), { maxTokens }));
  return linesWithin(text, maxTokens);
}

/** Whole lines from the beginning of a text that have at most so many tokens; all of it where it has no more. */
export function linesWithin(text: string, maxTokens: number): string {
  const clipped = clipTo(text, maxTokens, 'head');
  return clipped === text ? text : wholeLines(clipped, 'head');
}

type Side = 'head' | 'tail';
const CLIP = { head: clipHead, tail: clipTail };

/** Halving what is left to look at ends here. */
const NEAR_BYTES = 16;

/** As much of one side of a text as has at most `maxTokens`, by `estimateTokens`. */
export function clipTo(text: string, maxTokens: number, side: Side): string {
  const clip = CLIP[side];
  let [fits, tooLong] = [0, maxTokens * BYTES_A_TOKEN];
  const most = clip(text, tooLong);
  if (estimateTokens(most) <= maxTokens) return most;
  while (tooLong - fits > NEAR_BYTES) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (estimateTokens(clip(most, middle)) <= maxTokens) fits = middle;
    else tooLong = middle;
  }
  return clip(most, fits);
}

/** Without the piece of a line at the cut, where a whole line is left. */
function wholeLines(text: string, side: Side): string {
  if (side === 'head') return text.includes('\n') ? text.slice(0, text.lastIndexOf('\n')) : text;
  const first = text.indexOf('\n');
  return first === -1 || first === text.length - 1 ? text : text.slice(first + 1);
}

const PIECE_BYTES = 64 * 1024;

/** One buffer for all of a file: each piece is read into it in turn, so that a long log leaves nothing to collect. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  await using handle = await open(file, 'r');
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(Math.min(PIECE_BYTES, size + 1));
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readPart(file: string, position: number, length: number): Promise<string> {
  await using handle = await open(file, 'r');
  const buffer = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, Math.max(0, position));
  return buffer.toString('utf8', 0, bytesRead);
}
