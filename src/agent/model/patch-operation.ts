import type { Responses } from 'openai/resources/responses/responses';

type Operation = Responses.ResponseApplyPatchToolCall['operation'];

const HEADS = { create_file: 'Add', update_file: 'Update', delete_file: 'Delete' } as const;
const TYPES = { Add: 'create_file', Update: 'update_file', Delete: 'delete_file' } as const;

/** One operation of the native patch tool in the envelope `*** Begin Patch` … `*** End Patch`. */
export function envelopeOf(operation: Operation): string {
  const head = `*** Begin Patch\n*** ${HEADS[operation.type]} File: ${oneLine(operation.path)}\n`;
  const diff = operation.type === 'delete_file' ? '' : operation.diff;
  return `${head}${diff}${diff === '' || diff.endsWith('\n') ? '' : '\n'}*** End Patch`;
}

/** A line break in a path would start another operation. */
const oneLine = (path: string): string => path.replaceAll(/[\r\n]/g, ' ');

/** The way back; `null` for an envelope that is not one operation on one file. */
export function operationOf(envelope: string): Operation | null {
  const [begin, head = '', ...rest] = envelope.split('\n');
  const match = /^\*\*\* (Add|Update|Delete) File: (.*)$/.exec(head);
  if (begin !== '*** Begin Patch' || match === null || rest.at(-1) !== '*** End Patch') return null;
  const body = rest.slice(0, -1);
  if (body.some((line) => line.startsWith('*** ') && line !== '*** End of File')) return null;
  const type = TYPES[match[1] as keyof typeof TYPES];
  const path = match[2] ?? '';
  if (type === 'delete_file') return { type, path };
  return { type, path, diff: body.map((line) => `${line}\n`).join('') };
}
