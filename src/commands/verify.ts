import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { toConfig } from '../config.ts';
import { baseFiles, frozenVerifiers } from '../frozen-verifiers.ts';
import { withoutCommands } from '../text/commands.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Command, RefusedCommand, Verifier, VerifierResult } from '../types.ts';
import { packageScripts } from '../verifiers/package-scripts.ts';
import { runAll } from '../verifiers/parallel.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { localInputs, openLocal } from './local.ts';
import { findPlace } from './place.ts';
import { openRoom, type RoomConfig } from './room.ts';

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
    const nothingFailed = { failing: [], beside: [] };
    const { others: verifiers, refused } = await frozenVerifiers(config, nothingFailed, baseFiles(workspace));
    const results = flags.has('list')
      ? verifiers.map((verifier) => toResult(verifier, null))
      : await runHere(workspace, verifiers, config);
    if (flags.has('json')) process.stdout.write(`${JSON.stringify({ verifiers: results, refused })}\n`);
    else if (flags.has('list')) process.stdout.write(listing(verifiers, refused));
    if (results.some(({ after }) => after?.conclusion === 'cancelled')) return 130;
    return results.some(({ after }) => after !== null && after.conclusion !== 'success') ? 1 : 0;
  },
};

/** Those that only read run side by side. */
async function runHere(
  workspace: Workspace,
  verifiers: readonly Verifier[],
  config: RoomConfig,
): Promise<Listed[]> {
  const room = await openRoom(workspace, config);
  const scripts = packageScripts(await workspace.fileAt(join(config.workingDirectory, 'package.json')));
  const once = async (verifier: Verifier) => toResult(verifier, await room.run(verifier));
  return runAll(verifiers, once, availableParallelism(), scripts);
}

const plainLine = (text: string) => withoutCommands(sanitize(text).text).replaceAll('\n', ' ');

/** Commands of several lines are shown by the first. */
const firstLine = (command: string) => plainLine(command.trim().split('\n', 1)[0] ?? '');

function listing(verifiers: readonly Verifier[], refused: readonly RefusedCommand[]): string {
  const lines = [
    ...verifiers.map(({ command, source }) => `${firstLine(command)}  (${source})`),
    ...refused.map(({ command, reason }) => `not: ${firstLine(command)}  (${plainLine(reason)})`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** What `--json` says of a verifier: its result, and how it is run. */
type Listed = VerifierResult & Pick<Verifier, 'shell' | 'workingDirectory'>;

const toResult = (
  { id, command, shell, workingDirectory, source, omittedEnv }: Verifier,
  after: VerifierResult['after'],
): Listed => ({
  id,
  command,
  shell,
  workingDirectory,
  source,
  omittedEnv,
  before: null,
  after,
  withOriginalTests: null,
  flaky: false,
});
