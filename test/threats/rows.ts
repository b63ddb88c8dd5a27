/** One attack, and what holds it. Its tests carry its number in their names: `threat 07: …`. */
interface Row {
  attack: string;
  defence: string;
  /** `Linux`: tried in the real sandbox. `any`: code of the host that is the same everywhere. */
  platforms: 'Linux' | 'any';
}

const linux = (attack: string, defence: string): Row => ({ attack, defence, platforms: 'Linux' });
const any = (attack: string, defence: string): Row => ({ attack, defence, platforms: 'any' });

/** The threat model by its numbers; docs/security.md shows those that tests name, beside these tests. */
export const ROWS: ReadonlyMap<number, Row> = new Map([
  [
    1,
    linux(
      'keys in the environment',
      'commands get an allow-list of variables, never the environment of the host',
    ),
  ],
  [
    2,
    linux(
      'the environment of other processes in `/proc`',
      'process namespace of its own; bubblewrap itself starts with an empty environment and no stray descriptors',
    ),
  ],
  [
    3,
    linux(
      'a file tool on the host that follows `..`, links or `/proc`',
      'images are read behind the wall; patches reach regular files below the tree alone',
    ),
  ],
  [4, linux('sudo, set-uid programs', 'no new privileges, no capabilities')],
  [
    5,
    linux(
      'sockets of docker, ssh-agent, dbus',
      'folders of sockets hidden, every other socket of the host masked',
    ),
  ],
  [
    6,
    linux(
      'sending data out by TCP, UDP, ICMP, names, abstract sockets, metadata services',
      'network namespace of its own; set-up reaches public hosts through a proxy that connects to the address it checked',
    ),
  ],
  [
    7,
    any(
      'a secret in a log, prompt, pull request, commit, artifact',
      'known values in every encoding and what is formed like a credential are taken out; a hit in something to be published blocks it',
    ),
  ],
  [
    8,
    any(
      'links and images that carry data out of a pull request',
      'links lead into the repository alone, images and HTML are removed',
    ),
  ],
  [9, any("a branch or ref of the model's choice", 'branches are made by us, never forced')],
  [10, any('changes to workflows, hooks, owners of code', 'paths that only people may change')],
  [
    11,
    any(
      'going green by weakening checks',
      'verifiers are frozen; the guard reads the diff; originals are put back and run',
    ),
  ],
  [12, any('a success that is only claimed', 'exit codes of processes of our own on a clean copy')],
  [13, any('approving, merging, dispatching', 'an allow-list of calls')],
  [14, any('`[skip ci]`, mentions, closing keywords, trailers in the words of the model', 'made inert')],
  [15, linux("the runner's command files, secrets that root alone may read", 'neither named nor there')],
  [
    16,
    any(
      'workflow commands in foreign text',
      "one logger; no line of it is recognised by a port of the runner's two parsers",
    ),
  ],
  [17, any('`::add-matcher::`, `::add-mask::` that blind a log', 'as 16')],
  [18, any('escape sequences, carriage returns, bells', 'stripped with a count')],
  [
    19,
    any(
      'hidden text: zero-width, bidi, tags, fillers, comments',
      'stripped with a count before a prompt or a page',
    ),
  ],
  [
    20,
    any(
      'text that ends its own block in the prompt',
      'a nonce of 96 bits for each run; tags that look alike are escaped',
    ),
  ],
  [
    21,
    any(
      'strangers that start a run',
      'whoever stands behind an event must have write permission, asked for by API',
    ),
  ],
  [
    22,
    any(
      'text edited, or a branch moved, after the check',
      'the text of the event counts; the head is pinned, and a run on a former one is stale',
    ),
  ],
  [23, any('orders in comments of strangers', 'comments of people who may write alone')],
  [24, any('pull requests of forks', 'refused before anybody is asked')],
  [25, any('artifacts of a failed run', 'sizes and names are checked before anything is unpacked')],
  [
    26,
    any(
      'logs and output without end, lines of 100 MB, bytes that are no text',
      'read as streams with caps; memory stays',
    ),
  ],
  [27, any('text that makes an expression slow', 'linear time, shown on hostile megabytes')],
  [
    28,
    any(
      'planted git configuration',
      'git runs with a directory of our own that borrows objects; inside `.git` is read-only',
    ),
  ],
  [29, any('attributes, filters, LFS addresses', 'no driver is configured, so none runs')],
  [30, any('git hooks', 'no hooks folder')],
  [
    31,
    any(
      'links and folders that are swapped',
      'every component is looked at with `lstat` once all processes are dead',
    ),
  ],
  [32, any('FIFOs, devices, sockets in the tree', 'only regular files are taken; nobody waits')],
  [33, any('nested repositories, `.git` in other spellings', 'left out with the reason')],
  [
    34,
    any(
      'file names with line ends, options, quotes, commands',
      'NUL-separated plumbing; control characters are refused',
    ),
  ],
  [
    35,
    any(
      'shell text in branch names and titles',
      'no shell on the host; our workflows paste no event into a script',
    ),
  ],
  [
    36,
    linux(
      'install scripts during set-up',
      'no secrets, no port of the runner, nothing to write outside; what `setup-env` gave is looked for afterwards',
    ),
  ],
  [37, linux('processes that outlive their command', 'they end with its process namespace')],
  [38, linux('writes outside of the workspace', 'read-only root; HOME and `/tmp` of its own')],
  [39, any('poisoned caches', 'our workflows save none once the model may have run')],
  [40, linux('using our way to the model', 'the host alone calls it; there is no port to find')],
  [41, any('the key sent to another host', '`https` or loopback, no redirects')],
  [42, any('policy from the head of a stranger', 'a head is trusted where all behind it may write')],
  [43, any('set-up commands from an edited file', 'they run in the sandbox, wherever they come from')],
  [44, any('runs that start runs', 'own branches, own comments and caps end them')],
  [45, linux('processes, memory, disk, output without end', 'limits and a watchdog on the whole tree')],
  [
    46,
    linux(
      'nested namespaces, mounts, calls that attack the kernel',
      'no user namespaces inside, and a seccomp filter',
    ),
  ],
  [
    47,
    any(
      'a run that is killed halfway',
      'publishing is the last step, and a second run finds what the first left',
    ),
  ],
  [48, any('two runs for one failure', 'the branch is the lock')],
  [49, any('images of an issue', 'from known hosts, by their first bytes, within caps')],
  [50, any('a change that looks harmless', 'caps on size; new dependencies and hosts are told')],
  [51, any('made-up citations', 'each is looked up in the commit')],
  [52, any('our own supply chain', 'few dependencies, a lock file, a bundle that can be built again')],
  [
    53,
    any('debug switches and errors that tell a secret', 'every sink goes through the redactor, debug or not'),
  ],
]);
