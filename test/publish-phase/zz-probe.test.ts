import { test } from 'vitest';
import { openPhaseStage } from './stage.ts';
test('probe', async () => {
  const t0 = performance.now();
  const stage = await openPhaseStage();
  console.log('open', performance.now() - t0);
  for (const fix of ['first', 'first', 'second'] as const) {
    const calls: string[] = [];
    const t = performance.now();
    let last = t;
    const record = await stage.publish({ fix, through: async (name, call) => { const a = performance.now(); const r = await call(); const b = performance.now(); calls.push(`${name} gap ${Math.round(a-last)} took ${Math.round(b-a)}`); last=b; return r; } });
    console.log(fix, performance.now() - t, record.outcome, record.reason, calls.length, calls.join('\n'), 'end gap', performance.now()-last);
  }
}, 60000);
