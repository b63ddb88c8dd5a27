import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { regreen } from '../helpers/command.ts';
import { openRepository, type TestRepository } from '../workspace/repository-helper.ts';

const KEY = 'sk-canary-0123456789abcdef';

let repository: TestRepository;
let empty: string;
beforeAll(async () => {
  repository = await openRepository({
    'package.json': JSON.stringify({ scripts: { test: 'node --test' } }),
    'package-lock.json': '{}',
  });
  await repository.git('config', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${KEY}`);
  empty = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterAll(async () => {
  await repository[Symbol.asyncDispose]();
  await rm(empty, { recursive: true, force: true });
});

interface Check {
  id: string;
  state: string;
  found: string;
  effect: string;
  remedy: string;
}

async function doctor(cwd: string, env: Record<string, string> = {}, flags: string[] = []) {
  const { stdout, exitCode, stderr } = await regreen(['doctor', '--json', ...flags], { cwd, env });
  const { checks } = JSON.parse(stdout) as { checks: Check[] };
  return { exitCode, stdout, stderr, of: (id: string) => checks.find((check) => check.id === id) };
}

test('this machine, without a key: what is there, what is wanting, what to do', async () => {
  const { exitCode, of, stdout, stderr } = await doctor(repository.path);
  expect(of('wall')).toMatchObject({ state: 'ok', found: 'built and tried from inside: it holds' });
  expect(of('bubblewrap')?.found).toMatch(/^\d+\.\d+.* at \//);
  expect(of('key')).toMatchObject({ state: 'missing', remedy: expect.stringContaining('OPENAI_API_KEY') });
  expect(of('token')).toMatchObject({ state: 'warn', found: expect.stringContaining('no token') });
  expect(of('verifiers')).toMatchObject({ state: 'ok', found: 'npm test' });
  expect(of('setup')?.found).toContain('npm ci');
  expect(of('credentials')).toMatchObject({ state: 'warn', found: expect.stringContaining('extraheader') });
  expect(stdout + stderr).not.toContain(KEY);
  expect(exitCode).toBe(1);
});

test('an endpoint that does not answer is named, its key is not', async () => {
  const endpoint = ['--base-url', 'http://127.0.0.1:49151/v1'];
  const { exitCode, of, stdout, stderr } = await doctor(repository.path, { OPENAI_API_KEY: KEY }, endpoint);
  expect(of('key')?.state).toBe('ok');
  expect(of('model')).toMatchObject({ state: 'missing', found: expect.stringContaining('ECONNREFUSED') });
  expect(stdout + stderr).not.toContain(KEY);
  expect(exitCode).toBe(1);
});

test('outside of a repository the machine is looked at all the same', async () => {
  const { exitCode, of } = await doctor(empty);
  expect(of('checkout')).toMatchObject({ state: 'missing', remedy: expect.stringContaining('--cwd') });
  expect(of('wall')?.state).toBe('ok');
  expect(exitCode).toBe(1);
});

test('for people: a line each, effect and remedy below', async () => {
  const { stdout } = await regreen(['doctor'], { cwd: repository.path });
  expect(stdout).toMatch(/^missing {2}key +none\n +effect: .*\n +remedy: set OPENAI_API_KEY/m);
});
