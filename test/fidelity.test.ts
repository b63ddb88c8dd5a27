import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sandboxEnv } from '../src/environment.ts';
import { fidelityLines, measureFidelity, type WorkflowLine } from '../src/fidelity.ts';
import { NO_NETWORK } from '../src/network-policy.ts';
import type { Fidelity, VerifierRun } from '../src/types.ts';
import { verify } from '../src/verifiers/verify.ts';
import { differences } from '../src/workspace/setup/differences.ts';
import { presentTools } from '../src/workspace/setup/present.ts';
import { TOOL_FILES, wantedTools } from '../src/workspace/setup/wanted.ts';
import { openBox } from './workspace/sandbox-helper.ts';

const line = (command: string, more: Partial<WorkflowLine> = {}): WorkflowLine => ({
  workflow: '.github/workflows/ci.yml',
  job: 'test',
  step: command,
  command,
  shell: 'bash -e {0}',
  workingDirectory: '.',
  env: {},
  runnable: true,
  expectedExit: null,
  ...more,
});

const ended = (exitCode: number | null, more: Partial<VerifierRun> = {}): VerifierRun => ({
  conclusion: exitCode === 0 ? 'success' : 'failure',
  exitCode,
  durationMs: 1500,
  log: { file: 'logs/x.log', startLine: 1, endLine: 1, sha256: '' },
  missing: null,
  excerpt: '',
  failures: [],
  ...more,
});

const reasonOf = async (run: VerifierRun, more: Partial<WorkflowLine> = {}, known: string[] = []) =>
  (await measureFidelity([line('npm test', more)], async () => run, known)).lines[0]?.reason;

describe('a line ends as in CI', () => {
  test.for([
    [0, null],
    [0, 0],
    [1, 1],
    [101, 101],
  ] as const)('with exit %i where CI had %s', async ([here, expectedExit]) => {
    const measured = await measureFidelity([line('x', { expectedExit })], async () => ended(here));
    expect(measured).toMatchObject({ same: 1, total: 1, share: 1 });
    expect(measured.lines[0]).toMatchObject({ same: true, here, expected: expectedExit ?? 0, reason: null });
  });

  test('but not with another code, even a red one', async () => {
    expect((await measureFidelity([line('x', { expectedExit: 1 })], async () => ended(2))).same).toBe(0);
  });

  test('nor where it could not start, whatever code CI had', async () => {
    const run = ended(127, { conclusion: 'not-run', missing: 'rspec' });
    const measured = await measureFidelity([line('x', { expectedExit: 127 })], async () => run);
    expect(measured.lines[0]).toMatchObject({ same: false, here: 127 });
  });
});

describe('the reason is told in words', () => {
  test('of a line nobody can run here; it is not run, and counts', async () => {
    const ran: string[] = [];
    const lines = [line('deploy', { runnable: 'it needs the secret TOKEN' }), line('npm test')];
    const measured = await measureFidelity(lines, async ({ command }) => {
      ran.push(command);
      return ended(0);
    });
    expect(ran).toEqual(['npm test']);
    expect(measured).toMatchObject({ same: 1, total: 2, share: 0.5 });
    expect(measured.lines[0]).toMatchObject({ here: null, reason: 'it needs the secret TOKEN' });
  });

  test('of a missing piece', async () => {
    expect(await reasonOf(ended(127, { missing: 'rspec' }))).toBe(
      'RSpec is not installed: add it to `setup`',
    );
  });

  test('of one that was stopped', async () => {
    expect(await reasonOf(ended(null, { conclusion: 'timed_out' }))).toBe('it was stopped after 2 s');
    expect(await reasonOf(ended(null))).toBe('it did not end by itself (failure)');
  });

  test.for([
    ['curl: (6) Could not resolve host: example.org', 'it needs the network'],
    ['sudo: The "no new privileges" flag is set', 'it needs to be root'],
    ["touch: cannot touch '/opt/x': Read-only file system", 'it writes outside the workspace'],
  ] as const)('of the room: %s', async ([excerpt, reason]) => {
    expect(await reasonOf(ended(1, { excerpt }))).toContain(reason);
  });

  test('with what is known to differ', async () => {
    const known = ['Node 20 is wanted by .nvmrc; 24.1.0 is here', 'b', 'c', 'd'];
    expect(await reasonOf(ended(1), {}, known)).toBe(
      'exit 1 here, exit 0 in its CI; what differs: Node 20 is wanted by .nvmrc; 24.1.0 is here; b; c',
    );
    expect(await reasonOf(ended(0), { expectedExit: 1 })).toBe(
      'exit 0 here, exit 1 in its CI; nothing is known that differs',
    );
  });
});

describe('for people', () => {
  test('the share and each line that differs', async () => {
    const lines = [line('a'), line('b\nc', { step: 'two' }), line('d')];
    const measured = await measureFidelity(lines, async ({ command }) =>
      command.startsWith('b') ? ended(127, { missing: 'pnpm' }) : ended(0),
    );
    expect(fidelityLines(measured)).toEqual([
      '2 of 3 `run:` lines end here as in CI (66 %)',
      '.github/workflows/ci.yml, test, two: `b`: pnpm is not installed: add it to `setup`',
    ]);
  });

  test('no lines are no share', async () => {
    const measured = await measureFidelity([], async () => ended(0));
    expect(measured.share).toBeNull();
    expect(fidelityLines(measured)).toEqual(['no workflow has a `run:` line']);
  });
});

const PROJECTS = join(import.meta.dirname, 'fixtures/environments');

interface Measured extends Fidelity {
  /** Programs that are in the room. */
  present(name: string): boolean;
}

