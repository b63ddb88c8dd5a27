import { constants } from 'node:fs';
import { lstat, open, readdir, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { createRedactor, type Redactor } from '../text/redact.ts';
import { WrongUse } from '../types.ts';

/** A shorter value is found in ordinary files by chance, and could not be looked for. */
const SHORTEST = 8;
/** IEEE Std 1003.1, "Environment Variable Definition", with the lower case that is in use all the same. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The variables of the input `setup-env`, which set-up alone may see.
 * @param kept values that never enter a sandbox, whatever an input says: the key of the model, the token of the job
 * Throws `WrongUse` for a name that is none, is not set, or whose value could not be looked for afterwards.
 */
export function setupVariables(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
  kept: readonly string[],
): Record<string, string> {
  const wrong = (name: string, why: string) => new WrongUse(`input 'setup-env' names '${name}', ${why}`);
  const entries = [...new Set(names)].map((name): [string, string] => {
    if (!NAME.test(name))
      throw wrong(name.slice(0, 100), 'which is no name of a variable; give names, one a line');
    const value = env[name] ?? '';
    if (value === '') throw wrong(name, "which is not set; give it to the step under 'env:'");
    if (value.length < SHORTEST)
      throw wrong(
        name,
        `whose value has fewer than ${SHORTEST} characters and could not be looked for after set-up`,
      );
    if (kept.some((secret) => secret !== '' && value.includes(secret)))
      throw wrong(
        name,
        'which holds the key of the model or the token of the job; neither enters the sandbox',
      );
    return [name, value];
  });
  return Object.fromEntries(entries);
}

interface Caps {
  /** What is read at most. */
  bytes: number;
  files: number;
}

/** Some minutes of reading; more than any project's dependencies. */
const CAPS: Caps = { bytes: 8 * 1024 ** 3, files: 2_000_000 };

/** No path holds a NUL. */
const TOO_MUCH = '\0';

/**
 * Looks through what set-up left for the values it was given: in contents, names and the targets of links, in every
 * encoding `createRedactor` knows. All processes of set-up are dead by now; no link is followed, memory does not grow
 * with the files. What is compressed or encrypted is not seen through.
 * @param places files and folders on the host
 * @param values by name
 * @returns a sentence that names the file and the variable, never the value; `null` where nothing was found
 */
export async function findSetupSecrets(
  places: readonly string[],
  values: Readonly<Record<string, string>>,
  caps: Caps = CAPS,
): Promise<string | null> {
  if (Object.keys(values).length === 0) return null;
  const state: Search = { redactor: redactorOf(Object.values(values)), left: { ...caps } };
  for (const place of places) {
    const found = await search(place, state);
    if (found === null) continue;
    if (found === TOO_MUCH)
      return `set-up left more than can be searched for the values of \`setup-env\` (${caps.files} files, ${caps.bytes} bytes): let it leave less`;
    const shown = JSON.stringify(state.redactor.redact(bytesOf(found).toString()));
    return `set-up wrote the value of ${await namesIn(place, values, caps)} to ${shown}: nothing that later commands can read may hold it, so let set-up remove the file or keep the value elsewhere`;
  }
  return null;
}

/** Files are read as Latin-1, in which every byte stays what it is; so the values are looked for in their bytes as well. */
function redactorOf(values: readonly string[]): Redactor {
  return createRedactor(values.flatMap((value) => [value, Buffer.from(value).toString('latin1')]));
}

async function namesIn(place: string, values: Readonly<Record<string, string>>, caps: Caps): Promise<string> {
  const found: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const state: Search = { redactor: redactorOf([value]), left: { ...caps } };
    if ((await search(place, state)) !== null) found.push(`'${name}'`);
  }
  return found.join(' and ');
}

interface Search {
  redactor: Redactor;
  left: Caps;
}

/** Paths go as Latin-1, so that a name which is no UTF-8 is found again. */
const bytesOf = (path: string) => Buffer.from(path, 'latin1');
const latin1 = (path: string) => Buffer.from(path).toString('latin1');

/** @returns what holds a value, as a path that begins with the name of the place; `null` for nothing */
function search(place: string, state: Search): Promise<string | null> {
  return searchEntry(latin1(place), latin1(basename(place)), state);
}

async function searchEntry(path: string, shown: string, state: Search): Promise<string | null> {
  const { left } = state;
  left.files -= 1;
  if (left.files < 0 || left.bytes < 0) return TOO_MUCH;
  if (holds(state, shown)) return shown;
  const stat = await lstat(bytesOf(path)).catch(() => null);
  if (stat?.isSymbolicLink())
    return holds(state, (await readlink(bytesOf(path), 'buffer')).toString('latin1')) ? shown : null;
  if (stat?.isFile()) {
    if (await fileHolds(path, state)) return shown;
    return left.bytes < 0 ? TOO_MUCH : null;
  }
  if (!stat?.isDirectory()) return null;
  for (const name of await readdir(bytesOf(path), { encoding: 'buffer' })) {
    const inner = `/${name.toString('latin1')}`;
    const found = await searchEntry(path + inner, shown + inner, state);
    if (found !== null) return found;
  }
  return null;
}

function holds({ redactor }: Search, text: string): boolean {
  const stream = redactor.stream();
  stream.push(text);
  return stream.found;
}

async function fileHolds(path: string, { redactor, left }: Search): Promise<boolean> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  await using file = await open(bytesOf(path), flags);
  const stream = redactor.stream();
  for await (const chunk of file.createReadStream({ encoding: 'latin1', autoClose: false })) {
    left.bytes -= String(chunk).length;
    stream.push(String(chunk));
    if (stream.found || left.bytes < 0) break;
  }
  return stream.found;
}
