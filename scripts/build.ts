// `npm run build`: dist/ with its licences, and the generated pages of docs/.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { writeDocs } from './docs.ts';
import { lazyYaml } from './lazy-yaml.ts';
import { lazyZod } from './lazy-zod.ts';
import { lightBuiltins } from './light-builtins.ts';
import { octokitParts } from './octokit-parts.ts';
import { openaiParts } from './openai-parts.ts';
import { startChunks } from './start-chunks.ts';

// Its types describe a namespace, not the function that it is.
const license: (options: { thirdParty: { output: string } }) => Plugin = createRequire(import.meta.url)(
  'rollup-plugin-license',
);

/**
 * Characters beyond ASCII as escapes. With a single one of them in a file V8 keeps all of it in two bytes a character,
 * which costs megabytes of memory and a part of each start.
 */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_, files) {
    for (const file of Object.values(files)) if (file.type === 'chunk') file.code = escaped(file.code);
  },
};

const escaped = (code: string) =>
  code.replace(/[^\0-\x7f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Unminified ESM: readable stacks, reviewable diffs. What a run does not need lies in files of its own, and is not read. */
const bundle = build({
  input: 'src/main.ts',
  platform: 'node',
  // `startChunks` needs it: what is exported from the entry is of no use to anybody.
  preserveEntrySignatures: 'allow-extension',
  // An older Node must be able to read the file, if only to hand over to the one that regreen brings.
  transform: { target: 'node20' },
  // A fifth of the whole, for a client of the toolkit's that regreen does not use: Node has its own.
  resolve: { alias: { undici: resolve('scripts/node-undici.ts') } },
  output: {
    dir: 'dist',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name].js',
    cleanDir: true,
    format: 'esm',
    codeSplitting: startChunks(),
    banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
    comments: { legal: true, annotation: false, jsdoc: false },
  },
  plugins: [
    openaiParts,
    octokitParts,
    lazyYaml,
    lazyZod,
    lightBuiltins,
    ascii,
    license({ thirdParty: { output: 'dist/licenses.txt' } }),
  ],
});

await Promise.all([bundle, writeDocs()]);
