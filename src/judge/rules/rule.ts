import type { Change } from './change.ts';
import type { RuleId } from './policy.ts';

/** What the caller knows besides the change. */
export interface GuardOptions {
  /** The task, in the words of somebody with write access, asks for changed tests. */
  testsMayChange: boolean;
  /** Paths the reproduced failure itself names. */
  failing?: readonly string[];
  /**
   * Further paths nobody but a person may change: a path, a folder ending in `/`, or a name. An entry that begins with
   * `!` takes what it meets out of the protection.
   */
  protectedPaths?: readonly string[];
  /** Above this a change is more than is read with care. Lock files do not count. */
  size?: { files: number; lines: number };
}

/** A place a rule objects to; `line` is in the new file, in the old one where the line was removed. */
export interface Hit {
  change: Change;
  line: number;
  excerpt: string;
  /** Told rather than refused: the sign alone does not prove a cheat. */
  mild?: boolean;
}

/** A change in a nutshell: the path, the text before (`null`: no such file) and after. */
export type Example = readonly [path: string, before: string | null, after: string | null];

export interface Rule {
  id: RuleId;
  find(changes: readonly Change[], options: GuardOptions): Iterable<Hit>;
  /** Changes the rule must not object to. */
  good: readonly Example[];
  /** Changes the rule must object to. */
  bad: readonly Example[];
}

/** A hit at a line of the new side, or of the old one for `side: 'before'`. */
export function hit(change: Change, line: number, side: 'before' | 'after' = 'after'): Hit {
  const source = change[side] ?? change.after ?? change.before;
  return { change, line, excerpt: (source?.lines[line - 1] ?? change.path).trim() };
}
