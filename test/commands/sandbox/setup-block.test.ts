import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { setupBlock, setupLines } from '../../../src/commands/sandbox/setup-block.ts';

const ROOT = '/checkout/widget';
const typed = (command: string, folder = ROOT, status = 0) => ({ command, folder, status });

describe('what was typed, as lines of `setup`', () => {
  test('only what succeeded, once, in order', () => {
    const entries = [typed('npm ci'), typed('npm tset', ROOT, 1), typed('make'), typed('npm ci')];
    expect(setupLines(entries, ROOT)).toEqual(['npm ci', 'make']);
  });

  test.each(['cd web', 'pushd web', 'popd', 'pwd', 'exit', '# a thought', 'history'])(
    '%s is no command of its own',
    (command) => {
      expect(setupLines([typed(command), typed('make')], ROOT)).toEqual(['make']);
    },
  );

  test('a line carries the folder it was typed in', () => {
    const lines = setupLines([typed('npm ci', `${ROOT}/web`), typed('a || b', `${ROOT}/my web`)], ROOT);
    expect(lines).toEqual(['cd web && npm ci', "cd 'my web' && { a || b; }"]);
  });

  test('what changes the shell is carried by each later line', () => {
    const entries = [
      typed('make before'),
      typed('export A=b'),
      typed('. .venv/bin/activate', `${ROOT}/api`),
      typed('pip install .', `${ROOT}/api`),
      typed('make', ROOT),
    ];
    expect(setupLines(entries, ROOT)).toEqual([
      'make before',
      'export A=b && cd api && . .venv/bin/activate && pip install .',
      'export A=b && cd api && . .venv/bin/activate && cd .. && make',
    ]);
  });

  test('a here-document becomes one line that says the same', () => {
    const command = "cat <<'X'\na\tb\\n 'c'\n\nX";
    const [line = ''] = setupLines([typed(command)], ROOT);
    expect(line).not.toContain('\n');
    const run = (script: string) => execFileSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(run(line)).toBe(run(command));
  });
});

test('the block is YAML, a line for each', () => {
  expect(setupBlock(['npm ci', 'make'])).toBe('setup: |\n  npm ci\n  make\n');
});
