import { statSync } from 'node:fs';

/** By number: names may differ inside. */
export interface User {
  uid: number;
  gid: number;
}

/**
 * Whom commands run as where root builds the wall: the owner of the tree, so that nothing must change hands. In words,
 * why nobody can be: outside of a user namespace, what root owns is open to a command that runs as root.
 */
export function dropUser(tree: string): User | string {
  const { uid, gid: group } = statSync(tree);
  const own = process.getuid?.() ?? 0;
  const gid = own === 0 ? group : (process.getgid?.() ?? group);
  if (uid === 0 || gid === 0) return "the workspace is root's, and no command runs as root there";
  if (own !== 0 && own !== uid) return 'the workspace belongs to somebody else';
  return { uid, gid };
}
