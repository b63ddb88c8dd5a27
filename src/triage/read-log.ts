import { open } from 'node:fs/promises';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { readZip, type ZipEntry } from './zip.ts';

/** The zip of a run's logs is read into memory; a bigger one is refused with a note. */
const MAX_ZIP = 512 * 1024 * 1024;
const PROBE = 8192;
const CHUNK = 256 * 1024;
const DEFLATED = 8;

export interface LogSource {
  /** The log as plain bytes, for `triage`. Reads once; a chunk is valid until the next one is asked for. */
  chunks: AsyncIterable<Uint8Array>;
  /** What could not be read, in words for people; complete once `chunks` has ended. */
  notes: string[];
}

/**
 * Opens a log: plain text, gzip, a zip of logs (its files in order), UTF-16 with a byte order mark. What is damaged
 * or is no text is told in `notes`, never thrown; only a file that cannot be opened rejects.
 */
export function readLog(source: string | AsyncIterable<Uint8Array>): LogSource {
  const notes: string[] = [];
  const bytes = typeof source === 'string' ? readFile(source) : source;
  return { chunks: decode(bytes, notes), notes };
}

/** One buffer for the whole file: a gigabyte of short-lived ones would cost more memory than all the rest. */
async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  await using file = await open(path);
  const buffer = Buffer.alloc(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* decode(source: AsyncIterable<Uint8Array>, notes: string[]): AsyncGenerator<Uint8Array> {
  const { head, all } = await probe(source);
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(all, notes);
  else if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') yield* unzip(all, notes);
  else if (head[0] === 0xff && head[1] === 0xfe) yield* transcode(all);
  else if (head.includes(0)) notes.push('not a text: the first 8 kB hold a NUL byte');
  else yield* all;
}

/** Reads ahead until the kind of file can be told. */
async function probe(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Buffer; all: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < PROBE) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(Buffer.from(next.value));
    size += next.value.length;
  }
  const all = (async function* () {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  return { head: Buffer.concat(first).subarray(0, PROBE), all };
}

async function* gunzip(source: AsyncIterable<Uint8Array>, notes: string[]): AsyncGenerator<Uint8Array> {
  yield* inflate(source, createGunzip(), (problem) =>
    notes.push(`gzip damaged: ${problem}; what could be read is used`),
  );
}

async function* unzip(source: AsyncIterable<Uint8Array>, notes: string[]): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > MAX_ZIP) {
      notes.push(`zip larger than ${MAX_ZIP / 1024 / 1024} MB: not read; pass the log of one job instead`);
      return;
    }
    parts.push(Buffer.from(part));
  }
  const { entries, damaged } = readZip(Buffer.concat(parts));
  if (damaged) notes.push('zip damaged: its directory is incomplete; what could be read is used');
  for (const entry of logsOf(entries)) yield* readEntry(entry, notes);
}

/**
 * Without what macOS and editors add to archives, and without the steps of a job whose whole log is there too: in
 * GitHub's archives `0_build.txt` holds what `build/1_Set up job.txt` and the rest say.
 */
function logsOf(entries: ZipEntry[]): ZipEntry[] {
  const logs = entries.filter(({ name }) => !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/.test(name));
  const jobs = new Set(logs.flatMap(({ name }) => /^\d+_(.+)\.txt$/.exec(name)?.[1] ?? []));
  return logs.filter(({ name }) => !jobs.has(name.slice(0, Math.max(0, name.indexOf('/')))));
}

async function* readEntry({ name, method, data }: ZipEntry, notes: string[]): AsyncGenerator<Uint8Array> {
  const whole = (async function* () {
    yield data;
  })();
  if (method === 0) yield data;
  else if (method === DEFLATED) {
    yield* inflate(whole, createInflateRaw(), (problem) => notes.push(`${name} damaged: ${problem}`));
  } else {
    notes.push(`${name} not read: compression method ${method}`);
    return;
  }
  yield Buffer.from('\n');
}

type Inflater = ReturnType<typeof createGunzip> | ReturnType<typeof createInflateRaw>;

async function* inflate(
  source: AsyncIterable<Uint8Array>,
  inflater: Inflater,
  damaged: (problem: string) => void,
): AsyncGenerator<Uint8Array> {
  const feeding = feed(source, inflater);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
    await feeding;
  } catch (error) {
    damaged(error instanceof Error ? error.message : String(error));
  }
}

async function feed(source: AsyncIterable<Uint8Array>, inflater: Inflater): Promise<void> {
  for await (const chunk of source) {
    if (inflater.destroyed) return;
    if (!inflater.write(Buffer.from(chunk)))
      await new Promise((resolve) => inflater.once('drain', resolve).once('close', resolve));
  }
  inflater.end();
}

async function* transcode(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-16le');
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
