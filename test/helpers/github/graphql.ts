import type { ApiRequest, Findings } from './answer.ts';
import type { Reply } from './route.ts';
import { userId } from './user.ts';
import type { World } from './world.ts';

const VIEWER = /^\s*(?:query\s*)?\{\s*viewer\s*\{\s*login\s+databaseId\s*\}\s*\}\s*$/;

/** The one question GraphQL is asked here: whose token it is. An App's is answered with the App's bot. */
export function graphql(world: World, { method, actor, body }: ApiRequest, findings: Findings): Reply {
  if (actor === null) return { status: 401, body: { message: 'Requires authentication' } };
  const { query } = JSON.parse(body || '{}') as { query?: string };
  if (method !== 'POST' || !VIEWER.test(query ?? '')) {
    findings.violations.push(`${method} /graphql: ${query}`);
    return { status: 200, body: { errors: [{ message: 'Parse error' }] } };
  }
  const { login } = actor;
  return { status: 200, body: { data: { viewer: { login, databaseId: userId(world, login) } } } };
}
