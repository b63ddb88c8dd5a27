import { hit, type Rule } from './rule.ts';

/** Results that carry an error, which used to be looked at and now are not. */
export const droppedResults: Rule = {
  id: 'error-swallowed',
  *find(changes) {
    for (const change of changes) {
      const { before, after } = change;
      const drops = DROPS[after?.language?.id ?? ''];
      if (!before || !after || !drops) continue;
      const gone = [...new Set(change.removed.map((line) => squeeze(before.bare[line - 1])))].filter((line) =>
        CARRIES.test(line),
      );
      for (const line of change.added) {
        if (!drops(squeeze(after.bare[line - 1]), gone)) continue;
        yield { ...hit(change, line), mild: change.kind !== 'product' };
      }
    }
  },
  bad: [
    ['a.go', 'x, err := f()\n', 'x, _ := f()\n'],
    ['a.go', '\treturn f(a)\n', '\t_ = f(a)\n\treturn nil\n'],
    ['a.go', '\tif err := f(a); err != nil {\n\t\treturn err\n\t}\n', '\tf(a)\n'],
    ['src/a.rs', 'let x = f(a)?;\n', 'let x = f(a).unwrap_or_default();\n'],
    ['src/a.rs', 'f(a)?;\n', 'let _ = f(a);\n'],
    ['src/a.rs', 'f(a)?;\n', 'f(a).ok();\n'],
  ],
  good: [
    ['a.go', 'x, err := f()\n', 'x, err := f(a)\n'],
    ['a.go', 'x, _ := f()\n', 'x, _ := f()\ny, _ := g()\n'],
    ['src/a.rs', 'let x = f(a).unwrap();\n', 'let x = f(a)?;\n'],
    ['src/a.rs', 'let x = f(a);\n', 'let x = f(a).unwrap_or_default();\n'],
  ],
};

/** Only such a line had an error to lose. */
const CARRIES = /err|^return|\?/;

type Drops = (text: string, gone: readonly string[]) => boolean;

const DROPS: Record<string, Drops> = { go: dropsInGo, rust: dropsInRust };

function squeeze(text = ''): string {
  return text.replaceAll(/\s/g, '');
}

/** An error that had a name or was given back, and now is `_` or not even that. */
function dropsInGo(text: string, gone: readonly string[]): boolean {
  if (/^[\w.]+\(.*\)$/.test(text))
    return gone.some(
      (old) => old === `return${text}` || (/^(?:if)?err:?=/.test(old) && old.includes(`=${text}`)),
    );
  if (!/^(?:[\w,]*,)?_:?=/.test(text)) return false;
  const call = text.slice(text.indexOf('=') + 1);
  return gone.some(
    (old) => old.includes(call) && (/err\w*(?:,\w+)?:?=/.test(old) || old === `return${call}`),
  );
}

/** An error that was handed on with `?` and now is replaced by a value. */
function dropsInRust(text: string, gone: readonly string[]): boolean {
  const at = text.search(/\.(?:unwrap_or|ok\(\))/);
  const kept = at >= 0 ? text.slice(0, at) : (/^let_=(.+);$/.exec(text)?.[1] ?? '');
  return kept !== '' && gone.some((old) => old.includes(`${kept}?`));
}
