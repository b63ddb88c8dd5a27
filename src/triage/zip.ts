const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated; others cannot be read. */
  method: number;
  /** The entry's bytes as they lie in the archive. */
  data: Buffer;
}

/**
 * The files of a zip archive in the order of its central directory (PKWARE APPNOTE 4.3). Folders are left out.
 * Where the directory is missing or cut off, what can be read from the local headers is returned with `damaged`.
 */
export function readZip(archive: Buffer): { entries: ZipEntry[]; damaged: boolean } {
  const end = findEnd(archive);
  if (end < 0) return { entries: readLocal(archive), damaged: true };
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL) return { entries, damaged: true };
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const data = localData(archive, archive.readUInt32LE(at + 42), archive.readUInt32LE(at + 20));
    if (data === null) return { entries, damaged: true };
    if (!name.endsWith('/')) entries.push({ name, method: archive.readUInt16LE(at + 10), data });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return { entries, damaged: false };
}

function findEnd(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - END_SIZE - MAX_COMMENT);
  for (let at = archive.length - END_SIZE; at >= lowest; at--)
    if (archive.readUInt32LE(at) === END) return at;
  return -1;
}

function localData(archive: Buffer, at: number, size: number): Buffer | null {
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL) return null;
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  return start + size > archive.length ? null : archive.subarray(start, start + size);
}

/** Without a directory: one local header after the other, as far as their sizes are given. */
function readLocal(archive: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 30 <= archive.length && archive.readUInt32LE(at) === LOCAL) {
    const nameEnd = at + 30 + archive.readUInt16LE(at + 26);
    const start = nameEnd + archive.readUInt16LE(at + 28);
    const size = archive.readUInt32LE(at + 18);
    const sizeUnknown = (archive.readUInt16LE(at + 6) & 8) !== 0 && size === 0;
    const end = sizeUnknown ? archive.length : Math.min(start + size, archive.length);
    const name = archive.toString('utf8', at + 30, nameEnd);
    if (!name.endsWith('/'))
      entries.push({ name, method: archive.readUInt16LE(at + 8), data: archive.subarray(start, end) });
    at = end;
  }
  return entries;
}
