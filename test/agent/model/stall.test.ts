import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watched } from '../../../src/agent/model/stall.ts';

const never = (signal: AbortSignal): Promise<never> => sleep(60_000, undefined, { signal }) as Promise<never>;
const { signal } = new AbortController();

test('work that gives no sign of life is cut', async () => {
  await expect(watched(10, signal, never)).rejects.toMatchObject({
    kind: 'stall',
    message: "was silent for 0.01 s in the middle of an answer; run again, or raise 'stall-seconds'",
  });
});

test('each sign of life gives as much time again', async () => {
  const started = performance.now();
  await watched(100, signal, async (stop, alive) => {
    for (let n = 0; n < 6; n += 1) {
      await sleep(40, undefined, { signal: stop });
      alive();
    }
  });
  expect((performance.now() - started) / 240).toBeGreaterThan(0.95);
});

test('what goes wrong by itself is told as it is', async () => {
  await expect(watched(1000, signal, () => Promise.reject(new Error('other')))).rejects.toThrow('other');
});

test('an end from outside is no stall', async () => {
  const controller = new AbortController();
  const work = watched(1000, controller.signal, never);
  controller.abort();
  await expect(work).rejects.toThrow('aborted');
});
