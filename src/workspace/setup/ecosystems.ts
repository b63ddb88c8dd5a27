/** What is known of a project when its set-up is looked for. */
interface Project {
  /** The names in its folder. */
  names: readonly string[];
  /** The first lines of the marker. */
  head: string;
  /** Whether packages may run scripts of their own. */
  scripts: boolean;
}

export interface Ecosystem {
  /** Of one family the first marker that is there decides. */
  family: string;
  /** A file whose presence in the project's folder says that the manager is used. */
  marker: string | RegExp;
  /** What an install leaves in the folder; where it is there, nothing is installed again. */
  installed: string | null;
  /** Where packages go, if not into the folder: to HOME, where they are only a cache. */
  keeps?: 'home';
  /** Installs exactly what the marker says. */
  command: string | ((project: Project) => string);
  /** Added to keep packages from running scripts of their own; `null` where the project's own code would run. */
  noScripts?: string | null;
}

const npm = (marker: string): Ecosystem => ({
  family: 'node',
  marker,
  installed: 'node_modules',
  command: 'npm ci --no-audit --no-fund',
  noScripts: ' --ignore-scripts',
});

const bun = (marker: string): Ecosystem => ({
  family: 'node',
  marker,
  installed: 'node_modules',
  command: 'bun install --frozen-lockfile',
  noScripts: ' --ignore-scripts',
});

/** Yarn 1 takes `--immutable` without a word and then writes the lock file; its successors know no other. */
function yarn({ head, scripts }: Project): string {
  if (head.includes('# yarn lockfile v1'))
    return `yarn install --frozen-lockfile${scripts ? '' : ' --ignore-scripts'}`;
  if (head.includes('__metadata:'))
    return `${scripts ? '' : 'YARN_ENABLE_SCRIPTS=false '}yarn install --immutable`;
  return 'yarn install --immutable || yarn install --frozen-lockfile';
}

const REQUIREMENTS = /^(?:(?:dev|test|ci)[-_])?requirements(?:[-_](?:dev|test|tests|ci))?\.txt$/;

/** The interpreter itself: what stands in front of it, as pyenv's does, wants to write where nobody can. */
export const PYTHON = `"$(python3 -c 'import sys; print(sys.executable)')"`;

/**
 * Into HOME, which is the sandbox's own, and not into a virtual environment: there `pytest` and `python -m pytest` find
 * the packages as they do on a runner. Debian's and Ubuntu's Python would refuse that without the variable (PEP 668).
 */
const pip = ({ names }: Project): string =>
  `PIP_BREAK_SYSTEM_PACKAGES=1 ${PYTHON} -m pip install --user ${names
    .filter((name) => REQUIREMENTS.test(name))
    .map((name) => `-r ${name}`)
    .join(' ')}`;

/** `--test-dry-run` (Gradle 8.3) resolves what tests run with, too. */
const gradle = (program: string) =>
  `${program} --no-daemon test --test-dry-run || ${program} --no-daemon testClasses`;

/** Surefire fetches its provider only when it runs: a test that is not there makes it. */
const maven = (program: string) =>
  `${program} -B -q dependency:go-offline && ${program} -B -q test -Dtest=NoSuchTest -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false`;

/**
 * One row each. Sources: the managers' own documentation of their commands for CI. A manager that keeps packages in HOME
 * only fills a cache: where that fails, the check itself says what it lacks.
 */
export const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    family: 'node',
    marker: 'pnpm-lock.yaml',
    installed: 'node_modules',
    command: 'pnpm install --frozen-lockfile',
    noScripts: ' --ignore-scripts',
  },
  { family: 'node', marker: 'yarn.lock', installed: 'node_modules', command: yarn },
  bun('bun.lock'),
  bun('bun.lockb'),
  npm('package-lock.json'),
  npm('npm-shrinkwrap.json'),
  { family: 'node', marker: 'deno.lock', installed: null, keeps: 'home', command: 'deno install --frozen' },
  { family: 'python', marker: 'uv.lock', installed: '.venv', command: 'uv sync --frozen' },
  {
    family: 'python',
    marker: 'poetry.lock',
    installed: '.venv',
    command: 'POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install',
  },
  { family: 'python', marker: 'pdm.lock', installed: '.venv', command: 'pdm sync' },
  {
    family: 'python',
    marker: 'Pipfile.lock',
    installed: '.venv',
    command: 'PIPENV_VENV_IN_PROJECT=1 pipenv sync --dev',
  },
  {
    family: 'python',
    marker: REQUIREMENTS,
    installed: '.venv',
    command: pip,
    noScripts: ' --only-binary :all:',
  },
  {
    family: 'php',
    marker: 'composer.lock',
    installed: 'vendor',
    command: 'composer install --no-interaction',
    noScripts: ' --no-scripts --no-plugins',
  },
  {
    family: 'ruby',
    marker: 'Gemfile.lock',
    installed: 'vendor/bundle',
    command: 'BUNDLE_PATH=vendor/bundle bundle install',
  },
  { family: 'rust', marker: 'Cargo.lock', installed: null, keeps: 'home', command: 'cargo fetch --locked' },
  // Go takes packages from there without being told.
  {
    family: 'go',
    marker: 'go.sum',
    installed: 'vendor/modules.txt',
    command: 'go mod download',
    keeps: 'home',
  },
  {
    family: 'jvm',
    marker: 'gradlew',
    installed: null,
    keeps: 'home',
    command: gradle('./gradlew'),
    noScripts: null,
  },
  {
    family: 'jvm',
    marker: /^build\.gradle(?:\.kts)?$/,
    installed: null,
    keeps: 'home',
    command: gradle('gradle'),
    noScripts: null,
  },
  {
    family: 'jvm',
    marker: 'mvnw',
    installed: null,
    keeps: 'home',
    command: maven('./mvnw'),
    noScripts: null,
  },
  {
    family: 'jvm',
    marker: 'pom.xml',
    installed: null,
    keeps: 'home',
    command: maven('mvn'),
    noScripts: null,
  },
  {
    family: 'dotnet',
    marker: 'packages.lock.json',
    installed: null,
    keeps: 'home',
    command: 'dotnet restore --locked-mode',
    noScripts: null,
  },
  {
    family: 'dotnet',
    marker: /\.(?:slnx?|[cf]sproj)$/,
    installed: null,
    keeps: 'home',
    command: 'dotnet restore',
    noScripts: null,
  },
  {
    family: 'elixir',
    marker: 'mix.lock',
    installed: 'deps',
    command: 'mix local.hex --force --if-missing && mix local.rebar --force --if-missing && mix deps.get',
    noScripts: null,
  },
];
