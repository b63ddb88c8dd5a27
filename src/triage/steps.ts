import { bare, overprints } from './clean.ts';

/** A command of the log with its own end. `status` stays `unknown` where the log does not tell. */
export interface Step {
  command: string | null;
  status: 'unknown' | 'passed' | 'suspect' | 'failed';
}

const MARKS = /travis_time:|travis_fold:|exited with |##\[|Post job cleanup|section_(?:start|end):|^\+ /;
const TRAVIS_EXIT = /^(?:The command )?.*" (?:failed and )?exited with (\d+)\b/;
const GITHUB_EXIT = /^##\[error\](?:Process completed with exit code [1-9]|.{0,60} exited with code '?[1-9])/;
const ECHOED = /^\x1b\[36;1m/;
const CODES = /\x1b\[[0-9;]*[A-Za-z]/g;
const MAX_COMMAND = 2000;

/**
 * Follows the commands of a log as Travis (`travis_time`, "The command … exited with"), GitHub Actions and Azure
 * (`##[group]Run`, `##[section]`, `##[error]`) and GitLab (`section_start`) mark them.
 */
export class StepTracker {
  current: Step = { command: null, status: 'unknown' };
  /** The step whose exit code is still to come. */
  #ended: Step | null = null;
  #header: string[] | null = null;
  #awaitsCommand = false;

  /** The next line has to be read whatever it says. */
  get attentive(): boolean {
    return this.#header !== null || this.#awaitsCommand;
  }

  /** Reads a line without its time stamp. Returns true where it is a mark rather than output. */
  read(line: string): boolean {
    if (this.#header !== null) return this.#readHeader(line);
    if (this.#awaitsCommand) this.#readCommand(line);
    if (!MARKS.test(line)) return false;
    let marked = false;
    for (const part of overprints(line)) marked = this.#readMark(bare(part.replace(CODES, ''))) || marked;
    return marked;
  }

  #readMark(mark: string): boolean {
    if (mark.startsWith('travis_')) return this.#readTravis(mark);
    if (mark.startsWith('section_')) {
      this.#begin(null);
      return true;
    }
    if (mark.startsWith('##[')) return this.#readGitHub(mark);
    if (mark.startsWith('Post job cleanup')) this.#begin(null);
    const exit = TRAVIS_EXIT.exec(mark);
    if (exit) {
      const step = this.#ended ?? this.current;
      step.status = exit[1] === '0' ? 'passed' : 'failed';
      if (this.#ended === null) this.#begin(null);
      this.#ended = null;
    } else if (mark.startsWith('$ ')) {
      this.#readCommand(mark);
    }
    return false;
  }

  #readTravis(mark: string): boolean {
    if (mark.startsWith('travis_time:start')) {
      this.#begin(null);
      this.#awaitsCommand = true;
    } else if (mark.startsWith('travis_time:end')) {
      const step = this.current;
      this.#begin(null);
      this.#ended = step;
    }
    return true;
  }

  #readGitHub(mark: string): boolean {
    if (mark.startsWith('##[group]Run ')) {
      this.#begin(mark.slice('##[group]Run '.length));
      this.#header = [];
      return true;
    }
    if (mark.startsWith('##[section]Starting: ')) this.#begin(mark.slice('##[section]Starting: '.length));
    if (mark.startsWith('##[group]Post ')) this.#begin(null);
    if (GITHUB_EXIT.test(mark)) this.current.status = 'failed';
    else if (mark.startsWith('##[error]') && this.current.status === 'unknown')
      this.current.status = 'suspect';
    return !mark.startsWith('##[error]') && !mark.startsWith('##[warning]');
  }

  /** The script of a step is echoed in cyan between `##[group]Run` and `##[endgroup]`. */
  #readHeader(line: string): boolean {
    if (line.startsWith('##[endgroup]') || this.#header === null) {
      if (this.#header?.length) this.current.command = this.#header.join('\n').slice(0, MAX_COMMAND);
      this.#header = null;
    } else if (ECHOED.test(line) && this.#header.length < 50) {
      this.#header.push(line.replace(CODES, '').trimEnd());
    }
    return true;
  }

  #readCommand(line: string): void {
    const text = (overprints(line).at(-1) ?? '').replace(CODES, '').trim();
    if (text === '') return;
    this.#awaitsCommand = false;
    if (text.startsWith('$ ')) this.current.command ??= text.slice(2).slice(0, MAX_COMMAND);
  }

  #begin(command: string | null): void {
    this.current = { command, status: 'unknown' };
    this.#ended = null;
    this.#awaitsCommand = false;
  }
}
