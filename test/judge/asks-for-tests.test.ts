import { describe, expect, test } from 'vitest';
import { asksForChangedTests } from '../../src/judge/asks-for-tests.ts';
import { ASK_RULES, NO_ASKS } from '../../src/judge/asks-rules.ts';
import { bestTime } from '../text/adversarial.ts';

const PROHIBITIONS = ASK_RULES.filter(({ asks }) => !asks);

describe.each(ASK_RULES)('$name', ({ asks, examples }) => {
  test.for(examples)(`${asks ? 'asks' : 'forbids'}: "%s"`, (words) => {
    expect(asksForChangedTests(words)).toBe(asks);
  });
});

test.for(NO_ASKS)('asks for no changed tests: "%s"', (words) => {
  expect(asksForChangedTests(words)).toBe(false);
});

test.for(PROHIBITIONS.flatMap(({ examples }) => examples))(
  'would ask without its prohibition: "%s"',
  (words) => {
    const [first = ''] = words.split(/[.;,]| without| and leave/);
    expect(asksForChangedTests(first)).toBe(true);
  },
);

test('an issue asks in any of its lines', () => {
  const issue = 'Smaller pages\n\nThe limit was 50 so far.\r\n\r\n- the limit is now 20\n- docs say so';
  expect(asksForChangedTests(issue)).toBe(true);
  expect(asksForChangedTests(`${issue}\n- please don’t touch any tests`)).toBe(false);
});

test('a prohibition counts wherever it stands', () => {
  expect(asksForChangedTests("remove feature X\n> don't change the tests")).toBe(false);
});

test('what is longer than a body on GitHub is no task', () => {
  const task = 'remove feature X';
  expect(asksForChangedTests(task.padEnd(65_536, '\n'))).toBe(true);
  expect(asksForChangedTests(task.padEnd(65_537, '\n'))).toBe(false);
});

test.for([
  'a',
  ' ',
  '\n',
  '`',
  '`a',
  "don't change ",
  'the tests in ',
  'update the ',
  'and update ',
  'remove the old ',
  'please ',
  'make return instead of ',
  'keep the tests ',
  'the limit of ',
  'a, ',
  'a. ',
  'test_',
  'a.test.',
  '<!--',
  '> ',
])('a body of nothing but "%s" takes less than 200 ms', (unit) => {
  const words = unit.repeat(65_536 / unit.length);
  expect(bestTime(() => asksForChangedTests(words))).toBeLessThan(200);
});
