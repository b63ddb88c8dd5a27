import type { Account, Ending, TaskKind } from '../../types.ts';
import { isSameAccount } from '../own.ts';
import type { BranchPull, ReadDoor } from './door.ts';
import { asked, Undone } from './refusals.ts';

/** In the message of every commit of ours: one without it on our branch is a human's, and ends our work there. */
const TRAILER = 'Regreen-Key';

/** Kind and key of a task: what our branch is named by. */
export interface Named {
  kind: TaskKind;
  /** Twelve hex digits. */
  key: string;
}

/** Our branch: of kind and key, never of the model's choice. Throws for a key that is none. */
export function branchOf({ kind, key }: Named): string {
  if (!/^[0-9a-f]{12}$/.test(key) || !/^[a-z]+$/.test(kind))
    throw new Error(`'${kind}-${key}' names no branch of regreen`);
  return `regreen/${kind}-${key}`;
}

/** A commit message with our trailer, once, in the paragraph of its other trailers where it has some. */
export function withTrailer(message: string, key: string): string {
  const text = message.trim();
  const last = text.split('\n\n').slice(1).at(-1) ?? '';
  const isTrailers = last !== '' && last.split('\n').every((line) => /^[A-Za-z][A-Za-z-]*: \S/.test(line));
  if (isTrailers && hasTrailer(last, key)) return text;
  return `${text}${isTrailers ? '\n' : '\n\n'}${TRAILER}: ${key}`;
}

const hasTrailer = (message: string, key: string) => message.split('\n').includes(`${TRAILER}: ${key}`);

/** The last commit on our branch. */
export interface Tip {
  sha: string;
  tree: string;
  parents: readonly string[];
  /** Made by this account for this key. */
  ours: boolean;
  author: Account | null;
}

/** What is on GitHub of one key. */
export interface Look {
  branch: string;
  own: Account | null;
  /** `null`: there is no such branch. */
  tip: Tip | null;
  /** Pull requests of our branch in this repository, newest first. */
  pulls: readonly BranchPull[];
}

export type LookDoor = Pick<ReadDoor, 'viewer' | 'branchHead' | 'commit' | 'commitAccount' | 'pulls'>;

export interface Looks {
  look(): Promise<Look>;
  /** A commit of our own needs no asking. */
  remember(made: Tip): void;
}

/** Looks at our branch again and again: a commit never changes, so each is asked for once. */
export function openLooks(door: LookDoor, named: Named): Looks {
  const branch = branchOf(named);
  const known = new Map<string, Tip>();
  let own: Promise<Account | null> | null = null;
  const look = async (): Promise<Look> => {
    own ??= asked('read', door.viewer());
    const self = await own;
    const sha = await asked('read', door.branchHead(branch));
    const pulls = (await asked('read', door.pulls(branch))).filter(({ sameRepository }) => sameRepository);
    const tip = sha === null ? null : (known.get(sha) ?? (await readTip(door, sha, named.key, self)));
    if (tip !== null) known.set(tip.sha, tip);
    return { branch, own: self, tip, pulls };
  };
  return { look, remember: (made) => known.set(made.sha, made) };
}

/** One commit, and whether it is ours. */
export async function readTip(
  door: Pick<ReadDoor, 'commit' | 'commitAccount'>,
  sha: string,
  key: string,
  own: Account | null,
): Promise<Tip> {
  const { tree, parents, message } = await asked('read', door.commit(sha));
  if (!hasTrailer(message, key)) return { sha, tree, parents, ours: false, author: null };
  const { author } = await asked('read', door.commitAccount(sha));
  return { sha, tree, parents, ours: own === null ? isBot(author) : isSameAccount(author, own), author };
}

/** How many commits of our own are looked behind. */
const MOST_BEHIND = 8;

/** Whether a branch of ours has taken a commit of its base along already, as far as our own commits reach back. */
export async function hasTaken(
  door: Pick<ReadDoor, 'commit'>,
  tip: Pick<Tip, 'parents'>,
  base: string,
  key: string,
): Promise<boolean> {
  let { parents } = tip;
  for (let behind = 0; behind < MOST_BEHIND && !parents.includes(base); behind += 1) {
    const [first] = parents;
    if (first === undefined) return false;
    const commit = await asked('read', door.commit(first));
    if (!hasTrailer(commit.message, key)) return false;
    ({ parents } = commit);
  }
  return parents.includes(base);
}

const isBot = (account: Account | null) => account?.login.endsWith('[bot]') ?? false;

/**
 * Whether a pull request is one of ours. Where GitHub does not tell who we are it is the bot that made the commit on
 * our branch.
 */
export function isOurs({ author }: BranchPull, { own, tip }: Look): boolean {
  if (own !== null) return isSameAccount(author, own);
  return isBot(author) && tip?.ours === true && isSameAccount(author, tip.author);
}

/** The one that is open now. */
export const openPull = ({ pulls }: Look): BranchPull | null =>
  pulls.find(({ state }) => state === 'open') ?? null;

/**
 * What people said of our work on this key is final: a pull request they closed is not opened again, a branch they
 * committed to is left alone.
 */
export function refusedBy(look: Look): Ending | null {
  const { branch, tip, pulls } = look;
  // Without a branch nobody can tell who the bot was; then the name of a bot is enough to leave it at that.
  const counts = (pull: BranchPull) =>
    isOurs(pull, look) || (look.own === null && tip === null && isBot(pull.author));
  if (pulls.some((pull) => pull.state === 'closed' && !pull.merged && counts(pull)))
    return refused(`the pull request of '${branch}' was closed unmerged; regreen does not open it again`);
  if (tip !== null && !tip.ours)
    return refused(`somebody has committed to '${branch}'; regreen leaves it alone`);
  return null;
}

export const refused = (reason: string): Ending => ({ outcome: 'refused', reason });

/** The same, asked before a model is paid. Rejects with what the client says where GitHub gives no answer. */
export async function peopleSaid({ github, ...named }: Named & { github: LookDoor }): Promise<Ending | null> {
  try {
    return refusedBy(await openLooks(github, named).look());
  } catch (error) {
    throw error instanceof Undone ? error.cause : error;
  }
}
