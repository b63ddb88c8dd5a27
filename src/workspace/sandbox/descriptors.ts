import { readdirSync, readFileSync } from 'node:fs';
import { isFolder } from './paths.ts';

const OWN = '/proc/self/fdinfo';
const CLOSE_ON_EXEC = 0o2000000;
const STANDARD = 2;

/** Where bubblewrap reads the filter of system calls. */
export const FILTER_FD = 4;

let known: number[] | null = null;

/**
 * Descriptors besides the standard ones that every program started here would hold. Node opens none like that: they
 * come from whoever started this process, and may lead anywhere.
 */
export function strayDescriptors(): readonly number[] {
  known ??= listInherited();
  return known;
}

function listInherited(): number[] {
  // Only Linux has it; elsewhere there is no sandbox either.
  if (!isFolder(OWN)) return [];
  return readdirSync(OWN)
    .map(Number)
    .filter((descriptor) => descriptor > STANDARD && isInherited(descriptor));
}

function isInherited(descriptor: number): boolean {
  try {
    const flags = /^flags:\s*(\d+)$/m.exec(readFileSync(`${OWN}/${descriptor}`, 'utf8'))?.[1] ?? '';
    return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // It was the one the folder was read with.
    return false;
  }
}
