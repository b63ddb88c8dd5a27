import type { Links } from '../body.ts';
import { code } from '../lines.ts';

const PATCH_LENGTH = 50_000;

/**
 * A message with the whole patch above its marker; where the patch is too long for a comment, or no text, with the
 * place where it is kept. The patch is a block of its own beside the message's 25 lines.
 *
 * @param patch bytes of `git diff`
 */
export function withPatch(message: string, patch: Uint8Array, { runUrl }: Pick<Links, 'runUrl'>): string {
  const text = textOf(patch);
  const end = message.lastIndexOf('\n');
  const [words, last] = [message.slice(0, end), message.slice(end + 1)];
  if (text !== null) {
    const fence = fenceFor(text);
    return `${words}\n\n${fence}diff\n${text.replace(/\n$/, '')}\n${fence}\n\n${last}`;
  }
  const where = runUrl === null ? 'the run folder' : `the run folder of [this run](${runUrl})`;
  return `${words}\nThe patch does not fit into a comment; it is ${code('regreen.patch')} in ${where}.\n${last}`;
}

/** Longer than any run of backticks inside, so that nothing in the text ends the block. */
export function fenceFor(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  return '`'.repeat(Math.max(3, longest + 1));
}

/** `null` for what a page would not show as it is. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.length > 4 * PATCH_LENGTH) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.length > PATCH_LENGTH || /[^\P{Cc}\n\t]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
