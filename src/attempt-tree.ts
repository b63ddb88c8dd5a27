import { join } from 'node:path';
import type { AttemptOptions } from './attempt.ts';
import { applyPartial, openSaver } from './partial-patch.ts';
import { READING_KINDS } from './types.ts';
import { type Collected, collectPatch, emptyPatch, untrackedBaseline } from './workspace/patch.ts';

/** The tree at work: how the change is read out of it, and saved. */
export interface AtWork {
  collect: () => Promise<Collected>;
  save: () => Promise<void>;
}

/**
 * Opens an attempt's tree once its files are there, with the change of the run that goes on in it. What a task that
 * changes nothing leaves in its copy stays there.
 *
 * @param name of the file in the run folder that holds the change so far
 */
export async function openTree(options: AttemptOptions, name: string): Promise<AtWork> {
  const { workspace, room, task, number, resume, saved } = options;
  const { git, base } = workspace;
  const { tree } = room;
  await room.filled;
  const reading = READING_KINDS.includes(task.kind);
  const baseline = reading ? null : await untrackedBaseline(git, tree);
  if (resume !== undefined && resume.patch.length > 0) await applyPartial(git, tree, resume.patch);
  if (baseline === null)
    return {
      collect: async () => ({ patch: emptyPatch(base), leftOut: [] }),
      save: () => Promise.resolve(),
    };
  const collect = () => collectPatch(git, tree, base, baseline);
  const save = await openSaver({
    ...{ git, tree, file: join(options.runDir, name) },
    // Until it is saved anew the change that goes on is in that file alone, where it is the same folder.
    fresh: resume === undefined,
    async collect() {
      const { patch } = await collect();
      await saved?.(number, patch);
      return patch;
    },
  });
  return { collect, save };
}
