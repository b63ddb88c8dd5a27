// `npm run check`: types, lint and format, dead code. Each runs, so that one run tells everything.
import { spawnSync } from 'node:child_process';

const CHECKS = [
  ['tsc', 'node_modules/typescript/bin/tsc'],
  ['biome', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['knip', 'node_modules/knip/bin/knip.js'],
] as const;

const failed = CHECKS.filter(([name, ...args]) => {
  console.log(`${name} …`);
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0;
});
for (const [name] of failed) console.error(`${name} failed`);
process.exit(failed.length === 0 ? 0 : 1);
