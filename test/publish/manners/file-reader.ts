import type { FileReader } from '../../../src/types.ts';

/** A commit that holds these files. */
export function filesOf(files: Record<string, string>): FileReader {
  const texts = new Map(Object.entries(files));
  return {
    read: async (path) => texts.get(path) ?? null,
    list: async () => [...texts.keys()],
  };
}
