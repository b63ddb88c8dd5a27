import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/agent/history.ts';
import type { Item } from '../../src/agent/model.ts';

const say = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });

test('the conversation only grows, and every item is a line of the trace as it comes', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'history-'));
  const trace = join(dir, 'trace.jsonl');
  const history = openHistory(trace);
  await history.append(say('one\nof two lines'));
  expect((await readFile(trace, 'utf8')).split('\n')).toHaveLength(2);
  await history.append(say('two'), say('three'));
  await history.append();
  const lines = (await readFile(trace, 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(history.items);
  expect(history.items).toEqual([say('one\nof two lines'), say('two'), say('three')]);
  await rm(dir, { recursive: true });
});
