// As a whole: an older Node, which only hands over to a newer one, lacks some of it.
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isOldNode, runOnOwnNode } from './old-node.ts';
import { createRedactor, takeSecrets } from './text/redact.ts';
import { sentence } from './text/sentence.ts';
import { maskTokens } from './text/tokens.ts';
import { WrongUse } from './types.ts';

/**
 * One bundle, two doors: started by a runner without arguments it is the Action, otherwise the command. Each door is
 * loaded only when it is used, and reads an environment that no child process gets. This is where every error that
 * nobody expected ends.
 */
async function main(argv: readonly string[], secrets: string[]): Promise<void> {
  if (isOldNode()) {
    process.exitCode = await runOnOwnNode(import.meta.url, argv);
    return;
  }
  const env = { ...process.env };
  secrets.push(...takeSecrets(process.env));
  if (argv.length > 0 || env.GITHUB_ACTIONS !== 'true') {
    if (argv.length > 0) keepCompiled();
    const { runCommand } = await import('./cli.ts');
    process.exitCode = await runCommand(argv, env);
    return;
  }
  const { runAction, failAction } = await import('./action.ts');
  try {
    await runAction(env, secrets);
  } catch (error) {
    failAction(error, told(error, secrets));
  }
}

/**
 * What V8 made of our code is kept beside it for the next start of the command, an eighth of which it is. Whoever can
 * write there can write our code as well. A runner starts us once from a fresh copy, and would only write it.
 */
function keepCompiled(): void {
  nodeModule.enableCompileCache(join(import.meta.dirname, '.compile-cache'));
}

const told = (error: unknown, secrets: readonly string[]) =>
  maskTokens(createRedactor(secrets).redact(sentence(error)));

/** A start is over by then: its first request is sent. */
const STARTED_MS = 300;

/** What saves memory in a long run costs a start 15 ms, so it comes after it. */
setTimeout(() => {
  // Under other flags it would not be read again.
  nodeModule.flushCompileCache?.();
  // V8 doubles the space for new objects again and again, which a run never needs: 15 MB less at the peak.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Collects earlier what requests leave behind, each a copy of the whole conversation: 20 MB less in a long task.
  setFlagsFromString('--optimize-for-size');
  // The heap may grow by a third before it is collected, in place of doubling: 25 MB less at the peak of a long task.
  setFlagsFromString('--heap-growing-percent=30');
  // How far it may grow is decided when it is collected, so that is done once.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}, STARTED_MS).unref();

const secrets: string[] = [];
try {
  await main(process.argv.slice(2), secrets);
} catch (error) {
  process.stderr.write(`regreen: ${told(error, secrets)}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : 3;
}
