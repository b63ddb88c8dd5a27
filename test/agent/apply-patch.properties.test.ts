import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPatch } from '../../src/agent/apply-patch.ts';
import { patchOf, workspace } from './patch/workspace.ts';

const SEED = 20240;

describe('for any input', () => {
  const line = fc.constantFrom(
    '',
    'a',
    'a ',
    '\ta',
    '  b',
    'é',
    '🙂 x',
    '“q”',
    '"q"',
    'x\u00a0y',
    '+',
    '- c',
    '@@',
    '*** End Patch',
  );
  const edit = fc.record({
    old: fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 6 }),
    before: fc.array(line, { maxLength: 2 }),
    after: fc.array(line, { maxLength: 2 }),
  });

  test('a patch made from an edit gives the edited file', async () => {
    const property = fc.asyncProperty(
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\uFEFF'),
      fc.boolean(),
      async (edits, ending, bom, terminated) => {
        const old = edits.flatMap(({ old }) => old);
        const edited = edits.flatMap(({ old, before, after }) => [
          ...before,
          ...old.filter(([, kept]) => kept).map(([text]) => text),
          ...after,
        ]);
        // An empty last line without a line ending is no line, and a single one does not tell the file's ending.
        fc.pre(terminated || (old.at(-1)?.[0] !== '' && old.length > 1));
        const textOf = (lines: string[], cut: boolean): string =>
          bom + lines.join(ending) + (cut || lines.length === 0 ? '' : ending);
        const endsAsBefore = old.at(-1)?.[1] === true && edits.at(-1)?.after.length === 0;
        // Hunks that together cover the file stand at the cursor each, however often their lines repeat.
        const hunks = edits.flatMap(({ old, before, after }) => [
          '@@',
          ...before.map((text) => `+${text}`),
          ...old.map(([text, kept]) => (kept ? ' ' : '-') + text),
          ...after.map((text) => `+${text}`),
        ]);
        await using ws = await workspace({
          a: textOf(
            old.map(([text]) => text),
            !terminated,
          ),
        });
        expect(await applyPatch(ws.root, patchOf('*** Update File: a', ...hunks))).toMatchObject({
          ok: true,
        });
        expect(await ws.read('a')).toBe(textOf(edited, !terminated && endsAsBefore));
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: 500 });
  });

  test('garbage is refused without a trace or applied inside the root', async () => {
    const vocabulary = fc.constantFrom(
      ...[
        '*** Begin Patch',
        '*** End Patch',
        '*** Add File: a',
        '*** Add File: d/a',
        '*** Delete File: a',
        '*** Delete File: d',
      ],
      ...[
        '*** Update File: a',
        '*** Update File: d/b',
        '*** Move to: c',
        '*** Move to: ../c',
        '*** End of File',
        '@@',
        '@@ one',
      ],
      ...[
        ' one',
        '-one',
        '+one',
        '-two',
        '+three',
        '',
        '*** ',
        'garbage',
        '<<EOF',
        'EOF',
        '*** Add File: ../x',
        '*** Add File: .git/x',
      ],
    );
    const property = fc.asyncProperty(
      fc.array(vocabulary, { maxLength: 12 }),
      fc.boolean(),
      async (lines, framed) => {
        await using ws = await workspace({
          a: 'one\ntwo\none\n',
          'd/b': 'one\r\ntwo',
          '.git/config': '[core]\n',
        });
        const before = await ws.tree();
        const result = await applyPatch(ws.root, framed ? patchOf(...lines) : lines.join('\n'));
        const after = await ws.tree();
        if (!result.ok) expect(after).toEqual(before);
        const outside = Object.keys(after).filter((path) => !path.startsWith('root'));
        expect(outside).toEqual([]);
        expect(after['root/.git/config']).toBe(before['root/.git/config']);
        expect(after['root/.git/x']).toBeUndefined();
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: 500 });
  });

  test('no path leads out of the root or into a git folder', async () => {
    const name = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'link',
      '.git',
      '.GIT',
      '.git ',
      '.git.',
      'git~1',
      '.g\u200cit',
      '.git:x',
      '\\',
      '~',
      'x',
    );
    const property = fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 5 }), async (names) => {
      await using ws = await workspace({ 'a/x': 'inside\n', '.git/x': 'git\n' });
      await mkdir(join(ws.root, '../secret'));
      await symlink('../secret', join(ws.root, 'link'));
      const { 'root/.git/x': git, secret } = await ws.tree();
      const result = await applyPatch(ws.root, patchOf(`*** Add File: ${names.join('/')}`, '+written'));
      const after = await ws.tree();
      const written = Object.keys(after).filter((path) => after[path]?.endsWith('written\n'));
      expect(written).toHaveLength(result.ok ? 1 : 0);
      expect(written.every((path) => path.startsWith('root/') && !/\.g\W?it|git~/i.test(path))).toBe(true);
      expect([after['root/.git/x'], after.secret]).toEqual([git, secret]);
    });
    await fc.assert(property, { seed: SEED, numRuns: 500 });
  });
});

describe('time stays linear', () => {
  async function seconds(file: string, lines: string[]): Promise<{ seconds: number; ok: boolean }> {
    await using ws = await workspace({ a: file });
    const start = process.threadCpuUsage();
    const { ok } = await applyPatch(ws.root, patchOf('*** Update File: a', ...lines));
    return { ok, seconds: process.threadCpuUsage(start).user / 1e6 };
  }
  const equal = 'same line\n'.repeat(100_000);

  test.each([
    [
      'a small hunk in 5 MB',
      Array.from({ length: 100_000 }, (_, n) => `${n} ${'x'.repeat(44)}\n`).join(''),
      ['-99000 '.padEnd(51, 'x'), '+new'],
      true,
    ],
    ['a block of equal lines in equal lines', equal, [...Array(1000).fill(' same line'), '+new'], true],
    ['the same, not found', equal, [...Array(1000).fill(' same line'), ' other', '+new'], false],
    [
      'the same with an end that is not there',
      equal,
      [...Array(1000).fill(' same line'), ' same  line', '+new'],
      false,
    ],
    ['a file that is one long line', 'a '.repeat(2_500_000), ['-a b', '+c'], false],
  ])('%s', async (_, file, lines, ok) => {
    const result = await seconds(file, lines);
    expect(result.ok).toBe(ok);
    expect(result.seconds).toBeLessThan(1);
  });
});
