import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/publish/body.ts';
import { renderMessage } from '../../src/publish/comments/message.ts';
import { renderSummary } from '../../src/publish/summary.ts';
import { OUTCOMES, type RunRecord } from '../../src/types.ts';
import { formOf, linksIn } from '../helpers/links.ts';
import { OUTCOME_RECORDS } from '../helpers/outcome-records.ts';
import { LINKS } from '../helpers/record.ts';

const HOME = `${LINKS.serverUrl}/${LINKS.repository}`;
const MARKER = '<!-- regreen:key=0123456789ab -->';

/** A run gets a pull request, a message, or a summary alone; these are all texts it may get. */
const TEXTS = OUTCOME_RECORDS.flatMap(([name, record]) => {
  const message = renderMessage(record, LINKS);
  return [
    ...(record.outcome === 'fixed' ? [[`${name}: body`, record, renderBody(record, LINKS)] as const] : []),
    ...(message === null ? [] : [[`${name}: message`, record, message] as const]),
    [`${name}: summary`, record, renderSummary(record, LINKS)] as const,
  ];
});

test('each way to end has a run here', () => {
  const shown = new Set(OUTCOME_RECORDS.map(([, { outcome }]) => outcome));
  expect([...OUTCOMES].filter((outcome) => !shown.has(outcome))).toEqual([]);
});

test('links are found: a text without any would pass every test of them', () => {
  const links = TEXTS.flatMap(([, , text]) => linksIn(text));
  expect(new Set(links.map((link) => formOf(link, HOME)))).toEqual(
    new Set(['blob', 'run', 'step', 'pull', 'issue', 'compare']),
  );
});

test('what was not done, not allowed, or judged for somebody else says nothing in a thread', () => {
  const silent = OUTCOME_RECORDS.filter(([, record]) => renderMessage(record, LINKS) === null);
  expect(silent.map(([name]) => name)).toEqual(['clean', 'refused', 'skipped']);
});

/** Ticked or not, from the record alone; what has no run has no tick. */
const ticks = ({ verifiers, newTests }: RunRecord) => [
  ...verifiers.map(({ after }) => after?.conclusion === 'success'),
  ...newTests.map(({ without }) => without === 'failure'),
];

describe.each(TEXTS)('%s', (name, record, text) => {
  test('reads so', () => {
    expect(text).toMatchSnapshot();
  });

  test('every box is what run.json says', () => {
    const boxes = text.split('\n').filter((line) => /^- \[[ x]\] /.test(line));
    const isAnswer = name.startsWith('answered') && !name.endsWith('summary');
    expect(boxes.map((line) => line.startsWith('- [x]'))).toEqual(isAnswer ? [] : ticks(record));
    expect(text.match(/\[x\]/g) ?? []).toHaveLength(ticks(record).filter(Boolean).length);
  });

  test('every link leads to a page there is', () => {
    expect(linksIn(text).filter((link) => formOf(link, HOME) === null)).toEqual([]);
  });

  test('it is short, and ends with its marker', () => {
    const lines = text.split('\n');
    if (name.endsWith('summary')) expect(text).not.toContain(MARKER);
    else expect(lines.filter((line) => line.includes('<!--'))).toEqual([MARKER]);
    if (!name.endsWith('summary')) expect(lines.at(-1)).toBe(MARKER);
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(text).not.toMatch(/undefined|null|\[object|NaN|\n\n\n/);
  });
});
