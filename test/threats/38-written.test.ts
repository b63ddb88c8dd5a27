import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openBox } from '../workspace/sandbox-helper.ts';

const run = promisify(execFile);

/** Where a runner keeps what later steps use, and where programs of every user are looked for. */
const PLACES = [homedir(), '/usr/local', '/etc', '/opt', '/srv', '/var/tmp'];

test('threat 38: no file outside of the workspace is newer than the command that tried to make one', async () => {
  const temp = await mkdtemp(join(tmpdir(), 'runner-'));
  try {
    await using box = await openBox({ hide: [temp] });
    const marker = join(temp, 'marker');
    await writeFile(marker, '');
    const name = `.regreen-${process.pid}`;
    const targets = [...PLACES, temp, join(temp, '_actions'), join(homedir(), '.ssh')];
    const script = targets.map((place) => `mkdir -p '${place}'; echo x > '${place}/${name}'`).join('; ');
    await box.run(`${script}; echo x >> ~/.npmrc; echo x >> ~/.bashrc; echo made > inside`);
    const find = [
      '-xdev',
      '-newer',
      marker,
      '(',
      '-name',
      name,
      '-o',
      '-name',
      '.npmrc',
      '-o',
      '-name',
      '.bashrc',
      ')',
    ];
    const { stdout } = await run('find', ['/etc', '/usr/local', '/opt', '/srv', temp, ...find]).catch(
      (error) => error,
    );
    const own = await run('find', [homedir(), '-maxdepth', '2', ...find]).catch((error) => error);
    expect(`${stdout}${own.stdout}`.split('\n').filter((line) => line !== '' && line !== marker)).toEqual([]);
  } finally {
    await rm(temp, { recursive: true });
  }
});
