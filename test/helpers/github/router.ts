import type { Route } from './route.ts';
import { actionsRoutes } from './routes-actions.ts';
import { gitRoutes } from './routes-git.ts';
import { issueRoutes } from './routes-issues.ts';
import { lineRoutes } from './routes-lines.ts';
import { pullRoutes } from './routes-pulls.ts';
import { repositoryRoutes } from './routes-repository.ts';

/** Path parameters that may hold slashes, encoded or not. */
const LONG = new Set(['path', 'ref', 'branch', 'basehead']);

function pattern(template: string): RegExp {
  const source = template.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part;
    return LONG.has(name) ? `(?<${name}>.*)` : `(?<${name}>[^/]+)`;
  });
  // The root of the contents may be asked for without the slash before its empty path.
  return new RegExp(`^${source.join('').replace('/(?<path>', '/?(?<path>')}$`);
}

const TABLE = [
  ...actionsRoutes,
  ...gitRoutes,
  ...issueRoutes,
  ...lineRoutes,
  ...pullRoutes,
  ...repositoryRoutes,
]
  .map((route) => {
    const [method = '', template = ''] = route.operation.split(' ');
    return { route, method, pattern: pattern(template), literal: template.replace(/\{\w+\}/g, '').length };
  })
  // Where two templates fit, the one that says more literally is meant: commits/{ref}/check-runs, not commits/{ref}.
  .sort((one, other) => other.literal - one.literal);

/** The route for a request and the values of its path parameters, decoded. */
export function findRoute(
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | null {
  for (const row of TABLE) {
    const match = row.method === method ? row.pattern.exec(path) : null;
    if (!match) continue;
    const groups = Object.entries(match.groups ?? {});
    return {
      route: row.route,
      params: Object.fromEntries(groups.map(([k, v]) => [k, decodeURIComponent(v)])),
    };
  }
  return null;
}
