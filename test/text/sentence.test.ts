import { expect, test } from 'vitest';
import { sentence } from '../../src/text/sentence.ts';

test.each<[string, unknown, string]>([
  ['an error is its message', new Error('no such branch'), 'no such branch'],
  ['only the first line is used', new Error('one\ntwo'), 'one'],
  ['what is thrown need not be an error', 'plain words', 'plain words'],
  ['nothing is still told', null, 'null'],
  ['a client’s status is added', Object.assign(new Error('Not Found'), { status: 404 }), 'Not Found (404)'],
  [
    'a status that is told is not told twice',
    Object.assign(new Error('Gone (410)'), { status: 410 }),
    'Gone (410)',
  ],
  [
    'a broken connection has no status',
    Object.assign(new Error('Connection error.'), { status: undefined }),
    'Connection error.',
  ],
  ['a long message is cut', new Error('x'.repeat(10_000)), 'x'.repeat(500)],
])('%s', (_, error, expected) => {
  expect(sentence(error)).toBe(expected);
});

test('the request of a client, and with it the token, stays out', () => {
  const request = { headers: { authorization: 'token ghs_secret' } };
  expect(sentence(Object.assign(new Error('Bad credentials'), { status: 401, request }))).not.toContain(
    'ghs_',
  );
});
