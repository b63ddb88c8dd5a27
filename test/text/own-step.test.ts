import { describe, expect, test } from 'vitest';
import { ownStep } from '../../src/text/own-step.ts';

const done = { conclusion: 'success' };
const open = { conclusion: null };

const job = (id: number, name: string, runnerName: string | null = 'runner-1', status = 'in_progress') => ({
  ...{ id, name, runnerName, status },
  // Steps that are still to come are listed, too, and numbers jump over those a runner adds.
  steps: [
    { number: 1, ...done },
    { number: 5, ...open },
    { number: 3, ...open },
    { number: 2, ...done },
  ],
});

describe('the step we are', () => {
  const me = { runnerName: 'runner-1', job: 'repair' };

  test('the first that has not ended, of the job on this runner', () => {
    expect(ownStep([job(7, 'lint', 'runner-2'), job(8, 'anything')], me)).toEqual({ id: 8, step: 3 });
  });

  test('a job that has ended on the same runner is another one', () => {
    const jobs = [job(7, 'repair', 'runner-1', 'completed'), job(8, 'repair')];
    expect(ownStep(jobs, me)?.id).toBe(8);
  });

  test.each(['repair', 'repair (24, ubuntu)', 'caller / repair', 'a / b / repair (1)'])(
    'by its name where runners share one, or none is told: %s',
    (name) => {
      expect(ownStep([job(7, 'lint'), job(8, name)], me)?.id).toBe(8);
      expect(ownStep([job(7, 'lint', null), job(8, name, null)], me)?.id).toBe(8);
    },
  );

  test.each([
    ['no job', []],
    [
      'two of a matrix on runners that are not told',
      [job(7, 'repair (1)', null), job(8, 'repair (2)', null)],
    ],
    ['one of another name on a runner that is not told', [job(7, 'repairs', null)]],
    [
      'two on this runner of which none has our name',
      [job(7, 'a'), job(8, 'b'), job(9, 'repair', 'runner-2')],
    ],
    ['one without an open step', [{ ...job(7, 'repair'), steps: [{ number: 1, ...done }] }]],
  ])('none: %s', (_why, jobs) => {
    expect(ownStep(jobs, me)).toBeNull();
  });
});
