import { join } from 'node:path';
import { compareRooms } from '../compare-rooms.ts';
import { type Config, toConfig } from '../config.ts';
import { workflowCommands } from '../context/workflow/commands.ts';
import { couldWork, examine, renderChecks } from '../doctor/examine.ts';
import { originRepository } from '../doctor/git-config.ts';
import { machineFacts } from '../doctor/machine-facts.ts';
import { projectFacts, readText } from '../doctor/project-facts.ts';
import { serviceFacts } from '../doctor/service-facts.ts';
import { fidelityLines, measureFidelity, type WorkflowLine, workflowLine } from '../fidelity.ts';
import { baseFiles } from '../frozen-verifiers.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import type { Command, Fidelity, Flags } from '../types.ts';
import { localInputs, openLocal } from './local.ts';
import { findPlace } from './place.ts';
import { openRoom } from './room.ts';

export const doctorCommand: Command = {
  flags: {
    'base-url': { value: 'URL', help: "the model's endpoint" },
    model: { value: 'NAME', help: 'the model' },
    fidelity: { help: 'run every `run:` line of the workflows here, and say which end otherwise than in CI' },
    setup: { value: 'CMD', help: 'for --fidelity: prepares the checkout, with network (repeatable)' },
    'max-minutes': { value: 'N', help: 'for --fidelity: stop after so many minutes (default 60)' },
    network: { value: 'HOST,…', help: 'for --fidelity: what commands reach (default none)' },
    sandbox: { value: 'auto|none', help: 'for --fidelity: the wall (default auto)' },
    'working-directory': { value: 'DIR', help: 'the project inside the repository' },
  },
  positionals: { max: 0, help: '' },
  async run(flags, env) {
    const { path, workingDirectory } = await findPlace(flags);
    const config = { ...toConfig(localInputs(flags, env)), workingDirectory };
    const gitConfig = (await readText(join(path, '.git', 'config'))) ?? '';
    const repository = env.GITHUB_REPOSITORY ?? originRepository(gitConfig);
    const [machine, services, project] = await Promise.all([
      machineFacts(env),
      serviceFacts(config, env, repository),
      projectFacts(path, config),
    ]);
    const checks = examine({ machine, services, project });
    const secrets = [config.apiKey, env.GITHUB_TOKEN, env.GH_TOKEN].filter(
      (value) => typeof value === 'string',
    );
    const redactor = createRedactor(secrets);
    const measured = flags.has('fidelity') ? await measureHere(flags, env, config) : null;
    const fidelity = measured === 'cancelled' ? null : measured;
    if (flags.has('json')) {
      const clean = checks.map((check) => ({ ...check, found: redactor.redact(check.found) }));
      process.stdout.write(`${JSON.stringify({ checks: clean, fidelity })}\n`);
    } else {
      const logger = createLogger({ out: (text) => process.stdout.write(text), redactor, mode: 'terminal' });
      for (const line of renderChecks(checks)) logger.line(line);
      if (fidelity !== null) for (const line of fidelityLines(fidelity)) logger.line(line);
    }
    if (measured === 'cancelled') return 130;
    return couldWork(checks) ? 0 : 1;
  },
};

/** Runs the workflows' own lines in a room of their own, one after another. */
async function measureHere(
  flags: Flags,
  env: NodeJS.ProcessEnv,
  config: Config,
): Promise<Fidelity | 'cancelled'> {
  await using workspace = await openLocal(flags, env);
  const room = await openRoom(workspace, config);
  const commands = await workflowCommands(baseFiles(workspace));
  const { differences } = await compareRooms(workspace, { ...room, config, room: null });
  let count = 0;
  const run = (line: WorkflowLine) => {
    count += 1;
    return room.run({ ...line, id: `line-${count}`, omittedEnv: [], source: 'workflow' });
  };
  const measured = await measureFidelity(commands.map(workflowLine), run, differences);
  return room.signal.aborted ? 'cancelled' : measured;
}
