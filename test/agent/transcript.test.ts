import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/agent/model.ts';
import { estimateTokens } from '../../src/agent/tokens.ts';
import { newestOutputs, transcript } from '../../src/agent/transcript.ts';

const said = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });
const call = (id: string, command: string): Item => ({
  type: 'function_call',
  call_id: id,
  name: 'shell',
  arguments: command,
});
const output = (id: string, text: string): Item => ({
  type: 'function_call_output',
  call_id: id,
  output: text,
});

const ITEMS: Item[] = [
  said('go on'),
  { type: 'reasoning', id: 'rs', summary: [], encrypted_content: 'c2VhbGVk' },
  call('1', 'ls'),
  output('1', `old ${'x'.repeat(400)}`),
  { type: 'custom_tool_call', call_id: '2', name: 'apply_patch', input: 'p'.repeat(5000) },
  { type: 'custom_tool_call_output', call_id: '2', output: 'M a' },
  {
    role: 'user',
    content: [{ type: 'input_image', detail: 'auto', image_url: 'data:image/png;base64,AAAA' }],
  },
  call('3', 'npm test'),
  output('3', `new ${'y'.repeat(400)}`),
];

describe('a transcript', () => {
  test('holds calls, outputs and words in order; no sealed reasoning, no bytes of images, no long patch', () => {
    const text = transcript(ITEMS, 5000);
    expect(text).toMatch(
      /^## said to you\ngo on\n\n## you: shell\nls\n\n## output\nold x+\n\n## you: apply_patch\np+\n/,
    );
    expect(text).toContain('## said to you\n(an image)\n');
    expect(text).not.toMatch(/c2VhbGVk|AAAA|p{2001}/);
  });

  test('leaves out the oldest outputs first, then the oldest of the rest', () => {
    const most = transcript(ITEMS, 660);
    expect(most).toContain('go on');
    expect(most).not.toContain('old');
    expect(most).toContain('(left out)');
    expect(most).toContain('new y');
    const least = transcript(ITEMS, 20);
    expect(least).not.toContain('go on');
    expect(Buffer.byteLength(least)).toBeLessThanOrEqual(80);
    expect(transcript(ITEMS, 0)).toBe('');
  });
});

test('dense text keeps within the tokens it is counted at', () => {
  const dense = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `${(from + i) * 7919}:${i},${from}=;`).join('');
  const items = Array.from({ length: 20 }, (_, i) => said(dense(i, 12)));
  const text = transcript(items, 1000);
  expect(estimateTokens(text)).toBeLessThanOrEqual(1000);
  expect(estimateTokens(text)).toBeGreaterThan(800);
  const outputs = newestOutputs([call('1', 'cat data'), output('1', dense(0, 4000))], 1000);
  expect(estimateTokens(outputs)).toBeLessThanOrEqual(1000);
  expect(estimateTokens(outputs)).toBeGreaterThan(900);
});

describe('the newest outputs', () => {
  test('come with their calls, as many as there is room for', () => {
    expect(newestOutputs(ITEMS, 150)).toMatch(/^## you: shell\nnpm test\n## output\nnew y{400}$/);
    expect(newestOutputs(ITEMS, 5000)).toMatch(/^## you: shell\nls\n## output\nold .*new y+$/s);
  });

  test('are the newest one cut, where it alone is too long', () => {
    const text = newestOutputs(ITEMS, 50);
    expect(text).toMatch(/^## you: shell\nnpm test\n## output\nnew y+\n…\ny+$/);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(200);
  });

  test('of none are none', () => {
    expect(newestOutputs([said('x')], 50)).toBe('');
  });
});
