import { join } from 'node:path';
import { cancelSignal } from '../cancel.ts';
import { toConfig } from '../config.ts';
import { renderEvent } from '../progress.ts';
import type { Command, Verifier, VerifierResult } from '../types.ts';
import { discover } from '../verifiers/discover.ts';
import { verify } from '../verifiers/verify.ts';
import { runSetup } from '../workspace/setup.ts';
import { INSIDE, type Workspace } from '../workspace/workspace.ts';
import { findPlace, localInputs, openLocal } from './local.ts';

export const verifyCommand: Command = {
  flags: {
    list: { help: 'name the verifiers, run nothing' },
    verify: { value: 'CMD', help: 'run this instead of what is found (repeatable)' },
    setup: { value: 'CMD', help: 'run this first, with network (repeatable)' },
    'working-directory': { value: 'DIR', help: 'the project inside the repository' },
    'max-minutes': { value: 'N', help: 'stop after so many minutes (default 60)' },
    'run-dir': { value: 'DIR', help: 'where the logs go' },
    sandbox: { value: 'auto|none', help: 'the wall (default auto)' },
  },
  positionals: { max: 0, help: '' },
  async run(flags, env) {
    const config = {
      ...toConfig(localInputs(flags, env)),
      workingDirectory: (await findPlace(flags)).workingDirectory,
    };
    await using workspace = await openLocal(flags, env);
    const verifiers = discover({
      verify: config.verify,
      beside: [],
      packageJson: await workspace.fileAt(join(config.workingDirectory, 'package.json')),
      workingDirectory: config.workingDirectory,
    });
    const results = flags.has('list')
      ? verifiers.map((verifier) => toResult(verifier, null))
      : await runAll(workspace, verifiers, config.setup, config.limits.minutes * 60_000);
    if (flags.has('json')) process.stdout.write(`${JSON.stringify({ verifiers: results })}\n`);
    else if (flags.has('list')) process.stdout.write(verifiers.map(({ command }) => `${command}\n`).join(''));
    if (results.some(({ after }) => after?.conclusion === 'cancelled')) return 130;
    return results.some(({ after }) => after !== null && after.conclusion !== 'success') ? 1 : 0;
  },
};

async function runAll(
  workspace: Workspace,
  verifiers: readonly Verifier[],
  setup: readonly string[],
  timeoutMs: number,
): Promise<VerifierResult[]> {
  const signal = cancelSignal();
  const tree = await workspace.copy();
  const { sandbox } = await workspace.wall(tree);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const { ending } = await runSetup(tree.dir, setup, {
    sandbox,
    logs: workspace.logs,
    timeoutMs,
    signal,
    onStart: say,
  });
  if (ending !== null) say(ending.reason);
  const results: VerifierResult[] = [];
  for (const verifier of verifiers) {
    const run = await verify(verifier, verifier.id, {
      sandbox,
      logs: workspace.logs,
      steps: { host: workspace.steps, inside: INSIDE.steps },
      timeoutMs,
      signal,
    });
    say(renderEvent({ type: 'verifier', when: 'before', command: verifier.command, run }) ?? '');
    results.push(toResult(verifier, run));
  }
  return results;
}

const toResult = (
  { id, command, source, omittedEnv }: Verifier,
  after: VerifierResult['after'],
): VerifierResult => ({
  id,
  command,
  source,
  omittedEnv,
  before: null,
  after,
  withOriginalTests: null,
  flaky: false,
});
