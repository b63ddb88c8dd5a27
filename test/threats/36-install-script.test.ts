import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { NO_NETWORK } from '../../src/network-policy.ts';
import { runSetup } from '../../src/workspace/setup.ts';
import { openBox } from '../workspace/sandbox-helper.ts';

/** What a package of bad intent does when it is installed. */
const POSTINSTALL = `
const fs = require('node:fs');
const { homedir } = require('node:os');
const look = (file) => { try { return fs.readFileSync(file, 'utf8'); } catch { return ''; } };
const environ = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((pid) => look('/proc/' + pid + '/environ'));
const write = (folder) => { try { fs.writeFileSync(folder + '/regreen-was-here', ''); return folder; } catch { return ''; } };
const written = ['/etc', '/usr/local/bin', process.env.OUTSIDE_OF_THE_TREE ?? '/opt'].map(write).filter(Boolean);
fs.writeFileSync(homedir() + '/.bashrc', 'echo pwned');
fs.writeFileSync(process.env.INIT_CWD + '/report.json', JSON.stringify({ env: process.env, environ, written }));
`;

/** A registry of npm with one package. */
const server = createServer((request, response) => {
  if (request.url?.endsWith('.tgz')) return void response.end(tarball);
  const { port } = server.address() as AddressInfo;
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const dist = { tarball: `http://127.0.0.1:${port}/evil/-/evil-1.0.0.tgz`, integrity };
  const versions = {
    '1.0.0': { name: 'evil', version: '1.0.0', dist, scripts: MANIFEST.scripts, hasInstallScript: true },
  };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ name: 'evil', 'dist-tags': { latest: '1.0.0' }, versions }));
});
const MANIFEST = { name: 'evil', version: '1.0.0', scripts: { postinstall: 'node postinstall.js' } };
let tarball: Buffer;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'registry-'));
  await mkdir(join(dir, 'package'));
  await writeFile(join(dir, 'package', 'package.json'), JSON.stringify(MANIFEST));
  await writeFile(join(dir, 'package', 'postinstall.js'), POSTINSTALL);
  execFileSync('tar', ['czf', 'evil.tgz', 'package'], { cwd: dir });
  tarball = await readFile(join(dir, 'evil.tgz'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await rm(dir, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('threat 36: an install script of a package has no secret and writes nothing outside', async () => {
  vi.stubEnv('NPM_TOKEN', 'canary-in-the-host');
  const { port } = server.address() as AddressInfo;
  await using box = await openBox();
  const tree = join(box.folder, 'tree');
  await writeFile(
    join(tree, 'package.json'),
    JSON.stringify({ name: 'widget', dependencies: { evil: '1.0.0' }, allowScripts: { evil: true } }),
  );
  const logs = join(box.folder, 'logs');
  await mkdir(logs);
  const install = `npm install --registry http://127.0.0.1:${port} --no-audit --no-fund`;
  const { ending } = await runSetup(tree, [install], {
    sandbox: box.sandbox,
    logs,
    timeoutMs: 50_000,
    signal: new AbortController().signal,
    onStart: () => {},
    network: { ...NO_NETWORK, services: [port] },
  });
  expect(ending).toBe(null);
  const report = JSON.parse(await readFile(join(tree, 'report.json'), 'utf8'));
  expect(JSON.stringify(report)).not.toContain('canary');
  expect(report.written).toEqual([]);
  expect(report.environ.join('')).toContain('npm_package_name');
  // Its HOME is the sandbox's own.
  const bashrc = await readFile(join(homedir(), '.bashrc'), 'utf8').catch(() => '');
  expect(bashrc).not.toContain('pwned');
  expect(existsSync('/etc/regreen-was-here')).toBe(false);
});
