import { describe, expect, test } from 'vitest';
import { type Candidate, changeKey, select } from '../../src/judge/select.ts';
import type { FileChange, Finding, Verdict } from '../../src/types.ts';
import { verifierResult, verifierRun } from '../helpers/record.ts';

function change(path: string, before: string | null, after: string | null): FileChange {
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified';
  const modes = {
    modeBefore: before === null ? null : '100644',
    modeAfter: after === null ? null : '100644',
  };
  return { path, oldPath: path, status, before, after, binary: false, ...modes };
}

const WARNING: Finding = { rule: 'test-removed', severity: 'warn', path: 'a', line: 1, excerpt: '' };
const GREEN: Verdict = { green: true, results: [], findings: [], newTests: [], answer: '' };
const RED: Verdict = { ...GREEN, green: false };

interface Facts {
  verdict?: Verdict | null;
  lines?: number;
  tokens?: number;
  /** What the change writes; equal texts are equal changes. */
  text?: string;
  path?: string;
}

let made = 0;
function candidate(attempt: number, facts: Facts = {}): Candidate {
  made += 1;
  const { verdict = GREEN, lines = 2, tokens = 100, text = `text ${made}`, path = 'src/a.js' } = facts;
  const patch = {
    base: '',
    tree: '',
    files: [],
    additions: lines,
    deletions: 0,
    diff: Buffer.from(''),
    sha256: '',
  };
  return { attempt, verdict, patch, changes: [change(path, 'old\n', `${text}\n`)], tokens };
}

describe('the choice is made by the first thing that sets one apart', () => {
  const originalsRed = verifierResult({ withOriginalTests: verifierRun({ exitCode: 1 }) });
  test.for([
    ['the only one the judge accepts', { verdict: RED, lines: 1 }],
    ['the only one the judge accepts', { verdict: null, lines: 1 }],
    ['green with the original tests', { verdict: { ...GREEN, results: [originalsRed] }, lines: 1 }],
    ['fewest warnings of the guard', { verdict: { ...GREEN, findings: [WARNING] }, lines: 1 }],
    ['no change of dependencies', { path: 'package.json', lines: 1 }],
    ['smallest change', { lines: 3, tokens: 1 }],
    ['fewest tokens', { tokens: 101 }],
    ['first of equals', {}],
  ] as Array<[string, Facts]>)('%s', ([reason, worse]) => {
    const expected = { attempt: 1, reason: `attempt 1 of 2; ${reason}` };
    expect(select([candidate(1), candidate(2, worse)])).toEqual(expected);
    const mirrored = reason === 'first of equals' ? 1 : 2;
    expect(select([candidate(1, worse), candidate(2)]).attempt).toBe(mirrored);
  });

  test('the order in which attempts end does not matter', () => {
    expect(select([candidate(2), candidate(1)]).attempt).toBe(1);
  });

  test('the reason is the one that outdid the last of them', () => {
    const all = [candidate(1, { verdict: RED }), candidate(2, { lines: 40 }), candidate(3)];
    expect(select(all)).toEqual({ attempt: 3, reason: 'attempt 3 of 3; smallest change' });
  });
});

test('agreement is told, and those who agree do not compete', () => {
  const all = [
    candidate(1, { verdict: RED }),
    candidate(2, { lines: 40 }),
    candidate(3, { text: 'same' }),
    candidate(4, { text: '  same', tokens: 90 }),
  ];
  expect(select(all)).toEqual({
    attempt: 4,
    reason: 'attempt 4 of 4; 2 of 4 attempts made the same change; smallest change',
  });
});

test('a cheat that two made is no agreement', () => {
  const all = [candidate(1, { verdict: RED, text: 'x' }), candidate(2, { verdict: RED, text: 'x' })];
  expect(select(all).reason).not.toContain('made the same change');
});

test('a single attempt is chosen without a comparison', () => {
  expect(select([candidate(1)])).toEqual({ attempt: 1, reason: 'attempt 1 of 1' });
});

test('there must be one', () => {
  expect(() => select([])).toThrow('give at least one candidate');
});

describe('two changes are the same', () => {
  const key = (...changes: FileChange[]) => changeKey(changes);
  const ONE = change('a.js', 'f(1)\n', 'f(2)\n');

  test('whatever their layout and the order of their files', () => {
    expect(key(change('a.js', 'f(1)\n', '  f( 2 )\n'))).toBe(key(ONE));
    const other = change('b.js', null, 'g()\n');
    expect(key(other, ONE)).toBe(key(ONE, other));
  });

  test.for([
    ['another line', change('a.js', 'f(1)\n', 'f(3)\n')],
    ['another file', change('b.js', 'f(1)\n', 'f(2)\n')],
    ['another line removed', change('a.js', 'f(0)\n', 'f(2)\n')],
  ] as const)('but not with %s', ([, other]) => {
    expect(key(other)).not.toBe(key(ONE));
  });
});
