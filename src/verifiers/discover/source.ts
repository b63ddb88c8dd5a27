import { join } from 'node:path/posix';
import { slug } from '../../text/slug.ts';
import type { FileReader, FoundVerifiers, RefusedCommand, Verifier, VerifierSource } from '../../types.ts';
import type { CheckKind } from '../check-programs.ts';

/** What every source of verifiers is asked with. */
export interface DiscoveryContext {
  /** The input `verify`: when given, nothing is guessed. */
  verify: readonly string[];
  /** Commands known to fail: what they run is not found again. */
  failing: readonly Verifier[];
  /** Other commands of the failing job; without one, those of the workflows that check changes. */
  beside: FoundVerifiers;
  /** The project inside the repository. */
  workingDirectory: string;
}

/** What a source may know beside: what more trusted ones found. */
export interface SourceContext extends DiscoveryContext {
  /** Package scripts of the working directory. */
  scripts: ReadonlyMap<string, string>;
  /** Runs them: `npm`. */
  manager: string;
  /** What earlier sources look at, AGENTS.md aside. Guesses only fill what is missing. */
  covered: (kind: CheckKind, tools?: RegExp) => boolean;
}

export type Source = (files: FileReader, context: SourceContext) => Promise<FoundVerifiers>;

/** A verifier with GitHub's defaults: bash that stops at the first failing line, no extra environment. */
export function makeVerifier(
  id: string,
  command: string,
  source: VerifierSource,
  workingDirectory = '.',
): Verifier {
  return { id: slug(id), command, shell: 'bash -e {0}', workingDirectory, env: {}, omittedEnv: [], source };
}

/** Sorts candidates into verifiers and refused ones. */
export function found(each: ReadonlyArray<Verifier | RefusedCommand | null>): FoundVerifiers {
  return {
    verifiers: each.filter((one) => one !== null && 'id' in one),
    refused: each.filter((one) => one !== null && 'reason' in one),
  };
}

/** A text file of the working directory, cut where it is larger than anything a person wrote. */
export async function readHere(
  files: FileReader,
  { workingDirectory }: Pick<DiscoveryContext, 'workingDirectory'>,
  name: string,
): Promise<string | null> {
  const text = await files.read(join(workingDirectory, name));
  return text === null ? null : text.slice(0, 200_000);
}

/** The first of these files of the working directory that is there. */
export async function firstHere(
  files: FileReader,
  context: Pick<DiscoveryContext, 'workingDirectory'>,
  names: readonly string[],
): Promise<{ name: string; text: string } | null> {
  const texts = await Promise.all(names.map((name) => readHere(files, context, name)));
  const at = texts.findIndex((text) => text !== null);
  return at === -1 ? null : { name: names[at] ?? '', text: texts[at] ?? '' };
}
