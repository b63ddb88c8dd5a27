import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Door, openDoor } from '../helpers/github/client.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
beforeEach(() => door.reset());
afterAll(() => door[Symbol.asyncDispose]());

test('what somebody may do: the legacy permission and the role; nothing for a login GitHub does not know', async () => {
  door.widget.github.setPermission('eve', 'read');
  expect(await door.github().collaborator('eve')).toEqual({ permission: 'read', role: 'read' });
  door.widget.github.failNext({ method: 'GET', path: /\/collaborators\//, status: 404 });
  expect(await door.github().collaborator('gone')).toEqual({ permission: 'none', role: null });
});

test('the id behind a login, also of a bot; none for one that is gone', async () => {
  expect(await door.github().accountId('ada')).toBe(7);
  expect(await door.github().accountId('github-actions[bot]')).toBe(41898282);
  door.widget.github.failNext({ method: 'GET', path: /\/users\//, status: 404 });
  expect(await door.github().accountId('gone')).toBeNull();
});

describe('who we are', () => {
  test.each([
    ['a person', 'ada-token', { login: 'ada', id: 7, bot: false }],
    ['Actions', 'read-token', { login: 'github-actions[bot]', id: 41898282, bot: true }],
  ])('%s is told, and asked once', async (_, token, account) => {
    const github = door.github({ token });
    expect([await github.viewer(), await github.viewer()]).toEqual([account, account]);
    expect(door.sent('POST')).toHaveLength(1);
  });

  test.each([
    ['a token that may not ask', { status: 403 }],
    ['a server without it', { status: 404 }],
    ['errors in place of data', { status: 200, body: { errors: [{ message: 'no' }], data: null } }],
    ['an answer without an id', { status: 200, body: { data: { viewer: { login: 'ada' } } } }],
  ])('is not known for %s, and not asked again', async (_, fault) => {
    door.widget.github.failNext({ method: 'POST', path: /^\/graphql$/, times: 2, ...fault });
    const github = door.github();
    expect([await github.viewer(), await github.viewer()]).toEqual([null, null]);
    expect(door.sent('POST')).toHaveLength(1);
  });

  test('is a question without an answer where the server fails, and is asked anew', async () => {
    door.widget.github.failNext({ method: 'POST', path: /^\/graphql$/, status: 503, times: 4 });
    const github = door.github();
    await expect(github.viewer()).rejects.toMatchObject({ status: 503 });
    expect(await github.viewer()).toMatchObject({ login: 'ada' });
  });

  test('is a question without an answer where a limit is met', async () => {
    const body = { message: 'API rate limit exceeded for installation.' };
    door.widget.github.failNext({ method: 'POST', path: /^\/graphql$/, status: 403, body });
    await expect(door.github().viewer()).rejects.toMatchObject({ status: 403 });
  });
});
