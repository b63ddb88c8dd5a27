import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `date` is ISO 8601 in UTC, to the second. */
export interface Person {
  name: string;
  email: string;
  date: string;
}

export interface CommitObject {
  sha: string;
  tree: string;
  parents: string[];
  author: Person;
  committer: Person;
  message: string;
}

export interface TreeEntry {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  size: number | null;
  path: string;
}

export interface Ref {
  name: string;
  sha: string;
  type: string;
}

export type GitStore = ReturnType<typeof openGitStore>;

// The machine's own git configuration must not change what the stand-in answers.
const ENVIRONMENT = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  HOME: '/nonexistent',
};

async function runGit(args: string[], input: string | Buffer, env: Record<string, string>) {
  const child = spawn('git', args, { env: { ...ENVIRONMENT, ...env } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // git may end before it has read everything; the exit code then tells why.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() };
}

/** Reads and writes the objects and refs of one bare repository through the real git. */
export function openGitStore(gitDir: string) {
  const attempt = (args: string[], input: string | Buffer = '', env: Record<string, string> = {}) =>
    runGit(['-c', 'safe.directory=*', '--git-dir', gitDir, ...args], input, env);

  /** Throws what git wrote to standard error when it exits with another code than 0. */
  async function git(args: string[], input: string | Buffer = '', env: Record<string, string> = {}) {
    const { code, stdout, stderr } = await attempt(args, input, env);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr.trim()}`);
    return stdout;
  }
  const text = async (args: string[], input: string | Buffer = '', env: Record<string, string> = {}) =>
    (await git(args, input, env)).toString();
  const line = async (args: string[], input: string | Buffer = '', env: Record<string, string> = {}) =>
    (await text(args, input, env)).trimEnd();

  async function resolve(revision: string, type: 'commit' | 'tree' | 'blob' = 'commit') {
    const { code, stdout } = await attempt([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^{${type}}`,
    ]);
    return code === 0 ? stdout.toString().trim() : null;
  }

  return {
    /** The full id of what a revision names, `null` when there is no such object of that type. */
    resolve,
    text,
    /** What lies at a path of a commit; the root for an empty path. */
    entry: async (commit: string, path: string): Promise<{ type: 'blob' | 'tree'; sha: string } | null> => {
      const object = `${commit}:${path}`;
      const { code, stdout } = await attempt(
        ['cat-file', '--batch-check=%(objecttype) %(objectname)'],
        object,
      );
      const [type, sha = ''] = stdout.toString().trim().split(' ');
      return code === 0 && (type === 'blob' || type === 'tree') ? { type, sha } : null;
    },
    commit: async (sha: string): Promise<CommitObject> =>
      parseCommit(sha, await text(['cat-file', 'commit', sha])),
    blob: (sha: string): Promise<Buffer> => git(['cat-file', 'blob', sha]),
    tree: async (tree: string, recursive: boolean): Promise<TreeEntry[]> =>
      parseTree(await text(['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), tree])),
    writeBlob: (bytes: Buffer): Promise<string> => line(['hash-object', '-w', '--stdin'], bytes),
    writeTree: (base: string | null, entries: Array<{ mode: string; sha: string | null; path: string }>) =>
      writeTree(line, base, entries),
    writeCommit: (commit: Omit<CommitObject, 'sha'>): Promise<string> =>
      line(['hash-object', '-w', '-t', 'commit', '--stdin'], formatCommit(commit)),
    refs: async (prefix: string): Promise<Ref[]> => {
      const listing = await line(['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)', prefix]);
      return listing === '' ? [] : listing.split('\n').map(parseRef);
    },
    setRef: (ref: string, sha: string) => git(['update-ref', ref, sha]),
    /** `false` where git refuses, as for `a/b` beside a branch `a`. */
    trySetRef: async (ref: string, sha: string) => (await attempt(['update-ref', ref, sha])).code === 0,
    deleteRef: (ref: string) => git(['update-ref', '-d', ref]),
    isRefName: async (ref: string) => (await attempt(['check-ref-format', ref])).code === 0,
    isAncestor: async (older: string, newer: string) =>
      (await attempt(['merge-base', '--is-ancestor', older, newer])).code === 0,
    mergeBase: async (one: string, other: string): Promise<string | null> => {
      const { code, stdout } = await attempt(['merge-base', one, other]);
      return code === 0 ? stdout.toString().trim() : null;
    },
    mergesCleanly: async (one: string, other: string) =>
      (await attempt(['merge-tree', '--write-tree', one, other])).code === 0,
    /** Commits of a range or below a revision, newest first. */
    revisions: async (range: string, path?: string): Promise<string[]> => {
      const listing = await line(['rev-list', '--end-of-options', range, '--', ...(path ? [path] : [])]);
      return listing === '' ? [] : listing.split('\n');
    },
  };
}

function parsePerson(text: string): Person {
  const match = /^(.*) <([^>]*)> (\d+) /.exec(text);
  const date = new Date(Number(match?.[3] ?? 0) * 1000).toISOString().replace('.000Z', 'Z');
  return { name: match?.[1] ?? '', email: match?.[2] ?? '', date };
}

function parseCommit(sha: string, raw: string): CommitObject {
  const split = raw.indexOf('\n\n');
  const head = raw.slice(0, split).split('\n');
  const values = (key: string) =>
    head.filter((row) => row.startsWith(`${key} `)).map((row) => row.slice(key.length + 1));
  return {
    sha,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parsePerson(values('author')[0] ?? ''),
    committer: parsePerson(values('committer')[0] ?? ''),
    message: raw.slice(split + 2).replace(/\n$/, ''),
  };
}

function formatCommit(commit: Omit<CommitObject, 'sha'>): string {
  const person = ({ name, email, date }: Person) => `${name} <${email}> ${Date.parse(date) / 1000} +0000`;
  const parents = commit.parents.map((parent) => `parent ${parent}\n`).join('');
  return `tree ${commit.tree}\n${parents}author ${person(commit.author)}\ncommitter ${person(commit.committer)}\n\n${commit.message}`;
}

function parseTree(listing: string): TreeEntry[] {
  return listing
    .split('\0')
    .filter((row) => row !== '')
    .map((row) => {
      const tab = row.indexOf('\t');
      const [mode = '', type = '', sha = '', size = '-'] = row.slice(0, tab).split(/ +/);
      return {
        mode,
        type: type as TreeEntry['type'],
        sha,
        size: size === '-' ? null : Number(size),
        path: row.slice(tab + 1),
      };
    });
}

function parseRef(row: string): Ref {
  const [name = '', sha = '', type = ''] = row.split(' ');
  return { name, sha, type };
}

/** A tree made in an index of its own; a `null` sha removes the path. */
async function writeTree(
  line: (args: string[], input?: string, env?: Record<string, string>) => Promise<string>,
  base: string | null,
  entries: Array<{ mode: string; sha: string | null; path: string }>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'github-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await line(base === null ? ['read-tree', '--empty'] : ['read-tree', base], '', env);
    const rows = entries.map(({ mode, sha, path }) =>
      sha === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`,
    );
    await line(['update-index', '--add', '--replace', '-z', '--index-info'], rows.join(''), env);
    return await line(['write-tree'], '', env);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
