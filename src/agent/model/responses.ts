import type OpenAI from 'openai';
import type { Responses } from 'openai/resources/responses/responses';
import type { Item, ModelUsage, Request, Turn } from '../model.ts';
import type { Adapter, AdapterOptions } from './adapter.ts';
import { type Refused, takenItems } from './extras.ts';
import { StreamFault, saidOf } from './http-fault.ts';
import { cutStream, eventsOf, telling } from './stream.ts';
import { fromModel, offeredTools, toModel } from './tool-forms.ts';

type Body = Responses.ResponseCreateParamsStreaming;

/** What an endpoint may refuse; the request makes sense without. */
export const RESPONSES_EXTRAS = [
  'include',
  'prompt_cache_key',
  'reasoning',
  'parallel_tool_calls',
  'store',
] as const satisfies ReadonlyArray<keyof Body>;

/** The Responses API: streamed, nothing stored at the provider, encrypted reasoning carried along. */
export function responsesAdapter(client: OpenAI, options: AdapterOptions): Adapter {
  return {
    extras: RESPONSES_EXTRAS,
    async ask(request, refused, signal, life) {
      const body = responsesBody(request, options, refused);
      const stream = await client.responses.create(body, { signal, fetchOptions: telling(life) });
      return readStream(stream, request, life.alive);
    },
  };
}

/** The body of a request; every one extends the one before byte for byte as long as the items do. */
export function responsesBody(request: Request, options: AdapterOptions, refused: Refused): Body {
  const { tools, notes } = offeredTools(request.tools, refused.forms);
  const effort = options.reasoningEffort as OpenAI.ReasoningEffort | null;
  const body: Body = {
    model: options.model,
    instructions: notes === '' ? request.instructions : `${request.instructions}\n\n${notes}`,
    input: toModel(takenItems(request, refused), refused.forms).filter(isWhole),
    tools,
    stream: true,
    store: false,
    include: ['reasoning.encrypted_content'],
    parallel_tool_calls: true,
    prompt_cache_key: options.cacheKey,
    ...(effort === null ? {} : { reasoning: { effort } }),
  };
  for (const name of RESPONSES_EXTRAS) if (refused.parameters.has(name)) delete body[name];
  return body;
}

/** Reasoning that came without its content means nothing to an endpoint that stores nothing. */
const isWhole = (item: Item): boolean =>
  item.type !== 'reasoning' || Boolean(item.encrypted_content) || (item.content ?? []).length > 0;

async function readStream(
  stream: AsyncIterable<Responses.ResponseStreamEvent>,
  request: Request,
  alive: () => void,
): Promise<Turn> {
  const items: Responses.ResponseOutputItem[] = [];
  for await (const event of eventsOf(stream, alive)) {
    if (event.type === 'response.output_item.done') items.push(event.item);
    if (event.type === 'response.completed' || event.type === 'response.incomplete') {
      const whole = event.response.status === 'incomplete' ? wholeItems(items) : items;
      return turnOf(event.response, fromModel(whole, request.tools));
    }
    if (event.type === 'response.failed')
      throw new StreamFault('told', saidOf(event.response.error ?? { message: '' }));
    if (event.type === 'error') throw new StreamFault('told', saidOf({ ...event, type: null }));
  }
  throw cutStream();
}

/**
 * What may be acted on, and sent again, of an answer that was cut short: no call that does not say that it is whole, and
 * no reasoning that came just before one, since OpenAI refuses reasoning without what it led to.
 */
function wholeItems(items: readonly Responses.ResponseOutputItem[]): Responses.ResponseOutputItem[] {
  const whole = items.filter(
    (item) => !item.type.endsWith('_call') || ('status' in item && item.status === 'completed'),
  );
  return whole.slice(0, whole.findLastIndex(({ type }) => type !== 'reasoning') + 1);
}

function turnOf(response: Responses.Response, items: Turn['items']): Turn {
  const reason = response.incomplete_details?.reason ?? 'unknown';
  return {
    items,
    usage: usageOf(response),
    incomplete: response.status === 'incomplete' ? reason : null,
    ...refusalIn(items),
  };
}

/** What the model said where it declined. */
export function refusalIn(items: Turn['items']): Pick<Turn, 'refusal'> {
  const parts = items.flatMap((item) => (item.type === 'message' ? item.content : []));
  const refusal = parts.flatMap((part) => (part.type === 'refusal' ? [part.refusal] : [])).join('');
  return refusal === '' ? {} : { refusal };
}

function usageOf({ usage }: Responses.Response): ModelUsage {
  // Not all endpoints tell what the types promise.
  const details: Partial<Responses.ResponseUsage.InputTokensDetails> = usage?.input_tokens_details ?? {};
  return {
    inputTokens: usage?.input_tokens ?? 0,
    cachedInputTokens: details.cached_tokens ?? 0,
    ...writtenIn(details),
    outputTokens: usage?.output_tokens ?? 0,
  };
}

/** What was written to the cache, where the endpoint says so. */
export const writtenIn = ({
  cache_write_tokens: written,
}: {
  cache_write_tokens?: number | null;
}): Pick<ModelUsage, 'cacheWriteTokens'> =>
  typeof written === 'number' ? { cacheWriteTokens: written } : {};
