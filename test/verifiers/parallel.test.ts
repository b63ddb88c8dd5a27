import { expect, test } from 'vitest';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { runAll } from '../../src/verifiers/parallel.ts';

const verifiers = (...commands: string[]) =>
  commands.map((command) => makeVerifier(command, command, 'input'));
const READERS = ['eslint .', 'tsc --noEmit', 'prettier --check .', 'mypy src'];

/** Runs them with a clock of turns: each command takes so many; what ran together is told. */
async function together(
  given: ReturnType<typeof verifiers>,
  cores: number,
  turns: Record<string, number> = {},
) {
  const running = new Set<string>();
  const seen: string[][] = [];
  const results = await runAll(
    given,
    async ({ command }) => {
      running.add(command);
      seen.push([...running]);
      for (let i = 0; i < (turns[command] ?? 1); i += 1) await Promise.resolve();
      running.delete(command);
      return command;
    },
    cores,
  );
  return { results, seen, most: Math.max(...seen.map((each) => each.length)) };
}

test('results stand in the order of the verifiers, whichever ends first', async () => {
  const { results, most } = await together(verifiers(...READERS), 4, { 'eslint .': 50, 'mypy src': 1 });
  expect(results).toEqual(READERS);
  expect(most).toBe(4);
});

test('no more run at once than there are cores', async () => {
  expect((await together(verifiers(...READERS), 2, { 'eslint .': 9 })).most).toBe(2);
  expect((await together(verifiers(...READERS), 0)).most).toBe(1);
});

test('what may write runs alone, in its place', async () => {
  const given = ['npm test', 'eslint .', 'tsc --noEmit', 'tsc', 'prettier --check .', 'make'];
  const { results, seen } = await together(verifiers(...given), 8);
  expect(results).toEqual(given);
  expect(seen).toEqual([
    ['npm test'],
    ['eslint .'],
    ['eslint .', 'tsc --noEmit'],
    ['tsc'],
    ['prettier --check .'],
    ['make'],
  ]);
});

test('a package script is as safe as what it calls', async () => {
  const scripts = new Map([
    ['lint', 'eslint .'],
    ['types', 'tsc --noEmit'],
  ]);
  let most = 0;
  let running = 0;
  const run = async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  };
  await runAll(verifiers('npm run lint', 'npm run types'), run, 2, scripts);
  expect(most).toBe(2);
});

test('an error of one ends the whole', async () => {
  await expect(runAll(verifiers('a'), () => Promise.reject(new Error('wall')), 2)).rejects.toThrow('wall');
});
