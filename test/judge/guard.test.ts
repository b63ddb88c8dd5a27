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
