const MAX_MESSAGE_BYTES = 2000;

/** Why a patch is refused, written for the model that sent it. Never longer than 2,000 bytes of UTF-8. */
export class PatchError extends Error {
  override name = 'PatchError';

  constructor(message: string) {
    super(clip(message, MAX_MESSAGE_BYTES));
  }
}

/** A name or line from outside as one short line: quoted, control characters escaped. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 119)}…` : text);
}

function clip(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  // A streaming decoder holds back the character the cut goes through.
  return `${new TextDecoder().decode(bytes.subarray(0, maxBytes - 3), { stream: true })}…`;
}
