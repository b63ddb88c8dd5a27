/** Processor time of this thread so far, in milliseconds: what else the machine does is not in it. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
