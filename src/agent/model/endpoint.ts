import { DEFAULT_MODEL } from '../model.ts';

export interface Endpoint {
  url: string;
  /** `null` for an endpoint that takes no key. */
  key: string | null;
  api: 'responses' | 'chat';
  model: string;
}

export interface EndpointInputs {
  apiKey: string | null;
  baseUrl: string | null;
  api: 'responses' | 'chat' | null;
  model: string | null;
  /** A GitHub token with `models: read`. It goes to GitHub Models and nowhere else. */
  modelsToken: string | null;
}

const OPENAI = 'https://api.openai.com/v1';
/** GitHub's own inference API, for chat completions only: docs.github.com/rest/models/inference. */
const GITHUB_MODELS = 'https://models.github.ai/inference';
const GITHUB_DEFAULT_MODEL = 'openai/gpt-4.1';

/**
 * Where the model is, and which key goes there: a key or base URL that is given wins, GitHub Models with the job's own
 * token comes next. `null` where nothing says whom to ask.
 */
export function endpointOf({ apiKey, baseUrl, api, model, modelsToken }: EndpointInputs): Endpoint | null {
  if (apiKey === null && baseUrl === null && modelsToken === null) return null;
  const url = baseUrl ?? (apiKey === null ? GITHUB_MODELS : OPENAI);
  const github = URL.parse(url)?.origin === new URL(GITHUB_MODELS).origin;
  return {
    url,
    key: apiKey ?? (github ? modelsToken : null),
    api: api ?? (github ? 'chat' : 'responses'),
    model: model ?? (github ? GITHUB_DEFAULT_MODEL : DEFAULT_MODEL),
  };
}
