import type * as z from 'zod';
import { chatRequest, responsesRequest } from './schemas.ts';

/** What OpenAI would refuse in a request, each in a line; empty where it is right. */
export function violationsOf(api: 'responses' | 'chat', body: unknown): string[] {
  const schema: z.ZodType = api === 'chat' ? chatRequest : responsesRequest;
  const result = schema.safeParse(body);
  const shape = result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { input, messages } = body as { input?: unknown; messages?: unknown };
  const items = (api === 'chat' ? messages : input) as readonly Record<string, unknown>[];
  if (!Array.isArray(items)) return shape;
  return [...shape, ...(api === 'chat' ? unpairedMessages(items) : unpairedItems(items))];
}

type Fields = Record<string, unknown>;

/** A call without its output, or the other way round. */
function unpairedItems(items: readonly Fields[]): string[] {
  const open = new Map<string, string>();
  const stray: string[] = [];
  for (const { type, call_id } of items) {
    if (typeof type !== 'string' || typeof call_id !== 'string') continue;
    if (!type.endsWith('_output')) open.set(call_id, type);
    else if (open.get(call_id) !== type.slice(0, -'_output'.length))
      stray.push(`no call for ${type} ${call_id}`);
    else open.delete(call_id);
  }
  return [...stray, ...[...open].map(([id, type]) => `no output for ${type} ${id}`)];
}

/** The tools' messages follow the calls they answer, all of them, and nothing stands between. */
function unpairedMessages(messages: readonly Fields[]): string[] {
  const wrong: string[] = [];
  let open = new Set<unknown>();
  for (const { role, tool_call_id, tool_calls } of messages) {
    if (role === 'tool') {
      if (!open.delete(tool_call_id)) wrong.push(`no call for the tool's message ${String(tool_call_id)}`);
      continue;
    }
    if (open.size > 0) wrong.push(`no message of the tool for ${[...open].join(', ')}`);
    open = new Set(Array.isArray(tool_calls) ? tool_calls.map(({ id }: Fields) => id) : []);
  }
  return open.size > 0 ? [...wrong, `no message of the tool for ${[...open].join(', ')}`] : wrong;
}
