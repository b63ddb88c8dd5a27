import { expect, test } from 'vitest';
import { renderEvent } from '../src/progress.ts';
import type { RunEvent } from '../src/types.ts';
import { USAGE, verifierRun } from './helpers/record.ts';

test.each<[RunEvent, string | null]>([
  [{ type: 'stage', stage: 'judge', detail: '1 files, +1 −1' }, 'judge     1 files, +1 −1'],
  [{ type: 'note', text: 'GitHub asks to wait' }, '          GitHub asks to wait'],
  [
    { type: 'verifier', when: 'before', command: 'npm test\nnpm run e2e', run: verifierRun({ exitCode: 1 }) },
    '          base       npm test: exit 1, 3.2 s',
  ],
  [
    { type: 'verifier', when: 'patch', command: 'npm test', run: verifierRun({ exitCode: 0 }) },
    '          patch      npm test: exit 0, 3.2 s',
  ],
  [
    {
      type: 'verifier',
      when: 'before',
      command: 'npm test',
      run: verifierRun({ conclusion: 'not-run', exitCode: 127, missing: 'npm' }),
    },
    '          base       npm test: not run, npm is missing, 3.2 s',
  ],
  [
    {
      type: 'verifier',
      when: 'patch',
      command: 'npm test',
      run: verifierRun({ conclusion: 'timed_out', exitCode: null }),
    },
    '          patch      npm test: timed_out, 3.2 s',
  ],
  [
    { type: 'verifier', when: 'originals', command: 'npm test', run: verifierRun({ exitCode: 1 }) },
    '          originals  npm test: exit 1, 3.2 s',
  ],
  [{ type: 'model', turn: 3, text: '\nLooking.\nMore.' }, '  turn 3  Looking.'],
  [{ type: 'tool', turn: 3, name: 'shell', input: 'cat <<EOF\nx\nEOF' }, '  turn 3  shell cat <<EOF'],
  [{ type: 'tool-result', turn: 3, name: 'shell', summary: 'exit 0\nout' }, '          exit 0'],
  [{ type: 'usage', usage: USAGE }, null],
])('%# is one line, or none', (event, line) => {
  expect(renderEvent(event)).toBe(line);
});

test('a long line is cut', () => {
  expect(renderEvent({ type: 'model', turn: 1, text: 'x'.repeat(1000) })?.length).toBeLessThan(200);
});
