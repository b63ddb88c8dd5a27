import { describe, expect, test } from 'vitest';
import { CLAIM_RULES } from '../../src/judge/claim-rules.ts';
import { withoutFalseClaims } from '../../src/judge/claims.ts';
import { bestTime, expectLinear, megabyte } from '../text/adversarial.ts';

const RED = { allGreen: false, notRun: [] };
const GREEN = { allGreen: true, notRun: [] };

describe.each(CLAIM_RULES)('$name', ({ about, claims, others }) => {
  test.for(claims)('takes out "%s"', (sentence) => {
    expect(withoutFalseClaims(`Before it. ${sentence} After it.`.replace('..', '.'), RED)).toMatch(
      /^Before it\.( After it\.)?$/,
    );
    expect(withoutFalseClaims(sentence, RED)).toBe('');
    expect(withoutFalseClaims(sentence, GREEN)).toBe(about === 'outside' ? '' : sentence);
  });

  test.for(others)('keeps "%s"', (sentence) => {
    expect(withoutFalseClaims(sentence, RED)).toBe(sentence);
  });
});

test('the rules carry thirty examples of either kind', () => {
  expect(CLAIM_RULES.flatMap(({ claims }) => claims).length).toBeGreaterThanOrEqual(30);
  expect(CLAIM_RULES.flatMap(({ others }) => others).length).toBeGreaterThanOrEqual(30);
});

describe('what was not run', () => {
  const facts = { allGreen: true, notRun: ['npm run e2e', 'npm run type-check'] };

  test.for([
    '`npm run e2e` passes.',
    'The e2e tests pass.',
    'The end-to-end tests are green.',
    'Tests and type check pass.',
    'The typecheck succeeded.',
  ])('cannot have passed: "%s"', (sentence) => {
    expect(withoutFalseClaims(`${sentence} The bound is inclusive.`, facts)).toBe('The bound is inclusive.');
  });

  test.for(['All tests pass.', '`npm run e2e` was not run.', 'The e2e tests pass `size`.', 'Lint is clean.'])(
    'does not concern "%s"',
    (sentence) => {
      expect(withoutFalseClaims(sentence, facts)).toBe(sentence);
    },
  );

  test('the plain test command is meant by "tests"', () => {
    expect(withoutFalseClaims('All tests pass.', { allGreen: true, notRun: ['npm test'] })).toBe('');
  });
});

describe('what stays', () => {
  test('is verbatim, code spans whole', () => {
    const text = '  Use `a. b! All tests pass.` here,  e.g. there.\r\n\r\n\tSee a.b.c  (v1.2).\n\n';
    expect(withoutFalseClaims(text, RED)).toBe(text);
  });

  test('keeps its place around a claim', () => {
    expect(withoutFalseClaims('`a.b` was null. All tests pass. Now it is `0`.', RED)).toBe(
      '`a.b` was null. Now it is `0`.',
    );
    expect(withoutFalseClaims('The end is inclusive. **All tests pass!**', RED)).toBe(
      'The end is inclusive.',
    );
  });

  test('loses list items that only claim', () => {
    const text = '1. Fix the bound.\n2. All tests pass.\n- [x] CI is green\n- Rename `a`. Lint is clean.\n';
    expect(withoutFalseClaims(text, RED)).toBe('1. Fix the bound.\n- Rename `a`.');
  });

  test('holds code blocks untouched', () => {
    const text = 'Printed:\n```\nAll tests pass.\n```\nAll tests pass.';
    expect(withoutFalseClaims(text, RED)).toBe('Printed:\n```\nAll tests pass.\n```');
  });
});

test('a hostile megabyte takes less than 200 ms', () => {
  expectLinear((text) => withoutFalseClaims(text, { allGreen: true, notRun: ['npm run e2e'] }));
});

test.for([
  'all tests ',
  'tested on ',
  'passes all the ',
  'ran the ',
  'the the ',
  'it runs with no ',
  'CI is now ',
  '1. ',
  'pass, ',
])('a megabyte of "%s" takes less than 200 ms', (unit) => {
  const text = megabyte(unit);
  expect(bestTime(() => withoutFalseClaims(text, RED))).toBeLessThan(200);
});
