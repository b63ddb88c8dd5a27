/**
 * The nouns of regreen with their contracts. This file imports nothing; everything else may import it.
 *
 * Units: times in milliseconds unless a name says otherwise, lines 1-based and inclusive, paths of a repository
 * relative to its root with `/`.
 */

// --- endings -------------------------------------------------------------------------------------------------------

/** How a run ended. The meaning of each value is in docs/outcomes.md. */
export const OUTCOMES = [
  'fixed',
  'answered',
  'suggested',
  'clean',
  'flaky',
  'not-reproduced',
  'no-environment',
  'unfixed',
  'rejected',
  'stale',
  'refused',
  'skipped',
  'failed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why the agent stopped working. */
export const STOP_REASONS = [
  'submitted',
  'turns',
  'tokens',
  'cost',
  'time',
  'cancelled',
  'model-error',
  'gave-up',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** An expected ending, with one sentence for people: what happened and what to do about it. */
export interface Ending {
  outcome: Outcome;
  reason: string;
}

/** Wrong use or configuration: a sentence that names the input, shows the value and tells the remedy. */
export class WrongUse extends Error {}

/** The inputs a run was given, for the one that goes on with it. */
export interface GivenInputs {
  /** By name; `null`: given, and not kept since it may hold a secret. */
  inputs: Readonly<Record<string, string | null>>;
  /** Shows that they are of somebody who has the key; `null` without a key. */
  seal: string | null;
}

// --- who asks for what ---------------------------------------------------------------------------------------------

export interface Repository {
  owner: string;
  name: string;
  defaultBranch: string;
}

/** Somebody, as a payload or the API tells it. */
export interface Account {
  login: string;
  /** `null` where only the login is known, which proves no bot. */
  id: number | null;
  /** An App's or GitHub's own account. */
  bot: boolean;
}

interface TriggerBase {
  repository: Repository;
  /** The commit that is worked on. */
  sha: string;
  /** The branch the change is for: the base of the pull request. */
  branch: string;
  /** The commit that what failed was made from: the base of its pull request; `null` where there is none. */
  against: string | null;
  /** Logins that must be allowed to write before anything is spent. Empty for a schedule: its file is the permission. */
  actors: string[];
  /** The same people with the ids their payload tells. Left out: only the logins are known. */
  accounts?: readonly Account[];
  /** Labels of the issue or pull request, as the payload has them. */
  labels?: readonly string[];
  /** The commit under repair comes from another repository. */
  fork: boolean;
}

/** The last step of the failing job itself, guarded by `if: failure()`. */
export interface InJobTrigger extends TriggerBase {
  kind: 'in-job';
  runId: number;
  runAttempt: number;
  /** The key of the job in the workflow file (`GITHUB_JOB`). */
  job: string;
  /** Path of the workflow file, from `GITHUB_WORKFLOW_REF`. */
  workflowPath: string;
  /** Number of the pull request the job is of. */
  pulls?: readonly number[];
}

/** A completed run of another workflow (`workflow_run`). */
export interface FailedRunTrigger extends TriggerBase {
  kind: 'failed-run';
  conclusion: string | null;
  runId: number;
  runAttempt: number;
  runNumber: number;
  runUrl: string;
  workflowName: string;
  workflowPath: string;
  /** Who owns the repository the commit lies in; `null` where that is gone. Left out: not known. */
  headOwner?: string | null;
  /** Numbers of the open pull requests of this head; none for a fork's, which GitHub does not tell. */
  pulls?: readonly number[];
  /** Message of the commit, from the payload: a hint that it may be our own, never a proof. */
  message?: string;
}

/** An issue that carries the label. */
export interface LabelTrigger extends TriggerBase {
  kind: 'label';
  issue: { number: number; title: string; body: string; author: string };
}

export interface ScheduleTrigger extends TriggerBase {
  kind: 'schedule';
}

/** A `workflow_dispatch` with a task in words. */
interface DispatchTrigger extends TriggerBase {
  kind: 'dispatch';
  task: string;
}

export type Trigger = InJobTrigger | FailedRunTrigger | LabelTrigger | ScheduleTrigger | DispatchTrigger;

/** What the word after a mention forces. */
export type ThreadCommand = 'fix' | 'ask' | 'again' | 'stop';

interface ThreadBase extends TriggerBase {
  /** Number of the issue or pull request. */
  issue: number;
  isPullRequest: boolean;
  /** The issue or pull request as the payload has it: what the person who asks has seen. */
  thread: { title: string; body: string; author: string };
  commentId: number;
  author: string;
  /** The whole comment, raw. */
  body: string;
  /** What follows the mention and its command, as Markdown shows it. */
  text: string;
  /** The comment without quotes, code and the mention: what its author says in words of their own. */
  words: string;
  /** `null`: free words. */
  command: ThreadCommand | null;
  /** ISO 8601, as GitHub writes them. */
  createdAt: string;
  updatedAt: string;
}

/** A mention in a comment on an issue or pull request. */
export interface CommentTrigger extends ThreadBase {
  kind: 'comment';
}

/** A mention in a review, or in a comment on a line of the diff. */
export interface ReviewTrigger extends ThreadBase {
  kind: 'review';
  /** `null`: the text of the review itself. */
  place: { path: string; line: number | null; diffHunk: string } | null;
}

export type ThreadTrigger = CommentTrigger | ReviewTrigger;

/** A comment on a pull request, whose payload does not tell the head: the API must be asked for pull request `pull`. */
export type PendingComment = Omit<CommentTrigger, 'sha' | 'branch' | 'against' | 'fork'> & {
  sha: null;
  pull: number;
};

/** What an event asks for, before it is known whether it may. */
export type AskedTrigger = Trigger | ThreadTrigger | PendingComment;

export type TaskKind = 'fix' | 'implement' | 'ask' | 'suggest' | 'judge';

/** Tasks that change nothing: they need no set-up, no verifiers and no judge, and what lies in the tree is left there. */
export const READING_KINDS: readonly TaskKind[] = ['ask', 'suggest'];

/** A file of evidence the model can read and grep in the sandbox. */
export interface Evidence {
  name: string;
  text: string;
}

/** Where a job of a workflow runs, as its file says. */
export interface JobRoom {
  /** Labels of `runs-on`. */
  runsOn: readonly string[];
  /** The image of `container`; `null` without one. */
  container: string | null;
  /** `ports` as written: `5432:5432`, `6379`. */
  services: ReadonlyArray<{ name: string; image: string; ports: readonly string[] }>;
  /** Its steps that use an action. */
  actions: ReadonlyArray<{ uses: string; with: Readonly<Record<string, unknown>> }>;
  /** This is a step of that very job: the same machine and container. */
  inJob: boolean;
}

/** What the agent is asked, with everything the trigger knows. */
export interface Task {
  kind: TaskKind;
  /** The request in words, for the model. */
  text: string;
  /** What is being repaired, for people, as Markdown: "the failing `test` step of [CI #412](…) on `main`". */
  subject: string;
  /** Commands known to fail; empty for a task in words. */
  failing: Verifier[];
  /** Further commands the failing job runs: verifiers of a lower rank. */
  beside: Verifier[];
  /** Where the failing job ran; left out where no workflow says. */
  room?: JobRoom;
  evidence: Evidence[];
  /** Twelve hex digits: the same failure or issue always gives the same key. Names the branch. */
  key: string;
  /** The issue the change closes. */
  issue: number | null;
  /** The request in the own words of somebody who may write here, and nothing else: only they can ask for changed tests. */
  words: string | null;
  /** A last message without a change is a good end (`answered`), not work that was not done. */
  mayAnswer?: boolean;
  /** What was said in the thread, as material. */
  context?: readonly ThreadPiece[];
}

/** One thing said in a thread. */
export interface ThreadPiece {
  /** Who said it and what they are here, in one line. */
  label: string;
  text: string;
}

// --- commands and their results ------------------------------------------------------------------------------------

/** A command that judges the work by its exit code. Frozen before the first model request. */
export interface Verifier {
  /** Unique in a run; `[a-z0-9-]+`. */
  id: string;
  /** The script, as written in its source. */
  command: string;
  /** GitHub's shell template, `{0}` standing for the script's file: `bash -e {0}`. */
  shell: string;
  /** Relative to the root of the repository. */
  workingDirectory: string;
  env: Record<string, string>;
  /** Names of variables that were left out because they need a secret or an expression unknown here. */
  omittedEnv: string[];
  source: VerifierSource;
}

export const VERIFIER_SOURCES = [
  'failing-step',
  'command',
  'input',
  'workflow',
  'package-script',
  'makefile',
  'agents-md',
  'hook',
  'ecosystem',
] as const;
export type VerifierSource = (typeof VERIFIER_SOURCES)[number];

/** A command that was found and is no verifier, and why not, in words that follow the command: `publishes a package`. */
export interface RefusedCommand {
  command: string;
  source: VerifierSource;
  reason: string;
}

/** What a source of verifiers holds. */
export interface FoundVerifiers {
  verifiers: Verifier[];
  refused: RefusedCommand[];
}

/** Reads the files of one commit, never of a tree the model writes. Paths are relative to the root of the repository. */
export interface FileReader {
  /** A file as text; `null` where there is none. */
  read(path: string): Promise<string | null>;
  /** The paths of all files; none where that is not known. */
  list(): Promise<readonly string[]>;
}

export type Conclusion = 'success' | 'failure' | 'timed_out' | 'not-run' | 'skipped' | 'cancelled';

/** Where the whole output of a command is kept. `file` is relative to the run folder. */
export interface LogRef {
  file: string;
  /** The lines that say why, as triage found them; the whole file where it found none. */
  startLine: number;
  endLine: number;
  /** SHA-256 over the bytes of the whole file, in hex. */
  sha256: string;
  /** The line of our own step's log at which the lines that say why are printed; left out or `null` where they are not. */
  printed?: number | null;
}

export interface VerifierRun {
  conclusion: Conclusion;
  /** `null` where the command did not end by itself. */
  exitCode: number | null;
  durationMs: number;
  log: LogRef;
  /** For `not-run`: the missing piece, in words. */
  missing: string | null;
  /** What the log says, cut to a token budget. */
  excerpt: string;
  /** The failures the report or the log names, at most 100. */
  failures: Failure[];
  /** What the tests said one by one; `null` where nothing can be read of them. Describes, and never decides. */
  tests?: TestCounts | null;
}

/** What a tool told of one test, or a checker of one finding. */
export interface ReportedTest {
  /** File and full name: the same in every run. */
  id: string;
  /** Relative to the root of the repository, or as the tool has it. */
  file: string | null;
  /** With the names of the groups around it: `sums > adds zero`. */
  name: string;
  status: 'passed' | 'failed' | 'skipped';
  message: string | null;
}

/** What a tool told of its tests, read from its output or from a file it wrote. */
export interface TestReport {
  format: string;
  tests: ReportedTest[];
  /** Test files that could not be loaded: none of their tests ran. */
  broken: string[];
  totals: { passed: number; failed: number; skipped: number } | null;
  /** Every failing test is named, and every test file was loaded. */
  complete: boolean;
}

/** A report in short, as it is kept. `null`: the tool does not tell. */
export interface TestCounts {
  format: string;
  total: number | null;
  passed: number | null;
  failed: number;
  skipped: number | null;
  /** Ids of the tests that failed, at most 100. */
  failedIds: string[];
  /** Test files that could not be loaded, at most 100. */
  broken: string[];
  /** Every failing test is named, every file was loaded, and the exit code agrees. */
  complete: boolean;
}

/** Two runs of the same verifier, test by test. */
export interface TestComparison {
  failedBefore: number;
  failedNow: number;
  newlyFailing: string[];
  fixed: string[];
}

export interface VerifierResult {
  id: string;
  command: string;
  source: VerifierSource;
  omittedEnv: string[];
  before: VerifierRun | null;
  after: VerifierRun | null;
  /** The patch with the original tests, snapshots, fixtures and checker settings put back; `null` where it touches none. */
  withOriginalTests: VerifierRun | null;
  /** The same tree gave red and then green. */
  flaky: boolean;
  /** `before` against `after`; `null` where one of them does not name its failing tests. */
  comparison?: TestComparison | null;
}

/** A test the patch adds, run on the patched tree without the change to the product and with it. */
export interface NewTest {
  id: string;
  /** `unknown`: the run was red, but its log does not name the test. */
  without: 'failure' | 'success' | 'unknown';
  with: 'success';
}

/** One failure a log tells of. Fields a tool does not give are `null`. */
export interface Failure {
  file: string | null;
  line: number | null;
  message: string;
  test: string | null;
}

export interface Excerpt {
  startLine: number;
  endLine: number;
  text: string;
}

/** What triage finds in a log. */
export interface Triage {
  excerpts: Excerpt[];
  failures: Failure[];
  /** The command that failed, where the log says so. */
  command: string | null;
  /** The tool that reported the failure: `vitest`, `tsc`, … */
  tool: string | null;
}

// --- sandbox -------------------------------------------------------------------------------------------------------

export interface ExecRequest {
  /** The program and its arguments, as seen inside. */
  argv: readonly string[];
  /** Relative to the workspace, or from the root as seen inside. */
  cwd: string;
  /** Added to the sandbox's own environment. */
  env: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** Where standard output and error go, in the order written. */
  logFile: string;
  /** `public` only for set-up: every public host on its usual ports. Without a wall it counts for nothing. */
  network: 'none' | 'public' | NetworkPolicy;
  signal?: AbortSignal;
  /**
   * For a person's own command: standard input, output and error are this process's own, and its time is not limited.
   * `stderr` has its standard output go there as well. Without it the input is empty and the output goes to the log.
   */
  attached?: 'stdout' | 'stderr';
}

/** What a command reaches beyond its own loopback. Hosts are reached by HTTP and HTTPS, through a proxy. */
export interface NetworkPolicy {
  /** Ports at which every public host is reached; empty: only `hosts`. */
  publicPorts: readonly number[];
  hosts: readonly NetworkHost[];
  /** Ports of the runner's own loopback, found at the same ports of loopback inside. */
  services: readonly number[];
}

export interface NetworkHost {
  /** Lower case. `*.` in front stands for every name below, not the name itself. */
  name: string;
  /** `null`: those of HTTP and HTTPS. */
  port: number | null;
}

export interface ExecResult {
  /** As a shell reports it: 128 + n for a signal; `null` when it was stopped from outside. */
  exitCode: number | null;
  stopped: 'timeout' | 'cancelled' | 'memory' | 'processes' | 'output' | 'disk' | null;
  durationMs: number;
  /** Bytes written by the command; the log holds fewer where the cap was met. */
  bytes: number;
}

/** The wall. Whatever the model or the repository wrote runs through `exec` and nowhere else. */
export interface Sandbox {
  readonly kind: 'bwrap' | 'none';
  /** Where the workspace lies inside: its own path outside, so that absolute paths in build output stay true. */
  readonly workspace: string;
  /** How it was built, in a sentence, where that is worth telling. */
  readonly detail?: string;
  /** Whom commands run as, where root built it without a user namespace. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** What trying it from inside has shown, where that was done while it was built: `null` for no hole, or a sentence. */
  readonly proof?: { readonly hole: string | null };
  /** Never rejects for what the command does; rejects when the wall itself cannot be built. */
  exec(request: ExecRequest): Promise<ExecResult>;
}

// --- agent ---------------------------------------------------------------------------------------------------------

export interface Limits {
  turns: number;
  minutes: number;
  /** Input and output together; `null` for none. */
  tokens: number | null;
  /** US dollars; none where it is left out. Counted by the price of the model, which must be known then. */
  costUsd?: number | null;
}

export interface Usage {
  turns: number;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  costUsd: number | null;
}

/** What the model says of its work when it hands it in. Words only: nothing here makes a check pass. */
export interface Submission {
  title: string;
  cause: string;
  change: string;
  /** `quote`: the text said to stand there; `null` where only lines are named. */
  citations: Array<{ path: string; startLine: number; endLine: number; quote: string | null }>;
  notVerified: string[];
  /** What was asked, answered in Markdown; empty where nothing was asked. */
  answer: string;
  /** For `suggest`. */
  suggestions: Suggestion[];
}

export interface Suggestion {
  title: string;
  path: string;
  line: number;
  why: string;
}

// --- patch and verdict ---------------------------------------------------------------------------------------------

export interface PatchFile {
  path: string;
  status: 'added' | 'modified' | 'deleted';
  mode: '100644' | '100755' | '120000' | null;
  additions: number;
  deletions: number;
}

/** A change as bytes, made from trees of the trusted git directory. */
export interface Patch {
  /** Commit the change starts from. */
  base: string;
  /** Git tree with the change applied. */
  tree: string;
  files: PatchFile[];
  additions: number;
  deletions: number;
  /** The bytes of `git diff --binary --full-index`. */
  diff: Uint8Array;
  sha256: string;
}

/** One file of a patch with its bytes, as publishing needs it. Never a link, never a submodule. */
export interface PatchedFile {
  path: string;
  status: PatchFile['status'];
  /** As the patch leaves it; `null` where it is deleted. */
  mode: '100644' | '100755' | null;
  before: Uint8Array | null;
  /** Name of the blob at the commit the patch was made from; `null` where it was not there. */
  blobBefore: string | null;
  after: Uint8Array | null;
}

/** What the guard says of one place in a diff. */
export interface Finding {
  rule: string;
  severity: 'block' | 'warn';
  path: string;
  /** In the new file; in the old one where the line was removed. */
  line: number;
  excerpt: string;
}

/** One file of a change as the guard reads it; `null` where there is no such side, or it is no text. */
export interface FileChange {
  path: string;
  /** The path before a rename; otherwise equal to `path`. */
  oldPath: string;
  status: 'added' | 'modified' | 'deleted' | 'renamed';
  before: string | null;
  after: string | null;
  binary: boolean;
  modeBefore: string | null;
  modeAfter: string | null;
}

export interface Citation {
  path: string;
  startLine: number;
  endLine: number;
  sha: string;
}

/** The judge's answer to a submission. Only `green` lets a patch out. */
export interface Verdict {
  green: boolean;
  results: VerifierResult[];
  findings: Finding[];
  newTests: NewTest[];
  /** For the model: what is red, and why, as text. */
  answer: string;
}

/** A `run:` line of a workflow with what became of it here. */
export interface FidelityLine {
  /** Path of the workflow file; names as it shows them. */
  workflow: string;
  job: string;
  step: string;
  command: string;
  /** Exit code in CI. */
  expected: number;
  /** `null` where it was not run, or did not end by itself. */
  here: number | null;
  same: boolean;
  /** Why it ends otherwise here, in words; `null` where it does not. */
  reason: string | null;
}

/** How true the room is: the share of a workflow's own commands that end here as they do in CI. */
export interface Fidelity {
  same: number;
  total: number;
  /** `same / total`; `null` without any line. */
  share: number | null;
  lines: FidelityLine[];
}

/** How the repository's own commit-msg hook took the title. */
interface MessageCheck {
  /** The form of the title that is kept: the house's own, a conventional one, or plain words. */
  choice: 'house' | 'conventional' | 'plain';
  hook: {
    /** Where the hook stands. */
    source: string;
    /** `null` where it could not run. */
    exitCode: number | null;
    /** What kept it from running, in words. */
    missing: string | null;
  };
}

// --- the record ----------------------------------------------------------------------------------------------------

/** The document everything else is rendered from; `run.json`. Paths are relative to the run folder. */
export interface RunRecord {
  version: 1;
  outcome: Outcome;
  reason: string;
  stop: StopReason | null;
  task: { kind: TaskKind; subject: string; key: string; issue: number | null } | null;
  base: { sha: string; branch: string } | null;
  patch: { files: PatchFile[]; additions: number; deletions: number; sha256: string } | null;
  submission: Pick<Submission, 'title' | 'cause' | 'change' | 'notVerified'> | null;
  verifiers: VerifierResult[];
  newTests: NewTest[];
  fixers: Array<{ id: string; command: string; files: string[] }>;
  findings: Finding[];
  citations: Citation[];
  suggestions: Suggestion[];
  /** `null` where no hook looks at messages. */
  message: MessageCheck | null;
  /** What the model answered, in Markdown; `null` where nothing was to be answered. */
  answer: string | null;
  attempts: Array<{ stop: StopReason; turns: number; usage: Usage; outcome: Outcome }>;
  /** Which of several attempts was chosen, and why. */
  selection: string | null;
  usage: Usage;
  exploration: { turnsToFirstEdit: number | null; unknownCommands: number };
  timing: {
    totalMs: number;
    setupMs: number;
    reproduceMs: number;
    firstRequestMs: number | null;
    judgeMs: number;
  };
  environment: {
    sandbox: string;
    network: string;
    node: string;
    model: string | null;
    setup: string[];
    /** What became of the folder that keeps set-up between runs. */
    setupCache: 'stored' | 'restored' | 'off';
    /** Where set-up comes from, and the tools the project asks for with the place that says so. */
    inferred: { source: string; tools: Array<{ tool: string; version: string; source: string }> };
    /** In which ways this room is another than the one the check failed in, a sentence each. */
    differences: string[];
    /** The failing job's own `run:` lines: how many end here as in CI; `null` where no workflow has any. */
    fidelity: Fidelity | null;
    /** The job and step of GitHub Actions in whose log the verifiers are printed; left out or `null` elsewhere. */
    job?: { id: number; step: number } | null;
  };
  /** The failing commands are red at the commit the change was made from, too; `null` where that is not known. */
  alsoRedAtBase: boolean | null;
  published: { branch: string; url: string; number: number | null } | null;
}

// --- progress ------------------------------------------------------------------------------------------------------

/** What happens, as it happens. The core emits these and prints nothing; a door renders them. */
export type RunEvent =
  | { type: 'stage'; stage: Stage; detail: string }
  | { type: 'note'; text: string }
  | { type: 'verifier'; when: 'before' | 'patch' | 'originals' | 'tests'; command: string; run: VerifierRun }
  | { type: 'model'; turn: number; text: string }
  | { type: 'tool'; turn: number; name: string; input: string }
  | { type: 'tool-result'; turn: number; name: string; summary: string }
  | { type: 'usage'; usage: Usage };

export type Stage =
  | 'trigger'
  | 'context'
  | 'workspace'
  | 'setup'
  | 'reproduce'
  | 'fixers'
  | 'attempt'
  | 'judge'
  | 'publish';

export type Emit = (event: RunEvent) => void;

/** What people say while the model works: words for it, or that it is to stop. */
export type News = { said: string } | { stoppedBy: string };

// --- the command ---------------------------------------------------------------------------------------------------

export interface FlagSpec {
  /** Name of the value in the help; without one the flag is a switch. */
  value?: string;
  help: string;
}

export interface Flags {
  has(name: string): boolean;
  /** Every value of a flag that may be repeated. */
  all(name: string): string[];
  last(name: string): string | null;
  positionals: string[];
}

/** A command of `regreen`. `run` gives the exit code. */
export interface Command {
  flags: Record<string, FlagSpec>;
  positionals: { max: number; help: string };
  run(flags: Flags, env: NodeJS.ProcessEnv): Promise<number>;
}
