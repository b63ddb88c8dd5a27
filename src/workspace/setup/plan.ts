/** A tool and the version a project asks for, with the place that says so. */
export interface WantedTool {
  /** `node`, `python`, `go`, … */
  tool: string;
  /** A version or a range, as written there; empty where any will do. */
  version: string;
  /** The file, or the step of a workflow. */
  source: string;
}

/**
 * What follows when a step of set-up fails: the run ends; the run ends unless the step's program is not here at all;
 * the steps of the same source that follow are left out; or nothing but a note.
 */
export type OnFailure = 'end' | 'end-if-present' | 'skip-rest' | 'go-on';

export interface SetupStep {
  /** As people read it. */
  command: string;
  argv: readonly string[];
  /** Relative to the root of the repository. */
  workingDirectory: string;
  env: Readonly<Record<string, string>>;
  onFailure: OnFailure;
}

/** Where the steps of set-up come from: the user, a file of the repository, or nowhere. */
type SetupSource = 'input' | 'copilot-setup-steps' | 'devcontainer' | 'lock-file' | 'none';

/** How a project is to be set up, as far as its files say so. */
export interface SetupPlan {
  source: SetupSource;
  steps: SetupStep[];
  /** Tools that the source names beside its commands. */
  hints: WantedTool[];
  /** What was found and is not done, in sentences. */
  notes: string[];
}

/** bash that stops at the first failing command of a pipe or a list. */
const bash = (command: string): readonly string[] => ['bash', '-eo', 'pipefail', '-c', command];

/** A step for bash in the given folder. */
export function bashStep(command: string, onFailure: OnFailure, workingDirectory = '.'): SetupStep {
  return { command, argv: bash(command), workingDirectory, env: {}, onFailure };
}
