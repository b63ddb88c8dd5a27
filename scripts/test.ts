// `npm test`: brings what the tests need (bubblewrap, a bundle of this source), then runs them.
import { spawnSync } from 'node:child_process';
import { ensureBubblewrap } from './bubblewrap.ts';
import { ensureDebianTools } from './debian-tools.ts';

const missing = ensureBubblewrap();
if (missing !== null) {
  console.error(missing);
  process.exit(1);
}
const tools = ensureDebianTools();
if (tools !== null) {
  console.error(tools);
  // Elsewhere the tests that need them say that they are skipped.
  if (process.env.CI === 'true') process.exit(1);
}
const node = (...args: string[]) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
const built = node('scripts/build.ts');
process.exit(built || node('node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)));
