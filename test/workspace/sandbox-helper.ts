import { chown, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExecRequest, ExecResult, Sandbox } from '../../src/types.ts';
import { openSandbox, type SandboxOptions } from '../../src/workspace/sandbox.ts';

export interface Box extends AsyncDisposable {
  sandbox: Sandbox;
  /** Host folder with everything of this box: `tree`, `git`, `objects`, `scratch`. */
  folder: string;
  run(script: string, more?: Partial<ExecRequest>): Promise<ExecResult & { text: string }>;
}

/**
 * A real sandbox around an empty tree. `base` is the host folder the workspace lies in. `owner`: whose tree, HOME and
 * /tmp are to be, where that is not us.
 */
export async function openBox(
  more: Partial<SandboxOptions> = {},
  base = tmpdir(),
  owner: number | null = null,
): Promise<Box> {
  const folder = await mkdtemp(join(await realpath(base), 'regreen-box-'));
  for (const name of ['workspace', 'tree', 'git', 'objects', 'scratch']) await mkdir(join(folder, name));
  if (owner !== null) {
    for (const name of ['scratch/home', 'scratch/tmp']) await mkdir(join(folder, name));
    for (const name of ['tree', 'scratch/home', 'scratch/tmp']) await chown(join(folder, name), owner, owner);
  }
  const sandbox = await openSandbox({
    tree: join(folder, 'tree'),
    workspace: join(folder, 'workspace'),
    gitDir: join(folder, 'git'),
    objects: join(folder, 'objects'),
    scratch: join(folder, 'scratch'),
    readOnly: [],
    env: { PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin` },
    hide: [],
    mode: 'auto',
    ...more,
  }).catch(async (error) => {
    await rm(folder, { recursive: true });
    throw error;
  });
  let count = 0;
  return {
    sandbox,
    folder,
    async run(script, request = {}) {
      count += 1;
      const logFile = join(folder, `log-${count}`);
      const result = await sandbox.exec({
        argv: ['bash', '-c', script],
        cwd: '.',
        env: {},
        timeoutMs: 30_000,
        logFile,
        network: 'none',
        ...request,
      });
      return { ...result, text: await readFile(logFile, 'utf8') };
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Program and arguments of a process that runs `script` in a sandbox on `folder`; the output is in its file `log`. */
export function inOwnProcess(folder: string, script: string, more: Partial<SandboxOptions> = {}): string[] {
  const options = {
    tree: folder,
    workspace: folder,
    scratch: join(folder, 'scratch'),
    gitDir: null,
    objects: null,
    ...more,
  };
  const request = { cwd: '.', env: {}, timeoutMs: 9_999, logFile: join(folder, 'log'), network: 'none' };
  const program = `
    import { openSandbox } from '${new URL('../../src/workspace/sandbox.ts', import.meta.url)}';
    const sandbox = await openSandbox({ ...JSON.parse(process.argv[1]), readOnly: [], env: {}, hide: [], mode: 'auto' });
    await sandbox.exec({ ...JSON.parse(process.argv[2]), argv: ['sh', '-c', process.argv[3]] });`;
  const inputs = [JSON.stringify(options), JSON.stringify(request), script];
  return [process.execPath, '--input-type=module', '-e', program, '--', ...inputs];
}
