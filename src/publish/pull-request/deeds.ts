import { compareUrl, marker } from '../body.ts';
import type { Aim } from './base.ts';
import { branchOf, isOurs, type Look, type Looks, openLooks, openPull, withTrailer } from './branch.ts';
import { buildTree, makeCommit, moveBranch, parentsFor } from './commit.ts';
import type { BranchPull } from './door.ts';
import type { Published, PublishedPull, PullRequestOrder } from './order.ts';
import { answerOf, asked, failed, isForbidden, isUncertain, Undone } from './refusals.ts';
import { type RuleSource, rulesFor } from './rules.ts';

/** How often our text is put back over that of another run. */
const MOST_EDITS = 3;

/** One run of publishing: what it has done, for what it looks at to be read in that light. */
export interface Work {
  order: PullRequestOrder;
  branch: string;
  aim: Aim;
  text: string;
  looks: Looks;
  rules: RuleSource;
  /** Made at the first need. */
  tree: string | null;
  /** Commits of this run, whether or not the branch has been put on them. */
  commits: Set<string>;
  /** The last look that showed one of them. */
  landed: Look | null;
  /** Another run has put a change of its own on the branch meanwhile. */
  contended: boolean;
  /** The pull request was opened by this run, as far as is known. */
  opened: boolean;
  /** The same as GitHub has answered it: a list that is read right after may not show it yet. */
  answer: BranchPull | null;
  /** It has had our text. */
  told: boolean;
  edits: number;
  draft: boolean;
  notes: string[];
}

export function startWork(order: PullRequestOrder, branch: string, aim: Aim): Work {
  const { github, body, baseSha, draft } = order;
  return {
    ...{ order, branch, aim, draft },
    text: typeof body === 'string' ? body : body({ verified: baseSha, base: aim.head }),
    looks: openLooks(github, order),
    rules: rulesFor(github, branch),
    ...{ tree: null, commits: new Set(), landed: null, contended: false },
    ...{ opened: false, answer: null, told: false, edits: 0, notes: [] },
  };
}

/** A look, with what this run knows to be there. */
export async function lookNow({ looks, answer }: Work): Promise<Look> {
  const look = await looks.look();
  if (answer === null || look.pulls.some(({ number }) => number === answer.number)) return look;
  return { ...look, pulls: [answer, ...look.pulls] };
}

/** Something to be done; it gives an end where there is nothing more to do. */
export type Deed = () => Promise<Published | undefined>;

/** The first thing that is missing, ready to be done; `null` for nothing. */
export async function missing(work: Work, look: Look): Promise<Deed | null> {
  const { order, aim, landed, text } = work;
  // Read before anything is written. A branch that is there may need no commit at all.
  const against = look.tip === null ? await objection(work, look, false) : null;
  if (against !== null) return () => Promise.resolve(against);
  work.tree ??= await buildTree(order.github, aim.tree, order.files);
  const open = openPull(look);
  if (look.tip?.tree === work.tree) {
    work.landed ??= look;
  } else {
    work.contended ||= landed !== null;
    // Another run's change came after ours: it is theirs to finish, unless our text has come after their change.
    if (landed === null || (open !== null && isText(open, text))) return () => commit(work, look);
    if (open !== null) return null;
  }
  if (open === null) return () => openOne(work, look);
  return needsText(work, look, open) ? () => edit(work, open) : null;
}

/** What the rules of our branch have against a commit, as the end of the run; `null` for nothing. */
async function objection({ order, rules }: Work, look: Look, merges: boolean): Promise<Published | null> {
  const { files, key } = order;
  const message = withTrailer(order.message, key);
  const against = await rules({ creates: look.tip === null, merges, message, files, author: look.own });
  if (against === null) return null;
  return { status: 'ended', ending: failed(`${against}; the patch is kept in the run folder`) };
}

/** Without our marker the text is a human's by now, and stays. What another says in its place counts for nothing. */
function needsText({ order, text, contended, told, edits }: Work, look: Look, open: BranchPull): boolean {
  if (!isOurs(open, look) || !open.body.includes(marker({ task: order }))) return false;
  if (!told) return true;
  return contended && edits < MOST_EDITS && !isText(open, text);
}

