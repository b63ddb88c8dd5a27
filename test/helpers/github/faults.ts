import { setTimeout as sleep } from 'node:timers/promises';

/** What the next matching requests meet instead of their answer, or before it when only `delayMs` is given. */
export interface Fault {
  method: string;
  /** Matched against the path below the API's base, or `/owner/name.git/…` for git. */
  path: RegExp;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** How many requests; one unless told. */
  times?: number;
  delayMs?: number;
  /** Cuts the connection without an answer, before anything is done. */
  destroy?: boolean;
  /** Does what is asked, and cuts the connection in place of the answer. */
  lost?: boolean;
  /** Cuts the connection in the middle of the answer. */
  cut?: boolean;
  /** Never answers. */
  hang?: boolean;
}

export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  const pending: Array<Fault & { left: number }> = [];
  return {
    add: (fault: Fault): void => {
      pending.push({ ...fault, left: fault.times ?? 1 });
    },
    /** Faults that met nobody. */
    forget: (): void => {
      pending.length = 0;
    },
    /** The fault that a request meets, after its delay; each is used up by the requests it meets. */
    async take(method: string, path: string): Promise<Fault | null> {
      const fault = pending.find((one) => one.left > 0 && one.method === method && one.path.test(path));
      if (!fault) return null;
      fault.left -= 1;
      if (fault.delayMs !== undefined) await sleep(fault.delayMs);
      return fault;
    },
  };
}
