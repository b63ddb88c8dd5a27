/** The form in which a tool is offered: the model's own, freeform text, or a function with JSON arguments. */
export interface ToolForms {
  shell: 'native' | 'function';
  applyPatch: 'native' | 'custom' | 'function';
}

export interface Family {
  /** Tokens a request may hold. */
  contextWindow: number;
  forms: ToolForms;
}

const NATIVE: ToolForms = { shell: 'native', applyPatch: 'native' };
const FREEFORM: ToolForms = { shell: 'function', applyPatch: 'custom' };
export const FUNCTIONS: ToolForms = { shell: 'function', applyPatch: 'function' };

/**
 * What of the window is for input: beyond it the GPT-5 models take nothing, and newer ones, whose window is longer, cost
 * twice as much for the whole request.
 */
const GPT_5_INPUT = 272_000;

/**
 * The first row that matches wins. Windows: OpenAI's model pages; native tools: the guides "Shell" and "Apply patch"
 * (GPT-5.1 and later, Responses API only), custom tools: "Function calling" (GPT-5 and later). Read 2026-11.
 */
const FAMILIES: ReadonlyArray<readonly [name: RegExp, contextWindow: number, forms: ToolForms]> = [
  [/^gpt-5[\d.]*-chat/, 128_000, FUNCTIONS],
  [/^gpt-5\.[1-9]|^gpt-[6-9]/, GPT_5_INPUT, NATIVE],
  [/^gpt-5/, GPT_5_INPUT, FREEFORM],
  [/^gpt-4\.1/, 1_047_576, FUNCTIONS],
  [/^gpt-3\.5/, 16_385, FUNCTIONS],
  [/^gpt-4-32k/, 32_768, FUNCTIONS],
  [/^gpt-4(?:-0\d\d\d)?$/, 8192, FUNCTIONS],
  [/^o[134]|^codex-mini/, 200_000, FUNCTIONS],
];

/** Of a model nobody here knows, the least is expected. */
const UNKNOWN: Family = { contextWindow: 128_000, forms: FUNCTIONS };

/** @param model as named to the endpoint; a publisher before it (`openai/gpt-5`) does not matter */
export function familyOf(model: string): Family {
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  const row = FAMILIES.find(([pattern]) => pattern.test(name));
  return row === undefined ? UNKNOWN : { contextWindow: row[1], forms: row[2] };
}
