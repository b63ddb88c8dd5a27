import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/agent/history.ts';
import type { Item } from '../../src/agent/model.ts';
import { RUN_START } from './run-start.ts';

const say = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });
const USAGE = { turns: 1, inputTokens: 10, cachedInputTokens: 0, outputTokens: 2, costUsd: null };

test('the conversation only grows until it is replaced, and every step is a line of the trace as it comes', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'history-'));
  const trace = join(dir, 'trace.jsonl');
  const lines = async () =>
    (await readFile(trace, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const history = await openHistory(trace, RUN_START);
  expect(await lines()).toEqual([{ regreen: 'start', ...RUN_START }]);
  await history.append(say('one\nof two lines'));
  expect(await lines()).toHaveLength(2);
  await history.append();
  await history.answer([say('two'), say('three')], USAGE);
  expect(history.items).toEqual([say('one\nof two lines'), say('two'), say('three')]);
  expect((await lines()).slice(1)).toEqual([
    say('one\nof two lines'),
    { regreen: 'answer', items: [say('two'), say('three')], usage: USAGE, at: expect.any(Number) },
  ]);
  await history.replace([say('one'), say('so far')], 'compacted', USAGE);
  await history.append(say('four'));
  expect(history.items).toEqual([say('one'), say('so far'), say('four')]);
  expect((await lines()).at(-2)).toEqual({
    regreen: 'history',
    why: 'compacted',
    items: [say('one'), say('so far')],
    usage: USAGE,
    at: expect.any(Number),
  });
  await rm(dir, { recursive: true });
});
