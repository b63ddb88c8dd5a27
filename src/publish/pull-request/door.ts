import type { Account } from '../../types.ts';

/** A pull request whose head is one branch of ours by name. */
export interface BranchPull {
  number: number;
  url: string;
  state: string;
  merged: boolean;
  draft: boolean;
  body: string;
  author: Account | null;
  /** The head lies in this repository: a fork may have a branch of the same name. */
  sameRepository: boolean;
  baseBranch: string;
}

/** One entry of a folder, as git names it. */
export interface FolderEntry {
  type: string;
  mode: string;
  sha: string;
}

/** A file of a new tree: its blob, `null` to take it away, or its text. */
export type NewEntry = { path: string; mode: '100644' | '100755' } & (
  | { sha: string | null }
  | { content: string }
);

/** A rule that holds for a branch: "Get rules for a branch". */
export interface BranchRule {
  type: string;
  parameters: Record<string, unknown>;
}

/** What publishing reads. Each call rejects where GitHub gives no answer. */
export interface ReadDoor {
  /** The account this token writes as; `null` where GitHub does not tell. */
  viewer(): Promise<Account | null>;
  branchRules(branch: string): Promise<BranchRule[]>;
  /** `null`: there is no such branch. */
  branchHead(branch: string): Promise<string | null>;
  commit(sha: string): Promise<{ tree: string; parents: string[]; message: string }>;
  /** The account GitHub finds behind a commit, not the name it was written with. */
  commitAccount(sha: string): Promise<{ author: Account | null; message: string }>;
  /** The entries of one folder by name, not of those below: a listing of the whole tree is cut where it is large. */
  folder(tree: string): Promise<ReadonlyMap<string, FolderEntry>>;
  /** Open and closed ones. */
  pulls(branch: string): Promise<BranchPull[]>;
}

/** What makes a commit. */
export interface CommitDoor {
  createBlob(content: Uint8Array): Promise<string>;
  createTree(base: string, entries: NewEntry[]): Promise<string>;
  /** Without author fields, so that GitHub signs the commit of a bot token. */
  createCommit(message: string, tree: string, parents: string[]): Promise<string>;
  createBranch(branch: string, sha: string): Promise<void>;
  /** Never forced. */
  updateBranch(branch: string, sha: string): Promise<void>;
}

interface PullDoor {
  createPull(pull: {
    title: string;
    body: string;
    head: string;
    base: string;
    draft: boolean;
  }): Promise<{ number: number; url: string }>;
  updatePull(number: number, fields: { title: string; body: string }): Promise<void>;
  addLabels(number: number, labels: string[]): Promise<void>;
  requestReview(number: number, logins: string[]): Promise<void>;
}

export type PublishDoor = ReadDoor & CommitDoor & PullDoor;
