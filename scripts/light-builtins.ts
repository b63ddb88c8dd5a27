import type { Plugin } from 'rolldown';

/** What our code takes of modules whose other exports are costly. */
const USED: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['createHash', 'createHmac', 'randomBytes', 'randomUUID'],
  'node:http': ['createServer', 'request'],
};
const DOOR = '\0light:';
const OURS = /\/src\/[^?]*\.ts$/;

/**
 * An `import` of a module of Node's reads each of its exports, and some of those load more when they are read: of
 * `node:crypto` that is all of Web Crypto, of `node:http` the client behind `fetch`. Taken as an object it is read by name.
 */
export const lightBuiltins: Plugin = {
  name: 'light-builtins',
  resolveId: (id, importer) =>
    id in USED && importer !== undefined && OURS.test(importer) ? `${DOOR}${id}` : null,
  load(id) {
    if (!id.startsWith(DOOR)) return null;
    const name = id.slice(DOOR.length);
    return `export const { ${USED[name]?.join(', ')} } = process.getBuiltinModule('${name}');`;
  },
};
