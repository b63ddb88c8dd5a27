import { expect, test } from 'vitest';
import { splitComments } from '../../src/text/comments.ts';

test.each([
  ['a<!-- b -->c', 'ac', ''],
  ['a<!-->b', 'ab', ''],
  ['a<!-- b', 'a', '<!-- b'],
  ['a<!-- b --><!-- c', 'a', '<!-- c'],
  ['<!-- <!-- --> -->', ' -->', ''],
  ['no comment', 'no comment', ''],
])('%j leaves %j and %j', (text, kept, rest) => {
  expect(splitComments(text)).toEqual({ text: kept, rest });
});
