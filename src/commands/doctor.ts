import { join } from 'node:path';
import { toConfig } from '../config.ts';
import { couldWork, examine, renderChecks } from '../doctor/examine.ts';
import { originRepository } from '../doctor/git-config.ts';
import { machineFacts } from '../doctor/machine-facts.ts';
import { projectFacts, readText } from '../doctor/project-facts.ts';
import { serviceFacts } from '../doctor/service-facts.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import type { Command } from '../types.ts';
import { findPlace, localInputs } from './local.ts';

export const doctorCommand: Command = {
  flags: {
    'base-url': { value: 'URL', help: "the model's endpoint" },
    model: { value: 'NAME', help: 'the model' },
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
    if (flags.has('json')) {
      const clean = checks.map((check) => ({ ...check, found: redactor.redact(check.found) }));
      process.stdout.write(`${JSON.stringify({ checks: clean })}\n`);
    } else {
      const logger = createLogger({ out: (text) => process.stdout.write(text), redactor, mode: 'terminal' });
      for (const line of renderChecks(checks)) logger.line(line);
    }
    return couldWork(checks) ? 0 : 1;
  },
};
