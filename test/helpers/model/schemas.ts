import * as z from 'zod';

/**
 * What OpenAI's description says of the requests this project makes, and not more: a parameter or an item it does not
 * know is a violation. Written after openai/openai-openapi 2.3.0 (`CreateResponse`, `CreateChatCompletionRequest`).
 */

const callId = z.string().min(1).max(64);
const toolName = z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/);
const effort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']);
const parameters = z.looseObject({ type: z.literal('object') });
const itemStatus = z.enum(['in_progress', 'completed', 'incomplete']).nullish();

const inputPart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('input_text'), text: z.string() }),
  z.strictObject({
    type: z.literal('input_image'),
    image_url: z.string().max(20_971_520),
    detail: z.enum(['low', 'high', 'auto', 'original']).optional(),
  }),
]);
const outputPart = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('output_text'), text: z.string(), annotations: z.array(z.unknown()) }),
  z.strictObject({ type: z.literal('refusal'), refusal: z.string() }),
]);

const callOutput = z.union([z.string(), z.array(inputPart)]);
const operation = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('create_file'), path: z.string().min(1), diff: z.string() }),
  z.strictObject({ type: z.literal('update_file'), path: z.string().min(1), diff: z.string() }),
  z.strictObject({ type: z.literal('delete_file'), path: z.string().min(1) }),
]);
const outcome = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('exit'), exit_code: z.int() }),
  z.strictObject({ type: z.literal('timeout') }),
]);

const inputMessage = z.strictObject({
  type: z.literal('message').optional(),
  role: z.enum(['user', 'system', 'developer', 'assistant']),
  content: z.union([z.string(), z.array(inputPart).min(1)]),
});
const outputMessage = z.strictObject({
  type: z.literal('message'),
  id: z.string(),
  role: z.literal('assistant'),
  status: z.enum(['in_progress', 'completed', 'incomplete']),
  content: z.array(outputPart),
});
const item = z.union([
  inputMessage,
  outputMessage,
  z.looseObject({ type: z.literal('reasoning'), id: z.string(), summary: z.array(z.unknown()) }),
  z.strictObject({
    type: z.literal('function_call'),
    id: z.string().optional(),
    call_id: callId,
    name: toolName,
    arguments: z.string(),
    status: itemStatus,
  }),
  z.strictObject({ type: z.literal('function_call_output'), call_id: callId, output: callOutput }),
  z.strictObject({
    type: z.literal('custom_tool_call'),
    id: z.string().optional(),
    call_id: callId,
    name: toolName,
    input: z.string(),
  }),
  z.strictObject({ type: z.literal('custom_tool_call_output'), call_id: callId, output: callOutput }),
  z.strictObject({
    type: z.literal('shell_call'),
    id: z.string().nullish(),
    call_id: callId,
    action: z.strictObject({
      commands: z.array(z.string()),
      timeout_ms: z.int().nullish(),
      max_output_length: z.int().nullish(),
    }),
    status: itemStatus,
  }),
  z.strictObject({
    type: z.literal('shell_call_output'),
    call_id: callId,
    output: z.array(z.strictObject({ stdout: z.string(), stderr: z.string(), outcome })),
    max_output_length: z.int().nullish(),
  }),
  z.strictObject({
    type: z.literal('apply_patch_call'),
    id: z.string().nullish(),
    call_id: callId,
    status: z.enum(['in_progress', 'completed']),
    operation,
  }),
  z.strictObject({
    type: z.literal('apply_patch_call_output'),
    call_id: callId,
    status: z.enum(['completed', 'failed']),
    output: z.string().nullish(),
  }),
]);

const functionTool = z.strictObject({
  type: z.literal('function'),
  name: toolName,
  description: z.string().optional(),
  parameters: parameters.nullable(),
  strict: z.boolean().nullable(),
});
const tool = z.discriminatedUnion('type', [
  functionTool,
  z.strictObject({
    type: z.literal('custom'),
    name: toolName,
    description: z.string().optional(),
    format: z.looseObject({ type: z.enum(['text', 'grammar']) }).optional(),
  }),
  z.strictObject({
    type: z.literal('shell'),
    environment: z.strictObject({ type: z.literal('local') }).nullish(),
  }),
  z.strictObject({ type: z.literal('apply_patch') }),
]);

export const responsesRequest = z.strictObject({
  model: z.string().min(1),
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(item)]),
  tools: z.array(tool).optional(),
  stream: z.boolean().nullish(),
  store: z.boolean().nullish(),
  include: z.array(z.literal('reasoning.encrypted_content')).nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  prompt_cache_key: z.string().max(64).nullish(),
  reasoning: z.strictObject({ effort }).nullish(),
});

const chatText = z.strictObject({ type: z.literal('text'), text: z.string() });
const chatImage = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({ url: z.string(), detail: z.enum(['auto', 'low', 'high']).optional() }),
});
const chatCall = z.strictObject({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.strictObject({ name: toolName, arguments: z.string() }),
});
const chatMessage = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: z.string() }),
  z.strictObject({
    role: z.literal('user'),
    content: z.union([z.string(), z.array(z.union([chatText, chatImage])).min(1)]),
  }),
  z
    .strictObject({
      role: z.literal('assistant'),
      content: z.string().nullable(),
      tool_calls: z.array(chatCall).min(1).optional(),
    })
    .refine(
      ({ content, tool_calls }) => content !== null || tool_calls !== undefined,
      'neither content nor calls',
    ),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string().min(1), content: z.string() }),
]);

export const chatRequest = z
  .strictObject({
    model: z.string().min(1),
    messages: z.array(chatMessage).min(1),
    tools: z
      .array(
        z.strictObject({
          type: z.literal('function'),
          function: z.strictObject({
            name: toolName,
            description: z.string().optional(),
            parameters: parameters.optional(),
          }),
        }),
      )
      .min(1)
      .optional(),
    stream: z.boolean().nullish(),
    stream_options: z.strictObject({ include_usage: z.boolean().optional() }).nullish(),
    store: z.boolean().nullish(),
    parallel_tool_calls: z.boolean().optional(),
    prompt_cache_key: z.string().optional(),
    reasoning_effort: effort.nullish(),
  })
  .refine(
    ({ tools, parallel_tool_calls }) => tools !== undefined || parallel_tool_calls === undefined,
    "'parallel_tool_calls' is only allowed when 'tools' are specified",
  );
