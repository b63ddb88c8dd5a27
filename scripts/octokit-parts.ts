import type { Plugin } from 'rolldown';
import { ALLOWED } from '../src/github/allowed.ts';

/** Octokit's tables of all routes GitHub has, each to be cut down to those regreen may call. */
const TABLES: ReadonlyArray<{ module: RegExp; cut: (code: string) => string }> = [
  { module: /\/plugin-rest-endpoint-methods\/[^?]*\/generated\/endpoints\.js$/, cut: cutMethods },
  { module: /\/plugin-throttling\/[^?]*\/index\.js$/, cut: cutPaths },
  { module: /\/plugin-paginate-rest\/[^?]*\/index\.js$/, cut: cutPages },
];

/** Methods by scope and name; the first thing of each is its route. */
type Methods = Record<string, Record<string, [string, ...unknown[]]>>;

const isAllowed = (route: string): boolean => ALLOWED.includes(route);
const isAllowedPath = (path: string): boolean => ALLOWED.some((route) => route.endsWith(` ${path}`));

/** Leaves no route in the bundle that is not on the allow-list, so that none can be called by any mistake. */
export const octokitParts: Plugin = {
  name: 'octokit-parts',
  transform(code, id) {
    const table = TABLES.find(({ module }) => module.test(id));
    return table === undefined ? null : { code: table.cut(code), map: null };
  },
};

/** The module is one literal; what it says is taken by running it. */
function cutMethods(code: string): string {
  const body = code.replace(/^export \{[^}]*\};?$/m, '');
  if (body === code) throw changed('plugin-rest-endpoint-methods');
  const all = new Function(`${body}\nreturn Endpoints;`)() as Methods;
  const kept: Methods = {};
  for (const [scope, methods] of Object.entries(all)) {
    const allowed = Object.entries(methods).filter(([, [route]]) => isAllowed(route));
    if (allowed.length > 0) kept[scope] = Object.fromEntries(allowed);
  }
  const routes = Object.values(kept).flatMap((methods) => Object.values(methods).map(([route]) => route));
  const missing = ALLOWED.filter((route) => !routes.includes(route));
  if (missing.length > 0) throw new Error(`Octokit has no method for ${missing.join(', ')}`);
  return `export default ${JSON.stringify(kept, null, 2)};\n`;
}

function cutPaths(code: string): string {
  const list = /(?<=\btriggers_notification_paths_default = )\[[^\]]*\](?=;)/;
  return cutList(code, list, isAllowedPath, 'plugin-throttling');
}

function cutPages(code: string): string {
  return cutList(code, /(?<=\bpaginatingEndpoints = )\[[^\]]*\](?=;)/, isAllowed, 'plugin-paginate-rest');
}

function cutList(code: string, list: RegExp, keep: (row: string) => boolean, name: string): string {
  const found = list.exec(code)?.[0];
  if (found === undefined) throw changed(name);
  const rows = JSON.parse(found) as string[];
  return code.replace(list, () => JSON.stringify(rows.filter(keep), null, 2));
}

const changed = (name: string) =>
  new Error(`@octokit/${name} no longer holds its routes as scripts/octokit-parts.ts reads them: correct it`);
