import type { Resumed } from './agent/resume.ts';
import type { Gathered } from './context/task.ts';
import type { Former } from './former-run.ts';
import type { FileAt } from './run-state.ts';
import type { Ending, News, Patch, RunRecord } from './types.ts';
import type { Beginning } from './workspace/begin.ts';
import type { CommitFiles } from './workspace/commit-files.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What a run is about; the two doors (Action and command) each make one. */
export interface Order {
  /** Who asks, and may they? Before anything is spent. */
  admit(): Promise<Admitted | { ending: Ending }>;
  /** The task with its evidence. `fileAt` reads the commit under repair. */
  gather(fileAt: FileAt): Promise<Gathered>;
  /** Makes the good end known: pull request, issue, or the user's own checkout. May change outcome and reason. */
  publish(record: RunRecord, patch: Patch, workspace: Workspace, beside: Beside): Promise<Ending | null>;
  /** Says how it ended where people look for it, whatever the end. Gives what could not be done; never rejects. */
  tell?: (record: RunRecord) => Promise<string | null>;
  /** What people say while the model works; left out where there is no thread. */
  news?: () => Promise<News | null>;
  /** Local checkouts are taken with their uncommitted changes. */
  dirty: boolean;
  /** The run that goes on; `null` for a new one. */
  resume: Resumed | null;
  /** What the run folder holds of a run before, which goes on where it is of the same task; left out or `null`: nothing. */
  former?: Former | null;
  /** What is to be told before anything else. */
  notes?: readonly string[];
  /** What was begun of the workspace before the order was read. */
  begun?: Beginning | null;
}

/** What a good end is made known with, beside the change itself. */
interface Beside {
  /** Files of the commit whose rules count. */
  rules: CommitFiles;
  /** Waits for what only describes the change: where it fails a note tells of it, and the end stays good. */
  tolerate(described: Promise<void>): Promise<void>;
}

/** The commit that is worked on, and the branch the change is for. */
interface Admitted {
  sha: string;
  branch: string;
  /** The commit that what is under repair was made from; `null` where that is not known. */
  against: string | null;
  /** Its author and its last pusher are people who may write. */
  trusted: boolean;
  /** The commit whose instructions and commands count; `null`: this one. */
  rules: string | null;
  /** It is on the default branch: what set-up leaves may be kept for later runs. */
  keepsSetup: boolean;
}
