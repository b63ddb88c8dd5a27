import type { Submission } from '../types.ts';

// A path begins where none of its characters goes before, so each run of them is read once.
const PLACE = /(?<![\w./@+-])([\w./@+-]{1,200})(?::|#L)(\d{1,7})(?:-L?(\d{1,7}))?(?!\w)/g;

/**
 * The places a text names as `path:line`, `path:first-last` or `path#L1-L2`: each once. Whether they
 * exist is another question (`checkCitations`). Linear in the length of the text.
 */
export function placesIn(text: string): Submission['citations'] {
  const found = new Map<string, Submission['citations'][number]>();
  for (const [place, path = '', first, last] of text.matchAll(PLACE)) {
    const startLine = Number(first);
    found.set(place, {
      path: path.replace(/^\.\//, ''),
      startLine,
      endLine: Number(last ?? first),
      quote: null,
    });
  }
  return [...found.values()];
}
