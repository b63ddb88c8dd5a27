import { expect, test } from 'vitest';
import { renderSummary } from '../../src/publish/summary.ts';
import type { RunRecord } from '../../src/types.ts';
import { LINKS, runRecord, verifierResult, verifierRun } from '../helpers/record.ts';

const NOTHING = runRecord({ verifiers: [], patch: null, attempts: [], citations: [] });

test('a published run: outcome and reason first, then the pull request, the boxes and the cost', () => {
  const published = { branch: 'regreen/fix-k', url: 'https://github.com/octo/widget/pull/7', number: 7 };
  expect(renderSummary(runRecord({ published }), LINKS)).toBe(`### regreen: fixed

the verifier turned green

https://github.com/octo/widget/pull/7

- [x] \`npm test\`: exit 1 before, exit 0 now, 3.2 s ([logs/test.log](https://github.com/octo/widget/actions/runs/9) L118-131, sha256 9c1e9c1e9c1e…)

The guard found no weakened test, check or suppression. 1 file, +1 −1.

gpt-x: 7 turns, 41000 tokens.
`);
});

test('a run that did nothing is two sentences', () => {
  const record = { ...NOTHING, outcome: 'skipped' as const, reason: "the label is 'bug'" };
  expect(renderSummary(record, LINKS)).toBe("### regreen: skipped\n\nthe label is 'bug'\n");
});

test.each<[string, Partial<RunRecord>, string]>([
  ['a patch that is kept', { patch: runRecord().patch }, 'The patch is kept: 1 file, +1 −1.'],
  [
    'no wall',
    { environment: { ...NOTHING.environment, sandbox: 'none' } },
    '**The sandbox was off (`sandbox: none`).**',
  ],
  [
    'red',
    { verifiers: [verifierResult({ after: verifierRun({ exitCode: 1 }) })] },
    '- [ ] `npm test`: exit 1 before and now',
  ],
])('%s is told', (_, change, text) => {
  expect(renderSummary({ ...NOTHING, ...change }, LINKS)).toContain(text);
});
