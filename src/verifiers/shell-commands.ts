/** One simple command of a shell script (POSIX Shell Command Language, 2.9.1). */
export interface SimpleCommand {
  /** As written, with their quotes. */
  words: string[];
  /** Holds a pipe, `||`, a redirection or an expansion: what it does is more than its words say. */
  opaque: boolean;
}

/** Expansions without quotes, escapes or nesting in them; others make the script unreadable here. */
const EXPANSION = String.raw`\$\([^()"'\`$\\#\n]*\)|\$\{[^{}"'\`$\\\n]*\}`;

/** Each alternative starts with characters of its own, so that reading stays linear. */
const OUTSIDE = new RegExp(
  [
    String.raw`(?<blank>[ \t\r]+|\\\n)`,
    String.raw`(?<end>&&\s*|;(?!;)|\n)`,
    String.raw`(?<operator>\|\|?\s*|&?>>?[&|]?|<&?(?![<(]))`,
    `(?<expansion>${EXPANSION}|\\$(?![({'"]))`,
    String.raw`(?<text>'[^']*'|\\.|[^\s'"\\$\`;&|<>()#]+)`,
    '(?<hash>#)',
    '(?<quote>")',
  ].join('|'),
  'y',
);

const INSIDE_QUOTES = new RegExp(
  [`(?<expansion>${EXPANSION}|\\$(?![({]))`, String.raw`(?<text>[^"\\$\`]+|\\[^])`, '(?<quote>")'].join('|'),
  'y',
);

/**
 * The simple commands of a script, split at `&&`, `;` and line ends.
 * @returns `null` where the script holds what is not read here: groups, background jobs, here-documents, nested or
 * old-style substitutions, an open quote
 */
export function simpleCommands(script: string): SimpleCommand[] | null {
  const commands: SimpleCommand[] = [];
  let current: SimpleCommand = { words: [], opaque: false };
  let word = '';
  let quoted = false;
  const endWord = () => {
    if (word !== '') current.words.push(word);
    word = '';
  };
  const endCommand = () => {
    endWord();
    if (current.words.length > 0) commands.push(current);
    current = { words: [], opaque: false };
  };
  for (let at = 0; at < script.length; ) {
    const pattern = quoted ? INSIDE_QUOTES : OUTSIDE;
    pattern.lastIndex = at;
    const match = pattern.exec(script);
    if (match === null) return null;
    const { blank, end, operator, expansion, hash, quote } = match.groups ?? {};
    at += match[0].length;
    if (hash !== undefined && word === '') {
      const lineEnd = script.indexOf('\n', at);
      at = lineEnd === -1 ? script.length : lineEnd;
    } else if (end !== undefined) endCommand();
    else if (operator !== undefined) endWord();
    // A word broken by a line continuation would have to be joined: rarer than worth it.
    else if (blank === '\\\n' && word !== '') return null;
    else if (blank !== undefined) endWord();
    else word += match[0];
    if (operator !== undefined || expansion !== undefined) current.opaque = true;
    if (quote !== undefined) quoted = !quoted;
  }
  endCommand();
  return quoted ? null : commands;
}

/** `NAME=value`, in front of a command or alone. */
export const isAssignment = (word: string): boolean => /^[A-Za-z_]\w*=/.test(word);
