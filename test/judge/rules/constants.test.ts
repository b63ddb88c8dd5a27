import { expect, test } from 'vitest';
import { readChanges } from '../../../src/judge/rules/change.ts';
import { constantsOf } from '../../../src/judge/rules/constants.ts';

/** What `N` is known to stand for where `HERE` stands; `files` are further files of the change. */
function valueHere(path: string, text: string, files: Record<string, string> = {}): string | null {
  const changes = readChanges(
    Object.entries({ [path]: text, ...files }).map(([name, after]) => ({
      path: name,
      oldPath: name,
      status: 'modified' as const,
      before: 'x',
      after,
      binary: false,
      modeBefore: '100644',
      modeAfter: '100644',
    })),
  );
  const [change] = changes;
  if (!change) return null;
  const at = change.after?.tokens.findIndex(({ text: word }) => word === 'HERE') ?? -1;
  expect(at).toBeGreaterThan(0);
  return constantsOf(change, 'after', changes)('N', at)?.text ?? null;
}

test.for([
  ['a_test.go', 'package a\nconst N = "n"\nfunc f() { HERE }\n'],
  ['a_test.go', 'package a\nconst (\n\tM = 1\n\tN = `n`\n)\nfunc f() { HERE(N, "x") }\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f(N string) {\n}\nfunc g() {\n\tN := "n"\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tx := []string{"a", N}\n\tif g(N) {\n\tHERE()\n}\n}\n'],
  ['a.test.ts', "const N = 'n';\ntest('a', () => { HERE(N); });\n"],
  ['a.test.ts', "export const N: string = 'n'\ntest.each(a)('a', () => { HERE({ a: N }) })\n"],
  ['a.test.ts', "test('a', () => {\n  const N = 'n';\n  if (x === N) HERE();\n});\ntest('b', (N) => {});\n"],
  ['test_a.py', 'N = "n"\n\ndef test_a():\n    if x == N:\n        HERE(N, b=1)\n'],
  ['test_a.py', 'def test_a(c):\n    N = "n"\n    HERE(N)\n\ndef test_b(N):\n    pass\n'],
  [
    'a_test.go',
    'package a\nfunc f() {\n\tN := "n"\n\tx := (N) == "m" || g((N), b) && b[(N)] != "c"\n\tHERE(N)\n}\n',
  ],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tif (N) == "m" {\n\t}\n\tHERE(N)\n}\n'],
  ['test_a.py', 'N = "n"\nif (N) == b:\n    c = [(N, 1), (b, 2)]\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nx[(N)] += g(a=(N), b=2)\nHERE(N)\n'],
])('%s: %j defines it', ([path = '', text = '']) => {
  expect(valueHere(path, text)).toBe('n');
});

