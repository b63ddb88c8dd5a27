/**
 * For a request that makes something people see. It is not tried again by itself after a network that broke or a server
 * that failed: what was asked for may be there. Whoever asks looks first.
 */
export const ONCE = { request: { retries: 0 } } as const;
