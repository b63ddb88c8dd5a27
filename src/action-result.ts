import { join } from 'node:path';
import * as core from '@actions/core';
import type { Config } from './config.ts';
import { folderDigest, OddFolder } from './publish/folder/digest.ts';
import type { Redactor } from './text/redact.ts';
import { sanitize } from './text/sanitize.ts';
import type { Finding, RunRecord } from './types.ts';

/** The runner shows ten of each kind a step (runner, ExecutionContext). */
const MOST_ANNOTATIONS = 10;

/** Marks the lines the findings are about, in the pull request's diff. */
export function annotateAll(findings: readonly Finding[], redactor: Redactor): void {
  for (const finding of findings.slice(0, MOST_ANNOTATIONS)) annotate(finding, redactor);
}

function annotate({ rule, severity, path, line, excerpt }: Finding, redactor: Redactor): void {
  const mark = severity === 'block' ? core.error : core.warning;
  mark(redactor.redact(sanitize(excerpt).text), { title: `regreen: ${rule}`, file: path, startLine: line });
}

/** Empty for a folder that holds what no run writes: publishing it would be refused anyway. */
const digestOf = (runDir: string): Promise<string> =>
  folderDigest(runDir).catch((error: unknown) => {
    if (error instanceof OddFolder) return '';
    throw error;
  });

/** What later steps can ask for. */
export async function setOutputs(record: RunRecord, runDir: string): Promise<void> {
  // Suggestions are published as an issue.
  const isPull = record.published?.branch !== '';
  const outputs: Record<string, string> = {
    outcome: record.outcome,
    stop: record.stop ?? '',
    reason: record.reason,
    'pull-request-number': isPull ? String(record.published?.number ?? '') : '',
    'pull-request-url': isPull ? (record.published?.url ?? '') : '',
    branch: record.published?.branch ?? '',
    'changed-files': record.patch?.files.map(({ path }) => path).join('\n') ?? '',
    tokens: String(record.usage.inputTokens + record.usage.outputTokens),
    'cost-usd': String(record.usage.costUsd ?? ''),
    answer: record.answer ?? '',
    'run-digest': await digestOf(runDir),
    'setup-cache': record.environment.setupCache,
    'run-file': join(runDir, 'run.json'),
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** An unfixed check does not turn another one red, unless the workflow asks for it. */
export function isRed({ outcome }: RunRecord, { failOnUnfixed, mode }: Config): boolean {
  // A gate that lets something through unjudged is none.
  if (mode === 'judge') return outcome !== 'clean';
  if (outcome === 'failed') return true;
  return failOnUnfixed && (outcome === 'unfixed' || outcome === 'rejected' || outcome === 'no-environment');
}
