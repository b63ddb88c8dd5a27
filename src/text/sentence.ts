/**
 * An error as one sentence for people. Errors of clients carry request headers; only their message is used, and only
 * its first line.
 */
export function sentence(error: unknown): string {
  if (error instanceof SuppressedError) return sentence(error.suppressed);
  const message = error instanceof Error ? error.message : String(error);
  // A client's error for a broken connection has the field without a value.
  const status =
    typeof error === 'object' && error !== null && 'status' in error && error.status
      ? ` (${error.status})`
      : '';
  const [first = ''] = message.split('\n', 1);
  return `${first.slice(0, 500)}${first.includes(status) ? '' : status}`;
}
