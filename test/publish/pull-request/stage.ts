import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { branchOf } from '../../../src/publish/pull-request/branch.ts';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import { publishPullRequest } from '../../../src/publish/pull-request/pull-request.ts';
import type { PatchedFile } from '../../../src/types.ts';
import { git } from '../../helpers/scene.ts';
import { markerOf, openPublishing, type Publishing, putCommit } from './publishing.ts';

export const BINARY = Buffer.from([0x89, 0x50, 0x00, 0xff, 0x0a, 0x0d, 0x0a]);

/** What a test finds: a base, a key and a branch of its own. */
interface Now {
  publishing: Publishing;
  order: PullRequestOrder;
  branch: string;
  /** Changes `src/a.txt` and `run.sh`, adds two files, one of them binary, and deletes one. */
  large: PatchedFile[];
}

/** Sets a file of tests up, and holds each of them to what no run may ever do. */
export function openStage() {
  let now: Now;

  beforeAll(async () => {
    const publishing = await openPublishing({
      'src/a.txt': 'one\n',
      'src/deep/er/b.txt': 'b\n',
      'run.sh': 'exit 1\n',
      'old.txt': 'old\n',
      'other.txt': 'other\n',
    });
    const { github } = publishing.scene;
    github.addToken('reader', { login: 'github-actions[bot]', permissions: { contents: 'read' } });
    github.addToken('person', { login: 'ada' });
    const large = await publishing.patched({
      'src/a.txt': 'two\n',
      'run.sh': { content: 'exit 0\n', mode: '100755' },
      'docs/é (1).bin': BINARY,
      'new.txt': 'new\n',
      'old.txt': null,
    });
    const order = await publishing.order();
    now = { publishing, order, branch: branchOf(order), large };
  });
  afterAll(() => now.publishing.scene[Symbol.asyncDispose]());

  beforeEach(async () => {
    const { publishing } = now;
    const order = await publishing.order();
    order.base = `base/${order.key}`;
    now = { ...now, order, branch: branchOf(order) };
    await git(publishing.scene.bare, 'update-ref', `refs/heads/${order.base}`, publishing.scene.sha);
    publishing.scene.github.requests.length = 0;
  });

  afterEach(() => {
    const { github } = now.publishing.scene;
    const open = { forbidPullRequests: false, forbidDrafts: false, archived: false, branchRules: [] };
    Object.assign(github.state, open);
    expect({ violations: github.violations, unknown: github.unknown }).toEqual({
      violations: [],
      unknown: [],
    });
    const moves = now.publishing.writes().filter(({ path }) => path.includes('/git/refs'));
    // Only branches of ours are written, and none is forced.
    for (const { method, path, body } of moves) {
      const { ref, force } = body as { ref?: string; force?: boolean };
      expect(method === 'POST' ? ref : path).toMatch(/heads(?:\/|%2F)regreen(?:\/|%2F)[a-z]+-[0-9a-f]{12}$/);
      expect(method === 'POST' || force === false).toBe(true);
    }
  });

  const state = () => now.publishing.scene.github.state;
  return {
    now: () => now,
    publish: (change: Partial<PullRequestOrder> = {}) =>
      publishPullRequest({ ...now.order, github: now.publishing.client(), ...change }),
    left: () => now.publishing.left(now.order),
    state,
    pull: () => state().pulls.find((each) => each.pull.headRef === now.branch),
    /** The same order again, with another text for `src/a.txt`. */
    next: async (text: string): Promise<Partial<PullRequestOrder>> => ({
      files: await now.publishing.patched({ 'src/a.txt': `${text}\n` }),
      title: `fix: ${text}`,
      message: `fix: ${text}`,
      body: `${text}.\n${markerOf(now.order.key)}`,
    }),
    /** Another commit on the base, as of a colleague. */
    moveBase: (files: Record<string, string | null>) => now.publishing.moveTo(now.order.base, files),
    /** A commit of somebody else on our branch. */
    theirCommit: (message = 'fix: my own way') =>
      putCommit(now.publishing.scene.bare, { branch: now.branch, message, files: {} }),
  };
}
