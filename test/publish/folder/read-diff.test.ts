import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readDiff } from '../../../src/publish/folder/read-diff.ts';

const LIMITS = { files: 2, fileBytes: 1000 };
const OLD = '1'.repeat(40);
const NEW = '2'.repeat(40);
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';

const read = (diff: string) => readDiff(Buffer.from(diff), LIMITS);

/** At most 26 bytes as a line of a binary patch. */
function encodeLine(bytes: Uint8Array): string {
  const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let line = String.fromCharCode(0x40 + bytes.length);
  for (let at = 0; at < padded.length; at += 4) {
    let word = padded.readUInt32BE(at);
    let five = '';
    for (let i = 0; i < 5; i += 1) {
      five = (ALPHABET[word % 85] ?? '') + five;
      word = Math.floor(word / 85);
    }
    line += five;
  }
  return line;
}

const text = (from: string, to: string) =>
  `diff --git a/x y b/x y\nindex ${OLD}..${NEW} 100755\n--- ${from}\n+++ ${to}\n@@ -1 +1,2 @@ some words\n-a\n+b\n+c\n\\ No newline at end of file\n`;

const delta = (data: Uint8Array) =>
  `diff --git a/x b/x\nindex ${OLD}..${NEW} 100644\nGIT binary patch\ndelta ${data.length}\n${encodeLine(deflateSync(data))}\n\nliteral 0\nHcmV?d00001\n\n`;

test('a file with its modes, blobs and lines', () => {
  expect(read(text('a/x y\t', 'b/x y\t'))).toEqual([
    {
      path: 'x y',
      status: 'modified',
      modeBefore: '100755',
      modeAfter: '100755',
      blobs: { before: OLD, after: NEW },
      additions: 2,
      deletions: 1,
    },
  ]);
});

test.each([
  ['a/x', 'b/x y\t'],
  ['a/x y\t', 'b/x'],
  ['/dev/null', 'b/x y\t'],
  ['a/x y\t', '/dev/null'],
])('the names %j and %j are not those of its head', (from, to) => {
  expect(() => read(text(from, to))).toThrow('names of its head');
});

test('a delta that makes more than a file may have is not given to git', () => {
  // From 10 bytes to 300, and to 2^35, each by one copy.
  expect(read(delta(Buffer.from([10, 0xac, 0x02, 0x90, 0x0a])))).toHaveLength(1);
  const bomb = Buffer.from([10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0x90, 0x0a]);
  expect(() => read(delta(bomb))).toThrow('a binary file in it has more than 1000 bytes');
  const large = delta(Buffer.from([10, 5])).replace('delta 2', 'delta 1001');
  expect(() => read(large)).toThrow('a binary file in it has more than 1000 bytes');
});

test('more files than allowed', () => {
  const one = (path: string) => `diff --git a/${path} b/${path}\nold mode 100644\nnew mode 100755\n`;
  expect(read(one('a') + one('b')).map(({ path }) => path)).toEqual(['a', 'b']);
  expect(() => read(one('a') + one('b') + one('c'))).toThrow('it changes more than 2 files');
});

test.each([
  ['tabs', `diff --git a/x b/x\nindex ${OLD}..${NEW} 100644\n--- a/${'\t'.repeat(2e6)}x\n`],
  ['backslashes', `diff --git "a/${'\\'.repeat(2e6)}" "b/\n`],
  ['empty lines', '\n'.repeat(2e6)],
  ['one line without end', 'x'.repeat(2e6)],
])('threat 27: two megabytes of %s are refused in no time', (_, diff) => {
  const started = performance.now();
  expect(() => read(diff)).toThrow(/^its line \d/);
  expect(performance.now() - started).toBeLessThan(1000);
});
