import { open, stat } from 'node:fs/promises';
import { sanitize } from '../../text/sanitize.ts';
import { clipHead, clipTail } from './clip.ts';

/** Tokens are estimated as four bytes each. */
export const BYTES_A_TOKEN = 4;

/** More than this of one command's output is hardly ever read; less in a small window. */
const MAX_TOKENS = 5000;
const SHARE_OF_WINDOW = 1 / 8;

/** How much of one output the model is given whole, in tokens, where its window holds `window` tokens. */
export function outputTokens(window: number): number {
  return Math.min(MAX_TOKENS, Math.floor(window * SHARE_OF_WINDOW));
}

/** Of what is given of a long output: its beginning, the lines that say why, and its end. */
const SHARES = { head: 0.3, found: 0.4, tail: 0.3 };
/** For the lines between them. */
const MARKER_BYTES = 160;

/**
 * The output of a command for the model: whole within `maxTokens`; beyond that its beginning, the lines that say why it
 * failed, and its end, in half of that. Memory does not grow with the file.
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
  const whole = maxTokens * BYTES_A_TOKEN;
  if (size <= whole) {
    const text = sanitize(await readPart(file, 0, size)).text;
    // What is no UTF-8 grows in the decoding.
    if (Buffer.byteLength(text) <= whole) return text;
  }
  const room = Math.max(0, whole / 2 - MARKER_BYTES - inside.length);
  const [head, tail, found] = [room * SHARES.head, room * SHARES.tail, room * SHARES.found].map(
    Math.floor,
  ) as [number, number, number];
  // A long output is rare, and comes after the first request.
  const { excerptText, triage } = await import('../../triage/failure-log.ts');
  const why = await triage(piecesOf(file), { maxTokens: Math.floor(found / BYTES_A_TOKEN) });
  const kept = written > size ? `, of which the first ${size} were kept` : '';
  return [
    wholeLines(clipHead(sanitize(await readPart(file, 0, head)).text, head), 'head'),
    `… ${Math.max(written, size)} bytes in all${kept}; the whole output: ${inside} …`,
    clipHead(excerptText(why), found),
    '… end of the output …',
    wholeLines(clipTail(sanitize(await readPart(file, size - tail, tail)).text, tail), 'tail'),
  ].join('\n');
}

/** Without the piece of a line at the cut, where a whole line is left. */
function wholeLines(text: string, side: 'head' | 'tail'): string {
  if (side === 'head') return text.includes('\n') ? text.slice(0, text.lastIndexOf('\n')) : text;
  const first = text.indexOf('\n');
  return first === -1 || first === text.length - 1 ? text : text.slice(first + 1);
}

const PIECE_BYTES = 64 * 1024;

/** One buffer for all of a file: each piece is read into it in turn, so that a long log leaves nothing to collect. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  await using handle = await open(file, 'r');
  const buffer = Buffer.alloc(PIECE_BYTES);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, null);
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
