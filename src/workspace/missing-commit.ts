import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchingGit, type Remote, whyNot } from './fetching-git.ts';

export interface CommitSource extends Remote {
  /** `owner/name`. */
  repository: string;
}

/** Commits that come along, for `git log`. */
const DEPTH = 50;
/** The pack of such a history may be this large. */
const MOST_BYTES = 4 * 1024 ** 3;

/**
 * Fetches a commit the checkout does not have: `actions/checkout` took another one, or refuses the commit of a fork. A
 * server gives any commit that a branch or pull request leads to, by its name (protocol v2).
 * @param dir becomes a git directory that holds the commit, and needs nothing else
 * @returns `null`, or why it cannot be had
 */
export async function fetchCommit(dir: string, sha: string, source: CommitSource): Promise<string | null> {
  const run = fetchingGit(dir, source, MOST_BYTES);
  if (run === null) return 'fetching needs git and prlimit: install git and util-linux';
  await mkdir(join(dir, 'objects'), { recursive: true });
  await mkdir(join(dir, 'refs'));
  await writeFile(join(dir, 'HEAD'), 'ref: refs/heads/none\n');
  const url = `${source.server}/${source.repository}.git`;
  const quietly = ['--no-tags', '--no-write-fetch-head', '--quiet'];
  try {
    await run(['fetch', `--depth=${DEPTH}`, ...quietly, '--', url, `+${sha}:refs/regreen/fetched`]);
    return null;
  } catch (error) {
    return whyNot(error, source.signal);
  }
}
