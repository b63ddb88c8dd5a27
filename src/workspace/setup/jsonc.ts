/** A string to its end or that of its line, so that what looks like a comment in one stays; a comment to its end. */
const STRING = String.raw`"(?:[^"\\\n]|\\.)*"?`;
const COMMENTS = new RegExp(`${STRING}|//[^\\n]*|/\\*(?:[^]*?\\*/|[^]*$)`, 'g');
const TRAILING_COMMAS = new RegExp(`${STRING}|,(?=\\s*[\\]}])`, 'g');

/**
 * JSON with comments and trailing commas, as devcontainer.json may be written.
 * @returns `null` where it is none
 */
export function parseJsonc(text: string): unknown {
  const bare = text
    // A byte order mark is not white space to `JSON.parse`.
    .replace(/^\uFEFF/, '')
    .replace(COMMENTS, (token) => (token.startsWith('"') ? token : ' '))
    .replace(TRAILING_COMMAS, (token) => (token.startsWith('"') ? token : ' '));
  try {
    return JSON.parse(bare);
  } catch {
    return null;
  }
}
