import { createHash } from 'node:crypto';
import { execa } from 'execa';
import { createGitHub } from '../../../src/github.ts';
import { branchOf } from '../../../src/publish/pull-request/branch.ts';
import type { PublishDoor } from '../../../src/publish/pull-request/door.ts';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import type { PatchedFile } from '../../../src/types.ts';
import { git, OWNER, openScene, type Scene } from '../../helpers/scene.ts';

/** A file as a patch leaves it; `null` takes it away. */
type Change = string | Uint8Array | null | { content: string; mode: '100755' };

/** A scene in which changes are published, and what is there of them. */
export interface Publishing {
  scene: Scene;
  /** A client of its own; without waiting between tries. */
  client(token?: string): ReturnType<typeof createGitHub>;
  /** The files of a patch made from a commit, the first one unless told. */
  patched(changes: Record<string, Change>, from?: string): Promise<PatchedFile[]>;
  /** An order with a key of its own unless told. */
  order(change?: Partial<PullRequestOrder>): Promise<PullRequestOrder>;
  /** Leaves behind what a first run does that gives `src/a.txt` this text, without the calls. */
  afterFirstRun(order: PullRequestOrder, text: string): Promise<void>;
  /** A commit of a colleague on a branch, which may be new. */
  moveTo(branch: string, files: Record<string, string | null>, from?: string): Promise<string>;
  /** What there is of an order. */
  left(order: PullRequestOrder): Promise<Left>;
  /** The requests that write. */
  writes(): Scene['github']['requests'];
  tip(branch: string): Promise<string>;
}

interface Left {
  branches: string[];
  open: Scene['github']['state']['pulls'];
  pulls: Scene['github']['state']['pulls'];
  /** Subjects of the commits between the base and the branch, newest first. */
  commits: string[];
  show(path: string): Promise<string>;
}

const WRITER = 'writer';

/** @param files the first commit of `main` */
export async function openPublishing(files: Record<string, string>): Promise<Publishing> {
  const scene = await openScene(files);
  const { github } = scene;
  const login = 'github-actions[bot]';
  github.addToken(WRITER, { login, permissions: { contents: 'write', pull_requests: 'write' } });
  let keys = 0;

  const publishing: Publishing = {
    scene,
    client: (token = WRITER) =>
      createGitHub({
        ...{ token, apiUrl: github.url, owner: OWNER, repo: github.name, version: '0', secondMs: 0 },
        note: () => {},
      }),
    patched: (changes, from = scene.sha) =>
      Promise.all(Object.entries(changes).map(([path, change]) => patchedFile(scene, from, path, change))),
    async order(change = {}) {
      keys += 1;
      const key = change.key ?? keyOf(String(keys));
      return {
        github: publishing.client() satisfies PublishDoor,
        serverUrl: github.serverUrl,
        repository: `${OWNER}/${github.name}`,
        kind: 'fix',
        key,
        base: 'main',
        baseSha: scene.sha,
        files: change.files ?? (await publishing.patched({ 'src/a.txt': 'two\n' })),
        title: 'fix: two',
        message: 'fix: two',
        body: `Fixes it.\n${markerOf(key)}`,
        draft: false,
        labels: [],
        reviewers: [],
        ...change,
      };
    },
    moveTo: (branch, files, from) =>
      putCommit(scene.bare, { branch, files, message: 'chore: work goes on', ...(from ? { from } : {}) }),
    async afterFirstRun(order, text) {
      const branch = branchOf(order);
      const message = `fix: two\n\nRegreen-Key: ${order.key}`;
      const who = `${login} <41898282+${login}@users.noreply.github.com>`;
      const made = await putCommit(scene.bare, {
        branch,
        from: scene.sha,
        message,
        who,
        files: { 'src/a.txt': text },
      });
      const time = '2020-01-01T00:00:00Z';
      const number = github.state.nextNumber();
      github.state.issues.set(number, {
        ...{
          number,
          title: order.title,
          body: `First.\n${markerOf(order.key)}`,
          user: login,
          labels: [],
          state: 'open',
        },
        ...{ stateReason: null, createdAt: time, updatedAt: time, closedAt: null },
        pull: {
          ...{ headRef: branch, baseRef: order.base, headSha: made, baseSha: scene.sha, draft: false },
          ...{ mergedAt: null, mergeCommitSha: null, reviewers: [] },
        },
      });
    },
    async left(order) {
      const branch = branchOf(order);
      const pulls = github.state.pulls.filter(({ pull }) => pull.headRef === branch);
      const refs = await git(scene.bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/regreen');
      const range = `${order.base}..${branch}`;
      const log = refs.split('\n').includes(branch) ? await git(scene.bare, 'log', '--format=%s', range) : '';
      return {
        branches: refs.split('\n').filter((name) => name.includes(order.key)),
        pulls,
        open: pulls.filter(({ state }) => state === 'open'),
        commits: log === '' ? [] : log.split('\n'),
        show: (path) => git(scene.bare, 'show', `refs/heads/${branch}:${path}`),
      };
    },
    writes: () =>
      github.requests.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/graphql')),
    tip: (branch) => git(scene.bare, 'rev-parse', `refs/heads/${branch}`),
  };
  return publishing;
}

export const keyOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 12);
export const markerOf = (key: string): string => `<!-- regreen:key=${key} -->`;

