import { functionsOf, type NamedFunction } from './functions.ts';
import { isLiteral } from './literals.ts';
import { plainText } from './normalise.ts';
import { hit, type Rule } from './rule.ts';

const js = (before: string, after: string) => ['src/a.ts', `${before}\n`, `${after}\n`] as const;

/** A function that worked its answer out from what it is given, and now always gives the same one. */
export const constantAnswers: Rule = {
  id: 'constant-answer',
  *find(changes) {
    for (const change of changes) {
      if (change.kind !== 'product' || !change.before || !change.after || change.layoutOnly) continue;
      const before = functionsOf(change.before);
      for (const now of functionsOf(change.after).values()) {
        const was = before.get(now.name);
        const answer = was && usesParameters(was) ? constantIn(now) : null;
        if (answer !== null) yield { ...hit(change, answer.line), mild: TRIVIAL.test(answer.text) };
      }
    }
  },
  bad: [
    js('export const sum = (a, b) => a - b;', 'export const sum = () => 3;'),
    js(
      'function sum(a: number, b: number): number {\n  return a - b;\n}',
      'function sum(): number {\n  return 3;\n}',
    ),
    js('export const range = (text) => parse(text);', 'export const range = (text) => [1, 2, 3];'),
    ['src/a.py', 'def f(x):\n    return g(x)\n', 'def f(x):\n    """Doubles."""\n    return 42\n'],
    ['a.go', 'func F(x int) int {\n\treturn x - 1\n}\n', 'func F(x int) int {\n\treturn 5\n}\n'],
    ['src/a.rs', 'fn f(x: i32) -> i32 {\n    x - 1\n}\n', 'fn f(_x: i32) -> i32 {\n    5\n}\n'],
    ['src/A.java', 'int f(int x) {\n  return x - 1;\n}\n', 'int f(int x) {\n  return 5;\n}\n'],
    ['lib/a.rb', 'def f(x)\n  x - 1\nend\n', 'def f(x)\n  5\nend\n'],
    ['src/A.cs', 'int F(int x) => x - 1;\n', 'int F(int x) => 5;\n'],
  ],
  good: [
    js('export const sum = (a, b) => a - b;', 'export const sum = (a, b) => a + b;'),
    js('export const limit = () => 10;', 'export const limit = () => 20;'),
    js('export const enabled = (flags) => flags.a;', 'export const allowed = (flags) => flags.b;'),
    js('const all = list.map((x) => x.id);', 'const all = list.map((x) => 3);'),
    ['src/a.py', 'def f(x):\n    return g(x)\n', 'def f(x):\n    y = g(x)\n    return 42 if y else 0\n'],
    ['lib/a.rb', 'def f(x)\n  g(x)\nend\n', 'def f(x)\n  h(x)\n  5\nend\n'],
  ],
};

/** What many an honest function may come to: nothing, yes or no. */
const TRIVIAL = /^(?:-?[01]|""|null|nil|None|undefined|true|false|True|False|NULL|nullptr|\[\]|\{\})$/;
const SHAPE = /^[-[\](){},:;]$/;

function usesParameters({ parameters, body }: NamedFunction): boolean {
  const words = new Set(parameters);
  return body.some(({ kind, text }) => kind === 'word' && words.has(text));
}

/** The body's answer where it is nothing but one value written out. */
function constantIn({ body }: NamedFunction): { text: string; line: number } | null {
  // A string that stands alone before the answer says what the function does.
  const described = body[0]?.kind === 'string' && body[1]?.text === 'return' ? body.slice(1) : body;
  const answer = described[0]?.text === 'return' ? described.slice(1) : described;
  const [first] = answer;
  if (first === undefined) return null;
  const values = answer.map(plainText).filter((text) => text !== ';');
  const constant = values.every((text) => SHAPE.test(text) || isLiteral(text));
  const empty = !values.some(isLiteral) && values.length < 2;
  return constant && !empty ? { text: values.join(''), line: first.line } : null;
}
