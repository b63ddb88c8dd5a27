import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Sandbox } from '../../types.ts';

/** How each tool tells its version; the first number in the first line of its answer is it. */
const TELLS: ReadonlyMap<string, string> = new Map([
  ['node', 'node --version'],
  ['npm', 'npm --version'],
  ['pnpm', 'pnpm --version'],
  ['yarn', 'yarn --version'],
  ['bun', 'bun --version'],
  ['deno', 'deno --version'],
  ['python', 'python3 --version'],
  ['uv', 'uv --version'],
  ['poetry', 'poetry --version'],
  ['ruby', 'ruby --version'],
  // Neither of the two may fetch what a file of the project names.
  ['go', 'GOTOOLCHAIN=local go version'],
  ['rust', 'RUSTUP_AUTO_INSTALL=0 rustc --version'],
  ['java', 'java -version'],
  ['dotnet', 'DOTNET_NOLOGO=1 dotnet --version'],
  ['php', 'php --version'],
  ['elixir', 'elixir --short-version'],
  ['gradle', 'gradle --version'],
  ['maven', 'mvn --version'],
  ['cmake', 'cmake --version'],
]);

const TIMEOUT_MS = 20_000;

/**
 * The versions of tools as the project's commands find them, by one command in the sandbox. A tool that does not start
 * is `null`; one that is not known here is left out.
 * @param logFile host file for the command's output
 */
export async function presentTools(
  sandbox: Sandbox,
  tools: readonly string[],
  logFile: string,
  signal?: AbortSignal,
): Promise<Map<string, string | null>> {
  const asked = [...new Set(tools)].filter((tool) => TELLS.has(tool));
  if (asked.length === 0) return new Map();
  const one = (tool: string) =>
    `( v=$(${TELLS.get(tool)} 2>&1) && printf '${MARK}${tool} %s\\n' "$(printf %s "$v" | tr -d '\\r' | grep -m 1 '[0-9]')" ) &`;
  await sandbox.exec({
    argv: ['sh', '-c', `${asked.map(one).join('\n')}\nwait`],
    cwd: '.',
    env: {},
    timeoutMs: TIMEOUT_MS,
    logFile,
    network: 'none',
    ...(signal === undefined ? {} : { signal }),
  });
  const lines = stripVTControlCharacters((await readFile(logFile, 'utf8')).slice(0, 100_000)).split('\n');
  return new Map(asked.map((tool) => [tool, versionIn(lines, tool)]));
}

const MARK = 'present: ';

function versionIn(lines: readonly string[], tool: string): string | null {
  const line = lines.find((each) => each.startsWith(`${MARK}${tool} `));
  return /\d{1,9}(?:\.\d{1,9}){0,3}/.exec(line?.slice(MARK.length + tool.length, 300) ?? '')?.[0] ?? null;
}
