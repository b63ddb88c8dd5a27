import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toConfig } from '../../src/config.ts';
import { openGit } from '../../src/workspace/git.ts';
import { fetchRepositories, type RepositorySource } from '../../src/workspace/repositories.ts';
import { serveGit } from '../helpers/git-http.ts';
import { openRepository, runGit, type TestRepository } from './repository-helper.ts';
import { openBox } from './sandbox-helper.ts';

const TOKEN = 'ghs_canary_token_0123456789';
const LOGIN = `basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`;

/** Serves `acme/lib` to whom has the token; `acme/moved` is redirected to another server. */
let lib: TestRepository;
let main: TestRepository;
const seen: IncomingMessage['headers'][] = [];
const elsewhere: IncomingMessage['headers'][] = [];
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  seen.push(request.headers);
  if (url.pathname.startsWith('/acme/moved.git'))
    return void response.writeHead(301, { location: `${addressOf(other)}${request.url}` }).end();
  const path = /^\/acme\/lib\.git(\/.*)$/.exec(url.pathname)?.[1];
  if (path === undefined || request.headers.authorization?.toLowerCase() !== LOGIN.toLowerCase())
    return void response.writeHead(path === undefined ? 404 : 401, { 'www-authenticate': 'Basic' }).end();
  serveGit(request, response, join(lib.folder, 'lib.git'), url, path, null).catch(() => response.destroy());
});
const other = createServer((request, response) => {
  elsewhere.push(request.headers);
  response.writeHead(404).end();
});
const listening = (each: typeof server) =>
  new Promise<void>((resolve) => void each.listen(0, '127.0.0.1', resolve));
const addressOf = (each: typeof server) => `http://127.0.0.1:${(each.address() as AddressInfo).port}`;

beforeAll(async () => {
  lib = await openRepository({
    'lib.txt': 'one\n',
    'big.txt': 'big\n'.repeat(10_000),
    '.gitattributes': '* filter=lfs\n',
    '.lfsconfig': '[lfs]\nurl = http://127.0.0.1:1/\n',
  });
  await lib.git('tag', 'v1');
  await lib.git('commit', '--quiet', '--allow-empty', '--message=second');
  await runGit(lib.folder, 'clone', '--quiet', '--bare', lib.path, 'lib.git');
  await Promise.all([listening(server), listening(other)]);
  main = await openRepository({ 'a.txt': 'a\n' });
});
afterAll(async () => {
  server.close();
  other.close();
  await Promise.all([lib[Symbol.asyncDispose](), main[Symbol.asyncDispose]()]);
});

let count = 0;
async function fetchAll(entries: string[], more: Partial<RepositorySource> = {}, tree = main.sha) {
  count += 1;
  const git = await openGit(main.path, join(main.folder, `git-${count}`));
  const into = join(main.folder, `into-${count}`);
  return fetchRepositories(entries, { git, tree }, into, {
    server: addressOf(server),
    token: TOKEN,
    trusted: true,
    repository: 'acme/widget',
    signal: new AbortController().signal,
    ...more,
  });
}

describe('repositories', () => {
  test.each(['v1', 'main', 'refs/tags/v1'])('the files lie there at %s, and nothing of git', async (ref) => {
    const [fetched] = await fetchAll([`acme/lib@${ref}`]);
    expect(fetched).toMatchObject({ name: 'acme/lib', ref, path: null });
    expect(fetched?.host).toMatch(/\/acme\/lib$/);
    const host = fetched?.host ?? '';
    expect((await readdir(host)).sort()).toEqual(['.gitattributes', '.lfsconfig', 'big.txt', 'lib.txt']);
    expect(await readFile(join(host, 'lib.txt'), 'utf8')).toBe('one\n');
    expect(existsSync(`${host}.git`)).toBe(false);
  });

  test('a commit is fetched by its id', async () => {
    const [fetched] = await fetchAll([`acme/lib@${lib.sha}`]);
    expect(existsSync(join(fetched?.host ?? '', 'lib.txt'))).toBe(true);
  });

  test('a command inside reads them and cannot write', async () => {
    const [fetched] = await fetchAll(['acme/lib@v1']);
    const inside = '/run/regreen/repositories/acme/lib';
    await using box = await openBox({ readOnly: [{ host: fetched?.host ?? '', inside }] });
    const { text } = await box.run(`cat ${inside}/lib.txt; echo x 2>&1 > ${inside}/lib.txt`);
    expect(text).toMatch(/^one\n.*Read-only file system/);
  });

  test.each([
    ['acme/none@v1', /^repository 'acme\/none@v1' could not be fetched: .*not found/],
    ['acme/lib@gone', /could not be fetched: .*gone/],
  ])('%s is told in one sentence', async (entry, message) => {
    await expect(fetchAll([entry])).rejects.toThrow(message);
  });

  test('the token goes to the server and to no other: a redirect is not followed', async () => {
    await expect(fetchAll(['acme/moved@v1'])).rejects.toThrow(/redirects it/);
    expect(seen.at(-1)?.authorization?.toLowerCase()).toBe(LOGIN.toLowerCase());
    expect(elsewhere).toEqual([]);
  });

  test('a failure does not tell the token', async () => {
    const failure = await fetchAll(['acme/lib@v1'], { token: `${TOKEN}x` }).catch(String);
    expect(failure).toContain('could not be fetched');
    expect(failure).not.toContain(TOKEN);
    expect(failure).not.toContain(Buffer.from(`x-access-token:${TOKEN}x`).toString('base64'));
  });

  test.each([{ bytes: 30_000 }, { files: 2 }])('a limit holds: %j', async (caps) => {
    await expect(fetchAll(['acme/lib@v1'], { caps })).rejects.toThrow(/larger than|stopped at a limit/);
  });

  test('more than can be wanted, the same twice, and too little time', async () => {
    await expect(fetchAll(['acme/lib@v1'], { caps: { repositories: 0 } })).rejects.toThrow('name fewer');
    await expect(fetchAll(['acme/lib@v1', 'acme/lib@main'])).rejects.toThrow('named twice');
    await expect(fetchAll(['acme/lib@v1'], { signal: AbortSignal.abort() })).rejects.toThrow('too long');
  });

  test('no protocol but https, and http on loopback', async () => {
    await expect(fetchAll(['lib@v1'])).rejects.toThrow("'owner/name@ref'");
    for (const address of [
      `file://${lib.folder}`,
      'http://example.com',
      'ext::sh -c true',
      'ssh://example.com',
    ])
      await expect(fetchAll(['acme/lib@v1'], { server: address })).rejects.toThrow(
        /not allowed|could not|Invalid URL/,
      );
  });
});

