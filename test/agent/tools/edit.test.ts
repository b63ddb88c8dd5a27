import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runApplyPatch } from '../../../src/agent/tools/edit.ts';
import { openBench } from '../tool-context.ts';

describe('apply_patch', () => {
  test('answers with what changed', async () => {
    await using bench = await openBench({ a: '1\n' });
    const patch = '*** Begin Patch\n*** Update File: a\n-1\n+2\n*** Add File: b\n+x\n*** End Patch\n';
    expect(await runApplyPatch(patch, bench.tools)).toBe('M a\nA b');
    expect(await readFile(join(bench.tools.root, 'a'), 'utf8')).toBe('2\n');
  });

  test('brings the instructions for what it changed', async () => {
    await using bench = await openBench({ 'a/b': '1\n' });
    const asked: string[][] = [];
    const guidance = async (paths: readonly string[]) => {
      asked.push([...paths]);
      return asked.length === 1 ? '# a/AGENTS.md\nUse tabs.' : '';
    };
    const edit = (from: number, to: number) =>
      runApplyPatch(`*** Begin Patch\n*** Update File: a/b\n-${from}\n+${to}\n*** End Patch`, {
        ...bench.tools,
        guidance,
      });
    expect(await edit(1, 2)).toMatch(/^M a\/b\n\nInstructions .*:\n\n# a\/AGENTS\.md\nUse tabs\.$/);
    expect(await edit(2, 3)).toBe('M a/b');
    expect(await edit(7, 8)).not.toContain('M a/b');
    expect(asked).toEqual([['a/b'], ['a/b']]);
  });

  test('stands where the instructions cannot be read', async () => {
    await using bench = await openBench({ a: '1\n' });
    const guidance = () => Promise.reject(new Error('gone'));
    const patch = '*** Begin Patch\n*** Delete File: a\n*** End Patch';
    expect(await runApplyPatch(patch, { ...bench.tools, guidance })).toBe('D a');
  });

  test('teaches what was expected, and changes nothing', async () => {
    await using bench = await openBench({ a: '1\n' });
    const answer = await runApplyPatch('*** Update File: a\n-1\n+2\n', bench.tools);
    expect(answer).toContain('*** Begin Patch');
    expect(await readFile(join(bench.tools.root, 'a'), 'utf8')).toBe('1\n');
  });
});
