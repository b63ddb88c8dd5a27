import type { Door } from '../github.ts';
import type { Account } from '../types.ts';
import { accountOf } from './account.ts';
import { absent, statusOf } from './status.ts';

/** Files, history and the Git Data API. */
export function code(door: Door) {
  return { ...repository(door), ...history(door), ...objects(door), ...branches(door) };
}

function repository({ octokit, here }: Door) {
  const { rest } = octokit;
  return {
    async repository(): Promise<{ archived: boolean; defaultBranch: string; private: boolean }> {
      const { data } = await rest.repos.get(here);
      return { archived: data.archived, defaultBranch: data.default_branch, private: data.private };
    },
    /** The active rules for a branch, which need not exist yet; none where GitHub has no rules. */
    async branchRules(branch: string): Promise<Array<{ type: string; parameters: Record<string, unknown> }>> {
      const { data } = await rest.repos
        .getBranchRules({ ...here, branch, per_page: 100 })
        .catch(absent({ data: [] }));
      return data.map((rule) => ({
        type: rule.type,
        parameters: { ...('parameters' in rule ? rule.parameters : {}) },
      }));
    },
    /** A file as text, or `null` where there is none. Without a ref: of the default branch. */
    async file(path: string, ref?: string): Promise<string | null> {
      const at = ref === undefined ? {} : { ref };
      const { data } = await rest.repos
        .getContent({ ...here, path, ...at, mediaType: { format: 'raw' } })
        .catch(absent({ data: null }));
      return typeof data === 'string' ? data : null;
    },
  };
}

function history({ octokit, here }: Door) {
  const { rest } = octokit;
  return {
    /** The account GitHub finds behind a commit, and its message. */
    async commitAccount(sha: string): Promise<{ author: Account | null; message: string }> {
      // The files of the commit are not of interest, and come by pages.
      const { data } = await rest.repos.getCommit({ ...here, ref: sha, per_page: 1 });
      return { author: accountOf(data.author), message: data.commit.message };
    },
    /** Commits of a branch, newest first, 100 at most; none where there is no such branch. */
    async commitsOn(
      branch: string,
      most: number,
    ): Promise<Array<{ sha: string; author: Account | null; message: string }>> {
      const { data } = await rest.repos
        .listCommits({ ...here, sha: branch, per_page: most })
        .catch(absent({ data: [] }, 409));
      return data.map(({ sha, author, commit }) => ({
        ...{ sha, author: accountOf(author), message: commit.message },
      }));
    },
    async commit(sha: string): Promise<{ tree: string; parents: string[]; message: string }> {
      const { data } = await rest.git.getCommit({ ...here, commit_sha: sha });
      const parents = data.parents.map((parent) => parent.sha);
      return { tree: data.tree.sha, parents, message: data.message };
    },
  };
}

/** One entry of a folder, as git names it: `blob`, `tree` or `commit`. */
interface FolderEntry {
  type: string;
  mode: string;
  sha: string;
}

/** A file of a new tree, by its blob or by its text; without a blob it is taken away. */
type NewEntry = { path: string; mode: '100644' | '100755' } & ({ sha: string | null } | { content: string });

function objects({ octokit, here }: Door) {
  const { rest } = octokit;
  /** `null` where GitHub gives only a part: a path that is left out looks deleted. */
  const listed = async (sha: string, whole: { recursive?: string }) => {
    const { data } = await rest.git.getTree({ ...here, tree_sha: sha, ...whole });
    return data.truncated ? null : data.tree;
  };
  const entries = async (sha: string, whole: { recursive?: string }) => {
    const found = await listed(sha, whole);
    if (found === null)
      throw new Error(`the tree of ${here.owner}/${here.repo} is too large for GitHub to list whole`);
    return found;
  };
  return {
    /** Path to blob of a whole tree. */
    async tree(sha: string): Promise<Map<string, string>> {
      const blobs = (await entries(sha, { recursive: '1' })).filter(({ type }) => type === 'blob');
      return new Map(blobs.map(({ path, sha }) => [path, sha]));
    },
    /** Everything but folders in a whole tree, by path; `null` where it is too large to be listed by one call. */
    async files(sha: string): Promise<Map<string, { mode: string; sha: string }> | null> {
      const found = await listed(sha, { recursive: '1' });
      const files = found?.filter(({ type }) => type !== 'tree') ?? null;
      return files && new Map(files.map(({ path, mode, sha }) => [path, { mode, sha }]));
    },
    /** The entries of one tree by name, not of those below. Rejects where GitHub gives only a part of them. */
    async folder(sha: string): Promise<Map<string, FolderEntry>> {
      return new Map(
        (await entries(sha, {})).map(({ path, type, mode, sha }) => [path, { type, mode, sha }]),
      );
    },
    async blob(sha: string): Promise<Uint8Array> {
      const { data } = await rest.git.getBlob({ ...here, file_sha: sha });
      return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
    },
    async createBlob(bytes: Uint8Array): Promise<string> {
      const content = Buffer.from(bytes).toString('base64');
      return (await rest.git.createBlob({ ...here, content, encoding: 'base64' })).data.sha;
    },
    async createTree(base: string, entries: NewEntry[]): Promise<string> {
      const tree = entries.map((entry) => ({ ...entry, type: 'blob' as const }));
      return (await rest.git.createTree({ ...here, base_tree: base, tree })).data.sha;
    },
    /** Without author fields, so that GitHub signs the commit of a bot token. */
    async createCommit(message: string, tree: string, parents: string[]): Promise<string> {
      return (await rest.git.createCommit({ ...here, message, tree, parents })).data.sha;
    },
  };
}

function branches({ octokit, here }: Door) {
  const { rest } = octokit;
  const branchHead = (branch: string): Promise<string | null> =>
    rest.git.getRef({ ...here, ref: `heads/${branch}` }).then(({ data }) => data.object.sha, absent(null));
  return {
    branchHead,
    /**
     * Rejects with 422 where the branch is there already. One that is there with this very commit is made: an answer
     * that was lost on its way is asked for again, and the second time the branch exists.
     */
    async createBranch(branch: string, sha: string): Promise<void> {
      try {
        await rest.git.createRef({ ...here, ref: `refs/heads/${branch}`, sha });
      } catch (error) {
        if (statusOf(error) !== 422 || (await branchHead(branch)) !== sha) throw error;
      }
    },
    /** Never forced. */
    async updateBranch(branch: string, sha: string): Promise<void> {
      await rest.git.updateRef({ ...here, ref: `heads/${branch}`, sha, force: false });
    },
  };
}
