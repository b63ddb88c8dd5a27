import type { GitHub } from './github.ts';
import type { BaseTree } from './publish/folder/patched.ts';
import type { FileReader } from './types.ts';

type Door = Pick<GitHub, 'commit' | 'files' | 'folder' | 'blob'>;
type Entries = BaseTree['files'];

/** A commit as the API gives it. Each object is asked for once. */
export interface ApiTree extends BaseTree, FileReader {}

/** What the house's manners stand in, besides the folders of the patch. */
const MANNERS = ['.github/workflows/', 'docs/'];
/** A folder of templates may be written in any letters. */
const TEMPLATES = /^(?:\.github\/|docs\/)?pull_request_template$/i;
const FOLDER = '040000';

/**
 * Lists a commit by one call. GitHub cuts that list for a very large tree; then the folders on the way to the touched
 * paths are read one by one, and those of manners. A folder that is not read stands among the files as an entry of its
 * own, with the mode of one: so whatever would take its place is still seen. What lies in it is not: `list` leaves it
 * out, and `read` looks for it.
 *
 * @param touched what the record says of the patch; a path that is not there costs nothing
 */
export async function openApiTree(door: Door, sha: string, touched: readonly string[]): Promise<ApiTree> {
  const blob = once((name) => door.blob(name));
  const { tree } = await door.commit(sha);
  const whole = await door.files(tree);
  const walk = whole === null ? openWalk(door, tree) : null;
  await walk?.along([...touched, ...MANNERS]);
  await walk?.along([...walk.files.keys()].filter((path) => TEMPLATES.test(path)).map((path) => `${path}/`));
  const files: Entries = whole ?? walk?.files ?? new Map();
  return {
    files,
    blob,
    list: () => Promise.resolve([...files].filter(([, { mode }]) => mode !== FOLDER).map(([path]) => path)),
    async read(path) {
      await walk?.along([path]);
      const entry = files.get(path);
      // Neither a folder nor a submodule has a text.
      if (entry === undefined || !entry.mode.startsWith('1') || entry.mode === '160000') return null;
      return Buffer.from(await blob(entry.sha)).toString('utf8');
    },
  };
}

/** Reads folders as they are needed; `files` is what has been seen so far. */
function openWalk(door: Pick<Door, 'folder'>, root: string) {
  const files = new Map<string, { mode: string; sha: string }>();
  const folder = once((sha) => door.folder(sha));
  /** Puts the entries of a folder in its own place. */
  const open = once(async (path: string) => {
    const own = files.get(path.slice(0, -1));
    if (path !== '' && own?.mode !== FOLDER) return;
    const entries = await folder(own?.sha ?? root);
    files.delete(path.slice(0, -1));
    for (const [name, { mode, sha }] of entries) files.set(path + name, { mode, sha });
  });
  /** One level after the other: a folder is known by the one it lies in. */
  const along = async (paths: readonly string[]): Promise<void> => {
    await open('');
    const levels = paths.map(foldersOf);
    const depth = Math.max(0, ...levels.map(({ length }) => length));
    for (let level = 0; level < depth; level += 1)
      await Promise.all(levels.flatMap((folders) => folders[level] ?? []).map(open));
  };
  return { files, along };
}

/** `a/b/c` → `a/`, `a/b/`. */
function foldersOf(path: string): string[] {
  const all: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) all.push(path.slice(0, at + 1));
  return all;
}

/** Asks for each name once. */
function once<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}

/** Each is a call: more are not worth a title. The template is read first, workflows last. */
const MOST_READS = 8;

/** Reads files for manners alone: what is too much to read, or cannot be read, decides nothing. */
export function sparing({ read, list }: FileReader, most: number = MOST_READS): FileReader {
  const texts = new Map<string, Promise<string | null>>();
  return {
    list,
    read(path) {
      const text = texts.get(path) ?? (texts.size < most ? read(path).catch(() => null) : null);
      if (text !== null) texts.set(path, text);
      return text ?? Promise.resolve(null);
    },
  };
}
