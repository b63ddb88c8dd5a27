import { workflowCommands } from './context/workflow/commands.ts';
import type { Prepared } from './prepare.ts';
import type { Run } from './run-state.ts';
import type { FileReader, RunRecord, Task } from './types.ts';
import type { WantedTool } from './workspace/setup/plan.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The room the check failed in beside the one it is repaired in. */
export interface Rooms {
  /** Tools the project asks for, with the place that says so. */
  tools: WantedTool[];
  /** In which ways this room is another, a sentence each. */
  differences: string[];
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
    known ??= filled.then(async () => (await import('./compare-rooms.ts')).compareRooms(workspace, compared));
    return known;
  };
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
  const { fidelityOfRun } = await import('./fidelity.ts');
  const measured = await fidelityOfRun(await workflowCommands(files), record.verifiers, found);
  record.environment.fidelity = measured.total === 0 ? null : measured;
}
