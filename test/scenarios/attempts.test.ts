import { expect, test } from 'vitest';
import { CHEAT, cast, LARGE, RIGHT } from '../helpers/cast.ts';
import { fix, openProject } from '../helpers/fix.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

const FOUR = ['--command', 'node --test', '--verify', 'node --test', '--attempts', '4'];

test('of four attempts, one of them a cheat and one large, two agree and are right', async () => {
  await using opened = await openProject(SUM_PROJECT);

  const { exitCode, record } = await fix(opened.cwd, FOUR, cast(CHEAT, LARGE, RIGHT, RIGHT));

  expect(record.attempts).toHaveLength(4);
  expect(record.attempts[0]?.outcome).not.toBe('fixed');
  expect(record).toMatchObject({
    outcome: 'fixed',
    selection: expect.stringMatching(/^attempt [2-4] of 4; 2 of 4 attempts made the same change; /),
    patch: { files: [{ path: 'src/sum.js' }], additions: 1, deletions: 1 },
    findings: [],
  });
  expect(exitCode).toBe(0);
});

test('where nobody agrees, the smallest accepted change is chosen', async () => {
  await using opened = await openProject(SUM_PROJECT);

  const { record } = await fix(opened.cwd, [...FOUR.slice(0, -1), '3'], cast(CHEAT, LARGE, RIGHT));

  expect(record.attempts.map(({ outcome }) => outcome)).toEqual(['rejected', 'fixed', 'fixed']);
  expect(record).toMatchObject({
    outcome: 'fixed',
    // Which of the two asks first, and so gets which script, is chance.
    selection: expect.stringMatching(/^attempt [23] of 3; smallest change$/),
    patch: { files: [{ path: 'src/sum.js' }], additions: 1, deletions: 1 },
  });
});

test('where all cheat, nothing is chosen', async () => {
  await using opened = await openProject(SUM_PROJECT);

  const { exitCode, record } = await fix(opened.cwd, [...FOUR.slice(0, -1), '2'], cast(CHEAT, CHEAT));

  expect(record).toMatchObject({ outcome: 'rejected', published: null });
  expect(record.attempts.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected']);
  expect(exitCode).toBe(1);
});
