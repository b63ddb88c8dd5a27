import type { Prices } from './agent/prices.ts';
import type { Config } from './config.ts';
import type { Redactor } from './text/redact.ts';
import type { Emit, Outcome, Patch, RunRecord, Stage } from './types.ts';
import type { CommitFiles } from './workspace/commit-files.ts';

/** What surrounds a run on the machine. */
export interface Surroundings {
  /** The checkout. */
  path: string;
  runDir: string;
  tempDir?: string;
  /** Variables that pass the wall. */
  env: Record<string, string>;
  /** Host folders nothing inside may see: the runner's own. */
  hide: string[];
  emit: Emit;
  cancel: AbortSignal;
  /** Takes known secrets out of what is kept, shown or sent. */
  redactor: Redactor;
  /** Values of the input `setup-env`, by name. */
  setupEnv?: Readonly<Record<string, string>>;
  /** Where further repositories are fetched from; https, or http on loopback. */
  server?: string;
  /** The repository under repair as `owner/name`, where that is known. */
  repository?: string;
  /** Prices of the user's own. */
  prices: Prices;
}

/** A run under way: what its steps share. */
export interface Run {
  config: Config;
  around: Surroundings;
  record: RunRecord;
  started: number;
  /** The commit is of people who may write: set-up may see the values of `setup-env`. */
  trusted?: boolean;
  /** Files of the commit whose instructions and commands count; left out: of the one under repair itself. */
  rules?: CommitFiles;
  /** The commit is on the default branch: what set-up leaves may be kept for later runs. */
  keepsSetup?: boolean;
}

/** Reads a file of the commit under repair; `null` where there is none. */
export type FileAt = (path: string) => Promise<string | null>;

export const stage = ({ around }: Run, name: Stage, detail: string): void =>
  around.emit({ type: 'stage', stage: name, detail });

/** The longest a single command may take, in milliseconds: one that hangs must leave the model something. */
export const commandTime = (run: Run): number => Math.min(timeLeft(run), run.config.limits.minutes * 20_000);

/** What is left of the run's time, in milliseconds. */
export const timeLeft = ({ config, started }: Run): number =>
  Math.max(1, started + config.limits.minutes * 60_000 - Date.now());

/** A run under way, with what is made known at its end. */
export interface OrderedRun extends Run {
  kept: { patch: Patch | null };
}

/** Ends that are made known, and that a cancellation which came later does not undo. */
export const MADE_KNOWN: readonly Outcome[] = ['fixed', 'answered', 'suggested'];
