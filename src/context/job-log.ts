import { Readable } from 'node:stream';

/** What is kept of a job log; the rest is dropped from the middle. */
const HEAD_BYTES = 4 * 1024 * 1024;
const TAIL_BYTES = 16 * 1024 * 1024;

/**
 * Fetches a job log from where GitHub's redirect points. No credentials go along: it is another host.
 * @returns head and tail of the log as text, or `null` when it is gone (410, 404)
 */
export async function fetchLog(url: string, signal?: AbortSignal): Promise<string | null> {
  const response = await fetch(url, { redirect: 'error', ...(signal === undefined ? {} : { signal }) });
  if (!response.ok || response.body === null) return null;
  return headAndTail(Readable.fromWeb(response.body));
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
