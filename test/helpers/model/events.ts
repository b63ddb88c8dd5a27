import type { Responses } from 'openai/resources/responses/responses';

type Event = Responses.ResponseStreamEvent;
type Item = Responses.ResponseOutputItem;
/** An event before it has its place in the stream. */
type Unnumbered = Event extends infer E ? (E extends unknown ? Omit<E, 'sequence_number'> : never) : never;

const FINAL = {
  completed: 'response.completed',
  incomplete: 'response.incomplete',
  failed: 'response.failed',
} as const;

/** The events of a streamed response, in OpenAI's order. */
export function streamEvents(response: Responses.Response, status: keyof typeof FINAL): Event[] {
  const started: Responses.Response = { ...response, status: 'in_progress', output: [], output_text: '' };
  const events: Unnumbered[] = [
    { type: 'response.created', response: started },
    { type: 'response.in_progress', response: started },
    ...response.output.flatMap((item, index) => itemEvents(item, index)),
    { type: FINAL[status], response },
  ];
  return events.map((event, index) => ({ ...event, sequence_number: index }) as Event);
}

function itemEvents(item: Item, output_index: number): Unnumbered[] {
  return [
    { type: 'response.output_item.added', output_index, item: opened(item) },
    ...innerEvents(item, output_index),
    { type: 'response.output_item.done', output_index, item },
  ];
}

/** The item as it is announced: what the deltas will bring is still empty. */
function opened(item: Item): Item {
  switch (item.type) {
    case 'function_call':
      return { ...item, arguments: '', status: 'in_progress' };
    case 'custom_tool_call':
      return { ...item, input: '' };
    case 'message':
      return { ...item, content: [], status: 'in_progress' };
    case 'reasoning':
      return { ...item, summary: [] };
    default:
      return item;
  }
}

function innerEvents(item: Item, output_index: number): Unnumbered[] {
  const at = { item_id: item.id ?? '', output_index };
  switch (item.type) {
    case 'function_call':
      return [
        ...deltas(item.arguments, (delta) => ({
          type: 'response.function_call_arguments.delta',
          delta,
          ...at,
        })),
        { type: 'response.function_call_arguments.done', arguments: item.arguments, ...at },
      ];
    case 'custom_tool_call':
      return [
        ...deltas(item.input, (delta) => ({ type: 'response.custom_tool_call_input.delta', delta, ...at })),
        { type: 'response.custom_tool_call_input.done', input: item.input, ...at },
      ];
    case 'message':
      return item.content.flatMap((part, index) => contentEvents(part, { ...at, content_index: index }));
    case 'reasoning':
      return item.summary.flatMap((part, index) => summaryEvents(part, { ...at, summary_index: index }));
    default:
      return [];
  }
}

function contentEvents(
  part: Responses.ResponseOutputText | Responses.ResponseOutputRefusal,
  at: { item_id: string; output_index: number; content_index: number },
): Unnumbered[] {
  if (part.type === 'refusal') {
    return [
      { type: 'response.content_part.added', part: { ...part, refusal: '' }, ...at },
      { type: 'response.content_part.done', part, ...at },
    ];
  }
  const { text } = part;
  return [
    { type: 'response.content_part.added', part: { ...part, text: '' }, ...at },
    ...deltas(text, (delta) => ({ type: 'response.output_text.delta', delta, logprobs: [], ...at })),
    { type: 'response.output_text.done', text, logprobs: [], ...at },
    { type: 'response.content_part.done', part, ...at },
  ];
}

function summaryEvents(
  part: Responses.ResponseReasoningItem.Summary,
  at: { item_id: string; output_index: number; summary_index: number },
): Unnumbered[] {
  const { text } = part;
  return [
    { type: 'response.reasoning_summary_part.added', part: { ...part, text: '' }, ...at },
    ...deltas(text, (delta) => ({ type: 'response.reasoning_summary_text.delta', delta, ...at })),
    { type: 'response.reasoning_summary_text.done', text, ...at },
    { type: 'response.reasoning_summary_part.done', part, ...at },
  ];
}

/** Two pieces, so that a client that keeps only the last one is found out. */
function deltas(text: string, make: (delta: string) => Unnumbered): Unnumbered[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((piece) => piece !== '').map(make);
}
