/** `missing`: without it no run could work; `warn`: runs work, but not as well as they could. */
export type CheckState = 'ok' | 'warn' | 'missing';

/** One thing the doctor looked at. `effect` and `remedy` are empty where all is well. */
export interface Check {
  id: string;
  state: CheckState;
  /** What is there, in words; never a secret. */
  found: string;
  /** What does not work for it. */
  effect: string;
  /** What to do about it: a command, an input, a setting. */
  remedy: string;
}

/** What is known when the rows are written. Everything is gathered first, so that each row is a pure decision. */
export interface Facts {
  machine: MachineFacts;
  services: ServiceFacts;
  project: ProjectFacts;
}

export interface MachineFacts {
  platform: string;
  node: string;
  /** Paths of programs in folders that only root writes; `null` where there is none. */
  git: string | null;
  bwrap: string | null;
  bwrapVersion: string | null;
  /** Why no wall could be built; `null` where one was, and where there is no bubblewrap to try. */
  wall: string | null;
  /** What a wall that was built lets through; `null` for nothing. */
  hole: string | null;
  /** `kernel.apparmor_restrict_unprivileged_userns` is on. */
  restricted: boolean;
  /** The kernel lets users make namespaces; `null` where it does not say. */
  namespaces: boolean | null;
  /** sudo works without a password. */
  sudo: boolean;
  /** A machine of GitHub's own, where what is missing is installed. */
  hosted: boolean;
  /** Inside a job of GitHub Actions. */
  actions: boolean;
}

export interface ServiceFacts {
  key: boolean;
  baseUrl: string | null;
  model: string | null;
  /** What the endpoint says of its models; `null` where nothing was asked. */
  models: { status: number | null; problem: string; names: string[] } | null;
  /** Name of the variable that holds a GitHub token. */
  token: string | null;
  /** `owner/name`. */
  repository: string | null;
  /** What GitHub says of the repository; `null` where nothing was asked. */
  access: { status: number | null; problem: string; push: boolean | null; scopes: string | null } | null;
}

export interface ProjectFacts {
  /** Why the folder cannot be worked on; `null` where it can. */
  problem: string | null;
  sha: string;
  shallow: boolean;
  /** Where a checkout left credentials: names of settings, never values. */
  credentials: string[];
  verifiers: string[];
  setup: string[];
}

export const ok = (id: string, found: string): Check => ({ id, state: 'ok', found, effect: '', remedy: '' });
export const warn = (id: string, found: string, effect: string, remedy: string): Check => ({
  id,
  state: 'warn',
  found,
  effect,
  remedy,
});
export const missing = (id: string, found: string, effect: string, remedy: string): Check => ({
  id,
  state: 'missing',
  found,
  effect,
  remedy,
});
