import { diffEntry } from './commit.ts';
import { diffFiles } from './diff.ts';
import { pullRequest, pullRequestSimple, refresh } from './pull-request.ts';
import {
  ApiError,
  type Call,
  created,
  listed,
  login,
  notFound,
  ok,
  page,
  type Reply,
  type Route,
} from './route.ts';
import { isPullRequest, now, type PullRequest } from './state.ts';
import type { World } from './world.ts';

const PULLS = '/repos/{owner}/{repo}/pulls';
const write = ['pull_requests'];

export const pullRoutes: Route[] = [
  { operation: `GET ${PULLS}`, handle: listPulls },
  { operation: `POST ${PULLS}`, write, handle: createPull },
  {
    operation: `GET ${PULLS}/{pull_number}`,
    handle: async (call) => ok(await pullRequest(call.world, findPull(call))),
  },
  { operation: `PATCH ${PULLS}/{pull_number}`, write, handle: updatePull },
  { operation: `GET ${PULLS}/{pull_number}/files`, handle: listFiles },
  { operation: `POST ${PULLS}/{pull_number}/requested_reviewers`, write, handle: requestReviewers },
];

export function findPull({ world, params }: Call): PullRequest {
  const found = world.state.issues.get(Number(params.pull_number));
  if (!found || !isPullRequest(found)) throw notFound();
  return found;
}

function invalid(fields: Record<string, string>): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource: 'PullRequest', ...fields }]);
}

/** The branch of `owner:branch` or `branch`; `null` where another repository is meant. */
function ownBranch({ site }: World, head: string): string | null {
  const colon = head.indexOf(':');
  if (colon < 0) return head;
  return head.slice(0, colon) === site.owner ? head.slice(colon + 1) : null;
}

async function listPulls(call: Call): Promise<Reply> {
  const { query, world } = call;
  const state = query.get('state') ?? 'open';
  const base = query.get('base');
  const head = query.get('head');
  // GitHub ignores a head that does not name its owner.
  const from = head?.includes(':') ? head : undefined;
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  const found = world.state.pulls
    .filter((record) => state === 'all' || record.state === state)
    .filter(({ pull }) => base === null || pull.baseRef === base)
    .filter(
      ({ pull }) => from === undefined || from === `${pull.headOwner ?? world.site.owner}:${pull.headRef}`,
    )
    .sort((one, other) => sign * (one[key].localeCompare(other[key]) || one.number - other.number));
  const { items, headers } = page(call, found);
  const body = await Promise.all(items.map((record) => pullRequestSimple(world, record)));
  return { status: 200, body, headers };
}

interface NewPull {
  title: string;
  head: string;
  base: string;
  body?: string;
  draft?: boolean;
}

async function createPull(call: Call): Promise<Reply> {
  const { world } = call;
  const { title, head, base, body = null, draft = false } = call.body as NewPull;
  if (world.state.forbidPullRequests) {
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  if ((body ?? '').length > 65_536) {
    const message = 'body is too long (maximum is 65536 characters)';
    throw invalid({ code: 'custom', field: 'body', message });
  }
  if (draft && world.state.forbidDrafts) {
    throw new ApiError(422, 'Draft pull requests are not supported in this repository.');
  }
  const tips = await findTips(world, head, base);
  const time = now();
  const record: PullRequest = {
    number: world.state.nextNumber(),
    title,
    body,
    user: login(call),
    labels: [],
    state: 'open',
    stateReason: null,
    createdAt: time,
    updatedAt: time,
    closedAt: null,
    pull: { ...tips, draft, mergedAt: null, mergeCommitSha: null, reviewers: [] },
  };
  world.state.issues.set(record.number, record);
  return created(await pullRequest(world, record));
}

/** What GitHub checks before it opens a pull request: both branches, no twin, and something between them. */
async function findTips(world: World, head: string, base: string) {
  const headRef = ownBranch(world, head);
  const headSha = headRef === null ? null : await world.git.resolve(`refs/heads/${headRef}`);
  if (headRef === null || headSha === null) throw invalid({ field: 'head', code: 'invalid' });
  const baseSha = await world.git.resolve(`refs/heads/${base}`);
  if (baseSha === null) throw invalid({ field: 'base', code: 'invalid' });
  const twin = world.state.pulls.some(
    ({ state, pull }) => state === 'open' && pull.headRef === headRef && pull.baseRef === base,
  );
  if (twin) {
    const message = `A pull request already exists for ${world.site.owner}:${headRef}.`;
    throw invalid({ code: 'custom', message });
  }
  if ((await world.git.revisions(`${baseSha}..${headSha}`)).length === 0) {
    throw invalid({ code: 'custom', message: `No commits between ${base} and ${headRef}` });
  }
  return { headRef, baseRef: base, headSha, baseSha };
}

async function updatePull(call: Call): Promise<Reply> {
  const record = findPull(call);
  const changes = call.body as Partial<{
    title: string;
    body: string | null;
    state: 'open' | 'closed';
    base: string;
  }>;
  if (changes.title !== undefined) record.title = changes.title;
  if (changes.body !== undefined) record.body = changes.body;
  if (changes.base !== undefined) record.pull.baseRef = changes.base;
  if (changes.state !== undefined) {
    await refresh(call.world, record);
    record.state = changes.state;
    record.closedAt = changes.state === 'closed' ? now() : null;
  }
  record.updatedAt = now();
  return ok(await pullRequest(call.world, record));
}

async function listFiles(call: Call): Promise<Reply> {
  const record = findPull(call);
  const { git } = call.world;
  await refresh(call.world, record);
  const { baseSha, headSha } = record.pull;
  const base = (await git.mergeBase(baseSha, headSha)) ?? baseSha;
  return listed(call, await diffFiles(git, base, headSha), (file) => diffEntry(call.world, file, headSha));
}

async function requestReviewers(call: Call): Promise<Reply> {
  const record = findPull(call);
  const { reviewers = [] } = (call.body ?? {}) as { reviewers?: string[] };
  if (reviewers.includes(record.user)) {
    throw new ApiError(422, 'Review cannot be requested from pull request author.');
  }
  const stranger = reviewers.find((name) => !call.world.state.permissions.has(name));
  if (stranger !== undefined) {
    throw new ApiError(
      422,
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
    );
  }
  record.pull.reviewers = [...new Set([...record.pull.reviewers, ...reviewers])];
  return created(await pullRequestSimple(call.world, record));
}
