import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/agent/model.ts';
import { estimateTokens } from '../../src/agent/tokens.ts';
import { stateText } from '../../src/agent/work-state.ts';
import type { Patch, Verdict } from '../../src/types.ts';
import { emptyPatch } from '../../src/workspace/patch.ts';

const patchOf = (diff: string): Patch => ({
  ...emptyPatch({ sha: '', tree: '' }),
  files: [{ path: 'big.txt', status: 'added', mode: '100644', additions: 9, deletions: 0 }],
  diff: Buffer.from(diff),
});
const verdict = (answer: string): Verdict => ({
  green: false,
  results: [],
  findings: [],
  newTests: [],
  answer,
});
const NOTHING = {
  verdict: null,
  patch: emptyPatch({ sha: '', tree: '' }),
  guidance: '',
  notes: '',
  items: [],
  said: 0,
};
const lines = (word: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${word} in line ${i} of many more`).join('\n');
/** What one block holds, and what comes between it and the next part. */
function part(text: string, label: string): { block: string; after: string } {
  const [, block = '', after = ''] =
    new RegExp(`source="${label}">\\n([^]*?)\\n</untrusted-[0-9a-f]+>([^]*?)(?:\\n\\n#|$)`).exec(text) ?? [];
  return { block, after };
}

describe('the state of the work', () => {
  test('that is short is whole', () => {
    const text = stateText(
      { ...NOTHING, patch: patchOf('+one\n'), verdict: verdict('Still red'), notes: 'half done' },
      8000,
    );
    expect(part(text, 'change')).toEqual({ block: 'added big.txt +9 -0\n\n+one\n', after: '' });
    expect(part(text, 'verdict')).toEqual({ block: 'Still red', after: '' });
    expect(part(text, 'notes')).toEqual({ block: 'half done', after: '' });
    expect(text).not.toMatch(/Cut here|Instructions|outputs/);
  });

  test('that is long is cut at a line; the cut is named, and how the whole change is seen', () => {
    const diff = lines('+change', 2000);
    const text = stateText(
      { ...NOTHING, patch: patchOf(diff), verdict: verdict(lines('red', 2000)), notes: lines('note', 2000) },
      8000,
    );
    const change = part(text, 'change');
    expect(change.block).toMatch(/^added big\.txt \+9 -0\n\n\+change in line 0 of many more\n/);
    expect(change.block).toMatch(/of many more$/);
    const whole = Buffer.byteLength(`added big.txt +9 -0\n\n${diff}`);
    expect(change.after).toBe(
      `\nCut here, after ${Buffer.byteLength(change.block)} of ${whole} bytes. See the whole with \`git diff\`; new files are in the tree.`,
    );
    for (const label of ['verdict', 'notes']) {
      expect(part(text, label).block).toMatch(/of many more$/);
      expect(part(text, label).after).toMatch(/^\nCut here, after \d+ of \d+ bytes\.$/);
    }
  });

  test.each([8000, 272_000])(
    'in a window of %i tokens leaves room for the work, also where the text is dense',
    (window) => {
      const dense = Array.from(
        { length: 20_000 },
        (_, i) => `${(i * 7919).toString(36)}:${i ^ 0x5a5a},${i}=`,
      ).join('\n');
      const outputs: Item[] = [{ type: 'function_call_output', call_id: '1', output: dense }];
      const full = { patch: patchOf(dense), verdict: verdict(dense), notes: dense, items: outputs };
      const text = stateText({ ...full, guidance: '', said: 0 }, window);
      expect(estimateTokens(text)).toBeLessThan(0.47 * window);
      expect(text).toContain('# The newest outputs');
      // Instructions and comments take what the outputs would have had.
      const said = window / 10;
      const fullest = stateText({ ...full, guidance: dense, said }, window);
      expect(estimateTokens(fullest) + said).toBeLessThan(0.56 * window);
    },
  );
});

describe('instructions for what was changed', () => {
  const rule = (text: string) => `# sub/AGENTS.md\n<untrusted-1 source="agents-md">\n${text}\n</untrusted-1>`;

  test('stand there as they are given', () => {
    const text = stateText({ ...NOTHING, guidance: rule('Sign each line.') }, 8000);
    expect(text).toContain(`# Instructions for what you changed\n${rule('Sign each line.')}`);
  });

  test('that are too long are cut at a line, and their block still ends', () => {
    const text = stateText({ ...NOTHING, guidance: rule(lines('Rule', 2000)), notes: 'after it' }, 8000);
    const { block, after } = part(text, 'agents-md');
    expect(block).toMatch(/^# sub\/AGENTS\.md\n&lt;untrusted-1.*\nRule in line 0 of many more\n/);
    expect(block).toMatch(/of many more$/);
    expect(after).toMatch(/^\nCut here, after \d+ of \d+ bytes\. The files themselves hold the rest\.$/);
    expect(part(text, 'notes').block).toBe('after it');
  });
});
