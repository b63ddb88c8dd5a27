/** Lets `text` appear with characters of its own that are read over: see `isIgnored`. */
export function compact(text: string): string {
  return [...text].filter((char) => !isIgnored(char.charCodeAt(0))).join('');
}

/** Blanks, line ends, controls and zero-width characters: what splits a value without hiding it from a reader. */
export function isIgnored(unit: number): boolean {
  if (unit <= 0x20) return true;
  if (unit < 0x7f) return false;
  return (
    unit <= 0xa0 ||
    unit === 0xad ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x205f && unit <= 0x206f) ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** Every form in which a value is looked for, without the characters that are read over. */
export function encodings(value: string): string[] {
  const bytes = Buffer.from(value);
  const hex = bytes.toString('hex');
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value);
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
  return [
    value,
    // In bytes that are read as Latin-1, so that what is no text stays as it is.
    bytes.toString('latin1'),
    [...value].reverse().join(''),
    json,
    JSON.stringify(json).slice(1, -1),
    url,
    url.replace(/%../g, (code) => code.toLowerCase()),
    new URLSearchParams([['', value]]).toString().slice(1),
    hex.replace(/../g, '%$&'),
    hex.toUpperCase().replace(/../g, '%$&'),
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ].map(compact);
}

/** The digits that are the same whatever bytes stand before and after, where `offset` bytes precede in the triple. */
function base64At(bytes: Buffer, offset: number): string {
  const digits = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return digits.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}
