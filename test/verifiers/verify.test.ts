import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_NETWORK } from '../../src/network-policy.ts';
import type { Verifier, VerifierRun } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { verify } from '../../src/verifiers/verify.ts';
import { writeFiles } from '../workspace/repository-helper.ts';
import { openBox } from '../workspace/sandbox-helper.ts';

interface Setting {
  files?: Record<string, string>;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Runs a command as a verifier in the real sandbox. */
async function run(
  command: string,
  more: Partial<Verifier> = {},
  { files = {}, timeoutMs = 20_000, signal }: Setting = {},
): Promise<VerifierRun & { text: string; sha256: string }> {
  const host = await realpath(await mkdtemp(join(tmpdir(), 'steps-')));
  await using box = await openBox({
    readOnly: [{ host, inside: '/run/regreen/steps' }],
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` },
  });
  const logs = join(box.folder, 'logs');
  await mkdir(logs);
  await writeFiles(join(box.folder, 'tree'), files);
  const result = await verify({ ...makeVerifier('check', command, 'workflow'), ...more }, 'before-check', {
    sandbox: box.sandbox,
    network: NO_NETWORK,
    logs,
    steps: { host, inside: '/run/regreen/steps' },
    tree: join(box.folder, 'tree'),
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
  });
  const bytes = await readFile(join(logs, 'before-check.log'));
  await rm(host, { recursive: true });
  return { ...result, text: bytes.toString(), sha256: createHash('sha256').update(bytes).digest('hex') };
}

describe('the exit code decides', () => {
  test('0 is success, whatever is printed', async () => {
    expect(await run('echo "FAIL 3 tests failed"; echo "x: command not found"')).toMatchObject({
      conclusion: 'success',
      exitCode: 0,
      missing: null,
    });
  });

  test('anything else is failure, whatever is printed', async () => {
    const result = await run('echo "all tests passed"; exit 3');
    expect(result).toMatchObject({ conclusion: 'failure', exitCode: 3, missing: null });
    expect(result.excerpt).toContain('all tests passed');
  });

  test('a command that takes too long is timed_out and has no exit code', async () => {
    const result = await run('echo begun; sleep 60', {}, { timeoutMs: 400 });
    expect(result).toMatchObject({ conclusion: 'timed_out', exitCode: null, missing: null, text: 'begun\n' });
  });

  test('one that is cancelled says so', async () => {
    expect(await run('sleep 60', {}, { signal: AbortSignal.abort() })).toMatchObject({
      conclusion: 'cancelled',
    });
  });
});

describe('a check that cannot start is not run', () => {
  test.for([
    ['vitest', { shell: 'sh -e {0}' }, 127, 'vitest'],
    ['no-such-program --all', {}, 127, 'no-such-program'],
    ['./data', {}, 126, './data'],
    ['true', { shell: 'no-such-shell {0}' }, 127, 'no-such-shell'],
    ['python3 -m nothing_like_this', {}, 1, 'nothing_like_this'],
  ] as const)('%s with %j', async ([command, more, exitCode, missing]) => {
    expect(await run(command, more, { files: { data: 'x' } })).toMatchObject({
      conclusion: 'not-run',
      exitCode,
      missing: expect.stringContaining(missing),
    });
  });

  test('but a module of the project that cannot be imported is a failure', async () => {
    const files = { 'a.mjs': "import './gone.mjs';\n" };
    expect(await run('node a.mjs', {}, { files })).toMatchObject({
      conclusion: 'failure',
      exitCode: 1,
      missing: null,
    });
  });
});

describe('the shell is the one of the step', () => {
  test.for([
    ['bash -e {0}', 'false\necho after', 1, ''],
    ['bash -e {0}', 'false | true\necho after', 0, 'after\n'],
    ['bash --noprofile --norc -eo pipefail {0}', 'false | true\necho after', 1, ''],
    ['sh -e {0}', 'echo "$0" | grep -c steps', 0, '1\n'],
    ['python3 {0}', 'print(6 * 7)', 0, '42\n'],
    ['bash {0}', 'false\necho after', 0, 'after\n'],
  ] as const)('%s runs %j', async ([shell, command, exitCode, text]) => {
    expect(await run(command, { shell })).toMatchObject({ exitCode, text });
  });

  test('folder and variables are those of the step', async () => {
    const more = { workingDirectory: 'packages/a b', env: { GREETING: 'hello "you"' } };
    const result = await run('basename "$PWD"; echo "$GREETING"', more, { files: { 'packages/a b/x': '' } });
    expect(result.text).toBe('a b\nhello "you"\n');
  });
});

describe('the log', () => {
  test('is referred to by name, and by the hash of its bytes', async () => {
    const result = await run('printf "a\\nb\\377\\n"; exit 1');
    expect(result.log).toMatchObject({ file: 'logs/before-check.log', sha256: result.sha256 });
  });

  test.for([
    ['a\\nb\\nc\\n', 3],
    ['a\\nb', 2],
    ['a', 1],
    ['', 1],
  ] as const)('of %j goes to line %i', async ([text, endLine]) => {
    expect((await run(`printf '${text}'`)).log).toMatchObject({ startLine: 1, endLine });
  });

  test('is narrowed to the lines that say why', async () => {
    const command = 'seq 1 500; echo "src/a.ts(3,5): error TS2322: Type mismatch"; seq 1 500; exit 2';
    const { log, excerpt } = await run(command);
    expect(log.startLine).toBeGreaterThan(400);
    expect(log.startLine).toBeLessThanOrEqual(501);
    expect(log.endLine).toBeGreaterThanOrEqual(501);
    expect(excerpt).toContain('error TS2322');
  });
});

describe('the tests', () => {
  const JUNIT =
    '<testsuite failures="1"><testcase classname="a" name="x"><failure message="no"/></testcase><testcase classname="a" name="y"/></testsuite>';
  const PYTEST = 'FAILED tests/test_a.py::test_x - no\n1 failed, 4 passed in 0.1s\n';

  test('are those the log tells of, and the failures carry their names', async () => {
    const result = await run('cat log; exit 1', {}, { files: { log: PYTEST } });
    expect(result.tests).toEqual({
      format: 'pytest',
      total: 5,
      passed: 4,
      failed: 1,
      skipped: 0,
      failedIds: ['tests/test_a.py::test_x'],
      broken: [],
      complete: true,
    });
    expect(result.failures).toEqual([{ file: 'tests/test_a.py', line: null, message: 'no', test: 'test_x' }]);
  });

  test('are those of the report the command wrote, and not of one that lay there', async () => {
    const files = { 'data.xml': JUNIT, 'junit.xml': JUNIT };
    const written = await run('mkdir reports; cp data.xml reports/a.xml; exit 1', {}, { files });
    expect(written.tests).toMatchObject({ format: 'junit', total: 2, failedIds: ['a > x'], complete: true });
    expect((await run('exit 1', {}, { files })).tests).toBeNull();
  });

  test('are named by the folder the step works in', async () => {
    const more = { workingDirectory: './packages/a/' };
    const result = await run('cat log; exit 1', more, { files: { 'packages/a/log': PYTEST } });
    expect(result.tests?.failedIds).toEqual(['packages/a/tests/test_a.py::test_x']);
  });

  test.for([
    ['exit 0', PYTEST, 'success'],
    ['exit 1', '5 passed in 0.1s\n', 'failure'],
    ['exit 127', '5 passed in 0.1s\n', 'not-run'],
  ] as const)('never change the conclusion: %s after %j', async ([exit, log, conclusion]) => {
    const result = await run(`cat log; ${exit}`, {}, { files: { log } });
    expect(result).toMatchObject({ conclusion, tests: { complete: false } });
  });

  test('of a command that is stopped are not all of them', async () => {
    const result = await run('cat log; sleep 60', {}, { files: { log: PYTEST }, timeoutMs: 500 });
    expect(result).toMatchObject({ conclusion: 'timed_out', tests: { complete: false } });
  });
});
