import * as z from 'zod';
import type { FileReader } from '../../types.ts';
import { asData } from './data.ts';
import { bareForm, CONVENTIONAL_TYPES, type TitleForm } from './form.ts';
import { type Literal, literalsOf } from './literal.ts';

/** Where commitlint looks for its configuration (commitlint.js.org, reference/configuration), package.json aside. */
const DATA = ['.commitlintrc', '.commitlintrc.json', '.commitlintrc.yaml', '.commitlintrc.yml'];
const SOURCES = ['js', 'cjs', 'mjs', 'ts', 'cts', 'mts'].flatMap((ending) => [
  `commitlint.config.${ending}`,
  `.commitlintrc.${ending}`,
]);

/** What published configurations say, by their documentation. */
const PUBLISHED: ReadonlyMap<string, Partial<TitleForm>> = new Map([
  ['@commitlint/config-conventional', { types: CONVENTIONAL_TYPES, first: 'lower', maxLength: 100 }],
  [
    '@commitlint/config-angular',
    {
      types: CONVENTIONAL_TYPES.filter((type) => type !== 'chore'),
      first: 'lower',
      maxLength: 72,
    },
  ],
  // Their scopes are the packages of the workspace; a title without any is allowed.
  ...['lerna', 'nx', 'pnpm', 'rush', 'workspace'].map(
    (tool) => [`@commitlint/config-${tool}-scopes`, { scope: 'none' }] as const,
  ),
] as ReadonlyArray<readonly [string, Partial<TitleForm>]>);

/** A configuration as it is written, whatever language that is. */
interface Written {
  bases: string[];
  /** Value of a rule: `[level, 'always' | 'never', value]`. */
  rule(name: string): unknown;
  /** It brings a grammar of its own, of which nothing is known. */
  ownGrammar: boolean;
}

/**
 * The form that commitlint's configuration demands of a commit's first line. Configuration that is code is read as
 * text, and never run. `null` where there is none, or nothing in it can be read.
 */
export async function commitlintForm(files: FileReader): Promise<TitleForm | null> {
  const there = new Set(await files.list());
  const manifest = there.has('package.json') ? asData((await files.read('package.json')) ?? '') : null;
  const own = z.object({ commitlint: z.unknown().optional() }).safeParse(manifest).data?.commitlint;
  if (own !== undefined && own !== null) return formOf(writtenAsData(own), 'package.json');
  const path = [...DATA, ...SOURCES].find((name) => there.has(name));
  const text = path === undefined ? null : await files.read(path);
  if (path === undefined || text === null || text.length > 200_000) return null;
  return formOf(DATA.includes(path) ? writtenAsData(asData(text)) : writtenAsCode(text), path);
}

function formOf(written: Written, path: string): TitleForm | null {
  const bases = written.bases.flatMap((base) => PUBLISHED.get(base) ?? []);
  const types = listOf(written, 'type-enum');
  const demanded = types !== null || /never/.test(String(ruleOf(written, 'type-empty')?.when));
  if (written.ownGrammar || (!demanded && bases.length === 0)) return null;
  const form: TitleForm = Object.assign(bareForm('conventional', path), ...bases);
  const length = ruleOf(written, 'header-max-length');
  const letters = ruleOf(written, 'subject-case');
  return {
    ...form,
    types: types ?? form.types,
    scopes: listOf(written, 'scope-enum') ?? form.scopes,
    scope: scopeOf(written) ?? form.scope,
    maxLength:
      length === null
        ? form.maxLength
        : length.off
          ? null
          : (z.number().safeParse(length.value).data ?? form.maxLength),
    first: letters === null ? form.first : letters.off ? null : firstOf(letters),
  };
}

interface Rule {
  off: boolean;
  when: unknown;
  value: unknown;
}

/** `null` where the configuration itself says nothing of it. */
function ruleOf(written: Written, name: string): Rule | null {
  const rule = written.rule(name);
  const [level, when, value] = Array.isArray(rule) ? rule : [rule, 'always', null];
  if (level === undefined || level === null) return null;
  return { off: level === 0 || /disabled/i.test(String(level)), when, value };
}

function listOf(written: Written, name: string): string[] | null {
  const rule = ruleOf(written, name);
  const list = z.array(z.string().max(100)).min(1).max(200).safeParse(rule?.value).data;
  return rule === null || rule.off || rule.when === 'never' ? null : (list ?? null);
}

function scopeOf(written: Written): TitleForm['scope'] {
  const rule = ruleOf(written, 'scope-empty');
  if (rule === null || rule.off) return null;
  return rule.when === 'never' ? 'needed' : 'none';
}

/** commitlint's `sentence-case` is any text whose first letter is upper case. */
function firstOf({ when, value }: Rule): TitleForm['first'] {
  const cases = new Set([value].flat().map((each) => String(each).replace(/-?case$/i, '')));
  if (when === 'never')
    return cases.has('sentence') || cases.has('start') ? 'lower' : cases.has('lower') ? 'upper' : null;
  if (cases.size === 1 && cases.has('lower')) return 'all-lower';
  return cases.has('sentence') && !cases.has('lower') ? 'upper' : null;
}

function writtenAsData(data: unknown): Written {
  const read = z
    .object({
      extends: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .catch(undefined),
      rules: z.record(z.string(), z.unknown()).optional().catch(undefined),
      parserPreset: z.unknown().optional(),
    })
    .safeParse(data).data;
  const rules = new Map(Object.entries(read?.rules ?? {}));
  return {
    bases: [read?.extends ?? []].flat(),
    rule: (name) => rules.get(name),
    ownGrammar:
      isOwnGrammar(read?.parserPreset) || JSON.stringify(read?.parserPreset ?? '').includes('headerPattern'),
  };
}

function writtenAsCode(source: string): Written {
  const bases = [literalsOf(source, 'extends')].flat(3).filter((base: Literal) => typeof base === 'string');
  return {
    bases,
    // A later entry of an object wins.
    rule: (name) => literalsOf(source, name).at(-1),
    ownGrammar:
      literalsOf(source, 'parserPreset').some(isOwnGrammar) || /\bheaderPattern['"]?\s{0,5}:/.test(source),
  };
}

/** A published grammar other than the conventional one. */
const isOwnGrammar = (preset: unknown) =>
  typeof preset === 'string' && !/conventionalcommits$|angular$/.test(preset);
