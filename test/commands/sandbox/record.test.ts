import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RC, RECORD, readRecord } from '../../../src/commands/sandbox/record.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'record-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const record = (text: string) => writeFile(join(home, RECORD), text);
const read = () => readRecord(join(home, RECORD));

describe("bash with the room's start file", () => {
  async function type(input: string) {
    await writeFile(join(home, 'rc'), RC);
    const env = { PATH: process.env.PATH ?? '', HOME: home, PS1: '', PS2: '' };
    const argv = ['--rcfile', join(home, 'rc'), '--noediting', '-i'];
    const ended = spawnSync('bash', argv, { input, env, cwd: home, encoding: 'utf8' });
    return { ...ended, entries: await read() };
  }

  test('notes each line with its exit code and the folder it began in', async () => {
    const { entries, status } = await type('mkdir a\ncd a\n\nfalse\n(exit 7)\ntrue\nexit 3\n');
    expect(entries).toEqual([
      { status: 0, folder: home, command: 'mkdir a' },
      { status: 0, folder: home, command: 'cd a' },
      { status: 1, folder: join(home, 'a'), command: 'false' },
      { status: 7, folder: join(home, 'a'), command: '(exit 7)' },
      { status: 0, folder: join(home, 'a'), command: 'true' },
    ]);
    expect(status).toBe(3);
  });

  test('a loop is one line, a repeated line is two, and $? stays what it was', async () => {
    const { entries, stdout } = await type('for i in 1 2; do\necho $i\ndone\nfalse\necho $?\necho $?\n');
    expect(entries.map(({ command }) => command)).toEqual([
      'for i in 1 2; do echo $i; done',
      'false',
      'echo $?',
      'echo $?',
    ]);
    expect(stdout).toBe('1\n2\n1\n0\n');
  });
});

describe('the record is foreign text', () => {
  test('escape sequences and what cannot be read are taken out', async () => {
    await record('0\0/w\0echo \x1b]52;c;eA==\x07hi\u202e\0x\0/w\0bad\0' + '0\0/w\0 \0' + '0\0/w\0cut');
    const entries = await read();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.command).toMatch(/^echo hi/);
    expect(entries[0]?.command).not.toContain('\x1b');
  });

  test('a link, a pipe and nothing at all hold nothing', async () => {
    expect(await read()).toEqual([]);
    await writeFile(join(home, 'other'), '0\0/w\0true\0');
    await symlink('other', join(home, RECORD));
    expect(await read()).toEqual([]);
    await rm(join(home, RECORD));
    execFileSync('mkfifo', [join(home, RECORD)]);
    expect(await read()).toEqual([]);
  });

  test('no more is read than a person can have typed', async () => {
    await record('0\0/w\0true\0'.repeat(100_000));
    expect(await read()).toHaveLength(500);
    await record(`0\0/w\0${'x'.repeat(10_000)}\0`);
    expect(await read()).toEqual([]);
    expect(await readFile(join(home, RECORD), 'utf8')).toHaveLength(10_006);
  });
});
