import type { Change } from './change.ts';
import { hit, type Rule } from './rule.ts';
import type { Source } from './source.ts';

/** Files whose entries stand under a name each, so that new entries take nothing away. */
const KEYED = /\.(?:snap|ambr|storyshot)$|__snapshots__\/.*\.(?:snap|yml|json)$/;
const HEADER = /^(?:exports\[`.*`\] = |# name:|\/\/ (?:Jest|Vitest)|`;?$|\s*$)/;

export const snapshots: Rule = {
  id: 'snapshot-changed',
  *find(changes) {
    for (const change of changes) {
      const { before, oldKind, file } = change;
      if (oldKind !== 'snapshot' && oldKind !== 'fixture') continue;
      if (file.binary && change.status !== 'added') yield hit(change, 1);
      if (before === null) continue;
      const line = firstLost(change, before);
      if (line !== undefined) yield hit(change, line, 'before');
      else if (change.added[0] !== undefined && !KEYED.test(change.path))
        yield { ...hit(change, change.added[0]), mild: oldKind === 'fixture' };
    }
  },
  bad: [
    ['test/__snapshots__/a.test.ts.snap', 'exports[`a 1`] = `3`;\n', 'exports[`a 1`] = `4`;\n'],
    ['testdata/out.golden', 'three\n', 'four\n'],
    ['testdata/out.golden', 'three\n', 'three\nfour\n'],
    ['tests/fixtures/input.json', '{"a": 1}\n', '{"a": 2}\n'],
    ['test/__snapshots__/a.test.ts.snap', 'exports[`a 1`] = `3`;\n', null],
  ],
  good: [
    [
      'test/__snapshots__/a.test.ts.snap',
      'exports[`a 1`] = `3`;\n',
      'exports[`a 1`] = `3`;\n\nexports[`b 1`] = `4`;\n',
    ],
    ['testdata/new.golden', null, 'four\n'],
  ],
};

/** The first removed line that says more than the name of an entry, and whose value did not come back under another. */
function firstLost(change: Change, before: Source): number | undefined {
  if (!KEYED.test(change.oldPath)) return change.removed[0];
  const values = new Set(
    change.added.map((line) => (change.after?.lines[line - 1] ?? '').replace(HEADER, '')),
  );
  return change.removed.find((line) => {
    const value = (before.lines[line - 1] ?? '').replace(HEADER, '');
    return value !== '' && value !== '`' && !values.has(value);
  });
}
