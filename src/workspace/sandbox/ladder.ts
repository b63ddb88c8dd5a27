/** What is known of the machine when a wall is to be built. */
export interface WallFacts {
  platform: string;
  /** Path of bubblewrap; `null` where it is not installed. */
  bwrap: string | null;
  /** What bubblewrap said when a wall was tried; `null` where it held, or nothing was tried. */
  failure: string | null;
  /** `kernel.apparmor_restrict_unprivileged_userns` is on. */
  restricted: boolean;
  /** GitHub's own machine, thrown away after the job; only there is anything installed. */
  hosted: boolean;
  /** sudo is there and asks for no password. */
  sudo: boolean;
  /** Where we are root or can be: what it said to a wall without a user namespace, `null` while that was not tried. */
  byRoot?: { failure: string | null };
  /** Preparations made so far. */
  done: ReadonlySet<Preparation>;
}

export type Preparation = 'install' | 'profile';

/** A bubblewrap that works. */
export interface Found {
  program: string;
  /** Root must start it, as user namespaces do not work. */
  byRoot: boolean;
}

export type WallChoice =
  | ({ kind: 'bwrap' } & Found)
  /** Whether root can build a wall is to be tried. */
  | { kind: 'try-root'; program: string }
  | { kind: 'prepare'; preparation: Preparation }
  | { kind: 'unavailable'; reason: string; remedy: string };

const PROFILE =
  'abi <abi/4.0>, include <tunables/global> profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }';

/** Script for root and what a reader is told to type instead. */
export const PREPARATIONS: Readonly<Record<Preparation, { script: string; remedy: string }>> = {
  install: {
    script:
      'export DEBIAN_FRONTEND=noninteractive; get="apt-get install -y --no-install-recommends bubblewrap"; $get || { apt-get update && $get; }',
    remedy: 'sudo apt-get install -y bubblewrap',
  },
  // For bubblewrap alone: smaller than switching the restriction off for all programs.
  profile: {
    script: `echo '${PROFILE}' | apparmor_parser --replace`,
    remedy: `echo '${PROFILE}' | sudo apparmor_parser --replace`,
  },
};

/** No wall can be built on this machine. The message says why and what to do about it. */
export class SandboxUnavailable extends Error {
  override name = 'SandboxUnavailable';
}

/** The next step to a wall: use bubblewrap, prepare the machine for it, or give up with a remedy. Fails closed. */
export function chooseWall(facts: WallFacts): WallChoice {
  if (facts.platform !== 'linux')
    return unavailable(
      `the sandbox needs Linux and this is '${facts.platform}'`,
      'run it on a Linux machine',
    );
  const { bwrap, failure } = facts;
  if (bwrap === null) return prepare('install', 'bubblewrap is not installed', facts);
  if (failure === null) return { kind: 'bwrap', program: bwrap, byRoot: false };
  if (failure.includes('Unknown option'))
    return unavailable(`bubblewrap is too old (${failure})`, 'install bubblewrap 0.8 or newer');
  if (facts.restricted && mayPrepare('profile', facts)) return { kind: 'prepare', preparation: 'profile' };
  if (facts.byRoot?.failure === null) return { kind: 'try-root', program: bwrap };
  const root = facts.byRoot === undefined ? '' : `; nor can root without them (${facts.byRoot.failure})`;
  if (facts.restricted)
    return prepare('profile', `AppArmor keeps bubblewrap from user namespaces (${failure})${root}`, facts);
  return unavailable(
    `bubblewrap cannot build a sandbox here (${failure})${root}`,
    'allow user namespaces, in a container with `--security-opt seccomp=unconfined --security-opt systempaths=unconfined`',
  );
}

function prepare(preparation: Preparation, reason: string, facts: WallFacts): WallChoice {
  if (mayPrepare(preparation, facts)) return { kind: 'prepare', preparation };
  return unavailable(reason, `run \`${PREPARATIONS[preparation].remedy}\``);
}

function mayPrepare(preparation: Preparation, { hosted, sudo, done }: WallFacts): boolean {
  return hosted && sudo && !done.has(preparation);
}

function unavailable(reason: string, remedy: string): WallChoice {
  return { kind: 'unavailable', reason, remedy };
}
