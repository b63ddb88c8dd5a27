/** What the workflow file lets happen. */
export interface Policy {
  /** Exact logins that may start a run without the right to write. */
  allowUsers: readonly string[];
  /** Exact logins of bots, or `login#id`. */
  allowBots: readonly string[];
  /** `patch`: a fork's commit may be worked on, beside no secret, and gives a patch only. */
  forks: 'refuse' | 'patch';
  /** The label that makes an issue a task. */
  label: string;
  optOutLabel: string;
  mention: string;
  maxAttemptsPerFailure: number;
  /** For loops and schedules; what people ask for by hand is not capped. */
  maxRunsPerDay: number;
  /** The trailer of regreen's own commits: `Regreen-Key`. */
  trailer: string;
}
