import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { MAIN } from '../helpers/command.ts';

/** Makes this Node say that it is 20; a Node it starts is not told. */
const OLD = [
  "--import=data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})",
];

test('on an older Node the checkout goes on with its own, exit code and streams included', async () => {
  const { exitCode, stdout } = await execa(process.execPath, [...OLD, MAIN, 'triage', '--max-tokens', '50'], {
    input: 'sh: 1: vitest: not found\n',
  });
  expect(stdout).toContain('vitest: not found');
  expect(exitCode).toBe(0);

  const wrong = await execa(process.execPath, [...OLD, MAIN, 'triage', '--max-tokens', 'x'], {
    reject: false,
  });
  expect(wrong.exitCode).toBe(2);
});

test('without one of its own it says what is needed', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lone-'));
  try {
    await cp(dirname(MAIN), dir, { recursive: true });
    await writeFile(join(dir, 'package.json'), '{"type": "module"}');
    const { exitCode, stderr } = await execa(process.execPath, [...OLD, join(dir, 'main.js'), '--version'], {
      reject: false,
    });
    expect(stderr).toContain('regreen needs Node 24 or newer');
    expect(exitCode).toBe(2);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
