/** Escapes the data of a workflow command, as the runner undoes it. */
export function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * Text of which the runner recognises no line as a workflow command: `::` at the start of a line (the runner trims
 * blanks first) and `##[` anywhere are broken with a blank: a zero-width character may not count in a comparison. Expects `\n` as the only line end.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
