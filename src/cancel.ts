/**
 * Aborts on SIGINT or SIGTERM: a runner that cancels sends the one, then the other ("Workflow cancellation reference").
 * The listeners stay: once they were gone, a library that looks after its child processes would send the signal anew to
 * end this one, and nothing would be saved.
 */
export function cancelSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}
