import type { Responses } from 'openai/resources/responses/responses';

type Item = Responses.ResponseOutputItem;
type Tool = Responses.Tool;

/** An item as the script means it; it takes the form of the tool that the request offers. */
export type Draft = (offered: readonly Tool[], id: string) => Item[];

/** What the model hands in; what is left out is empty. */
export interface SubmitArguments {
  title?: string;
  cause?: string;
  change?: string;
  answer?: string;
  citations?: Array<{ path: string; start_line: number; end_line: number }>;
  not_verified?: string[];
  suggestions?: Array<{ title: string; path: string; line: number; why: string }>;
}

/** Reasoning with a summary and with encrypted content, which clients must carry along unread. */
export function reasoning(text: string): Draft {
  return (_offered, id) => [
    {
      type: 'reasoning',
      id: `rs_${id}`,
      summary: [{ type: 'summary_text', text }],
      encrypted_content: Buffer.from(`sealed: ${text}`).toString('base64'),
    },
  ];
}

export function message(text: string): Draft {
  return (_offered, id) => [
    {
      type: 'message',
      id: `msg_${id}`,
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
    },
  ];
}

/** A shell command: `shell_call` where the native tool is offered, otherwise a function call. */
export function shell(command: string, options: { workdir?: string; timeout_ms?: number } = {}): Draft {
  return (offered, id) => {
    if (!offered.some(({ type }) => type === 'shell')) {
      return [functionCall(offered, id, 'shell', { command, ...options })];
    }
    const { timeout_ms = null } = options;
    const action = { commands: [command], timeout_ms, max_output_length: null };
    const call = { type: 'shell_call', id: `sh_${id}`, call_id: `call_${id}`, action } as const;
    return [{ ...call, environment: null, status: 'completed' }];
  };
}

/**
 * A patch in the envelope `*** Begin Patch` … `*** End Patch`. The custom tool gets it whole, the function tool as
 * its first parameter, or `{patch}`, the native tool as one call for each file.
 */
export function patch(text: string): Draft {
  return (offered, id) => {
    if (offered.some(({ type }) => type === 'apply_patch')) {
      return operations(text).map((operation, index) => ({
        type: 'apply_patch_call',
        id: `apc_${id}_${index}`,
        call_id: `call_${id}_${index}`,
        status: 'completed',
        operation,
      }));
    }
    const tool = offered.find((one) => one.type === 'function' && one.name === 'apply_patch');
    if (tool !== undefined) {
      return [functionCall(offered, id, 'apply_patch', { [required(tool)[0] ?? 'patch']: text })];
    }
    return [
      { type: 'custom_tool_call', id: `ctc_${id}`, call_id: `call_${id}`, name: 'apply_patch', input: text },
    ];
  };
}

export function submit(fields: SubmitArguments): Draft {
  const empty = { title: '', cause: '', change: '', citations: [], not_verified: [], suggestions: [] };
  return (offered, id) => [functionCall(offered, id, 'submit', { ...empty, ...fields })];
}

function required(tool: Tool): string[] {
  const parameters = (tool.type === 'function' ? tool.parameters : null) as { required?: string[] } | null;
  return parameters?.required ?? [];
}

/** In a strict tool every parameter is required, and one that is not used is null. */
function functionCall(offered: readonly Tool[], id: string, name: string, given: object): Item {
  const tool = offered.find((one) => one.type === 'function' && one.name === name);
  const unused = Object.fromEntries((tool ? required(tool) : []).map((key) => [key, null]));
  return {
    type: 'function_call',
    id: `fc_${id}`,
    call_id: `call_${id}`,
    name,
    arguments: JSON.stringify({ ...unused, ...given }),
    status: 'completed',
  };
}

const OPERATIONS = { Add: 'create_file', Update: 'update_file', Delete: 'delete_file' } as const;

function operations(text: string): Responses.ResponseApplyPatchToolCall['operation'][] {
  const sections = text.split(/^(?=\*\*\* (?:Add|Update|Delete) File: )/m).slice(1);
  return sections.map((section) => {
    const match = /^\*\*\* (Add|Update|Delete) File: (.*)$/m.exec(section);
    const type = OPERATIONS[(match?.[1] ?? 'Update') as keyof typeof OPERATIONS];
    const path = match?.[2] ?? '';
    const body = section.slice(section.indexOf('\n') + 1);
    const diff = body.replace(/^\*\*\* End Patch\n?/m, '');
    return type === 'delete_file' ? { type, path } : { type, path, diff };
  });
}
