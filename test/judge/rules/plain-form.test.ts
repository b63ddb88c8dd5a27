import { expect, test } from 'vitest';
import { plainLines, plainRange } from '../../../src/judge/rules/plain-form.ts';
import { Source } from '../../../src/judge/rules/source.ts';

/** `N` is the text `n`, `FIVE` the number 5. */
const VALUES: Record<string, { text: string; isText: boolean }> = {
  N: { text: 'n', isText: true },
  FIVE: { text: '5', isText: false },
};
const GO = 'package a\nimport "fmt"\nvar x = ';
const HEADS: Record<string, string> = { go: GO, ts: 'x = ', py: 'x = ' };

function form(language: string, code: string): string {
  const source = new Source(`a.${language}`, `${HEADS[language]}${code}`);
  return plainRange(source, 0, source.tokens.length, (name) => VALUES[name] ?? null);
}

test.for([
  ['go', 'f("a")', 'f(`a`)'],
  ['go', 'f(fmt.Sprintf("%s/x", u.V))', 'f(u.V + "/x")'],
  ['go', 'fmt.Sprintf("%s-%s", a[len(a)-1], f(b, c))', 'a[len(a)-1] + "-" + f(b, c)'],
  ['go', 'a + b + "x"', 'fmt.Sprintf("%s%sx", a, b)'],
  ['go', 'fmt.Sprintf("[%s]:1", N)', '"[n]:1"'],
  ['go', 'fmt.Sprintf("%s", "a") + "b"', '"ab"'],
  ['go', 'f(FIVE)', 'f(5)'],
  ['go', '[]string{N, "b"}', '[]string{"n", "b"}'],
  ['ts', '`${a}/x`', "a + '/x'"],
  ['ts', "'' + a + b + 'x'", '`${a}${b}x`'],
  ['ts', '`${f(a, N)}x`', 'f(a, "n") + "x"'],
  ['ts', '`a${N}`', '"an"'],
  ['ts', 'f(N, [`b`],)', "f('n', ['b'])"],
  ['py', 'f"{a.b}/x"', 'a.b + "/x"'],
  ['py', '"%s/%s" % (a, b[0])', '"{}/{}".format(a, b[0])'],
  ['py', '"%s/x" % (a,)', 'f"{a}/x"'],
  ['py', 'f(N "x")', 'f(N "x")'],
  ['py', 'f("a" "b")', "f('ab')"],
])('%s: %s says what %s says', ([language = '', left = '', right = '']) => {
  expect(form(language, left)).toBe(form(language, right));
});

test.for([
  ['go', 'f("a\\n")', 'f(`a\\n`)'],
  ['go', "'a'", '"a"'],
  ['go', 'fmt.Sprintf("%v/x", a)', 'a + "/x"'],
  ['go', 'fmt.Sprintf("%s/x", a...)', 'a + "/x"'],
  ['go', 'fmt.Sprintf("%%s/x", a)', 'a + "/x"'],
  ['go', 'fmt.Sprintf("%s/x", a, b)', 'a + "/x"'],
  ['go', 'fmt.Sprintf("%s:", a, b)', 'a + ":" + b'],
  ['go', 'fmt.Sprintf("%[1]s/x", a)', 'a + "/x"'],
  ['go', 'fmt.Sprintf("%s/x", a)[1:]', 'a + "/x"[1:]'],
  ['go', 'fmt.Sprintf("%s%s", a, b)', 'a + b'],
  ['go', 'x.fmt.Sprintf("%s/x", a)', 'a + "/x"'],
  ['go', 'f(x.N)', 'f("n")'],
  ['go', 'f(N)', 'f(n)'],
  ['ts', '`${a}${b}x`', "a + b + 'x'"],
  ['ts', 'tag`${a}/x`', "tag(a + '/x')"],
  ['ts', 'tag`${a}/x`', "tag + a + '/x'"],
  ['ts', '`${a} x`.trim()', "a + ' x'.trim()"],
  ['ts', '-`${a}1`', "-a + '1'"],
  ['ts', '2 * `${a}1`', "2 * a + '1'"],
  ['ts', '`${a ? b : c}x`', "a ? b : c + 'x'"],
  ['ts', '`a\\n${b}`', "'a' + b"],
  ['ts', '`${FIVE}x`', "'5x'"],
  ['ts', "'a, b'", "'a', 'b'"],
  ['py', 'f"{a!r}/x"', 'a + "/x"'],
  ['py', 'f"{a:>3}/x"', 'a + "/x"'],
  ['py', 'f"{a=}/x"', 'a + "/x"'],
  ['py', 'f"{{a}}/x"', '"{a}/x"'],
  ['py', 'rf"{a}/x"', 'a + "/x"'],
  ['py', '"%s/x" % a', 'f"{a}/x"'],
  ['py', '"%s/x" % (a)', 'f"{a}/x"'],
  ['py', '"%d/x" % (a,)', 'f"{a}/x"'],
  ['py', '"{0}/x".format(a)', 'f"{a}/x"'],
  ['py', '"{}/x".format(*a)', 'f"{a}/x"'],
  ['py', '"{}/x".format(a).upper()', 'f"{a}/x"'],
  ['py', '"a" + "%s" % (b,) * 2', '"a" + b + b'],
  ['py', 'f(("a",))', 'f(("a"))'],
  ['py', 'f(b"a")', 'f("a")'],
])('%s: %s is not taken for %s', ([language = '', left = '', right = '']) => {
  expect(form(language, left)).not.toBe(form(language, right));
});

test('a call over several lines is one line, as is a text over several', () => {
  const source = new Source('a.py', 'f(\n    "a"\n    "b",\n)\ng("c")\n');
  const lines = new Map([1, 2, 3, 4, 5].map((line) => [line, 0]));
  const found = plainLines(source, lines, () => null);
  expect(found.map(({ line, last }) => [line, last])).toEqual([
    [1, 4],
    [5, 5],
  ]);
  const flat = plainLines(new Source('a.py', 'f("ab")\n'), new Map([[1, 0]]), () => null);
  expect(found[0]?.text).toBe(flat[0]?.text);
});

test('brackets in brackets are read down to some depth only, and quickly', () => {
  const deep = `${'"a" + f('.repeat(20_000)}1${')'.repeat(20_000)}`;
  const start = performance.now();
  expect(form('ts', deep)).toContain('"f"');
  expect(performance.now() - start).toBeLessThan(1000);
});
