// Runs a file on Node 24, whatever Node started npm: the `node-*` packages in `optionalDependencies` bring the binary,
// so a machine with an older Node, npm and git is enough. Installs the dependencies first where they are missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

const bin = resolve('node_modules/.bin');
const run = (command, args, env = process.env) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', env }).status ?? 1;

if (!existsSync('node_modules/.package-lock.json')) {
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) process.exit(status);
}
process.exit(
  run('node', process.argv.slice(2), { ...process.env, PATH: bin + delimiter + process.env.PATH }),
);
