import { type Check, missing, ok, type ServiceFacts, warn } from './check.ts';

type Row = (facts: ServiceFacts) => Check;

const MAY_WRITE = '`contents: write` and `pull-requests: write`';
const [UNAUTHORIZED, FORBIDDEN, NOT_FOUND] = [401, 403, 404];

/** The model and GitHub. */
export const SERVICE_ROWS: readonly Row[] = [
  ({ key, baseUrl }) => {
    if (key) return ok('key', 'OPENAI_API_KEY is set');
    if (baseUrl !== null) return ok('key', `none; ${shown(baseUrl)} is called without one`);
    return missing(
      'key',
      'none',
      '`fix` and `suggest` have no model to ask; `verify`, `judge`, `guard` and `triage` need none',
      'set OPENAI_API_KEY, or `--base-url` for an endpoint that needs no key',
    );
  },
  model,
  token,
];

function model({ key, baseUrl, model: wanted, models }: ServiceFacts): Check {
  const where = baseUrl === null ? 'the provider' : shown(baseUrl);
  if (models === null)
    return warn('model', 'not asked: there is neither key nor base URL', 'no model answers', 'see `key`');
  const { status, problem, names } = models;
  if (status === null)
    return missing(
      'model',
      `${where} does not answer: ${problem}`,
      'no model can be asked',
      'check the address and the way there (proxy, firewall)',
    );
  if (status === UNAUTHORIZED || status === FORBIDDEN)
    return missing(
      'model',
      `${where} answers ${status}`,
      'no model can be asked',
      key ? 'the key is wrong or expired: give another in OPENAI_API_KEY' : 'set OPENAI_API_KEY',
    );
  if (status >= 400)
    return warn(
      'model',
      `${where} answers ${status} to a list of its models`,
      'whether a model answers is not known',
      'try `regreen fix`; some endpoints have no list',
    );
  if (wanted !== null && names.length > 0 && !names.includes(wanted))
    return warn(
      'model',
      `${where} answers, and does not list '${wanted}'`,
      'it may refuse that model',
      `choose one of its ${names.length} models with \`--model\``,
    );
  return ok('model', `${where} answers and lists ${names.length} models`);
}

function token({ token: name, repository, access }: ServiceFacts): Check {
  if (name === null)
    return warn(
      'token',
      'no token: neither GITHUB_TOKEN nor GH_TOKEN is set',
      'nothing can be read from or published to GitHub; a local `fix` needs none',
      `set GITHUB_TOKEN to a token with ${MAY_WRITE}`,
    );
  if (access === null || repository === null)
    return warn(
      'token',
      `${name} is set; no repository is known to try it on`,
      'what it may do is not known',
      'run it in a clone whose remote `origin` is on GitHub',
    );
  const { status, problem, push, scopes } = access;
  if (status === null)
    return warn(
      'token',
      `GitHub does not answer: ${problem}`,
      'what the token may do is not known',
      'check the way to GITHUB_API_URL',
    );
  if (status === UNAUTHORIZED)
    return warn(
      'token',
      `${name} is wrong or expired (401)`,
      'nothing can be published',
      'set another token',
    );
  if (status === FORBIDDEN || status === NOT_FOUND)
    return warn(
      'token',
      `${name} does not see ${repository} (${status})`,
      'nothing can be published',
      `give it ${MAY_WRITE} on ${repository}`,
    );
  const told = scopes === null || scopes === '' ? '' : `, scopes: ${scopes}`;
  if (push === true) return ok('token', `${name} may write to ${repository}${told}`);
  return warn(
    'token',
    push === false
      ? `${name} reads ${repository}${told}`
      : `${name} reads ${repository}; GitHub does not say more`,
    'a fix may not be published',
    `give it ${MAY_WRITE}`,
  );
}

/** An address without the password it may hold. */
const shown = (url: string) => url.replace(/\/\/[^/@]*@/, '//***@');
