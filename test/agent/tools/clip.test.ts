import { expect, test } from 'vitest';
import { clipHead, clipTail } from '../../../src/agent/tools/clip.ts';

test.for([
  ['abc', 3, 'abc', 'abc'],
  ['abc', 2, 'ab', 'bc'],
  ['abc', 0, '', ''],
  ['abc', -1, '', ''],
  ['a漢字', 3, 'a', '字'],
  ['漢字', 5, '漢', '字'],
  ['🙂🙂', 7, '🙂', '🙂'],
] as const)('%j in %i bytes begins with %j and ends with %j', ([text, bytes, head, tail]) => {
  expect(clipHead(text, bytes)).toBe(head);
  expect(clipTail(text, bytes)).toBe(tail);
});
