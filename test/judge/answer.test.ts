import { describe, expect, test } from 'vitest';
import { complain, describe as describeRun, list } from '../../src/judge/answer.ts';
import type { VerifierResult } from '../../src/types.ts';
import { verifierResult, verifierRun } from '../helpers/record.ts';

const GREEN = verifierRun();
const RED = verifierRun({ exitCode: 1, excerpt: 'boom' });
const NOT_RUN = verifierRun({ conclusion: 'not-run', exitCode: 127 });

const result = (before: VerifierResult['before'], after: VerifierResult['after'], command = 'npm test') =>
  verifierResult({ command, before, after });
const WORDS = { kind: 'fix', verifiers: [{ failing: false }] } as const;
const COMMAND = { kind: 'fix', verifiers: [{ failing: true }] } as const;

describe('the judge complains', () => {
  test('of what was green and is not any more, with the lines that say why', () => {
    const results = [result(GREEN, GREEN), result(GREEN, RED, 'npm run lint')];
    expect(complain(COMMAND, results)).toBe(
      'Your change breaks what was green:\n`npm run lint`: exit 1\nboom',
    );
  });

  test('where what was green cannot even start any more', () => {
    expect(complain(COMMAND, [result(GREEN, NOT_RUN)])).toContain('breaks what was green');
  });

  test.for([
    ['no verifier', []],
    ['none that can run', [result(NOT_RUN, null)]],
    ['none that is green', [result(RED, RED)]],
  ] as Array<[string, VerifierResult[]]>)('of a change that %s proves', ([, results]) => {
    expect(complain(COMMAND, results)).toContain('nothing proves the change');
  });

  test('of a repair in words that leaves red what was red', () => {
    const results = [result(GREEN, GREEN), result(RED, RED, 'npm run lint')];
    expect(complain(WORDS, results)).toBe('Still red, as before your change:\n`npm run lint`: exit 1\nboom');
    expect(complain(COMMAND, results)).toBeNull();
    expect(complain({ ...WORDS, kind: 'implement' }, results)).toBeNull();
  });
});

describe('the judge is content', () => {
  test('where one of several red checks turned green', () => {
    expect(complain(WORDS, [result(RED, GREEN), result(RED, RED, 'npm run lint')])).toBeNull();
  });

  test("with somebody's change that breaks nothing, proven or not", () => {
    const judged = { kind: 'judge', verifiers: [] } as const;
    expect(complain(judged, [])).toBeNull();
    expect(complain(judged, [result(RED, RED)])).toBeNull();
    expect(complain(judged, [result(GREEN, RED)])).toContain('breaks what was green');
  });
});

test.for([
  [RED, '`npm test`: exit 1\nboom'],
  [verifierRun({ conclusion: 'timed_out', exitCode: null, excerpt: 'slow' }), '`npm test`: timed_out\nslow'],
  [null, '`npm test`: not run\n'],
] as const)('a run is told by its command and its ending', ([run, expected]) => {
  expect(describeRun({ command: '  npm test\n' }, run)).toBe(expected);
});

test('findings are told one a line', () => {
  const finding = {
    rule: 'test-skipped',
    severity: 'block',
    path: 'a.test.ts',
    line: 3,
    excerpt: 'it.skip(',
  } as const;
  expect(list([finding, { ...finding, line: 7 }])).toBe(
    '- a.test.ts:3 (test-skipped): it.skip(\n- a.test.ts:7 (test-skipped): it.skip(',
  );
});
