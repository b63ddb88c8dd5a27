import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Door, openDoor } from '../helpers/github/client.ts';
import type { RunSeed } from '../helpers/github/state.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
beforeEach(() => door.reset());
afterAll(() => door[Symbol.asyncDispose]());

const run = (id: number, change: Partial<RunSeed> = {}): RunSeed => ({
  ...{ id, attempt: 1, conclusion: 'success', event: 'push', headSha: door.widget.base, headBranch: 'main' },
  ...{ path: '.github/workflows/ci.yml', name: 'CI', runNumber: id, jobs: [] },
  createdAt: '2026-01-02T03:04:05Z',
  ...change,
});

test('the runs of a commit, newest first; asked again, only where something is new', async () => {
  const { github } = door.widget;
  github.addRun(run(1, { conclusion: null }));
  const client = door.github();
  const url = `${github.serverUrl}/acme/widget/actions/runs/1`;
  const path = '.github/workflows/ci.yml';
  const at = { createdAt: '2026-01-02T03:04:05Z', url };
  const first = { id: 1, attempt: 1, number: 1, name: 'CI', path, event: 'push', ...at };
  const running = [{ ...first, status: 'in_progress', conclusion: null }];
  expect([await client.runsOf(door.widget.base), await client.runsOf(door.widget.base)]).toEqual([
    running,
    running,
  ]);
  github.state.runs.splice(0, 1, run(1), run(2, { conclusion: 'failure' }));
  expect(await client.runsOf(door.widget.base)).toMatchObject([
    { id: 2, status: 'completed', conclusion: 'failure' },
    { id: 1, status: 'completed', conclusion: 'success' },
  ]);
  expect(await client.runsOf('f'.repeat(40))).toEqual([]);
  expect(door.sent('GET').map(({ status }) => status)).toEqual([200, 304, 200, 200]);
});

test('the runs of one workflow since a time, whatever the number of their attempts', async () => {
  const { github } = door.widget;
  github.addRun(run(1, { createdAt: '2026-01-01T23:59:59Z' }));
  github.addRun(run(2, { event: 'schedule' }));
  github.addRun(run(2, { event: 'schedule', attempt: 2, conclusion: 'failure' }));
  github.addRun(run(3, { path: '.github/workflows/other.yml' }));
  expect(await door.github().runsSince('ci.yml', '2026-01-02T00:00:00Z')).toMatchObject([
    {
      id: 2,
      event: 'schedule',
      conclusion: 'failure',
      status: 'completed',
      createdAt: '2026-01-02T03:04:05Z',
    },
  ]);
  await expect(door.github().runsSince('gone.yml', '2026-01-02T00:00:00Z')).rejects.toMatchObject({
    status: 404,
  });
});
