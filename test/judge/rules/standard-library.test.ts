import { STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { Source } from '../../../src/judge/rules/source.ts';
import { libraryValue } from '../../../src/judge/rules/standard-library.ts';

const HEAD = 'package a\n\nimport (\n\t"net/http"\n)\n\n';

function value(code: string, head = HEAD): string | null {
  const source = new Source('a_test.go', `${head}var x = ${code}\n`);
  const at = source.tokens.findIndex(
    ({ text }, index) => text === 'http' && source.tokens[index + 1]?.text === '.',
  );
  return libraryValue(source, at)?.text ?? null;
}

/** Names that differ from the words of the status. */
const OTHERWISE = new Map([
  ['StatusNonAuthoritativeInfo', 203],
  ['StatusRequestEntityTooLarge', 413],
  ['StatusRequestedRangeNotSatisfiable', 416],
  ['StatusTeapot', 418],
]);

test('codes are those the numbers have elsewhere', () => {
  for (const [code, words = ''] of Object.entries(STATUS_CODES)) {
    const name = `Status${words.replaceAll(/[^A-Za-z]/g, '').replace(/^URITooLong$/, 'RequestURITooLong')}`;
    const found = value(`http.${name}`);
    if (found !== null) expect([name, found]).toEqual([name, code]);
  }
  for (const [name, code] of OTHERWISE) expect(value(`http.${name}`)).toBe(String(code));
  expect(value('http.StatusOK')).toBe('200');
  expect(value('http.MethodDelete')).toBe('DELETE');
});

test.for([
  ['http.StatusOK', 'package a\n\nimport http "example.com/http"\n\n'],
  ['http.StatusOK', 'package a\n\nimport "example.com/http"\n\n'],
  ['http.StatusOK', `${HEAD}func f(http T) {}\n`],
  ['x.http.StatusOK', HEAD],
  ['http.StatusElse', HEAD],
])('%s after %j is open', ([code = '', head = '']) => {
  expect(value(code, head)).toBeNull();
});
