import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { validate } from '@actions/languageservice';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '..');
const EXAMPLES = globSync('examples/*.yml', { cwd: ROOT }).sort();
const WORKFLOWS = [
  ...EXAMPLES,
  ...globSync('{.github,examples/demo/.github}/workflows/*.yml', { cwd: ROOT }).sort(),
];

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { steps: Step[] }>;
}
interface Action {
  name: string;
  description: string;
  inputs: Record<string, { description: string }>;
  outputs: Record<string, { description: string }>;
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const workflow = (path: string): Workflow => parse(read(path));
const action: Action = parse(read('action.yml'));

/** Actions a workflow may use, with the inputs it may set. */
const KNOWN: Record<string, string[]> = {
  'regreen/regreen@v1': Object.keys(action.inputs),
  'actions/checkout@v7': ['ref', 'persist-credentials', 'fetch-depth'],
  'actions/setup-node@v7': ['node-version', 'package-manager-cache'],
};

/** The messages of GitHub's own language service; the name must be new for each text, because it caches by name. */
async function lint(name: string, text: string): Promise<string[]> {
  // Validation reads these two members of a document; the others serve editors.
  const document = { uri: `file:///${name}`, getText: () => text } as Parameters<typeof validate>[0];
  const diagnostics = await validate(document, {
    actionsMetadataProvider: {
      async fetchActionMetadata({ owner, name: repository, ref }) {
        const inputs = KNOWN[`${owner}/${repository}@${ref}`];
        if (inputs === undefined) return undefined;
        const entries = inputs.map((input) => [input, { description: input }]);
        return { name: repository, description: repository, inputs: Object.fromEntries(entries) };
      },
    },
  });
  return diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

const steps = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap((job) => job.steps);
const uses = (step: Step | undefined, name: string): boolean => step?.uses?.startsWith(`${name}@`) === true;

/** Scripts into which the runner would paste the value of an expression before a shell reads them. */
const pastingScripts = (file: Workflow): string[] =>
  steps(file).flatMap(({ run }) => (run?.includes('${{') ? [run] : []));

/** What could carry a file from a job that a model worked in into the Actions cache, or into a later step. */
function leaks(file: Workflow): string[] {
  const jobs = Object.values(file.jobs).filter((job) => job.steps.some((s) => uses(s, 'regreen/regreen')));
  return jobs.flatMap((job) => [
    ...(uses(job.steps.at(-1), 'regreen/regreen') ? [] : ['a step follows regreen']),
    ...job.steps.flatMap((step) => {
      const caches =
        step.uses?.startsWith('actions/cache') ||
        step.with?.cache !== undefined ||
        (uses(step, 'actions/setup-node') && step.with?.['package-manager-cache'] !== false);
      return caches ? [`${step.uses} saves a cache`] : [];
    }),
  ]);
}

describe('action.yml', () => {
  test('passes the language service', async () => {
    expect(await lint('action.yml', read('action.yml'))).toEqual([]);
  });

  test('a runtime GitHub does not have is caught', async () => {
    const broken = read('action.yml').replace('node24', 'node99');
    expect(await lint('broken/action.yml', broken)).not.toEqual([]);
  });

  test.each(Object.entries({ ...action.inputs, ...action.outputs }))(
    '%s is described by one sentence',
    (name, { description }) => {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(description).toMatch(/^[A-Z].*[^.]\.$/);
      expect(description).not.toMatch(/\. [A-Z]/);
    },
  );
});

describe.each(WORKFLOWS)('%s', (path) => {
  test('passes the language service', async () => {
    expect(await lint(path, read(path))).toEqual([]);
  });

  test('threat 35: no text of an event is pasted into a script', () => {
    expect(pastingScripts(workflow(path))).toEqual([]);
  });

  test('threat 39: nothing is cached and nothing runs after the model', () => {
    expect(leaks(workflow(path))).toEqual([]);
  });

  test('the token is not left in the checkout, and the jobs of others get no rights', () => {
    const { on, permissions } = workflow(path);
    const checkouts = steps(workflow(path)).filter((step) => uses(step, 'actions/checkout'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false]);
    expect(Object.values(permissions).filter((right) => right !== 'read')).toEqual([]);
    expect(Object.keys(on)).not.toContain('pull_request_target');
  });
});

describe('the examples', () => {
  test.each(EXAMPLES)('%s fits on a screen and uses regreen', (path) => {
    expect(read(path).trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    expect(steps(workflow(path)).filter((step) => uses(step, 'regreen/regreen'))).toHaveLength(1);
  });

  test.each(EXAMPLES)('a misspelt input in %s is caught', async (path) => {
    const step = steps(workflow(path)).find((each) => uses(each, 'regreen/regreen'));
    const [input] = Object.keys(step?.with ?? {});
    const broken = read(path).replace(`          ${input}: `, `          ${input}s: `);
    expect(await lint(`misspelt/${path}`, broken)).toEqual([`Invalid action input '${input}s'`]);
  });

  test('an action nobody knows is caught', async () => {
    const broken = read('examples/fix-in-job.yml').replace('actions/setup-node@', 'actions/setup-nod@');
    expect(await lint('unknown/fix-in-job.yml', broken)).toHaveLength(1);
  });
});

describe('the rules bite', () => {
  const inJob = read('examples/fix-in-job.yml');

  test.each(['github.event.issue.title', 'github.head_ref'])(
    'threat 35: %s in a script is found',
    (value) => {
      const broken = inJob.replace('run: npm test', `run: echo "\${{ ${value} }}"`);
      expect(pastingScripts(parse(broken))).toEqual([`echo "\${{ ${value} }}"`]);
    },
  );

  test.each([
    ['package-manager-cache: false', 'cache: npm'],
    ['package-manager-cache: false', 'package-manager-cache: true'],
    ['run: npm ci', 'uses: actions/cache/restore@v5'],
  ])('threat 39: %s turned into %s is found', (good, bad) => {
    expect(leaks(parse(inJob.replace(good, bad)))).toEqual([expect.stringContaining('saves a cache')]);
  });

  test('threat 39: a step after regreen is found', () => {
    expect(leaks(parse(`${inJob}      - run: npm publish\n`))).toEqual(['a step follows regreen']);
  });
});

describe('the demo project', () => {
  const BIOME = resolve(ROOT, 'node_modules/@biomejs/biome/bin/biome');

  /** A copy of the demo, optionally broken by one of the patches. */
  function demo(patch?: 'format' | 'logic') {
    const folder = mkdtempDisposableSync(join(tmpdir(), 'span-'));
    const filter = (path: string): boolean => basename(path) !== 'node_modules';
    cpSync(join(ROOT, 'examples/demo'), folder.path, { recursive: true, filter });
    const run = (program: string, ...args: string[]) =>
      spawnSync(program, args, { cwd: folder.path, encoding: 'utf8' });
    if (patch !== undefined) {
      const { status, stderr } = run('git', 'apply', join(ROOT, `examples/demo-broken/${patch}.patch`));
      expect(stderr).toBe('');
      expect(status).toBe(0);
    }
    return {
      format: (...args: string[]) => run(process.execPath, BIOME, 'format', ...args).status,
      lint: () => run(process.execPath, BIOME, 'lint', '--error-on-warnings').status,
      tests: () => run(process.execPath, '--test', '--test-reporter=tap', 'test/*.test.ts'),
      text: (path: string) => readFileSync(join(folder.path, path), 'utf8'),
      [Symbol.dispose]: () => folder.remove(),
    };
  }

  test('is healthy', () => {
    using project = demo();
    expect([project.format(), project.lint(), project.tests().status]).toEqual([0, 0, 0]);
  });

  test('format.patch breaks the formatting alone, and the formatter repairs all of it', () => {
    using project = demo('format');
    expect([project.format(), project.lint(), project.tests().status]).toEqual([1, 0, 0]);
    expect(project.format('--write')).toBe(0);
    expect(project.text('src/merge.ts')).toBe(read('examples/demo/src/merge.ts'));
  });

  test('logic.patch breaks two tests alone', () => {
    using project = demo('logic');
    expect([project.format(), project.lint()]).toEqual([0, 0]);
    const { status, stdout } = project.tests();
    expect(status).toBe(1);
    expect(stdout.split('\n').filter((line) => line.startsWith('not ok'))).toEqual([
      expect.stringContaining('a last position past the end means the last byte'),
      expect.stringContaining('a range past the end gets no more bytes than there are'),
    ]);
  });

  test('the scripted answer takes back logic.patch and cites the lines it speaks of', () => {
    using project = demo('logic');
    const hunk = read('examples/demo-broken/logic.fix.patch.txt').split('\n').slice(3);
    const side = (sign: string): string => {
      const lines = hunk.filter((line) => line.startsWith(sign) || line.startsWith(' '));
      return lines.map((line) => line.slice(1)).join('\n');
    };
    expect(project.text('src/parse.ts').replace(side('-'), side('+'))).toBe(
      read('examples/demo/src/parse.ts'),
    );

    const { title, citations } = JSON.parse(read('examples/demo-broken/logic.submit.json'));
    const cited = citations.map(({ path, start_line }: { path: string; start_line: number }) =>
      project
        .text(path)
        .split('\n')
        .at(start_line - 1),
    );
    expect(cited).toEqual([
      expect.stringContaining('Number(last), size)'),
      expect.stringContaining('`size - 1`'),
    ]);
    expect(title).toMatch(/^parse: [a-z].{0,51}$/);
  });

  test('its lock file is complete and names no registry', () => {
    const { packages } = JSON.parse(read('examples/demo/package-lock.json'));
    const biome = packages['node_modules/@biomejs/biome'];
    const platforms = Object.keys(biome.optionalDependencies).map((name) => `node_modules/${name}`);
    expect(Object.keys(packages)).toEqual(expect.arrayContaining(platforms));
    expect(read('examples/demo/package-lock.json')).not.toContain('"resolved"');
    expect(biome.version).toBe(JSON.parse(read('package.json')).devDependencies['@biomejs/biome']);
  });
});
