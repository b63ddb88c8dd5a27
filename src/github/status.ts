/** Status of a failed call; 0 for a failure of the network. */
export function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 0;
}

/** For `catch`: a value where GitHub knows no such thing; any other failure stays one. */
export function absent<T>(value: T, ...statuses: number[]): (error: unknown) => T {
  return (error) => {
    if ([404, ...statuses].includes(statusOf(error))) return value;
    throw error;
  };
}
