import { StreamFault, saidOf } from './http-fault.ts';

/** Signs of life of an answer that is waited for. */
export interface Life {
  /** An event of the stream came. */
  alive: () => void;
  /** Bytes came, whatever is in them: hosts send comments while a model thinks. */
  stirred: () => void;
}

/** How long an answer may take, in milliseconds. */
export interface Patience {
  /** Without a byte. */
  silentMs: number;
  /** Without an event: a host that only ever sends comments ends too. */
  eventlessMs: number;
}

/**
 * Runs `work` and cuts it off once it gave no sign of life for as long as that.
 *
 * @param work gets the signal to stop by, and what to call at each sign of life
 */
export async function watched<T>(
  { silentMs, eventlessMs }: Patience,
  signal: AbortSignal,
  work: (signal: AbortSignal, life: Life) => Promise<T>,
): Promise<T> {
  const stall = new AbortController();
  let why = '';
  const cut = (how: string) => () => {
    why = how;
    stall.abort();
  };
  const silence = setTimeout(cut(`was silent for ${silentMs / 1000} s in the middle of an answer`), silentMs);
  const empty = setTimeout(cut(`sent no more than signs of life for ${eventlessMs / 1000} s`), eventlessMs);
  const stirred = () => void silence.refresh();
  const alive = () => {
    stirred();
    empty.refresh();
  };
  try {
    return await work(AbortSignal.any([signal, stall.signal]), { alive, stirred });
  } catch (error) {
    if (!stall.signal.aborted || signal.aborted) throw error;
    throw new StreamFault('stall', saidOf(`${why}; run again, or raise 'stall-seconds'`));
  } finally {
    clearTimeout(silence);
    clearTimeout(empty);
  }
}
