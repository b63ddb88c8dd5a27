import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { systemProgram } from '../system-programs.ts';
import {
  chooseWall,
  type Found,
  PREPARATIONS,
  type Preparation,
  SandboxUnavailable,
  type WallFacts,
} from './ladder.ts';

const run = promisify(execFile);

/** A package server may be slow. */
const ROOT_TIMEOUT_MS = 180_000;

/** Builds a wall and says what went wrong, or `null`. */
type TryWall = (candidate: Found) => Promise<string | null>;

/** A bubblewrap that works here, as `tryWall` says. Throws `SandboxUnavailable`. */
export async function findBubblewrap(tryWall: TryWall): Promise<Found> {
  const done = new Set<Preparation>();
  let rootFailure: string | null = null;
  for (;;) {
    const choice = chooseWall(await probe(done, rootFailure, tryWall));
    if (choice.kind === 'bwrap') return { program: choice.program, byRoot: choice.byRoot };
    if (choice.kind === 'unavailable') throw new SandboxUnavailable(`${choice.reason}: ${choice.remedy}`);
    if (choice.kind === 'try-root') {
      const byRoot = { program: choice.program, byRoot: true };
      rootFailure = await tryWall(byRoot);
      if (rootFailure === null) return byRoot;
    } else {
      done.add(choice.preparation);
      // Whether it helped is what the next try says.
      await asRoot(PREPARATIONS[choice.preparation].script);
    }
  }
}

/** A bubblewrap that root starts, whether or not user namespaces work. Throws `SandboxUnavailable`. */
export async function bubblewrapByRoot(tryWall: TryWall): Promise<Found> {
  const program = systemProgram('bwrap');
  if (program === null) throw new SandboxUnavailable('bubblewrap is not installed');
  const failure = await tryWall({ program, byRoot: true });
  if (failure !== null) throw new SandboxUnavailable(`root cannot build a sandbox here (${failure})`);
  return { program, byRoot: true };
}

async function probe(
  done: ReadonlySet<Preparation>,
  rootFailure: string | null,
  tryWall: TryWall,
): Promise<WallFacts> {
  const bwrap = systemProgram('bwrap');
  const failure = bwrap === null ? null : await tryWall({ program: bwrap, byRoot: false });
  const works = bwrap !== null && failure === null;
  const sudo = !works && (await asRoot('true'));
  return {
    platform: process.platform,
    bwrap,
    failure,
    restricted: readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1',
    hosted: process.env.RUNNER_ENVIRONMENT === 'github-hosted',
    sudo,
    ...(sudo || process.getuid?.() === 0 ? { byRoot: { failure: rootFailure } } : {}),
    done,
  };
}

async function asRoot(script: string): Promise<boolean> {
  const sudo = systemProgram('sudo');
  if (sudo === null) return false;
  // A password that was typed a while ago is no leave to go on as root.
  const ended = run(sudo, ['-k', '-n', '/bin/sh', '-c', script], { env: {}, timeout: ROOT_TIMEOUT_MS });
  return ended.then(
    () => true,
    () => false,
  );
}

function readSetting(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
