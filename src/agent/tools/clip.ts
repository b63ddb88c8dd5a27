/** What of a text fits into so many bytes of UTF-8, from its beginning; no character is cut in two. */
export function clipHead(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  // A streaming decoder holds back the character the cut goes through.
  return new TextDecoder().decode(bytes.subarray(0, Math.max(0, maxBytes)), { stream: true });
}

/** The same from its end. */
export function clipTail(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  let start = bytes.length - Math.max(0, maxBytes);
  while (start < bytes.length && isContinuation(bytes[start] ?? 0)) start += 1;
  return bytes.toString('utf8', start);
}

/** A byte in the middle of a character: RFC 3629, section 3. */
const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;
