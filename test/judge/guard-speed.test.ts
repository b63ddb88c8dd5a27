import { describe, expect, test } from 'vitest';
import { guard } from '../../src/judge/guard.ts';
import { readChanges } from '../../src/judge/rules/change.ts';
import { RULES } from '../../src/judge/rules/registry.ts';
import type { FileChange } from '../../src/types.ts';

const MEGABYTE = 1_000_000;
const OPTIONS = { testsMayChange: false };

function change(path: string, before: string | null, after: string): FileChange {
  return {
    path,
    oldPath: path,
    status: before === null ? 'added' : 'modified',
    before,
    after,
    binary: false,
    modeBefore: before === null ? null : '100644',
    modeAfter: '100644',
  };
}

/** The better of two runs, in milliseconds: a busy machine may disturb one of them. */
function best(run: () => void): number {
  const times = [0, 1].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function megabyteOf(piece: string): string {
  return piece.repeat(Math.ceil(MEGABYTE / piece.length));
}

const texts = {
  'one long line of words': megabyteOf('word '),
  'one long line of one letter': megabyteOf('a'),
  'white space': megabyteOf(' '),
  'empty lines': megabyteOf('\n'),
  'open brackets': megabyteOf('('),
  'brackets in turn': megabyteOf('([{'),
  'deep nesting, closed': `${'('.repeat(MEGABYTE / 2)}${')'.repeat(MEGABYTE / 2)}`,
  'blocks in blocks': `${'if (a) {\n'.repeat(60_000)}${'}\n'.repeat(60_000)}`,
  'tests in tests': `${"test('a', () => {\n".repeat(50_000)}expect(f()).toBe(1);\n`,
  'open string': `x = "${megabyteOf('a')}`,
  'open comment': `/*${megabyteOf(' * a\n')}`,
  'open template': `\`${megabyteOf('${`')}`,
  'open here-document': `cat <<EOF\n${megabyteOf('line\n')}`,
  'many here-documents': megabyteOf('cat <<A\n'),
  'open triple quotes': `"""${megabyteOf('line\n')}`,
  'quotes in turn': megabyteOf(`'"`),
  backslashes: megabyteOf('\\'),
  slashes: megabyteOf('/'),
  'line comments': megabyteOf('# // noqa\n'),
  assertions: megabyteOf('expect(f()).toBe(1);\n'),
  'assertions on one line': megabyteOf('assert a == 1; '),
  'dots and equals': megabyteOf('a.b=='),
  'empty handlers': megabyteOf('try { f(); } catch (e) {}\n'),
  'open handlers': megabyteOf('catch ('),
  'keys and values': megabyteOf('a: {b: 1}\n'),
  'pipes and dashes': megabyteOf('test || --'),
  numbers: megabyteOf('timeout = 1_000_'),
};

const paths = [
  'test/a.test.ts',
  'tests/test_a.py',
  'a_test.go',
  'spec/a_spec.rb',
  'src/a.rs',
  'src/a.c',
  'src/main.ts',
  'src/main.py',
  'scripts/check.sh',
  'Makefile',
  'package.json',
  'pyproject.toml',
  'tox.ini',
  'vitest.config.ts',
  'pom.xml',
  '.gitlab-ci.yml',
  'test/__snapshots__/a.snap',
];

describe('a megabyte of hostile text', () => {
  test.for(Object.entries(texts))('%s takes no rule more than 200 ms', ([, text]) => {
    const slow: string[] = [];
    for (const path of paths) {
      for (const files of [[change(path, null, text)], [change(path, text, `${text}\nx = 1\n`)]]) {
        const changes = readChanges(files);
        for (const rule of RULES) {
          let hits = 0;
          const time = best(() => {
            for (const _ of rule.find(changes, OPTIONS)) hits += 1;
          });
          if (time > 200) slow.push(`${rule.id} ${path} ${time.toFixed(0)} ms, ${hits} hits`);
        }
      }
    }
    expect(slow).toEqual([]);
  });
});
