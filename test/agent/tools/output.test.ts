import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../../../src/agent/tokens.ts';
import { outputForModel, outputTokens } from '../../../src/agent/tools/output.ts';
import { bytesOf, denseLines, prose } from '../texts.ts';

const INSIDE = '/run/regreen/logs/shell-1-1.log';

async function output(content: string | Uint8Array, maxTokens = 5000, written?: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'output-'));
  const file = join(dir, 'log');
  await writeFile(file, content);
  const answer = await outputForModel(file, INSIDE, maxTokens, written ?? Buffer.byteLength(content));
  await rm(dir, { recursive: true });
  return answer;
}

test.for([
  [272_000, 5000],
  [40_000, 5000],
  [39_999, 4999],
  [8000, 1000],
] as const)('in a window of %i tokens %i are given whole', ([window, tokens]) => {
  expect(outputTokens(window)).toBe(tokens);
});

describe('an output', () => {
  test('of 5,000 tokens comes whole', async () => {
    expect(await output(prose(19_000))).toBe(prose(19_000));
    const numbers = '123456789\n'.repeat(1200);
    expect(estimateTokens(numbers)).toBeGreaterThan(4800);
    expect(await output(numbers)).toBe(numbers);
  });

  test('of 20,000 bytes that are more tokens is not given whole', async () => {
    const log = denseLines(20_000);
    const answer = await output(log);
    expect(answer).toMatch(/^\[0\] INFO .* ms\n\[1\] INFO /);
    expect(answer).toContain(`\n… 20000 bytes in all; the whole output: ${INSIDE} …\n`);
    expect(answer.endsWith(log.slice(-800))).toBe(true);
    expect(estimateTokens(answer)).toBeLessThanOrEqual(2500);
    const [head = '', , tail = ''] = answer.split(/^….*…$/m);
    // Each has three tenths of what the lines between them leave.
    for (const part of [head, tail]) expect(estimateTokens(part)).toBeGreaterThan(680);
    for (const line of `${head}${tail}`.trim().split(/\n+/).slice(0, -1)) expect(log).toContain(`${line}\n`);
  });

  test('of dense lines that say why keeps the first of them whole', async () => {
    const why = (i: number) =>
      `src/a${i}.ts(3,5): error TS2322: Type ${bytesOf(32).toString('hex')} is wrong`;
    const log = Array.from({ length: 300 }, (_, i) => `${denseLines(500)}\n${why(i)}\n`).join('');
    const answer = await output(log);
    const [, found = ''] = answer.split(/^….*…$/m);
    expect(found).toContain(why(1));
    expect(
      found
        .trim()
        .split('\n')
        .filter((line) => !/^@\d+-\d+$/.test(line) && !log.includes(`${line}\n`)),
    ).toEqual([]);
    expect(estimateTokens(answer)).toBeLessThanOrEqual(2500);
  });

  test.for([
    ['letters', 'x'.repeat(60_000)],
    ['digits', '1'.repeat(60_000)],
    ['letters and digits', 'a1'.repeat(30_000)],
    ['base64', bytesOf(60_000).toString('base64')],
    ['ideographs', '漢'.repeat(60_000)],
    ['rare ideographs', '𠀀'.repeat(30_000)],
    ['emoji', '🙂'.repeat(30_000)],
    ['runes', 'ᚠ'.repeat(30_000)],
    ['tables', '─'.repeat(30_000)],
    ['blanks', ' '.repeat(60_000)],
    ['line ends', '\n'.repeat(60_000)],
    ['no text', Buffer.alloc(60_000, 0xff)],
    ['any bytes', bytesOf(60_000)],
    ['halves of characters', Buffer.from('🙂'.repeat(30_000)).subarray(1)],
    ['colours', `\x1b[31m${'7'.repeat(30_000)}\x1b[0m`.repeat(3)],
  ] as const)('of %s alone stays within half', async ([, content]) => {
    for (const maxTokens of [5000, 1000, 200]) {
      const answer = await output(content, maxTokens);
      expect(estimateTokens(answer)).toBeLessThanOrEqual(maxTokens / 2);
      expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(maxTokens * 2);
      expect(answer).toContain(`the whole output: ${INSIDE} …`);
    }
  });

  test('of more comes as its beginning, the lines that say why, and its end, in half of that', async () => {
    const filler = 'filler\n'.repeat(75_000);
    const log = `first\n${filler}src/a.ts(3,5): error TS2322: Type mismatch\n${filler}last\n`;
    const answer = await output(log);
    expect(answer).toMatch(/^first\nfiller\n/);
    expect(answer).toContain(`… ${log.length} bytes in all; the whole output: ${INSIDE} …`);
    expect(answer).toContain('error TS2322: Type mismatch');
    expect(answer).toMatch(/filler\nlast\n$/);
    const [head = '', , tail = ''] = answer.split(/^….*…$/m);
    expect(new Set(head.trim().split('\n'))).toEqual(new Set(['first', 'filler']));
    expect(new Set(tail.trim().split('\n'))).toEqual(new Set(['filler', 'last']));
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(10_000);
    expect(estimateTokens(answer)).toBeGreaterThan(1500);
  });

  test('in a small window is given less', async () => {
    const answer = await output(`${'filler\n'.repeat(5000)}AssertionError: 1 !== 2\nlast\n`, 1000);
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(2000);
    expect(answer).toContain('AssertionError');
  });

  test('that is cut inside a character does no harm', async () => {
    const answer = await output('漢'.repeat(9000));
    expect(answer).toMatch(/^漢+\n/);
    expect(answer).toMatch(/\n漢+$/);
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(10_000);
  });

  test('that is no text does not grow', async () => {
    const answer = await output(Buffer.alloc(19_000, 0xff));
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(10_000);
    expect(answer).toContain('19000 bytes in all');
  });

  test('says what of it was not kept', async () => {
    expect(await output('x\n'.repeat(20_000), 5000, 90_000)).toContain(
      '… 90000 bytes in all, of which the first 40000 were kept; ',
    );
  });

  test('of 50 MB takes no more memory than one of 5', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'output-'));
    const file = join(dir, 'log');
    const handle = await open(file, 'w');
    for (let i = 0; i < 50; i += 1) await handle.write(`${i} compiling\n`.repeat(80_000).slice(0, 1_000_000));
    await handle.close();
    const before = process.memoryUsage.rss();
    const answer = await outputForModel(file, INSIDE, 5000, 50_000_000);
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(10_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(40_000_000);
    await rm(dir, { recursive: true });
  });
});
