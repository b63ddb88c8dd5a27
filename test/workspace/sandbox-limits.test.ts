import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBox } from './sandbox-helper.ts';

const MIB = 1024 ** 2;

describe.for(['auto', 'none'] as const)('threat 45: limits with mode %s', (mode) => {
  test('a command that starts processes without end is stopped', async () => {
    await using box = await openBox({ mode, limits: { tasks: 60 } });
    // It has an end, for the sake of the machine should the limit fail.
    const bomb = 'for n in $(seq 200); do sleep 30 & done; wait';
    expect(await box.run(bomb)).toMatchObject({ exitCode: null, stopped: 'memory' });
    expect(await box.run('echo alive')).toMatchObject({ exitCode: 0, text: 'alive\n' });
  });

  test('too much memory is stopped', async () => {
    await using box = await openBox({ mode, limits: { memoryBytes: 200 * MIB } });
    // It stops growing by itself, for the sake of the machine should the limit fail.
    const hog = `node -e 'const kept = Buffer.alloc(400e6, 1); setTimeout(() => kept, 20000)'`;
    expect(await box.run(hog)).toMatchObject({ exitCode: null, stopped: 'memory' });
  });

  test('a file can only grow to the limit', async () => {
    await using box = await openBox({ mode, limits: { fileBytes: MIB } });
    const SIGXFSZ = 25;
    const { exitCode } = await box.run('exec head -c 20000000 /dev/zero > big');
    expect(exitCode).toBe(128 + SIGXFSZ);
    expect((await stat(join(box.folder, 'tree', 'big'))).size).toBe(MIB);
  });

  test('endless output is stopped, and only its head is kept', async () => {
    await using box = await openBox({ mode, limits: { logBytes: 1000, outputBytes: 10 * MIB } });
    const { stopped, text, bytes } = await box.run('yes', { timeoutMs: 10_000 });
    expect(stopped).toBe('output');
    expect(text).toBe('y\n'.repeat(500));
    expect(bytes).toBeGreaterThan(10 * MIB);
  });

  test('output beyond the cap is counted and the exit code stays', async () => {
    await using box = await openBox({ mode, limits: { logBytes: 10 } });
    expect(await box.run('printf "%s" 12345678901234567890; exit 3')).toMatchObject({
      exitCode: 3,
      text: '1234567890',
      bytes: 20,
    });
  });

  test('a log that cannot be written does not change the result', async () => {
    await using box = await openBox({ mode });
    const request = { argv: ['sh', '-c', 'echo 1234; exit 3'], cwd: '.', env: {}, timeoutMs: 30_000 };
    const result = await box.sandbox.exec({ ...request, logFile: '/dev/full', network: 'none' });
    expect(result).toMatchObject({ exitCode: 3, stopped: null, bytes: 5 });
  });

  test('memory does not grow with the output, be it one line', async () => {
    await using box = await openBox({ mode });
    await box.run('head -c 1000000 /dev/zero');
    const before = process.memoryUsage().rss;
    const { bytes } = await box.run('head -c 200000000 /dev/zero');
    expect(bytes).toBe(200_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MIB);
    expect((await stat(join(box.folder, 'log-2'))).size).toBe(64 * MIB);
  });
});
