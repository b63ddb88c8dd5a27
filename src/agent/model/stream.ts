import { StreamFault, saidOf } from './http-fault.ts';
import type { Life } from './stall.ts';

/** The client hands what it does not know of a request's options on to its transport: so that learns of bytes. */
export const telling = ({ stirred }: Life): object => ({ stirred });

/** The way back, in the transport. */
export const stirredBy = (init: object | undefined): (() => void) =>
  init !== undefined && 'stirred' in init ? (init.stirred as () => void) : () => undefined;

/**
 * The events of an answer. What breaks in the middle of it is a cut, whatever the platform calls it; an error that is
 * told as an event comes as it is.
 */
export async function* eventsOf<T>(stream: AsyncIterable<T>, alive: () => void): AsyncGenerator<T> {
  try {
    for await (const event of stream) {
      alive();
      yield event;
    }
  } catch (error) {
    const told = error instanceof Error && 'error' in error && error.error !== undefined;
    throw told ? error : cutStream();
  }
}

export const cutStream = (): StreamFault =>
  new StreamFault('cut', saidOf('breaks off its answers; run again, or name another endpoint'));
