import { dirname, join, normalize } from 'node:path/posix';
import type { FileReader, Verifier } from '../../types.ts';
import type { CheckKind } from '../check-programs.ts';
import { ECOSYSTEMS, type Ecosystem } from './ecosystem-rules.ts';
import { found, makeVerifier, readHere, type Source, type SourceContext } from './source.ts';

/** What an ecosystem's own tools check where nothing else in the project says so. */
export const fromEcosystems: Source = async (files, context) => {
  const each = await Promise.all(ECOSYSTEMS.map((ecosystem) => checksOf(ecosystem, files, context)));
  return found(each.flat());
};

async function checksOf(
  ecosystem: Ecosystem,
  files: FileReader,
  context: SourceContext,
): Promise<Verifier[]> {
  const there = presence(files, context);
  if (!(await there(ecosystem.marks))) return [];
  const texts = await Promise.all(
    (ecosystem.configuration ?? []).map((name) => readHere(files, context, name)),
  );
  const configuration = texts.join('\n');
  const runner = await runnerOf(ecosystem, there);
  const kinds = new Set<CheckKind>();
  const verifiers: Verifier[] = [];
  for (const { kind, command, files: marks, says } of ecosystem.checks) {
    // Tests build what they test.
    if (kinds.has(kind) || (kind === 'build' && kinds.has('test')) || context.covered(kind, ecosystem.tools))
      continue;
    const asked = marks === undefined && says === undefined;
    if (!asked && !says?.test(configuration) && !(marks !== undefined && (await there(marks)))) continue;
    kinds.add(kind);
    verifiers.push(makeVerifier(command, runner + command, 'ecosystem', context.workingDirectory));
  }
  return verifiers;
}

async function runnerOf({ through = [] }: Ecosystem, there: (names: readonly string[]) => Promise<boolean>) {
  for (const [file, runner] of through) if (await there([file])) return runner;
  return '';
}

/** Whether the project has one of these files. */
function presence(files: FileReader, { workingDirectory }: SourceContext) {
  return async (names: readonly string[]): Promise<boolean> => {
    for (const name of names) {
      const path = normalize(join(workingDirectory, name));
      const isThere = path.includes('*')
        ? (await files.list()).some((each) => dirname(each) === dirname(path) && fits(each, path))
        : (await files.read(path)) !== null;
      if (isThere) return true;
    }
    return false;
  };
}

/** `*` stands for the start of a file's name. */
const fits = (path: string, pattern: string) => path.endsWith(pattern.slice(pattern.indexOf('*') + 1));
