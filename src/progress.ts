import type { RunEvent, VerifierRun } from './types.ts';

const WHEN = { before: 'base     ', patch: 'patch    ', originals: 'originals', tests: 'new tests' } as const;

/** One event as a line for people; `null` for what is of no interest as it happens. */
export function renderEvent(event: RunEvent): string | null {
  switch (event.type) {
    case 'stage':
      return `${event.stage.padEnd(9)} ${event.detail}`;
    case 'note':
      return `          ${event.text}`;
    case 'verifier':
      return `          ${WHEN[event.when]}  ${firstLine(event.command)}: ${ending(event.run)}, ${seconds(event.run)}`;
    case 'model':
      return `  turn ${event.turn}  ${firstLine(event.text)}`;
    case 'tool':
      return `  turn ${event.turn}  ${event.name} ${firstLine(event.input)}`;
    case 'tool-result':
      return `          ${firstLine(event.summary)}`;
    case 'usage':
      return null;
  }
}

const firstLine = (text: string) => (text.trim().split('\n', 1)[0] ?? '').slice(0, 160);
const seconds = (run: VerifierRun) => `${(run.durationMs / 1000).toFixed(1)} s`;

function ending(run: VerifierRun): string {
  if (run.conclusion === 'not-run') return `not run, ${run.missing} is missing`;
  return run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
}
