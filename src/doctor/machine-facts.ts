import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sentence } from '../text/sentence.ts';
import { SandboxUnavailable } from '../workspace/sandbox/ladder.ts';
import { proveWall } from '../workspace/sandbox/prove.ts';
import { openSandbox } from '../workspace/sandbox.ts';
import { systemProgram } from '../workspace/system-programs.ts';
import type { MachineFacts } from './check.ts';

const PROGRAM_MS = 5000;

/** Looks at this machine. Where bubblewrap is there, a wall is built around an empty folder and tried from inside. */
export async function machineFacts(env: NodeJS.ProcessEnv): Promise<MachineFacts> {
  const bwrap = systemProgram('bwrap');
  const sudo = systemProgram('sudo');
  const [bwrapVersion, tried, restricted, namespaces, mayAll] = await Promise.all([
    bwrap === null ? null : output(bwrap, ['--version']),
    bwrap === null ? { wall: null, hole: null } : tryWall(),
    setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
    namespacesAllowed(),
    sudo === null ? null : output(sudo, ['-n', 'true']),
  ]);
  return {
    platform: process.platform,
    node: process.version,
    git: systemProgram('git'),
    bwrap,
    bwrapVersion: bwrapVersion === null ? null : (/\d+(?:\.\d+)+/.exec(bwrapVersion)?.[0] ?? null),
    ...tried,
    restricted: restricted === '1',
    namespaces,
    sudo: mayAll !== null,
    hosted: env.RUNNER_ENVIRONMENT === 'github-hosted',
    actions: env.GITHUB_ACTIONS === 'true',
  };
}

async function tryWall(): Promise<Pick<MachineFacts, 'wall' | 'hole'>> {
  const folder = await mkdtemp(join(tmpdir(), 'regreen-doctor-'));
  const [tree, scratch] = [join(folder, 'tree'), join(folder, 'scratch')];
  try {
    await Promise.all([mkdir(tree), mkdir(scratch)]);
    const sandbox = await openSandbox({
      tree,
      workspace: tree,
      gitDir: null,
      objects: null,
      scratch,
      readOnly: [],
      env: {},
      hide: [],
      mode: 'auto',
    });
    return { wall: null, hole: await proveWall(sandbox) };
  } catch (error) {
    if (error instanceof SandboxUnavailable) return { wall: sentence(error), hole: null };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Debian's switch, and the kernel's count, of which 0 means none (namespaces(7)). */
async function namespacesAllowed(): Promise<boolean | null> {
  const [debian, most] = await Promise.all([
    setting('/proc/sys/kernel/unprivileged_userns_clone'),
    setting('/proc/sys/user/max_user_namespaces'),
  ]);
  if (debian === null && most === null) return null;
  return debian !== '0' && most !== '0';
}

const setting = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );

/** What a program prints; `null` where it fails. */
const output = (program: string, argv: string[]): Promise<string | null> =>
  promisify(execFile)(program, argv, { env: {}, timeout: PROGRAM_MS }).then(
    ({ stdout }) => stdout,
    () => null,
  );
