import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolContext } from '../../src/agent/tools.ts';
import { NO_NETWORK } from '../../src/network-policy.ts';
import { writeFiles } from '../workspace/repository-helper.ts';
import { openBox } from '../workspace/sandbox-helper.ts';

export interface Bench extends AsyncDisposable {
  folder: string;
  tools: ToolContext;
}

/** What the tools need: a tree with `files` in the real sandbox, and a folder for logs. */
export async function openBench(
  files: Record<string, string> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Bench> {
  const box = await openBox();
  const logs = { host: join(box.folder, 'logs'), inside: '/run/regreen/logs' };
  const root = join(box.folder, 'tree');
  await mkdir(logs.host);
  await writeFiles(root, files);
  return {
    folder: box.folder,
    tools: {
      ready: Promise.resolve(),
      sandbox: box.sandbox,
      root,
      network: NO_NETWORK,
      clean: (text) => text,
      logs,
      signal,
    },
    [Symbol.asyncDispose]: () => box[Symbol.asyncDispose](),
  };
}
