import { ConnectionFault, readHttpFault } from './http-fault.ts';
import type { Answer } from './transport.ts';

const STREAM = /^\s*text\/event-stream\b/i;
/** A comment or a field, as each line of a stream begins (WHATWG HTML, 9.2.6 "Interpreting an event stream"). */
const BEGINNING = /^\uFEFF?\s*(?:data|event|id|retry)?:/;
/** As many characters as tell them from anything else. */
const ENOUGH = 8;
/** Blanks before them. */
const MOST_BYTES = 1024;

/**
 * An answer that is a stream of events, whatever its type says.
 * @throws HttpFault for one that is something else: a page to sign in at, plain JSON
 */
export async function asEvents(answer: Answer): Promise<Answer> {
  if (STREAM.test(answer.headers.get('content-type') ?? '')) return answer;
  const pieces = answer.body[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  const sent = () => Buffer.concat(read);
  const begun = () => sent().toString('utf8').trimStart();
  try {
    while (begun().length < ENOUGH && sent().length < MOST_BYTES) {
      const { done, value } = await pieces.next();
      if (done) break;
      read.push(value);
    }
  } catch (error) {
    throw new ConnectionFault(error);
  }
  const body = followed(read, pieces);
  if (BEGINNING.test(begun())) return { ...answer, body };
  throw await readHttpFault({ ...answer, body });
}

async function* followed(read: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>) {
  yield* read;
  yield* { [Symbol.asyncIterator]: () => rest };
}
