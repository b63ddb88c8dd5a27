import type { Config } from '../config.ts';
import { ask } from './ask.ts';
import type { ServiceFacts } from './check.ts';

const PROVIDER = 'https://api.openai.com/v1';
const TOKEN_NAMES = ['GITHUB_TOKEN', 'GH_TOKEN'] as const;

/** Asks the model's endpoint and GitHub one question each, if there is something to ask them with. */
export async function serviceFacts(
  config: Pick<Config, 'apiKey' | 'baseUrl' | 'model'>,
  env: NodeJS.ProcessEnv,
  repository: string | null,
): Promise<ServiceFacts> {
  const token = TOKEN_NAMES.find((name) => env[name]) ?? null;
  const secret = token === null ? null : (env[token] ?? null);
  const [models, access] = await Promise.all([
    config.apiKey === null && config.baseUrl === null ? null : askModels(config),
    secret === null || repository === null ? null : askAccess(secret, env, repository),
  ]);
  const { baseUrl, model } = config;
  return { key: config.apiKey !== null, baseUrl, model, models, token, repository, access };
}

async function askModels({ apiKey, baseUrl }: Pick<Config, 'apiKey' | 'baseUrl'>) {
  const { status, problem, body } = await ask(`${(baseUrl ?? PROVIDER).replace(/\/+$/, '')}/models`, apiKey);
  const data = field(body, 'data');
  const names = Array.isArray(data) ? data.map((each) => field(each, 'id')) : [];
  return { status, problem, names: names.filter((name) => typeof name === 'string') };
}

async function askAccess(secret: string, env: NodeJS.ProcessEnv, repository: string) {
  const api = env.GITHUB_API_URL ?? 'https://api.github.com';
  if (!/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/.test(api))
    return { status: null, problem: 'GITHUB_API_URL is no https address', push: null, scopes: null };
  const { status, problem, body, header } = await ask(`${api}/repos/${repository}`, secret);
  const push = field(field(body, 'permissions'), 'push');
  const scopes = header('x-oauth-scopes');
  return { status, problem, push: typeof push === 'boolean' ? push : null, scopes };
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
