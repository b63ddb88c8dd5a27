import { resolve } from 'node:path';
import type { OutputOptions } from 'rolldown';

type Splitting = Exclude<OutputOptions['codeSplitting'], boolean | undefined>;
type Name = Extract<NonNullable<Splitting['groups']>[number]['name'], (...args: never) => unknown>;
type Context = Parameters<Name>[1];

/** What a start reads, in the order of reading, each with what it is read for. A module belongs to the first that has it. */
const STEPS: ReadonlyArray<{ name: string; entries: readonly string[] }> = [
  { name: 'base', entries: ['src/main.ts'] },
  { name: 'begin', entries: ['src/cli.ts', 'src/commands/fix.ts'] },
  {
    name: 'light',
    entries: ['src/commands/apply-patch.ts', 'src/commands/triage.ts', 'src/commands/guard.ts'],
  },
  { name: 'run', entries: ['src/commands/run-fix.ts'] },
  { name: 'repair', entries: ['src/repair.ts'] },
];

/**
 * One file for each step of a start. Left alone the bundler makes one for each set of modules that the same entries share,
 * some forty of them, and to find, read and link a file costs more than what most of them hold.
 */
export function startChunks(): Splitting {
  const main = resolve('src/main.ts');
  const steps = STEPS.map((step) => ({ ...step, modules: null as Set<string> | null }));
  const name: Name = (id, context) => {
    // The others import what it awaits them for.
    if (id === main) return null;
    for (const step of steps) {
      step.modules ??= reached(step.entries, context);
      if (step.modules.has(id)) return KEPT_APART.has(step.name) ? null : step.name;
    }
    return null;
  };
  // What a module imports is in its own step, or in one before.
  return { includeDependenciesRecursively: false, groups: [{ name, debugName: 'start' }] };
}

/** Other commands read parts of it alone. */
const KEPT_APART: ReadonlySet<string> = new Set(['light']);

/** All modules that are read with these. */
function reached(entries: readonly string[], context: Context): Set<string> {
  const modules = new Set<string>();
  const left = entries.map((entry) => resolve(entry));
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const info = modules.has(id) ? null : context.getModuleInfo(id);
    if (info === null) continue;
    modules.add(id);
    left.push(...info.importedIds);
  }
  return modules;
}
