/** File names in the order they are looked for; the first that is there and not empty speaks. */
const NAMES = ['AGENTS.override.md', 'AGENTS.md', 'CLAUDE.md', '.github/copilot-instructions.md'] as const;

const MAX_BYTES = 32 * 1024;

/**
 * The repository's instructions for agents, from git objects at the pinned commit, never from the tree the model writes.
 * @returns `null` where there are none
 */
export async function readAgentsMd(
  fileAt: (path: string) => Promise<string | null>,
): Promise<{ path: string; text: string } | null> {
  const texts = await Promise.all(NAMES.map(fileAt));
  for (const [i, path] of NAMES.entries()) {
    const text = texts[i] ?? null;
    if (text === null || text.trim() === '') continue;
    const bytes = Buffer.from(text);
    if (bytes.length <= MAX_BYTES) return { path, text };
    // A character cut in two decodes to U+FFFD.
    const head = bytes
      .subarray(0, MAX_BYTES)
      .toString('utf8')
      .replace(/\ufffd$/, '');
    return { path, text: `${head}\n[cut: ${path} is longer than 32 KiB]` };
  }
  return null;
}
