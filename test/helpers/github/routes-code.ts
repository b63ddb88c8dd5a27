import { commit, diffEntry } from './commit.ts';
import { contentEntry } from './content.ts';
import { diffFiles } from './diff.ts';
import { pullRequestSimple, refresh } from './pull-request.ts';
import { type Call, notFound, ok, page, type Reply, type Route } from './route.ts';
import { repositoryApi, repositoryHtml } from './site.ts';
import type { World } from './world.ts';

const REPO = '/repos/{owner}/{repo}';

/** What reads code: files, history and differences. */
export const codeRoutes: Route[] = [
  { operation: `GET ${REPO}/contents/{path}`, handle: contents },
  { operation: `GET ${REPO}/commits`, handle: listCommits },
  { operation: `GET ${REPO}/commits/{ref}`, handle: getCommit },
  { operation: `GET ${REPO}/commits/{commit_sha}/pulls`, handle: commitPulls },
  { operation: `GET ${REPO}/compare/{basehead}`, handle: compare },
];

async function contents({ world, params, query, accept }: Call): Promise<Reply> {
  const ref = query.get('ref') ?? world.defaultBranch;
  const sha = await world.git.resolve(ref);
  const path = (params.path ?? '').replace(/\/$/, '');
  if (sha === null) throw notFound();
  const found = await world.git.entry(sha, path);
  if (found === null) throw notFound();
  if (found.type === 'tree') return folder(world, found.sha, path, ref, accept.includes('object'));
  const bytes = await world.git.blob(found.sha);
  if (accept.includes('raw')) {
    return { status: 200, body: bytes.toString(), mediaType: 'application/vnd.github.raw' };
  }
  const entry = { mode: '100644', type: 'blob' as const, sha: found.sha, size: bytes.length, path };
  return ok({ ...contentEntry(world, entry, ref), content: bytes.toString('base64'), encoding: 'base64' });
}

/** A list of entries, or in the object media type one entry that holds them. */
async function folder(
  world: World,
  tree: string,
  path: string,
  ref: string,
  asObject: boolean,
): Promise<Reply> {
  const prefix = path === '' ? '' : `${path}/`;
  const entries = (await world.git.tree(tree, false)).map((entry) =>
    contentEntry(world, { ...entry, path: prefix + entry.path }, ref),
  );
  if (!asObject) return ok(entries);
  const self = contentEntry(world, { mode: '040000', type: 'tree', sha: tree, size: 0, path }, ref);
  return { status: 200, body: { ...self, entries }, mediaType: 'application/vnd.github.object' };
}

async function listCommits(call: Call): Promise<Reply> {
  const { world, query } = call;
  const sha = await world.git.resolve(query.get('sha') ?? world.defaultBranch);
  if (sha === null) throw notFound();
  const shas = await world.git.revisions(sha, query.get('path') ?? undefined);
  const { items, headers } = page(call, shas);
  const commits = await Promise.all(items.map(async (id) => commit(world, await world.git.commit(id))));
  return { status: 200, body: commits, headers };
}

async function getCommit({ world, params }: Call): Promise<Reply> {
  const sha = await world.git.resolve(params.ref ?? '');
  if (sha === null) throw notFound();
  const object = await world.git.commit(sha);
  const parent = object.parents[0];
  const files = parent === undefined ? [] : await diffFiles(world.git, parent, sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return ok({
    ...commit(world, object),
    stats: { additions, deletions, total: additions + deletions },
    files: files.map((file) => diffEntry(world, file, sha)),
  });
}

/** Pull requests that contain the commit, as GitHub lists them. */
async function commitPulls(call: Call): Promise<Reply> {
  const { world, params } = call;
  const sha = await world.git.resolve(params.commit_sha ?? '');
  if (sha === null) throw notFound();
  const found = [];
  for (const record of world.state.pulls) {
    await refresh(world, record);
    const { baseSha, headSha } = record.pull;
    if ((await world.git.revisions(`${baseSha}..${headSha}`)).includes(sha)) found.push(record);
  }
  const { items, headers } = page(call, found);
  return {
    status: 200,
    body: await Promise.all(items.map((record) => pullRequestSimple(world, record))),
    headers,
  };
}

async function compare({ world, params }: Call): Promise<Reply> {
  const { git, site } = world;
  const [baseName = '', headName = ''] = (params.basehead ?? '').split('...');
  const [base, head] = await Promise.all([git.resolve(baseName), git.resolve(headName)]);
  const mergeBase = base && head ? await git.mergeBase(base, head) : null;
  if (base === null || head === null || mergeBase === null) throw notFound();
  const [ahead, behind, files] = await Promise.all([
    git.revisions(`${base}..${head}`),
    git.revisions(`${head}..${base}`),
    diffFiles(git, mergeBase, head),
  ]);
  const render = async (sha: string) => commit(world, await git.commit(sha));
  const html = `${repositoryHtml(site)}/compare/${baseName}...${headName}`;
  return ok({
    url: `${repositoryApi(site)}/compare/${baseName}...${headName}`,
    html_url: html,
    permalink_url: `${repositoryHtml(site)}/compare/${base}...${head}`,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: await render(base),
    merge_base_commit: await render(mergeBase),
    status: comparison(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: await Promise.all(ahead.reverse().map(render)),
    files: files.map((file) => diffEntry(world, file, head)),
  });
}

function comparison(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
