import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TraceLine } from '../../src/agent/history.ts';
import type { Item } from '../../src/agent/model.ts';
import { INTERRUPTED, readTrace } from '../../src/agent/resume.ts';
import { WrongUse } from '../../src/types.ts';
import { RUN_START } from './run-start.ts';

const say = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });
const shell = (call_id: string): Item => ({ type: 'function_call', call_id, name: 'shell', arguments: '{}' });
const edit = (call_id: string): Item => ({
  type: 'custom_tool_call',
  call_id,
  name: 'apply_patch',
  input: '',
});
const output = (call_id: string, text: string): Item => ({
  type: 'function_call_output',
  call_id,
  output: text,
});
const usage = (turns: number) => ({
  turns,
  inputTokens: turns * 10,
  cachedInputTokens: turns,
  outputTokens: turns,
  costUsd: turns / 10,
});
const answer = (turns: number, ...items: Item[]): TraceLine => ({
  regreen: 'answer',
  items,
  usage: usage(turns),
  at: RUN_START.startedAt + turns * 1000,
});
const START: TraceLine = { regreen: 'start', ...RUN_START };
const LINES: TraceLine[] = [START, say('task'), answer(1, shell('1'), edit('2')), output('1', 'exit 0')];

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'resume-'));
});
afterEach(() => rm(dir, { recursive: true }));

const text = (lines: readonly TraceLine[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const write = (content: string | Uint8Array, name = 'trace.jsonl') => writeFile(join(dir, name), content);

describe('the trace of a run', () => {
  test('gives the conversation, the figures and the change', async () => {
    await write(text([...LINES, { type: 'custom_tool_call_output', call_id: '2', output: 'M a' }]));
    await write('diff', 'partial.patch');
    const resumed = await readTrace(dir);
    expect(resumed.start).toEqual(RUN_START);
    expect(resumed.items).toEqual([
      say('task'),
      shell('1'),
      edit('2'),
      output('1', 'exit 0'),
      { type: 'custom_tool_call_output', call_id: '2', output: 'M a' },
    ]);
    expect(resumed).toMatchObject({ usage: usage(1), elapsedMs: 1000 });
    expect(Buffer.from(resumed.patch).toString()).toBe('diff');
  });

  test('a call that was under way gets an output of its own kind, so that the model decides', async () => {
    await write(text(LINES));
    const { items, patch } = await readTrace(dir);
    expect(items.at(-1)).toEqual({ type: 'custom_tool_call_output', call_id: '2', output: INTERRUPTED });
    expect(items).toHaveLength(5);
    expect(patch).toHaveLength(0);
  });

  test('a conversation that was made anew counts from there', async () => {
    const anew: TraceLine = {
      regreen: 'history',
      why: 'compacted',
      items: [say('task'), say('so far')],
      usage: usage(3),
      at: RUN_START.startedAt + 9000,
    };
    await write(text([...LINES, anew, say('more')]));
    const { items, elapsedMs, usage: spent } = await readTrace(dir);
    expect(items).toEqual([say('task'), say('so far'), say('more')]);
    expect(elapsedMs).toBe(9000);
    expect(spent.turns).toBe(3);
  });

  test('the first attempt goes on, and what the others spent counts', async () => {
    await write(text(LINES));
    await write(text([START, say('task'), answer(2, shell('9'))]), 'attempt-2-trace.jsonl');
    const { items, usage: spent, elapsedMs } = await readTrace(dir);
    expect(spent).toMatchObject({ turns: 3, inputTokens: 30 });
    expect(spent.costUsd).toBeCloseTo(0.3, 9);
    expect(elapsedMs).toBe(2000);
    expect(JSON.stringify(items)).not.toContain('"9"');
  });
});

describe('a trace that ends anywhere', () => {
  test('gives whole lines only, and every call an output', async () => {
    const whole = Buffer.from(text([...LINES, output('2', 'é漢'), answer(2, shell('3')), output('3', 'x')]));
    const first = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
    let before = 0;
    for (let end = first; end <= whole.length; end += 1) {
      await write(whole.subarray(0, end));
      const { items } = await readTrace(dir);
      expect(items.length, `${end}`).toBeGreaterThanOrEqual(before);
      before = items.length;
      const calls = items.flatMap((item) => ('name' in item && 'call_id' in item ? [item.call_id] : []));
      const outputs = items.flatMap((item) => ('output' in item && 'call_id' in item ? [item.call_id] : []));
      expect(outputs.toSorted()).toEqual(calls.toSorted());
    }
    expect(before).toBe(7);
  });

  test('before a model was asked is wrong use', async () => {
    const refused = `'--resume ${dir}': there is no run to go on with`;
    await expect(readTrace(dir)).rejects.toThrow(refused);
    const other = '{"regreen":"start","version":9}\n{"role":"user","content":"x"}\n';
    for (const content of [
      other,
      text([START]),
      '',
      text([START]).slice(0, -1),
      'null\n',
      '{}\n',
      '[]\n',
      '\n',
      '\0'.repeat(5000),
    ]) {
      await write(content);
      await expect(readTrace(dir)).rejects.toThrow(WrongUse);
    }
    await expect(readTrace(join(dir, 'nope'))).rejects.toThrow(WrongUse);
  });

  test.for([
    ['{"regreen":"answer"}', 'no items'],
    ['{"regreen":"answer","items":[1],"usage":{},"at":1}', 'an item that is none'],
    [JSON.stringify({ ...answer(1), usage: { ...usage(1), turns: -5 } }), 'figures that give back'],
    [JSON.stringify({ ...answer(1), usage: { ...usage(1), turns: 2 ** 53 } }), 'figures that take no more'],
    [JSON.stringify({ ...answer(1), usage: { ...usage(1), costUsd: 1e15 } }), 'money that takes no more'],
    ['{"regreen":"history","why":"compacted"}', 'no conversation'],
    ['{"regreen":"other"}', 'a kind nobody knows'],
    ['{"text":"hello"}', 'neither a kind nor a role'],
  ])('a line with %j is named, with the remedy (%s)', async ([line]) => {
    const refused = `'--resume ${dir}': line 3 of 'trace.jsonl' is none that a run writes; take it out, with all after it, to go on from what is before it, or start anew`;
    await write(`${text(LINES.slice(0, 2))}${line}\n${text(LINES.slice(2))}`);
    const error = await readTrace(dir).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WrongUse);
    expect(error).toMatchObject({ message: refused });
  });

  test('garbage in the middle ends it there', async () => {
    await write(`${text(LINES.slice(0, 2))}{"half\n${text(LINES.slice(2))}`);
    expect((await readTrace(dir)).items).toEqual([say('task')]);
  });
});
