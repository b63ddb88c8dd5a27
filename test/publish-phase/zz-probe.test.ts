import { test } from 'vitest';
import { openPhaseStage } from './stage.ts';
test('probe', async () => {
  const t0 = performance.now();
  const stage = await openPhaseStage();
  console.log('open', performance.now() - t0);
  for (const fix of ['first', 'first', 'second'] as const) {
    const calls: string[] = [];
    const t = performance.now();
    const record = await stage.publish({ fix, through: (name, call) => { calls.push(name); return call(); } });
    console.log(fix, performance.now() - t, record.outcome, record.reason, calls.length, calls.join(' '));
    console.log(await stage.left());
  }
  await stage.close();
}, 60000);
