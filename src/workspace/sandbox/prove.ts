import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecRequest, Sandbox } from '../../types.ts';

/** What the script prints for a hole, and what that means. */
const HOLES: Readonly<Record<string, string>> = {
  loopback: 'a port of the host can be reached',
  interface: 'there is a network interface besides loopback',
  socket: 'a unix socket of the host can be seen',
  privileges: 'a set-uid program could gain privileges (no_new_privs is off)',
  capabilities: 'commands hold capabilities',
  user: 'commands run as another user or with more groups than they should',
  sudo: 'sudo works',
  write: 'a folder outside of the workspace can be written',
  settings: 'kernel settings can be written',
};

/**
 * `$1` is a port and `$2` a socket of the host, `$3` a name for files, `$4` the user where root built the wall. One shell and, where nothing is wrong, no
 * programs: it runs before each job. Whatever cannot be read counts as a hole.
 */
const SCRIPT = `
exec 2>/dev/null
(exec 3<>"/dev/tcp/127.0.0.1/$1") && echo hole loopback
while read -r name _; do case $name in lo:|*\\||face) ;; *:*) echo hole interface ;; esac; done < /proc/net/dev
for socket in "$2" /run/docker.sock /var/run/docker.sock; do [ -S "$socket" ] && echo hole socket; done
status=$(< /proc/self/status)
[[ $status == *NoNewPrivs:?1* ]] || echo hole privileges
for set in Inh Prm Eff Bnd Amb; do [[ $status == *Cap$set:?0000000000000000* ]] || echo hole capabilities; done
if [ -n "$4" ]; then
[[ $status =~ Uid:[[:blank:]]+$4[[:blank:]]+$4[[:blank:]]+$4[[:blank:]]+$4[[:space:]] ]] || echo hole user
[[ $status =~ Groups:[[:space:]]+[0-9] ]] && echo hole user
fi
command -v sudo > /dev/null && sudo -n true && echo hole sudo
for folder in / /etc /usr /usr/local/bin /opt /var; do (: > "$folder/$3") && rm -f "$folder/$3" && echo hole write; done
(: >> /proc/sys/kernel/core_pattern) && echo hole settings
for file in /proc/[0-9]*/environ; do while IFS= read -r -d '' pair; do echo "env $pair"; done < "$file"; done
echo proved
`;

/** Names of variables whose values nobody inside may know. */
const SECRET_NAME = /TOKEN$|SECRET|PASSWORD|[_-]KEY$/i;
/** Shorter values are found by chance. */
const SECRET_LENGTH = 8;

const TIMEOUT_MS = 10_000;

/** Tries the wall with real attempts from inside. `null` where it holds, else a sentence naming the hole. */
export async function proveWall(sandbox: Sandbox): Promise<string | null> {
  if (sandbox.proof !== undefined) return sandbox.proof.hole;
  await using trial = await openTrial(sandbox.user?.uid ?? null);
  await sandbox.exec(trial.request);
  return trial.hole();
}

export interface Trial extends AsyncDisposable {
  /** To be run inside. */
  request: ExecRequest;
  /** What its output says: `null` where the wall holds, else a sentence naming the hole. */
  hole(): Promise<string | null>;
}

/** Opens what must not be reached from inside. @param user whom commands should run as, where root builds the wall */
export async function openTrial(user: number | null): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'regreen-wall-'));
  const [port, socket] = [createServer(), createServer()];
  const path = join(folder, 'socket');
  await Promise.all([once(port.listen(0, '127.0.0.1'), 'listening'), once(socket.listen(path), 'listening')]);
  const address = port.address();
  const number = typeof address === 'object' && address !== null ? address.port : 0;
  const logFile = join(folder, 'log');
  const given = [String(number), path, `.regreen-${randomUUID()}`, String(user ?? '')];
  return {
    request: {
      argv: ['bash', '-c', SCRIPT, 'bash', ...given],
      cwd: '.',
      env: {},
      timeoutMs: TIMEOUT_MS,
      logFile,
      network: 'none',
    },
    hole: async () => judge(await readFile(logFile, 'utf8')),
    async [Symbol.asyncDispose]() {
      port.close();
      socket.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function judge(said: string): string | null {
  const hole = /^hole (\w+)$/m.exec(said)?.[1];
  if (hole !== undefined) return `the sandbox has a hole: ${HOLES[hole] ?? hole}`;
  const leaked = Object.entries(process.env).find(
    ([name, value = '']) => SECRET_NAME.test(name) && value.length >= SECRET_LENGTH && said.includes(value),
  );
  if (leaked) return `the sandbox has a hole: the host's variable ${leaked[0]} can be read`;
  if (!said.endsWith('proved\n')) return `the sandbox could not be tried: '${said.slice(-200).trim()}'`;
  return null;
}
