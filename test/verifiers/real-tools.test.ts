import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import { NO_NETWORK } from '../../src/network-policy.ts';
import { comparisonSentence } from '../../src/text/comparison.ts';
import type { Conclusion, Verifier, VerifierRun } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { narrow } from '../../src/verifiers/narrow.ts';
import { compareTests } from '../../src/verifiers/reports/compare.ts';
import { verify } from '../../src/verifiers/verify.ts';
import { writeFiles } from '../workspace/repository-helper.ts';
import { openBox } from '../workspace/sandbox-helper.ts';
import { CHECKERS, RUNNERS, type Tool } from './real-tools.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');

/** Tools that are not there are named where they are missing; where everything is installed that is a failure. */
function demand({ needs }: Tool, context: TestContext): void {
  if (needs === undefined || existsSync(needs.path)) return;
  const remedy = `'${needs.path}' is missing: apt-get install -y --no-install-recommends ${needs.install}`;
  if (process.env.CI === 'true') throw new Error(remedy);
  console.warn(remedy);
  context.skip(remedy);
}

const LIMIT_MS = 20_000;
const SHORT_MS = 2500;
const KINDS = ['pass', 'fail', 'crash', 'hang'] as const;
type Results = Partial<Record<(typeof KINDS)[number] | 'missing' | 'alone', VerifierRun>>;

/** Runs the tool over each of its projects, in one sandbox. */
async function runAll(tool: Tool): Promise<Results> {
  const host = await realpath(await mkdtemp(join(tmpdir(), 'steps-')));
  await using box = await openBox({
    readOnly: [
      { host, inside: '/run/regreen/steps' },
      { host: MODULES, inside: '/run/regreen/node_modules' },
    ],
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, NO_COLOR: '1', CI: '1' },
  });
  const tree = join(box.folder, 'tree');
  const logs = join(box.folder, 'logs');
  await mkdir(logs);
  await symlink('/run/regreen/node_modules', join(tree, 'node_modules'));
  const steps = { host, inside: '/run/regreen/steps' };
  const run = (verifier: Verifier, timeoutMs: number) =>
    verify(verifier, verifier.id, {
      sandbox: box.sandbox,
      network: NO_NETWORK,
      logs,
      steps,
      tree,
      timeoutMs,
    });
  const inFolder = (kind: string, command: string) => ({
    ...makeVerifier(kind, command, 'workflow'),
    workingDirectory: kind,
  });
  const results: Results = {};
  for (const kind of KINDS) {
    const project = tool[kind];
    if (project === undefined) continue;
    await mkdir(join(tree, kind), { recursive: true });
    await writeFiles(join(tree, kind), { ...tool.files, ...project });
    results[kind] = await run(inFolder(kind, tool.command), kind === 'hang' ? SHORT_MS : LIMIT_MS);
  }
  await mkdir(join(tree, 'missing'));
  results.missing = await run(inFolder('missing', tool.missing[0]), LIMIT_MS);
  const files = Object.keys(tool.fail).filter((path) => /test|\.cjs/.test(path));
  const alone = narrow(
    inFolder('fail', tool.command),
    files.map((path) => `fail/${path}`),
    new Map(),
  );
  if (alone !== null) results.alone = await run(alone, LIMIT_MS);
  await rm(host, { recursive: true });
  return results;
}

const CONCLUSIONS: Record<keyof Results, Conclusion> = {
  pass: 'success',
  fail: 'failure',
  crash: 'failure',
  hang: 'timed_out',
  missing: 'not-run',
  alone: 'failure',
};

function expectConclusions(results: Results): void {
  const got = Object.entries(results).map(([kind, { conclusion, excerpt }]) => ({
    kind,
    conclusion,
    excerpt,
  }));
  const wanted = got.map((each) => ({ ...each, conclusion: CONCLUSIONS[each.kind as keyof Results] }));
  expect(got).toEqual(wanted);
}

describe.concurrent('test runners', () => {
  test.for(Object.entries(RUNNERS))('%s', async ([, tool], context) => {
    demand(tool, context);
    const results = await runAll(tool);
    const { pass, fail, crash, hang, missing, alone } = results;
    expectConclusions(results);
    expect(missing?.missing).toBe(tool.missing[1]);
    expect(pass?.tests).toMatchObject({ total: tool.total, failed: 0, complete: true });
    const ids = tool.failed?.map((id) => (/^\w+\.test\.\w+|^test_/.test(id) ? `fail/${id}` : id));
    expect(fail?.tests).toMatchObject({ failedIds: ids, complete: true });
    expect(alone?.tests).toMatchObject({ total: 2, failedIds: ids, complete: true });
    expect(fail?.failures[0]?.test).toMatch(/zero$/i);
    // Nobody can say which tests would have failed.
    expect(crash?.tests?.complete ?? false).toBe(false);
    expect(hang?.tests?.complete ?? false).toBe(false);
    const comparison = compareTests(fail?.tests, pass?.tests);
    expect(comparison).toMatchObject({ fixed: ids });
    if (comparison !== null) expect(comparisonSentence(comparison)).toBe('1 failed before, 0 now, none new');
  });
});

describe.concurrent('checkers', () => {
  test.for(Object.entries(CHECKERS))('%s', async ([, tool], context) => {
    demand(tool, context);
    const results = await runAll(tool);
    expectConclusions(results);
    expect(results.missing?.missing).toBe(tool.missing[1]);
    expect(results.fail?.failures.length).toBeGreaterThan(0);
    if (tool.failed !== undefined)
      expect(results.fail?.tests).toMatchObject({
        total: tool.total,
        failedIds: tool.failed.map((id) => `fail/${id}`),
        complete: true,
      });
  });
});
