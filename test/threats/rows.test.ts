import { expect, test } from 'vitest';
import { threatTable, threatTests } from '../../scripts/threat-table.ts';
import { ROWS } from './rows.ts';

test('every row has a test', async () => {
  const tests = await threatTests();
  expect([...ROWS.keys()].filter((row) => !tests.has(row))).toEqual([]);
});

test('every number in the name of a test is a row, in order', async () => {
  const numbers = [...ROWS.keys()];
  expect([...(await threatTests()).keys()].filter((row) => !ROWS.has(row))).toEqual([]);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers);
});

test('a row with a test is one line of the table', async () => {
  const [, , ...lines] = await threatTable();
  expect(lines).toHaveLength((await threatTests()).size);
  for (const line of lines) expect(line.replace(/`[^`]*`/g, '').split('|')).toHaveLength(7);
});
