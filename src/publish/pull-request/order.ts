import type { Ending, PatchedFile } from '../../types.ts';
import type { Named } from './branch.ts';
import type { PublishDoor } from './door.ts';

/** A change to publish. Kind and key name the branch and the marker. */
export interface PullRequestOrder extends Named {
  github: PublishDoor;
  serverUrl: string;
  /** `owner/name` */
  repository: string;
  /** The branch the change is for: the base of the pull request. */
  base: string;
  /** The commit the patch was made from and verified at. */
  baseSha: string;
  files: readonly PatchedFile[];
  title: string;
  /** The whole commit message; our trailer is added. */
  message: string;
  /** The text, or what makes it once it is known where the commit goes. Ends with the marker of the key. */
  body: string | ((at: Place) => string);
  draft: boolean;
  labels: readonly string[];
  /** Whose review is asked for. */
  reviewers: readonly string[];
}

/** Where a patch was verified, and on which commit of the base it is put; the same sha where the base has not moved. */
export interface Place {
  verified: string;
  base: string;
}

export interface PublishedPull {
  status: 'published';
  branch: string;
  /** The last commit on the branch. */
  sha: string;
  /** `null` where the token may not open pull requests. */
  number: number | null;
  url: string;
  /** The head of the base the patch was applied on top of; `null` where it is the commit it was verified at. */
  onTop: string | null;
  draft: boolean;
  /** What was not done, or done otherwise than asked, in words for people. */
  note: string | null;
}

export type Published = PublishedPull | { status: 'ended'; ending: Ending };
