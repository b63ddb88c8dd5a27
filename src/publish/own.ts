import type { Account } from '../types.ts';

/** The same login and the same id: a name alone proves nothing. */
export const isSameAccount = (one: Account | null, other: Account | null): boolean =>
  one !== null && other !== null && one.id !== null && one.id === other.id && one.login === other.login;

/** Where a marker counts; blank lines behind it, which a page adds, do not. */
export const lastLine = (body: string): string =>
  body
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .at(-1) ?? '';
