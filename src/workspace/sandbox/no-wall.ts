import { join, resolve } from 'node:path';
import type { Sandbox } from '../../types.ts';
import { SHELL, shellArguments, variables } from './command.ts';
import { launch } from './exec.ts';
import type { Places } from './layout.ts';
import type { Limits } from './limits.ts';
import { pipeStock } from './output.ts';
import { attach } from './stream.ts';

/**
 * No wall: commands run on the tree as they are, with the environment and the limits of a sandbox. Only for machines
 * that are a sandbox themselves.
 */
export function noWall(
  { tree, workspace, scratch, readOnly }: Places,
  env: Readonly<Record<string, string>>,
  path: readonly string[],
  limits: Limits,
): Sandbox {
  const places = { path, home: join(scratch, 'home'), tmp: join(scratch, 'tmp'), env };
  const pipes = pipeStock(scratch);
  // What `pwd` prints is a path of the tree; the tree may lie in the workspace.
  const folders = [...readOnly, { host: tree, inside: tree }, { host: tree, inside: workspace }];
  // With no file system of its own a path inside is none; it stands for the host's.
  const onHost = (word: string, shownThere = readOnly): string => {
    const shown = shownThere.find(({ inside }) => word === inside || word.startsWith(`${inside}/`));
    return shown === undefined ? word : shown.host + word.slice(shown.inside.length);
  };
  return {
    kind: 'none',
    workspace: tree,
    async exec(request) {
      // Without a namespace the kernel's limit of processes would count all of the user's.
      const atMost = { fileBytes: limits.fileBytes, tasks: null };
      const argv = shellArguments(
        request.argv.map((word) => onHost(word)),
        resolve(tree, onHost(request.cwd, folders)),
        atMost,
      );
      const own = variables(places, request);
      const start = {
        program: SHELL,
        argv,
        cwd: tree,
        env: own,
        pipes,
        folder: scratch,
        limits,
        statusFd: null,
        filterFile: null,
        byRoot: null,
      };
      const { refused: _, ...result } = await (request.attached === undefined ? launch : attach)(
        start,
        request,
      );
      return result;
    },
  };
}
