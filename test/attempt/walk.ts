import { INTERRUPTED } from '../../src/agent/resume.ts';
import { type Draft, patch, reasoning, shell, submit } from '../helpers/model/items.ts';
import { type ModelServer, type Step, startModel } from '../helpers/model-server.ts';

/** What the work comes to, step by step: files made, changed, moved and removed, by commands and by patches. */
const STEPS: readonly Draft[] = [
  shell('printf one > made-by-shell'),
  patch('*** Begin Patch\n*** Add File: dir/made-by-patch\n+two\n*** End Patch\n'),
  shell("printf 'one\\r\\ntwo' > no-line-end"),
  shell('rm -f a.txt'),
  patch('*** Begin Patch\n*** Add File: script\n+#!/bin/sh\n*** End Patch\n'),
  shell('chmod +x script; cat made-by-shell'),
  shell("printf 'caf\\351\\n' > latin1"),
];

/** Holds once every step is done. */
export const WALKED =
  'test -x script && test -f latin1 && test ! -e a.txt && test -f no-line-end && test -f dir/made-by-patch && grep -q one made-by-shell';

interface Said {
  type?: string;
  call_id?: string;
  output?: unknown;
}

/**
 * A model that reads from the conversation alone how far it got: it goes on after the last step whose output is there,
 * and does a step anew whose output says that it was interrupted. Two steps an answer, then it hands in.
 */
export function startWalker(): Promise<ModelServer> {
  return startModel({
    script: ({ body }): Step => {
      const done = stepsDone(body.input as Said[]);
      const next = STEPS.slice(done, done + 2);
      return {
        output: [reasoning(`${done} done`), ...(next.length > 0 ? next : [submit({ title: 'done' })])],
      };
    },
  });
}

function stepsDone(input: readonly Said[]): number {
  const steps = input.filter(
    ({ type, output }: Said): boolean => /call_output$/.test(type ?? '') && output !== INTERRUPTED,
  );
  return Math.min(steps.length, STEPS.length);
}
