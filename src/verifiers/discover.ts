import { slug } from '../text/slug.ts';
import type { Verifier, VerifierSource } from '../types.ts';

/** What verifiers are found in; every text comes from git objects at the pinned commit or from the user. */
export interface DiscoverySources {
  /** The input `verify`: when given, nothing is guessed. */
  verify: readonly string[];
  /** Other commands of the failing job. */
  beside: readonly Verifier[];
  /** `package.json` of the working directory, or `null`. */
  packageJson: string | null;
  workingDirectory: string;
}

/** Package scripts that check something and end, in the order they are worth running. */
const CHECKING_SCRIPTS = ['test', 'lint', 'typecheck', 'type-check', 'check', 'format:check'] as const;

/** What `npm init` writes where there are no tests. */
const NO_TESTS = /no test specified/;

/** The verifiers of a run beside the failing command, in order. */
export function discover(sources: DiscoverySources): Verifier[] {
  if (sources.verify.length > 0) return inputVerifiers(sources);
  return withoutRepeats([...sources.beside, ...fromPackageScripts(sources)]);
}

function fromPackageScripts({ packageJson, workingDirectory }: DiscoverySources): Verifier[] {
  const scripts = readScripts(packageJson);
  return CHECKING_SCRIPTS.filter((name) => {
    const script = scripts[name];
    return script !== undefined && !NO_TESTS.test(script);
  }).map((name) =>
    makeVerifier(
      `npm-${name}`,
      name === 'test' ? 'npm test' : `npm run ${name}`,
      'package-script',
      workingDirectory,
    ),
  );
}

function readScripts(packageJson: string | null): Record<string, string> {
  if (packageJson === null) return {};
  try {
    const parsed: unknown = JSON.parse(packageJson);
    const scripts = isRecord(parsed) ? parsed.scripts : null;
    if (!isRecord(scripts)) return {};
    return Object.fromEntries(
      Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    // A broken package.json is the project's failure to find, not ours to report.
    return {};
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The commands of the input `verify`. */
export function inputVerifiers({
  verify,
  workingDirectory,
}: Pick<DiscoverySources, 'verify' | 'workingDirectory'>): Verifier[] {
  return verify.map((command, i) => makeVerifier(`verify-${i + 1}`, command, 'input', workingDirectory));
}

/** A verifier with GitHub's defaults: bash that stops at the first failing line, no extra environment. */
export function makeVerifier(
  id: string,
  command: string,
  source: VerifierSource,
  workingDirectory = '.',
): Verifier {
  return { id: slug(id), command, shell: 'bash -e {0}', workingDirectory, env: {}, omittedEnv: [], source };
}

/** The same command in the same folder is run once. */
export function withoutRepeats(verifiers: readonly Verifier[]): Verifier[] {
  const seen = new Set<string>();
  return verifiers.filter((verifier) => {
    const key = `${verifier.workingDirectory}\0${verifier.command.trim().replace(/^npm run test$/, 'npm test')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Ids name logs: the second of a name gets a number. */
export function withOwnIds(verifiers: readonly Verifier[]): Verifier[] {
  const count = new Map<string, number>();
  return verifiers.map((verifier) => {
    const n = (count.get(verifier.id) ?? 0) + 1;
    count.set(verifier.id, n);
    return n === 1 ? verifier : { ...verifier, id: `${verifier.id}-again-${n}` };
  });
}
