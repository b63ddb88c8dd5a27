import { Readable } from 'node:stream';

/** The longest a log may take to arrive. */
const LOG_MS = 120_000;

/** What is kept of a job log; the rest is dropped from the middle. */
const HEAD_BYTES = 4 * 1024 * 1024;
const TAIL_BYTES = 16 * 1024 * 1024;

/**
 * Fetches a job log from where GitHub's redirect points. No credentials go along: it is another host.
 * @returns head and tail of the log as text, or `null` when it is gone (410, 404) or cannot be had
 */
export async function fetchLog(url: string, signal?: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: signal ?? AbortSignal.timeout(LOG_MS) });
    if (!response.ok || response.body === null) return null;
    return await headAndTail(Readable.fromWeb(response.body));
  } catch {
    // Not to be had now: the failing command itself will speak.
    return null;
  }
}

export async function headAndTail(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const head: Uint8Array[] = [];
  const tail: Uint8Array[] = [];
  let headSize = 0;
  let tailSize = 0;
  let dropped = 0;
  for await (const chunk of stream) {
    if (headSize < HEAD_BYTES) {
      head.push(chunk);
      headSize += chunk.length;
      continue;
    }
    tail.push(chunk);
    tailSize += chunk.length;
    while (tailSize - (tail[0]?.length ?? 0) > TAIL_BYTES) {
      const first = tail.shift();
      tailSize -= first?.length ?? 0;
      dropped += first?.length ?? 0;
    }
  }
  const gap = dropped === 0 ? [] : [Buffer.from(`\n… ${dropped} bytes left out …\n`)];
  return Buffer.concat([...head, ...gap, ...tail]).toString('utf8');
}
