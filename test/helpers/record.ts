import { readFile } from 'node:fs/promises';
import { runSchema } from '../../src/publish/run-schema.ts';
import type { RunRecord, Usage, VerifierResult, VerifierRun } from '../../src/types.ts';

export const USAGE: Usage = {
  turns: 7,
  inputTokens: 40_000,
  cachedInputTokens: 35_200,
  outputTokens: 1_000,
  costUsd: null,
};

export const LINKS = {
  serverUrl: 'https://github.com',
  repository: 'octo/widget',
  runUrl: 'https://github.com/octo/widget/actions/runs/9',
};

/** A command that ended; the conclusion follows from the exit code unless told. */
export function verifierRun(change: Partial<VerifierRun> = {}): VerifierRun {
  const { exitCode = 0 } = change;
  return {
    conclusion: exitCode === 0 ? 'success' : 'failure',
    exitCode,
    durationMs: 3200,
    log: {
      file: 'logs/test.log',
      startLine: 118,
      endLine: 131,
      sha256: '9c1e'.repeat(16),
    },
    missing: null,
    excerpt: '',
    failures: [],
    ...change,
  };
}

export function verifierResult(change: Partial<VerifierResult> = {}): VerifierResult {
  return {
    id: 'test',
    command: 'npm test',
    source: 'failing-step',
    omittedEnv: [],
    before: verifierRun({ exitCode: 1 }),
    after: verifierRun(),
    withOriginalTests: null,
    flaky: false,
    ...change,
  };
}

/** The record of a run that turned `npm test` green. */
export function runRecord(change: Partial<RunRecord> = {}): RunRecord {
  return {
    version: 1,
    outcome: 'fixed',
    reason: 'the verifier turned green',
    stop: 'submitted',
    task: {
      kind: 'fix',
      subject:
        'the failing `test` step of [CI #412](https://github.com/octo/widget/actions/runs/99) on `main`',
      key: '0123456789ab',
      issue: null,
    },
    base: { sha: 'a'.repeat(40), branch: 'main' },
    patch: {
      files: [{ path: 'src/range.ts', status: 'modified', mode: '100644', additions: 1, deletions: 1 }],
      additions: 1,
      deletions: 1,
      sha256: 'b'.repeat(64),
    },
    submission: {
      title: 'fix: keep the last element',
      cause: 'The end index was exclusive.',
      change: 'It is inclusive.',
      notVerified: [],
    },
    verifiers: [verifierResult()],
    newTests: [],
    fixers: [],
    findings: [],
    citations: [{ path: 'src/range.ts', startLine: 41, endLine: 43, sha: 'a'.repeat(40) }],
    suggestions: [],
    message: null,
    answer: null,
    attempts: [{ stop: 'submitted', turns: 7, usage: USAGE, outcome: 'fixed' }],
    selection: null,
    usage: USAGE,
    exploration: { turnsToFirstEdit: 2, unknownCommands: 0 },
    timing: { totalMs: 180_000, setupMs: 0, reproduceMs: 3200, firstRequestMs: 900, judgeMs: 4000 },
    environment: {
      sandbox: 'bwrap',
      network: 'none',
      node: 'v24.0.0',
      model: 'gpt-x',
      setup: [],
      setupCache: 'off',
      inferred: { source: 'lock-file', tools: [] },
      differences: [],
      fidelity: null,
    },
    alsoRedAtBase: null,
    published: null,
    ...change,
  };
}

/** The record a run left, checked against its schema. */
export async function readRecord(file: string | undefined): Promise<RunRecord> {
  return runSchema.parse(JSON.parse(await readFile(file ?? '', 'utf8')));
}
