import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Redactor } from '../text/redact.ts';
import { maskTokens } from '../text/tokens.ts';
import type { Patch, RunRecord } from '../types.ts';

/**
 * Makes the folder of a run. What a former run left in it must not be taken for this one's.
 * @param goesOn a run may go on with what is there: its traces and the change so far stay
 */
export async function freshRunDir(runDir: string, goesOn = false): Promise<void> {
  await dropLinks(runDir);
  await mkdir(join(runDir, 'logs'), { recursive: true });
  await drop(runDir, (name) => OWN_FILE.test(name) && !(goesOn && (TRACE.test(name) || PARTIAL.test(name))));
}

/** Takes away the traces of the run that goes on in this folder: those of the new one hold all of it. */
export const dropTraces = (runDir: string): Promise<void> => drop(runDir, (name) => TRACE.test(name));

async function drop(runDir: string, which: (name: string) => boolean): Promise<void> {
  await Promise.all((await readdir(runDir)).filter(which).map((name) => rm(join(runDir, name))));
}

/** A folder that was brought back may hold links, and what is written here must not end up elsewhere. */
async function dropLinks(runDir: string): Promise<void> {
  for (const name of OWN_FOLDERS) {
    const path = join(runDir, name);
    const found = await lstat(path).catch(() => null);
    if (found === null) continue;
    if (!found.isDirectory()) await rm(path);
    else
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
        if (entry.isSymbolicLink()) await rm(join(entry.parentPath, entry.name));
  }
}

const TRACE = /^(?:.*-)?trace\.jsonl$/;
const PARTIAL = /^(?:.*-)?partial\.patch$/;

/** What a run writes. The folder may be one that people use for other things, too. */
const OWN_FILE = /^(?:run\.json|regreen\.patch|(?:.*-)?trace\.jsonl|(?:.*-)?partial\.patch(?:\.next)?)$/;
const OWN_FOLDERS = ['evidence', 'logs'];

/**
 * Writes what is kept of a run: the record, and the patch where there is one. With a redactor no file of the run holds
 * a secret afterwards: known values go everywhere, and the record loses what is formed like one as well. A log
 * that is changed for it gets its new hash in the record.
 * @returns the record as it was written: what is shown of the run afterwards is rendered from it
 */
export async function writeReport(
  runDir: string,
  record: RunRecord,
  patch: Patch | null,
  redactor: Redactor | null = null,
): Promise<RunRecord> {
  if (patch !== null && patch.files.length > 0) await writeFile(join(runDir, 'regreen.patch'), patch.diff);
  const changed = redactor === null ? new Map<string, string>() : await redactRun(runDir, redactor);
  const clean = redactor === null ? record : cleaned(record, redactor, changed);
  await writeFile(join(runDir, 'run.json'), `${JSON.stringify(clean, null, 2)}\n`);
  return clean;
}

/** As `redactFolder`, of the run's own files: what else lies beside them is not ours to change. */
async function redactRun(runDir: string, redactor: Redactor): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  for (const name of await readdir(runDir)) {
    const path = join(runDir, name);
    const hash = OWN_FILE.test(name) ? await redactFile(path, redactor) : null;
    if (hash !== null) changed.set(name, hash);
    const inside = OWN_FOLDERS.includes(name) ? await redactFolder(path, redactor) : [];
    for (const [file, its] of inside) changed.set(join(name, file), its);
  }
  return changed;
}

/** The record without secrets, with the hashes its logs have now. The record itself stays as it is. */
function cleaned(record: RunRecord, redactor: Redactor, changed: ReadonlyMap<string, string>): RunRecord {
  const clean = mapStrings(record, (text) => maskTokens(redactor.redact(text)));
  const logs = clean.verifiers.flatMap(({ before, after, withOriginalTests }) =>
    [before, after, withOriginalTests].flatMap((run) => (run === null ? [] : [run.log])),
  );
  for (const log of logs) log.sha256 = changed.get(log.file) ?? log.sha256;
  if (clean.patch !== null) clean.patch.sha256 = changed.get('regreen.patch') ?? clean.patch.sha256;
  return clean;
}

/** A copy in which every string has gone through `change`; names of fields are ours. */
function mapStrings<T>(value: T, change: (text: string) => string): T {
  const copy = (each: unknown): unknown => {
    if (typeof each === 'string') return change(each);
    if (Array.isArray(each)) return each.map(copy);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, copy(inner)]));
  };
  return copy(value) as T;
}

/**
 * Takes known secrets out of every file below a folder; memory does not grow with the files.
 * @returns the SHA-256 of each file that was changed, by its path relative to the folder
 */
export async function redactFolder(folder: string, redactor: Redactor): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const hash = await redactFile(path, redactor);
    if (hash !== null) changed.set(relative(folder, path), hash);
  }
  return changed;
}

/** Read as Latin-1 every byte stays what it is; what only text shows, such as zero-width characters, comes second. */
const READINGS = ['latin1', 'utf8'] as const;
type Reading = (typeof READINGS)[number];

/** The hash of the file as it is now; `null` where it held no secret and was left alone. */
async function redactFile(path: string, redactor: Redactor): Promise<string | null> {
  let hash: string | null = null;
  // Nearly every file is clean: it is read, and nothing is written.
  for (const reading of READINGS)
    if (await holdsSecret(path, reading, redactor)) hash = await rewrite(path, reading, redactor);
  return hash;
}

async function holdsSecret(path: string, reading: Reading, redactor: Redactor): Promise<boolean> {
  const stream = redactor.stream();
  for await (const chunk of createReadStream(path, reading)) {
    stream.push(chunk);
    if (stream.found) return true;
  }
  return false;
}

async function rewrite(path: string, reading: Reading, redactor: Redactor): Promise<string> {
  const hash = createHash('sha256');
  const stream = redactor.stream();
  const other = `${path}.redacted`;
  await using out = await open(other, 'w');
  const put = async (text: string) => {
    const bytes = Buffer.from(text, reading);
    hash.update(bytes);
    await out.appendFile(bytes);
  };
  for await (const chunk of createReadStream(path, reading)) await put(stream.push(chunk));
  await put(stream.flush());
  await rename(other, path);
  return hash.digest('hex');
}
