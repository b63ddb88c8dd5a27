import { createHmac } from 'node:crypto';
import type { InputName, RawInputs } from './config.ts';
import { tokensIn } from './text/tokens.ts';
import { type GivenInputs, WrongUse } from './types.ts';

/** Inputs that make a run what it is. Limits are kept beside them; how a result is made known is each run's own matter. */
const KEPT: readonly InputName[] = [
  'base-url',
  'api',
  'model',
  'context-window',
  'reasoning-effort',
  'stall-seconds',
  'prices',
  'setup',
  'setup-env',
  'env',
  'verify',
  'fixers',
  'sandbox',
  'network',
  'repositories',
  'working-directory',
  'attempts',
];

/**
 * These open the wall or the network, read with the user's token or from the host, or say where the key goes: a folder
 * that somebody else made may not choose them.
 */
const OPENING: readonly InputName[] = [
  'base-url',
  'sandbox',
  'network',
  'env',
  'setup',
  'repositories',
  'prices',
];

/**
 * The inputs that were given and are no secret, for the first line of the trace. `setup-env` is left out as well: whoever
 * goes on says anew that set-up may see those values.
 */
export function keepInputs(given: RawInputs): GivenInputs {
  const inputs: Record<string, string | null> = {};
  for (const name of KEPT) {
    const value = given[name];
    if (value !== undefined) inputs[name] = name === 'setup-env' || holdsSecret(value, given) ? null : value;
  }
  return { inputs, seal: sealOf(inputs, given) };
}

/** A shorter one stands in for a key that an endpoint does not ask for, and is part of many words. */
const LEAST_OF_SECRETS = 8;

/** An address with a name or a password in it, wherever it stands; a remote's `ssh://git@` has no secret. */
const WITH_PASSWORD = /https?:\/\/[^\s/@]+@|:\/\/[^\s/@:]*:[^\s/@]+@/i;

/** The key itself, what is formed like one, or an address with a password or a query. */
function holdsSecret(value: string, given: RawInputs): boolean {
  const secrets = [given['openai-api-key'], given['models-token'], given['github-token']];
  const holds = (secret: string) =>
    secret.length < LEAST_OF_SECRETS ? value === secret : value.includes(secret);
  if (secrets.some((secret) => secret && holds(secret))) return true;
  if (WITH_PASSWORD.test(value) || tokensIn(value, 'likely').length > 0) return true;
  return value.split('\n').some((line) => {
    const url = URL.parse(line);
    return url !== null && (url.username !== '' || url.password !== '' || url.search !== '');
  });
}

/** Only who has the key can have written it; what only stands in for one, anybody has. */
function sealOf(inputs: GivenInputs['inputs'], { 'openai-api-key': key }: RawInputs): string | null {
  if (key === undefined || key.length < LEAST_OF_SECRETS) return null;
  return createHmac('sha256', key).update(JSON.stringify(inputs)).digest('hex');
}

function isSealed({ inputs, seal }: GivenInputs, given: RawInputs): boolean {
  return seal !== null && seal === sealOf(inputs, given);
}

/** The inputs of a run that goes on, and what is to be told of them. */
interface Continued {
  inputs: RawInputs;
  notes: string[];
}

/**
 * What is given now wins, and is told where it differs; the rest is that of the run before.
 *
 * @param before left out: the trace is of a version that did not keep them
 * @throws WrongUse where one must be given again
 */
export function inputsToGoOn(before: GivenInputs | undefined, given: RawInputs): Continued {
  if (before === undefined) return { inputs: given, notes: oneAttempt(given.attempts) };
  const sealed = isSealed(before, given);
  const inputs: RawInputs = { ...given };
  const notes: string[] = [];
  const taken: string[] = [];
  const again: string[] = [];
  for (const name of KEPT) {
    const was = Object.hasOwn(before.inputs, name) ? before.inputs[name] : undefined;
    const now = given[name];
    if (now !== undefined && now !== was) notes.push(differs(name, now, was));
    if (now !== undefined || was === undefined || name === 'attempts') continue;
    if (was === null || name === 'setup-env' || (!sealed && opens(name, was, given)))
      again.push(`'--${name}'`);
    else {
      inputs[name] = was;
      taken.push(`'--${name}'`);
    }
  }
  if (again.length > 0)
    throw new WrongUse(
      `the run before was given ${again.join(', ')}, which '--resume' takes only from a run with the same key, and never where it may hold or name a secret; give it again, or another value`,
    );
  if (taken.length > 0) notes.unshift(`goes on with what the run before was given: ${taken.join(', ')}`);
  return { inputs, notes: [...notes, ...oneAttempt(given.attempts ?? before.inputs.attempts)] };
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;

function opens(name: InputName, value: string, given: RawInputs): boolean {
  // Without a key none can go astray, and on loopback it stays on the machine.
  if (name === 'base-url') return given['openai-api-key'] !== undefined && !LOOPBACK.test(value);
  if (name === 'sandbox') return value !== 'auto';
  return OPENING.includes(name) && value.trim() !== '';
}

function differs(name: InputName, now: string, was: string | null | undefined): string {
  const shown = (value: string) => `'${value.replaceAll('\n', ', ')}'`;
  const then =
    was === undefined
      ? 'was not given'
      : was === null || holdsSecret(was, {})
        ? 'was given, and not shown'
        : `was ${shown(was)}`;
  return `'--${name}' is ${holdsSecret(now, {}) ? 'given' : shown(now)} now, and ${then} in the run before`;
}

const oneAttempt = (attempts: string | null | undefined): string[] =>
  Number(attempts ?? 1) > 1
    ? [`'--attempts' is ${attempts}, and a run that goes on has one attempt: the first of the run before`]
    : [];
