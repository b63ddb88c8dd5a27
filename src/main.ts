import { isOldNode, runOnOwnNode } from './old-node.ts';
import { sentence } from './text/sentence.ts';
import { WrongUse } from './types.ts';

/**
 * One bundle, two doors: started by a runner without arguments it is the Action, otherwise the command. Each door is
 * loaded only when it is used. This is where every error that nobody expected ends.
 */
async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (isOldNode()) {
    process.exitCode = await runOnOwnNode(argv);
    return;
  }
  if (argv.length > 0 || env.GITHUB_ACTIONS !== 'true') {
    const { runCommand } = await import('./cli.ts');
    process.exitCode = await runCommand(argv, env);
    return;
  }
  const { runAction, failAction } = await import('./action.ts');
  try {
    await runAction(env);
  } catch (error) {
    failAction(error, sentence(error));
  }
}

try {
  await main(process.argv.slice(2), process.env);
} catch (error) {
  process.stderr.write(`regreen: ${sentence(error)}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : 3;
}
