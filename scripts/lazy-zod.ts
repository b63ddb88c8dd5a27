import type { Plugin } from 'rolldown';

const FILE = 'parts/zod.js';
const DOOR = '\0zod-door';
const PARTS = '\0zod-parts';
const OURS = /\/src\/[^?]*\.ts$/;
const KINDS =
  'string number boolean unknown literal enum union array object looseObject strictObject record null'.split(
    ' ',
  );
const READS = ['safeParse', 'parse'];

/**
 * The package zod in a file of its own, which Node reads when something is first checked: a run writes down two hundred
 * forms and checks few of them, a task in words none before its first request. What is written down is kept as a recipe.
 */
export const lazyZod: Plugin = {
  name: 'lazy-zod',
  buildStart() {
    this.emitFile({ type: 'chunk', id: PARTS, fileName: FILE, preserveSignature: 'strict' });
  },
  resolveId(id, importer) {
    if (id === PARTS) return id;
    return id === 'zod' && importer !== undefined && OURS.test(importer) ? DOOR : null;
  },
  load(id) {
    // The rest of the package is left out.
    if (id === PARTS) return `export { ${KINDS.join(', ')} } from 'zod';`;
    if (id !== DOOR) return null;
    const kinds = KINDS.map(
      (name) => `const ${name}_ = (...given) => recipe((zod) => zod.${name}(...real(given)));`,
    );
    return `import { createRequire } from 'node:module';
let zod;
const open = () => (zod ??= createRequire(import.meta.url)('./zod.js'));
const recipes = new WeakMap();
const recipe = (make) => {
  let made;
  const get = () => (made ??= make(open()));
  const own = new Proxy(() => {}, {
    get: (_, name) => ${JSON.stringify(READS)}.includes(name)
      ? (...given) => get()[name](...given)
      : (...given) => recipe(() => get()[name](...real(given))),
  });
  recipes.set(own, get);
  return own;
};
const real = (value) => {
  const get = recipes.get(value);
  if (get !== undefined) return get();
  if (Array.isArray(value)) return value.map(real);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, real(each)]));
};
${kinds.join('\n')}
export { ${KINDS.map((name) => `${name}_ as ${name}`).join(', ')} };
`;
  },
};
