import { describe, expect, test } from 'vitest';
import type { DiscoveryContext } from '../../src/verifiers/discover/source.ts';
import { discover, makeVerifier, withOwnIds, withoutRepeats } from '../../src/verifiers/discover.ts';
import { cpuMs } from '../helpers/cpu-time.ts';
import { textFiles } from '../helpers/folder-files.ts';

const NOTHING: DiscoveryContext = {
  verify: [],
  failing: [],
  beside: { verifiers: [], refused: [] },
  workingDirectory: '.',
};

type Texts = Record<string, string>;
const find = (texts: Texts, more: Partial<DiscoveryContext> = {}) =>
  discover(textFiles(texts), { ...NOTHING, ...more });
const commands = async (texts: Texts, more: Partial<DiscoveryContext> = {}) =>
  (await find(texts, more)).verifiers.map(({ command }) => command);
const scripts = (named: unknown) => ({ 'package.json': JSON.stringify({ scripts: named }) });
const beside = (...given: string[]) => ({
  beside: { verifiers: given.map((command) => makeVerifier(command, command, 'workflow')), refused: [] },
});

describe('the input `verify`', () => {
  test('is taken as it is, and then nothing is guessed', async () => {
    const texts = { ...scripts({ test: 'vitest' }), 'Cargo.toml': '' };
    const found = await find(texts, {
      ...beside('npm run lint'),
      verify: ['make test', 'npm publish'],
      workingDirectory: 'packages/a',
    });
    expect(found).toEqual({
      verifiers: [
        makeVerifier('verify-1', 'make test', 'input', 'packages/a'),
        makeVerifier('verify-2', 'npm publish', 'input', 'packages/a'),
      ],
      refused: [],
    });
  });
});

describe('the order of trust', () => {
  test('is AGENTS.md, the job, package scripts, hooks, targets, ecosystem', async () => {
    const texts = {
      ...scripts({ lint: 'eslint .' }),
      'AGENTS.md': 'Run `npx knip --strict`.',
      'lefthook.yml': 'pre-push: {commands: {types: {run: npx tsc --noEmit}}}',
      Makefile: 'test:\n\tnode --test\n',
      'Cargo.toml': '',
    };
    const { verifiers } = await find(texts, beside('node build.js'));
    expect(verifiers.map(({ source, command }) => `${source}: ${command}`)).toEqual([
      'agents-md: npx knip --strict',
      'workflow: node build.js',
      'package-script: npm run lint',
      'hook: npx tsc --noEmit',
      'makefile: make test',
      'ecosystem: cargo clippy --all-targets',
      'ecosystem: cargo fmt --check',
    ]);
  });

  test('lets AGENTS.md add, but never stand for the job’s own command with its environment', async () => {
    const own = { ...makeVerifier('test', 'npm test', 'workflow'), env: { LEVEL: '3' } };
    const found = await find(
      { ...scripts({ test: 't' }), 'AGENTS.md': '# Checks\n`npm test` and `npx eslint .`' },
      { beside: { verifiers: [own], refused: [] } },
    );
    expect(found.verifiers.map(({ command, env }) => [command, env])).toEqual([
      ['npx eslint .', {}],
      ['npm test', { LEVEL: '3' }],
    ]);
  });

  test('lets no source crowd out another', async () => {
    const list = Array.from({ length: 30 }, (_, i) => `\`npx eslint . --max-warnings ${i}\``).join('\n');
    const found = await find({ ...scripts({ test: 't' }), 'AGENTS.md': list });
    expect(found.verifiers.map(({ source }) => source)).toEqual([
      ...Array<string>(6).fill('agents-md'),
      'package-script',
    ]);
    expect(found.refused[0]?.reason).toBe('is one of more than 6 from its source');
  });
});

