import { describe, expect, test } from 'vitest';
import { excerptText, triage } from '../../src/triage/failure-log.ts';
import type { Triage } from '../../src/types.ts';

const STAMP = '2026-01-02T03:04:05.1234567Z ';

function read(lines: string[], maxTokens = 1000): Promise<Triage> {
  return triage([lines.join('\n')], { maxTokens });
}

function github(command: string, output: string[], exitCode: number): string[] {
  const end = exitCode === 0 ? [] : [`##[error]Process completed with exit code ${exitCode}.`];
  const head = [
    `##[group]Run ${command}`,
    `\x1b[36;1m${command}\x1b[0m`,
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
  ];
  return [...head, ...output, ...end].map((line) => STAMP + line);
}

const MOCHA = [
  '  1 passing (4ms)',
  '  1 failing',
  '',
  '  1) cart',
  '       rounds the total:',
  '',
  '      AssertionError: expected 1 to equal 2',
  '      at Context.<anonymous> (test/cart.js:12:20)',
];

describe('triage', () => {
  test('finds the failing step of a GitHub Actions log, its command, tool and failure', async () => {
    const lines = [
      ...github('npm ci', ['npm WARN deprecated x', 'error: an old complaint of a step that passed'], 0),
      ...github('npm test', MOCHA, 1),
      ...github('actions/upload-artifact@v4', ['nothing to do'], 0),
    ];
    const found = await read(lines);
    expect(found.command).toBe('npm test');
    expect(found.tool).toBe('mocha');
    expect(found.failures[0]).toEqual({
      file: 'test/cart.js',
      line: 12,
      message: 'AssertionError: expected 1 to equal 2',
      test: 'cart',
    });
    expect(excerptText(found)).toContain('rounds the total');
  });

  test('finds the failing command of a Travis log and passes over those that passed', async () => {
    const step = (id: string, command: string, output: string[], code: number): string[] => [
      `travis_fold:start:${id}\r\x1b[0Ktravis_time:start:${id}\r\x1b[0K$ ${command}\r`,
      ...output,
      `travis_time:end:${id}:start=1,finish=2,duration=1\r\x1b[0K\x1b[31;1mThe command "${command}" exited with ${code}.\x1b[0m`,
    ];
    const found = await read([
      ...step('01', 'make lint', ['src/a.c:1:2: error: that does not matter here'], 0),
      ...step(
        '02',
        'go test ./...',
        ['--- FAIL: TestTotal (0.00s)', '    cart_test.go:12: got 3, want 4', 'FAIL'],
        1,
      ),
    ]);
    expect(found.command).toBe('go test ./...');
    expect(found.failures).toEqual([
      { file: 'cart_test.go', line: 12, message: 'cart_test.go:12: got 3, want 4', test: 'TestTotal' },
    ]);
  });

  test('needs no marks at all', async () => {
    const found = await read(['collecting ...', 'sh: 1: cart: not found']);
    expect(found.command).toBe(null);
    expect(found.excerpts).toEqual([
      { startLine: 1, endLine: 2, text: 'collecting ...\nsh: 1: cart: not found' },
    ]);
  });

  test('numbers the lines as they stand in the log', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `working on ${i}`);
    lines[250] = 'TypeError: cart.total is not a function';
    const { excerpts } = await read(lines, 200);
    expect(excerpts.length).toBeGreaterThan(1);
    for (const { startLine, endLine, text } of excerpts) {
      expect(text).toBe(lines.slice(startLine - 1, endLine).join('\n'));
    }
    expect(excerpts.some(({ startLine, endLine }) => startLine <= 251 && endLine >= 251)).toBe(true);
  });

  test.each([20, 50, 100, 300, 1000, 2000])('never spends more than %i tokens', async (maxTokens) => {
    const failure = (n: number): string[] => [
      `--- FAIL: Test${n} (0.00s)`,
      `    x_test.go:${n}: ${'long '.repeat((n % 7) * 40)}`,
      '',
      `src/a.c:${n}:1: error: ${'é'.repeat(n % 50)}`,
    ];
    const found = await read(Array.from({ length: 300 }, (_, n) => failure(n)).flat(), maxTokens);
    expect(excerptText(found).length).toBeLessThanOrEqual(maxTokens * 4);
    expect(found.excerpts.length).toBeGreaterThan(0);
  });

  test('begins with a roster where many tests failed', async () => {
    const tests = Array.from({ length: 40 }, (_, n) => [
      `--- FAIL: Test${n} (0.00s)`,
      ...Array(12).fill('    why: '.padEnd(80, '.')),
    ]);
    const { excerpts } = await read(tests.flat());
    expect(excerpts[0]?.text).toMatch(/^40 failed tests: Test0, Test1, .*, Test39$/);
    expect(excerpts[0]?.startLine).toBe(1);
    expect(excerpts[1]?.text).toContain('--- FAIL: Test0');
  });

  test('shows the end of a job that was cancelled', async () => {
    const lines = [
      ...github('npm test', ['  ✓ adds an item', 'waiting for the server'], 0),
      `${STAMP}##[error]The operation was canceled.`,
    ];
    const found = await read(lines);
    expect(excerptText(found)).toContain('waiting for the server\n##[error]The operation was canceled.');
    expect(found.command).toBe('npm test');
  });

  test('says nothing of an empty log', async () => {
    expect(await read([])).toEqual({ excerpts: [], failures: [], command: null, tool: null });
    expect(await read([''])).toEqual({ excerpts: [], failures: [], command: null, tool: null });
  });

  test('completes a failure from the lines that follow it', async () => {
    const { failures } = await read([
      '______________________ test_total ______________________',
      '    def test_total():',
      '>       assert total() == 4',
      'E       AssertionError: assert 3 == 4',
      'tests/test_cart.py:14: AssertionError',
    ]);
    expect(failures).toEqual([
      { file: 'tests/test_cart.py', line: 14, message: 'AssertionError: assert 3 == 4', test: 'test_total' },
    ]);
  });

  test('takes the path of grouped findings from the line above them', async () => {
    const { failures } = await read([
      '/src/cart.js',
      '  1:2  error  no such name  no-undef',
      '  3:4  warning  odd  no-odd',
    ]);
    expect(failures).toEqual([
      { file: '/src/cart.js', line: 1, message: 'no such name  no-undef', test: null },
      { file: '/src/cart.js', line: 3, message: 'odd  no-odd', test: null },
    ]);
  });

  test('reads the innermost frame of a Python traceback that is not a library', async () => {
    const { failures } = await read([
      'Traceback (most recent call last):',
      '  File "/src/main.py", line 3, in <module>',
      '    total()',
      '  File "/src/cart.py", line 12, in total',
      '    json.loads(x)',
      '  File "/usr/lib/python3/json/decoder.py", line 5, in raw_decode',
      'ValueError: no cart',
    ]);
    expect(failures[0]).toEqual({
      file: '/src/cart.py',
      line: 12,
      message: 'ValueError: no cart',
      test: null,
    });
  });

  test('cuts what is too long for the budget and shows it whole where it fits', async () => {
    const line = `Error: ${'x'.repeat(2000)} the end`;
    expect(excerptText(await read([line], 1000))).toContain(line);
    const cut = excerptText(await read([line], 300));
    expect(cut.length).toBeLessThanOrEqual(1200);
    expect(cut).toMatch(/^@1-1\nError: x+ … x* the end$/);
  });

  test('survives invalid UTF-8 and lines cut inside a character', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('\nError: no cart ✗'),
      Buffer.from([0xe2, 0x9c]),
    ]);
    const found = await triage(chunks([bytes]), { maxTokens: 100 });
    expect(found.failures[0]?.message).toMatch(/^no cart ✗/);
  });

  test('copies what it remembers of a chunk that is used again', async () => {
    async function* reused(): AsyncGenerator<Uint8Array> {
      const chunk = Buffer.from('the line before\n');
      yield chunk;
      yield chunk.fill('-').fill('\n', 15);
      yield Buffer.from('Error: no cart\n');
    }
    const found = await triage(reused(), { maxTokens: 100 });
    expect(excerptText(found)).toBe('@1-3\nthe line before\n---------------\nError: no cart');
  });

  test('reads one endless line in constant memory', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const before = process.memoryUsage().arrayBuffers;
    const found = await triage(chunks([Buffer.from('Error: '), ...Array<Buffer>(100).fill(chunk)]), {
      maxTokens: 100,
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    expect(excerptText(found)).toMatch(/^@1-1\nError: x+ … x+$/);
  });
});

async function* chunks(list: Buffer[]): AsyncGenerator<Uint8Array> {
  yield* list;
}
