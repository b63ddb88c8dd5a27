import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/agent/history.ts';
import type { Item } from '../../src/agent/model.ts';
import { RUN_START } from './run-start.ts';

const say = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });
const USAGE = { turns: 1, inputTokens: 10, cachedInputTokens: 0, outputTokens: 2, costUsd: null };

async function openFolder() {
  const dir = await mkdtemp(join(tmpdir(), 'history-'));
  const trace = join(dir, 'trace.jsonl');
  return {
    trace,
    lines: async () =>
      (await readFile(trace, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true }),
  };
}

test('the conversation only grows until it is replaced, and every step is a line of the trace as it comes', async () => {
  await using folder = await openFolder();
  const { lines } = folder;
  const history = await openHistory(folder.trace, RUN_START);
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
});

test('what waits is sent at once and written in its place', async () => {
  await using folder = await openFolder();
  const history = await openHistory(folder.trace, RUN_START);
  const ready = Promise.withResolvers<void>();
  const first = history.appendAfter(ready.promise, say('first'));
  const second = history.append(say('second'));
  expect(history.items).toHaveLength(2);
  expect(await folder.lines()).toHaveLength(1);
  ready.resolve();
  await Promise.all([first, second]);
  expect((await folder.lines()).slice(1)).toEqual([say('first'), say('second')]);
});

test('what could not be saved is told by every line after it, which is not written', async () => {
  await using folder = await openFolder();
  const history = await openHistory(folder.trace, RUN_START);
  const failed = history.appendAfter(Promise.reject(new Error('disk full')), say('a'));
  await expect(failed).rejects.toThrow('disk full');
  await expect(history.append(say('b'))).rejects.toThrow('disk full');
  expect(await folder.lines()).toHaveLength(1);
});
