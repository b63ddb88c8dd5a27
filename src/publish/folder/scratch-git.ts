import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** A bare repository of our own with nothing in it: no remote, no ref, no configuration but ours. */
export interface ScratchGit extends AsyncDisposable {
  dir: string;
  /** Runs git and gives standard output; rejects with git's own message. */
  run(args: readonly string[], input?: string | Uint8Array): Promise<Buffer>;
}

/** No hooks, drivers or helpers can be named where there is neither a system's nor a user's configuration. */
const ENV = {
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
};
const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'gc.auto=0',
];

/**
 * Makes the repository in a new folder below `parent`; disposing removes it.
 * @param program absolute path of git, never one that PATH names
 */
export async function openScratchGit(program: string, parent: string): Promise<ScratchGit> {
  const dir = await mkdtemp(join(parent, 'regreen-patch-'));
  await Promise.all(['objects', 'refs'].map((name) => mkdir(join(dir, name))));
  await writeFile(join(dir, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(join(dir, 'config'), '[core]\n\tbare = true\n\trepositoryformatversion = 0\n');
  const before = [`--git-dir=${dir}`, '--no-replace-objects', ...SETTINGS.flatMap((each) => ['-c', each])];
  return {
    dir,
    async run(args, input) {
      const { stdout } = await execa(program, [...before, ...args], {
        cwd: dir,
        env: ENV,
        extendEnv: false,
        encoding: 'buffer',
        stripFinalNewline: false,
        maxBuffer: 512 * 1024 * 1024,
        ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
      });
      return Buffer.from(stdout);
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}