/** GitHub may give a text back with other line ends. */
const isText = ({ body }: BranchPull, text: string) => plain(body) === plain(text);
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

async function commit(work: Work, look: Look): Promise<Published | undefined> {
  const { order, aim, tree } = work;
  const { github, key } = order;
  const message = withTrailer(order.message, key);
  const parents = await parentsFor(github, look, aim, key);
  const against = await objection(work, look, parents.length > 1);
  if (against !== null) return against;
  const made = await makeCommit(github, look.own, { message, tree: tree ?? '', parents });
  work.commits.add(made.sha);
  await moveBranch(github, look, made.sha);
  // Where it is not known who we are GitHub is asked whose the commit is.
  if (look.own !== null) work.looks.remember(made);
  work.landed = { ...look, tip: made };
  return undefined;
}

async function openOne(work: Work, look: Look): Promise<Published | undefined> {
  const { order, branch, text } = work;
  const { github, title, base } = order;
  const pull = { title, body: text, head: branch, base };
  try {
    const answer = await asked('pull', github.createPull({ ...pull, draft: work.draft }));
    work.answer = {
      ...{ ...answer, state: 'open', merged: false, draft: work.draft, body: text },
      ...{ author: look.own, sameRepository: true, baseBranch: base },
    };
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    if (isForbidden(error)) return byHand(work, look);
    if (work.draft && /\bdrafts?\b/i.test(answerOf(error.cause).words)) {
      work.draft = false;
      work.notes.push('this repository has no drafts, so the pull request is none');
      return openOne(work, look);
    }
    // It may have been opened all the same; then it is found.
    work.opened = isUncertain(error);
    throw error;
  }
  work.opened = true;
  work.told = true;
  return undefined;
}

/** The token may not open pull requests: the branch is there, and a link opens one by hand. */
function byHand(work: Work, look: Look): Published {
  const note = `the token may not open pull requests (403); open it yourself: ${byHandAt(work.order)}`;
  return published(work, look, null, [...work.notes, note]);
}

async function edit(work: Work, open: BranchPull): Promise<undefined> {
  const { order, text } = work;
  work.edits += 1;
  await asked('text', order.github.updatePull(open.number, { title: order.title, body: text }));
  work.told = true;
}

/** Labels and reviewers, once, where this run has opened the pull request: later they are people's. */
export async function finish(work: Work, look: Look): Promise<Published> {
  const open = openPull(look);
  const { github, labels, reviewers } = work.order;
  const notes = [...work.notes];
  if (work.contended && look.tip?.tree !== work.tree)
    notes.push('another run at the same failure was faster; its change is on the branch');
  if (open !== null && work.opened) {
    const extra: ReadonlyArray<[string, readonly string[], () => Promise<void>]> = [
      ['the labels could not be set', labels, () => github.addLabels(open.number, [...labels])],
      ['no review could be asked for', reviewers, () => github.requestReview(open.number, [...reviewers])],
    ];
    for (const [what, list, call] of extra) {
      if (list.length === 0) continue;
      await call().catch((error: unknown) => {
        const { status, words } = answerOf(error);
        notes.push(`${what} (${status === 0 ? words : `${status}: ${words}`})`);
      });
    }
  }
  return published(work, look, open, notes);
}

function published({ branch, aim, draft }: Work, look: Look, open: BranchPull | null, notes: string[]) {
  return {
    status: 'published',
    branch,
    sha: look.tip?.sha ?? '',
    number: open?.number ?? null,
    url: open?.url ?? '',
    onTop: aim.onTop,
    draft: open?.draft ?? draft,
    note: notes.length === 0 ? null : notes.join('; '),
  } satisfies PublishedPull;
}

/** Where the pull request is opened by hand; the branch alone where that is no address. */
export const byHandAt = ({ serverUrl, repository, base, ...named }: PullRequestOrder): string =>
  compareUrl({ serverUrl, repository, runUrl: null }, base, branchOf(named)) ?? `'${branchOf(named)}'`;
