import { resolve } from 'node:path';
import { execa } from 'execa';
import { certificates } from './certificates.ts';

export const MAIN = resolve(import.meta.dirname, '../../dist/main.js');

interface CommandResult {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

/** Runs the built `regreen` command in an environment made from nothing. */
export async function regreen(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Promise<CommandResult> {
  const env = { ...certificates(), PATH: process.env.PATH ?? '', HOME: options.cwd, ...options.env };
  const { exitCode, stdout, stderr } = await execa(process.execPath, [MAIN, ...args], {
    cwd: options.cwd,
    env,
    extendEnv: false,
    reject: false,
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
  });
  return { exitCode, stdout, stderr };
}
