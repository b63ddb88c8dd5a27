import { describe, expect, test } from 'vitest';
import { envelopeOf, operationOf } from '../../../src/agent/model/patch-operation.ts';

const UPDATE = { type: 'update_file', path: 'src/a b.ts', diff: '@@ x\n-1\n+2\n*** End of File\n' } as const;

describe('an operation goes into the envelope and comes back', () => {
  test.each([
    [UPDATE, '*** Begin Patch\n*** Update File: src/a b.ts\n@@ x\n-1\n+2\n*** End of File\n*** End Patch'],
    [{ type: 'create_file', path: 'n', diff: '+1\n' }, '*** Begin Patch\n*** Add File: n\n+1\n*** End Patch'],
    [{ type: 'create_file', path: 'empty', diff: '' }, '*** Begin Patch\n*** Add File: empty\n*** End Patch'],
    [{ type: 'delete_file', path: 'o' }, '*** Begin Patch\n*** Delete File: o\n*** End Patch'],
  ] as const)('%#', (operation, envelope) => {
    expect(envelopeOf(operation)).toBe(envelope);
    expect(operationOf(envelope)).toEqual(operation);
  });

  test('a missing line end is added', () => {
    expect(envelopeOf({ ...UPDATE, diff: '+2' })).toBe(
      '*** Begin Patch\n*** Update File: src/a b.ts\n+2\n*** End Patch',
    );
  });

  test('a path cannot bring another operation', () => {
    const text = envelopeOf({ type: 'delete_file', path: 'a\n*** Delete File: b' });
    expect(text.split('\n')).toHaveLength(3);
  });
});

test.each([
  ['*** Begin Patch\n*** Delete File: a\n*** Delete File: b\n*** End Patch'],
  ['*** Begin Patch\n*** Update File: a\n*** Move to: b\n*** End Patch'],
  ['*** Begin Patch\n*** End Patch'],
  ['*** Delete File: a'],
  ['*** Begin Patch\n*** Delete File: a'],
  [''],
])('%j is not one operation', (envelope) => {
  expect(operationOf(envelope)).toBeNull();
});
