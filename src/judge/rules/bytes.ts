import type { Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';
import { MAX_TEXT } from './source.ts';

/** Longest line of code a person can be asked to review, in characters. */
const MAX_LINE = 1_500;
/** Bidirectional controls, zero-width and tag characters, after CVE-2021-42574 (Trojan Source). */
const HIDDEN =
  /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u{E0000}-\u{E007F}\uFFF9-\uFFFB]|[\w$]\u200C|[\w$]\u200D|.\uFEFF|[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/u;
/** Letters of other scripts that look Latin, beside Latin ones in one word. */
const LOOKALIKE =
  /[A-Za-z_]\p{Script=Cyrillic}|\p{Script=Cyrillic}[A-Za-z_]|[A-Za-z_]\p{Script=Greek}[A-Za-z_]/u;

export const hiddenCharacters: Rule = {
  id: 'hidden-character',
  *find(changes) {
    for (const change of changes) {
      for (const found of scan(change)) yield found;
    }
  },
  bad: [
    ['src/a.ts', '', 'const level = "user\u202E \u2066// admin";\n'],
    ['src/a.ts', '', 'const a\u200B = 1;\n'],
    ['src/a.py', '', 'p\u0430ssword = 1\n'],
  ],
  good: [
    ['src/a.ts', '', 'const family = "👨‍👩‍👧";\n'],
    ['src/a.ts', '', 'const word = "größe, привет";\n'],
  ],
};

function* scan(change: Change): Generator<Hit> {
  const { after, before } = change;
  if (!after || (!HIDDEN.test(after.text) && !LOOKALIKE.test(after.text))) return;
  const known = new Set(before?.lines);
  for (const [index, line] of after.lines.entries()) {
    if (known.has(line)) continue;
    const lookalike = change.kind !== 'docs' && LOOKALIKE.test(after.bare[index] ?? '');
    if (HIDDEN.test(line) || lookalike) yield hit(change, index + 1);
  }
}

export const binaries: Rule = {
  id: 'binary',
  *find(changes) {
    for (const change of changes) {
      if (change.status === 'deleted') continue;
      const huge = (change.file.after?.length ?? 0) > MAX_TEXT;
      if (change.file.binary || huge) yield { change, line: 1, excerpt: change.path };
    }
  },
  bad: [],
  good: [['src/a.ts', '', 'let a = 1;\n']],
};

export const longLines: Rule = {
  id: 'unreadable-line',
  *find(changes) {
    for (const change of changes) {
      if (['lockfile', 'snapshot', 'fixture', 'docs'].includes(change.kind)) continue;
      const line = change.added.find((at) => (change.after?.lines[at - 1]?.length ?? 0) > MAX_LINE);
      if (line !== undefined) yield hit(change, line);
    }
  },
  bad: [['src/a.js', '', `var a="${'x'.repeat(MAX_LINE)}";\n`]],
  good: [['package-lock.json', '', `{"a":"${'x'.repeat(MAX_LINE)}"}\n`]],
};
