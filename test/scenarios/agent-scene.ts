import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { RunRecord } from '../../src/types.ts';
import { MAIN } from '../helpers/command.ts';
import { openProject } from '../helpers/fix.ts';
import { patch, reasoning, shell, submit } from '../helpers/model/items.ts';
import { type ModelServer, type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';

/** As small as a project can be, so that the time of a run is regreen's. */
export const FILES = { 'answer.txt': 'wrong\n', 'README.md': '# Answers\n' };
export const CHECK = 'grep -qx right answer.txt';

/** Leaves a line in the patch each time it is run. */
export const LOOK: Step = { output: [reasoning('look'), shell('echo ran >> runs.txt; cat answer.txt')] };
export const EDIT: Step = {
  output: [patch('*** Begin Patch\n*** Update File: answer.txt\n-wrong\n+right\n*** End Patch')],
};
export const HAND_IN: Step = {
  output: [submit({ title: 'fix: the right answer', cause: 'It was wrong.', change: 'It is right.' })],
};

export interface Played {
  exitCode: number | undefined;
  record: RunRecord;
  stderr: string;
  requests: ModelServer['requests'];
  violations: readonly string[];
  /** Between each request and the one before, in milliseconds. */
  gaps: number[];
  /** How often the first command ran, as the patch tells. */
  runs: number;
  patch: string;
}

interface Playing {
  args?: readonly string[];
  files?: Record<string, string>;
  command?: string;
  /** In place of the server's address. */
  baseUrl?: string;
}

/** `regreen fix` from end to end with a scripted model: the built command, the real sandbox, a real judge. */
export async function play(
  script: readonly Step[] | Parameters<typeof startModel>[0]['script'],
  { args = [], files = FILES, command = CHECK, baseUrl }: Playing = {},
): Promise<Played> {
  await using project = await openProject(files);
  await using model = await startModel({ script });
  const runDir = join(project.cwd, '../run');
  const { exitCode, stderr } = await start(project.cwd, baseUrl ?? model.url, [
    ...['--command', command, '--run-dir', runDir],
    ...args,
  ]);
  const diff = await readFile(join(runDir, 'regreen.patch'), 'utf8').catch(() => '');
  return {
    exitCode,
    record: await readRecord(join(runDir, 'run.json')),
    stderr,
    requests: model.requests,
    violations: model.violations,
    gaps: model.requests.slice(1).map(({ at }, i) => at - (model.requests[i]?.at ?? 0)),
    runs: diff.match(/^\+ran$/gm)?.length ?? 0,
    patch: diff,
  };
}

/** The process of `regreen fix`, in an environment made from nothing. */
export function start(
  cwd: string,
  baseUrl: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
) {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: join(cwd, '..'),
    OPENAI_API_KEY: 'sk-scripted',
    OPENAI_BASE_URL: baseUrl,
    ...more,
  };
  return execa(process.execPath, [MAIN, 'fix', ...args], {
    cwd,
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
}