async function patchedFile(scene: Scene, from: string, path: string, change: Change): Promise<PatchedFile> {
  const sha = await git(scene.bare, 'rev-parse', '--verify', '--quiet', `${from}:${path}`).catch(() => null);
  const before = sha === null ? null : Buffer.from(await git(scene.bare, 'cat-file', 'blob', sha));
  const text = change === null || typeof change === 'string' ? change : null;
  const isMode = change !== null && typeof change === 'object' && 'mode' in change;
  const content = isMode ? change.content : (text ?? change);
  return {
    path,
    status: change === null ? 'deleted' : sha === null ? 'added' : 'modified',
    mode: change === null ? null : isMode ? change.mode : '100644',
    before,
    blobBefore: sha,
    after: content === null ? null : Buffer.from(content),
  };
}

/** What happens around each call of a client. */
export type Around = (name: string, call: () => Promise<unknown>) => Promise<unknown>;

/** A client each of whose calls goes through a function. */
export function around<T extends object>(client: T, through: Around): T {
  return new Proxy(client, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => through(String(name), () => member.apply(target, args));
    },
  });
}

/** A final failure as Octokit's: with an answer, or (`status` 0) without one. */
export function failure(status: number, message: string, headers: Record<string, string> = {}): Error {
  const data = { message };
  const response = status === 0 ? undefined : { status, headers, data };
  return Object.assign(new Error(message), { status, request: {}, response });
}

interface NewCommit {
  branch: string;
  /** Its parent: where the branch stands unless told. */
  from?: string;
  message: string;
  /** `name <address>`; a person unless told. */
  who?: string;
  /** A mode stands before a text: `100755 exit 0`. */
  files: Record<string, string | null>;
}

/** A commit on a branch of a bare repository, made by one process. */
export async function putCommit(bare: string, commit: NewCommit): Promise<string> {
  const { branch, from = `refs/heads/${branch}^0`, message, who = 'Mona <mona@example.com>', files } = commit;
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const entries = Object.entries(files).map(([path, text]) => {
    if (text === null) return `D ${path}\n`;
    const [, mode = '100644', content = text] = /^(100755) (.*)$/s.exec(text) ?? [];
    return `M ${mode} inline ${path}\n${data(content)}`;
  });
  const people = `author ${who} 1700000000 +0000\ncommitter ${who} 1700000000 +0000\n`;
  const input = `commit refs/heads/${branch}\n${people}${data(message)}from ${from}\n${entries.join('')}`;
  const env = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  await execa('git', ['fast-import', '--quiet'], { input, env, cwd: bare });
  return git(bare, 'rev-parse', `refs/heads/${branch}`);
}
