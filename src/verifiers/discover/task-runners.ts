import { parse } from 'yaml';
import type { FileReader, RefusedCommand, Verifier } from '../../types.ts';
import { kindOfName } from '../check-kinds.ts';
import type { CheckKind } from '../check-programs.ts';
import { firstHere, found, makeVerifier, type Source, type SourceContext } from './source.ts';

/** A file that names targets, and how one is run. */
interface TargetFile {
  names: readonly string[];
  run: string;
  targets: (text: string) => string[];
}

const TARGET_FILES: readonly TargetFile[] = [
  { names: ['Makefile', 'makefile', 'GNUmakefile'], run: 'make', targets: makeTargets },
  { names: ['justfile', 'Justfile', '.justfile'], run: 'just', targets: justRecipes },
  { names: ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml', 'taskfile.yaml'], run: 'task', targets: tasks },
];

/** Files of runners that make environments of their own when they run. */
const ENVIRONMENTS = [
  { names: ['tox.ini', 'tox.toml'], command: 'tox' },
  { names: ['noxfile.py'], command: 'nox' },
] as const;

/** Targets of make, just and Task, and tox and nox. They fill what is missing. */
export const fromTaskRunners: Source = async (files, context) => {
  const candidates: Array<Verifier | RefusedCommand | null> = [];
  const kinds = new Set<string>();
  for (const { names, run, targets } of TARGET_FILES) {
    const file = await firstHere(files, context, names);
    for (const [name, kind] of checksAmong(targets(file?.text ?? ''))) {
      if (kinds.has(`${kind} ${name}`) || context.covered(kind)) continue;
      kinds.add(`${kind} ${name}`);
      candidates.push(makeVerifier(`${run}-${name}`, `${run} ${name}`, 'makefile', context.workingDirectory));
    }
  }
  return found([...candidates, ...(await environments(files, context))]);
};

/** Targets that check, less the special cases of one that is there: `test-race` and `e2e` beside `test`. */
function checksAmong(targets: readonly string[]): Array<[name: string, kind: CheckKind]> {
  const kinds = targets.flatMap((name): Array<[string, CheckKind]> => {
    const kind = kindOfName(name);
    return kind === null ? [] : [[name, kind]];
  });
  const plain = new Set(kinds.map(([name]) => name));
  const stem = (name: string) => name.slice(0, name.search(/[-_:.]/));
  return kinds.filter(([name, kind]) => {
    if (kind === 'test' && plain.has('test')) return name === 'test';
    return !/[-_:.]/.test(name) || !plain.has(stem(name));
  });
}

async function environments(files: FileReader, context: SourceContext): Promise<RefusedCommand[]> {
  const present = await Promise.all(ENVIRONMENTS.map(({ names }) => firstHere(files, context, names)));
  return ENVIRONMENTS.filter((_, i) => present[i] !== null).map(({ command }) => ({
    command,
    source: 'makefile',
    reason: 'installs its environments when it runs; make them in `setup` and name it in `verify`',
  }));
}

const MAX_TARGETS = 200;

/** Names in front of a rule's colon; no variables (`:=`), no patterns. */
function makeTargets(text: string): string[] {
  const found = [...text.matchAll(/^([A-Za-z0-9][\w.-]{0,60})[ \t]{0,20}::?(?![=:])/gm)];
  return [...new Set(found.map(([, name = '']) => name))].slice(0, MAX_TARGETS);
}

/** Recipes that need no argument. */
function justRecipes(text: string): string[] {
  const found = [
    ...text.matchAll(
      /^@?([A-Za-z_][\w-]{0,60})((?:[ \t]{1,9}[*+]?[\w-]{1,40}=[^\s:]{1,40}){0,5}[ \t]{0,9}):(?!=)/gm,
    ),
  ];
  return [...new Set(found.map(([, name = '']) => name))].slice(0, MAX_TARGETS);
}

function tasks(text: string): string[] {
  try {
    const file: unknown = parse(text, { logLevel: 'error', uniqueKeys: false, prettyErrors: false });
    return Object.keys(Object(Object(file).tasks)).slice(0, MAX_TARGETS);
  } catch {
    // What cannot be read names nothing.
    return [];
  }
}
