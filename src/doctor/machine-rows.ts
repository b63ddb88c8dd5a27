import { chooseWall, PREPARATIONS } from '../workspace/sandbox/ladder.ts';
import { type Check, type MachineFacts, missing, ok, warn } from './check.ts';

const OLDEST_NODE = 24;
const NO_WALL = 'no command of the repository or the model may run, so no run starts';

type Row = (facts: MachineFacts) => Check;

/** One thing a machine has or lacks each. */
export const MACHINE_ROWS: readonly Row[] = [
  ({ platform }) =>
    platform === 'linux'
      ? ok('platform', 'Linux')
      : missing(
          'platform',
          platform,
          `the sandbox needs Linux: ${NO_WALL}`,
          'run it on a Linux machine, or `sandbox: none` on one that is thrown away',
        ),
  ({ node }) =>
    Number(/^v(\d+)\./.exec(node)?.[1] ?? 0) >= OLDEST_NODE
      ? ok('node', node)
      : missing('node', node, `regreen needs Node ${OLDEST_NODE}`, `install Node ${OLDEST_NODE} or newer`),
  ({ git }) =>
    git !== null
      ? ok('git', git)
      : missing(
          'git',
          'not installed',
          'no copy of the checkout can be made',
          '`sudo apt-get install -y git`',
        ),
  bubblewrap,
  namespaces,
  wall,
  sudo,
  ({ actions, hosted }) => {
    if (!actions) return ok('actions', 'not in a job of GitHub Actions');
    return hosted
      ? ok('actions', "a job on GitHub's own machine")
      : warn(
          'actions',
          'a job on a self-hosted runner',
          'what is missing is not installed here, and the machine lives on after the job',
          'install bubblewrap on the runner; use runners that are thrown away after each job',
        );
  },
];

function bubblewrap({ bwrap, bwrapVersion, hosted, sudo }: MachineFacts): Check {
  if (bwrap !== null) return ok('bubblewrap', `${bwrapVersion ?? 'version unknown'} at ${bwrap}`);
  const { remedy } = PREPARATIONS.install;
  if (hosted && sudo)
    return warn('bubblewrap', 'not installed', 'each run installs it first, some seconds', `\`${remedy}\``);
  return missing('bubblewrap', 'not installed', NO_WALL, `\`${remedy}\``);
}

function namespaces({ namespaces: allowed, restricted }: MachineFacts): Check {
  const settings = [
    allowed === false ? 'user namespaces are switched off' : '',
    restricted ? 'AppArmor restricts user namespaces (kernel.apparmor_restrict_unprivileged_userns)' : '',
  ].filter(Boolean);
  if (settings.length === 0)
    return ok('namespaces', allowed === null ? 'the kernel sets no limit' : 'user namespaces are allowed');
  return warn(
    'namespaces',
    settings.join('; '),
    'bubblewrap may fail to build the sandbox; the row `wall` says whether it does',
    allowed === false
      ? '`sudo sysctl -w user.max_user_namespaces=10000`'
      : `\`${PREPARATIONS.profile.remedy}\``,
  );
}

function wall({ platform, bwrap, wall: failure, hole, restricted }: MachineFacts): Check {
  if (bwrap === null)
    return missing('wall', 'not tried: there is no bubblewrap', NO_WALL, 'see `bubblewrap`');
  if (hole !== null)
    return missing('wall', hole, NO_WALL, 'close it on this machine, or run on one that is thrown away');
  if (failure === null) return ok('wall', 'built and tried from inside: it holds');
  const facts = { platform, bwrap, failure, restricted, hosted: false, sudo: false, done: new Set<never>() };
  const choice = chooseWall(facts);
  return missing('wall', failure, NO_WALL, choice.kind === 'unavailable' ? choice.remedy : '');
}

function sudo({ sudo: works, bwrap, wall: failure }: MachineFacts): Check {
  if (works) return ok('sudo', 'asks for no password');
  if (bwrap !== null && failure === null) return ok('sudo', 'not there or asks for a password; not needed');
  return warn(
    'sudo',
    'not there, or asks for a password',
    'what the sandbox needs cannot be installed from here',
    'have somebody with root type the remedies above',
  );
}
