/** Set-up on a patched tree failed; the message says how. */
export class SetupFailed extends Error {}
