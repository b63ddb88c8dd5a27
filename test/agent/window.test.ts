import { describe, expect, test } from 'vitest';
import type { Item, Model } from '../../src/agent/model.ts';
import { openWindow } from '../../src/agent/window.ts';
import { bytesOf, denseLines, prose } from './texts.ts';

/** An item of about so many tokens. */
const item = (tokens: number): Item => ({
  role: 'user',
  content: [{ type: 'input_text', text: 'x'.repeat(tokens * 4) }],
});
const many = (count: number, tokens = 1000) => Array.from({ length: count }, () => item(tokens));

function open(contextWindow: number) {
  const model: Model = {
    name: 'm',
    contextWindow,
    dialect: { shell: 'function', applyPatch: 'function' },
    respond: () => Promise.reject(new Error('not asked here')),
  };
  return { model, window: openWindow(model, { instructions: '', tools: [] }) };
}

const used = (inputTokens: number, outputTokens = 0) => ({ inputTokens, outputTokens, cachedInputTokens: 0 });

describe('a window', () => {
  test('is full at three quarters', () => {
    const { window } = open(10_000);
    expect(window.isFull(many(7))).toBe(false);
    expect(window.isFull(many(8))).toBe(true);
  });

  test('goes by the real figures, and an estimate of what came since', () => {
    const { window } = open(10_000);
    const asked = many(2);
    const items = [...asked, item(100)];
    window.measure(items, asked, used(3000, 50));
    expect(window.size(items)).toBe(3050);
    // The provider counts half as many again as four bytes a token would give.
    expect(window.size([...items, item(1000)])).toBeGreaterThan(4450);
    expect(window.size([...items, item(1000)])).toBeLessThan(4600);
  });

  test('without figures goes by the estimate alone', () => {
    const { window } = open(10_000);
    window.measure(many(3), many(2), used(0));
    expect(window.size(many(3))).toBeGreaterThan(3000);
  });

  test('an image costs by its pixels and not by its bytes', () => {
    const { window } = open(100_000);
    const url = `data:image/png;base64,${'A'.repeat(1_000_000)}`;
    const image: Item = { role: 'user', content: [{ type: 'input_image', detail: 'auto', image_url: url }] };
    expect(window.size([image])).toBeGreaterThan(2000);
    expect(window.size([image])).toBeLessThan(3000);
  });
});

describe('an estimate of the window', () => {
  const size = (item: Item) => open(100_000).window.size([item]);

  test('goes by what stands in a text, not by its length alone', () => {
    const text = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });
    expect(size(text(denseLines(20_000)))).toBeGreaterThan(6300);
    expect(size(text(prose(20_000)))).toBeLessThan(5200);
  });

  test('takes sealed reasoning for what is inside', () => {
    const sealed = bytesOf(3000).toString('base64');
    const reasoning: Item = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: sealed };
    expect(size(reasoning)).toBeGreaterThan(1000);
    expect(size(reasoning)).toBeLessThan(1050);
  });
});

describe('after a compaction', () => {
  test('another comes only once enough was added', () => {
    const { window } = open(10_000);
    window.restart(many(7));
    expect(window.isFull(many(7))).toBe(false);
    expect(window.isFull(many(8))).toBe(false);
    expect(window.isFull(many(9))).toBe(true);
  });

  test('what never fits is not compacted for ever', () => {
    const { window } = open(5000);
    window.restart(many(7));
    expect(window.isFull(many(7))).toBe(false);
    // A little more, but no request goes beyond nine tenths.
    expect(window.isFull([...many(7), item(100)])).toBe(true);
  });
});

describe('a refusal', () => {
  test.for([
    ['what it says', 8000, 8000],
    ['a share of what was sent, where it says nothing', null, 7500],
    ['a share of what was sent, where it says nonsense', 0, 7500],
    ['a share of what was sent, where the request should have fitted', 50_000, 7500],
  ] as const)('teaches %s', ([, told, expected]) => {
    const { model, window } = open(20_000);
    window.measure(many(10), many(10), used(10_000));
    window.learn(many(10), told);
    expect(model.contextWindow).toBe(expected);
    expect(window.tokens()).toBe(expected);
  });

  test('after a compaction lets another one come', () => {
    const { window } = open(20_000);
    window.restart(many(7));
    window.learn(many(7), null);
    expect(window.isFull(many(7))).toBe(true);
  });
});
