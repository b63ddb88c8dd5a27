import type { Plugin } from 'rolldown';

const FILE = 'parts/yaml.js';
const EXPORTS = ['isScalar', 'parse', 'parseDocument', 'visit'];
const DOOR = '\0yaml-door';

/**
 * The package yaml in a file of its own, which Node reads when one of its functions is first called: many repositories
 * hold no YAML that a run looks at, and reading the package is a tenth of a start. It is called from functions that
 * wait for nothing, so it cannot be imported on demand as other parts are; Node can require a module since 22.12.
 */
export const lazyYaml: Plugin = {
  name: 'lazy-yaml',
  buildStart() {
    this.emitFile({ type: 'chunk', id: 'yaml', fileName: FILE, preserveSignature: 'strict' });
  },
  resolveId: (id, importer) => (id === 'yaml' && importer !== undefined ? DOOR : null),
  load(id) {
    if (id !== DOOR) return null;
    const doors = EXPORTS.map((name) => `export const ${name} = door('${name}');`);
    return `import { createRequire } from 'node:module';
let yaml;
// The package is CommonJS: its exports are the default of what the bundler makes of it.
const open = () => (yaml ??= createRequire(import.meta.url)('./yaml.js').default);
const door = (name) =>
  new Proxy(() => {}, {
    // An empty document is null, which is known without the package.
    apply: (_, self, given) =>
      name === 'parse' && given[0] === '' ? null : Reflect.apply(open()[name], self, given),
    get: (_, key) => open()[name][key],
  });
${doors.join('\n')}
`;
  },
};
