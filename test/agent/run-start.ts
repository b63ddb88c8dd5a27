import type { RunStart } from '../../src/agent/history.ts';

/** The first line of a trace, where it does not matter what the run is about. */
export const RUN_START: RunStart = {
  base: { sha: 'a'.repeat(40), tree: 'b'.repeat(40) },
  task: {
    kind: 'fix',
    text: 'repair it',
    subject: 'the failing test',
    failing: [],
    beside: [],
    key: '0123456789ab',
    issue: null,
    words: null,
  },
  model: 'gpt-test',
  limits: { turns: 20, minutes: 10, tokens: null },
  startedAt: 1_700_000_000_000,
};