/** The lines of the project's one job; a step's name ends with its exit code in CI where that is not 0. */
async function linesOf(project: string): Promise<WorkflowLine[]> {
  const workflow = '.github/workflows/ci.yml';
  const file = parse(await readFile(join(PROJECTS, project, workflow), 'utf8')) as {
    jobs: { test: { steps: Array<{ name?: string; run?: string }> } };
  };
  return file.jobs.test.steps.flatMap(({ name = '', run }) =>
    run === undefined
      ? []
      : line(run, {
          step: name,
          expectedExit: Number(/\(exit (\d+)\)/.exec(name)?.[1] ?? 0),
          runnable: run.includes('${{ secrets') ? 'it needs a secret' : true,
        }),
  );
}

/** Measures a project in the real sandbox with the tools of this machine. */
async function measureProject(project: string, exits: Record<string, number> = {}): Promise<Measured> {
  const files = new Map<string, string>();
  for (const name of TOOL_FILES) {
    const text = await readFile(join(PROJECTS, project, name), 'utf8').catch(() => null);
    if (text !== null) files.set(name, text);
  }
  await using steps = await openBox();
  const host = join(steps.folder, 'scripts');
  await mkdir(host);
  const inside = '/run/regreen/steps';
  await using box = await openBox({
    env: sandboxEnv(process.env, [], []),
    readOnly: [{ host, inside }],
  });
  await cp(join(PROJECTS, project), join(box.folder, 'tree'), { recursive: true });
  const wanted = wantedTools(files);
  const log = join(box.folder, 'present.log');
  const present = await presentTools(
    box.sandbox,
    wanted.map(({ tool }) => tool),
    log,
  );
  const room = { os: 'linux', arch: 'x64', inJob: false, network: [] };
  const lines = (await linesOf(project)).map((each) => ({
    ...each,
    expectedExit: exits[each.step] ?? each.expectedExit,
  }));
  let n = 0;
  const measured = await measureFidelity(
    lines,
    ({ command, shell }) => {
      n += 1;
      const verifier = { id: 'x', command, shell, workingDirectory: '.', env: {}, omittedEnv: [] };
      return verify({ ...verifier, source: 'workflow' }, `line-${n}`, {
        sandbox: box.sandbox,
        network: NO_NETWORK,
        logs: box.folder,
        steps: { host, inside },
        timeoutMs: 60_000,
      });
    },
    differences(wanted, present, null, room),
  );
  const { text } = await box.run(
    `for p in ${PROGRAMS.join(' ')}; do command -v $p >/dev/null && echo $p; done`,
  );
  const there = text.split('\n');
  return { ...measured, present: (name) => there.includes(name) };
}

const PROGRAMS = 'bash make gcc go node npm pnpm php ruby bundle cargo psql /usr/bin/python3'.split(' ');

/** What a line needs to end as in CI, or, as text, what is told of one that never does here. */
const TABLE: Readonly<Record<string, Readonly<Record<string, readonly string[] | string>>>> = {
  bash: { syntax: ['bash'], test: ['bash'], 'strict (exit 3)': ['bash'] },
  'c-make': { build: ['make', 'gcc'], test: ['make', 'gcc'], 'lint (exit 2)': ['make'] },
  go: { vet: ['go'], test: ['go'] },
  npm: {
    install: ['npm'],
    test: ['npm'],
    lint: ['npm'],
    'red (exit 1)': ['node'],
    publish: 'it needs a secret',
  },
  php: { syntax: ['php'], test: 'PHPUnit is not installed: add it to `setup`' },
  pnpm: { test: ['pnpm'], plain: ['node'] },
  python: {
    unit: ['/usr/bin/python3'],
    compile: ['/usr/bin/python3'],
    types: 'no_such_checker is not installed: add it to `setup`',
    'red (exit 1)': ['/usr/bin/python3'],
  },
  ruby: { test: ['ruby'], spec: ['bundle'] },
  rust: { test: ['cargo'], nextest: 'is not installed: add it to `setup`' },
  services: {
    wait: ['psql', 'a server'],
    test: 'PostgreSQL on localhost:5432 does not answer: give the job this service, and let it through with `network: localhost:5432`',
    unit: ['node'],
  },
};

describe('each line of ten projects ends as in CI, or its reason is named', () => {
  test('and there are ten', async () => {
    expect((await readdir(PROJECTS)).sort()).toEqual(Object.keys(TABLE).sort());
    expect(Object.keys(TABLE)).toHaveLength(10);
  });

  test.for(Object.entries(TABLE))('%s', async ([project, lines]) => {
    const measured = await measureProject(project);
    expect(measured.lines.map(({ step }) => step)).toEqual(Object.keys(lines));
    for (const { step, same, reason } of measured.lines) {
      const asked = lines[step] ?? '';
      const lacking = typeof asked === 'string' ? asked : asked.find((name) => !measured.present(name));
      expect([step, same]).toEqual([step, lacking === undefined]);
      if (lacking === undefined) expect(reason).toBeNull();
      else if (lacking === 'a server')
        expect(reason).toContain('PostgreSQL on localhost:5432 does not answer');
      else expect(reason).toContain(typeof asked === 'string' ? lacking : `${lacking} is not installed`);
    }
  });

  test('a tool of another version is told where a line differs', async () => {
    const measured = await measureProject('npm', { 'red (exit 1)': 0 });
    const red = measured.lines.find(({ step }) => step === 'red (exit 1)');
    expect(red?.reason).toMatch(
      /^exit 1 here, exit 0 in its CI; what differs: Node 20\.19\.0 is wanted by \.nvmrc; [\d.]+ is here$/,
    );
  });
});
