import { applyPatch } from '../apply-patch.ts';
import type { ToolContext } from '../tools.ts';

/**
 * Applies a patch to the tree; the answer names what changed, or teaches what was expected. Where a folder has
 * instructions that were not read yet, it brings them.
 */
export async function runApplyPatch(
  patch: string,
  { root, guidance }: Pick<ToolContext, 'root' | 'guidance'>,
): Promise<string> {
  const result = await applyPatch(root, patch);
  if (!result.ok) return result.error;
  const { changes, notes } = result;
  const answer = [...changes.map(({ kind, path }) => `${kind} ${path}`), ...notes].join('\n');
  // The patch is applied: instructions that cannot be read must not make it look as if it was not.
  const rules = (await guidance?.(changes.map(({ path }) => path)).catch(() => '')) ?? '';
  return rules === ''
    ? answer
    : `${answer}\n\nInstructions for what you changed; check your patch against them:\n\n${rules}`;
}