test.for([
  ['a_test.go', 'package a\nvar N = "n"\nfunc f() { HERE }\n'],
  ['a_test.go', 'package a\nconst N = "n" + "m"\nfunc f() { HERE }\n'],
  ['a_test.go', 'package a\nconst N = "n"\nconst N = "n"\nfunc f() { HERE }\n'],
  ['a_test.go', 'package a\nconst N = "n"\nfunc f(a, N string) { HERE }\n'],
  ['a_test.go', 'package a\nconst N = "n"\nfunc f(N, a string) { HERE }\n'],
  ['a_test.go', 'package a\nconst N = "n"\nfunc (r T) f(N, a string) { HERE }\n'],
  ['a_test.go', 'package a\nconst N = "n"\nfunc f() (N, a string) { HERE }\n'],
  ['a_test.go', 'package a\nconst N = "n"\nfunc f() {\n\ta, N, b := g()\n\tHERE\n}\n'],
  ['a_test.go', 'package a\nconst N = "n"\nfunc f() {\n\tvar a, N, b string\n\tHERE\n}\n'],
  ['a_test.go', 'package a\nconst N = "n"\nfunc f() {\n\tfor a, N := range g {\n\tHERE\n}\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tN, b = g()\n\tHERE\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tN += "m"\n\tHERE\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tg(&N)\n\tHERE\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tHERE(N)\n\tN := "n"\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n}\nfunc g() { HERE(N) }\n'],
  [
    'a_test.go',
    'package a\nfunc f() {\n\tswitch x {\n\tcase 1:\n\t\tN := "n"\n\tcase 2:\n\t\tHERE(N)\n}\n}\n',
  ],
  ['a.test.ts', "let N = 'n';\nHERE(N);\n"],
  ['a.test.ts', "const N = 'n'\n  + 'm';\nHERE(N);\n"],
  ['a.test.ts', "const N = 'n'\n  .trim();\nHERE(N);\n"],
  ['a.test.ts', "const N = 'n';\nfunction f(a, N) { HERE(N); }\n"],
  ['a.test.ts', "const N = 'n';\nclass A { m(N) { HERE(N); } }\n"],
  ['a.test.ts', "const N = 'n';\nf(async (a, { b: [N] }) => { HERE(N); });\n"],
  ['a.test.ts', "const N = 'n';\nf(N => HERE(N));\n"],
  ['a.test.ts', "const N = 'n';\n{ const [a, N] = b; HERE(N); }\n"],
  ['a.test.ts', "const N = 'n';\n{ const { a: N } = b; HERE(N); }\n"],
  ['a.test.ts', "const N = 'n';\ntry { f(); } catch (N) { HERE(N); }\n"],
  ['a.test.ts', "const N = 'n';\n{ let a = 1, N = b; HERE(N); }\n"],
  ['a.test.ts', "const N = 'n';\neval(x);\nHERE(N);\n"],
  ['a.test.tsx', "const N = 'n';\nHERE(N);\n"],
  ['a.test.ts', "for (const N = 'n';;) {}\nHERE(N);\n"],
  ['test_a.py', 'N = "n"\nN = f()\nHERE(N)\n'],
  ['test_a.py', 'if x:\n    N = "n"\nHERE(N)\n'],
  ['test_a.py', 'class A:\n    N = "n"\n    def f(self):\n        HERE(N)\n'],
  ['test_a.py', 'N = "n"\nf(lambda a, N, b: HERE(N))\n'],
  ['test_a.py', 'N = "n"\nx = [HERE(N) for a, N, b in c]\n'],
  ['test_a.py', 'N = "n"\nwith f() as (a, N):\n    HERE(N)\n'],
  ['test_a.py', 'N = "n"\nfrom a import (b,\n    N,\n    c)\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nmatch x:\n    case (a, N):\n        HERE(N)\n'],
  ['test_a.py', 'N = "n"\na, N, b = f()\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\n(a, N) = f()\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nf(N := "m")\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nglobals()[x] = 1\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nm.setattr("a.N", 1)\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nsys.modules[a].N = 1\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nfrom a import *\nHERE(N)\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\t(N) = "m"\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\t(N)++\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\t(N) += "m"\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\t((N)) <<= 1\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\t(N) &^= 1\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tg()\n\t(N) += "m"\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tg(&(N))\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tg(&((N)))\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\t(N), b = g()\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tfor (N), b = range g {\n\t}\n\tHERE(N)\n}\n'],
  ['a_test.go', 'package a\nfunc f() {\n\tN := "n"\n\tif (N) = g(); b {\n\t}\n\tHERE(N)\n}\n'],
  ['test_a.py', 'N = "n"\n(N) += "m"\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\n((N)) //= 2\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\ng()\n(N) **= 2\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\n(N) \\\n    @= b\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\n(N), \\\n    b = g()\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nfor (N, b) in c:\n    pass\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nx = [g(N) for a, (N, b), c in d]\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nmatch x:\n    case m.P(\n        N\n    ):\n        pass\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nmatch x:\n    case b, \\\n        m.P(N):\n        pass\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nmatch x:\n    case m.P(\n        b\n    ), m.Q(N):\n        pass\nHERE(N)\n'],
  ['test_a.py', 'N = "n"\nmatch x:\n    case """a\nb""", m.P(N):\n        pass\nHERE(N)\n'],
])('%s: %j leaves it open', ([path = '', text = '']) => {
  expect(valueHere(path, text)).toBeNull();
});

const USER = 'package a\nfunc f() { HERE(N) }\n';

test('Go: a constant of the package counts if the change shows the one file that defines it', () => {
  const value = (files: Record<string, string>, user = USER) => valueHere('p/a_test.go', user, files);
  const file = 'package a\nconst N = "n"\n';
  expect(value({ 'p/u.go': file })).toBe('n');
  expect(value({ 'p/u.go': file, 'p/v.go': file })).toBeNull();
  expect(value({ 'q/u.go': file })).toBeNull();
  expect(value({ 'p/u_arm64.go': file })).toBeNull();
  expect(value({ 'p/_u.go': file })).toBeNull();
  expect(value({ 'p/u.go': `//go:build linux\n\n${file}` })).toBeNull();
  expect(value({ 'p/u.go': file.replace('package a', 'package b') })).toBeNull();
  expect(value({ 'p/u.go': 'package a\nfunc g() {\n\tconst N = "n"\n}\n' })).toBeNull();
  expect(value({ 'p/u.go': file }, 'package a\nfunc f(N string) { HERE(N) }\n')).toBeNull();
});
