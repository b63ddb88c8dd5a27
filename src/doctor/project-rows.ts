import { type Check, missing, ok, type ProjectFacts, warn } from './check.ts';

type Row = (facts: ProjectFacts) => Check;

/** Commands shown of a list. */
const SHOWN = 4;

/** The checkout and what is found in it. */
export const PROJECT_ROWS: readonly Row[] = [
  ({ problem, sha }) =>
    problem === null
      ? ok('checkout', `commit ${sha.slice(0, 12)}`)
      : missing(
          'checkout',
          problem,
          'there is nothing to work on',
          'run it in a git checkout, or give one with `--cwd`',
        ),
  ({ shallow }) =>
    shallow
      ? warn(
          'history',
          'shallow: older commits are not there',
          'the model sees no history; a run for another commit than this one fails',
          '`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout',
        )
      : ok('history', 'whole'),
  ({ credentials }) =>
    credentials.length === 0
      ? ok('credentials', 'none in .git/config')
      : warn(
          'credentials',
          `.git/config leads to credentials: ${credentials.join(', ')}`,
          'the sandbox hides them, but every other program of the job can use them',
          '`persist-credentials: false` for actions/checkout',
        ),
  ({ verifiers }) =>
    verifiers.length > 0
      ? ok('verifiers', list(verifiers))
      : warn(
          'verifiers',
          'none found',
          'only a failing command that is named can be repaired, and nothing is checked beside it',
          'name commands with `--verify` or the input `verify`',
        ),
  ({ setup }) =>
    ok('setup', setup.length > 0 ? list(setup) : 'nothing to do: no lock file, or its packages are there'),
];

function list(commands: readonly string[]): string {
  const rest = commands.length - SHOWN;
  return `${commands.slice(0, SHOWN).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
