import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { limitsToGoOn, openBudget } from '../../src/agent/limits.ts';
import { type Model, openModel } from '../../src/agent/model.ts';
import type { Resumed } from '../../src/agent/resume.ts';
import { type AttemptResult, attempt } from '../../src/attempt.ts';
import { toConfig } from '../../src/config.ts';
import { createRedactor } from '../../src/text/redact.ts';
import type { RunEvent, VerifierRun } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import type { TestRepository } from '../workspace/repository-helper.ts';

export interface Try {
  repository: TestRepository;
  modelUrl: string;
  /** Turns green when the work is done. */
  verify: string;
  runDir: string;
  resume?: Resumed;
  cancel?: AbortSignal;
  onEvent?: (event: RunEvent) => void;
  /** The files are in the tree no earlier than what this gives ends. */
  until?: () => Promise<void>;
}

const RED: VerifierRun = {
  conclusion: 'failure',
  exitCode: 1,
  durationMs: 1,
  log: { file: 'logs/before.log', startLine: 1, endLine: 1, sha256: '' },
  missing: null,
  excerpt: 'not there yet',
  failures: [],
};

/** One attempt in a workspace of its own, with the real client, sandbox and judge. */
export async function tryOnce(options: Try): Promise<AttemptResult> {
  const { repository, runDir, resume, onEvent = () => undefined } = options;
  const cancel = options.cancel ?? new AbortController().signal;
  await mkdir(join(runDir, 'logs'), { recursive: true });
  await using workspace = await openWorkspace({
    path: repository.path,
    sha: repository.sha,
    dirty: false,
    runDir,
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` },
    hide: [],
    sandbox: 'auto',
  });
  const room = await workspace.walledCopy();
  const filled = room.filled.then(options.until);
  const config = toConfig({ 'max-turns': '30', 'max-minutes': '2' });
  const limits = resume === undefined ? config.limits : limitsToGoOn(resume, {});
  const spent = resume === undefined ? {} : { spent: resume.usage };
  const verifier = makeVerifier('check', options.verify, 'command', '.');
  return await attempt({
    number: 1,
    redactor: createRedactor([]),
    docket: null,
    enough: new AbortController().signal,
    config,
    workspace,
    room: { ...room, filled },
    task: {
      kind: 'fix',
      text: 'repair it',
      subject: 'the check',
      failing: [verifier],
      beside: [],
      evidence: [],
      key: '0123456789ab',
      issue: null,
      words: null,
    },
    verifiers: [{ verifier, before: RED, failing: true }],
    verdicts: new Map(),
    runBase: async () => RED,
    firstMessage: 'repair it',
    images: [],
    openGuidance: () => async () => '',
    model: await modelAt(options.modelUrl),
    budget: openBudget(limits, Date.now(), 0, cancel, spent),
    runDir,
    timeLeftMs: () => 60_000,
    cancel,
    fileAt: (path) => workspace.fileAt(path),
    emit: onEvent,
    ...(resume === undefined ? {} : { resume }),
  });
}

const modelAt = (baseUrl: string): Promise<Model> =>
  openModel({ apiKey: 'key', baseUrl, model: 'gpt-test', reasoningEffort: null, cacheKey: 'x' });

/** A folder for a run. */
export async function openRunDir(): Promise<{ path: string } & AsyncDisposable> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'run-')));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** What is saved of a run right now. */
export async function savedIn(runDir: string): Promise<{ trace: Buffer; partial: Buffer | null }> {
  return {
    trace: await readFile(join(runDir, 'trace.jsonl')),
    partial: await readFile(join(runDir, 'partial.patch')).catch(() => null),
  };
}
