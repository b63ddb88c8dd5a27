import type { Step } from '../model-server.ts';

type HttpError = NonNullable<Step['error']>;

/** The parameters and tool types of a body, as `refuses` names them: `include`, `tools.custom`. */
function usedIn(body: object): string[] {
  const tools = 'tools' in body && Array.isArray(body.tools) ? body.tools : [];
  return [...Object.keys(body), ...tools.map(({ type }: { type: string }) => `tools.${type}`)];
}

/** The refusal of the first parameter an endpoint does not know, as OpenAI words it; `null` where it knows all. */
export function refusal(body: object, refuses: readonly string[]): HttpError | null {
  const name = usedIn(body).find((each) => refuses.includes(each));
  if (name === undefined) return null;
  const type = name.startsWith('tools.') ? name.slice('tools.'.length) : null;
  const message =
    type === null
      ? `Unsupported parameter: '${name}' is not supported with this model.`
      : `Invalid value: '${type}'. Supported values are: 'function'.`;
  const param = type === null ? name : 'tools[0].type';
  return { status: 400, code: 'unsupported_parameter', message, param };
}

/** GitHub Models' answer to a request that is too long for its tier. */
export const tooLarge = (tokens: number): HttpError => ({
  status: 413,
  code: 'tokens_limit_reached',
  message: '',
  body: {
    error: {
      code: 'tokens_limit_reached',
      message: `Request body too large for gpt-4.1 model. Max size: ${tokens} tokens.`,
      details: `Request body too large for gpt-4.1 model. Max size: ${tokens} tokens.`,
    },
  },
});
