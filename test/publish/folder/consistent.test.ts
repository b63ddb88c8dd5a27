import { describe, expect, test } from 'vitest';
import { contradiction, matchesEvent, type OwnEvent } from '../../../src/publish/folder/consistent.ts';
import type { RunRecord, VerifierResult } from '../../../src/types.ts';
import { runRecord, verifierResult, verifierRun } from '../../helpers/record.ts';

const RED = verifierRun({ exitCode: 1 });
const GREEN = verifierRun();
const HUNG = verifierRun({ exitCode: null, conclusion: 'timed_out' });
const MISSING = verifierRun({ exitCode: 127, conclusion: 'not-run', missing: 'tsc' });
const TASK = { kind: 'fix', subject: '#7', key: '0123456789ab', issue: null } as const;

const withVerifiers = (...changes: Array<Partial<VerifierResult>>) =>
  runRecord({ verifiers: changes.map((change, i) => verifierResult({ id: `v${i}`, ...change })) });

describe('a record that a run could have written is believed', () => {
  test.each<[string, RunRecord]>([
    ['a fix', runRecord()],
    ['a command that hung before', withVerifiers({ before: HUNG })],
    ['a check that cannot run', withVerifiers({}, { source: 'workflow', before: MISSING, after: null })],
    ['a check that was red and still is', withVerifiers({}, { source: 'workflow', before: RED, after: RED })],
    ['originals that are green', withVerifiers({ withOriginalTests: GREEN })],
    [
      'a warning',
      runRecord({ findings: [{ rule: 'oversized', severity: 'warn', path: 'a', line: 1, excerpt: '' }] }),
    ],
    ['one of two failing commands', withVerifiers({}, { before: GREEN })],
    ['words on a green project', { ...withVerifiers({ source: 'workflow', before: GREEN }), task: TASK }],
    [
      'an implementation on a red project',
      {
        ...withVerifiers(
          { source: 'workflow', before: GREEN },
          { source: 'workflow', before: RED, after: RED },
        ),
        task: { ...TASK, kind: 'implement', issue: 7 },
      },
    ],
    [
      'an answer',
      runRecord({ outcome: 'answered', task: { ...TASK, kind: 'ask' }, answer: 'Yes.', patch: null }),
    ],
    [
      'suggestions',
      runRecord({
        outcome: 'suggested',
        task: { ...TASK, kind: 'suggest' },
        suggestions: [{ title: 't', path: 'a', line: 1, why: 'w' }],
        patch: null,
      }),
    ],
    [
      'a run that came to nothing',
      runRecord({ outcome: 'unfixed', verifiers: [verifierResult({ after: RED })] }),
    ],
    ['a run that did not begin', runRecord({ outcome: 'refused', task: null, base: null, citations: [] })],
  ])('%s', (_, record) => {
    expect(contradiction(record)).toBeNull();
  });
});

describe('a record that contradicts itself is not', () => {
  test.each<[string, RunRecord, string]>([
    [
      'a red run with exit code 0',
      withVerifiers({ before: { ...RED, exitCode: 0 } }),
      'red that ended with exit code 0',
    ],
    [
      'a green run without exit code',
      withVerifiers({ after: { ...GREEN, exitCode: null } }),
      'exit code is not 0',
    ],
    ['two verifiers with one id', withVerifiers({ id: 'x' }, { id: 'x' }), 'names a verifier twice'],
    [
      'another commit cited',
      runRecord({ base: { sha: 'c'.repeat(40), branch: 'main' } }),
      'cites another commit',
    ],
    ['no commit', runRecord({ base: null, citations: [] }), 'without a task that a patch can fix'],
    ['no task', runRecord({ task: null }), 'without a task that a patch can fix'],
    ['a question', runRecord({ task: { ...TASK, kind: 'ask' } }), 'without a task that a patch can fix'],
    ['no patch', runRecord({ patch: null }), 'records no patch'],
    [
      'a patch of no files',
      runRecord({ patch: { files: [], additions: 0, deletions: 0, sha256: 'b'.repeat(64) } }),
      'records no patch',
    ],
    ['nothing ran', withVerifiers({ after: null }), 'no verifier is green'],
    ['still red', withVerifiers({ after: RED }, { source: 'workflow' }), 'the failing step is not green'],
    ['never red', withVerifiers({ before: GREEN }), 'the failing step was not red before'],
    [
      'a project that stays as red',
      withVerifiers({ source: 'workflow', before: RED, after: RED }, { source: 'workflow', before: GREEN }),
      'nothing that was red is green',
    ],
    [
      'what was green cannot run',
      withVerifiers({}, { before: GREEN, after: MISSING }),
      'green is so no more',
    ],
    ['no answer', runRecord({ outcome: 'answered', answer: ' ' }), 'without an answer'],
    ['no suggestion', runRecord({ outcome: 'suggested' }), 'without a suggestion'],
  ])('%s', (_, record, says) => {
    expect(contradiction(record)).toContain(says);
  });
});

describe('the record of an event', () => {
  const event: OwnEvent = {
    kind: 'fix',
    key: '0123456789ab',
    issue: null,
    sha: 'a'.repeat(40),
    branch: 'main',
    failing: true,
  };

  test('matches in every field', () => {
    expect(matchesEvent(runRecord(), event)).toBeNull();
  });

  test.each<[Partial<OwnEvent>, string, RegExp]>([
    [{ kind: 'implement' }, 'failed', /its kind is "fix", and this event's is "implement"/],
    [{ key: 'ffffffffffff' }, 'failed', /its key is "0123456789ab"/],
    [{ issue: 7 }, 'failed', /its issue is null, and this event's is 7/],
    [{ branch: 'dev' }, 'failed', /its branch is "main"/],
    [{ sha: 'b'.repeat(40) }, 'stale', /made at aaaaaaaaaaaa, and this event is about bbbbbbbbbbbb/],
  ])('differs by %j', (change, outcome, reason) => {
    expect(matchesEvent(runRecord(), { ...event, ...change })).toEqual({
      outcome,
      reason: expect.stringMatching(reason),
    });
  });

  test('of a failed check must have made one green, of words need not', () => {
    const record = withVerifiers({ source: 'workflow' });
    expect(matchesEvent(record, event)).toMatchObject({ outcome: 'failed', reason: /no failing command/ });
    expect(matchesEvent(record, { ...event, failing: false })).toBeNull();
    const asked = withVerifiers({ source: 'input' });
    expect(matchesEvent(asked, event)).toBeNull();
  });

  test('names a task and a commit', () => {
    const nothing = runRecord({ outcome: 'refused', task: null });
    expect(matchesEvent(nothing, event)).toMatchObject({ outcome: 'failed', reason: /names no task/ });
  });
});
