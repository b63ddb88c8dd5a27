import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemProgram } from '../system-programs.ts';
import { dropUser, type User } from './drop-user.ts';
import type { PipeStock } from './output.ts';
import {
  firstProcess,
  killNow,
  processOf,
  type Start,
  type Started,
  type Streams,
  spawnWith,
} from './start.ts';

/** Programs root starts. */
const PROGRAMS = ['sh', 'sleep', 'setpriv', 'env'] as const;

export interface ByRoot {
  /** Whose privileges commands keep. */
  user: User;
  /** What makes us root; `null` where we are. */
  sudo: string | null;
  programs: Readonly<Record<(typeof PROGRAMS)[number], string>>;
}

/** What root needs to build a wall around `tree`, or in words why it cannot. */
export function planByRoot(tree: string): ByRoot | string {
  const user = dropUser(tree);
  if (typeof user === 'string') return user;
  const sudo = systemProgram('sudo');
  if (process.getuid?.() !== 0 && sudo === null) return 'sudo is not installed';
  const found = PROGRAMS.map((name) => [name, systemProgram(name)] as const);
  const missing = found.find(([, path]) => path === null)?.[0];
  if (missing !== undefined) return `'${missing}' is in no folder that root alone may write`;
  const programs = Object.fromEntries(found) as ByRoot['programs'];
  return { user, sudo: process.getuid?.() === 0 ? null : sudo, programs };
}

/**
 * What stands between bubblewrap and the command: gives up root, its groups and the last capabilities. It starts with
 * an empty environment, as a variable such as LD_PRELOAD would have root run the command's code; the command gets its
 * own afterwards.
 */
export function dropArguments({ user, programs }: ByRoot, env: Readonly<Record<string, string>>): string[] {
  return [
    ...[programs.setpriv, '--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'],
    ...['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--ambient-caps=-all', '--'],
    ...[programs.env, '-i', '--', ...Object.entries(env).map(([name, value]) => `${name}=${value}`)],
  ];
}

interface Files {
  script: string;
  status: string;
  lifeline: string;
}

/**
 * Starts bubblewrap as root. `folder` must be one that we alone may enter and that no command sees.
 *
 * sudo hands on no descriptor but the standard ones and writes its arguments into the system's log, so what to do is
 * in a script, and files stand in for descriptors. We cannot signal what root runs, and root's processes would outlive
 * us: the script watches a pipe instead, and kills process 1 of the sandbox when something is written to it or its
 * last writer, who we are, is gone.
 */
export async function startByRoot(
  start: Start,
  streams: Streams,
  { sudo, programs }: ByRoot,
  pipes: PipeStock,
  folder: string,
): Promise<Started | null> {
  if (start.argv.some((word) => word.includes('\0'))) return null;
  const [script, status] = [join(folder, `start-${randomUUID()}`), join(folder, `status-${randomUUID()}`)];
  const files: Files = { script, status, lifeline: await pipes() };
  writeFileSync(script, scriptFor(start, files, programs), { mode: 0o600 });
  writeFileSync(status, '', { mode: 0o600 });
  // For reading as well: opening a pipe that nobody reads would wait.
  const lifeline = openSync(files.lifeline, constants.O_RDWR);
  const read = () => readFileSync(status, 'latin1');
  const remove = () => {
    for (const file of Object.values(files)) rmSync(file, { force: true });
  };
  const argv = [...(sudo === null ? [] : [sudo, '-n', '--']), programs.sh, script];
  const [program = '', ...rest] = argv;
  const none = { statusFd: null, filterFile: null } as const;
  try {
    const child = spawnWith({ program, argv: rest, cwd: start.cwd, env: {}, ...none }, streams);
    if (child === null) throw new Error(`'${program}' was not started`);
    return started(child, lifeline, read, script, remove);
  } catch (error) {
    closeSync(lifeline);
    remove();
    throw error;
  }
}

function started(
  child: ChildProcess,
  lifeline: number,
  read: () => string,
  script: string,
  remove: () => void,
): Started {
  let [open, said] = [true, ''];
  return {
    ...processOf(child),
    status: () => (open ? read() : said),
    kill() {
      if (!open) return;
      // Where root has not read it yet nothing is started any more.
      rmSync(script, { force: true });
      writeSync(lifeline, 'end\n');
    },
    end() {
      if (!open) return;
      said = read();
      open = false;
      const first = firstProcess(said);
      // bubblewrap was killed and could not wait for it.
      if (first !== null && !said.includes('"exit-code"')) killNow(first);
      closeSync(lifeline);
      remove();
    },
  };
}

/** Shell code for root. */
function scriptFor(start: Start, files: Files, { sleep }: ByRoot['programs']): string {
  const [status, lifeline] = [quote(files.status), quote(files.lifeline)];
  const filter = start.filterFile === null ? '/dev/null' : quote(start.filterFile);
  return `# Opening the pipe would wait for a writer that is gone.
[ -d /proc/${process.pid} ] || exit 1
exec 3> ${status} 4< ${filter} 5< ${lifeline}
{
  read -r _ <&5
  while :; do
    read -r said < ${status}
    case $said in
      *'"child-pid": '*)
        first=\${said#*'"child-pid": '}
        kill -KILL "\${first%%[!0-9]*}"
        exit ;;
    esac
    [ -d "/proc/$$" ] || exit
    ${sleep} 0.01
  done
} > /dev/null 2>&1 3>&- 4<&- &
[ -e ${quote(files.script)} ] || exit 1
${[start.program, ...start.argv].map(quote).join(' ')} 5<&-
code=$?
kill -KILL "$!" 2> /dev/null
wait "$!" 2> /dev/null
exit "$code"
`;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
