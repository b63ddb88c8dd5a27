import type { WantedTool } from './plan.ts';

/** Actions that put a tool in place: the tool, and the input that says which version. */
const ACTIONS: ReadonlyMap<string, { tool: string; input: string }> = new Map([
  ['actions/setup-node', { tool: 'node', input: 'node-version' }],
  ['actions/setup-python', { tool: 'python', input: 'python-version' }],
  ['actions/setup-go', { tool: 'go', input: 'go-version' }],
  ['actions/setup-java', { tool: 'java', input: 'java-version' }],
  ['actions/setup-dotnet', { tool: 'dotnet', input: 'dotnet-version' }],
  ['ruby/setup-ruby', { tool: 'ruby', input: 'ruby-version' }],
  ['shivammathur/setup-php', { tool: 'php', input: 'php-version' }],
  ['pnpm/action-setup', { tool: 'pnpm', input: 'version' }],
  ['oven-sh/setup-bun', { tool: 'bun', input: 'bun-version' }],
  ['denoland/setup-deno', { tool: 'deno', input: 'deno-version' }],
  ['astral-sh/setup-uv', { tool: 'uv', input: 'version' }],
  ['erlef/setup-beam', { tool: 'elixir', input: 'elixir-version' }],
  ['dtolnay/rust-toolchain', { tool: 'rust', input: 'toolchain' }],
  ['actions-rust-lang/setup-rust-toolchain', { tool: 'rust', input: 'toolchain' }],
  ['gradle/actions/setup-gradle', { tool: 'gradle', input: 'gradle-version' }],
]);

/**
 * The tool a `uses:` step puts in place, or `null` where it does something else. A version that is an expression is not
 * known here and left empty.
 */
export function actionTool(uses: string, inputs: Readonly<Record<string, unknown>>): WantedTool | null {
  const [name = '', ref = ''] = uses.split('@', 2);
  const action = ACTIONS.get(name);
  if (action === undefined) return null;
  // The toolchain is the action's own tag where none is given.
  const fallback = name === 'dtolnay/rust-toolchain' && /^\d/.test(ref) ? ref : '';
  const given = String(inputs[action.input] ?? fallback).trim();
  const [version = ''] = given.includes('${{') ? [] : given.split(/\s*\n\s*/, 1);
  return { tool: action.tool, version, source: uses };
}
