import { commit } from './commit.ts';
import { fullRepository } from './repository.ts';
import { ApiError, type Call, listed, login, ok, type Reply, type Route } from './route.ts';
import { repositoryApi, repositoryHtml } from './site.ts';
import { publicUser, simpleUser, userId } from './user.ts';

const REPO = '/repos/{owner}/{repo}';

export const repositoryRoutes: Route[] = [
  { operation: `GET ${REPO}`, handle: ({ world }) => ok(fullRepository(world)) },
  {
    operation: `GET ${REPO}/collaborators/{username}/permission`,
    signedIn: true,
    handle: collaboratorPermission,
  },
  { operation: `GET ${REPO}/branches/{branch}`, handle: branch },
  { operation: `GET ${REPO}/rules/branches/{branch}`, handle: branchRules },
  { operation: 'GET /user', signedIn: true, handle: authenticatedUser },
  {
    operation: 'GET /users/{username}',
    handle: ({ world, params }) => ok(publicUser(world, params.username ?? '')),
  },
  { operation: 'GET /rate_limit', handle: rateLimit },
];

/** On a public repository everybody has at least `read`; `none` is what `setPermission` says. */
function collaboratorPermission({ world, params }: Call): Reply {
  const name = params.username ?? '';
  const permission = world.state.permissions.get(name) ?? 'read';
  const has = (...levels: string[]) => levels.includes(permission);
  const user = {
    ...simpleUser(world, name),
    permissions: {
      admin: has('admin'),
      maintain: has('admin'),
      push: has('admin', 'write'),
      triage: has('admin', 'write'),
      pull: !has('none'),
    },
    role_name: permission,
  };
  return ok({ permission, role_name: permission, user });
}

/** Rules are for names: a branch need not exist. */
function branchRules(call: Call): Reply {
  const { branchRules, ruledBranches } = call.world.state;
  const rules = ruledBranches.test(call.params.branch ?? '') ? branchRules : [];
  const source = { ruleset_source_type: 'Repository', ruleset_source: 'acme/widget', ruleset_id: 1 };
  return listed(call, rules, (rule) => ({ ...rule, ...source }));
}

async function branch({ world, params }: Call): Promise<Reply> {
  const name = params.branch ?? '';
  const sha = await world.git.resolve(`refs/heads/${name}`);
  if (sha === null) throw new ApiError(404, 'Branch not found');
  const url = `${repositoryApi(world.site)}/branches/${encodeURIComponent(name)}`;
  return ok({
    name,
    commit: commit(world, await world.git.commit(sha)),
    _links: { self: url, html: `${repositoryHtml(world.site)}/tree/${name}` },
    protected: false,
    protection: { enabled: false },
    protection_url: `${url}/protection`,
  });
}

function authenticatedUser(call: Call): Reply {
  if (call.actor?.permissions) throw new ApiError(403, 'Resource not accessible by integration');
  const name = login(call);
  return ok({ ...publicUser(call.world, name), id: userId(call.world, name) });
}

function rateLimit(): Reply {
  const rate = { limit: 5000, remaining: 4999, used: 1, reset: 4_102_444_800 };
  return ok({ resources: { core: rate, search: rate }, rate });
}
