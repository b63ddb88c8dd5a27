import type { Responses } from 'openai/resources/responses/responses';
import type { Item } from '../model.ts';
import type { ToolForms } from './families.ts';
import { envelopeOf, operationOf } from './patch-operation.ts';

type Tool = Responses.Tool;
type Output = string | Responses.ResponseFunctionCallOutputItemList;

/**
 * The neutral form, which the loop, the history and the trace have whatever the model is: the shell is a function, the
 * patch a custom tool. These functions turn it into what a model is offered, and the model's calls back.
 */

/**
 * The tools as the model gets them. A native tool carries no description: what it would say is in `notes`, for the
 * instructions; empty where there is none.
 */
export function offeredTools(tools: readonly Tool[], forms: ToolForms): { tools: Tool[]; notes: string } {
  const notes = tools.flatMap((tool) => {
    if (!('description' in tool) || !('name' in tool) || !isNative(tool.name, forms)) return [];
    return [`${tool.name}: ${tool.description ?? ''}`];
  });
  return { tools: tools.map((tool) => offeredTool(tool, forms)), notes: notes.join('\n') };
}

const isNative = (name: string, { shell, applyPatch }: ToolForms): boolean =>
  (name === 'shell' && shell === 'native') || (name === 'apply_patch' && applyPatch === 'native');

function offeredTool(tool: Tool, forms: ToolForms): Tool {
  if (tool.type === 'function' && tool.name === 'shell' && forms.shell === 'native')
    return { type: 'shell', environment: { type: 'local' } };
  if (tool.type !== 'custom') return tool;
  if (tool.name === 'apply_patch' && forms.applyPatch === 'native') return { type: 'apply_patch' };
  return forms.applyPatch === 'function' ? asFunction(tool) : tool;
}

/** A freeform tool for a model that knows only functions. */
function asFunction({ name, description }: Responses.CustomTool): Responses.FunctionTool {
  const parameters = { type: 'object', properties: { input: { type: 'string' } }, required: ['input'] };
  return { type: 'function', name, ...(description ? { description } : {}), parameters, strict: false };
}

/** Calls that go out in the model's own form, with the length a shell's output is to be cut to by the provider. */
type NativeCalls = Map<string, number | null>;

/** Neutral items in the form the model is offered. The same items always give the same bytes, so the cache is met. */
export function toModel(items: readonly Item[], forms: ToolForms): Item[] {
  const native: NativeCalls = new Map();
  return items.map((item) => {
    if (item.type === 'function_call' && item.name === 'shell' && forms.shell === 'native') {
      const call = shellCall(item);
      if (call !== null) native.set(item.call_id, call.action.max_output_length ?? null);
      return call ?? item;
    }
    if (item.type === 'function_call_output' && native.has(item.call_id ?? ''))
      return shellOutput(item, native.get(item.call_id ?? '') ?? null);
    if (item.type === 'custom_tool_call') return patchCall(item, forms, native);
    if (item.type === 'custom_tool_call_output') return patchOutput(item, forms, native);
    return item;
  });
}

/** The model's answer in the neutral form. `tools` are the neutral ones: only a custom tool's function becomes custom. */
export function fromModel(
  items: readonly Responses.ResponseOutputItem[],
  tools: readonly Tool[],
): Responses.ResponseOutputItem[] {
  const custom = new Set(tools.flatMap((tool) => (tool.type === 'custom' ? [tool.name] : [])));
  return items.map((item) => {
    if (item.type === 'shell_call') return neutralShell(item);
    if (item.type === 'apply_patch_call')
      return customCall(item.id, item.call_id, 'apply_patch', envelopeOf(item.operation));
    if (item.type !== 'function_call' || !custom.has(item.name)) return item;
    const input = inputOf(item.arguments);
    return input === null ? item : customCall(item.id, item.call_id, item.name, input);
  });
}

function customCall(id: string | undefined, call_id: string, name: string, input: string) {
  return { type: 'custom_tool_call' as const, ...(id === undefined ? {} : { id }), call_id, name, input };
}

