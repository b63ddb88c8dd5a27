import type { Responses } from 'openai/resources/responses/responses';
import type { NetworkPolicy, Sandbox } from '../types.ts';
import { submitParameters } from './submission.ts';

/** What the model is offered. `submit` is handled by the loop: it hands over to the judge. */
export const TOOLS: readonly Responses.Tool[] = [
  {
    type: 'function',
    name: 'shell',
    description:
      'Runs a command with bash in the sandbox (background processes end with the command). HOME and /tmp last. Long output is cut; the whole of it is in the file that is named.',
    parameters: {
      type: 'object',
      properties: {
        command: { type: 'string' },
        workdir: { type: 'string', description: 'relative to the repository' },
        timeout_ms: { type: 'integer', description: 'default 120000' },
      },
      required: ['command'],
    },
    strict: false,
  },
  {
    type: 'custom',
    name: 'apply_patch',
    description:
      'Edits files: *** Begin Patch / *** Add File: | *** Delete File: | *** Update File: path / @@ context / lines with a leading " ", "-" or "+" / *** End Patch. All or nothing. Paths are relative.',
    format: { type: 'text' },
  },
  {
    type: 'function',
    name: 'view_image',
    description: 'Shows a PNG, JPEG, WebP or GIF file.',
    parameters: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
    strict: false,
  },
  {
    type: 'function',
    name: 'submit',
    description:
      'Hands the work to the judge, which runs the verifiers on a clean copy with your patch. Its answer comes back.',
    parameters: submitParameters,
    strict: false,
  },
];

export const TOOL_NAMES: readonly string[] = TOOLS.map((tool) => ('name' in tool ? tool.name : tool.type));

export interface ToolContext {
  /** Ends when tools may be used; the model may be asked before. */
  ready: Promise<unknown>;
  sandbox: Sandbox;
  /** The tree on the host. */
  root: string;
  /** Host folder of the logs and its path inside. */
  logs: { host: string; inside: string };
  network: NetworkPolicy;
  /** Takes secrets out of what a tool answers. */
  clean(text: string): string;
  signal: AbortSignal;
  /**
   * The repository's instructions for these paths that were not given out yet, as text for the model; often empty.
   * `anew`: as if none had been, since the conversation they stood in is gone.
   */
  guidance?: (paths: readonly string[], anew?: boolean) => Promise<string>;
}
