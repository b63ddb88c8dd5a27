import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyOf } from '../../network-policy.ts';
import type { ExecRequest, Sandbox } from '../../types.ts';
import { type Network, openNetwork } from '../network/network.ts';
import type { Outside } from '../network/route.ts';
import { bwrapArguments } from './bwrap-args.ts';
import { SHELL, shellArguments, variables } from './command.ts';
import { FILTER_FD } from './descriptors.ts';
import { type Ended, launch } from './exec.ts';
import { hostSockets } from './host-sockets.ts';
import { SandboxUnavailable } from './ladder.ts';
import { layOut, type Places } from './layout.ts';
import type { Limits } from './limits.ts';
import { findBubblewrap } from './machine.ts';
import { type Mount, masksFor } from './mounts.ts';
import { pipeStock } from './output.ts';
import { seccompFilter } from './seccomp.ts';
import { attach } from './stream.ts';

const STATUS_FD = 3 as const;
const FILTER = seccompFilter(process.arch);
const PROBE = { argv: ['true'], cwd: '.', env: {}, timeoutMs: 10_000, network: 'none' } as const;
/** Characters of bubblewrap's own words in an error. */
const FAILURE_LENGTH = 300;

/** What built the first wall of this process builds the others; one that cannot be built is told by its first command. */
let proven: string | null = null;

/** A sandbox that has been shown to start. Throws `SandboxUnavailable` where none can. */
export async function bubblewrapSandbox(
  places: Places,
  env: Readonly<Record<string, string>>,
  path: readonly string[],
  limits: Limits,
  outside: Outside,
): Promise<Sandbox> {
  const { mounts, workspace, home } = layOut(places, path, env);
  const emptyFile = join(places.scratch, 'empty');
  writeFileSync(emptyFile, '');
  const pipes = pipeStock(places.scratch);
  const filterFile = FILTER === null ? null : join(places.scratch, 'filter');
  if (FILTER !== null && filterFile !== null) writeFileSync(filterFile, FILTER);
  const folder = places.scratch;
  const start = { cwd: '/', env: {}, pipes, folder, limits, statusFd: STATUS_FD, filterFile };

  const exec = (program: string, request: ExecRequest, network: Network | null): Promise<Ended> => {
    const own = variables({ path, home, tmp: '/tmp', env }, request);
    const shown = network?.files.map((file): Mount => ({ kind: 'read', ...file })) ?? [];
    const wall = bwrapArguments({
      // Sockets come and go.
      mounts: [...mounts, ...masksFor(hostSockets(), mounts), ...shown],
      emptyFile,
      chdir: workspace,
      env: network?.variables(own) ?? own,
      statusFd: STATUS_FD,
      filterFd: filterFile === null ? null : FILTER_FD,
    });
    // The kernel's limit, which counts per user namespace and does not bind root, is beyond ours: a command that meets
    // ours is stopped and told, one that meets the kernel's goes on with errors.
    const atMost = { fileBytes: limits.fileBytes, tasks: 2 * limits.tasks };
    const command = shellArguments(request.argv, join(workspace, request.cwd), atMost, network?.start);
    const run = request.attached === undefined ? launch : attach;
    return run({ ...start, program, argv: [...wall, SHELL, ...command] }, request);
  };

  const tryWall = async (candidate: string) => {
    const logFile = join(places.scratch, 'probe.log');
    const request: ExecRequest = { ...PROBE, logFile };
    return failureOf(await exec(candidate, request, null), logFile);
  };
  const program = proven ?? (await findBubblewrap(tryWall));
  proven = program;

  return {
    kind: 'bwrap',
    workspace,
    async exec(request) {
      const policy = policyOf(request.network);
      await using network = policy === null ? null : await openNetwork(policy, outside);
      let ended = await exec(program, request, network);
      // A socket that was to be hidden may have gone in between.
      if (ended.refused) ended = await exec(program, request, network);
      const { refused: _, ...result } = ended;
      const failure = failureOf(ended, request.logFile);
      if (failure !== null) throw new SandboxUnavailable(`the sandbox did not start: ${failure}`);
      if (network !== null) tellRefusals(network, request.logFile);
      return result;
    },
  };
}

/** What bubblewrap said when it did not start a command. */
function failureOf(ended: Ended, logFile: string): string | null {
  if (!ended.refused) return null;
  const said = readFileSync(logFile, 'utf8').slice(0, FAILURE_LENGTH).trim();
  return said === '' ? `bubblewrap ended with ${ended.exitCode}` : said;
}

/** Most tools show no more of a refusal than its number; the log says what to do. */
function tellRefusals({ refusals }: Network, logFile: string): void {
  for (const refusal of refusals) appendFileSync(logFile, `\nregreen: ${refusal}\n`);
}
