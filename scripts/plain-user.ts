import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** Of nobody: a user with files on this machine could do more than any plain one. */
const UID = 54_321;
/** What builds, tries or breaks the wall. */
const TESTS = [
  'test/workspace',
  ...['03-file-tools', '06-network', '26-endless-log', '31-swap', '36-install-script', '38-written'].map(
    (name) => `test/threats/${name}.test.ts`,
  ),
  'test/scenarios/sandbox-command.test.ts',
];
/** Kept out of the copy: the one is large and linked, the other root's. */
const LEFT_OUT = ['node_modules', '.git'];

type Command = readonly [program: string, ...args: string[]];

/**
 * Runs the tests of the wall once more as a plain user, on a copy of this checkout: root may do things that nobody else
 * may, so what passes as root alone proves little for a runner. Without root there is nothing to do.
 * @returns the exit code, or in words why they could not be run
 */
export function testAsPlainUser(): number | string {
  if (process.getuid?.() !== 0) return 0;
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'plain-user-')));
  try {
    const checkout = join(dir, 'checkout');
    for (const name of ['checkout', 'home', 'tmp']) mkdirSync(join(dir, name));
    copyCheckout(checkout);
    const node = linkModules(checkout);
    own(dir);
    const env = {
      PATH: process.env.PATH ?? '',
      LANG: 'C.UTF-8',
      HOME: join(dir, 'home'),
      TMPDIR: join(dir, 'tmp'),
    };
    const run = ([program, ...args]: Command, stdio: 'inherit' | 'ignore') =>
      spawnSync(program, args, {
        cwd: checkout,
        env: { ...env, ...certificates() },
        uid: UID,
        gid: UID,
        stdio,
      }).status;
    const wall = ['bwrap', '--unshare-all', '--ro-bind', '/', '/', 'true'] as const;
    if (run(wall, 'ignore') !== 0) return 'bubblewrap builds no sandbox for a plain user here';
    return run([node, 'node_modules/vitest/vitest.mjs', 'run', ...TESTS], 'inherit') ?? 1;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function copyCheckout(to: string): void {
  const names = readdirSync('.').filter((name) => !LEFT_OUT.includes(name));
  asRoot('cp', '-a', '--reflink=auto', '--', ...names, to);
}

/** Packages are many: they are linked, or copied where a plain user cannot read them. Gives the path of Node. */
function linkModules(checkout: string): string {
  const from = resolve('node_modules');
  const to = join(checkout, 'node_modules');
  const readable = spawnSync(
    'test',
    ['-r', join(from, 'vitest/package.json'), '-a', '-x', process.execPath],
    {
      uid: UID,
      gid: UID,
    },
  );
  if (readable.status !== 0) {
    asRoot('cp', '-a', '--reflink=auto', '--', from, to);
    const own = relative(resolve('.'), process.execPath);
    return own.startsWith('..') ? process.execPath : join(checkout, own);
  }
  // A folder of links, so that vitest has a place for what it keeps.
  mkdirSync(to);
  const entries = readdirSync(from).filter((name) => !name.startsWith('.') || name === '.bin');
  for (const name of entries) symlinkSync(join(from, name), join(to, name));
  return process.execPath;
}

function own(dir: string): void {
  asRoot('chown', '-R', '--no-dereference', `${UID}:${UID}`, dir);
  asRoot('chmod', '755', dir);
}

function asRoot(...[program, ...args]: Command): void {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${program} failed while a copy for a plain user was made`);
}

/** A company's own certificates, which tests that reach a registry need. */
function certificates(): Record<string, string> {
  const names = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'CI'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
