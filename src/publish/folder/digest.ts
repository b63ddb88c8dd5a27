import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a run folder: its path below the folder with `/`, its size in bytes, its SHA-256 in hex. */
interface ManifestEntry {
  path: string;
  size: number;
  sha256: string;
}

interface ScanLimits {
  /** Files and folders together, at any depth. */
  entries: number;
  /** All files together. */
  bytes: number;
  /** Files whose bytes are kept, with the most each may have. */
  keep: ReadonlyMap<string, number>;
}

export interface Scan {
  digest: string;
  kept: ReadonlyMap<string, Uint8Array>;
}

/** Something in a folder that no run leaves there: a clause for people that names it. */
export class OddFolder extends Error {}

/**
 * The digest of a run folder: SHA-256, in hex, over one line a file,
 *
 *     <SHA-256 of the file in hex> <size in bytes> <path>\n
 *
 * sorted by the UTF-8 bytes of the path. Paths are relative to the folder and have `/` between their parts. What has a
 * part that begins with a dot is left out, as actions/upload-artifact leaves it out. Modes, times and empty folders do
 * not count: an artifact loses them.
 *
 * @throws OddFolder where the folder holds a link, a special file, or a name that is no text
 */
export async function folderDigest(dir: string): Promise<string> {
  return (await scanFolder(dir, { entries: Infinity, bytes: Infinity, keep: new Map() })).digest;
}

/**
 * Reads a folder once, from handles that follow no link: what is kept is what was hashed.
 *
 * @throws OddFolder for what no run leaves, or more of it than the limits allow
 */
export async function scanFolder(dir: string, limits: ScanLimits): Promise<Scan> {
  const manifest: ManifestEntry[] = [];
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  for await (const path of filesIn(dir, limits.entries)) {
    await using handle = await openFile(dir, path);
    const { size } = await handle.stat();
    bytes += size;
    if (bytes > limits.bytes) throw new OddFolder(`it holds more than ${limits.bytes} bytes`);
    if (isHidden(path)) continue;
    const most = limits.keep.get(path);
    if (most !== undefined && size > most)
      throw new OddFolder(`'${path}' has ${size} bytes, and at most ${most} are read`);
    const { sha256, content } = await readFrom(handle, { path, size }, most !== undefined);
    manifest.push({ path, size, sha256 });
    if (content !== null) kept.set(path, content);
  }
  return { digest: digestOf(manifest), kept };
}

function digestOf(manifest: readonly ManifestEntry[]): string {
  const sorted = manifest
    .map((entry) => ({ ...entry, name: Buffer.from(entry.path) }))
    .sort((a, b) => Buffer.compare(a.name, b.name));
  const hash = createHash('sha256');
  for (const { sha256, size, path } of sorted) hash.update(`${sha256} ${size} ${path}\n`);
  return hash.digest('hex');
}

const isHidden = (path: string) => path.split('/').some((part) => part.startsWith('.'));

const DEEPEST = 16;

/** Paths of all files below a folder, in no order. */
async function* filesIn(dir: string, most: number): AsyncGenerator<string> {
  const open = [''];
  let count = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for await (const entry of await opendir(join(dir, folder)).catch(unreadable)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      count += 1;
      if (count > most) throw new OddFolder(`it holds more than ${most} entries`);
      // U+FFFD: the name is no UTF-8, and another file may look the same. A line end would forge the manifest.
      if (/[\p{Cc}\uFFFD\\]/u.test(path))
        throw new OddFolder(`${JSON.stringify(path)} is no name a run gives`);
      if (entry.isSymbolicLink()) throw new OddFolder(`'${path}' is a symbolic link`);
      if (entry.isDirectory()) {
        if (path.split('/').length > DEEPEST) throw new OddFolder(`'${path.slice(0, 200)}' lies too deep`);
        open.push(path);
      } else if (entry.isFile()) yield path;
      else throw new OddFolder(`'${path}' is no regular file`);
    }
  }
}

/** Looked at again through the handle: what the name leads to may have been swapped. A FIFO does not make it wait. */
async function openFile(dir: string, path: string): Promise<FileHandle> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(join(dir, path), flags).catch(unreadable);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new OddFolder(`'${path}' is no regular file`);
}

function unreadable(error: NodeJS.ErrnoException): never {
  throw new OddFolder(`it cannot be read (${error.code ?? 'error'})`);
}

async function readFrom(
  handle: FileHandle,
  { path, size }: { path: string; size: number },
  keep: boolean,
): Promise<{ sha256: string; content: Uint8Array | null }> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let read = 0;
  // One byte more than there should be shows a file that grows.
  for await (const chunk of handle.createReadStream({ end: size, autoClose: false })) {
    hash.update(chunk);
    read += chunk.length;
    if (keep) chunks.push(chunk);
  }
  if (read !== size) throw new OddFolder(`'${path}' changed while it was read`);
  return { sha256: hash.digest('hex'), content: keep ? Buffer.concat(chunks) : null };
}
