import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../../src/publish/folder/parse-record.ts';
import { OUTCOMES, type RunRecord } from '../../../src/types.ts';
import { runRecord, verifierResult, verifierRun } from '../../helpers/record.ts';

const read = (value: unknown) => parseRecord(Buffer.from(JSON.stringify(value)));

describe('what a run writes is read', () => {
  test.each(OUTCOMES)('with the outcome %s', (outcome) => {
    expect(read(runRecord({ outcome }))).toEqual({ record: runRecord({ outcome }) });
  });

  test.each<[string, Partial<RunRecord>]>([
    ['of a change that was only judged', { task: { kind: 'judge', subject: 'x', key: '', issue: null } }],
    ['without a branch', { base: { sha: 'a'.repeat(40), branch: '' } }],
    ['at a commit of the longer kind', { base: { sha: 'a'.repeat(64), branch: 'feat/größe_1.x' } }],
    ['that did not begin', { task: null, base: null, patch: null, submission: null }],
    [
      'with an empty log',
      {
        verifiers: [
          verifierResult({
            after: verifierRun({
              log: { file: 'logs/attempt-2-test.log', startLine: 1, endLine: 0, sha256: 'e'.repeat(64) },
            }),
          }),
        ],
      },
    ],
    [
      'with a guard rule of the judge',
      { findings: [{ rule: 'red-with-originals', severity: 'warn', path: 'ä', line: 0, excerpt: '' }] },
    ],
  ])('%s', (_, change) => {
    expect(read(runRecord(change))).toEqual({ record: runRecord(change) });
  });
});

describe('what no run writes is named', () => {
  test.each<[string, Uint8Array, string]>([
    ['bytes', Buffer.from([0xff, 0xfe]), 'is no JSON'],
    ['nothing', Buffer.from(''), 'is no JSON'],
    ['nesting without end', Buffer.from('['.repeat(5_000_000)), 'is no JSON'],
    ['null', Buffer.from('null'), 'has the version undefined, and 1 is read'],
    ['a list', Buffer.from('[]'), 'has the version undefined'],
    ['a later version', Buffer.from('{"version":2}'), 'has the version 2'],
    ['a version that is no number', Buffer.from(`{"version":"${'x'.repeat(5000)}"}`), 'has the version "xxx'],
    ['nothing but a version', Buffer.from('{"version":1}'), "'outcome' in run.json is not what a run writes"],
  ])('%s', (_, bytes, says) => {
    const parsed = parseRecord(bytes);
    expect(parsed).toEqual({ fault: expect.stringContaining(says) });
    expect(JSON.stringify(parsed).length).toBeLessThan(300);
  });

  const logged = (log: object) => ({
    verifiers: [verifierResult({ after: verifierRun({ log: { ...verifierRun().log, ...log } }) })],
  });

  test.each<[string, object]>([
    ['task.key', { task: { kind: 'fix', subject: 'x', key: 'ABCDEF012345', issue: null } }],
    ['task.subject', { task: { kind: 'fix', subject: 'x\ny', key: '0123456789ab', issue: null } }],
    ['base.sha', { base: { sha: 'main', branch: 'main' } }],
    ['base.branch', { base: { sha: 'a'.repeat(40), branch: 'a b' } }],
    ['patch.sha256', { patch: { files: [], additions: 0, deletions: 0, sha256: 'x' } }],
    ['verifiers.id', { verifiers: [verifierResult({ id: '../x' })] }],
    ['verifiers.log.file', logged({ file: '../x.log' })],
    ['verifiers.log.sha256', logged({ sha256: '<b>' })],
    ['verifiers.log', logged({ startLine: 0 })],
    ['verifiers.log', logged({ startLine: 5, endLine: 3 })],
    [
      'findings.rule',
      { findings: [{ rule: '@acme/team', severity: 'warn', path: 'a', line: 1, excerpt: '' }] },
    ],
    ['citations.sha', { citations: [{ path: 'a', startLine: 1, endLine: 1, sha: '../x' }] }],
    ['citations', { citations: [{ path: 'a', startLine: 3, endLine: 1, sha: 'a'.repeat(40) }] }],
    ['suggestions', { suggestions: [{ title: 't', path: 'a', line: 0, why: '' }] }],
    ['count', { usage: { turns: -1, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: null } }],
    ['reason', { reason: 'x'.repeat(100_001) }],
    ['environment.setup', { environment: { ...runRecord().environment, setup: Array(5001).fill('') } }],
    ['usage.more', { usage: { ...runRecord().usage, more: 1 } }],
    ['outcome', { outcome: 'merged' }],
    ['stop', { stop: undefined }],
  ])('%s', (field, change) => {
    expect(read({ ...runRecord(), ...change })).toEqual({ fault: expect.stringContaining(field) });
  });
});
