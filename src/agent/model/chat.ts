import type OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming as Body } from 'openai/resources/chat/completions/completions';
import type { Request } from '../model.ts';
import type { Adapter, AdapterOptions } from './adapter.ts';
import { emptyAnswer, take, turnOf } from './chat-answer.ts';
import { toMessages, toTools } from './chat-messages.ts';
import { type Refused, takenItems } from './extras.ts';
import { cutStream, eventsOf, telling } from './stream.ts';
import { fromModel } from './tool-forms.ts';

/** What an endpoint may refuse; the request makes sense without. */
export const CHAT_EXTRAS = [
  'stream_options',
  'parallel_tool_calls',
  'reasoning_effort',
  'store',
  'prompt_cache_key',
] as const satisfies ReadonlyArray<keyof Body>;

/** Chat Completions: the API of GitHub Models, vLLM, Ollama, llama.cpp and many more. */
export function chatAdapter(client: OpenAI, options: AdapterOptions): Adapter {
  return {
    extras: CHAT_EXTRAS,
    async ask(request, refused, signal, life) {
      const stream = await client.chat.completions.create(chatBody(request, options, refused), {
        signal,
        fetchOptions: telling(life),
      });
      const answer = emptyAnswer();
      for await (const chunk of eventsOf(stream, life.alive)) take(answer, chunk);
      // The usage comes after the reason to stop, so the stream is read to its end; what ends without a reason was cut.
      if (answer.finish === null || signal.aborted) throw cutStream();
      const turn = turnOf(answer);
      return { ...turn, items: fromModel(turn.items, request.tools) };
    },
  };
}

export function chatBody(request: Request, options: AdapterOptions, refused: Refused): Body {
  const tools = toTools(request.tools);
  const effort = options.reasoningEffort as OpenAI.ReasoningEffort | null;
  const body: Body = {
    model: options.model,
    messages: toMessages(request.instructions, takenItems(request, refused)),
    ...(tools.length === 0 ? {} : { tools, parallel_tool_calls: true }),
    stream: true,
    stream_options: { include_usage: true },
    ...(effort === null ? {} : { reasoning_effort: effort }),
    // Others store nothing and know no such keys; some refuse what they do not know, and each refusal costs a request.
    ...(options.openai ? { store: false, prompt_cache_key: options.cacheKey } : {}),
  };
  for (const name of CHAT_EXTRAS) if (refused.parameters.has(name)) delete body[name];
  return body;
}
