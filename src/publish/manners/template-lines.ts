const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?[ \t]{0,5}(?:[\w./-]{0,100}#\S{0,40}|https?:\/\/\S{0,200})/i;

/**
 * A line of a template, made quiet: a sample of a closing line (`Fixes #123`) would close what it names, so it goes;
 * a mention and a number stand as code, and what skips CI in a commit does not reach one by a squash.
 */
export function inertTemplateLine(line: string): string {
  if (CLOSING.test(line) && !/^\s{0,12}(?:[-*+]|\d{1,3}[.)]) \[/.test(line)) return '';
  return line
    .replace(/(?<![\w`/])@[A-Za-z0-9][\w-]{0,38}(?:\/[\w.-]{1,60})?(?!`)/g, '`$&`')
    .replace(/(?<![\w`/&])(#\d{1,9})\b(?!`)/g, '`$1`')
    .replace(/\[[ \t]*(skip ci|ci skip|no ci|skip actions|actions skip)[ \t]*\]/gi, '($1)')
    .replace(/skip-checks[ \t]*:/gi, 'skip-checks')
    .trimEnd();
}
