import { expect, test } from 'vitest';
import { patch } from '../helpers/model/items.ts';
import { FILES, play } from './agent-scene.ts';

const CHECK = 'test/check.test.sh';
const BOTH = `*** Begin Patch
*** Update File: answer.txt
-wrong
+right
*** Update File: ${CHECK}
 grep -qx right answer.txt
+# it is right
*** End Patch`;

test('a change that touches tests is judged in whole when the time is over: with the originals as well', async () => {
  const { record } = await play([{ output: [patch(BOTH)] }, { output: [], stallAfter: 0 }], {
    files: { ...FILES, [CHECK]: 'grep -qx right answer.txt\n' },
    command: `sleep 6; sh ${CHECK}`,
    args: ['--max-minutes', '0.5'],
  });
  expect(record, record.reason).toMatchObject({ outcome: 'fixed', stop: 'time' });
  expect(record.verifiers[0]).toMatchObject({
    after: { conclusion: 'success' },
    withOriginalTests: { conclusion: 'success' },
  });
});
