import { describe, expect, test } from 'vitest';
import { newsForEach } from '../src/race.ts';
import type { News } from '../src/types.ts';

/** A thread that tells each piece once, as steering does. */
function open(...pieces: Array<News | Error | null>) {
  const world = { asked: 0 };
  const each = newsForEach(async () => {
    const piece = pieces[world.asked] ?? null;
    world.asked += 1;
    if (piece instanceof Error) throw piece;
    return piece;
  });
  return { world, each };
}

describe('news for several attempts', () => {
  test('reach each that asks, once', async () => {
    const { each } = open({ said: 'use tabs' });
    const [first, second] = [each(), each()];
    expect(await first()).toEqual({ said: 'use tabs' });
    expect(await first()).toBeNull();
    expect(await second()).toEqual({ said: 'use tabs' });
    expect(await second()).toBeNull();
  });

  test('are asked for once where several ask at the same time, and reach all of them', async () => {
    const { world, each } = open({ said: 'use tabs' });
    const [first, second] = [each(), each()];
    const said = { said: 'use tabs' };
    expect(await Promise.all([first(), second()])).toEqual([said, said]);
    expect(world.asked).toBe(1);
  });

  test('of several times come together, in their order', async () => {
    const { each } = open({ said: 'one' }, { said: 'two' });
    const [first, second] = [each(), each()];
    await first();
    await first();
    expect(await second()).toEqual({ said: 'one\n\ntwo' });
  });

  test('are heard by the others where the first asks no more', async () => {
    const { each } = open(null, { said: 'use tabs' }, { stoppedBy: 'mona' });
    const [first, second, third] = [each(), each(), each()];
    await first();
    expect(await second()).toEqual({ said: 'use tabs' });
    expect(await third()).toEqual({ stoppedBy: 'mona' });
    expect(await second()).toEqual({ stoppedBy: 'mona' });
  });

  test('a stop goes before what was said', async () => {
    const { each } = open({ said: 'use tabs' }, { stoppedBy: 'mona' });
    const [first, second] = [each(), each()];
    await first();
    await first();
    expect(await second()).toEqual({ stoppedBy: 'mona' });
  });

  test('that another heard are told although the thread cannot be asked', async () => {
    const { each } = open({ said: 'use tabs' }, new Error('503'));
    const [first, second] = [each(), each()];
    await first();
    expect(await second()).toEqual({ said: 'use tabs' });
  });
});
