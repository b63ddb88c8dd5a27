import { describe, expect, test } from 'vitest';
import { checkProgram, kindOfName, kindsOf, onlyReads } from '../../src/verifiers/check-kinds.ts';
import { CHECK_PROGRAMS } from '../../src/verifiers/check-programs.ts';

const SCRIPTS = new Map([
  ['lint', 'eslint . && prettier --check .'],
  ['ci', 'run-s lint test'],
  ['test', 'node --test'],
  ['types', 'tsc --noEmit'],
  ['pretypes', 'node generate.js'],
  ['self', 'npm run self'],
]);

describe('programs that check', () => {
  test.each(Object.entries(CHECK_PROGRAMS))('%s is known with its subcommand', (name, program) => {
    const option = Array.isArray(program.reads) ? ` ${program.reads[0]}` : '';
    expect(checkProgram(`npx ${name}${option} src`.split(' '))).toBe(program);
    // What writes in one mode is a check only in the other.
    expect(checkProgram(name.split(' ')) === null).toBe(program.checksOnly === true);
  });

  test.each([
    'eslint --fix .',
    'prettier --write .',
    'ruff check --fix',
    'black .',
    'node server.js',
    'vitest --watch',
    'jest --update-snapshot',
    'constructor',
    '',
  ])('%j is none', (command) => {
    expect(checkProgram(command.split(' '))).toBeNull();
  });
});

test.each([
  ['test', 'test'],
  ['test:unit', 'test'],
  ['lint-docs', 'lint'],
  ['type-check', 'types'],
  ['format:check', 'format'],
  ['check', 'lint'],
  ['build', 'build'],
  ['format', null],
  ['lint:fix', null],
  ['test:watch', null],
  ['dev', null],
  ['start', null],
  ['release', null],
  ['latest', null],
  ['', null],
])('a script named %j checks %s', (name, kind) => {
  expect(kindOfName(name)).toBe(kind);
});

test.each([
  ['npm run ci', ['lint', 'format', 'test']],
  ['poetry run mypy src', ['types']],
  ['uv run --python 3.14 pytest -x', ['test']],
  ['uv run --locked --no-default-groups --group dev tox run', ['test']],
  ['pnpm vitest run', ['test']],
  ['yarn biome ci .', ['lint']],
  ['make lint', ['lint']],
  ['cargo +nightly test', []],
  ['echo test', []],
  ['npm run self', []],
])('%s looks at %j', (command, kinds) => {
  expect([...kindsOf(command, SCRIPTS)].toSorted()).toEqual(kinds.toSorted());
});

describe('what only reads', () => {
  const reads = (command: string, shell = 'bash -e {0}') => onlyReads({ command, shell }, SCRIPTS);

  test.each([
    'eslint .',
    'npx tsc --noEmit -p .',
    'eslint . && prettier -c src',
    'npm run lint',
    'cargo fmt --check',
  ])('%s', (command) => expect(reads(command)).toBe(true));

  test.each([
    'npm test',
    'tsc -p .',
    'eslint . --cache',
    'eslint . > report.txt',
    'eslint . || true',
    'eslint . && node build.js',
    'npm run types',
    'npm run self',
    'cargo clippy',
    'if true; then eslint .; fi',
    '',
  ])('%j may write', (command) => expect(reads(command)).toBe(false));

  test('is not read in other shells', () => {
    expect(reads('eslint .', 'python {0}')).toBe(false);
  });
});
