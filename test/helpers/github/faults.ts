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
  /** Cuts the connection without an answer. */
  destroy?: boolean;
}

export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  const pending: Array<Fault & { left: number }> = [];
  return {
    add: (fault: Fault): void => {
      pending.push({ ...fault, left: fault.times ?? 1 });
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
