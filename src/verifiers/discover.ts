import { join, normalize } from 'node:path/posix';
import type { FileReader, FoundVerifiers, Verifier } from '../types.ts';
import { kindsOf, reached } from './check-kinds.ts';
import { fromAgentsMd } from './discover/agents-md.ts';
import { fromEcosystems } from './discover/ecosystems.ts';
import { fromFailingJob } from './discover/failing-job.ts';
import { fromHooks } from './discover/hooks.ts';
import { fromInput } from './discover/input.ts';
import { fromPackageScripts, packageManager } from './discover/package-scripts.ts';
import type { DiscoveryContext, Source, SourceContext } from './discover/source.ts';
import { fromTaskRunners } from './discover/task-runners.ts';
import { packageScripts } from './package-scripts.ts';
import { changesFolder, folderOf, ranCommands } from './repeats.ts';

export { inputVerifiers } from './discover/input.ts';
export { makeVerifier } from './discover/source.ts';
export { withoutRepeats } from './repeats.ts';

/** A source of verifiers. */
interface SourceRow {
  find: Source;
  /** So many at most: no source crowds out another, and a run stays payable. */
  max: number;
  /** Only adds: where another source names the same check, that one's stands. */
  adds?: true;
}

/** In order of trust, which is the order of the verifiers. */
const SOURCES: readonly SourceRow[] = [
  { find: fromAgentsMd, max: 6, adds: true },
  { find: fromFailingJob, max: 20 },
  { find: fromPackageScripts, max: 8 },
  { find: fromHooks, max: 4 },
  { find: fromTaskRunners, max: 5 },
  { find: fromEcosystems, max: 8 },
];

const MAX_REFUSED = 100;

/**
 * The verifiers of a run beside the failing commands, in order, and what was found and is none.
 * @param reader the commit that is trusted to say what judges: the failing one, or the default branch
 */
export async function discover(reader: FileReader, context: DiscoveryContext): Promise<FoundVerifiers> {
  const files = remembering(reader);
  const packageJson = await files.read(join(context.workingDirectory, 'package.json'));
  const project: Project = {
    ...context,
    scripts: packageScripts(packageJson),
    manager: await packageManager(files, context.workingDirectory, packageJson),
  };
  if (context.verify.length > 0) return fromInput(files, { ...project, covered: () => false });
  const results = await askSources(files, project);
  return {
    verifiers: withOwnIds(results.flatMap(({ verifiers }) => verifiers)),
    refused: unique(results.flatMap(({ refused }) => refused)).slice(0, MAX_REFUSED),
  };
}

type Project = Omit<SourceContext, 'covered'>;

/** What each source has that others have not, in the order of trust. */
async function askSources(files: FileReader, project: Project): Promise<FoundVerifiers[]> {
  const ran = ranCommands(project.scripts, project.workingDirectory);
  const earlier = [...project.failing];
  for (const verifier of earlier) ran.add(verifier);
  const results = new Map<SourceRow, FoundVerifiers>();
  // What only adds is sorted out last, though it stands first.
  for (const row of SOURCES.toSorted((a, b) => Number(a.adds ?? false) - Number(b.adds ?? false))) {
    const covered = coverage(earlier, project);
    const { verifiers, refused } = await row.find(files, { ...project, covered });
    const fresh = verifiers.filter((verifier) => {
      const repeat = ran.has(verifier);
      ran.add(verifier);
      return !repeat;
    });
    earlier.push(...fresh.slice(0, row.max));
    const over = fresh.slice(row.max).map(({ command, source }) => ({
      command,
      source,
      reason: `is one of more than ${row.max} from its source`,
    }));
    results.set(row, { verifiers: fresh.slice(0, row.max), refused: [...refused, ...over] });
  }
  return SOURCES.flatMap((row) => results.get(row) ?? []);
}

/** What is looked at in the project's own folder: the same check in another one says nothing of this. */
function coverage(
  earlier: readonly Verifier[],
  { scripts, workingDirectory }: Project,
): SourceContext['covered'] {
  const here = earlier.filter(
    (each) => folderOf(each.workingDirectory) === folderOf(workingDirectory) && !changesFolder(each.command),
  );
  const known = here.map(({ command }) => {
    const parts = reached(command, scripts).take(100).toArray();
    return { text: [command, ...parts.flat()].join(' '), kinds: kindsOf(command, scripts) };
  });
  return (kind, tools) =>
    known.some(
      ({ text, kinds }) => kinds.has(kind) && (tools === undefined || tools.test(text) || TARGET.test(text)),
    );
}

/** What a target runs is not looked into: it may be any tool. */
const TARGET = /\b(?:make|just|task) \w/;

/** Every file is read once, and none that is not there, where that is known. */
function remembering(files: FileReader): FileReader {
  const texts = new Map<string, Promise<string | null>>();
  let listed: Promise<readonly string[]> | null = null;
  const list = () => {
    listed ??= files.list();
    return listed;
  };
  const paths = list().then((all) => new Set(all));
  const read = async (path: string) => {
    const known = await paths;
    return known.size > 0 && !known.has(path) ? null : files.read(path);
  };
  return {
    list,
    read(path) {
      const text = texts.get(path) ?? read(normalize(path));
      texts.set(path, text);
      return text;
    },
  };
}

const unique = (refused: FoundVerifiers['refused']) => [
  ...new Map(refused.map((each) => [`${each.source}\0${each.command}\0${each.reason}`, each])).values(),
];

/** Ids name logs: the second of a name gets a number. */
export function withOwnIds(verifiers: readonly Verifier[]): Verifier[] {
  const count = new Map<string, number>();
  return verifiers.map((verifier) => {
    const n = (count.get(verifier.id) ?? 0) + 1;
    count.set(verifier.id, n);
    return n === 1 ? verifier : { ...verifier, id: `${verifier.id}-again-${n}` };
  });
}
