import { describe, expect, test } from 'vitest';
import { copyOf, dropRefused, type Refused } from '../../../src/agent/model/extras.ts';
import { FUNCTIONS } from '../../../src/agent/model/families.ts';
import { HttpFault, readSaid } from '../../../src/agent/model/http-fault.ts';
import { RESPONSES_EXTRAS } from '../../../src/agent/model/responses.ts';
import { message, patch, shell } from '../../helpers/model/items.ts';
import { startModel } from '../../helpers/model-server.ts';
import { ask, complaint, open, REQUEST } from './ask.ts';

const DONE = { output: [message('done')] };

describe.each(['responses', 'chat'] as const)('an endpoint for %s', (api) => {
  const refuses = {
    responses: ['include', 'prompt_cache_key', 'reasoning', 'parallel_tool_calls', 'store'],
    chat: ['stream_options', 'parallel_tool_calls', 'reasoning_effort'],
  }[api];

  test('gets no parameter twice that it refused', async () => {
    await using server = await startModel({ script: () => DONE, refuses });
    const told: string[] = [];
    const model = await open(server.url, {
      api,
      reasoningEffort: 'high',
      onWait: (text) => told.push(text),
    });
    const { signal } = new AbortController();
    expect((await model.respond(REQUEST, signal)).items).toHaveLength(1);
    expect(server.requests).toHaveLength(refuses.length + 1);
    expect(told.sort()).toEqual(
      refuses.map((name) => `${server.url} does not take \`${name}\`; asked without`).sort(),
    );
    await model.respond(REQUEST, signal);
    expect(server.requests).toHaveLength(refuses.length + 2);
    expect(refuses.filter((name) => name in (server.requests.at(-1)?.body ?? {}))).toEqual([]);
    expect(server.violations).toEqual([]);
  });
});

describe('the form of the tools', () => {
  const PATCH = '*** Begin Patch\n*** Delete File: a\n*** End Patch';
  const typesIn = (body: { tools?: Array<{ type: string }> } | undefined) =>
    body?.tools?.map(({ type }) => type);

  test.each([
    [[], ['shell', 'apply_patch']],
    [['tools.shell'], ['function', 'custom']],
    [
      ['tools.shell', 'tools.apply_patch', 'tools.custom'],
      ['function', 'function'],
    ],
  ])('is the simplest needed where %j are refused', async (refuses, expected) => {
    await using server = await startModel({
      script: () => ({ output: [shell('ls'), patch(PATCH)] }),
      refuses,
    });
    const model = await open(server.url, { model: 'gpt-5.5' });
    const turn = await model.respond(REQUEST, new AbortController().signal);
    expect(turn.items).toMatchObject([
      { type: 'function_call', name: 'shell', arguments: '{"command":"ls"}' },
      { type: 'custom_tool_call', name: 'apply_patch', input: PATCH },
    ]);
    expect(typesIn(server.requests.at(-1)?.body as Parameters<typeof typesIn>[0])).toEqual(expected);
    expect(model.dialect.applyPatch === 'native').toBe(expected.includes('apply_patch'));
    expect(server.violations).toEqual([]);
  });

  test('can be chosen', async () => {
    await using server = await startModel({ script: [DONE] });
    await ask(server.url, { model: 'gpt-5.5', toolForms: { shell: 'function' } });
    expect(typesIn(server.requests[0]?.body as Parameters<typeof typesIn>[0])).toEqual([
      'function',
      'apply_patch',
    ]);
  });
});

test.each([['include'], ['tools.custom']])('several at once may be refused the same: %s', async (name) => {
  await using server = await startModel({ script: () => DONE, refuses: [name] });
  const model = await open(server.url, { model: 'gpt-5' });
  const { signal } = new AbortController();
  const turns = await Promise.all([model.respond(REQUEST, signal), model.respond(REQUEST, signal)]);
  expect(turns.map(({ items }) => items.length)).toEqual([1, 1]);
  expect(server.requests).toHaveLength(4);
});

test('an endpoint that goes on refusing is given up', async () => {
  const error = { status: 400, code: 'unsupported_parameter', message: 'no', param: 'include' };
  await using server = await startModel({ script: () => ({ error }) });
  expect(await complaint(server.url)).toContain('answers 400: no');
  expect(server.requests).toHaveLength(2);
});

describe('an error', () => {
  const fresh = (): Refused => ({ parameters: new Set(), forms: { ...FUNCTIONS } });
  const dropped = (status: number, body: unknown, refused = fresh()) =>
    dropRefused(
      new HttpFault(status, readSaid(JSON.stringify(body)), null),
      RESPONSES_EXTRAS,
      refused,
      copyOf(refused),
    );

  test.each([
    [400, { error: { message: "Unsupported value: 'minimal'", param: 'reasoning.effort' } }, '`reasoning`'],
    [
      400,
      { error: { message: 'Unrecognized request argument supplied: prompt_cache_key' } },
      '`prompt_cache_key`',
    ],
    [422, { detail: [{ loc: ['body', 'store'], msg: 'Extra inputs are not permitted' }] }, '`store`'],
    [400, { detail: 'Unsupported parameter: include' }, '`include`'],
  ])('%i %j is about %s', (status, body, expected) => {
    expect(dropped(status, body)).toBe(expected);
  });

  test.each([
    [400, { error: { message: "Item 'rs_1' of type 'reasoning' was provided without its following item." } }],
    [400, { error: { message: 'Invalid input', param: 'input[3].content' } }],
    [400, { error: { message: 'Unsupported data in the datastore' } }],
    [500, { error: { message: 'Unsupported parameter: include' } }],
  ])('%i %j is about something else', (status, body) => {
    expect(dropped(status, body)).toBeNull();
  });

  test('about what was left out before is about something else', () => {
    const refused = fresh();
    const body = { error: { message: 'no', param: 'include' } };
    expect(dropped(400, body, refused)).toBe('`include`');
    expect(dropped(400, body, refused)).toBeNull();
  });
});
