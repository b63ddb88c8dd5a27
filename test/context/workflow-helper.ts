import { jobCommands } from '../../src/context/workflow.ts';

/** A workflow with one job `check` whose steps and other keys are given as YAML lines. */
export function workflow({
  steps,
  job = [],
  top = [],
}: {
  steps: string[];
  job?: string[];
  top?: string[];
}): string {
  const indent = (lines: string[], by: number) => lines.map((line) => ' '.repeat(by) + line);
  return [...top, 'jobs:', '  check:', ...indent(job, 4), '    steps:', ...indent(steps, 6)].join('\n');
}

/** A step that tests. */
export const TEST = ['- name: test', '  run: npm test'];

/** The verifier a step becomes. */
export function failing(text: string, stepName = 'test', jobName = 'check', occurrence = 0) {
  const { failing: found, reason } = jobCommands(text, { jobName, stepName, occurrence });
  if (found === null) throw new Error(`no failing command: ${reason}`);
  return found;
}

/** Why a step becomes none. */
export const reasonOf = (text: string, stepName = 'test', jobName = 'check') =>
  jobCommands(text, { jobName, stepName, occurrence: 0 }).reason;
