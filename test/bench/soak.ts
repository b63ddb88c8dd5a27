/** The whole count of what `npm test` runs a small share of: megabytes of hostile input, one file at a time, the fuzz of 100,000 lines, and all races, kills and faults of publishing. */
import { spawnSync } from 'node:child_process';
import { PUBLISH_FILES } from './soak-publish.ts';

const env = { ...process.env, REGREEN_SOAK: '1', REGREEN_FUZZ: '100000' };
const files = [
  'test/judge/guard-speed.test.ts',
  'test/judge/claims.test.ts',
  'test/judge/asks-for-tests.test.ts',
  'test/attempt.test.ts',
  'test/text',
  'test/triage/rules',
  ...PUBLISH_FILES,
];
const args = ['node_modules/vitest/vitest.mjs', 'run', '--no-file-parallelism', ...files];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
