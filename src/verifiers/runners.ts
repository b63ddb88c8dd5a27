import { basename, dirname } from 'node:path';
import { CHECK_PROGRAMS } from './check-programs.ts';
import { isAssignment } from './shell-commands.ts';

/** Programs that run the program named after them. */
const RUNNERS = [
  'npx',
  'npm exec',
  'yarn exec',
  'yarn dlx',
  'pnpm exec',
  'pnpm dlx',
  'bun x',
  'bunx',
  'cross-env',
  'python -m',
  'python3 -m',
  'poetry run',
  'pipenv run',
  'pdm run',
  'hatch run',
  'uv run',
  'uvx',
  'pipx run',
  'bundle exec',
  'composer exec',
  'time',
  'env',
  'xvfb-run',
].map((each) => each.split(' '));

/** Options of runners that take no value. */
const OPTIONS = new Set([
  ...'--no-install --no --yes -y --quiet -q --silent -s --frozen --locked --no-sync --offline -a --'.split(
    ' ',
  ),
  ...'--no-default-groups --all-groups --all-extras --dev --no-dev --isolated --active --exact'.split(' '),
]);

/** Options of runners with a value behind them. */
const VALUED = new Set(
  '--python --with --group --no-group --extra --no-extra --only-group --env-file --package -p'.split(' '),
);

/** They run an installed program by its name, too, where no script has it. */
const MANAGERS = new Set(['pnpm', 'yarn']);

/**
 * What a simple command runs in the end: without variables and runners in front, the program without its folder of
 * installed programs and its version. `npx --no eslint@9 .` and `node_modules/.bin/eslint .` are `eslint .`.
 */
export function programWords(words: readonly string[]): string[] {
  for (let at = 0; ; ) {
    const start = at;
    while (isAssignment(words[at] ?? '')) at += 1;
    const runner = RUNNERS.find((each) => each.every((word, i) => words[at + i] === word));
    if (MANAGERS.has(words[at] ?? '') && runsProgram(words.slice(at + 1))) at += 1;
    else if (runner !== undefined) {
      at += runner.length;
      while (OPTIONS.has(words[at] ?? '') || VALUED.has(words[at] ?? ''))
        at += VALUED.has(words[at] ?? '') ? 2 : 1;
    }
    if (at === start)
      return [programName(words[at] ?? ''), ...words.slice(at + 1)].filter((word) => word !== '');
  }
}

/** Names that package scripts share with their tools are the tool here: what they look at is the same. */
const runsProgram = (words: readonly string[]) =>
  [2, 1].some((n) => Object.hasOwn(CHECK_PROGRAMS, words.slice(0, n).join(' ')));

function programName(program: string): string {
  const name = /^\.?bin$/.test(basename(dirname(program))) ? basename(program) : program;
  const version = name.indexOf('@', 1);
  return version === -1 ? name : name.slice(0, version);
}
