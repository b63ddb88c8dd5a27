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
