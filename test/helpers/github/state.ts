import type { Site } from './site.ts';

export type Access = 'read' | 'write';
export type RepositoryPermission = 'admin' | 'write' | 'read' | 'none';

/** Who a token speaks for. `permissions` makes it an installation token that can do only what they say. */
export interface Identity {
  login: string;
  permissions: Readonly<Record<string, Access>> | null;
  /** `false`: a personal token without the scope `workflow`. */
  workflows: boolean;
}

export interface Step {
  number: number;
  name: string;
  conclusion: string | null;
}

export interface JobSeed {
  id: number;
  name: string;
  conclusion: string | null;
  steps: Step[];
  /** The plain text of the log; `410` for one that has expired, `null` for one that never was. */
  log: string | null | 410;
}

export interface RunSeed {
  id: number;
  attempt: number;
  conclusion: string | null;
  event: string;
  headSha: string;
  headBranch: string;
  /** Path of the workflow file. */
  path: string;
  /** Name of the workflow. */
  name: string;
  runNumber: number;
  jobs: JobSeed[];
  /** Who started it; the owner of the repository unless told. */
  actor?: string;
  /** ISO 8601; a day long past unless told. */
  createdAt?: string;
}

/** What makes an issue a pull request. */
interface Pull {
  headRef: string;
  /** Who owns the fork the head lies in; left out: it lies here. Its tip is `headSha`, which no push moves. */
  headOwner?: string;
  baseRef: string;
  /** The tips as last seen, for when a branch is gone. */
  headSha: string;
  baseSha: string;
  draft: boolean;
  mergedAt: string | null;
  mergeCommitSha: string | null;
  reviewers: string[];
}

export interface Issue {
  number: number;
  title: string;
  body: string | null;
  user: string;
  labels: string[];
  state: 'open' | 'closed';
  stateReason: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  pull: Pull | null;
}

export type PullRequest = Issue & { pull: Pull };

export interface Comment {
  id: number;
  issue: number;
  body: string;
  user: string;
  createdAt: string;
  updatedAt: string;
}

/** A comment on a line of a pull request's diff. */
export interface LineComment {
  id: number;
  pull: number;
  commit: string;
  path: string;
  startLine: number | null;
  line: number | null;
  side: 'LEFT' | 'RIGHT';
  body: string;
  user: string;
  createdAt: string;
  updatedAt: string;
}

export interface Review {
  id: number;
  pull: number;
  body: string;
  user: string;
}

export interface Reaction {
  id: number;
  on: 'issue' | 'comment' | 'line';
  target: number;
  content: string;
  user: string;
  createdAt: string;
}

export interface Label {
  id: number;
  name: string;
  color: string;
  /** Empty for none: GitHub's description of a pull request does not know the null that labels really have. */
  description: string;
}

/** Everything GitHub knows beside the code; the code is in the bare repository and nowhere else. */
export interface GitHubState {
  readonly issues: Map<number, Issue>;
  readonly comments: Comment[];
  readonly lineComments: LineComment[];
  readonly reviews: Review[];
  readonly reactions: Reaction[];
  readonly labels: Map<string, Label>;
  readonly runs: RunSeed[];
  readonly permissions: Map<string, RepositoryPermission>;
  readonly tokens: Map<string, Identity>;
  readonly userIds: Map<string, number>;
  /** Commits GitHub signed: made over the API by a bot without an author of its own. */
  readonly signed: Set<string>;
  /** One entry per download of a log, with the Authorization header that came along (there must be none). */
  readonly logDownloads: Array<{ job: number; authorization: string | null }>;
  /** What `GET rules/branches/{branch}` answers; `creation`, `update`, `pull_request`, `branch_name_pattern` and `required_signatures` are enforced. */
  branchRules: Array<{ type: string; parameters?: Record<string, unknown> }>;
  /** Branches the rules are for; all unless told. */
  ruledBranches: RegExp;
  archived: boolean;
  /** As a private repository without a paid plan. */
  forbidDrafts: boolean;
  /** As the repository setting that lets Actions create pull requests, switched off. */
  forbidPullRequests: boolean;
  /** Issues with a pull request, by number. */
  readonly pulls: PullRequest[];
  nextId(): number;
  nextNumber(): number;
}

/** The ids GitHub gave to these accounts. */
const KNOWN_IDS = { 'github-actions[bot]': 41898282, 'web-flow': 19864447 };

export function createState(site: Site): GitHubState {
  const issues = new Map<number, Issue>();
  let id = 1_000_000;
  return {
    issues,
    comments: [],
    lineComments: [],
    reviews: [],
    reactions: [],
    labels: new Map(),
    runs: [],
    permissions: new Map([[site.owner, 'admin']]),
    tokens: new Map(),
    userIds: new Map(Object.entries(KNOWN_IDS)),
    signed: new Set(),
    logDownloads: [],
    branchRules: [],
    ruledBranches: /^/,
    archived: false,
    forbidDrafts: false,
    forbidPullRequests: false,
    get pulls() {
      return [...issues.values()].filter(isPullRequest);
    },
    nextId: () => {
      id += 1;
      return id;
    },
    nextNumber: () => Math.max(0, ...issues.keys()) + 1,
  };
}

export function isPullRequest(issue: Issue): issue is PullRequest {
  return issue.pull !== null;
}

/** GitHub's form of the present: ISO 8601 to the second. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
