import * as z from 'zod';
import type { FileReader } from '../../types.ts';
import { asData } from './data.ts';
import { bareForm, CONVENTIONAL_TYPES, type TitleForm } from './form.ts';

const MAX_WORKFLOWS = 12;
/** Names of workflows that look at pull requests; they are read first, as reading may cost a call each. */
const TELLING =
  /(?:^|[^a-z])(?:titles?|semantic|conventional|commits?|lint|prs?|pull|pull[-_]requests?|check|checks|ci|validate)(?:[^a-z]|$)/i;

/** A check of pull request titles, and how its settings read. */
interface TitleCheck {
  /** The action's name, without `@` and what follows. */
  action: string;
  form(settings: ReadonlyMap<string, string>): Partial<TitleForm> | null;
}

const CHECKS: readonly TitleCheck[] = [
  {
    action: 'amannn/action-semantic-pull-request',
    // A pattern for the whole header is a grammar of its own.
    form: (settings) =>
      settings.has('headerPattern')
        ? null
        : {
            types: lines(settings.get('types')) ?? CONVENTIONAL_TYPES,
            scopes: plainScopes(lines(settings.get('scopes'))),
            scope: settings.get('requireScope') === 'true' ? 'needed' : null,
            first: firstOf(settings.get('subjectPattern') ?? ''),
          },
  },
  {
    action: 'ytanikin/pr-conventional-commits',
    form: (settings) => ({ types: quoted(settings.get('task_types')) ?? CONVENTIONAL_TYPES }),
  },
  {
    action: 'webiny/action-conventional-commits',
    form: (settings) => ({ types: lines(settings.get('allowed-commit-types')?.replaceAll(',', '\n')) }),
  },
];

/** The settings file of the Semantic PRs app. */
const APP_FILES = ['.github/semantic.yml', '.github/semantic.yaml'];

/** The form a check of pull request titles demands: a step of a workflow, or the Semantic PRs app. */
export async function workflowForm(files: FileReader): Promise<TitleForm | null> {
  const paths = (await files.list()).filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
  for (const path of tellingFirst(paths).slice(0, MAX_WORKFLOWS)) {
    const text = (await files.read(path)) ?? '';
    const form = CHECKS.some(({ action }) => text.includes(action)) ? formOf(text, path) : null;
    if (form !== null) return form;
  }
  return appForm(files);
}

function tellingFirst(paths: readonly string[]): string[] {
  const { telling = [], silent = [] } = Object.groupBy([...paths].sort(), (path) =>
    TELLING.test(path.slice(path.lastIndexOf('/') + 1)) ? 'telling' : 'silent',
  );
  return [...telling, ...silent];
}

const stepFile = z.object({
  jobs: z.record(
    z.string(),
    z
      .object({
        steps: z
          .array(z.object({ uses: z.string().optional(), with: z.unknown().optional() }).catch({}))
          .catch([]),
      })
      .catch({ steps: [] }),
  ),
});

function formOf(text: string, path: string): TitleForm | null {
  const jobs = stepFile.safeParse(asData(text)).data?.jobs ?? {};
  for (const step of Object.values(jobs).flatMap(({ steps }) => steps)) {
    const check = CHECKS.find(({ action }) => step.uses?.split('@', 1)[0] === action);
    const said = check?.form(settingsOf(step.with)) ?? null;
    if (said !== null) return { ...bareForm('conventional', path), ...said };
  }
  return null;
}

function settingsOf(value: unknown): Map<string, string> {
  const entries = Object.entries(z.record(z.string(), z.unknown()).safeParse(value).data ?? {});
  return new Map(entries.flatMap(([name, each]) => (typeof each === 'object' ? [] : [[name, String(each)]])));
}

async function appForm(files: FileReader): Promise<TitleForm | null> {
  const there = await files.list();
  const path = APP_FILES.find((name) => there.includes(name));
  if (path === undefined) return null;
  const list = z.array(z.string()).nullish().catch(null);
  const said = z
    .object({
      enabled: z.boolean().optional(),
      commitsOnly: z.boolean().optional(),
      types: list,
      scopes: list,
    })
    .nullable()
    .safeParse(asData((await files.read(path)) ?? '')).data;
  if (said?.enabled === false || said?.commitsOnly === true) return null;
  return {
    ...bareForm('conventional', path),
    types: said?.types ?? CONVENTIONAL_TYPES,
    scopes: said?.scopes ?? null,
  };
}

/** Values one a line, as these actions read them. */
function lines(text: string | undefined): string[] | null {
  const list = (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return list.length > 0 && !list.some((each) => each.includes('${{')) ? list.slice(0, 200) : null;
}

/** Scopes may be patterns, of which only those without a special character are names; none left: no scope is known. */
const plainScopes = (scopes: string[] | null) =>
  scopes?.filter((scope) => /^[\w ./@-]{1,60}$/.test(scope)) ?? null;

const quoted = (text: string | undefined) => text?.match(/[a-z][a-z0-9-]{1,19}/g)?.slice(0, 200) ?? null;

/** Patterns seen in use. Any other is not run: it may be written to never end. */
function firstOf(pattern: string): TitleForm['first'] {
  if (/^\^\(\?!\[A-Z\]\)|^\^\[a-z]/.test(pattern)) return 'lower';
  return /^\^\(\?!\[a-z\]\)|^\^\[A-Z]|^\^\(\?=\[A-Z\]\)/.test(pattern) ? 'upper' : null;
}
