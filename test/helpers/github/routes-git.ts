import { gitCommit } from './commit.ts';
import type { Person, Ref } from './git-store.ts';
import {
  ApiError,
  type Call,
  created,
  listed,
  login,
  notFound,
  ok,
  type Reply,
  type Route,
} from './route.ts';
import { codeRoutes } from './routes-code.ts';
import { checkRules } from './rules.ts';
import { repositoryApi } from './site.ts';
import { now } from './state.ts';
import { isBot, userId } from './user.ts';
import type { World } from './world.ts';

const GIT = '/repos/{owner}/{repo}/git';
const write = ['contents'];

/** The Git Data API: objects and refs, straight from the bare repository. */
export const gitRoutes: Route[] = [
  ...codeRoutes,
  { operation: `POST ${GIT}/blobs`, write, handle: createBlob },
  { operation: `GET ${GIT}/blobs/{file_sha}`, handle: getBlob },
  { operation: `POST ${GIT}/trees`, write, handle: createTree },
  { operation: `GET ${GIT}/trees/{tree_sha}`, handle: getTree },
  { operation: `POST ${GIT}/commits`, write, handle: createCommit },
  { operation: `GET ${GIT}/commits/{commit_sha}`, handle: getCommit },
  { operation: `GET ${GIT}/ref/{ref}`, handle: getRef },
  { operation: `GET ${GIT}/matching-refs/{ref}`, handle: matchingRefs },
  { operation: `POST ${GIT}/refs`, write, handle: createRef },
  { operation: `PATCH ${GIT}/refs/{ref}`, write, handle: updateRef },
  { operation: `DELETE ${GIT}/refs/{ref}`, write, handle: deleteRef },
];

async function createBlob({ world, body }: Call): Promise<Reply> {
  const { content, encoding } = body as { content: string; encoding?: string };
  const sha = await world.git.writeBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
  return created({ sha, url: `${repositoryApi(world.site)}/git/blobs/${sha}` });
}

async function getBlob({ world, params }: Call): Promise<Reply> {
  const sha = await world.git.resolve(params.file_sha ?? '', 'blob');
  if (sha === null) throw notFound();
  const bytes = await world.git.blob(sha);
  const url = `${repositoryApi(world.site)}/git/blobs/${sha}`;
  const content = bytes.toString('base64');
  return ok({ sha, node_id: `B_${sha}`, url, size: bytes.length, content, encoding: 'base64' });
}

interface NewEntry {
  path: string;
  mode: string;
  sha?: string | null;
  content?: string;
}

const MALFORMED = new Set(['', '.', '..', '.git']);

async function createTree({ world, body, actor }: Call): Promise<Reply> {
  const { tree, base_tree } = body as { tree: NewEntry[]; base_tree?: string };
  if (tree.some(({ path }) => path.split('/').some((part) => MALFORMED.has(part)))) {
    throw new ApiError(422, 'tree.path contains a malformed path component');
  }
  if (tree.some(({ path }) => path.startsWith('.github/workflows/'))) checkWorkflows(actor);
  const base = base_tree === undefined ? null : await world.git.resolve(base_tree, 'tree');
  if (base_tree !== undefined && base === null) throw new ApiError(404, 'Not Found');
  const present = new Set(base === null ? [] : (await world.git.tree(base, true)).map(({ path }) => path));
  const entries = await Promise.all(
    tree.map(async (entry) => ({ ...entry, sha: await entrySha(world, entry, present) })),
  );
  const sha = await world.git.writeTree(base, entries);
  return created(await renderTree(world, sha, false));
}

/** An App without the permission is refused, a personal token without the scope finds nothing. */
function checkWorkflows(actor: Call['actor']): void {
  if (actor?.permissions && actor.permissions.workflows !== 'write')
    throw new ApiError(403, 'Resource not accessible by integration');
  if (actor?.workflows === false) throw notFound();
}

async function entrySha({ git }: World, entry: NewEntry, present: Set<string>): Promise<string | null> {
  if (entry.content !== undefined) return git.writeBlob(Buffer.from(entry.content));
  if (entry.sha === null && present.has(entry.path)) return null;
  if (entry.sha === null || entry.sha === undefined) throw new ApiError(422, 'GitRPC::BadObjectState');
  const isSubmodule = entry.mode === '160000';
  const sha = isSubmodule ? entry.sha : await git.resolve(entry.sha, 'blob');
  if (sha === null) throw new ApiError(422, `tree.sha ${entry.sha} is not a valid blob`);
  return sha;
}

async function getTree({ world, params, query }: Call): Promise<Reply> {
  const sha = await world.git.resolve(params.tree_sha ?? '', 'tree');
  if (sha === null) throw notFound();
  return ok(await renderTree(world, sha, query.has('recursive')));
}

