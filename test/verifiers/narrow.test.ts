import { describe, expect, test } from 'vitest';
import type { Verifier } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { narrow, RUNNERS } from '../../src/verifiers/narrow.ts';

const SCRIPTS = new Map([
  ['test', 'vitest run --coverage'],
  ['unit', 'npm run inner -- --bail'],
  ['inner', 'mocha -r ts-node/register "test/**/*.js"'],
  ['both', 'jest && vitest run'],
  ['lint', 'eslint .'],
]);
const PROGRAMS = 'PATH="$PWD/node_modules/.bin:$PATH"';

function commandOf(command: string, files = ['test/a.test.js'], more: Partial<Verifier> = {}) {
  return narrow({ ...makeVerifier('test', command, 'workflow'), ...more }, files, SCRIPTS)?.command ?? null;
}

describe('the same runner on some files', () => {
  const ROWS: Array<[command: string, narrowed: string, files?: string[]]> = [
    ['npx vitest run', 'npx vitest run --reporter=verbose test/a.test.js'],
    ['vitest', 'vitest run --reporter=verbose test/a.test.js'],
    ['vitest run --reporter=dot test', 'vitest run --reporter=dot test/a.test.js'],
    ['set -e\nnpm test', `${PROGRAMS} vitest run --coverage --reporter=verbose test/a.test.js`],
    ['npm run unit', `${PROGRAMS} mocha -r ts-node/register --bail --reporter spec test/a.test.js`],
    ['./node_modules/.bin/jest --ci src', './node_modules/.bin/jest --ci src --verbose test/a.test.js'],
    ['CI=1 yarn jest', 'CI=1 yarn jest --verbose test/a.test.js'],
    ['mocha test/*.js', 'mocha --reporter spec test/a.test.js'],
    ['node --test test/*.js', 'node --test test/a.test.js'],
    ['python3 -m pytest tests -k fast', 'python3 -m pytest -k fast -v tests/test_a.py', ['tests/test_a.py']],
    ['poetry run pytest', 'poetry run pytest -v tests/test_a.py', ['tests/test_a.py']],
    ['go test ./...', 'go test -v ./pkg/cart .', ['pkg/cart/a_test.go', 'pkg/cart/b_test.go', 'a_test.go']],
    ['go test -v -run Cart ./...', 'go test -v -run Cart .', ['a_test.go']],
    ['cargo test --workspace', 'cargo test --workspace --test it', ['tests/it.rs']],
    ['bundle exec rspec', 'bundle exec rspec spec/a_spec.rb', ['spec/a_spec.rb']],
    [
      'vendor/bin/phpunit --colors=never tests',
      'vendor/bin/phpunit --colors=never tests/ATest.php',
      ['tests/ATest.php'],
    ],
  ];

  test.for(ROWS)('%s', ([command, narrowed, files]) => {
    expect(commandOf(command, files)).toBe(narrowed);
  });

  test('every runner has an example', () => {
    const missing = RUNNERS.filter(({ begins }) => {
      const words = begins.join(' ').replace('py.test', 'pytest');
      return !ROWS.some(([, narrowed]) => narrowed.includes(words));
    });
    expect(missing).toEqual([]);
  });

  test('keeps folder, shell and variables, and has an id of its own', () => {
    const verifier = {
      ...makeVerifier('test', 'jest', 'workflow'),
      workingDirectory: 'packages/a',
      env: { A: '1' },
    };
    expect(narrow(verifier, ['packages/a/test/x y.js'], SCRIPTS)).toEqual({
      ...verifier,
      id: 'test-new-tests',
      command: "jest --verbose 'test/x y.js'",
    });
  });

  test('names with a quote in them stay one word', () => {
    expect(commandOf('jest', ["test/it's.js"])).toBe("jest --verbose 'test/it'\\''s.js'");
  });
});

describe('is not known', () => {
  test.for([
    ['npm run both'],
    ['npm run lint'],
    ['npm run gone'],
    ['jest | tee log'],
    ['jest; mocha'],
    ['make test'],
    ['vitest bench'],
    ['jest -- a'],
    ['cargo test', ['src/lib.rs']],
    ['phpunit', ['tests/ATest.php', 'tests/BTest.php']],
    ['jest', ['-rf.js']],
    ['jest', ['a\nb.js']],
    ['jest', []],
  ] as Array<[string, string[]?]>)('for %s %j', ([command, files]) => {
    expect(commandOf(command, files)).toBeNull();
  });

  test('where the file lies outside of the folder, or the shell is another language', () => {
    expect(commandOf('jest', ['test/a.js'], { workingDirectory: 'packages/a' })).toBeNull();
    expect(commandOf('jest', ['a.js'], { shell: 'python {0}' })).toBeNull();
  });
});
