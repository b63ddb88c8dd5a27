import { expect, test } from 'vitest';
import { toConfig } from '../src/config.ts';
import { houseMessage } from '../src/house-message.ts';
import type { Admission } from '../src/trigger/authorize.ts';
import type { TaskKind } from '../src/types.ts';
import type { Workspace } from '../src/workspace/workspace.ts';
import { LINKS, runRecord } from './helpers/record.ts';
import { filesOf } from './publish/manners/file-reader.ts';

interface Case {
  delivery?: Admission['delivery'];
  publish?: string;
  kind?: TaskKind;
}

/** Whether a room is opened for the hook. */
async function opensRoom({ delivery = 'publish', publish = 'pull-request', kind = 'fix' }: Case) {
  let isOpened = false;
  const workspace = {
    walledCopy: () => {
      isOpened = true;
      return Promise.reject(new Error('no room'));
    },
  } as unknown as Workspace;
  const record = runRecord();
  if (record.task !== null) record.task.kind = kind;
  const asked = houseMessage(record, {
    ...{ workspace, links: LINKS, config: toConfig({ publish }) },
    read: filesOf({ '.husky/commit-msg': 'true\n' }),
    github: { recentPulls: async () => [] },
    admission: { delivery, trigger: {} } as Admission,
  });
  await asked.catch((error: Error) => expect(error.message).toBe('no room'));
  return isOpened;
}

test.each<[string, Case, boolean]>([
  ['a pull request', {}, true],
  ['a push', { publish: 'push' }, true],
  ['an issue that is implemented', { kind: 'implement' }, true],
  ["a fork's patch", { delivery: 'patch' }, false],
  ['lines of a pull request', { publish: 'comment' }, false],
  ['nothing but the run folder', { publish: 'none' }, false],
  ['suggestions', { kind: 'suggest' }, false],
  ['an answer', { kind: 'ask' }, false],
])('the hook is asked about %s: %j → %s', async (_, given, isAsked) => {
  expect(await opensRoom(given)).toBe(isAsked);
});
