import type { Item } from '../model.ts';
import { TOOL_NAMES, type ToolContext } from '../tools.ts';
import { runApplyPatch } from './edit.ts';
import { nearestName } from './nearest-name.ts';
import { runShell } from './shell.ts';
import { viewImage } from './view-image.ts';

/** What a tool says to the model. */
export interface Answer {
  /** One for each command of a shell; of other tools just one. */
  outputs: readonly string[];
  /** What the call asked to see; left out or `null`: nothing. */
  image?: Item | null;
}

interface Use {
  /** As the model called it. */
  name: string;
  input: string;
  /** Name of the log, without its ending. */
  log: string;
  /** How much of the output of a command is given whole. */
  maxTokens: number;
}

/** Uses a tool that works on the tree. A name that is none is answered with the nearest that is. */
export async function useTool({ name, input, log, maxTokens }: Use, context: ToolContext): Promise<Answer> {
  if (name === 'shell') return { outputs: await runShell(input, log, context, maxTokens) };
  if (name === 'apply_patch') return { outputs: [await runApplyPatch(input, context)] };
  if (name === 'view_image') {
    const { output, image } = await viewImage(input, log, context);
    return { outputs: [output], image };
  }
  const near = nearestName(name, TOOL_NAMES);
  const tools = TOOL_NAMES.join(', ');
  return { outputs: [`there is no tool '${name}': did you mean ${near}? The tools are ${tools}.`] };
}
