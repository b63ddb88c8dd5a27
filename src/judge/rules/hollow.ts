import { isLiteral } from './literals.ts';
import { hit, type Rule } from './rule.ts';
import { strengthOf } from './strength.ts';
import { type Claim, testDiff } from './test-diff.ts';

const js = (line: string) => ['test/a.test.ts', '', `test('a', () => {\n  ${line}\n});\n`] as const;
const py = (line: string) => ['tests/test_a.py', '', `def test_a():\n    ${line}\n`] as const;

export const hollowAssertions: Rule = {
  id: 'assertion-hollow',
  *find(changes) {
    for (const claim of testDiff(changes).added) {
      if (isHollow(claim))
        yield {
          ...hit(claim.change, claim.line),
          mild: /(?:^|\/)(?:__)?fixtures?(?:__)?\//.test(claim.change.path),
        };
    }
  },
  bad: [
    js('expect(true).toBe(true);'),
    js('expect(1).toBeTruthy();'),
    js('expect(value).toBe(value);'),
    js('assert.ok(true);'),
    js('expect(ok || true).toBe(true);'),
    py('assert True'),
    py('assert f() == 1 or True'),
    py('self.assertEqual(1, 1)'),
    py('self.assertTrue(True)'),
    ['spec/a_spec.rb', '', "it 'a' do\n  expect(true).to be true\nend\n"],
  ],
  good: [
    js('expect(value).toBe(true);'),
    js('expect(true).toBe(false);'),
    js('expect(a.x).toEqual(b.x);'),
    js("expect('abc').toMatch(pattern);"),
    py('assert f(True)'),
    py('assert f() == 1'),
  ],
};

function isHollow(claim: Claim): boolean {
  const { text } = claim;
  const joined = text.join(' ');
  if (claim.inverted || /^(?:expectTypeOf|expect_type|assertType)$/.test(text[0] ?? '')) return false;
  if (/(?:\bor (?:True|true)\b|\|\| (?:true|1\b|! ?0))/.test(joined)) return true;
  const [first = '', second] = operands(text);
  if (first === '') return false;
  const alone = second === '' || second === undefined;
  const sure = alone ? isSure(first, joined) : first === second && /^[\w."'$ ]+$/.test(first);
  if (!sure) return false;
  const { negative, rank } = strengthOf(claim);
  return !negative && (alone || (rank ?? 0) >= 6);
}

/** Whether a claim with one operand holds whatever the code does. */
function isSure(operand: string, claim: string): boolean {
  if (/^(?:true|True|1|TRUE|!0|! false|not False)$/.test(operand)) return true;
  return /toBeDefined|toBeTruthy|not_to be_nil/.test(claim) && isLiteral(operand) && operand !== 'false';
}

/** The two sides of a claim: arguments, subject and expected value, or what stands left and right of `==`. */
function operands(text: readonly string[]): string[] {
  const start = text.indexOf('(');
  const keyword =
    /^(?:assert|refute)$/.test(text[0] ?? '') && text[1] !== '(' && text[1] !== '.' && text[1] !== '!';
  const inner = keyword ? text.slice(1) : start === -1 ? [] : text.slice(start + 1, closing(text, start));
  const parts = split(inner, /^(?:==|===|,)$/).filter((part) => part !== 't');
  if (keyword || !/^expect/.test(text[0] ?? ''))
    return /^(?:True|true|1)$/.test(parts[0] ?? '') && parts.length === 1 ? parts : parts.slice(0, 2);
  if (parts.length > 1) return parts.slice(0, 2);
  const rest = text.slice(closing(text, start) + 1);
  const last = rest.indexOf('(');
  const expected = last === -1 ? (rest.at(-1) ?? '') : rest.slice(last + 1, -1).join(' ');
  return last === -1 && !/^be\b/.test(rest.at(-2) ?? '') ? [parts[0] ?? ''] : [parts[0] ?? '', expected];
}

function closing(text: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (/^[([{]$/.test(text[at] ?? '')) depth += 1;
    if (/^[)\]}]$/.test(text[at] ?? '')) depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function split(words: readonly string[], at: RegExp): string[] {
  const parts: string[][] = [[]];
  let depth = 0;
  for (const word of words) {
    if (/^[([{]$/.test(word)) depth += 1;
    if (/^[)\]}]$/.test(word)) depth -= 1;
    if (depth === 0 && at.test(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.map((part) => part.join(' '));
}