describe('package scripts', () => {
  test('are those that check something and end, in order of worth', async () => {
    const given = scripts({
      ...{
        check: 'c',
        start: 's',
        lint: 'l',
        'test:watch': 'w',
        test: 't',
        build: 'b',
        format: 'f',
        fix: 'x',
      },
    });
    expect(await commands(given)).toEqual(['npm test', 'npm run lint', 'npm run check', 'npm run build']);
  });

  test('have ids that can name a file', async () => {
    const { verifiers } = await find(scripts({ 'format:check': 'prettier', 'type-check': 'tsc' }));
    expect(verifiers.map(({ id }) => id)).toEqual(['npm-type-check', 'npm-format-check']);
  });

  test.each([
    ['pnpm-lock.yaml', ['pnpm test', 'pnpm run lint']],
    ['yarn.lock', ['yarn test', 'yarn run lint']],
    ['bun.lockb', ['bun run test', 'bun run lint']],
  ])('are run by the manager of %s', async (lock, expected) => {
    expect(await commands({ ...scripts({ test: 't', lint: 'l' }), [lock]: '' })).toEqual(expected);
    const inside = { 'a/package.json': JSON.stringify({ scripts: { test: 't', lint: 'l' } }), [lock]: '' };
    expect(await commands(inside, { workingDirectory: 'a' })).toEqual(expected);
  });

  test('are run by the manager package.json names', async () => {
    const text = JSON.stringify({ packageManager: 'yarn@4.0.0', scripts: { test: 't' } });
    expect(await commands({ 'package.json': text, 'pnpm-lock.yaml': '' })).toEqual(['yarn test']);
  });

  test("do not hold npm's placeholder for tests, nor what watches", async () => {
    expect(await commands(scripts({ test: 'echo "Error: no test specified" && exit 1' }))).toEqual([]);
    expect(await find(scripts({ test: 'jest --watch' }))).toEqual({
      verifiers: [],
      refused: [{ command: 'npm test', source: 'package-script', reason: 'does not end by itself' }],
    });
  });

  test.for(['', '{', 'null', '[]', '{"scripts": null}', '{"scripts": []}', '{"scripts": {"test": 7}}'])(
    'are none where package.json is %j',
    async (packageJson) => {
      expect(await commands({ 'package.json': packageJson })).toEqual([]);
    },
  );
});

describe('package scripts beside CI', () => {
  const given = scripts({ test: 't', lint: 'eslint .', types: 'tsc', build: 'b' });

  test.each([
    ['npx biome ci .', ['npm test', 'npm run types']],
    ['node --test', ['npm test', 'npm run lint', 'npm run types']],
    ['pnpm tsc --noEmit', ['npm test', 'npm run lint']],
  ])('are those of a kind that `%s` is not', async (command, expected) => {
    expect(await commands(given, beside(command))).toEqual([command, ...expected]);
  });

  test('do not mind what it looks at in another folder', async () => {
    const other = makeVerifier('lint', 'npx eslint .', 'workflow', './packages/a/');
    const all = ['npx eslint .', 'npm test', 'npm run lint', 'npm run types'];
    expect(await commands(given, { beside: { verifiers: [other], refused: [] } })).toEqual(all);
    const inside = { ...NOTHING, workingDirectory: 'packages/a' };
    const there = { 'packages/a/package.json': given['package.json'] };
    expect(await commands(there, { ...inside, beside: { verifiers: [other], refused: [] } })).toEqual([
      ...['npx eslint .', 'npm test', 'npm run types'],
    ]);
  });

  test('are none that write what they should report', async () => {
    expect(await find(scripts({ lint: 'eslint --fix .' }))).toEqual({
      verifiers: [],
      refused: [{ command: 'npm run lint', source: 'package-script', reason: 'writes files' }],
    });
  });
});

