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

  test('teaches what was expected, and changes nothing', async () => {
    await using bench = await openBench({ a: '1\n' });
    const answer = await runApplyPatch('*** Update File: a\n-1\n+2\n', bench.tools);
    expect(answer).toContain('*** Begin Patch');
    expect(await readFile(join(bench.tools.root, 'a'), 'utf8')).toBe('1\n');
  });
});
