import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const STAGES = ['trigger', 'context', 'workspace', 'verifiers', 'agent', 'judge', 'publish'];
/** Leaves any stage may import. */
const LEAVES = ['text', 'triage'];
/** Known everywhere right below src/, so they know no stage. All other files there are the run itself and its doors. */
const COMMON = [
  'cancel.ts',
  'config.ts',
  'input-kinds.ts',
  'environment.ts',
  'github.ts',
  'network-policy.ts',
  'progress.ts',
  'version.ts',
];

interface Import {
  /** Path below src/. */
  from: string;
  /** Path below src/, or the name of a package. */
  to: string;
  /** Names that exist at run time; `*` for a whole module. None: the import is for types alone. */
  values: string[];
}

const STATIC = /^(?:import|export) (type )?(?:([^;'"=()]*?) from )?'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(?<!\.d)\.ts$/.test(path),
);
const sources = new Map(files.map((path) => [path, readFileSync(join(SRC, path), 'utf8')]));
const imports = [...sources].flatMap(([path, source]) => readImports(path, source));

function readImports(from: string, source: string): Import[] {
  const resolve = (to: string) => (to.startsWith('.') ? normalize(join(dirname(from), to)) : to);
  const fixed = [...source.matchAll(STATIC)].map(([, type, names, to = '']) => ({
    from,
    to: resolve(to),
    values: type === undefined ? valueNames(names) : [],
  }));
  const dynamic = [...source.matchAll(DYNAMIC)].map(([, to = '']) => ({
    from,
    to: resolve(to),
    values: ['*'],
  }));
  return [...fixed, ...dynamic];
}

/** `A, { type B, c as d }` → `A`, `c`; nothing at all is a module loaded for its effects. */
function valueNames(names = '*'): string[] {
  return names
    .split(/[{},]/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/ as .*$/, ''));
}

/** The folder right below src/, or the file where it lies in src/ itself. */
const layer = (path: string) => path.split('/')[0] ?? '';
const show = ({ from, to }: Import) => `${from} -> ${to}`;
const isOwn = ({ to }: Import) => sources.has(to);
const isType = ({ values }: Import) => values.length === 0;

/** Imports of `from` that are neither its own folder nor one of `allowed`. */
const beyond = (from: string, allowed: readonly string[]) =>
  imports.filter(
    (each) => isOwn(each) && layer(each.from) === from && ![from, ...allowed].includes(layer(each.to)),
  );

/** Who imports packages that begin so. */
const importersOf = (prefix: string, kind: (each: Import) => boolean = () => true) =>
  [
    ...new Set(imports.filter((each) => each.to.startsWith(prefix) && kind(each)).map(({ from }) => from)),
  ].sort();

/** Files whose code, comments aside, holds the pattern. */
const using = (pattern: RegExp) =>
  [...sources]
    .filter(([, source]) => pattern.test(source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')))
    .map(([path]) => path);

test('every relative import names a file that is there', () => {
  expect(imports.filter((each) => each.to.endsWith('.ts') && !isOwn(each)).map(show)).toEqual([]);
  expect(imports.filter(isOwn).length).toBeGreaterThan(files.length);
});

describe('imports point one way', () => {
  test('types.ts imports nothing', () => {
    expect(imports.filter(({ from }) => from === 'types.ts').map(show)).toEqual([]);
  });

  test('text/ imports only itself and types, triage/ also text/', () => {
    expect(beyond('text', ['types.ts']).map(show)).toEqual([]);
    expect(beyond('triage', ['types.ts', 'text']).map(show)).toEqual([]);
  });

  test.each(STAGES)('%s/ imports no other stage', (stage) => {
    expect(files.filter((path) => layer(path) === stage)).not.toEqual([]);
    const strangers = beyond(stage, ['types.ts', 'network-policy.ts', ...LEAVES]).filter(
      (each) => !isGitHubContract(each),
    );
    expect(strangers.map(show)).toEqual([]);
  });

  // The client itself is handed to a stage. Its type is the contract, and `statusOf` reads the errors that belong to
  // that contract: handing a pure function along with every client would say nothing more.
  const isGitHubContract = ({ to, values }: Import) =>
    to === 'github.ts' && values.every((name) => name === 'statusOf');

  test('only the doors and the run put stages together', () => {
    expect(COMMON.filter((name) => !files.includes(name))).toEqual([]);
    // Only github.ts opens the folder its calls lie in.
    const stray = COMMON.flatMap((name) =>
      beyond(name, ['types.ts', ...COMMON, ...LEAVES, ...(name === 'github.ts' ? ['github'] : [])]),
    );
    expect(stray.map(show)).toEqual([]);
    expect(beyond('github', ['types.ts', 'github.ts']).map(show)).toEqual([]);
    const openers = imports.filter(({ to }) => layer(to) === 'github').map(({ from }) => layer(from));
    expect([...new Set(openers)].sort()).toEqual(['github', 'github.ts']);
  });

  test('main.ts opens the doors and nothing else, and nobody imports it', () => {
    expect(imports.filter(({ to }) => to === 'main.ts').map(show)).toEqual([]);
    const opened = imports.filter((each) => each.from === 'main.ts' && isOwn(each)).map(({ to }) => to);
    expect(opened.sort()).toEqual([
      'action.ts',
      'cli.ts',
      'old-node.ts',
      'text/redact.ts',
      'text/sentence.ts',
      'text/tokens.ts',
      'types.ts',
    ]);
  });

  test('there is no cycle', () => {
    expect(files.map((path) => cycleFrom(path, [])).filter((cycle) => cycle !== null)).toEqual([]);
  });
});

const clear = new Set<string>();

/** The way back to a file that is already on the way, if there is one; types are gone by then and make no cycle. */
function cycleFrom(path: string, way: readonly string[]): string | null {
  if (way.includes(path)) return [...way.slice(way.indexOf(path)), path].join(' -> ');
  if (clear.has(path)) return null;
  const next = imports.filter((each) => each.from === path && isOwn(each) && !isType(each));
  const cycle = next.map(({ to }) => cycleFrom(to, [...way, path])).find((found) => found !== null) ?? null;
  if (cycle === null) clear.add(path);
  return cycle;
}

describe('one door each to the outside', () => {
  test('the runner is spoken to by the Action alone', () => {
    expect(importersOf('@actions/')).toEqual(['action-result.ts', 'action.ts']);
  });

  test('the model is called from agent/model.ts alone', () => {
    expect(importersOf('openai', (each) => !isType(each))).toEqual(['agent/model.ts']);
  });

  test("GitHub's API is called from github.ts alone", () => {
    expect(importersOf('@octokit/')).toEqual(['github.ts']);
  });

  test('the core prints nothing', () => {
    // The guard's rules hold code of others, as examples.
    expect(using(/\bconsole\./).filter((path) => !/^judge\/(?:rules\/|asks-rules)/.test(path))).toEqual([]);
    const doors = ['main.ts', 'action.ts', 'action-result.ts', 'cli.ts', 'commands', 'workspace/apply.ts'];
    const printing = using(/\bprocess\.(?:stdout|stderr)\b/);
    expect(printing.filter((path) => !doors.includes(path) && !doors.includes(layer(path)))).toEqual([]);
    expect(printing).toContain('main.ts');
  });
});
