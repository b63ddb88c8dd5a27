import { type GitHub, statusOf } from '../github.ts';
import { sentence } from '../text/sentence.ts';
import type { Ending, Patch } from '../types.ts';
import { encodePath } from './body.ts';

export interface PullRequestOrder {
  github: GitHub;
  serverUrl: string;
  repository: string;
  patch: Patch;
  /** The branch the change is for. */
  base: string;
  /** Our branch: made from kind and key, never by the model. */
  branch: string;
  title: string;
  body: string;
  draft: boolean;
  /** Last line of the body; finds our own pull request again. */
  marker: string;
  /** Bytes of a file as the patch leaves it. */
  content: (path: string) => Promise<Uint8Array>;
  /** Blob of a path at the commit the patch was made from; `null` where it was not there. */
  blobBefore: (path: string) => Promise<string | null>;
}

export type Published =
  | { status: 'published'; branch: string; number: number | null; url: string; note: string | null }
  | { status: 'ended'; ending: Ending };

/**
 * Puts a patch on a branch through the Git Data API, so that GitHub signs the commit and file modes are kept, and opens
 * or updates the one pull request of its key. Nothing is forced.
 */
export async function publishPullRequest(order: PullRequestOrder): Promise<Published> {
  const { github, base, branch } = order;
  const head = await github.branchHead(base);
  if (head === null) return stale(`the branch '${base}' is gone`);
  const moved = await touchedSince(order, head);
  if (moved !== null) return stale(`'${base}' has moved to ${head.slice(0, 12)}, which changes ${moved}`);
  const said = await peopleSaid(order);
  if (said !== null) return { status: 'ended', ending: said };
  try {
    await commit(order, head);
  } catch (error) {
    if (statusOf(error) === 403)
      return ended(
        'failed',
        `the token may not write to ${order.repository} (403): grant \`contents: write\` (workflow files also need an App with \`workflows\`); the patch is kept in the run folder`,
      );
    throw error;
  }
  const open = (await github.pulls(branch)).find(({ state }) => state === 'open');
  return open === undefined ? openPull(order) : updatePull(order, open);
}

/**
 * What people said of our work on this key is final: a pull request they closed is not opened again, a branch they
 * committed to is left alone. Asked before a model is paid, and once more before anything is written.
 */
export async function peopleSaid({
  github,
  branch,
  marker,
}: Pick<PullRequestOrder, 'github' | 'branch' | 'marker'>): Promise<Ending | null> {
  const refused = (reason: string): Ending => ({ outcome: 'refused', reason });
  const pulls = await github.pulls(branch);
  if (pulls.some(({ state, merged, body }) => state === 'closed' && !merged && body.includes(marker)))
    return refused(`the pull request of '${branch}' was closed unmerged; regreen does not open it again`);
  const head = await github.branchHead(branch);
  if (head === null || (await github.commit(head)).message.includes(`\n${TRAILER}: `)) return null;
  return refused(`somebody has committed to '${branch}'; regreen leaves it alone`);
}

async function openPull(order: PullRequestOrder): Promise<Published> {
  const { github, title, body, branch, base, draft } = order;
  try {
    const pull = await github.createPull({ title, body, head: branch, base, draft });
    return { status: 'published', branch, ...pull, note: null };
  } catch (error) {
    const compare = `${order.serverUrl}/${order.repository}/compare/${encodePath(base)}...${encodePath(branch)}?expand=1`;
    if (statusOf(error) !== 403)
      return ended(
        'failed',
        `GitHub refused the pull request (${sentence(error)}); the branch is pushed, open it yourself: ${compare}`,
      );
    const note = `the token may not open pull requests (403); open it yourself: ${compare}`;
    return { status: 'published', branch, number: null, url: '', note };
  }
}

/** Without our marker the text is a human's by now, and stays. */
async function updatePull(
  order: PullRequestOrder,
  open: { number: number; url: string; body: string },
): Promise<Published> {
  if (open.body.includes(order.marker))
    await order.github.updatePull(open.number, { title: order.title, body: order.body });
  return { status: 'published', branch: order.branch, number: open.number, url: open.url, note: null };
}

/** The first touched path that differs between the commit the patch was made from and the branch's head, or `null`. */
async function touchedSince(
  { github, patch, blobBefore }: PullRequestOrder,
  head: string,
): Promise<string | null> {
  if (head === patch.base) return null;
  const now = await github.tree((await github.commit(head)).tree);
  for (const { path } of patch.files) if ((now.get(path) ?? null) !== (await blobBefore(path))) return path;
  return null;
}

/** In the message of every commit of ours: a commit without it on our branch is a human's, and ends our work there. */
const TRAILER = 'Regreen-Key';

/** One commit on our branch: made from the head of the base, or on top of what a former run left there. */
async function commit(order: PullRequestOrder, head: string): Promise<void> {
  const { github, patch, branch, title } = order;
  const before = await github.branchHead(branch);
  const last = before === null ? null : await github.commit(before);
  const entries = await Promise.all(
    patch.files.map(async ({ path, status, mode }) => ({
      path,
      mode: mode === '100755' ? ('100755' as const) : ('100644' as const),
      sha: status === 'deleted' ? null : await github.createBlob(await order.content(path)),
    })),
  );
  const tree = await github.createTree((await github.commit(head)).tree, entries);
  const message = `${title}\n\n${TRAILER}: ${branch.replace(/^.*-/, '')}`;
  if (before === null || last === null) {
    await github.createBranch(branch, await github.createCommit(message, tree, [head]));
  } else if (last.tree !== tree) {
    const parents = last.parents.includes(head) ? [before] : [before, head];
    await github.updateBranch(branch, await github.createCommit(message, tree, parents));
  }
}

const ended = (outcome: Ending['outcome'], reason: string): Published => ({
  status: 'ended',
  ending: { outcome, reason },
});
const stale = (why: string) => ended('stale', `${why}; the patch is kept in the run folder`);