describe('what runs already', () => {
  const project = scripts({ test: 'vitest run', lint: 'eslint .', ci: 'npm run lint && npm test' });

  test.each([
    ['the same command', 'npm run test\n', ['npm run lint']],
    ['the script’s own text', 'npx eslint .', ['npm test']],
    ['a program its manager starts', 'pnpm vitest run', ['npm run lint']],
    ['a script that calls it', 'npm run ci', []],
    ['the script with options for its report', 'npm test -- --reporter=dot', ['npm run lint']],
    ['all of it in one step', 'npm run lint\nnpx vitest run', []],
  ])('is not run again: %s', async (_, command, expected) => {
    const [own, ...others] = await commands(project, beside(command));
    expect([own, others]).toEqual([command, expected]);
    const failing = [makeVerifier('failing', command, 'failing-step')];
    expect(await commands(project, { failing })).toEqual(expected);
  });

  test.each([
    ['one file of it', 'npm test -- range.test.js'],
    ['a part by name', 'npm test -- --grep=range'],
    ['it in another folder', 'cd packages/a && npm test && npm run lint'],
    ['it with its result thrown away', 'npm test || npm run lint | tee log'],
  ])('is not %s', async (_, command) => {
    expect(await commands(project, beside(command))).toEqual([command, 'npm test', 'npm run lint']);
  });

  test('is not another folder’s', () => {
    const both = ['a', 'b'].map((folder) => makeVerifier(folder, 'npm test', 'workflow', folder));
    expect(withoutRepeats([...both, ...both, makeVerifier('c', ' npm test', 'input', './a/')])).toEqual(both);
  });

  test('leaves nothing to guess where a target of any name does it', async () => {
    const texts = { Makefile: 'test:\nlint:\n', 'go.mod': '' };
    expect(await commands(texts, beside('make test'))).toEqual(['make test', 'make lint']);
  });
});

describe('commands of the failing job', () => {
  test('that deliver or prepare are refused, whoever read them', async () => {
    const found = await find({}, beside('npm ci', 'node --test', 'git push'));
    expect(found.verifiers.map(({ command }) => command)).toEqual(['node --test']);
    expect(found.refused.map(({ command, reason }) => [command, reason])).toEqual([
      ['npm ci', 'prepares: set-up installs what checks need'],
      ['git push', 'pushes to the repository'],
    ]);
  });
});

test('a reader that cannot list files still finds what has a fixed name', async () => {
  const files = { ...textFiles({ 'Cargo.toml': '', ...scripts({ lint: 'l' }) }), list: async () => [] };
  const { verifiers } = await discover(files, NOTHING);
  expect(verifiers.map(({ command }) => command)).toEqual([
    'npm run lint',
    'cargo test',
    'cargo clippy --all-targets',
    'cargo fmt --check',
  ]);
});

test('scripts that call scripts many times are read in time', async () => {
  const text = (name: string) => `npm run ${name} && `.repeat(10_000);
  const given = scripts({ test: text('lint'), lint: text('test'), check: text('test'), build: 'b' });
  const started = cpuMs();
  await commands(given, beside('npm run check'));
  expect(cpuMs() - started).toBeLessThan(3000);
});

test('every file is read once', async () => {
  const read: string[] = [];
  const files = textFiles({ 'AGENTS.md': '# Test', Makefile: 'test:', ...scripts({}) });
  const counted = (path: string) => {
    read.push(path);
    return files.read(path);
  };
  await discover({ ...files, read: counted }, NOTHING);
  expect(read.toSorted()).toEqual(['AGENTS.md', 'Makefile', 'package.json']);
});

test('a verifier starts from GitHub’s defaults', () => {
  expect(makeVerifier('Unit Tests', 'make', 'workflow')).toEqual({
    id: 'unit-tests',
    command: 'make',
    shell: 'bash -e {0}',
    workingDirectory: '.',
    env: {},
    omittedEnv: [],
    source: 'workflow',
  });
});

test('the second of a name gets a number', () => {
  const twice = ['a', 'b'].map((command) => makeVerifier('Test', command, 'workflow'));
  expect(withOwnIds(twice).map(({ id }) => id)).toEqual(['test', 'test-again-2']);
});