/** Several commands stay a list: each is run and answered by itself. As one text they are for those who read along. */
function neutralShell(item: Responses.ResponseFunctionShellToolCall): Responses.ResponseFunctionToolCall {
  const { commands, timeout_ms, max_output_length } = item.action;
  const given = {
    command: commands.join('\n'),
    ...(timeout_ms === null || timeout_ms === undefined ? {} : { timeout_ms }),
    // The shell itself does not look at it: the provider cuts, and wants it back.
    ...(max_output_length === null || max_output_length === undefined ? {} : { max_output_length }),
    ...(commands.length === 1 ? {} : { commands }),
  };
  return {
    type: 'function_call',
    id: item.id,
    call_id: item.call_id,
    name: 'shell',
    arguments: JSON.stringify(given),
    status: item.status,
  };
}

/** `null` for arguments the native tool has no place for. */
function shellCall(item: Responses.ResponseFunctionToolCall): Responses.ResponseInputItem.ShellCall | null {
  const given = parsed(item.arguments);
  if (typeof given?.command !== 'string' || 'workdir' in given) return null;
  const commands = Array.isArray(given.commands) ? given.commands.map(String) : [given.command];
  return {
    type: 'shell_call',
    ...(item.id === undefined ? {} : { id: item.id }),
    call_id: item.call_id,
    action: {
      commands,
      timeout_ms: typeof given.timeout_ms === 'number' ? given.timeout_ms : null,
      max_output_length: typeof given.max_output_length === 'number' ? given.max_output_length : null,
    },
    status: item.status ?? 'completed',
  };
}

/** One entry for each command, and with them the length that came with the call. */
function shellOutput(item: Responses.ResponseInputItem.FunctionCallOutput, length: number | null): Item {
  const { output } = item;
  const texts =
    typeof output === 'string'
      ? [output]
      : output.flatMap((part) => (part.type === 'input_text' ? [part.text] : []));
  return {
    type: 'shell_call_output',
    call_id: item.call_id ?? '',
    output: texts.map((stdout) => ({ stdout, stderr: '', outcome: outcomeOf(stdout) })),
    ...(length === null ? {} : { max_output_length: length }),
  };
}

/** The first line of our shell's answer tells how the command ended. */
function outcomeOf(stdout: string) {
  if (/^stopped: timeout\b/.test(stdout)) return { type: 'timeout' as const };
  const exit = /^exit (\d{1,5})\b/.exec(stdout);
  return { type: 'exit' as const, exit_code: exit === null ? 1 : Number(exit[1]) };
}

function patchCall(item: Responses.ResponseCustomToolCall, forms: ToolForms, native: NativeCalls): Item {
  if (forms.applyPatch === 'function') {
    const args = JSON.stringify({ input: item.input });
    const { call_id, name } = item;
    return { type: 'function_call', call_id, name, arguments: args };
  }
  const operation = forms.applyPatch === 'native' ? operationOf(item.input) : null;
  if (operation === null) return item;
  native.set(item.call_id, null);
  const id = item.id === undefined ? {} : { id: item.id };
  return { type: 'apply_patch_call', ...id, call_id: item.call_id, status: 'completed', operation };
}

function patchOutput(
  item: Responses.ResponseCustomToolCallOutput,
  forms: ToolForms,
  native: ReadonlyMap<string, unknown>,
): Item {
  const { call_id, output } = item;
  if (forms.applyPatch === 'function') return { type: 'function_call_output', call_id, output };
  if (!native.has(call_id)) return item;
  const text = textOf(output);
  // Applied patches are answered with `M path` lines, refused ones with what was expected.
  const status = /^[AMDR] /.test(text) ? 'completed' : 'failed';
  return { type: 'apply_patch_call_output', call_id, status, output: text };
}

/** The words of a tool's answer; pictures in it are left to the caller. */
export function textOf(output: Output | undefined): string {
  if (typeof output === 'string') return output;
  return (output ?? []).flatMap((part) => (part.type === 'input_text' ? [part.text] : [])).join('\n');
}

/** Some models call the only parameter after what it holds. */
function inputOf(json: string): string | null {
  const given = parsed(json);
  const input = given?.input ?? given?.patch;
  return typeof input === 'string' ? input : null;
}

function parsed(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
