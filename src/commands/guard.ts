import { toConfig } from '../config.ts';
import { asksForChangedTests } from '../judge/asks-for-tests.ts';
import { guard } from '../judge/guard.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import type { Command, Finding } from '../types.ts';
import { diffTrees, fileChanges } from '../workspace/patch.ts';
import { localInputs } from './local.ts';
import { findPlace } from './place.ts';
import { openRange, POLICY_FLAGS, RANGE_FLAGS, readTask, treeOf } from './range.ts';

export const guardCommand: Command = {
  flags: { ...RANGE_FLAGS, ...POLICY_FLAGS },
  positionals: { max: 0, help: '' },
  async run(flags) {
    const task = await readTask(flags.last('task'));
    await using range = await openRange(flags, (await findPlace(flags)).path);
    const { git, base } = range;
    const baseTree = await treeOf(git, base);
    const patch = await diffTrees(git, base, baseTree, await range.headTree(git));
    const changes = await fileChanges(git, patch, baseTree);
    const testsMayChange = task !== null && asksForChangedTests(task);
    const findings = guard(changes, { testsMayChange, ...toConfig(localInputs(flags, {})).policy });
    if (flags.has('json')) process.stdout.write(`${JSON.stringify({ findings })}\n`);
    else tell(findings);
    return findings.some(({ severity }) => severity === 'block') ? 1 : 0;
  },
};

function tell(findings: readonly Finding[]): void {
  const out = (text: string) => process.stdout.write(text);
  const logger = createLogger({ out, redactor: createRedactor([]), mode: 'terminal' });
  for (const { severity, rule, path, line, excerpt } of findings)
    logger.line(`${severity} ${rule} ${path.replace(/\p{Cc}/gu, '?')}:${line} ${excerpt}`);
}
