import { describe, expect, test } from 'vitest';
import { MAX_IMAGE_BYTES, readImage } from '../../../src/agent/tools/image.ts';
import { gif, jpeg, png, webp } from './images.ts';

describe('an image is known by its bytes', () => {
  test.for([
    ['image/png', png(640, 480)],
    ['image/gif', gif(640, 480)],
    ['image/jpeg', jpeg(640, 480)],
    ['image/webp', webp.lossy(640, 480)],
    ['image/webp', webp.lossless(640, 480)],
    ['image/webp', webp.extended(640, 480)],
  ] as const)('%s', ([type, bytes]) => {
    expect(readImage(bytes)).toEqual({ type, width: 640, height: 480 });
  });
});

describe('refused is', () => {
  test.for([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a bitmap', Buffer.from('BM......')],
    ['a sound in the container of WebP', Buffer.from('RIFF....WAVEfmt .................')],
  ] as const)('%s', ([, bytes]) => {
    expect(readImage(bytes)).toEqual({ refused: expect.stringContaining('no PNG, JPEG, WebP or GIF') });
  });

  test.for([png(640, 480), gif(640, 480), jpeg(640, 480), webp.lossy(640, 480)])(
    'one that ends anywhere in its header (%#)',
    (bytes) => {
      for (let end = 0; end < bytes.length; end += 1) {
        const image = readImage(bytes.subarray(0, end));
        if ('refused' in image) continue;
        expect(image).toMatchObject({ width: 640, height: 480 });
      }
      expect(readImage(bytes.subarray(0, 9))).toHaveProperty('refused');
    },
  );

  test('one without an extent', () => {
    expect(readImage(png(0, 480))).toEqual({ refused: 'the image/png is damaged: its header gives no size' });
  });

  test('a small file that becomes a large picture', () => {
    expect(readImage(png(6000, 5000))).toEqual({ type: 'image/png', width: 6000, height: 5000 });
    expect(readImage(png(6000, 5001))).toEqual({
      refused: expect.stringContaining('6000 × 5001 pixels, more than 30 million'),
    });
    expect(readImage(jpeg(65_535, 65_535))).toHaveProperty('refused');
  });

  test('a file of more than 10 MB', () => {
    const bytes = Buffer.alloc(MAX_IMAGE_BYTES + 1);
    png(1, 1).copy(bytes);
    expect(readImage(bytes.subarray(0, MAX_IMAGE_BYTES))).toMatchObject({ width: 1 });
    expect(readImage(bytes)).toEqual({ refused: expect.stringContaining('more than 10 MB') });
  });
});

test('a JPEG of nothing but fill bytes is read to its end once', () => {
  const bytes = Buffer.alloc(9_000_000, 0xff);
  bytes[1] = 0xd8;
  const started = performance.now();
  expect(readImage(bytes)).toHaveProperty('refused');
  expect(performance.now() - started).toBeLessThan(1000);
});