describe('submodules', () => {
  const gitmodules = (url: string) => `[submodule "x"]\n\tpath = vendor/lib\n\turl = ${url}\n`;
  const withSubmodule = async (url: string, path = 'vendor/lib') => {
    const blob = await runWithInput(gitmodules(url));
    const index = join(main.folder, 'own-index');
    const env = { GIT_INDEX_FILE: index };
    const run = async (...args: string[]) => (await execa('git', args, { cwd: main.path, env })).stdout;
    await run('read-tree', main.sha);
    await run('update-index', '--add', '--cacheinfo', `100644,${blob},.gitmodules`);
    await run('update-index', '--add', '--cacheinfo', `160000,${lib.sha},${path}`);
    return run('write-tree');
  };
  const runWithInput = async (input: string) => {
    return (await execa('git', ['hash-object', '-w', '--stdin'], { cwd: main.path, input })).stdout;
  };

  test.each(['../lib.git', '../lib', '../../acme/lib.git'])('a relative address: %s', async (url) => {
    const [fetched] = await fetchAll(['submodules'], {}, await withSubmodule(url));
    expect(fetched).toMatchObject({ name: 'acme/lib', ref: lib.sha, path: 'vendor/lib' });
    expect(await readFile(join(fetched?.host ?? '', 'lib.txt'), 'utf8')).toBe('one\n');
  });

  test('an absolute address on the same server', async () => {
    const tree = await withSubmodule(`${addressOf(server)}/acme/lib.git`);
    expect(await fetchAll(['submodules'], {}, tree)).toHaveLength(1);
  });

  test.each([
    'https://example.com/acme/lib.git',
    'file:///acme/lib',
    'ext::sh -c touch% /tmp/x',
    'git@example.com:acme/lib.git',
    '../../../../etc/lib',
    '-u./x',
  ])('no other address: %s', async (url) => {
    const before = seen.length;
    await expect(fetchAll(['submodules'], {}, await withSubmodule(url))).rejects.toThrow(
      /^the submodule at "vendor\/lib" is not fetched: /,
    );
    expect(seen.length).toBe(before);
  });

  test('the token of the job reads none that somebody names who may not write here', async () => {
    const tree = await withSubmodule('../lib.git');
    await expect(fetchAll(['submodules'], { trusted: false }, tree)).rejects.toThrow('could not be fetched');
    expect(seen.at(-1)?.authorization).toBe(undefined);
    expect(await fetchAll(['acme/lib@v1'], { trusted: false })).toHaveLength(1);
  });

  test('none is nothing to fetch; one without an address is told', async () => {
    expect(await fetchAll(['submodules'])).toEqual([]);
    const tree = await withSubmodule('../lib.git', 'elsewhere');
    await expect(fetchAll(['submodules'], {}, tree)).rejects.toThrow('no address');
  });
});

describe('the input', () => {
  test.each([
    'acme/lib@v1',
    'acme/a.b_c-d@refs/heads/x',
    'a/b@0123456789012345678901234567890123456789',
    'submodules',
  ])('%s', (entry) => expect(toConfig({ repositories: entry }).repositories).toEqual([entry]));

  test.each([
    'acme/lib',
    'lib@v1',
    'acme/lib@',
    'acme/lib@-u',
    'acme/lib@a..b',
    'acme/lib@a/',
    'acme/lib@+x:y',
    'acme/lib@a b',
    'acme/..@v1',
    'acme/lib.git@v1',
    'https://example.com/acme/lib@v1',
    'file:///tmp/x@v1',
    '../acme/lib@v1',
  ])('%s is refused with what to write', (entry) => {
    expect(() => toConfig({ repositories: entry })).toThrow(
      `input 'repositories' is '${entry}': must name repositories of the same server, one a line, as 'owner/name@ref'`,
    );
  });
});
