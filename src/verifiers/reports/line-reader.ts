import type { TestReport } from '../../types.ts';
import type { Place } from './report.ts';

/** Reads one tool's output line by line, in memory that grows with the number of tests alone. */
export interface LineReader {
  /** @param text a line of at most 4 kB, without colours, time stamps and blanks at its end */
  line(text: string): void;
  /** What was told; `null` where the log is not that tool's. */
  end(): TestReport | null;
}

export type OpenReader = (place: Place) => LineReader;
