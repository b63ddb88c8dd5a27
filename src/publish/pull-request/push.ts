import type { Account, Ending, PatchedFile } from '../../types.ts';
import { stale } from './base.ts';
import { type Named, readTip, refused, withTrailer } from './branch.ts';
import { buildTree, makeCommit, moveBranch } from './commit.ts';
import type { CommitDoor, ReadDoor } from './door.ts';
import type { Published } from './order.ts';
import { asked, failed, isUncertain, refusalEnding, Undone } from './refusals.ts';
import { rulesFor } from './rules.ts';

/** A change for the branch of a pull request itself. */
export interface PushOrder extends Named {
  github: Pick<ReadDoor, 'viewer' | 'branchRules' | 'branchHead' | 'commit' | 'commitAccount'> &
    CommitDoor & { pull(number: number): Promise<PushedPull> };
  /** `owner/name` */
  repository: string;
  defaultBranch: string;
  pull: number;
  /** The commit the patch was made from and verified at: the head of the pull request. */
  sha: string;
  files: readonly PatchedFile[];
  /** The whole commit message; our trailer is added. */
  message: string;
}

interface PushedPull {
  url: string;
  state: string;
  draft: boolean;
  head: { branch: string; fork: boolean };
  base: { branch: string };
}

/**
 * Commits to the branch of an open pull request of this repository: on top of the very commit the patch was verified
 * at, or not at all. Never to the default branch, a protected one, or a fork's.
 */
export async function pushToBranch(order: PushOrder): Promise<Published> {
  let branch = '';
  try {
    const pull = await asked('read', order.github.pull(order.pull));
    branch = pull.head.branch;
    const ending = noPlaceToPush(pull, order) ?? (await pushed(order, branch));
    if (typeof ending !== 'string') return { status: 'ended', ending };
    const { url, draft } = pull;
    return {
      ...{ status: 'published', branch, sha: ending, number: order.pull, url, draft },
      ...{ onTop: null, note: null },
    };
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const paths = order.files.map(({ path }) => path);
    const { repository } = order;
    const ending = refusalEnding(error, { repository, base: branch, branch, paths, done: null });
    return { status: 'ended', ending };
  }
}

function noPlaceToPush(
  { state, head, base }: PushedPull,
  { pull, defaultBranch }: Pick<PushOrder, 'pull' | 'defaultBranch'>,
): Ending | null {
  if (head.fork) return refused(`#${pull} comes from another repository, where regreen does not push`);
  if (state !== 'open') return refused(`#${pull} is closed, so nothing is pushed to its branch`);
  if (head.branch === defaultBranch || head.branch === base.branch)
    return refused(`'${head.branch}' takes changes by pull request only; regreen does not push there`);
  return null;
}

/** The sha of the commit that is on the branch now, or why there is none. */
async function pushed(order: PushOrder, branch: string): Promise<string | Ending> {
  const { github, sha, key } = order;
  const own = await asked('read', github.viewer());
  const head = await asked('read', github.branchHead(branch));
  if (head === null) return stale(`the branch '${branch}' is gone`).ending;
  if (head !== sha) {
    const tip = await readTip(github, head, key, own);
    // A former run was cut off after it had pushed.
    if (tip.ours && tip.parents[0] === sha) return head;
    return moved(branch, head);
  }
  return commitOn(order, branch, own);
}

const moved = (branch: string, head: string): Ending =>
  stale(`'${branch}' has moved to ${head.slice(0, 12)} meanwhile`).ending;

async function commitOn(order: PushOrder, branch: string, author: Account | null): Promise<string | Ending> {
  const { github, files, sha, key } = order;
  const message = withTrailer(order.message, key);
  const rules = rulesFor(github, branch);
  const against = await rules({ creates: false, merges: false, message, files, author });
  if (against !== null) return failed(`${against}; the patch is kept in the run folder`);
  const before = await asked('read', github.commit(sha));
  const tree = await buildTree(github, before.tree, files);
  const made = await makeCommit(github, author, { message, tree, parents: [sha] });
  try {
    await moveBranch(github, { branch, tip: { sha, ...before, ours: false, author: null } }, made.sha);
    return made.sha;
  } catch (error) {
    if (!(error instanceof Undone) || !isUncertain(error)) throw error;
    const now = await asked('read', github.branchHead(branch));
    if (now === made.sha) return made.sha;
    if (now === sha) throw error;
    return now === null ? stale(`the branch '${branch}' is gone`).ending : moved(branch, now);
  }
}
