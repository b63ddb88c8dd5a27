import { expect, test } from 'vitest';
import { openDocket } from '../src/docket.ts';

/** Work that ends when it is told to, and the order in which it began. */
function court(atOnce: number) {
  const docket = openDocket(atOnce);
  const began: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const submit = (tree: string, lines: number) => {
    const gate = Promise.withResolvers<void>();
    gates.set(tree, gate);
    return docket.turn(tree, lines, async () => {
      began.push(tree);
      await gate.promise;
      return tree;
    });
  };
  const end = async (tree: string, turn: Promise<string>) => {
    gates.get(tree)?.resolve();
    expect(await turn).toBe(tree);
  };
  return { docket, began, submit, end };
}

test('one is heard at a time, the smallest change first', async () => {
  const { began, submit, end } = court(1);
  const first = submit('first', 500);
  const large = submit('large', 90);
  const small = submit('small', 2);
  await Promise.resolve();
  expect(began).toEqual(['first']);
  await end('first', first);
  await end('small', small);
  await end('large', large);
  expect(began).toEqual(['first', 'small', 'large']);
});

test('what two attempts came to is heard before what is smaller', async () => {
  const { docket, began, submit, end } = court(1);
  const first = submit('first', 1);
  const small = submit('small', 2);
  const agreed = submit('agreed', 30);
  docket.second('agreed');
  await end('first', first);
  await end('agreed', agreed);
  await end('small', small);
  expect(began).toEqual(['first', 'agreed', 'small']);
});

test('a hearing that fails gives its place away', async () => {
  const docket = openDocket(1);
  const failed = docket.turn('a', 1, () => Promise.reject(new Error('no room')));
  const next = docket.turn('b', 1, async () => 'heard');
  await expect(failed).rejects.toThrow('no room');
  expect(await next).toBe('heard');
});

test('as many are heard side by side as are told', async () => {
  const { began, submit } = court(2);
  for (const tree of ['a', 'b', 'c']) void submit(tree, 1);
  await Promise.resolve();
  expect(began).toEqual(['a', 'b']);
});
