import {
  boolean,
  type Input,
  like,
  lines,
  loopbackOrHttps,
  oneOf,
  optional,
  or,
  positive,
  repositories,
  text,
  whole,
} from './input-kinds.ts';
import { parseNetwork } from './network-policy.ts';
import { type GivenInputs, type Limits, type NetworkPolicy, WrongUse } from './types.ts';

const MODES = ['auto', 'fix', 'implement', 'ask', 'suggest', 'judge'] as const;

/**
 * Every input of the Action, by its name in action.yml; `.github/regreen.yml` and the flags of the command use the same
 * names. A default is written here and nowhere else.
 */
const inputs = {
  'openai-api-key': optional(text),
  'base-url': optional(loopbackOrHttps),
  api: optional(oneOf('responses', 'chat')),
  model: optional(text),
  'models-token': optional(text),
  'context-window': optional(whole),
  'reasoning-effort': optional(oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh')),
  'github-token': optional(text),
  mode: or('auto', oneOf(...MODES)),
  phase: or('all', oneOf('all', 'solve', 'publish')),
  'run-dir': optional(text),
  'run-digest': optional(
    like(/^[0-9a-f]{64}$/, 'must be the output run-digest of the solving step: 64 hex digits'),
  ),
  task: optional(text),
  setup: or('', lines),
  'setup-cache': optional(text),
  'setup-env': or('', lines),
  env: or('', lines),
  verify: or('', lines),
  fixers: or('auto', oneOf('auto', 'off')),
  sandbox: or('auto', oneOf('auto', 'none')),
  network: or('', lines),
  repositories: or('', repositories),
  'working-directory': or('.', {
    fits: (path) => !path.startsWith('/') && !path.split('/').includes('..'),
    must: 'must be a folder inside the repository',
    read: (path) => path,
  }),
  attempts: or('1', whole),
  'max-minutes': or('60', positive('a number of minutes')),
  'max-turns': or('200', whole),
  'max-tokens': optional(whole),
  'max-cost-usd': optional(positive('an amount of US dollars')),
  prices: optional(text),
  'stall-seconds': or('90', positive('a number of seconds')),
  publish: or('pull-request', oneOf('pull-request', 'push', 'comment', 'none')),
  draft: or('false', boolean),
  forks: or('refuse', oneOf('refuse', 'patch')),
  'co-author': or('false', boolean),
  'sign-off': optional(
    like(/^[^<>\n]+ <[^<>\s@]+@[^<>\s@]+>$/, "must be a name and an address, as 'NAME <user@example.com>'"),
  ),
  label: or('regreen', text),
  mention: or('@regreen', like(/^@[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, 'must be @ and a login')),
  'opt-out-label': or('no-regreen', text),
  'allow-users': or('', lines),
  'allow-bots': or('', lines),
  'max-attempts-per-failure': or('2', whole),
  'max-runs-per-day': or('50', whole),
  'protected-paths': or('', lines),
  'max-files': or('20', whole),
  'max-lines': or('600', whole),
  'fail-on-unfixed': or('false', boolean),
};

export type InputName = keyof typeof inputs;
export const INPUT_NAMES = Object.keys(inputs) as InputName[];

/** Takes several values, one a line: its flag may be repeated. */
export const isList = (name: InputName): boolean => Array.isArray(inputs[name].read(''));

/** The default of an input as people write it, for docs/inputs.md; `undefined` for none. */
export const defaultOf = (name: string): string | undefined =>
  isInput(name) ? inputs[name].otherwise : undefined;

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
  /** The inputs as they were given, for a run that goes on with this one. */
  given?: GivenInputs;
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
  const input = readValues({ ...file, ...given });
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

type Values = { [Name in InputName]: ReturnType<(typeof inputs)[Name]['read']> };

function readValues(given: RawInputs): Values {
  const values: Partial<Record<InputName, unknown>> = {};
  for (const name of INPUT_NAMES) {
    const { fits, must, read, otherwise }: Input<unknown> = inputs[name];
    const value = given[name] ?? otherwise;
    if (value === undefined) continue;
    if (!fits(value)) throw wrongValue(name, value, must);
    values[name] = read(value);
  }
  return values as Values;
}

function wrongValue(name: InputName, value: string, must: string): WrongUse {
  const shown = name.endsWith('key') || name.endsWith('token') ? '***' : value;
  return new WrongUse(`input '${name}' is '${shown}': ${must}`);
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
