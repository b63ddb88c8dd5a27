import type { Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';

/** Modes in which a shell stops at the first command that fails, or fails with any part of a pipe. */
const MODES = [
  /^\s*set\s[^#\n]{0,40}-[a-zA-Z]*e|^#!.{0,60}\s-[a-zA-Z]*e/,
  /^\s*set\s[^#\n]{0,60}\bpipefail\b/,
];

/** Scripts that go on after a command failed, and so end well whatever it found. */
export const shellModes: Rule = {
  id: 'forced-exit',
  find: (changes) => changes.flatMap(lostModes),
  bad: [
    ['scripts/ci.sh', '#!/bin/sh\nset -e\nnpm test\n', '#!/bin/sh\nnpm test\n'],
    ['scripts/ci.sh', 'set -euo pipefail\nnpm test\n', 'set -uo pipefail\nnpm test\n'],
    ['scripts/ci.sh', '#!/bin/bash -e\nnpm test\n', '#!/bin/bash\nnpm test\n'],
  ],
  good: [
    ['scripts/ci.sh', 'set -e\nnpm test\n', 'set -euo pipefail\nnpm test\n'],
    ['scripts/ci.sh', '#!/bin/bash -e\nnpm test\n', '#!/bin/bash\nset -e\nnpm test\n'],
    ['scripts/ci.sh', 'set -e\nnpm test\n', null],
  ],
};

function lostModes(change: Change): Hit[] {
  const { before, after } = change;
  if (before?.language?.id !== 'shell' || !after) return [];
  return MODES.flatMap((mode) => {
    const had = before.lines.findIndex((line) => mode.test(line));
    const kept = after.lines.some((line) => mode.test(line));
    return had < 0 || kept ? [] : [hit(change, had + 1, 'before')];
  });
}
