export interface Image {
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  /** In pixels. */
  width: number;
  height: number;
}

export const MAX_IMAGE_BYTES = 10_000_000;
const MAX_PIXELS = 30_000_000;

type Size = Pick<Image, 'width' | 'height'> | null;

/** The formats models take (OpenAI, "Images and vision"), each by its first bytes and the place of its size. */
const FORMATS: ReadonlyArray<{
  type: Image['type'];
  is: (bytes: Buffer) => boolean;
  size: (bytes: Buffer) => Size;
}> = [
  {
    // PNG (third edition), 5.2 and 11.2.1: the signature, then IHDR.
    type: 'image/png',
    is: (bytes) => at(bytes, 0, '\x89PNG\r\n\x1a\n'),
    size: (bytes) =>
      bytes.length >= 24 && at(bytes, 12, 'IHDR')
        ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
        : null,
  },
  { type: 'image/jpeg', is: (bytes) => at(bytes, 0, '\xff\xd8\xff'), size: jpegSize },
  { type: 'image/webp', is: (bytes) => at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP'), size: webpSize },
  {
    // GIF89a, 17 and 18: the header, then the logical screen.
    type: 'image/gif',
    is: (bytes) => at(bytes, 0, 'GIF87a') || at(bytes, 0, 'GIF89a'),
    size: (bytes) =>
      bytes.length >= 10 ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) } : null,
  },
];

/**
 * What an image is, read from its header alone: nothing is decoded, so that no small file can become a large picture.
 * @returns `refused`: one sentence, for what is no PNG, JPEG, WebP or GIF, is cut short, or is too large
 */
export function readImage(image: Uint8Array): Image | { refused: string } {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  if (bytes.length > MAX_IMAGE_BYTES)
    return { refused: `the image has more than ${MAX_IMAGE_BYTES / 1_000_000} MB: make it smaller first` };
  const format = FORMATS.find(({ is }) => is(bytes));
  if (format === undefined)
    return { refused: 'this is no PNG, JPEG, WebP or GIF: convert it first, and read text as text' };
  const size = format.size(bytes);
  if (size === null || size.width === 0 || size.height === 0)
    return { refused: `the ${format.type} is damaged: its header gives no size` };
  if (size.width * size.height > MAX_PIXELS)
    return {
      refused: `the image has ${size.width} × ${size.height} pixels, more than ${MAX_PIXELS / 1_000_000} million: make it smaller first`,
    };
  return { type: format.type, ...size };
}

const at = (bytes: Buffer, start: number, text: string) =>
  bytes.toString('latin1', start, start + text.length) === text;

/** ITU-T T.81, B.1.1.3: markers of segments that start a frame; C4, C8 and CC among them are something else. */
const startsFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** ITU-T T.81, B.2: segments follow one another, each with its length, until the frame tells the size. */
function jpegSize(bytes: Buffer): Size {
  let place = 2;
  while (place + 9 <= bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1] ?? 0;
    if (marker === 0xff) place += 1;
    else if (startsFrame(marker))
      return { height: bytes.readUInt16BE(place + 5), width: bytes.readUInt16BE(place + 7) };
    else place += 2 + Math.max(2, bytes.readUInt16BE(place + 2));
  }
  return null;
}

/** WebP container (RFC 9649, 2.5 to 2.7): a lossy, a lossless or an extended file. */
function webpSize(bytes: Buffer): Size {
  if (bytes.length < 30) return null;
  if (at(bytes, 12, 'VP8X'))
    return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (at(bytes, 12, 'VP8 '))
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (!at(bytes, 12, 'VP8L')) return null;
  const bits = bytes.readUInt32LE(21);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
