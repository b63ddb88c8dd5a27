import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WrongUse } from './types.ts';

const OLDEST = 24;

/** Whether this Node is too old to run regreen. */
export const isOldNode = (): boolean => Number(process.versions.node.split('.')[0]) < OLDEST;

/**
 * Goes on with the Node 24 that a checkout of regreen brings as a package, so that a machine with an older one is
 * enough. Signals are handed on.
 * @param main the file that was started, one folder below the checkout's root
 * @returns the exit code
 */
export async function runOnOwnNode(main: string, argv: readonly string[]): Promise<number> {
  const own = fileURLToPath(new URL('../node_modules/.bin/node', main));
  if (!existsSync(own))
    throw new WrongUse(
      `regreen needs Node ${OLDEST} or newer, this is ${process.version}: run \`npm ci\` in its folder, which brings one, or install it`,
    );
  const child = spawn(own, [fileURLToPath(main), ...argv], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail).on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
