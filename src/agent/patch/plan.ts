import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PatchError } from './error.ts';
import type { Section } from './parse.ts';
import { pathInRoot, statInRoot } from './paths.ts';
import { notText } from './text.ts';
import { applyHunks } from './update.ts';

const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** A file that differs after the patch; `null` for no file. Modes are permission bits. */
export interface FileChange {
  path: string;
  before: { mode: number } | null;
  /** `mode` is `null` for the usual one of a new file. */
  after: { text: string; mode: number | null } | null;
}

interface Plan {
  /** In the order the patch first names the files. */
  changes: FileChange[];
  notes: string[];
}

/** A path the patch has named so far. */
interface PlannedFile {
  path: string;
  before: { mode: number } | null;
  /** Text on the disk, once it was read. */
  read: string | null;
  /** `text` is `null` as long as the bytes on the disk stand. */
  after: { text: string | null; mode: number | null } | null;
}

/**
 * What a patch does to each file, without writing. Sections build on one another: a file may be deleted and added, or
 * updated twice.
 *
 * @throws PatchError for whatever cannot be done
 */
export async function planPatch(root: string, sections: readonly Section[]): Promise<Plan> {
  const planning = new Planning(root);
  for (const section of sections) await planning.take(section);
  return { changes: [...planning.files.values()].flatMap(changeOf), notes: planning.notes };
}

class Planning {
  readonly files = new Map<string, PlannedFile>();
  readonly notes: string[] = [];
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async take(section: Section): Promise<void> {
    const file = await this.#file(section.path);
    if (section.kind === 'add') {
      this.#put(file, section.text, file.after?.mode ?? file.before?.mode ?? null);
      return;
    }
    if (file.after === null) throw new PatchError(missing(file.path, section.kind));
    if (section.kind === 'delete') {
      file.after = null;
      return;
    }
    const { mode } = file.after;
    const updated = applyHunks(file.path, await this.#read(file), section.hunks);
    this.notes.push(...updated.notes);
    const target = section.moveTo === null ? file : await this.#file(section.moveTo);
    if (target === file) file.after = { text: updated.text, mode };
    else {
      file.after = null;
      this.#put(target, updated.text, mode);
    }
  }

  #put(file: PlannedFile, text: string, mode: number | null): void {
    if (file.after !== null) this.notes.push(`${file.path} existed and is overwritten.`);
    this.#refuseBelow(file.path);
    file.after = { text, mode };
  }

  async #file(name: string): Promise<PlannedFile> {
    const path = await pathInRoot(this.#root, name);
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (this.files.get(folder)?.after) {
        throw new PatchError(`${path}: "${folder}" is a file, so nothing can lie below it.`);
      }
    }
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const stats = await statInRoot(this.#root, path, (part) => this.files.get(part)?.after === null);
    const before = stats === null ? null : { mode: stats.mode & 0o777 };
    const file: PlannedFile = {
      path,
      before,
      read: null,
      after: before && { text: null, mode: before.mode },
    };
    this.files.set(path, file);
    return file;
  }

  #refuseBelow(path: string): void {
    for (const file of this.files.values()) {
      if (file.after !== null && file.path.startsWith(`${path}/`)) {
        throw new PatchError(`${path}: this is a folder, because the patch has ${file.path}.`);
      }
    }
  }

  async #read(file: PlannedFile): Promise<string> {
    if (typeof file.after?.text === 'string') return file.after.text;
    file.read = await readText(this.#root, file.path);
    return file.read;
  }
}

function changeOf({ path, before, read, after }: PlannedFile): FileChange[] {
  if (after === null) return before === null ? [] : [{ path, before, after }];
  const { text, mode } = after;
  return text === null || text === read ? [] : [{ path, before, after: { text, mode } }];
}

async function readText(root: string, path: string): Promise<string> {
  // Not through a link, and without waiting for a writer, whatever took the file's place since it was looked at.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  await using handle = await open(join(root, path), flags);
  const stats = await handle.stat();
  if (!stats.isFile()) throw new PatchError(`${path}: this is not a regular file.`);
  if (stats.size > MAX_FILE_BYTES) {
    throw new PatchError(
      `${path}: ${stats.size} bytes are more than the ${MAX_FILE_BYTES} a patch may update.`,
    );
  }
  const bytes = await handle.readFile();
  const obstacle = notText(bytes);
  if (obstacle !== null)
    throw new PatchError(
      `${path}: cannot be patched as text: ${obstacle}. Change it with a command instead.`,
    );
  return bytes.toString('utf8');
}

function missing(path: string, kind: 'delete' | 'update'): string {
  const remedy =
    kind === 'delete' ? 'There is nothing to delete.' : `To create it, use "*** Add File: ${path}".`;
  return `${path}: there is no such file in the workspace. ${remedy}`;
}
