import * as z from 'zod';
import { OUTCOMES, type RunRecord, STOP_REASONS, VERIFIER_SOURCES } from '../types.ts';

const int = z.number().int();
const run = z.object({
  conclusion: z.enum(['success', 'failure', 'timed_out', 'not-run', 'skipped', 'cancelled']),
  exitCode: z.number().int().nullable(),
  durationMs: z.number(),
  log: z.object({
    file: z.string(),
    startLine: z.number().int(),
    endLine: z.number().int(),
    sha256: z.string(),
    printed: int.nullable().exactOptional(),
  }),
  missing: z.string().nullable(),
  excerpt: z.string(),
  failures: z.array(
    z.object({
      file: z.string().nullable(),
      line: z.number().int().nullable(),
      message: z.string(),
      test: z.string().nullable(),
    }),
  ),
  tests: z
    .object({
      format: z.string(),
      total: int.nullable(),
      passed: int.nullable(),
      failed: int,
      skipped: int.nullable(),
      failedIds: z.array(z.string()),
      broken: z.array(z.string()),
      complete: z.boolean(),
    })
    .nullable()
    .exactOptional(),
});
const usage = z.object({
  turns: z.number().int(),
  inputTokens: z.number().int(),
  cachedInputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costUsd: z.number().nullable(),
});
const outcome = z.enum(OUTCOMES);
const stop = z.enum(STOP_REASONS);
const kind = z.enum(['fix', 'implement', 'ask', 'suggest', 'judge']);
const file = z.object({
  path: z.string(),
  status: z.enum(['added', 'modified', 'deleted']),
  mode: z.enum(['100644', '100755', '120000']).nullable(),
  additions: z.number().int(),
  deletions: z.number().int(),
});

/** `run.json`; published as docs/run.schema.json. */
export const runSchema = z.object({
  version: z.literal(1),
  outcome,
  reason: z.string(),
  stop: stop.nullable(),
  task: z
    .object({ kind, subject: z.string(), key: z.string(), issue: z.number().int().nullable() })
    .nullable(),
  base: z.object({ sha: z.string(), branch: z.string() }).nullable(),
  patch: z
    .object({
      files: z.array(file),
      additions: z.number().int(),
      deletions: z.number().int(),
      sha256: z.string(),
    })
    .nullable(),
  submission: z
    .object({ title: z.string(), cause: z.string(), change: z.string(), notVerified: z.array(z.string()) })
    .nullable(),
  verifiers: z.array(
    z.object({
      id: z.string(),
      command: z.string(),
      source: z.enum(VERIFIER_SOURCES),
      omittedEnv: z.array(z.string()),
      before: run.nullable(),
      after: run.nullable(),
      withOriginalTests: run.nullable(),
      flaky: z.boolean(),
      comparison: z
        .object({
          failedBefore: int,
          failedNow: int,
          newlyFailing: z.array(z.string()),
          fixed: z.array(z.string()),
        })
        .nullable()
        .exactOptional(),
    }),
  ),
  newTests: z.array(
    z.object({
      id: z.string(),
      without: z.enum(['failure', 'success', 'unknown']),
      with: z.literal('success'),
    }),
  ),
  fixers: z.array(z.object({ id: z.string(), command: z.string(), files: z.array(z.string()) })),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['block', 'warn']),
      path: z.string(),
      line: z.number().int(),
      excerpt: z.string(),
    }),
  ),
  citations: z.array(
    z.object({ path: z.string(), startLine: z.number().int(), endLine: z.number().int(), sha: z.string() }),
  ),
  suggestions: z.array(
    z.object({ title: z.string(), path: z.string(), line: z.number().int(), why: z.string() }),
  ),
  message: z
    .object({
      choice: z.enum(['house', 'conventional', 'plain']),
      hook: z.object({
        source: z.string(),
        exitCode: int.nullable(),
        missing: z.string().nullable(),
      }),
    })
    .nullable(),
  answer: z.string().nullable(),
  attempts: z.array(z.object({ stop, turns: z.number().int(), usage, outcome })),
  selection: z.string().nullable(),
  usage,
  exploration: z.object({ turnsToFirstEdit: z.number().int().nullable(), unknownCommands: z.number().int() }),
  timing: z.object({
    totalMs: z.number(),
    setupMs: z.number(),
    reproduceMs: z.number(),
    firstRequestMs: z.number().nullable(),
    judgeMs: z.number(),
  }),
  environment: z.object({
    sandbox: z.string(),
    network: z.string(),
    node: z.string(),
    model: z.string().nullable(),
    setup: z.array(z.string()),
    setupCache: z.enum(['stored', 'restored', 'off']),
    inferred: z.object({
      source: z.string(),
      tools: z.array(z.object({ tool: z.string(), version: z.string(), source: z.string() })),
    }),
    differences: z.array(z.string()),
    fidelity: z
      .object({
        same: int,
        total: int,
        share: z.number().nullable(),
        lines: z.array(
          z.object({
            workflow: z.string(),
            job: z.string(),
            step: z.string(),
            command: z.string(),
            expected: int,
            here: int.nullable(),
            same: z.boolean(),
            reason: z.string().nullable(),
          }),
        ),
      })
      .nullable(),
    job: z.object({ id: int, step: int }).nullable().exactOptional(),
  }),
  alsoRedAtBase: z.boolean().nullable(),
  published: z
    .object({ branch: z.string(), url: z.string(), number: z.number().int().nullable() })
    .nullable(),
}) satisfies z.ZodType<RunRecord>;
