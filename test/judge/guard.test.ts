import { describe, expect, test } from 'vitest';
import { guard } from '../../src/judge/guard.ts';
import { RULES } from '../../src/judge/rules/registry.ts';
import type { Example } from '../../src/judge/rules/rule.ts';
import type { FileChange } from '../../src/types.ts';

function change([path, before, after]: Example): FileChange {
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified';
  return {
    path,
    oldPath: path,
    status,
    before,
    after,
    binary: false,
    modeBefore: before === null ? null : '100644',
    modeAfter: after === null ? null : '100644',
  };
}

function findings(example: Example) {
  return guard([change(example)], { testsMayChange: false });
}

describe.each(RULES)('$id', ({ id, good, bad }) => {
  test.for(bad)('objects to %j', (example) => {
    expect(findings(example).map(({ rule }) => rule)).toContain(id);
  });

  test.for(good)('lets pass %j', (example) => {
    expect(findings(example)).not.toContainEqual(expect.objectContaining({ rule: id, severity: 'block' }));
  });
});

test('paths of the project are protected beside the known ones, and taken out again', () => {
  const rulesOf = (path: string, protectedPaths: string[]) =>
    guard([change([path, 'a\n', 'b\n'])], { testsMayChange: false, protectedPaths }).map(({ rule }) => rule);
  expect(rulesOf('docs/prices.rst', ['docs/prices.rst'])).toEqual(['protected-path']);
  expect(rulesOf('.vscode/settings.json', [])).toEqual(['protected-path']);
  expect(rulesOf('.vscode/settings.json', ['!.vscode/settings.json'])).toEqual([]);
  expect(rulesOf('.vscode/tasks.json', ['!.vscode/settings.json'])).toEqual(['protected-path']);
  for (const glob of ['**/migrations/**', 'app/*/0001.sql', 'app/**', '0*', '*.sql'])
    expect(rulesOf('app/migrations/0001.sql', [glob])).toEqual(['protected-path']);
  for (const glob of ['**/migration/**', 'app/*.sql', 'db/**', '1*'])
    expect(rulesOf('app/migrations/0001.sql', [glob])).toEqual([]);
});

describe('threat 10: paths that only people may change', () => {
  test.each([
    '.github/workflows/x.yml',
    '.GitHub/Workflows/x.yml',
    '.github/../.github/x',
    '.g\u200Bithub/x.yml',
    '.\uFF47ithub/x.yml',
    'CODEOWNERS',
    'docs/CLAUDE.md',
    '.githooks/pre-push',
    '.devcontainer/devcontainer.json',
  ])('%s is refused, whoever asks for changed tests', (path) => {
    const rules = guard([change([path, null, 'a\n'])], { testsMayChange: true });
    expect(rules).toContainEqual(expect.objectContaining({ rule: 'protected-path', severity: 'block' }));
  });

  test('so is a file that is moved there, or away', () => {
    const moved = (oldPath: string, path: string) =>
      guard([{ ...change([path, 'a\n', 'a\n']), oldPath, status: 'renamed' }], { testsMayChange: true });
    for (const rules of [
      moved('src/x.yml', '.github/workflows/x.yml'),
      moved('.husky/pre-commit', 'src/old'),
    ])
      expect(rules.map(({ rule }) => rule)).toContain('protected-path');
  });
});

describe('threat 50: what looks harmless', () => {
  const LOCK =
    '{\n  "node_modules/a": {\n    "resolved": "https://registry.example.org/a.tgz",\n    "integrity": "sha512-x"\n  }\n}\n';

  test.each<[string, Example, string, 'block' | 'warn']>([
    [
      'a package that is called almost like another',
      [
        'package.json',
        '{\n  "dependencies": {\n  }\n}\n',
        '{\n  "dependencies": {\n    "lodahs": "^4.0.0"\n  }\n}\n',
      ],
      'dependency-added',
      'warn',
    ],
    [
      'a lock file that leads to another host',
      ['package-lock.json', LOCK, LOCK.replace('registry.example.org', 'evil.example')],
      'dependency-source',
      'block',
    ],
    ['a minified line', ['src/a.js', '', `var a="${'x'.repeat(20_000)}";\n`], 'unreadable-line', 'block'],
    ['characters nobody sees', ['src/a.ts', '', 'const a\u200B = 1;\n'], 'hidden-character', 'block'],
  ])('%s is told or refused', (_name, example, rule, severity) => {
    expect(findings(example)).toContainEqual(expect.objectContaining({ rule, severity }));
  });

  test('a binary is refused', () => {
    const file = { ...change(['lib/a.wasm', null, null]), status: 'added' as const, binary: true };
    expect(guard([file], { testsMayChange: false })).toContainEqual(
      expect.objectContaining({ rule: 'binary', severity: 'block' }),
    );
  });

  test('a large change is told, so that its pull request is a draft', () => {
    const example: Example = ['src/a.ts', '', 'let a = 1;\n'.repeat(700)];
    const told = guard([change(example)], { testsMayChange: false, size: { files: 20, lines: 600 } });
    expect(told).toContainEqual(expect.objectContaining({ rule: 'oversized', severity: 'warn' }));
  });
});
