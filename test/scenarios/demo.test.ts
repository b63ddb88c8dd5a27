import { dirname, resolve } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { readRecord } from '../helpers/record.ts';

const ROOT = resolve(import.meta.dirname, '../..');

test('the demo shows two pull requests whose boxes are what was recorded', { timeout: 180_000 }, async () => {
  const { OPENAI_API_KEY: _, ...env } = process.env;
  const { stdout } = await execa(process.execPath, ['scripts/demo.ts'], { cwd: ROOT, env, extendEnv: false });

  const pulls = sections(stdout, 'The pull request').map(readPull);
  expect(pulls.map(({ heading }) => heading)).toEqual([
    '#1 Run biome format --write',
    expect.stringMatching(/^#2 /),
  ]);
  const files = sections(stdout, 'The record');
  expect(new Set(files.map(dirname)).size).toBe(2);
  for (const [i, { body }] of pulls.entries()) {
    expect(body.length).toBeLessThanOrEqual(25);
    const record = await readRecord(files[i]);
    // A formatter's own write mode repairs the first; no model is asked.
    expect(record).toMatchObject({ outcome: 'fixed', environment: { model: [null, 'scripted'][i] } });
    expect(body.filter((line) => line.startsWith('- [')).map(readBox)).toEqual(
      record.verifiers.map(({ command, before, after }) => [command, before?.exitCode, after?.exitCode]),
    );
  }
  const proofs = sections(stdout, /CI's commands on a fresh checkout of regreen\/fix-\w+/);
  expect(proofs).toHaveLength(2);
  for (const proof of proofs) expect(proof).toMatch(/^(?:.+: success\n?){3,}$/);
});

/** The text under each heading of that name. */
function sections(output: string, name: string | RegExp): string[] {
  const parts = output.split(/^== (.+) ==$/m);
  const isNamed = (heading = '') => (typeof name === 'string' ? heading === name : name.test(heading));
  return parts.flatMap((text, i) => (i > 0 && i % 2 === 0 && isNamed(parts[i - 1]) ? [text.trim()] : []));
}

function readPull(text: string): { heading: string; body: string[] } {
  const [heading = '', , ...body] = text.split('\n');
  return { heading, body };
}

/** ``- [x] `npm test`: exit 1 before, exit 0 now, …`` → the command and its two exit codes. */
function readBox(line: string): [string | undefined, number, number] {
  const [, command, before, now] =
    /^- \[x\] `([^`]+)`: exit (\d+) before(?:, exit (\d+) now| and now), /.exec(line) ?? [];
  return [command, Number(before), Number(now ?? before)];
}
