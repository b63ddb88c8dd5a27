import { posix } from 'node:path';
import type { CommitFiles } from './agents-md.ts';
import type { Resolve } from './guidance-files.ts';

/** As deep as Claude Code follows imports (its memory documentation), and not more files than anybody means. */
const MOST_HOPS = 5;
const MOST_FILES = 20;

/**
 * A text with the files it imports by `@path` after it, each once under its path. A path is relative to the file that
 * names it; what lies outside the repository, or is not there, stays a word.
 */
export async function withImports(
  path: string,
  text: string,
  resolve: Resolve,
  commit: CommitFiles,
): Promise<string> {
  const seen = new Set([path]);
  const parts = [text];
  let texts = [{ path, text }];
  for (let hop = 0; hop < MOST_HOPS && texts.length > 0; hop += 1) {
    const found = texts
      .flatMap((file) =>
        importsOf(file.text).map((names) => fileOf(names, posix.dirname(file.path), resolve)),
      )
      .filter((file) => file !== null)
      .filter((file) => !seen.has(file.path) && seen.size <= MOST_FILES && seen.add(file.path));
    const contents = await commit.read(found.map(({ blob }) => blob));
    texts = found.map((file) => ({ path: file.path, text: contents.get(file.blob) ?? '' }));
    parts.push(...texts.map((file) => `# ${file.path} (imported)\n${file.text}`));
  }
  return parts.join('\n\n');
}

/**
 * `@docs/style.md` outside code, after a blank (Claude Code's documentation: anywhere in a sentence) or an opening
 * bracket. What ends a sentence may belong to the name or not, so both are given: as it stands, and without.
 */
function importsOf(text: string): string[][] {
  const prose = text.replace(/```[\s\S]*?(?:```|$)/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/(?<=^|[\s([])@((?:\.{1,2}\/)?[\w.-]+(?:\/[\w.-]+)*)/gm)].map(([, name = '']) => [
    name,
    name.replace(/(?<![.-])[.-]{1,20}$/, ''),
  ]);
}

/** The first of several names that is a file. */
function fileOf(names: readonly string[], folder: string, resolve: Resolve): ReturnType<Resolve> {
  for (const name of names) {
    const file = resolve(posix.join(folder, name));
    if (file !== null) return file;
  }
  return null;
}
