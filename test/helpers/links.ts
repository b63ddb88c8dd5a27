/** Every address a reader of this Markdown can click, in order: outside of code, bare or behind words. */
export function linksIn(markdown: string): string[] {
  const prose = markdown
    .replace(/^(`{3,})[^\n]*\n(?:[\s\S]*?\n)?\1$/gm, '')
    .split('\n')
    .map((line) => line.replace(/(?<!`)(`+)(?!`)(?:.*?[^`])?\1(?!`)/g, '`'))
    .join('\n');
  return [...prose.matchAll(/\]\(([^()\s]+)\)|\bhttps?:\/\/[^\s()<>[\]]+/g)].map(
    ([whole, target]) => target ?? whole.replace(/[.,;:]+$/, ''),
  );
}

/** Pages GitHub has, below the home of a repository. A link of any other form leads nowhere. */
const FORMS: Record<string, RegExp> = {
  blob: /^\/blob\/[0-9a-f]{40}\/[^?#\s]+#L[1-9]\d*(?:-L[1-9]\d*)?$/,
  run: /^\/actions\/runs\/\d+$/,
  step: /^\/actions\/runs\/\d+\/job\/\d+#step:\d+:\d+$/,
  pull: /^\/pull\/\d+(?:#issuecomment-\d+)?$/,
  issue: /^\/issues\/\d+(?:#issuecomment-\d+)?$/,
  compare: /^\/compare\/[^?#\s]+\.\.\.[^?#\s]+\?expand=1$/,
  commit: /^\/commit\/[0-9a-f]{40}$/,
};

/** Which page of the repository a link leads to; `null`: none that GitHub has. */
export function formOf(link: string, home: string): string | null {
  if (!link.startsWith(`${home}/`)) return null;
  const path = link.slice(home.length);
  return Object.keys(FORMS).find((form) => FORMS[form]?.test(path)) ?? null;
}
