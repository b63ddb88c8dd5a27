import { globMatches } from '../text/glob.ts';
import {
  applyTo,
  type GuidanceFile,
  guidanceFiles,
  guidanceLinks,
  type Resolve,
  resolver,
  speakers,
  type TreeFiles,
} from './guidance-files.ts';
import { withImports } from './imports.ts';

/** A commit's files as git has them: never the tree the model writes. */
export interface CommitFiles {
  /** Every file; `mode` as git writes it, `120000` for a link. */
  files: TreeFiles;
  /** Contents by blob id; one that is missing is left out. */
  read(blobs: readonly string[]): Promise<Map<string, string>>;
}

export interface GuidanceText {
  path: string;
  text: string;
}

/** The repository's instructions for agents: what is said up front, and what belongs to a folder. */
export interface Guidance {
  /** For the whole repository; `null` where there is none. */
  root: GuidanceText | null;
  /** Files that speak for a folder, or for paths that fit a pattern. */
  nested: Array<{ path: string; lines: number }>;
  /**
   * The files that speak for these paths and were not given out yet, the nearest first. `anew`: none but the root counts
   * as given out.
   */
  forPaths(paths: readonly string[], anew?: boolean): Promise<GuidanceText[]>;
}

/** What is given out at once (Codex caps its project documents there): the nearest file whole, the cut named. */
const MAX_BYTES = 32 * 1024;
/** More files are not read; those that speak for most come first. */
const MAX_FILES = 200;

/**
 * Reads AGENTS.md files from a commit. AGENTS.override.md comes before AGENTS.md in its folder; CLAUDE.md, with its
 * `@` imports, speaks only where the repository has neither, and Copilot's instructions only where it has no CLAUDE.md.
 * A link that leads to a file of the repository is that file; the same content is given once.
 */
export async function readGuidance(commit: CommitFiles): Promise<Guidance> {
  const resolve = resolver(commit.files, await commit.read(guidanceLinks(commit.files)));
  const candidates = shallowest(guidanceFiles(commit.files, resolve));
  const texts = await commit.read([...new Set(candidates.map(({ blob }) => blob))]);
  const textOf = ({ blob }: GuidanceFile) => texts.get(blob) ?? '';
  const files = speakers(candidates.filter((file) => textOf(file).trim() !== ''));

  const given = new Set<string>();
  const give = async (speaking: readonly GuidanceFile[]) => {
    const fresh = speaking.filter(({ blob }) => !given.has(blob) && given.add(blob));
    const whole = (file: GuidanceFile) => wholeText(file, textOf(file), resolve, commit);
    return withinCap(await Promise.all(fresh.map(whole)));
  };
  const isRoot = ({ folder, scoped }: GuidanceFile) => folder === '' && !scoped;
  const nested = files.filter((file) => !isRoot(file));
  const [root] = await give(files.filter(isRoot));
  const upFront = new Set(given);
  return {
    root: root ?? null,
    nested: nested.map((file) => ({ path: file.path, lines: linesOf(textOf(file)) })),
    forPaths(paths, anew = false) {
      if (anew) for (const blob of given) if (!upFront.has(blob)) given.delete(blob);
      return give(
        nested
          .filter((file) => paths.some((path) => speaksFor(file, textOf(file), path)))
          .sort((left, right) => right.folder.length - left.folder.length),
      );
    },
  };
}

/** In their own order. */
function shallowest(files: GuidanceFile[]): GuidanceFile[] {
  if (files.length <= MAX_FILES) return files;
  const depth = ({ folder }: GuidanceFile) => (folder === '' ? 0 : folder.split('/').length);
  const kept = new Set(files.toSorted((a, b) => depth(a) - depth(b)).slice(0, MAX_FILES));
  return files.filter((file) => kept.has(file));
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').length;

function speaksFor({ folder, scoped }: GuidanceFile, text: string, path: string): boolean {
  if (scoped) return applyTo(text).some((pattern) => globMatches(pattern, path));
  return path.startsWith(`${folder}/`);
}

async function wholeText(
  { path, imports }: GuidanceFile,
  text: string,
  resolve: Resolve,
  commit: CommitFiles,
): Promise<GuidanceText> {
  if (!imports) return { path, text };
  return { path, text: await withImports(resolve(path)?.path ?? path, text, resolve, commit) };
}

/** Up to 32 KiB of several files; what does not fit is cut between characters, and the cut is told. */
function withinCap(files: readonly GuidanceText[]): GuidanceText[] {
  let room = MAX_BYTES;
  return files.map(({ path, text }) => {
    const bytes = Buffer.from(text);
    const fits = bytes.length <= room;
    // A character cut in two decodes to U+FFFD.
    const head = bytes
      .subarray(0, room)
      .toString('utf8')
      .replace(/\ufffd$/, '');
    room = fits ? room - bytes.length : 0;
    return {
      path,
      text: fits ? text : `${head}\n[cut: ${path} goes beyond the 32 KiB that are given at once]`,
    };
  });
}
