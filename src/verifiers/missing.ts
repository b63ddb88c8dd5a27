/**
 * A check whose program is not there says nothing about the code. These are the ways shells and runtimes say so at the
 * start; each names the missing piece.
 */
const MISSING: ReadonlyArray<{ pattern: RegExp; exitCodes: readonly number[] | null }> = [
  // bash, dash, zsh; exit status 127 by POSIX (Shell Command Language, 2.8.2)
  { pattern: /(?:^|[\s:])([\w@./+-]{1,200}): (?:command )?not found\s*$/, exitCodes: [127] },
  { pattern: /command not found: ([\w@./+-]{1,200})\s*$/, exitCodes: [127] },
  { pattern: /(?:^|[\s:])([\w@./+-]{1,200}): No such file or directory\s*$/, exitCodes: [127, 126] },
  { pattern: /(?:^|[\s:])([\w@./+-]{1,200}): [Pp]ermission denied\s*$/, exitCodes: [126] },
  // `python -m NAME`: one line without a traceback
  { pattern: /^\/?[\w./+-]{0,200}python[\d.]{0,8}: No module named ([\w.]{1,200})\s*$/, exitCodes: [1] },
  // bundler and cargo subcommands
  { pattern: /^bundler: command not found: ([\w@./+-]{1,200})/, exitCodes: null },
  { pattern: /^error: no such command: `([\w-]{1,100})`/, exitCodes: null },
];

/**
 * The piece that kept a command from starting, or `null` where it did start.
 * @param lines lines of the command's output, without control sequences
 */
export function missingPiece(exitCode: number | null, lines: readonly string[]): string | null {
  for (const line of lines) {
    for (const { pattern, exitCodes } of MISSING) {
      if (exitCodes !== null && (exitCode === null || !exitCodes.includes(exitCode))) continue;
      const name = pattern.exec(line.slice(0, 500))?.[1];
      if (name !== undefined) return name;
    }
  }
  if (exitCode === 127) return 'a program the command calls';
  if (exitCode === 126) return 'the right to execute a program the command calls';
  return null;
}
