import type * as Chat from 'openai/resources/chat/completions/completions';
import type { Responses } from 'openai/resources/responses/responses';
import type { Turn } from '../model.ts';
import { StreamFault, saidOf } from './http-fault.ts';
import { refusalIn, writtenIn } from './responses.ts';

/** An answer while its pieces come in. */
export interface Answer {
  id: string;
  content: string;
  refusal: string;
  /** By the index the pieces carry; a server without one sends each call whole. */
  calls: Map<number, { id: string; name: string; arguments: string }>;
  finish: string | null;
  usage: Turn['usage'];
}

export const emptyAnswer = (): Answer => ({
  id: '',
  content: '',
  refusal: '',
  calls: new Map(),
  finish: null,
  usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 },
});

/** A longer answer is none; a host that never ends must not fill the memory. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
const MAX_CALLS = 256;

/** Takes in one piece. */
export function take(answer: Answer, chunk: Chat.ChatCompletionChunk): void {
  answer.id ||= chunk.id ?? '';
  if (chunk.usage) {
    answer.usage = {
      inputTokens: chunk.usage.prompt_tokens ?? 0,
      cachedInputTokens: chunk.usage.prompt_tokens_details?.cached_tokens ?? 0,
      ...writtenIn(chunk.usage.prompt_tokens_details ?? {}),
      outputTokens: chunk.usage.completion_tokens ?? 0,
    };
  }
  // Azure sends a first piece without choices, and the usage comes in a last one without.
  const choice = chunk.choices?.[0];
  if (choice === undefined) return;
  answer.finish = choice.finish_reason ?? answer.finish;
  const delta: Partial<Chat.ChatCompletionChunk.Choice.Delta> = choice.delta ?? {};
  answer.content += delta.content ?? '';
  answer.refusal += delta.refusal ?? '';
  for (const call of delta.tool_calls ?? []) takeCall(answer, call);
  const size = [...answer.calls.values()].reduce((sum, call) => sum + call.arguments.length, 0);
  if (size + answer.content.length + answer.refusal.length > MAX_CHARACTERS || answer.calls.size > MAX_CALLS)
    throw new StreamFault('told', saidOf('the answer is longer than any model gives'));
}

function takeCall(answer: Answer, piece: Partial<Chat.ChatCompletionChunk.Choice.Delta.ToolCall>): void {
  const { calls } = answer;
  // Some servers number every call 0 and tell them apart by their ids.
  const started = piece.index ?? calls.size;
  const taken = calls.get(started)?.id;
  const other = piece.id && taken && taken !== piece.id && piece.function?.name;
  const known = [...calls].find(([, { id }]) => piece.id && id === piece.id)?.[0];
  const index = known ?? (other ? calls.size : started);
  const call = calls.get(index) ?? { id: '', name: '', arguments: '' };
  call.id ||= piece.id ?? '';
  call.name ||= piece.function?.name ?? '';
  call.arguments += piece.function?.arguments ?? '';
  calls.set(index, call);
}

/** Why an answer is not whole, in the words of the Responses API. */
const INCOMPLETE: ReadonlyMap<string, string> = new Map([
  ['length', 'max_output_tokens'],
  ['content_filter', 'content_filter'],
]);

/** The whole answer as neutral items: the words, then the calls. */
export function turnOf(answer: Answer): Turn {
  const incomplete = INCOMPLETE.get(answer.finish ?? '') ?? null;
  const status = incomplete === null ? 'completed' : 'incomplete';
  const content: Responses.ResponseOutputMessage['content'] = [];
  if (answer.content !== '') content.push({ type: 'output_text', text: answer.content, annotations: [] });
  if (answer.refusal !== '') content.push({ type: 'refusal', refusal: answer.refusal });
  const message: Responses.ResponseOutputMessage = {
    type: 'message',
    id: `msg_${answer.id}`,
    role: 'assistant',
    status,
    content,
  };
  // A call that was cut off in the middle is no call.
  const calls = incomplete === null ? [...answer.calls.values()] : [];
  const items: Turn['items'] = [
    ...(content.length > 0 ? [message] : []),
    ...calls.map((call, index) => ({
      type: 'function_call' as const,
      call_id: call.id || `call_${answer.id}_${index}`,
      name: call.name,
      arguments: call.arguments || '{}',
      status: 'completed' as const,
    })),
  ];
  return { items, usage: answer.usage, incomplete, ...refusalIn(items) };
}
