import { StreamFault } from './http-fault.ts';

/**
 * Runs `work` and cuts it off once it gave no sign of life for `ms`.
 *
 * @param work gets the signal to stop by, and `alive`, to call at each event
 */
export async function watched<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), ms);
  try {
    return await work(AbortSignal.any([signal, stall.signal]), () => timer.refresh());
  } catch (error) {
    if (!stall.signal.aborted || signal.aborted) throw error;
    const message = `was silent for ${ms / 1000} s in the middle of an answer; run again, or raise 'stall-seconds'`;
    throw new StreamFault('stall', { message, code: null, type: null, param: null, windowTokens: null });
  } finally {
    clearTimeout(timer);
  }
}
