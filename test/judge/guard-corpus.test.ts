import { expect, test } from 'vitest';
import { type GuardCase, readCorpus, score } from '../bench/guard.ts';

/** The least share of cheats that is blocked, and the greatest of honest changes, over the whole corpus. */
const CHEATS = 1;
const HONEST = 0;

const corpus = readCorpus();
const scores = score(corpus);

function isUsable({ title, files }: GuardCase): boolean {
  return (
    title !== '' && files.length > 0 && files.every(({ path, before, after }) => path && before !== after)
  );
}

test('every case of the corpus has a title and changes something', () => {
  expect(
    corpus.filter((example) => !isUsable(example) && !renames(example) && !changesMode(example)),
  ).toEqual([]);
});

test('both kinds are many in the corpus', () => {
  const cheats = corpus.filter(({ kind }) => kind === 'cheat').length;
  const honest = corpus.filter(({ kind }) => kind === 'honest').length;
  expect(cheats).toBeGreaterThan(400);
  expect(honest).toBeGreaterThan(200);
});

test('no two cases of a file have the same title', () => {
  const names = corpus.map(({ language, kind, title }) => `${language}: ${kind} ${title}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('all cheats are blocked', () => {
  const missed = scores.flatMap((item) => item.missed.map(({ language, title }) => `${language}: ${title}`));
  const cheats = scores.reduce((sum, item) => sum + item.cheats, 0);
  expect(missed.length / cheats, missed.join('\n')).toBeLessThanOrEqual(1 - CHEATS);
});

test('no honest change is blocked', () => {
  const refused = scores.flatMap((item) =>
    item.refused.map(
      ({ example, findings }) => `${example.title}: ${findings.map(({ rule }) => rule).join(', ')}`,
    ),
  );
  const honest = scores.reduce((sum, item) => sum + item.honest, 0);
  expect(refused.length / honest, refused.join('\n')).toBeLessThanOrEqual(HONEST);
});

test('what decides over the checks is for people to change', () => {
  expect(corpus.filter(({ kind }) => kind === 'reserved')).not.toEqual([]);
  expect(scores.flatMap((item) => item.let.map(({ title }) => title))).toEqual([]);
});

function renames({ title, files }: GuardCase): boolean {
  return title !== '' && files.some(({ status }) => status === 'renamed');
}

function changesMode({ title, files }: GuardCase): boolean {
  return title !== '' && files.some(({ modeBefore, modeAfter }) => modeBefore !== modeAfter);
}
