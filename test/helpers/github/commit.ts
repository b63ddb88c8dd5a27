import type { DiffFile } from './diff.ts';
import type { CommitObject } from './git-store.ts';
import { repositoryApi, repositoryHtml } from './site.ts';
import { simpleUser } from './user.ts';
import type { World } from './world.ts';

function verification({ state }: World, sha: string) {
  return state.signed.has(sha)
    ? {
        verified: true,
        reason: 'valid',
        signature: '-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----',
        payload: `commit ${sha}`,
        verified_at: '2020-01-01T00:00:00Z',
      }
    : { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
}

/** GitHub's `git-commit`: the object itself. */
export function gitCommit(world: World, commit: CommitObject) {
  const api = repositoryApi(world.site);
  const html = repositoryHtml(world.site);
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${html}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
    verification: verification(world, commit.sha),
  };
}

/** The account behind an address of the form `id+login@users.noreply.github.com`; others are not looked up. */
function account(world: World, email: string) {
  const name = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return name === undefined ? null : simpleUser(world, name);
}

/** GitHub's `commit`: the object with the accounts of its people. */
export function commit(world: World, object: CommitObject) {
  const api = repositoryApi(world.site);
  const html = repositoryHtml(world.site);
  const { author, committer, message, tree } = gitCommit(world, object);
  return {
    sha: object.sha,
    node_id: `C_${object.sha}`,
    url: `${api}/commits/${object.sha}`,
    html_url: `${html}/commit/${object.sha}`,
    comments_url: `${api}/commits/${object.sha}/comments`,
    commit: {
      author,
      committer,
      message,
      tree,
      url: `${api}/git/commits/${object.sha}`,
      comment_count: 0,
      verification: verification(world, object.sha),
    },
    author: account(world, object.author.email),
    committer: account(world, object.committer.email),
    parents: object.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
  };
}

/** GitHub's `diff-entry`. `head` is the commit of the new side. */
export function diffEntry({ site }: World, file: DiffFile, head: string) {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const html = repositoryHtml(site);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${head}/${path}`,
    raw_url: `${html}/raw/${head}/${path}`,
    contents_url: `${repositoryApi(site)}/contents/${path}?ref=${head}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
