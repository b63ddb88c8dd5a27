/** The shell of a person who types, and of a script on standard input. */
export const SHELL: readonly string[] = ['bash'];

/**
 * A terminal of its own for the shell, made inside by script(1): the caller's is not the sandbox's to control
 * (`--new-session` keeps TIOCSTI out), and without one Ctrl-C would end the room instead of a command in it. script
 * copies the caller's settings, which are raw by then.
 */
const WITH_TERMINAL =
  'if command -v script >/dev/null 2>&1; then exec script -qec "stty sane; exec $1" /dev/null; else exec $1; fi';

/** Whether a person sits at both ends. */
export const atTerminal = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Arguments and variables of an interactive `command`, a line for the shell. */
function interactive(env: NodeJS.ProcessEnv, command: string) {
  const terminal = env.TERM ?? '';
  return {
    argv: ['sh', '-c', WITH_TERMINAL, 'sh', command],
    env: { ...(/^[\w.+-]{1,64}$/.test(terminal) ? { TERM: terminal } : {}), SHELL: '/bin/sh' },
  };
}

/** Lends the caller's terminal to a shell: every key is the shell's until it ends, and then all is as before. */
export async function terminalShell<T>(
  env: NodeJS.ProcessEnv,
  run: (shell: ReturnType<typeof interactive>) => Promise<T>,
  command = 'bash -i',
): Promise<T> {
  process.stdin.setRawMode(true);
  try {
    return await run(interactive(env, command));
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.unref();
  }
}
