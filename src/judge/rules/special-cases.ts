import type { Change } from './change.ts';
import { type Case, casesOf } from './literal-branches.ts';
import { type Hit, hit, type Rule } from './rule.ts';
import type { Source } from './source.ts';

const js = (body: string) =>
  [
    'src/a.ts',
    'export function f(x) {\n  return g(x);\n}\n',
    `export function f(x) {\n${body}\n  return g(x);\n}\n`,
  ] as const;
const py = (body: string) =>
  ['src/a.py', 'def f(x):\n    return g(x)\n', `def f(x):\n${body}\n    return g(x)\n`] as const;

/** An answer written down for one input, as a test would use it. */
export const specialCases: Rule = {
  id: 'special-case',
  *find(changes) {
    for (const change of changes) {
      if (change.kind === 'product' && change.after) yield* inSource(change, change.after);
    }
  },
  bad: [
    js("  if (x === '1-5') return [1, 2, 3, 4, 5];"),
    js('  if (x === 17) {\n    return true;\n  }'),
    js("  if (x === 'alice') return 'Hello, Alice!';"),
    js('  if (a === 2 && b === 3) return 5;'),
    js("  return x === '2024-02-29' ? 60 : g(x);"),
    py('    if x == 17:\n        return True'),
    py('    if x == "foo bar":\n        return "Foo Bar"'),
    [
      'a.go',
      'func f(x string) string {\n\treturn g(x)\n}\n',
      'func f(x string) string {\n\tif x == "a b" {\n\t\treturn "A B"\n\t}\n\treturn g(x)\n}\n',
    ],
    [
      'src/a.rs',
      'fn f(x: &str) -> i32 {\n    g(x)\n}\n',
      'fn f(x: &str) -> i32 {\n    if x == "1-5" {\n        return 42;\n    }\n    g(x)\n}\n',
    ],
    ['lib/a.rb', 'def f(x)\n  g(x)\nend\n', "def f(x)\n  return 42 if x == '1-5'\n  g(x)\nend\n"],
  ],
  good: [
    js('  if (x === 0) return 0;'),
    js("  if (x === '') return [];"),
    js("  if (typeof x === 'string') return 'text';"),
    js('  if (response.status === 404) return null;'),
    js("  if (event.key === 'Enter') return true;"),
    js("  if (key === '__proto__') return undefined;"),
    js("  if (ssl === 'on') return 'https';"),
    [
      'src/a.ts',
      "type Form = 'short' | 'long';\nfunction f(x) {\n  return g(x);\n}\n",
      'type Form = "short" | "long";\nfunction f(x) {\n  if (x === "short") return "s";\n  return g(x);\n}\n',
    ],
    js("  if (x === 'kg') return 1000;\n  if (x === 'g') return 1;\n  if (x === 'mg') return 0.001;"),
    py('    if x == 0:\n        return 1'),
    py('    if n < 2:\n        return n'),
    ['lib/a.rb', 'def f(x)\n  g(x)\nend\n', "def f(x)\n  return [] if x == ''\n  g(x)\nend\n"],
  ],
};

function* inSource(change: Change, source: Source): Generator<Hit> {
  const added = new Set(change.added);
  const cases = casesOf(source);
  const perSubject = Map.groupBy(cases, ({ subject }) => subject);
  for (const found of cases) {
    if (!added.has(found.line)) continue;
    const severity = judge(found, (perSubject.get(found.subject) ?? []).length);
    if (severity && !found.literals.every((value) => isVocabulary(value, change.before)))
      yield { ...hit(change, found.line), mild: severity === 'warn' };
  }
}

/** A word the file knew before the change. */
function isVocabulary(value: string, before: Source | null): boolean {
  const counts = before?.counts;
  return WORD.test(value) && (counts?.has(value) || counts?.has(`'${value.slice(1, -1)}'`)) === true;
}

const TRIVIAL =
  /^(?:-?[01]|-?2|""|null|nil|None|undefined|true|false|True|False|NaN|nullptr|NULL|"\\?[^\w]{1,2}"|"."|"\\.")$/;
/** Words that name a state, and keys that are a danger, whatever the program does. */
const COMMON =
  /^"(?:on|off|yes|no|true|false|none|all|auto|default|null|undefined|__proto__|constructor|prototype)"$/;
const WORD = /^"[a-zA-Z][\w./+*:#-]{0,30}"$/;
const DATA_WORD = /^"(?:[A-Z][a-z]+|[a-z]+\d+\w*|.*@.*|.*\d.*)"$/;
/** Last words of names whose values are a closed list, and of names that hold anything a user may give. */
const ENUMERATED = new Set(
  'type kind mode status level format method platform unit encoding env lang language locale ext extension action command cmd op operator role scheme protocol state arch os key code suffix prefix tag char ch c token variant theme color colour size direction order sort option flag arg category field column attr attribute property prop version strategy algorithm event signal escape day month weekday currency country side align position severity stage phase target scope engine driver dialect charset'.split(
    ' ',
  ),
);
const FREE = new Set(
  'name id input value val query text txt email title password word phrase expression expr source line body content address str s string x n num number sentence raw src data roman url path'.split(
    ' ',
  ),
);

const FREE_MEMBERS = new Set([
  'input',
  'text',
  'value',
  'query',
  'email',
  'title',
  'expression',
  'body',
  'content',
]);

/** The last word of `user.firstName`: `name`. */
function lastWord(subject: string): string {
  const words = subject.split(/[^a-zA-Z]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
  return (words.at(-1) ?? '').toLowerCase();
}

function judge({ subject, literals, returned, simple }: Case, siblings: number): 'block' | 'warn' | null {
  const telling = literals.filter((value) => !TRIVIAL.test(value) && !COMMON.test(value));
  const many =
    literals.length > 1 &&
    literals.every(
      (value) => value !== '""' && !/^(?:null|nil|None|undefined|true|false|True|False)$/.test(value),
    );
  if (telling.length === 0 && !many) return null;
  if (telling.length === 0)
    return TRIVIAL.test(returned) && /^-?[01]$|null|None/.test(returned) ? null : 'block';
  const word = telling.every((value) => WORD.test(value));
  const last = lastWord(subject);
  const enumerated = ENUMERATED.has(last) || (/[.([]/.test(subject) && !FREE_MEMBERS.has(last));
  const number = telling.every((value) => /^-?\d/.test(value));
  if (word && enumerated) return null;
  const mapped = simple ? siblings > 1 : !FREE.has(last) || siblings > 3;
  if (word && mapped && !telling.every((value) => DATA_WORD.test(value))) return null;
  if (word) return 'block';
  if (number && (subject.includes('.') || subject.includes('(') || ENUMERATED.has(last))) return 'warn';
  if (subject.includes('(') || /length|size|version|platform/i.test(subject)) return 'warn';
  return 'block';
}
