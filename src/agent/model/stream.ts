import { StreamFault, saidOf } from './http-fault.ts';

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
