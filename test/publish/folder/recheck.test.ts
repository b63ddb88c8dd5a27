import { expect, test } from 'vitest';
import { guard } from '../../../src/judge/guard.ts';
import { asChange, recheck } from '../../../src/publish/folder/recheck.ts';
import { createRedactor } from '../../../src/text/redact.ts';
import type { FileChange, PatchedFile } from '../../../src/types.ts';
import { fileChanges } from '../../../src/workspace/patch.ts';
import { patchBetween } from './solved-patch.ts';

const bytes = (text: string | null) => (text === null ? null : Buffer.from(text));

const file = (path: string, before: string | null, after: string | null): PatchedFile => ({
  path,
  status: before === null ? 'added' : after === null ? 'deleted' : 'modified',
  mode: after === null ? null : '100644',
  before: bytes(before),
  blobBefore: before === null ? null : 'a'.repeat(40),
  after: bytes(after),
});

const SECRET = 'canary-of-a-key-0123';
const check = (
  files: PatchedFile[],
  { protectedPaths = [] as string[], text = 'a title', files: most = 20 } = {},
) =>
  recheck(files, {
    guard: (changes) =>
      guard(changes, { testsMayChange: false, protectedPaths, size: { files: most, lines: 600 } }),
    known: createRedactor([SECRET]),
    texts: [{ where: 'the title', text }],
  });

test('a change without fault has the findings it has now', async () => {
  expect(await check([file('src/a.ts', 'a\n', 'b\n')])).toEqual({ findings: [] });
  expect(await check([file('a', null, 'x\n'), file('b', 'x\n', null)], { files: 1 })).toMatchObject({
    findings: [{ rule: 'oversized', severity: 'warn' }],
  });
});

test.each<[string, PatchedFile, RegExp]>([
  ['a path', file('a/../b', null, 'x'), /^the path "a\/\.\.\/b" leads upwards; nothing is published$/],
  [
    'a protected path',
    file('.github/CODEOWNERS', 'a\n', 'b\n'),
    /protected-path in "\.github\/CODEOWNERS", line 1/,
  ],
  ['a path that the settings protect', file('deploy/x', null, 'x'), /protected-path in "deploy\/x", line 1/],
  [
    'a skipped test',
    file('a.test.ts', "it('a', f);\n", "it.skip('a', f);\n"),
    /test-skipped in "a\.test\.ts", line 1/,
  ],
  ['bytes that are no text', file('x.wasm', null, '\0asm'), /binary in "x\.wasm"/],
  [
    'a secret in a file',
    file('a.ts', null, `const a = 1;\n// ${SECRET}\n`),
    /^a\.ts:2 holds a secret of this job/,
  ],
])('%s is rejected with rule and place', async (_, changed, reason) => {
  expect(await check([changed], { protectedPaths: ['deploy/'] })).toEqual({
    ending: { outcome: 'rejected', reason: expect.stringMatching(reason) },
  });
});

test('a secret in what is said of it is rejected as well', async () => {
  expect(await check([file('a.ts', 'a\n', 'b\n')], { text: `fix ${SECRET}` })).toMatchObject({
    ending: { outcome: 'rejected', reason: /the title/ },
  });
});

test('the guard reads here what it reads where the change was made', async () => {
  const before = { 'a.ts': 'a\n', 'gone.ts': 'x\n', 'bin.dat': Buffer.from([0, 1]), 'ü.txt': 'ü\r\n' };
  const after = { 'a.ts': 'b\n', 'new.ts': '', 'bin.dat': 'text\n', 'ü.txt': Buffer.from([0xff, 0x0a]) };
  await using solved = await patchBetween(before, after);
  const made = await fileChanges(solved.git, solved.patch, `${solved.patch.base}^{tree}`);
  const here = solved.patch.files.map(({ path, status, mode }) => {
    const side = (files: Record<string, string | Uint8Array>) =>
      path in files ? Buffer.from(files[path] ?? '') : null;
    return asChange({
      path,
      status,
      mode: mode === '120000' ? null : mode,
      before: side(before),
      blobBefore: null,
      after: side(after),
    });
  });
  const shape = (changes: FileChange[]) => changes.map((change) => ({ ...change, modeBefore: null }));
  expect(shape(here)).toEqual(shape(made));
});
