import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { systemProgram } from '../system-programs.ts';
import { chooseWall, PREPARATIONS, type Preparation, SandboxUnavailable, type WallFacts } from './ladder.ts';

const run = promisify(execFile);

/** A package server may be slow. */
const ROOT_TIMEOUT_MS = 180_000;

/**
 * Path of a bubblewrap that works here. `tryWall` builds a wall with it and returns what went wrong, or `null`.
 * Throws `SandboxUnavailable`.
 */
export async function findBubblewrap(tryWall: (program: string) => Promise<string | null>): Promise<string> {
  const done = new Set<Preparation>();
  for (;;) {
    const choice = chooseWall(await probe(done, tryWall));
    if (choice.kind === 'bwrap') return choice.program;
    if (choice.kind === 'unavailable') throw new SandboxUnavailable(`${choice.reason}: ${choice.remedy}`);
    done.add(choice.preparation);
    // Whether it helped is what the next try says.
    await asRoot(PREPARATIONS[choice.preparation].script);
  }
}

async function probe(
  done: ReadonlySet<Preparation>,
  tryWall: (program: string) => Promise<string | null>,
): Promise<WallFacts> {
  const bwrap = systemProgram('bwrap');
  const failure = bwrap === null ? null : await tryWall(bwrap);
  const works = bwrap !== null && failure === null;
  return {
    platform: process.platform,
    bwrap,
    failure,
    restricted: readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1',
    hosted: process.env.RUNNER_ENVIRONMENT === 'github-hosted',
    sudo: !works && (await asRoot('true')),
    done,
  };
}

async function asRoot(script: string): Promise<boolean> {
  const sudo = systemProgram('sudo');
  if (sudo === null) return false;
  const ended = run(sudo, ['-n', '/bin/sh', '-c', script], { env: {}, timeout: ROOT_TIMEOUT_MS });
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
