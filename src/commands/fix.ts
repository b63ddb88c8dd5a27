import { tmpdir } from 'node:os';
import { cancelSignal } from '../cancel.ts';
import type { Command } from '../types.ts';
import { type Beginning, beginWorkspace } from '../workspace/begin.ts';
import { MODEL_FLAGS } from './model-flags.ts';
import { findPlace, localHead } from './place.ts';

export const fix: Command = {
  flags: {
    command: { value: 'CMD', help: 'a command that fails (repeatable)' },
    log: { value: 'FILE', help: 'the log of a failing command' },
    task: { value: 'TEXT|@FILE', help: 'what to do, in words' },
    event: { value: 'FILE', help: 'a webhook payload; needs --event-name and GITHUB_TOKEN' },
    'event-name': { value: 'NAME', help: 'the name of that event' },
    verify: { value: 'CMD', help: 'a further check (repeatable; default: found)' },
    setup: {
      value: 'CMD',
      help: 'prepares the checkout, with network (repeatable; default: from the lock file)',
    },
    ...MODEL_FLAGS,
    attempts: { value: 'N', help: 'attempts side by side; the judge chooses (default 1)' },
    'no-model': { help: 'stop before the first request' },
    apply: { help: 'change the checkout (default: print the diff)' },
    'working-directory': { value: 'DIR', help: 'the project inside the repository' },
    fixers: { value: 'auto|off', help: 'write modes of failing checkers before a model (default auto)' },
    'setup-env': { value: 'NAME', help: 'a variable that set-up alone may see (repeatable)' },
    repositories: { value: 'OWNER/NAME@REF', help: 'another repository to read beside it (repeatable)' },
    env: { value: 'NAME', help: 'a variable that passes the wall (repeatable)' },
    sandbox: { value: 'auto|none', help: 'the wall (default auto)' },
    network: { value: 'HOST,…', help: 'what commands reach; localhost:PORT for a service (default none)' },
    'run-dir': { value: 'DIR', help: 'where run.json, the patch and the logs go' },
    resume: {
      value: 'DIR',
      help: 'go on with the run of that folder and what it was given; limits given now come on top',
    },
  },
  positionals: { max: 0, help: '' },
  async run(flags, env) {
    const place = await findPlace(flags);
    const cancel = cancelSignal();
    // An event says itself which commit it is about.
    const begun = flags.has('event') ? null : await begin(place.path);
    try {
      // Read while git is at work already.
      const { runFix } = await import('./run-fix.ts');
      return await runFix(flags, env, { ...place, begun, cancel });
    } finally {
      await begun?.discard();
    }
  },
};

/** `null` where that fails: it is tried anew, and told, when everything else of the order is known to be right. */
const begin = (path: string): Promise<Beginning | null> =>
  localHead(path)
    .then(({ sha }) => beginWorkspace({ path, sha, dirty: true, parent: tmpdir() }))
    .catch(() => null);
