import { readdirSync, readFileSync } from 'node:fs';
import { isFolder } from './paths.ts';

export interface Usage {
  /** Processes and threads. */
  tasks: number;
  /** Resident memory; shared pages count for each process. */
  memoryBytes: number;
}

interface Process extends Usage {
  pid: number;
  parent: number;
  group: number;
}

const PAGE_BYTES = 4096;

/** What a process, its descendants and the processes of its group use. */
export function usageOf(root: number): Usage {
  const processes = listProcesses();
  const children = Map.groupBy(processes, (process) => process.parent);
  const counted = new Set(processes.filter((process) => process.pid === root || process.group === root));
  // A set also visits what is added while it is walked.
  for (const process of counted) for (const child of children.get(process.pid) ?? []) counted.add(child);
  const usage = { tasks: 0, memoryBytes: 0 };
  for (const process of counted) {
    usage.tasks += process.tasks;
    usage.memoryBytes += process.memoryBytes;
  }
  return usage;
}

function listProcesses(): Process[] {
  // Only Linux has it; elsewhere there is no sandbox either.
  if (!isFolder('/proc/self')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((process) => process !== null);
}

/** The fields after the name are numbered from 3 in proc_pid_stat(5). `null` for a process that is gone. */
function readProcess(pid: number): Process | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null;
  }
  // The name may hold blanks and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return { pid, parent: field(4), group: field(5), tasks: field(20), memoryBytes: field(24) * PAGE_BYTES };
}
