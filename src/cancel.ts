/** Aborts on SIGINT or SIGTERM: a runner that cancels sends the one, then the other ("Workflow cancellation reference"). */
export function cancelSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
