/** Which of a call's arguments decides, by its lower 32 bits: all that the kernel looks at in these calls. */
export type Condition = { argument: number } /** Denied where any of these bits is set, */ & (
  | { anyOf: number }
  /** where it is one of these, */
  | { oneOf: readonly number[] }
  /** or where it is none of these. */
  | { noneOf: readonly number[] }
);

export interface DeniedCall {
  name: string;
  /** Numbers on x86_64, i386 and arm64; `null` where the call does not exist. */
  numbers: readonly [x64: number | null, i386: number | null, arm64: number | null];
  /** Denied always, unless this narrows it. */
  when?: Condition;
  error?: keyof typeof ERRORS;
}

/** errno(3). */
export const ERRORS = { EPERM: 1, ENOSYS: 38, EAFNOSUPPORT: 97 } as const;

/** CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET of clone(2). */
const NAMESPACES = 0x7e02_0000;
const TIME_NAMESPACE = 0x80;
/** unix, IPv4, IPv6 and netlink, which lists the interfaces: address_families(7). */
const FAMILIES = [1, 2, 10, 16];
/** TIOCSTI and TIOCLINUX: what they put into a terminal, its reader takes for typed. */
const TYPING = [0x5412, 0x541c];
/** The call of socketcall(2) that makes a socket; the family is in memory, where a filter cannot look. */
const SYS_SOCKET = 1;

/**
 * System calls that no build or test needs and that hold many of the kernel's holes. Most want a privilege that is
 * gone already: this is a second wall. Numbers: the kernel's tables of system calls.
 *
 * Not here: ptrace and process_vm_*. Leak sanitizers, debuggers and strace live by them, and inside there are no
 * processes but the command's own; since Linux 4.8 a tracer cannot change a call behind the filter.
 */
export const DENIED_CALLS: readonly DeniedCall[] = [
  // The keys of a user are not in a namespace of their own.
  { name: 'add_key', numbers: [248, 286, 217] },
  { name: 'request_key', numbers: [249, 287, 218] },
  { name: 'keyctl', numbers: [250, 288, 219] },
  // Programs that run in the kernel, and what helps to break it.
  { name: 'bpf', numbers: [321, 357, 280] },
  { name: 'perf_event_open', numbers: [298, 336, 241] },
  { name: 'userfaultfd', numbers: [323, 374, 282] },
  { name: 'syslog', numbers: [103, 103, 116] },
  // Calls by way of a ring are not filtered.
  { name: 'io_uring_setup', numbers: [425, 425, 425] },
  { name: 'io_uring_enter', numbers: [426, 426, 426] },
  { name: 'io_uring_register', numbers: [427, 427, 427] },
  // Mounts and namespaces.
  { name: 'mount', numbers: [165, 21, 40] },
  { name: 'umount', numbers: [null, 22, null] },
  { name: 'umount2', numbers: [166, 52, 39] },
  { name: 'pivot_root', numbers: [155, 217, 41] },
  { name: 'open_tree', numbers: [428, 428, 428] },
  { name: 'open_tree_attr', numbers: [467, 467, 467] },
  { name: 'move_mount', numbers: [429, 429, 429] },
  { name: 'fsopen', numbers: [430, 430, 430] },
  { name: 'fsconfig', numbers: [431, 431, 431] },
  { name: 'fsmount', numbers: [432, 432, 432] },
  { name: 'fspick', numbers: [433, 433, 433] },
  { name: 'mount_setattr', numbers: [442, 442, 442] },
  { name: 'open_by_handle_at', numbers: [304, 342, 265] },
  { name: 'setns', numbers: [308, 346, 268] },
  { name: 'unshare', numbers: [272, 310, 97], when: { argument: 0, anyOf: NAMESPACES | TIME_NAMESPACE } },
  { name: 'clone', numbers: [56, 120, 220], when: { argument: 0, anyOf: NAMESPACES } },
  // Its flags are in memory; without it C libraries use clone.
  { name: 'clone3', numbers: [435, 435, 435], error: 'ENOSYS' },
  // The machine as a whole.
  { name: 'kexec_load', numbers: [246, 283, 104] },
  { name: 'kexec_file_load', numbers: [320, null, 294] },
  { name: 'init_module', numbers: [175, 128, 105] },
  { name: 'finit_module', numbers: [313, 350, 273] },
  { name: 'delete_module', numbers: [176, 129, 106] },
  { name: 'reboot', numbers: [169, 88, 142] },
  { name: 'swapon', numbers: [167, 87, 224] },
  { name: 'swapoff', numbers: [168, 115, 225] },
  { name: 'acct', numbers: [163, 51, 89] },
  { name: 'quotactl', numbers: [179, 131, 60] },
  { name: 'quotactl_fd', numbers: [443, 443, 443] },
  { name: 'iopl', numbers: [172, 110, null] },
  { name: 'ioperm', numbers: [173, 101, null] },
  // Terminals, and families that no network namespace cuts: vsock leads to the machine around a virtual one.
  { name: 'ioctl', numbers: [16, 54, 29], when: { argument: 1, oneOf: TYPING } },
  {
    name: 'socket',
    numbers: [41, 359, 198],
    when: { argument: 0, noneOf: FAMILIES },
    error: 'EAFNOSUPPORT',
  },
  {
    name: 'socketcall',
    numbers: [null, 102, null],
    when: { argument: 0, oneOf: [SYS_SOCKET] },
    error: 'ENOSYS',
  },
];
