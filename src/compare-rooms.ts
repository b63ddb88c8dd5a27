import { join } from 'node:path';
import type { Config } from './config.ts';
import { describeNetwork } from './network-policy.ts';
import type { Rooms } from './rooms.ts';
import type { JobRoom, Sandbox } from './types.ts';
import { readBlobs } from './workspace/objects.ts';
import { actionTool } from './workspace/setup/action-tools.ts';
import { differences } from './workspace/setup/differences.ts';
import type { WantedTool } from './workspace/setup/plan.ts';
import { presentTools } from './workspace/setup/present.ts';
import { TOOL_FILES, wantedTools } from './workspace/setup/wanted.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface Compared {
  config: Pick<Config, 'workingDirectory' | 'network'>;
  sandbox: Sandbox;
  /** Where the check failed; `null` where no workflow says. */
  room: JobRoom | null;
  /** Tools that set-up's source names beside its commands. */
  hints: readonly WantedTool[];
  signal: AbortSignal;
}

/** Versions are asked by one command in the sandbox, which costs a moment. */
export async function compareRooms(workspace: Workspace, compared: Compared): Promise<Rooms> {
  const { config, sandbox, room, hints, signal } = compared;
  const actions = (room?.actions ?? []).map((step) => actionTool(step.uses, step.with));
  const tools = firstOfEach([
    ...(await asked(workspace, config.workingDirectory)),
    ...actions.filter((tool) => tool !== null),
    ...hints,
  ]);
  const names = tools.map(({ tool }) => tool);
  const present = await presentTools(sandbox, names, join(workspace.logs, 'versions.log'), signal);
  const here = {
    os: process.platform,
    arch: process.arch,
    inJob: room?.inJob ?? false,
    network: describeNetwork(config.network).split(', '),
  };
  return { tools, differences: differences(tools, present, room, here) };
}

/** What the files of the project ask for; those of its own folder come first. */
async function asked(workspace: Workspace, workingDirectory: string): Promise<WantedTool[]> {
  const files = new Map((await workspace.files()).map(({ path, blob }) => [path, blob]));
  const folders = [...new Set([workingDirectory, '.'])];
  const found = folders.flatMap((folder) =>
    TOOL_FILES.flatMap((name) => {
      const blob = files.get(join(folder, name));
      return blob === undefined ? [] : [{ folder, name, blob }];
    }),
  );
  const texts = await readBlobs(
    workspace.git,
    found.map(({ blob }) => blob),
  );
  return folders.flatMap((folder) => {
    const own = found.filter((file) => file.folder === folder);
    return wantedTools(new Map(own.map(({ name, blob }) => [name, texts.get(blob) ?? ''])));
  });
}

function firstOfEach(tools: readonly WantedTool[]): WantedTool[] {
  return tools.filter(({ tool }, i) => tools.findIndex((other) => other.tool === tool) === i);
}
