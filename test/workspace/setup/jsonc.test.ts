import { describe, expect, test } from 'vitest';
import { parseJsonc } from '../../../src/workspace/setup/jsonc.ts';
import { cpuMs } from '../../helpers/cpu-time.ts';

describe('JSON as people write it', () => {
  test.for([
    ['{"a": 1}', { a: 1 }],
    ['// first\n{"a": 1 /* one */, // two\n}', { a: 1 }],
    ['{"a": [1, 2, ], }', { a: [1, 2] }],
    ['{"a": "http://example.org/*", "b": "x, ]"}', { a: 'http://example.org/*', b: 'x, ]' }],
    ['{"a": "say \\"// no\\"",\n}', { a: 'say "// no"' }],
    ['\uFEFF{}', {}],
    ['[1, /* two, */ ]', [1]],
  ] as const)('%s', ([text, value]) => {
    expect(parseJsonc(text)).toEqual(value);
  });

  test.for(['', '{', '{"a": 1} /* open', '{,}x', "{'a': 1}"])('is none: %s', (text) => {
    const value = parseJsonc(text);
    // A comment that never ends takes the rest; what stands before it is whole.
    expect(value).toEqual(text.includes('/*') ? { a: 1 } : null);
  });
});

test.for(['/*', '"\\', '"', ', ', '// ', '[,'])('a quarter of a megabyte of `%s` takes no time', (unit) => {
  const started = cpuMs();
  parseJsonc(unit.repeat(262_144 / unit.length));
  parseJsonc(`${unit.repeat(100_000)}${' '.repeat(60_000)}`);
  expect(cpuMs() - started).toBeLessThan(500);
});
