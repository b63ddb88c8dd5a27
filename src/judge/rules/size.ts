import { asSet, type Change } from './change.ts';
import { hit, type Rule } from './rule.ts';

/** Where nothing else is said: a reviewer reads so much with care. */
const DEFAULT_SIZE = { files: 20, lines: 600 } as const;

const many = (lines: number) => Array.from({ length: lines }, (_, index) => `${index}\n`).join('');

/** More than is read with care. Told, not refused: the pull request becomes a draft that says so. */
export const oversized: Rule = {
  id: 'oversized',
  *find(changes, { size = DEFAULT_SIZE }) {
    const written = changes.filter(({ kind }) => kind !== 'lockfile');
    const lines = written.reduce((sum, change) => sum + linesOf(change), 0);
    const [largest] = [...written].sort((left, right) => linesOf(right) - linesOf(left));
    if (largest && (written.length > size.files || lines > size.lines))
      yield { ...hit(largest, 1), excerpt: `${written.length} files, ${lines} lines`, mild: true };
  },
  bad: [
    ['src/a.ts', null, many(DEFAULT_SIZE.lines + 1)],
    ['src/a.ts', many(DEFAULT_SIZE.lines + 1), null],
  ],
  good: [
    ['src/a.ts', null, many(DEFAULT_SIZE.lines)],
    ['package-lock.json', null, many(2 * DEFAULT_SIZE.lines)],
  ],
};

function linesOf({ added, removed }: Change): number {
  return asSet(added).size + asSet(removed).size;
}
