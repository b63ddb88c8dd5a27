import { join } from 'node:path';
import type { Config } from './config.ts';
import { workflowCommands } from './context/workflow/commands.ts';
import { fidelityOfRun } from './fidelity.ts';
import { describeNetwork } from './network-policy.ts';
import type { Prepared, Run } from './prepare.ts';
import type { FileReader, JobRoom, RunRecord, Sandbox, Task } from './types.ts';
import { readBlobs } from './workspace/objects.ts';
import { actionTool } from './workspace/setup/action-tools.ts';
import { differences } from './workspace/setup/differences.ts';
import type { WantedTool } from './workspace/setup/plan.ts';
import { presentTools } from './workspace/setup/present.ts';
import { TOOL_FILES, wantedTools } from './workspace/setup/wanted.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The room the check failed in beside the one it is repaired in. */
export interface Rooms {
  /** Tools the project asks for, with the place that says so. */
  tools: WantedTool[];
  /** In which ways this room is another, a sentence each. */
  differences: string[];
}

interface Compared {
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

/** Looks once, when first asked. */
export function openRooms(
  { config, around }: Run,
  workspace: Workspace,
  { wall, hints, filled }: Prepared,
  task: Task,
): () => Promise<Rooms> {
  let known: Promise<Rooms> | null = null;
  const { sandbox } = wall;
  const compared = { config, sandbox, room: task.room ?? null, hints, signal: around.cancel };
  return () => {
    // Shims choose a version by the project's own files.
    known ??= filled.then(() => compareRooms(workspace, compared));
    return known;
  };
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

/** What is known of both rooms goes into the record of a run. */
export async function recordRooms(
  record: RunRecord,
  compared: Promise<Rooms>,
  files: FileReader,
): Promise<void> {
  const { tools, differences: found } = await compared;
  record.environment.inferred.tools = tools;
  record.environment.differences = found;
  const measured = await fidelityOfRun(await workflowCommands(files), record.verifiers, found);
  record.environment.fidelity = measured.total === 0 ? null : measured;
}
