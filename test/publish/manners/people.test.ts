import { describe, expect, test } from 'vitest';
import { labelsFor, reviewersFor } from '../../../src/publish/manners/people.ts';
import type { Account } from '../../../src/types.ts';

const person = (login: string, id: number | null = 1, bot = false): Account => ({ login, id, bot });

describe('whom to ask for a review', () => {
  const WRITES = new Map([
    ['writer', true],
    ['boss', true],
    ['keeper', true],
    ['reader', false],
    ['regreen-app[bot]', true],
    ['robot', true],
    ['us', true],
  ]);
  const asked = (...candidates: Array<Account | null>) =>
    reviewersFor({
      candidates,
      self: person('us', 9),
      mayWrite: async ({ login }) => {
        const writes = WRITES.get(login);
        if (writes === undefined) throw new Error('404');
        return writes;
      },
    });

  test.each<[string, Array<Account | null>, string[]]>([
    ['the first who may write', [person('writer'), person('boss')], ['writer']],
    ['the next, where the first may only read', [person('reader'), person('keeper')], ['keeper']],
    ['the next, where nobody is known', [null, person('stranger'), person('boss')], ['boss']],
    ['no bot', [person('robot', 2, true), person('regreen-app[bot]', 3)], []],
    ['not ourselves', [person('US', 5), person('writer', 9)], []],
    ['no name that is none', [person('../x')], []],
    ['nobody', [], []],
  ])('%s', async (_, candidates, logins) => {
    expect(await asked(...candidates)).toEqual(logins);
  });
});

test.each<[string, string[], string[], string[]]>([
  ['one that exists', ['bug', 'Automated', 'bot'], ['regreen'], ['Automated']],
  ['the most exact', ['bot', 'AI-generated'], ['regreen'], ['AI-generated']],
  ['never one that starts a run', ['bot'], ['Bot'], []],
  ['none is made', ['bug', 'regreen'], ['regreen'], []],
])('labels: %s', (_, existing, reserved, labels) => {
  expect(labelsFor(existing, reserved)).toEqual(labels);
});
