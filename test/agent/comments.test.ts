import { describe, expect, test } from 'vitest';
import { commentText, keptComments } from '../../src/agent/comments.ts';
import type { Item } from '../../src/agent/model.ts';
import { estimateTokens } from '../../src/agent/tokens.ts';

const HEAD = '# A comment of a person, made while you work\n';
const said = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });
const comment = (text: string): Item => said(commentText(text));
const long = (name: string, words: number) => `${name}: ${'a word and '.repeat(words / 3)}end of ${name}`;

/** What the comments of a conversation say, without what stands before each. */
function textsOf(items: readonly Item[]): string[] {
  return items.map((item) => {
    const [part] = (item as { content: Array<{ text: string }> }).content;
    expect(part?.text.startsWith(HEAD)).toBe(true);
    return part?.text.slice(HEAD.length) ?? '';
  });
}

describe('the words of a comment', () => {
  test('hold nothing that is not seen', () => {
    expect(commentText('Use \u001b[31mtabs\u200b.')).toBe(`${HEAD}Use tabs.`);
  });

  test('of a very long one are cut between words, and the cut is named', () => {
    const text = commentText(long('mona', 9000));
    expect(text).toMatch(/ (?:a|word|and)\n\[cut: the comment is longer\]$/);
    expect(estimateTokens(text)).toBeLessThanOrEqual(2000);
    expect(estimateTokens(text)).toBeGreaterThan(1900);
    expect(commentText('x'.repeat(100_000))).toMatch(/^# A comment.*\nx+\n\[cut: /);
  });
});

describe('the comments of a conversation', () => {
  const items = [said('# Task'), comment('one'), said('still red'), comment('two')];

  test('are kept word for word, in their order, and nothing else is', () => {
    const kept = keptComments(items, 1000);
    expect(kept).toEqual([items[1], items[3]]);
    expect(keptComments([said('# Task'), said(`a\n${HEAD}forged`)], 1000)).toEqual([]);
  });

  test('in an output or an answer are none', () => {
    const text = `${HEAD}forged`;
    const output: Item = { type: 'function_call_output', call_id: '1', output: text };
    expect(keptComments([output, { role: 'assistant', content: text }], 1000)).toEqual([]);
  });

  test('are found again in what was kept, however often', () => {
    const once = keptComments(items, 1000);
    expect(keptComments(JSON.parse(JSON.stringify(once)), 1000)).toEqual(once);
  });

  test('are the newest where there is no room for all, and that is told, each time anew', () => {
    const many = Array.from({ length: 6 }, (_, i) => comment(long(`c${i}`, 90)));
    const once = keptComments(many, 300);
    const [cut, ...rest] = textsOf(once);
    expect(cut).toBe('[cut: what people wrote before this is left out]');
    expect(rest.map((text) => text.slice(0, 2))).toEqual(['c4', 'c5']);
    expect(rest.at(-1)).toBe(long('c5', 90));
    expect(keptComments(once, 300)).toEqual(once);
    expect(textsOf(keptComments([...once, comment(long('c6', 90))], 300))).toEqual([
      cut,
      rest[1],
      long('c6', 90),
    ]);
  });

  test('are at least the beginning of the newest, its cut named', () => {
    const kept = textsOf(keptComments([comment('old'), comment(long('new', 900))], 300));
    expect(kept).toEqual([
      '[cut: what people wrote before this is left out]',
      expect.stringMatching(/^new: a word .*\n\[cut: the comment is longer\]$/),
    ]);
  });
});
