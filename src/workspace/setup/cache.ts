import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecResult, Sandbox } from '../../types.ts';
import { systemProgram } from '../system-programs.ts';

/** A room on the host: a tree's wall and what lies around it. */
export interface CachePlace {
  sandbox: Sandbox;
  /** The HOME of the sandbox, on the host. */
  home: string;
  /** Where logs go. */
  logs: string;
  timeoutMs: number;
  signal: AbortSignal;
}

/** A folder between two runs, kept by whatever the workflow keeps it with. */
export interface SetupCache {
  folder: string;
  key: string;
  /** The most one archive may hold; 2 GB unless told. */
  maxBytes?: number;
}

/** The folder holds no room of this key. */
export const NOTHING_KEPT = 'nothing was kept for this set-up';

const MAX_BYTES = 2 * 1024 ** 3;
/** A folder of ours in the sandbox's HOME, there only while a command runs. */
const EXCHANGE = '.regreen-setup';
/** Toolchains of the machine may be shown in HOME; their mount points (proc_pid_mountinfo(5)) are no part of it. */
const MOUNTS = `while read -r _ _ _ _ at _; do case "$at" in "$HOME"/*) printf '.%s\\n' "\${at#"$HOME"}" ;; esac; done < /proc/self/mountinfo > "$HOME/${EXCHANGE}/mounts"`;
const ARCHIVES = ['tree.tar', 'home.tar'] as const;
/**
 * Keeps what set-up left: the untracked files of the tree and its HOME. Both are packed inside the sandbox, which holds
 * nothing else: a link of the project's leads to nothing of the host's.
 * @param paths what lies in the tree beside the tracked files, relative to it
 * @param spent caches in HOME that are of no use once packages are there
 * @returns why nothing was kept; `null` where it was
 */
export async function storeSetup(
  place: CachePlace,
  cache: SetupCache,
  paths: readonly string[],
  spent: readonly string[] = [],
): Promise<string | null> {
  const tar = systemProgram('tar');
  if (tar === null) return 'tar is missing from the system folders';
  const exchange = join(place.home, EXCHANGE);
  await rm(exchange, { recursive: true, force: true });
  await mkdir(exchange);
  try {
    await writeFile(join(exchange, 'paths'), paths.map((path) => `./${path}\0`).join(''));
    const out = `"$HOME/${EXCHANGE}`;
    const left = [EXCHANGE, ...spent].map((path) => `--exclude=./${path}`).join(' ');
    const script = [
      MOUNTS,
      `"$0" --create --file ${out}/tree.tar" --null --verbatim-files-from --files-from ${out}/paths"`,
      `"$0" --create --file ${out}/home.tar" --directory "$HOME" --anchored --no-wildcards --exclude-from ${out}/mounts" ${left} .`,
    ].join(' && ');
    const packed = await run(place, ['/bin/sh', '-c', script, tar], 'setup-cache-store.log');
    if (packed.exitCode !== 0) return `tar ended with ${packed.stopped ?? `exit ${packed.exitCode}`}`;
    return await keep(exchange, cache);
  } finally {
    await rm(exchange, { recursive: true, force: true });
  }
}

async function keep(exchange: string, { folder, key, maxBytes = MAX_BYTES }: SetupCache) {
  await mkdir(folder, { recursive: true });
  // Last written, first removed: a folder with a key is whole.
  await rm(join(folder, 'key'), { force: true });
  for (const name of ARCHIVES) {
    const why = await copyPlain(join(exchange, name), join(folder, name), maxBytes);
    if (why !== null) return `${name}: ${why}`;
  }
  await writeFile(join(folder, 'key'), key);
  return null;
}

/**
 * Puts what an earlier run kept into a tree and its HOME. What the folder holds is not trusted: it is unpacked inside
 * the sandbox, so the worst it can do is to spoil the room.
 * @returns why nothing was restored; `null` where it was. After an answer other than `null` the room may be half full
 * and must not be used.
 */
export async function restoreSetup(
  place: CachePlace,
  { folder, key, maxBytes = MAX_BYTES }: SetupCache,
): Promise<string | null> {
  if ((await keyIn(folder)) !== key) return NOTHING_KEPT;
  const tar = systemProgram('tar');
  if (tar === null) return 'tar is missing from the system folders';
  const exchange = join(place.home, EXCHANGE);
  await mkdir(exchange);
  try {
    for (const name of ARCHIVES) {
      const why = await copyPlain(join(folder, name), join(exchange, name), maxBytes);
      if (why !== null) return `${name}: ${why}`;
    }
    const from = `"$HOME/${EXCHANGE}`;
    const script = [
      `"$0" --extract --file ${from}/tree.tar" --no-same-owner`,
      `"$0" --extract --file ${from}/home.tar" --no-same-owner --directory "$HOME"`,
    ].join(' && ');
    const unpacked = await run(place, ['/bin/sh', '-c', script, tar], 'setup-cache-restore.log');
    return unpacked.exitCode === 0
      ? null
      : `tar ended with ${unpacked.stopped ?? `exit ${unpacked.exitCode}`}`;
  } finally {
    await rm(exchange, { recursive: true, force: true });
  }
}

/** With programs by their absolute paths: set-up may have put others in front. */
const run = (place: CachePlace, argv: readonly string[], log: string): Promise<ExecResult> =>
  place.sandbox.exec({
    argv,
    cwd: '.',
    env: {},
    timeoutMs: place.timeoutMs,
    logFile: join(place.logs, log),
    network: 'none',
    signal: place.signal,
  });

/** The key of a whole folder; `null` where there is none. */
async function keyIn(folder: string): Promise<string | null> {
  const file = join(folder, 'key');
  const stat = await lstat(file).catch(() => null);
  return stat?.isFile() && stat.size < 1000 ? readFile(file, 'utf8') : null;
}

/** Copies a file that strangers may have put there: no link, nothing that blocks, and not more than is allowed. */
async function copyPlain(from: string, to: string, maxBytes: number): Promise<string | null> {
  const stat = await lstat(from).catch(() => null);
  if (!stat?.isFile()) return 'is no file';
  if (stat.size > maxBytes) return `${stat.size} bytes are more than the ${maxBytes} that are kept`;
  await rm(to, { force: true });
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await using copy = await open(to, 'r');
  return (await copy.stat()).size === stat.size ? null : 'changed while it was copied';
}
