import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sanitize } from '../../text/sanitize.ts';
import type { Item } from '../model.ts';
import type { ToolContext } from '../tools.ts';
import { readArguments } from './arguments.ts';
import { clipHead } from './clip.ts';
import { MAX_IMAGE_BYTES, readImage } from './image.ts';

/** The answer to the call, and the image itself as an item that follows once all calls are answered. */
export interface Viewed {
  output: string;
  image: Item | null;
}

const PARAMETERS = { tool: 'view_image', needs: 'path', kinds: { path: 'string' } } as const;
const TIMEOUT_MS = 20_000;
const MAX_ERROR_BYTES = 500;

/**
 * Shows the model an image. It is read behind the wall like all else: a link leads no further than a command could see.
 * @param name of the file the bytes go through, in the folder of the logs
 */
export async function viewImage(json: string, name: string, context: ToolContext): Promise<Viewed> {
  const args = readArguments(json, PARAMETERS);
  if (!args.ok) return { output: args.error, image: null };
  const path = String(args.value.get('path'));
  const file = join(context.logs.host, `${name}.image`);
  try {
    const result = await context.sandbox.exec({
      // One byte more than is taken tells that there is more.
      argv: ['head', '-c', String(MAX_IMAGE_BYTES + 1), '--', path],
      cwd: '.',
      env: {},
      timeoutMs: TIMEOUT_MS,
      logFile: file,
      network: 'none',
      signal: context.signal,
    });
    const bytes = await readFile(file);
    if (result.exitCode !== 0) return { output: unread(path, bytes), image: null };
    return show(path, bytes);
  } finally {
    await rm(file, { force: true });
  }
}

function unread(path: string, said: Buffer): string {
  const why = clipHead(sanitize(said.toString('utf8', 0, MAX_ERROR_BYTES)).text, MAX_ERROR_BYTES).trim();
  return `${JSON.stringify(path.slice(0, 200))} could not be read: ${why || 'it took too long'}. Give a path relative to the repository, or an absolute one as a command sees it.`;
}

function show(path: string, bytes: Buffer): Viewed {
  const image = readImage(bytes);
  if ('refused' in image) return { output: image.refused, image: null };
  const label = `${image.type}, ${image.width} × ${image.height}`;
  return {
    output: `${label}; it follows`,
    image: {
      role: 'user',
      content: [
        { type: 'input_text', text: `Image ${JSON.stringify(path.slice(0, 200))}, ${label}:` },
        {
          type: 'input_image',
          detail: 'auto',
          image_url: `data:${image.type};base64,${bytes.toString('base64')}`,
        },
      ],
    },
  };
}
