import { parseNetwork } from '../../network-policy.ts';
import type { Flags, NetworkPolicy } from '../../types.ts';

/** What `--network` lets through: hosts between commas or line ends, or the flag again for each. */
export const networkOf = (flags: Flags): NetworkPolicy =>
  parseNetwork(flags.all('network').flatMap((hosts) => hosts.split(/[,\n]/)));
