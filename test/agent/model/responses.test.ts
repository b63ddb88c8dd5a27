import { describe, expect, test } from 'vitest';
import type { AdapterOptions } from '../../../src/agent/model/adapter.ts';
import { familyOf } from '../../../src/agent/model/families.ts';
import { RESPONSES_EXTRAS, responsesBody } from '../../../src/agent/model/responses.ts';
import type { Item } from '../../../src/agent/model.ts';
import { REQUEST } from './ask.ts';

const OPTIONS: AdapterOptions = { model: 'gpt-5.5', reasoningEffort: 'low', cacheKey: 'k', openai: true };
const body = (input: readonly Item[] = REQUEST.input, parameters: readonly string[] = []) =>
  responsesBody({ ...REQUEST, input }, OPTIONS, {
    parameters: new Set(parameters),
    forms: familyOf(OPTIONS.model).forms,
  });

describe('the body of a request', () => {
  test("says in the instructions what the model's own tools cannot", () => {
    expect(body().instructions).toBe('be brief\n\nshell: Runs a command.\napply_patch: Edits files.');
  });

  test('leaves out every extra that is refused', () => {
    expect(Object.keys(body(REQUEST.input, RESPONSES_EXTRAS)).sort()).toEqual(
      ['input', 'instructions', 'model', 'stream', 'tools'].sort(),
    );
  });

  test('leaves out reasoning that came without its content', () => {
    const sealed: Item = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'x' };
    const open: Item = {
      type: 'reasoning',
      id: 'rs_2',
      summary: [],
      content: [{ type: 'reasoning_text', text: 'x' }],
    };
    expect(body([sealed, open, { type: 'reasoning', id: 'rs_3', summary: [] }]).input).toEqual([
      sealed,
      open,
    ]);
  });
});
