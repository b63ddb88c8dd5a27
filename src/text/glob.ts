/** Longer patterns fit nothing. */
const LONGEST = 1000;

/**
 * Whether a glob means a path: `*` and `?` stay inside a name, `**` as a whole name stands for any folders, all else is
 * itself. No step goes back, so time grows with the product of both lengths whatever a repository writes; Node's
 * `path.matchesGlob` takes minutes for ten `*` in a row.
 */
export function globMatches(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST) return false;
  let reached = Array.from({ length: path.length + 1 }, (_, at) => at === 0);
  for (const [token, folders] of pattern.matchAll(TOKEN)) reached = step(folders ?? token[0], path, reached);
  return reached[path.length] === true;
}

/** Folders, any part of a name, or a character. */
const TOKEN = /(?<=^|\/)(\*\*(?:\/|$))|\*+|[\s\S]/g;

/** Where in the path a pattern can stand after one more token. */
function step(token: string | undefined, path: string, from: readonly boolean[]): boolean[] {
  const next: boolean[] = [];
  let behind = false;
  for (let at = 0; at <= path.length; at += 1) {
    const before = path[at - 1];
    if (token === '**/') next.push(from[at] === true || (behind && before === '/'));
    else if (token === '**') next.push(from[at] === true || behind);
    else if (token === '*') next.push(from[at] === true || (next[at - 1] === true && before !== '/'));
    else next.push(from[at - 1] === true && (token === '?' ? before !== '/' : before === token));
    behind ||= from[at] === true;
  }
  return next;
}
