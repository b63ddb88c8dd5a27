import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Life, watched } from '../../../src/agent/model/stall.ts';

const never = (signal: AbortSignal): Promise<never> => sleep(60_000, undefined, { signal }) as Promise<never>;
const patience = (silentMs: number) => ({ silentMs, eventlessMs: 10 * silentMs });
const { signal } = new AbortController();

test('work that gives no sign of life is cut', async () => {
  await expect(watched(patience(10), signal, never)).rejects.toMatchObject({
    kind: 'stall',
    message: "was silent for 0.01 s in the middle of an answer; run again, or raise 'stall-seconds'",
  });
});

test('each sign of life gives as much time again', async () => {
  const started = performance.now();
  await watched({ silentMs: 100, eventlessMs: 100 }, signal, async (stop, { alive }) => {
    for (let n = 0; n < 6; n += 1) {
      await sleep(40, undefined, { signal: stop });
      alive();
    }
  });
  expect((performance.now() - started) / 240).toBeGreaterThan(0.95);
});

test('bytes that are no event give more time, and not for ever', async () => {
  const stirring = async (stop: AbortSignal, { stirred }: Life) => {
    for (let n = 0; n < 60; n += 1) {
      await sleep(20, undefined, { signal: stop });
      stirred();
    }
  };
  await expect(watched({ silentMs: 200, eventlessMs: 5000 }, signal, stirring)).resolves.toBeUndefined();
  await expect(watched({ silentMs: 200, eventlessMs: 400 }, signal, stirring)).rejects.toMatchObject({
    kind: 'stall',
    message: "sent no more than signs of life for 0.4 s; run again, or raise 'stall-seconds'",
  });
});

test('what goes wrong by itself is told as it is', async () => {
  await expect(watched(patience(1000), signal, () => Promise.reject(new Error('other')))).rejects.toThrow(
    'other',
  );
});

test('an end from outside is no stall', async () => {
  const controller = new AbortController();
  const work = watched(patience(1000), controller.signal, never);
  controller.abort();
  await expect(work).rejects.toThrow('aborted');
});
