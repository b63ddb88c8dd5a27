// `npm test`: brings what the tests need (bubblewrap, a bundle of this source), then runs them; as root, those of the
// wall once more as a plain user.
import { spawnSync } from 'node:child_process';
import { ensureBubblewrap } from './bubblewrap.ts';
import { ensureDebianTools } from './debian-tools.ts';
import { testAsPlainUser } from './plain-user.ts';

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
const chosen = process.argv.slice(2);
const tested = built || node('node_modules/vitest/vitest.mjs', 'run', ...chosen);
// Whoever asks for a part gets that part.
process.exit(tested || (chosen.length > 0 ? 0 : plainly()));

function plainly(): number {
  const result = testAsPlainUser();
  if (typeof result === 'number') return result;
  console.error(`\nNOT RUN as a plain user: ${result}\n`);
  return process.env.CI === 'true' ? 1 : 0;
}
