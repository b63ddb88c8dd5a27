// `npm run build`: dist/main.js with its licences, and the generated pages of docs/.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { writeDocs } from './docs.ts';
import { openaiParts } from './openai-parts.ts';

// Its types describe a namespace, not the function that it is.
const license: (options: { thirdParty: { output: string } }) => Plugin = createRequire(import.meta.url)(
  'rollup-plugin-license',
);

/** One unminified ESM file: readable stacks, reviewable diffs, and a start that reads a single file. */
const bundle = build({
  input: 'src/main.ts',
  platform: 'node',
  // An older Node must be able to read the file, if only to hand over to the one that regreen brings.
  transform: { target: 'node20' },
  // A fifth of the whole file, for a client of the toolkit's that regreen does not use: Node has its own.
  resolve: { alias: { undici: resolve('scripts/node-undici.ts') } },
  output: {
    file: 'dist/main.js',
    format: 'esm',
    codeSplitting: false,
    banner: '#!/usr/bin/env node',
    comments: { legal: true, annotation: false, jsdoc: false },
  },
  plugins: [openaiParts, license({ thirdParty: { output: 'dist/licenses.txt' } })],
});

await Promise.all([bundle, writeDocs()]);
