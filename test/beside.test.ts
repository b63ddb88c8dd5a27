import { expect, test } from 'vitest';
import { type Beside, recordBeside } from '../src/beside.ts';
import { makeVerifier } from '../src/verifiers/discover.ts';
import { runRecord, verifierResult, verifierRun } from './helpers/record.ts';

const NPM_TEST = makeVerifier('test', 'npm test', 'input', '.');

/** A run whose verifier was not measured before the model began. */
async function recorded(beside: Pick<Beside, 'runBase' | 'redAtBase'>, patient: boolean) {
  const record = runRecord({ verifiers: [verifierResult({ before: null })] });
  const judged = [{ verifier: NPM_TEST, before: null, failing: false }];
  const idle = { begin: () => undefined, [Symbol.asyncDispose]: async () => {} };
  await recordBeside(record, { ...beside, ...idle }, judged, patient);
  return { alsoRedAtBase: record.alsoRedAtBase, before: record.verifiers[0]?.before };
}

const run = verifierRun({ exitCode: 1 });
const KNOWN = { runBase: async () => run, redAtBase: async () => true };
const never = () => new Promise<never>(() => undefined);

test.each([true, false])('what was measured goes into the record (patient: %s)', async (patient) => {
  expect(await recorded(KNOWN, patient)).toEqual({ alsoRedAtBase: true, before: run });
});

test('a run that publishes nothing waits for nothing', async () => {
  expect(await recorded({ runBase: never, redAtBase: never }, false)).toEqual({
    alsoRedAtBase: null,
    before: null,
  });
});
