import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { applyPatch } from '../../src/agent/apply-patch.ts';
import { viewImage } from '../../src/agent/tools/view-image.ts';
import { type Bench, openBench } from '../agent/tool-context.ts';
import { png } from '../agent/tools/images.ts';

const CANARY = 'canary-in-the-host-0123';

/** A tree with links out of it, and a folder of the host beside it. */
async function benchWithLinks(): Promise<Bench> {
  const bench = await openBench({ 'a/x': 'inside\n' });
  const outside = join(bench.folder, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'x'), `${CANARY}\n`);
  await writeFile(join(outside, 'x.png'), png(3, 2));
  await symlink('/etc/shadow', join(bench.tools.root, 'link'));
  await symlink(join(outside, 'x.png'), join(bench.tools.root, 'link.png'));
  await symlink(outside, join(bench.tools.root, 'folder'));
  await symlink('/proc/self', join(bench.tools.root, 'self'));
  return bench;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('threat 03: a file tool', () => {
  test.each([
    '/proc/self/environ',
    'self/environ',
    'link',
    'link.png',
    'folder/x.png',
    'a/../../outside/x.png',
  ])('reads nothing of the host at %s', async (path) => {
    vi.stubEnv('CANARY', CANARY);
    await using bench = await benchWithLinks();
    const { output, image } = await viewImage(JSON.stringify({ path }), 'view_image-1', bench.tools);
    expect(image).toBeNull();
    expect(output).not.toContain('canary');
    expect(await readdir(bench.tools.logs.host)).toEqual([]);
  });

  test.each(['/proc/self/environ', 'self/environ', 'link', 'folder/x', 'a/../../outside/x', 'folder/new'])(
    'changes nothing of the host at %s, and shows none of it',
    async (path) => {
      await using bench = await benchWithLinks();
      for (const section of [
        `*** Update File: ${path}\n-${CANARY}\n+changed`,
        `*** Update File: ${path}\n-not there\n+changed`,
        `*** Add File: ${path}\n+changed`,
        `*** Delete File: ${path}`,
      ]) {
        const result = await applyPatch(bench.tools.root, `*** Begin Patch\n${section}\n*** End Patch`);
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result).replaceAll(`-${CANARY}`, '')).not.toContain(CANARY);
      }
      expect((await readdir(join(bench.folder, 'outside'))).sort()).toEqual(['x', 'x.png']);
      expect(await readFile(join(bench.folder, 'outside', 'x'), 'utf8')).toBe(`${CANARY}\n`);
    },
  );
});
