import type { CiResult } from './ci-watch.ts';
import type { Config } from './config.ts';
import type { GitHub } from './github.ts';
import type { Links } from './publish/body.ts';
import type { Redactor } from './text/redact.ts';
import type { Admission } from './trigger/authorize.ts';
import type { Ending, FileReader, PatchedFile, RunRecord } from './types.ts';

/** What publishing works with. */
export interface PublishingMeans {
  config: Config;
  github: GitHub;
  links: Links;
  redactor: Redactor;
  /** Waits for the checks of a commit that was published. */
  watch: (sha: string) => Promise<CiResult>;
}

/** A green change, whichever job solved it. The record is only read. */
export interface Publication {
  admission: Admission;
  record: Readonly<RunRecord>;
  files: readonly PatchedFile[];
  /** The same as `git diff` gives it. */
  diff: Uint8Array;
  /** Files of the commit whose rules count: its template, its form of titles. */
  read: FileReader;
  /** The request in words of somebody who may write: only they can ask for changed tests. */
  words: string | null;
}

/** What became of a change, for whoever keeps its record. */
export interface MadeKnown {
  /** What the record holds from now on: what the guard found in the very bytes, and where they went. */
  noted: Partial<Pick<RunRecord, 'findings' | 'published'>>;
  /** `null`: as the record says. */
  ending: Ending | null;
}
