import type * as Chat from 'openai/resources/chat/completions/completions';
import type { Responses } from 'openai/resources/responses/responses';
import type { Item } from '../model.ts';
import { FUNCTIONS } from './families.ts';
import { offeredTools, textOf, toModel } from './tool-forms.ts';

type Message = Chat.ChatCompletionMessageParam;
type Assistant = Chat.ChatCompletionAssistantMessageParam;
type Image = Chat.ChatCompletionContentPartImage;
type Part = Chat.ChatCompletionContentPartText | Image;

/** Neutral tools as Chat Completions offer them. */
export function toTools(tools: readonly Responses.Tool[]): Chat.ChatCompletionFunctionTool[] {
  return offeredTools(tools, FUNCTIONS).tools.flatMap((tool) => {
    if (tool.type !== 'function') return [];
    const { name, description, parameters } = tool;
    const described = description ? { description } : {};
    return [
      { type: 'function' as const, function: { name, ...described, ...(parameters ? { parameters } : {}) } },
    ];
  });
}

/**
 * Neutral items as messages. What the model said in one turn, words and calls, is one message of the assistant, as the
 * API wants it; reasoning is left out. More items only ever add messages at the end, as long as a turn is whole.
 */
export function toMessages(instructions: string, items: readonly Item[]): Message[] {
  const messages: Message[] = [{ role: 'system', content: instructions }];
  // Pictures in a tool's answer: a message of the tool holds only text, and no other may stand between these.
  let pictures: Image[] = [];
  const flush = () => {
    if (pictures.length > 0) messages.push({ role: 'user', content: pictures });
    pictures = [];
  };
  for (const item of toModel(items, FUNCTIONS)) {
    if (item.type === 'reasoning') continue;
    if (item.type === 'function_call_output') {
      messages.push({ role: 'tool', tool_call_id: item.call_id ?? '', content: textOf(item.output) });
      pictures.push(...picturesOf(item.output));
      continue;
    }
    flush();
    if (item.type === 'function_call') addCall(messages, item);
    else if ('role' in item && 'content' in item) addMessage(messages, item.role, item.content);
  }
  flush();
  return messages;
}

function addCall(
  messages: Message[],
  { call_id, name, arguments: args }: Responses.ResponseFunctionToolCall,
) {
  const call = { id: call_id, type: 'function' as const, function: { name, arguments: args } };
  const assistant = lastAssistant(messages);
  if (assistant === null) messages.push({ role: 'assistant', content: null, tool_calls: [call] });
  else assistant.tool_calls = [...(assistant.tool_calls ?? []), call];
}

function lastAssistant(messages: readonly Message[]): Assistant | null {
  const last = messages.at(-1);
  return last?.role === 'assistant' ? last : null;
}

type Content = Responses.EasyInputMessage['content'] | Responses.ResponseOutputMessage['content'];

function addMessage(messages: Message[], role: Responses.EasyInputMessage['role'], content: Content): void {
  const parts = typeof content === 'string' ? [textPart(content)] : content.flatMap(partOf);
  const words = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  if (role !== 'assistant') {
    // Templates of local models take a plain string more readily than parts.
    const plain = parts.every((part) => part.type === 'text');
    if (role === 'user') messages.push({ role, content: plain ? words : parts });
    else messages.push({ role: 'system', content: words });
    return;
  }
  const assistant = lastAssistant(messages);
  if (assistant === null || assistant.tool_calls) messages.push({ role, content: words });
  else assistant.content = [assistant.content, words].filter(Boolean).join('\n');
}

function partOf(part: Exclude<Content, string>[number]): Part[] {
  if (part.type === 'input_text' || part.type === 'output_text') return [textPart(part.text)];
  if (part.type === 'refusal') return [textPart(part.refusal)];
  return part.type === 'input_image' ? imagePart(part.image_url, part.detail) : [];
}

const textPart = (text: string): Part => ({ type: 'text', text });

function imagePart(url: string | null | undefined, detail: string | null | undefined): Image[] {
  if (!url) return [];
  const known = detail === 'low' || detail === 'high' || detail === 'auto' ? { detail } : {};
  return [{ type: 'image_url', image_url: { url, ...known } } as Image];
}

function picturesOf(output: Responses.ResponseInputItem.FunctionCallOutput['output']): Image[] {
  if (typeof output === 'string') return [];
  return output.flatMap((part) =>
    part.type === 'input_image' ? imagePart(part.image_url, part.detail) : [],
  );
}
