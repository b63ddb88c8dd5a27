import * as z from 'zod';
import { parseNetwork } from './network-policy.ts';
import { REPOSITORY, SUBMODULES } from './text/repository-name.ts';
import { type Limits, type NetworkPolicy, WrongUse } from './types.ts';

const positive = (unit: string) =>
  z
    .string()
    .refine((text) => Number(text) > 0 && Number.isFinite(Number(text)), `must be ${unit} above 0`)
    .transform(Number);
const whole = z
  .string()
  .regex(/^[1-9]\d*$/, 'must be a whole number above 0')
  .transform(Number);
// YAML 1.2 core schema, as @actions/core reads booleans.
const boolean = z
  .enum(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'], 'must be true or false')
  .transform((text) => text.toLowerCase() === 'true');
const text = z.string();
const oneOf = <T extends string>(...values: [T, ...T[]]) =>
  z.enum(values, `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);
const lines = z.string().transform((all) =>
  all
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
);
const repositories = lines.refine(
  (all) => all.every((entry) => entry === SUBMODULES || REPOSITORY.test(entry)),
  "must name repositories of the same server, one a line, as 'owner/name@ref', or say 'submodules'",
);
const loopbackOrHttps = z
  .string()
  .refine(
    (url) =>
      /^https:\/\//.test(url) || /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/.test(url),
    'must be an https address, or http on loopback',
  );

const MODES = ['auto', 'fix', 'implement', 'ask', 'suggest', 'judge'] as const;

/**
 * Every input of the Action, by its name in action.yml; `.github/regreen.yml` and the flags of the command use the same
 * names. A default is written here and nowhere else.
 */
const inputs = {
  'openai-api-key': text.optional(),
  'base-url': loopbackOrHttps.optional(),
  api: oneOf('responses', 'chat').optional(),
  model: text.optional(),
  'models-token': text.optional(),
  'context-window': whole.optional(),
  'reasoning-effort': oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh').optional(),
  'github-token': text.optional(),
  mode: oneOf(...MODES).default('auto'),
  phase: oneOf('all', 'solve', 'publish').default('all'),
  'run-dir': text.optional(),
  'run-digest': z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the output run-digest of the solving step: 64 hex digits')
    .optional(),
  task: text.optional(),
  setup: lines.prefault(''),
  'setup-cache': text.optional(),
  'setup-env': lines.prefault(''),
  env: lines.prefault(''),
  verify: lines.prefault(''),
  fixers: oneOf('auto', 'off').default('auto'),
  sandbox: oneOf('auto', 'none').default('auto'),
  network: lines.prefault(''),
  repositories: repositories.prefault(''),
  'working-directory': z
    .string()
    .refine(
      (path) => !path.startsWith('/') && !path.split('/').includes('..'),
      'must be a folder inside the repository',
    )
    .default('.'),
  attempts: whole.prefault('1'),
  'max-minutes': positive('a number of minutes').prefault('60'),
  'max-turns': whole.prefault('200'),
  'max-tokens': whole.optional(),
  'max-cost-usd': positive('an amount of US dollars').optional(),
  prices: text.optional(),
  'stall-seconds': positive('a number of seconds').prefault('90'),
  publish: oneOf('pull-request', 'push', 'comment', 'none').default('pull-request'),
  draft: boolean.prefault('false'),
  forks: oneOf('refuse', 'patch').default('refuse'),
  'co-author': boolean.prefault('false'),
  'sign-off': z
    .string()
    .regex(/^[^<>\n]+ <[^<>\s@]+@[^<>\s@]+>$/, "must be a name and an address, as 'NAME <user@example.com>'")
    .optional(),
  label: text.default('regreen'),
  mention: z
    .string()
    .regex(/^@[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, 'must be @ and a login')
    .default('@regreen'),
  'opt-out-label': text.default('no-regreen'),
  'allow-users': lines.prefault(''),
  'allow-bots': lines.prefault(''),
  'max-attempts-per-failure': whole.prefault('2'),
  'max-runs-per-day': whole.prefault('50'),
  'protected-paths': lines.prefault(''),
  'max-files': whole.prefault('20'),
  'max-lines': whole.prefault('600'),
  'fail-on-unfixed': boolean.prefault('false'),
};

export type InputName = keyof typeof inputs;
export const INPUT_NAMES = Object.keys(inputs) as InputName[];

const schema = z.object(inputs);

/** JSON Schema of the inputs as people write them, with defaults: what docs/inputs.md is made from. */
export const inputsJsonSchema = () => z.toJSONSchema(schema, { io: 'input' });

export interface Config {
  apiKey: string | null;
  baseUrl: string | null;
  api: 'responses' | 'chat' | null;
  model: string | null;
  /** A GitHub token for GitHub Models alone. */
  modelsToken: string | null;
  /** In tokens; `null`: what is known of the model. */
  contextWindow: number | null;
  stallSeconds: number;
  /** A file with prices of the user's own. */
  prices: string | null;
  reasoningEffort: string | null;
  githubToken: string | null;
  mode: (typeof MODES)[number];
  /** `solve` writes nothing on GitHub; `publish` runs no model and nothing of the repository. */
  phase: 'all' | 'solve' | 'publish';
  runDir: string | null;
  /** SHA-256 over the folder that a solving step left, as its output said. */
  runDigest: string | null;
  task: string | null;
  setup: string[];
  /** Folder in which the result of set-up is kept between runs. */
  setupCache: string | null;
  /** Names of variables that set-up alone sees. */
  setupEnv: string[];
  /** Names of variables that pass the wall. */
  env: string[];
  verify: string[];
  fixers: 'auto' | 'off';
  sandbox: 'auto' | 'none';
  /** What commands reach at all times; set-up reaches public hosts besides. */
  network: NetworkPolicy;
  /** `owner/name@ref` each, or `submodules`: fetched before there is a wall, and shown read-only. */
  repositories: string[];
  workingDirectory: string;
  attempts: number;
  limits: Limits;
  publish: 'pull-request' | 'push' | 'comment' | 'none';
  draft: boolean;
  /** What becomes of a fork's commit: nothing, or a patch beside no secret. */
  forks: 'refuse' | 'patch';
  /** Whether commits name the person who asked. */
  coAuthor: boolean;
  /** Whose `Signed-off-by` commits carry: a claim that the workflow file makes, never we. */
  signOff: string | null;
  label: string;
  mention: string;
  optOutLabel: string;
  maxAttemptsPerFailure: number;
  maxRunsPerDay: number;
  allowUsers: string[];
  allowBots: string[];
  /** What the guard holds beside its own rules. */
  policy: { protectedPaths: string[]; size: { files: number; lines: number } };
  failOnUnfixed: boolean;
  /** `false`: stop before the first request. */
  useModel: boolean;
}

export type RawInputs = Partial<Record<InputName, string>>;

/** Inputs of the Action from the runner's environment: `INPUT_<NAME>`, upper case, hyphens kept. An empty one is not set. */
export function readInputs(env: NodeJS.ProcessEnv): RawInputs {
  const raw: RawInputs = {};
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith('INPUT_')) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    if (!isInput(name)) throw unknown('input', name);
    if (value !== undefined && value.trim() !== '') raw[name] = value.trim();
  }
  return raw;
}

/** Checks the inputs; what is given first wins over the file. */
export function toConfig(given: RawInputs, file: RawInputs = {}): Config {
  const result = schema.safeParse({ ...file, ...given });
  if (!result.success) throw wrongValue(result.error, { ...file, ...given });
  const input = result.data;
  return {
    apiKey: input['openai-api-key'] ?? null,
    baseUrl: input['base-url'] ?? null,
    api: input.api ?? null,
    model: input.model ?? null,
    modelsToken: input['models-token'] ?? null,
    contextWindow: input['context-window'] ?? null,
    stallSeconds: input['stall-seconds'],
    prices: input.prices ?? null,
    reasoningEffort: input['reasoning-effort'] ?? null,
    githubToken: input['github-token'] ?? null,
    mode: input.mode,
    phase: input.phase,
    runDir: input['run-dir'] ?? null,
    runDigest: input['run-digest'] ?? null,
    task: input.task ?? null,
    setup: input.setup,
    setupCache: input['setup-cache'] ?? null,
    setupEnv: input['setup-env'],
    env: input.env,
    verify: input.verify,
    fixers: input.fixers,
    sandbox: input.sandbox,
    network: parseNetwork(input.network),
    repositories: input.repositories,
    workingDirectory: input['working-directory'],
    attempts: input.attempts,
    limits: {
      turns: input['max-turns'],
      minutes: input['max-minutes'],
      tokens: input['max-tokens'] ?? null,
      costUsd: input['max-cost-usd'] ?? null,
    },
    publish: input.publish,
    draft: input.draft,
    forks: input.forks,
    coAuthor: input['co-author'],
    signOff: input['sign-off'] ?? null,
    label: input.label,
    mention: input.mention,
    optOutLabel: input['opt-out-label'],
    maxAttemptsPerFailure: input['max-attempts-per-failure'],
    maxRunsPerDay: input['max-runs-per-day'],
    allowUsers: input['allow-users'],
    allowBots: input['allow-bots'],
    policy: {
      protectedPaths: input['protected-paths'],
      size: { files: input['max-files'], lines: input['max-lines'] },
    },
    failOnUnfixed: input['fail-on-unfixed'],
    useModel: true,
  };
}

export const isInput = (name: string): name is InputName => Object.hasOwn(inputs, name);

export function unknown(what: string, name: string): WrongUse {
  return new WrongUse(`unknown ${what} '${name}'; did you mean '${nearest(name, INPUT_NAMES)}'?`);
}

function wrongValue(error: z.ZodError, given: RawInputs): WrongUse {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? '');
  const shown = name.endsWith('key') || name.endsWith('token') ? '***' : (given[name as InputName] ?? '');
  return new WrongUse(`input '${name}' is '${shown}': ${issue?.message ?? 'not understood'}`);
}

/** The known name with the smallest edit distance (Levenshtein). */
export function nearest(name: string, known: readonly string[]): string {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1)
        next.push(
          Math.min(
            (row[j] ?? 0) + 1,
            (next[j - 1] ?? 0) + 1,
            (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
          ),
        );
      row = next;
    }
    return row[b.length] ?? 0;
  };
  return [...known].sort((a, b) => distance(name, a) - distance(name, b))[0] ?? '';
}
