import { defineConfig } from 'rolldown';
import license from 'rollup-plugin-license';

/** One unminified ESM file: readable stacks, reviewable diffs, and a start that reads a single file. */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  output: { file: 'dist/main.js', format: 'esm', codeSplitting: false, banner: '#!/usr/bin/env node' },
  plugins: [license({ thirdParty: { output: 'dist/licenses.txt' } })],
});
