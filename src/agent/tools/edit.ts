import { applyPatch } from '../apply-patch.ts';
import type { ToolContext } from '../tools.ts';

/** Applies a patch to the tree; the answer names what changed, or teaches what was expected. */
export async function runApplyPatch(patch: string, context: Pick<ToolContext, 'root'>): Promise<string> {
  const result = await applyPatch(context.root, patch);
  if (!result.ok) return result.error;
  return [...result.changes.map(({ kind, path }) => `${kind} ${path}`), ...result.notes].join('\n');
}
