import type * as Chat from 'openai/resources/chat/completions/completions';
import type { Responses } from 'openai/resources/responses/responses';

type Chunk = Chat.ChatCompletionChunk;

export type FinishReason = NonNullable<Chat.ChatCompletionChunk.Choice['finish_reason']>;

/** The tools of a chat request as the Responses API offers them, so that one script serves both. */
export function toolsOf({ tools = [] }: Chat.ChatCompletionCreateParams): Responses.Tool[] {
  return tools.flatMap((tool) =>
    tool.type === 'function'
      ? [
          {
            ...tool.function,
            type: 'function' as const,
            parameters: tool.function.parameters ?? null,
            strict: null,
          },
        ]
      : [],
  );
}

/** A response of the Responses API as the chunks of a streamed chat completion, in OpenAI's order. */
export function chatChunks(response: Responses.Response, finish: FinishReason, usage: boolean): Chunk[] {
  const base = {
    id: response.id.replace('resp', 'chatcmpl'),
    object: 'chat.completion.chunk' as const,
    created: response.created_at,
    model: response.model,
  };
  const chunk = (
    delta: Chat.ChatCompletionChunk.Choice.Delta,
    finish_reason: FinishReason | null = null,
  ): Chunk => ({ ...base, choices: [{ index: 0, delta, finish_reason, logprobs: null }] });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...deltas(response.output).map((delta) => chunk(delta)),
    chunk({}, finish),
    ...(usage ? [{ ...base, choices: [], usage: usageOf(response) }] : []),
  ];
}

type Delta = Chat.ChatCompletionChunk.Choice.Delta;

function deltas(output: readonly Responses.ResponseOutputItem[]): Delta[] {
  let calls = 0;
  return output.flatMap((item): Delta[] => {
    if (item.type === 'message')
      return item.content.flatMap((part): Delta[] =>
        part.type === 'output_text'
          ? halves(part.text).map((content) => ({ content }))
          : [{ refusal: part.refusal }],
      );
    if (item.type !== 'function_call') return [];
    const index = calls++;
    const { call_id: id, name } = item;
    return [
      { tool_calls: [{ index, id, type: 'function' as const, function: { name, arguments: '' } }] },
      ...halves(item.arguments).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ];
  });
}

/** Two pieces, so that a client that keeps only the last one is found out. */
function halves(text: string): string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((piece) => piece !== '');
}

function usageOf({ usage }: Responses.Response) {
  const { input_tokens = 0, output_tokens = 0, total_tokens = 0, input_tokens_details } = usage ?? {};
  return {
    prompt_tokens: input_tokens,
    completion_tokens: output_tokens,
    total_tokens,
    prompt_tokens_details: { cached_tokens: input_tokens_details?.cached_tokens ?? 0 },
  };
}
