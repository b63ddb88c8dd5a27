import type { Account } from '../types.ts';

/** An account as the API writes it; `null` for one that is gone, or that GitHub does not find (an empty object). */
export function accountOf(user: object | null | undefined): Account | null {
  const { login, id, type } = (user ?? {}) as { login?: string; id?: number; type?: string };
  if (login === undefined || id === undefined) return null;
  return { login, id, bot: type === 'Bot' || login.endsWith('[bot]') };
}
