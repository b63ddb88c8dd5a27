import * as z from 'zod';
import { parseJsonc } from './jsonc.ts';
import type { SetupPlan, SetupStep, WantedTool } from './plan.ts';

/** Where the Development Container Specification looks, in order. */
export const DEVCONTAINER_FILES = ['.devcontainer/devcontainer.json', '.devcontainer.json'] as const;

const lifecycle = z.union([
  z.string(),
  z.array(z.string()),
  z.record(z.string(), z.union([z.string(), z.array(z.string())])),
]);

/** A command of another form is none; the others still count. */
const command = lifecycle.optional().catch(undefined);
const devcontainer = z.object({
  image: z.string().optional().catch(undefined),
  features: z.record(z.string(), z.unknown()).optional().catch(undefined),
  containerEnv: z.record(z.string(), z.string()).optional().catch(undefined),
  onCreateCommand: command,
  updateContentCommand: command,
  postCreateCommand: command,
});

/** The commands that make a container ready, in the order of the specification ("Lifecycle scripts"). */
const LIFECYCLE = ['onCreateCommand', 'updateContentCommand', 'postCreateCommand'] as const;

/** What stands for the root of the repository; it is put in when a command starts. */
export const WORKSPACE_FOLDER = /\$\{(?:container|local)WorkspaceFolder\}/g;

/**
 * What a devcontainer.json runs, names and asks for. Its image is not built: the tools it would hold are hints.
 * @param file the name for people
 * @returns `null` where it holds nothing of use
 */
export function devcontainerPlan(text: string, file: string): SetupPlan | null {
  const parsed = devcontainer.safeParse(parseJsonc(text));
  if (!parsed.success) return null;
  const { image, features = {}, containerEnv = {} } = parsed.data;
  const { env, notes } = plainEnv(containerEnv, file);
  const steps = LIFECYCLE.flatMap((name) => {
    const own = parsed.data[name];
    return own === undefined ? [] : toSteps(own, env);
  });
  const hints = [imageTool(image ?? '', file), ...featureTools(features, file)].filter(
    (hint) => hint !== null,
  );
  if (image !== undefined && hints.length === 0)
    notes.push(`${file} asks for the image ${image}; commands run here without it`);
  return steps.length + hints.length === 0 ? null : { source: 'devcontainer', steps, hints, notes };
}

/** A string is for a shell, a list is a program with its arguments, a mapping holds several that may run in any order. */
function toSteps(value: z.infer<typeof lifecycle>, env: Record<string, string>): SetupStep[] {
  const one = (each: string | string[]): SetupStep[] => {
    const argv = typeof each === 'string' ? ['sh', '-c', each] : each;
    const told = typeof each === 'string' ? each.trim() : each.join(' ');
    return told === '' ? [] : [{ command: told, argv, workingDirectory: '.', env, onFailure: 'skip-rest' }];
  };
  if (typeof value === 'string' || Array.isArray(value)) return one(value);
  return Object.values(value).flatMap(one);
}

/** Values that stand on their own. PATH is the sandbox's. */
function plainEnv(given: Readonly<Record<string, string>>, file: string) {
  const entries = Object.entries(given).filter(([name]) => name !== 'PATH');
  const env = Object.fromEntries(entries.filter(([, value]) => !value.includes('${')));
  const notes = entries
    .filter(([, value]) => value.includes('${'))
    .map(([name]) => `${name} of ${file} is left out: it needs a value that is not known here`);
  return { env, notes };
}

/** Names of images and features, and the tool in them. */
const TOOL_NAMES: ReadonlyMap<string, string> = new Map([
  ['node', 'node'],
  ['javascript-node', 'node'],
  ['typescript-node', 'node'],
  ['python', 'python'],
  ['go', 'go'],
  ['golang', 'go'],
  ['rust', 'rust'],
  ['ruby', 'ruby'],
  ['java', 'java'],
  ['php', 'php'],
  ['dotnet', 'dotnet'],
  ['elixir', 'elixir'],
]);

/**
 * The tool of an image such as `node:22-alpine` or `mcr.example.com/devcontainers/python:1-3.12-bookworm`: with two
 * numbers in front, the first is the image's own version.
 */
export function imageTool(image: string, source: string): WantedTool | null {
  const [path = '', tag = ''] = (image.split('/').at(-1) ?? '').split(':', 2);
  const tool = TOOL_NAMES.get(path);
  if (tool === undefined) return null;
  const [first = '', second = ''] = tag.split('-');
  const version = /^\d[\d.]*$/.test(second) ? second : /^\d[\d.]*$/.test(first) ? first : '';
  return { tool, version, source: `${source} (${image})` };
}

function featureTools(features: Readonly<Record<string, unknown>>, file: string): WantedTool[] {
  return Object.entries(features).flatMap(([id, options]) => {
    const name = (id.split('/').at(-1) ?? '').split(':', 1)[0] ?? '';
    const tool = TOOL_NAMES.get(name);
    if (tool === undefined) return [];
    const given =
      typeof options === 'object' && options !== null && 'version' in options ? options.version : '';
    const version = typeof given === 'string' && /^\d/.test(given) ? given : '';
    return [{ tool, version, source: `${file} (${id})` }];
  });
}
