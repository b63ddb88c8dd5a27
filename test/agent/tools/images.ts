/** The beginnings of image files as the formats' own specifications lay them out; nothing but their headers. */
const bytes = (...parts: Array<string | number[]>): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

const big = (value: number, size: number) => {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntBE(value, 0, size);
  return [...buffer];
};
const little = (value: number, size: number) => big(value, size).reverse();

export const png = (width: number, height: number): Buffer =>
  bytes('\x89PNG\r\n\x1a\n', big(13, 4), 'IHDR', big(width, 4), big(height, 4), [8, 6, 0, 0, 0]);

export const gif = (width: number, height: number): Buffer =>
  bytes('GIF89a', little(width, 2), little(height, 2), [0, 0, 0]);

/** With an application segment, a table and fill bytes before the frame. */
export const jpeg = (width: number, height: number): Buffer =>
  bytes(
    '\xff\xd8\xff\xe0',
    big(16, 2),
    'JFIF\0',
    Array<number>(9).fill(0),
    '\xff\xc4',
    big(5, 2),
    [1, 2, 3],
    '\xff\xff\xc2',
    big(17, 2),
    [8],
    big(height, 2),
    big(width, 2),
    big(3, 4),
  );

const riff = (chunk: string, body: number[]) =>
  bytes('RIFF', little(30, 4), 'WEBP', chunk, little(10, 4), body);

export const webp = {
  lossy: (width: number, height: number): Buffer =>
    riff('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(width, 2), ...little(height, 2)]),
  lossless: (width: number, height: number): Buffer =>
    riff('VP8L', [0x2f, ...little((width - 1) | ((height - 1) << 14), 4), 0, 0, 0, 0, 0]),
  extended: (width: number, height: number): Buffer =>
    riff('VP8X', [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]),
};
