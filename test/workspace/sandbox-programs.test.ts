import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { systemProgram } from '../../src/workspace/system-programs.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('systemProgram', () => {
  test('finds a program of the system', () => {
    expect(systemProgram('sh')).toMatch(/^\/(usr\/)?bin\/sh$/);
  });

  test('never asks PATH', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'regreen-path-'));
    await writeFile(join(folder, 'regreen-planted'), '#!/bin/sh\n');
    await chmod(join(folder, 'regreen-planted'), 0o755);
    vi.stubEnv('PATH', folder);
    expect(systemProgram('regreen-planted')).toBeNull();
    await rm(folder, { recursive: true });
  });

  test('does not take a folder for a program, nor a name for a path', () => {
    expect(systemProgram('.')).toBeNull();
    expect(systemProgram('../../tmp')).toBeNull();
  });
});
