import { runSchema } from '../../src/publish/report.ts';
import type { RunRecord } from '../../src/types.ts';
import { regreen } from './command.ts';
import { type ModelOptions, type ModelServer, startModel } from './model-server.ts';

interface FixResult {
  exitCode: number | undefined;
  record: RunRecord;
  /** What the model was asked. */
  requests: ModelServer['requests'];
}

/** `regreen fix --json` on a checkout, with a scripted model. */
export async function fix(
  cwd: string,
  args: readonly string[],
  script: ModelOptions['script'],
): Promise<FixResult> {
  await using model = await startModel({ script });
  const env = { OPENAI_API_KEY: 'sk-scripted', OPENAI_BASE_URL: model.url };
  const { exitCode, stdout, stderr } = await regreen(['fix', ...args, '--json'], { cwd, env });
  // Without a document something broke before there was a record; the words are on the other stream.
  if (stdout === '') throw new Error(`fix ended with ${exitCode}: ${stderr}`);
  return { exitCode, record: runSchema.parse(JSON.parse(stdout)), requests: model.requests };
}
