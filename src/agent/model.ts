import type OpenAI from 'openai';
import type { Responses } from 'openai/resources/responses/responses';

/** One item of the conversation, in the provider's own form: what came in goes out again byte for byte. */
export type Item = Responses.ResponseInputItem;

export interface ModelUsage {
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
}

export interface Turn {
  items: Responses.ResponseOutputItem[];
  usage: ModelUsage;
  /** Why the provider cut the answer short; `null` for a whole one. */
  incomplete: string | null;
}

export interface Request {
  instructions: string;
  input: readonly Item[];
  tools: readonly Responses.Tool[];
}

/** A reasoning model. Rejects with `ModelError` when no answer can be had. */
export interface Model {
  readonly name: string;
  respond(request: Request, signal: AbortSignal): Promise<Turn>;
}

/** The model cannot be used; the message is one sentence with its remedy. */
export class ModelError extends Error {}

export interface ModelOptions {
  /** `null` for an endpoint that takes no key. */
  apiKey: string | null;
  baseUrl: string | null;
  model: string;
  reasoningEffort: string | null;
  /** The same for all requests of a run, so that they meet the same cache. */
  cacheKey: string;
}

/** The provider's recommendation for code: OpenAI, "Code generation" guide, read 2026-11. */
export const DEFAULT_MODEL = 'gpt-6-astra';

/** How often a stream that was cut is asked for again. No tool has run by then: tools run after a whole answer. */
const CUT_STREAM_TRIES = 3;

/** The Responses API: streamed, nothing stored at the provider, encrypted reasoning carried along. */
export async function openModel(options: ModelOptions): Promise<Model> {
  // Loaded here: commands that call no model should not pay for it.
  const { default: Client, APIError } = await import('openai');
  // Node loads its HTTP client at the first call; this one reaches nothing, and runs beside the project's own commands.
  await fetch('data:,');
  const client = new Client({
    apiKey: options.apiKey ?? 'none',
    baseURL: options.baseUrl,
    // Explicit, so that no OPENAI_* variable of the job decides where the key goes.
    organization: null,
    project: null,
    maxRetries: 2,
    // A redirect to another host would take the key along.
    fetchOptions: { redirect: 'error' },
  });
  return {
    name: options.model,
    async respond(request, signal) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await streamTurn(client, options, request, signal);
        } catch (error) {
          if (signal.aborted) throw error;
          // A cut in the middle of the body comes as an error of the platform. Where no answer begins, the client has
          // tried again by itself.
          const cut = !(error instanceof ModelError || error instanceof APIError);
          if (!cut || attempt === CUT_STREAM_TRIES) throw explain(error, options);
        }
      }
    },
  };
}

/** The stream ended before the answer was whole. */
class CutStream extends Error {}

async function streamTurn(
  client: OpenAI,
  options: ModelOptions,
  request: Request,
  signal: AbortSignal,
): Promise<Turn> {
  const stream = await client.responses.create(
    {
      model: options.model,
      instructions: request.instructions,
      input: [...request.input],
      tools: [...request.tools],
      stream: true,
      store: false,
      include: ['reasoning.encrypted_content'],
      parallel_tool_calls: true,
      prompt_cache_key: options.cacheKey,
      ...(options.reasoningEffort === null
        ? {}
        : { reasoning: { effort: options.reasoningEffort as OpenAI.ReasoningEffort } }),
    },
    { signal },
  );
  const items: Responses.ResponseOutputItem[] = [];
  for await (const event of stream) {
    if (event.type === 'response.output_item.done') items.push(event.item);
    if (event.type === 'response.completed')
      return { items, usage: usageOf(event.response), incomplete: null };
    if (event.type === 'response.incomplete')
      return {
        items,
        usage: usageOf(event.response),
        incomplete: event.response.incomplete_details?.reason ?? 'unknown',
      };
    if (event.type === 'response.failed' && event.response.error?.code === 'server_error')
      throw new CutStream(`the model gave up: ${event.response.error.message}`);
    if (event.type === 'response.failed')
      throw new ModelError(`the model gave up: ${event.response.error?.message ?? 'no reason given'}`);
    if (event.type === 'error') throw new ModelError(`the model gave up: ${event.message}`);
  }
  throw new CutStream('the model breaks off its answers; run again, or name another endpoint');
}

function usageOf(response: Responses.Response): ModelUsage {
  return {
    inputTokens: response.usage?.input_tokens ?? 0,
    cachedInputTokens: response.usage?.input_tokens_details?.cached_tokens ?? 0,
    outputTokens: response.usage?.output_tokens ?? 0,
  };
}

/** Failures that have a remedy get it; error objects of the client, which hold headers, go no further. */
function explain(error: unknown, { apiKey, baseUrl, model }: ModelOptions): ModelError {
  const said = firstLine(error, apiKey);
  if (error instanceof ModelError || error instanceof CutStream) return new ModelError(said);
  const host = baseUrl ?? 'https://api.openai.com/v1';
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (status === 401)
    return new ModelError(
      `${host} answers 401: the key is wrong or expired; set the input 'openai-api-key' (or OPENAI_API_KEY) anew`,
    );
  if (status === 404)
    return new ModelError(`${host} does not know the model '${model}' (404); name another one in 'model'`);
  if (code === 'insufficient_quota')
    return new ModelError(
      `${host} answers that the quota is used up; raise it at the provider, then run again`,
    );
  if (typeof status === 'number')
    return new ModelError(
      `${host} answers ${status}: ${said}; run again, or name another 'model' or 'base-url'`,
    );
  return new ModelError(`${host} cannot be reached: ${said}; check 'base-url' and the network`);
}

/** In the endpoint's own words, which may repeat the key. */
function firstLine(error: unknown, apiKey: string | null): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return (apiKey === null ? first : first.replaceAll(apiKey, '***')).slice(0, 200);
}
