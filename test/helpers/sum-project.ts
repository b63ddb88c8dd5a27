/** The smallest project with a real failure: no dependencies, Node's own test runner. */
export const SUM_PROJECT: Record<string, string> = {
  'package.json': `${JSON.stringify({ name: 'widget', type: 'module', scripts: { test: 'node --test', lint: 'node --check src/sum.js' } }, null, 2)}\n`,
  'src/sum.js': 'export const sum = (a, b) => a - b;\n',
  'test/sum.test.js': [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    "import { sum } from '../src/sum.js';",
    '',
    "test('adds two numbers', () => assert.equal(sum(1, 2), 3));",
    '',
  ].join('\n'),
  '.gitignore': 'node_modules/\n',
  '.github/workflows/ci.yml': [
    'name: CI',
    'on: push',
    'jobs:',
    '  check:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    '      - uses: actions/checkout@v7',
    '      - name: lint',
    '        run: npm run lint',
    '      - name: test',
    '        run: npm test',
    '        env:',
    '          GREETING: hello',
    '          TOKEN: ${{ secrets.TOKEN }}',
    '',
  ].join('\n'),
};

/** The right fix, as the model's tool takes it. */
export const SUM_FIX = [
  '*** Begin Patch',
  '*** Update File: src/sum.js',
  '-export const sum = (a, b) => a - b;',
  '+export const sum = (a, b) => a + b;',
  '*** End Patch',
].join('\n');

export const SUM_SUBMIT = {
  title: 'fix: add instead of subtract in sum',
  cause: '`sum` subtracted its second argument.',
  change: 'It adds now.',
  citations: [{ path: 'src/sum.js', start_line: 1, end_line: 1 }],
  not_verified: [],
  suggestions: [],
};