async function renderTree({ site, git }: World, sha: string, recursive: boolean) {
  const api = repositoryApi(site);
  const tree = (await git.tree(sha, recursive)).map(({ size, ...entry }) => ({
    ...entry,
    ...(size === null ? {} : { size }),
    ...(entry.type === 'commit' ? {} : { url: `${api}/git/${entry.type}s/${entry.sha}` }),
  }));
  return { sha, url: `${api}/git/trees/${sha}`, tree, truncated: false };
}

interface NewCommit {
  message: string;
  tree: string;
  parents?: string[];
  author?: { name: string; email: string; date?: string };
  committer?: { name?: string; email?: string; date?: string };
}

/** Without an author of its own the commit of a bot is committed by GitHub and signed. */
async function createCommit(call: Call): Promise<Reply> {
  const { world, body } = call;
  const { message, tree, parents = [], author, committer } = body as NewCommit;
  const name = login(call);
  if ((await world.git.resolve(tree, 'tree')) === null) throw new ApiError(422, 'Tree SHA does not exist');
  for (const parent of parents) {
    if ((await world.git.resolve(parent)) === null) {
      throw new ApiError(422, 'Parent SHA does not exist or is not a commit object');
    }
  }
  const date = now();
  const self: Person = { name, email: `${userId(world, name)}+${name}@users.noreply.github.com`, date };
  const isSigned = isBot(name) && author === undefined && committer === undefined;
  const written: Person = { ...self, ...author };
  const sha = await world.git.writeCommit({
    tree,
    parents,
    message,
    author: written,
    committer: isSigned
      ? { name: 'GitHub', email: 'noreply@github.com', date }
      : { ...written, ...committer },
  });
  if (isSigned) world.state.signed.add(sha);
  return created(gitCommit(world, await world.git.commit(sha)));
}

async function getCommit({ world, params }: Call): Promise<Reply> {
  const sha = await world.git.resolve(params.commit_sha ?? '');
  if (sha === null) throw notFound();
  return ok(gitCommit(world, await world.git.commit(sha)));
}

function renderRef({ site }: World, { name, sha, type }: Ref) {
  const api = repositoryApi(site);
  return {
    ref: name,
    node_id: `REF_${name}`,
    url: `${api}/git/${name}`,
    object: { sha, type, url: `${api}/git/${type}s/${sha}` },
  };
}

async function findRef({ git }: World, name: string): Promise<Ref | null> {
  return (await git.refs(name)).find((ref) => ref.name === name) ?? null;
}

async function getRef({ world, params }: Call): Promise<Reply> {
  const ref = await findRef(world, `refs/${params.ref}`);
  if (ref === null) throw notFound();
  return ok(renderRef(world, ref));
}

async function matchingRefs(call: Call): Promise<Reply> {
  const prefix = `refs/${call.params.ref}`;
  const refs = (await call.world.git.refs('refs/')).filter(({ name }) => name.startsWith(prefix));
  return listed(call, refs, (ref) => renderRef(call.world, ref));
}

async function createRef({ world, body }: Call): Promise<Reply> {
  const { ref, sha } = body as { ref: string; sha: string };
  if (!/^refs\/.+\/./.test(ref) || !(await world.git.isRefName(ref))) {
    throw new ApiError(422, `${ref} is not a valid ref name.`);
  }
  if ((await findRef(world, ref)) !== null) throw new ApiError(422, 'Reference already exists');
  if ((await world.git.resolve(sha)) === null) throw new ApiError(422, 'Object does not exist');
  checkRules(world.state, 'creation', ref, sha);
  if (!(await world.git.trySetRef(ref, sha))) throw new ApiError(422, 'Reference update failed');
  return created(renderRef(world, { name: ref, sha, type: 'commit' }));
}

async function updateRef({ world, params, body }: Call): Promise<Reply> {
  const { sha, force = false } = body as { sha: string; force?: boolean };
  const ref = await findRef(world, `refs/${params.ref}`);
  if (ref === null) throw new ApiError(422, 'Reference does not exist');
  if ((await world.git.resolve(sha)) === null) throw new ApiError(422, 'Object does not exist');
  if (!force && !(await world.git.isAncestor(ref.sha, sha))) {
    throw new ApiError(422, 'Update is not a fast forward');
  }
  checkRules(world.state, 'update', ref.name, sha);
  await world.git.setRef(ref.name, sha);
  return ok(renderRef(world, { ...ref, sha }));
}

async function deleteRef({ world, params }: Call): Promise<Reply> {
  const ref = await findRef(world, `refs/${params.ref}`);
  if (ref === null) throw new ApiError(422, 'Reference does not exist');
  await world.git.deleteRef(ref.name);
  return { status: 204 };
}
