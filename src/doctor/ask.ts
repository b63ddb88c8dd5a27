/** What a server said; `status` is `null` where it said nothing, and `problem` then why. */
export interface Answer {
  status: number | null;
  problem: string;
  body: unknown;
  header: (name: string) => string | null;
}

const LONGEST_WAIT_MS = 5000;
const MOST_BYTES = 1024 ** 2;

/**
 * One GET, at most 5 seconds and a megabyte. A redirect is not followed: what goes along is for this host alone. Never
 * rejects.
 */
export async function ask(url: string, secret: string | null): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'regreen' };
  if (secret !== null) headers.authorization = `Bearer ${secret}`;
  try {
    const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    const body = parse(await readStart(response));
    return { status: response.status, problem: '', body, header: (name) => response.headers.get(name) };
  } catch (error) {
    return { status: null, problem: reason(error), body: null, header: () => null };
  }
}

async function readStart(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The system's code for a broken connection says most; the message of a header that cannot be sent would quote it. */
function reason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error && error.name === 'TimeoutError' ? 'no answer in 5 s' : 'the call failed';
}
