import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { policyOf } from '../../network-policy.ts';
import type { ExecRequest, Sandbox } from '../../types.ts';
import type { Network } from '../network/network.ts';
import type { Outside } from '../network/route.ts';
import { bwrapArguments } from './bwrap-args.ts';
import { type ByRoot, dropArguments, planByRoot } from './by-root.ts';
import { SHELL, shellArguments, variables } from './command.ts';
import { FILTER_FD } from './descriptors.ts';
import { type Ended, launch } from './exec.ts';
import { hostSockets } from './host-sockets.ts';
import { type Found, SandboxUnavailable } from './ladder.ts';
import { layOut, type Places } from './layout.ts';
import type { Limits } from './limits.ts';
import { bubblewrapByRoot, findBubblewrap } from './machine.ts';
import { type Mount, masksFor } from './mounts.ts';
import { pipeStock } from './output.ts';
import { openTrial } from './prove.ts';
import { seccompFilter } from './seccomp.ts';
import { attach } from './stream.ts';

const STATUS_FD = 3 as const;
const FILTER = seccompFilter(process.arch);
const PROBE = { argv: ['true'], cwd: '.', env: {}, timeoutMs: 10_000, network: 'none' } as const;
/** Characters of bubblewrap's own words in an error. */
const FAILURE_LENGTH = 300;

/** What built the first wall of this process builds the others; one that cannot be built is told by its first command. */
let proven: Found | null = null;

interface Building {
  outside: Outside | undefined;
  builder: 'auto' | 'root';
  /** Pipes that are there already. */
  pipes: readonly string[];
  /** Called while the wall is tried from inside, when the first one is built; `null`: it is only built. */
  prove: (() => void) | null;
}

/** A sandbox that has been shown to start. Throws `SandboxUnavailable` where none can. */
export async function bubblewrapSandbox(
  places: Places,
  env: Readonly<Record<string, string>>,
  path: readonly string[],
  limits: Limits,
  { outside, builder, pipes: ready, prove }: Building,
): Promise<Sandbox> {
  const { mounts, workspace, home } = layOut(places, path, env);
  const emptyFile = join(places.scratch, 'empty');
  writeFileSync(emptyFile, '');
  const pipes = pipeStock(places.scratch, ready);
  const filterFile = FILTER === null ? null : join(places.scratch, 'filter');
  if (FILTER !== null && filterFile !== null) writeFileSync(filterFile, FILTER);
  const folder = places.scratch;
  const start = { cwd: '/', env: {}, pipes, folder, limits, statusFd: STATUS_FD, filterFile };

  const exec = ({ program, byRoot }: Builder, request: ExecRequest, network: Network | null) => {
    const plain = variables({ path, home, tmp: '/tmp', env }, request);
    const own = network?.variables(plain) ?? plain;
    const shown = network?.files.map((file): Mount => ({ kind: 'read', ...file })) ?? [];
    const wall = bwrapArguments({
      // Sockets come and go.
      mounts: [...mounts, ...masksFor(hostSockets(), mounts), ...shown],
      emptyFile,
      chdir: workspace,
      env: byRoot === null ? own : {},
      statusFd: STATUS_FD,
      filterFd: filterFile === null ? null : FILTER_FD,
      byRoot: byRoot !== null,
    });
    // The kernel's limit, which counts per user namespace and does not bind root, is beyond ours: a command that meets
    // ours is stopped and told, one that meets the kernel's goes on with errors. Without a namespace of the command's
    // own it would count all of the user's.
    const atMost = { fileBytes: limits.fileBytes, tasks: byRoot === null ? 2 * limits.tasks : null };
    // A path from the root is one inside.
    const command = shellArguments(request.argv, resolve(workspace, request.cwd), atMost, network?.start);
    const run = request.attached === undefined ? launch : attach;
    const drop = byRoot === null ? [] : dropArguments(byRoot, own);
    const argv = [...wall, ...drop, SHELL, ...command];
    return run({ ...start, program, argv, byRoot }, request);
  };

  let proof: Sandbox['proof'];
  const tryWall = async (candidate: Found) => {
    const built = builderOf(candidate, places.tree);
    if (typeof built === 'string') return built;
    // One start of a wall shows both: that it can be built, and that it holds.
    await using trial = prove !== null ? await openTrial(built.byRoot?.user.uid ?? null) : null;
    const request = trial?.request ?? { ...PROBE, logFile: join(places.scratch, 'probe.log') };
    const trying = exec(built, request, null);
    if (prove !== null) setImmediate(prove);
    const failure = failureOf(await trying, request.logFile);
    if (failure === null && trial !== null) proof = { hole: await trial.hole() };
    return failure;
  };
  if (builder === 'auto') proven ??= await findBubblewrap(tryWall);
  const found = builder === 'auto' && proven !== null ? proven : await bubblewrapByRoot(tryWall);
  const built = builderOf(found, places.tree);
  if (typeof built === 'string') throw new SandboxUnavailable(built);

  return {
    kind: 'bwrap',
    workspace,
    ...(built.byRoot === null ? {} : toldOf(built.byRoot)),
    ...(proof === undefined ? {} : { proof }),
    async exec(request) {
      const policy = policyOf(request.network);
      await using network =
        policy === null ? null : await loadNetwork().then(({ openNetwork }) => openNetwork(policy, outside));
      let ended = await exec(built, request, network);
      // A socket that was to be hidden may have gone in between.
      if (ended.refused) ended = await exec(built, request, network);
      const { refused: _, ...result } = ended;
      const failure = failureOf(ended, request.logFile);
      if (failure !== null) throw new SandboxUnavailable(`the sandbox did not start: ${failure}`);
      if (network !== null) tellRefusals(network, request.logFile);
      return result;
    },
  };
}

interface Builder {
  program: string;
  byRoot: ByRoot | null;
}

/** How a wall around `tree` is built, or why it cannot be. */
function builderOf({ program, byRoot }: Found, tree: string): Builder | string {
  if (!byRoot) return { program, byRoot: null };
  // Without a namespace to forbid them in, the filter alone keeps user namespaces away.
  if (FILTER === null) return `no filter of system calls is known for '${process.arch}'`;
  const plan = planByRoot(tree);
  return typeof plan === 'string' ? plan : { program, byRoot: plan };
}

function toldOf({ user, sudo }: ByRoot): Pick<Sandbox, 'detail' | 'user'> {
  const who = sudo === null ? 'root' : 'sudo';
  return {
    detail: `user namespaces do not work here: ${who} builds the sandbox, and commands run in it as user ${user.uid} without privileges`,
    user,
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

/** Most runs need no network, and need not read what makes one. */
const loadNetwork = () => import('../network/network.ts');
