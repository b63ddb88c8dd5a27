import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { viewImage } from '../../../src/agent/tools/view-image.ts';
import { type Bench, openBench } from '../tool-context.ts';
import { png } from './images.ts';

const view = (bench: Bench, path: string) =>
  viewImage(JSON.stringify({ path }), 'view_image-1-1', bench.tools);

describe('view_image', () => {
  test('gives the bytes as a data address, and leaves nothing behind', async () => {
    await using bench = await openBench();
    await mkdir(join(bench.tools.root, 'shots'));
    await writeFile(join(bench.tools.root, 'shots/a b.png'), png(3, 2));
    const { output, image } = await view(bench, 'shots/a b.png');
    expect(output).toBe('image/png, 3 × 2; it follows');
    expect(image).toEqual({
      role: 'user',
      content: [
        { type: 'input_text', text: 'Image "shots/a b.png", image/png, 3 × 2:' },
        {
          type: 'input_image',
          detail: 'auto',
          image_url: `data:image/png;base64,${png(3, 2).toString('base64')}`,
        },
      ],
    });
    expect(await readdir(bench.tools.logs.host)).toEqual([]);
  });

  test('takes the absolute path a command sees', async () => {
    await using bench = await openBench();
    await writeFile(join(bench.tools.root, 'a.png'), png(3, 2));
    expect((await view(bench, join(bench.tools.sandbox.workspace, 'a.png'))).image).not.toBeNull();
  });

  test('says what cannot be read, and how a path is given', async () => {
    await using bench = await openBench();
    const { output, image } = await view(bench, 'nope.png');
    expect(output).toMatch(
      /^"nope\.png" could not be read: .*No such file.*Give a path relative to the repository/,
    );
    expect(image).toBeNull();
  });

  test('a link leads no further than the wall', async () => {
    await using bench = await openBench();
    const secret = join(bench.folder, 'secret.png');
    await writeFile(secret, png(3, 2));
    await symlink(secret, join(bench.tools.root, 'link.png'));
    await symlink(bench.folder, join(bench.tools.root, 'folder'));
    for (const path of ['link.png', 'folder/secret.png', secret, '../secret.png'])
      expect((await view(bench, path)).image, path).toBeNull();
  });

  test('what is no image, or never ends, is refused', async () => {
    await using bench = await openBench({ 'a.svg': '<svg/>' });
    expect((await view(bench, 'a.svg')).output).toContain('no PNG, JPEG, WebP or GIF');
    expect((await view(bench, '/dev/zero')).output).toContain('more than 10 MB');
    expect((await viewImage('{"file": "a"}', 'x', bench.tools)).output).toBe(
      'view_image needs {"path": "…"}; it takes no "file", but path',
    );
  });
});
