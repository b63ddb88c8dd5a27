import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Responses } from 'openai/resources/responses/responses';
import { sanitize } from '../text/sanitize.ts';
import { excerptText, triage } from '../triage/failure-log.ts';
import type { Sandbox } from '../types.ts';
import { applyPatch } from './apply-patch.ts';
import { submitParameters } from './submission.ts';

/** What the model is offered. `submit` is handled by the loop: it hands over to the judge. */
export const TOOLS: readonly Responses.Tool[] = [
  {
    type: 'function',
    name: 'shell',
    description:
      'Runs a command with bash in the sandbox (no network; background processes end with the command). Long output is cut; the whole of it is in the file that is named.',
    parameters: {
      type: 'object',
      properties: {
        command: { type: 'string' },
        workdir: { type: 'string', description: 'relative to the repository' },
        timeout_ms: { type: 'integer', description: 'default 120000' },
      },
      required: ['command'],
    },
    strict: false,
  },
  {
    type: 'custom',
    name: 'apply_patch',
    description:
      'Edits files: *** Begin Patch / *** Add File: | *** Delete File: | *** Update File: path / @@ context / lines with a leading " ", "-" or "+" / *** End Patch. All or nothing. Paths are relative.',
    format: { type: 'text' },
  },
  {
    type: 'function',
    name: 'submit',
    description:
      'Hands the work to the judge, which runs the verifiers on a clean copy with your patch. Its answer comes back.',
    parameters: submitParameters,
    strict: false,
  },
];

export interface ToolContext {
  sandbox: Sandbox;
  /** The tree on the host. */
  root: string;
  /** Host folder of the logs and its path inside. */
  logs: { host: string; inside: string };
  signal: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 120_000;
const MAX_TIMEOUT_MS = 600_000;

/** Runs a command as the model asked; the answer is text for the model. */
export async function runShell(json: string, name: string, context: ToolContext): Promise<string> {
  const args = readArguments(json);
  if (typeof args.command !== 'string') return 'shell needs {"command": "…"}';
  const timeoutMs =
    typeof args.timeout_ms === 'number'
      ? Math.min(Math.max(args.timeout_ms, 1000), MAX_TIMEOUT_MS)
      : DEFAULT_TIMEOUT_MS;
  const logFile = join(context.logs.host, `${name}.log`);
  const result = await context.sandbox.exec({
    argv: ['bash', '-c', args.command],
    cwd: typeof args.workdir === 'string' ? args.workdir : '.',
    env: {},
    timeoutMs,
    logFile,
    network: 'none',
    signal: context.signal,
  });
  const ending = result.stopped === null ? `exit ${result.exitCode}` : `stopped: ${result.stopped}`;
  const output = await readOutput(logFile, `${context.logs.inside}/${name}.log`);
  return `${ending}, ${(result.durationMs / 1000).toFixed(1)} s\n${output}`;
}

function readArguments(json: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** 5,000 tokens of four characters. */
const WHOLE_BYTES = 20_000;
/** Beyond that: head, the lines that say why, and tail, in half of it. */
const HEAD_BYTES = 3000;
const TAIL_BYTES = 3000;
const TRIAGE_TOKENS = 1000;

async function readOutput(file: string, inside: string): Promise<string> {
  const { size } = await stat(file);
  if (size <= WHOLE_BYTES) return sanitize(await readPart(file, 0, size)).text;
  const [head, tail, found] = await Promise.all([
    readPart(file, 0, HEAD_BYTES),
    readPart(file, size - TAIL_BYTES, TAIL_BYTES),
    triage(createReadStream(file), { maxTokens: TRIAGE_TOKENS }),
  ]);
  return [
    sanitize(head).text,
    `… ${size} bytes in all; the whole output: ${inside} …`,
    excerptText(found),
    '… end of the output …',
    sanitize(tail).text,
  ].join('\n');
}

async function readPart(file: string, position: number, length: number): Promise<string> {
  await using handle = await open(file, 'r');
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.toString('utf8', 0, bytesRead);
}

/** Applies a patch to the tree; the answer names what changed, or teaches what was expected. */
export async function runApplyPatch(patch: string, context: ToolContext): Promise<string> {
  const result = await applyPatch(context.root, patch);
  if (!result.ok) return result.error;
  return [...result.changes.map(({ kind, path }) => `${kind} ${path}`), ...result.notes].join('\n');
}
