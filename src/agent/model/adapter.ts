import type { Request, Turn } from '../model.ts';
import type { Refused } from './extras.ts';
import type { Life } from './stall.ts';

/** What an adapter has to know of the run. */
export interface AdapterOptions {
  model: string;
  reasoningEffort: string | null;
  cacheKey: string;
  /** The endpoint is OpenAI's own or Azure's: it stores answers unless told otherwise, and routes by the cache's key. */
  openai: boolean;
}

/** One API. */
export interface Adapter {
  /** The parameters that may be left out, should the endpoint refuse them. */
  extras: readonly string[];
  /**
   * Asks once. Rejects when there is no whole answer; `faultOf` reads what it rejects with.
   *
   * @param life is told of each event of the stream, and of all bytes
   */
  ask(request: Request, refused: Refused, signal: AbortSignal, life: Life): Promise<Turn>;
}
