import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  messageSubmission,
  readSubmission,
  submissionSchema,
  submitParameters,
} from '../../src/agent/submission.ts';

const EMPTY = {
  ...{ title: '', cause: '', change: '', citations: [] },
  ...{ notVerified: [], answer: '', suggestions: [] },
};

describe('the arguments of submit', () => {
  test('are read whole', () => {
    const suggestion = { title: 't', path: 'a.ts', line: 3, why: 'w' };
    const given = {
      title: 'fix: a',
      cause: 'c',
      change: 'd',
      answer: ' Because. ',
      citations: [
        { path: 'a.ts', start_line: 1, end_line: 2 },
        { path: 'b.ts', start_line: 3, end_line: 3, quote: 'return x' },
      ],
      not_verified: ['e2e'],
      suggestions: [suggestion],
    };
    expect(readSubmission(JSON.stringify(given))).toEqual({
      title: 'fix: a',
      cause: 'c',
      change: 'd',
      answer: 'Because.',
      citations: [
        { path: 'a.ts', startLine: 1, endLine: 2, quote: null },
        { path: 'b.ts', startLine: 3, endLine: 3, quote: 'return x' },
      ],
      notVerified: ['e2e'],
      suggestions: [suggestion],
    });
  });

  test('may be left out', () => {
    expect(readSubmission('{}')).toEqual(EMPTY);
  });

  test.for([
    ['{', 'no JSON'],
    ['', 'no JSON'],
    ['null', 'expected object'],
    ['[]', 'expected object'],
    ['{"title": 3}', 'title: '],
    ['{"citations": [{"path": "a"}]}', 'citations.0.start_line: '],
    ['{"citations": [{"path": "a", "start_line": 1.5, "end_line": 2}]}', 'citations.0.start_line: '],
  ] as const)('%j are refused with what is wrong', ([json, expected]) => {
    expect(readSubmission(json)).toContain(expected);
  });

  test('are described to the model, none of them required', () => {
    expect(submitParameters).toMatchObject({ type: 'object' });
    expect(submitParameters).not.toHaveProperty('$schema');
    expect(Object.keys(submitParameters.properties as object)).toEqual([
      'title',
      'cause',
      'change',
      'answer',
      'citations',
      'not_verified',
      'suggestions',
    ]);
    expect(submitParameters.required ?? []).toEqual([]);
  });
});

test('a final message is a submission of its words, whether they tell or answer', () => {
  expect(messageSubmission(' Done.\n')).toEqual({ ...EMPTY, change: 'Done.', answer: 'Done.' });
});

test('the form the model sees takes no room for defaults and bounds', () => {
  expect(JSON.stringify(submitParameters)).not.toMatch(/"(?:default|minimum|maximum|\$schema)"/);
  expect(submitParameters).not.toHaveProperty('required');
});

test('the form the model sees is that of what is read', () => {
  const { $schema: _, ...read } = z.toJSONSchema(submissionSchema, {
    io: 'input',
    override({ jsonSchema }) {
      for (const key of ['default', 'minimum', 'maximum'] as const) delete jsonSchema[key];
    },
  });
  expect(JSON.parse(JSON.stringify(submitParameters))).toEqual(JSON.parse(JSON.stringify(read)));
  expect(JSON.stringify(submitParameters)).toBe(JSON.stringify(read));
});
