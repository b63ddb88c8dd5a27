import type { Verifier } from '../../types.ts';
import { type DiscoveryContext, found, makeVerifier, type Source } from './source.ts';

/** The commands of the input `verify`. */
export function inputVerifiers({
  verify,
  workingDirectory,
}: Pick<DiscoveryContext, 'verify' | 'workingDirectory'>): Verifier[] {
  return verify.map((command, i) => makeVerifier(`verify-${i + 1}`, command, 'input', workingDirectory));
}

/** What the user names is taken as it is. */
export const fromInput: Source = async (_, context) => found(inputVerifiers(context));
