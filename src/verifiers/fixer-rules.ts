/**
 * How a checker's check mode becomes its write mode, by the documentation of each tool. A key is the program with its
 * subcommand; arguments no field names are kept.
 */
export interface FixerRule {
  /** Other programs with the same options. */
  aliases?: readonly string[];
  /** The program with its subcommand in write mode, where it is another one. */
  becomes?: string;
  /** Options that make it a check: one must be there, all are taken out. */
  checks?: readonly string[];
  /** Makes it write; put where the first of `checks` stood, else at the end. */
  writes?: string;
  /** Options taken out beside: they mean nothing in write mode or stop it early. */
  drops?: readonly string[];
  /** The same for options with a value, `--name value` or `--name=value`. */
  dropsValued?: readonly string[];
  /** Options with which the command is no plain check. */
  not?: readonly string[];
  /** Takes no other argument than options: a further task or goal is more than a check. */
  alone?: true;
  /** The fix needs the network. */
  network?: true;
  /** Pairs of a check and its fix. */
  examples: ReadonlyArray<readonly [string, string]>;
  /** Commands of the program that have no certain fix. */
  counterExamples?: readonly string[];
}

export const FIXER_RULES: Readonly<Record<string, FixerRule>> = {
  prettier: {
    checks: ['--check', '-c', '--list-different', '-l'],
    writes: '--write',
    not: ['-w'],
    examples: [
      ["prettier --check 'src/**/*.ts' --config p.json", "prettier --write 'src/**/*.ts' --config p.json"],
      ['npx --no-install prettier@3 -l -c .', 'npx --no-install prettier@3 --write .'],
    ],
    counterExamples: ['prettier .', 'prettier --check --write .', 'prettier --check --stdin-filepath a.ts'],
  },
  'biome check': {
    aliases: ['biome ci', '@biomejs/biome check', '@biomejs/biome ci'],
    becomes: 'biome check',
    writes: '--write',
    not: ['--fix', '--apply', '--unsafe', '--apply-unsafe', '--suppress', '--threads'],
    examples: [
      ['biome ci --error-on-warnings src', 'biome check --error-on-warnings src --write'],
      ['npx @biomejs/biome check .', 'npx @biomejs/biome check . --write'],
    ],
    counterExamples: ['biome check --apply-unsafe .', 'biome migrate', 'biome ci --threads=2'],
  },
  'biome format': {
    aliases: ['biome lint', '@biomejs/biome format', '@biomejs/biome lint'],
    writes: '--write',
    not: ['--fix', '--apply', '--unsafe', '--apply-unsafe', '--suppress'],
    examples: [
      ['biome format .', 'biome format . --write'],
      ['bunx biome lint src', 'bunx biome lint src --write'],
    ],
    counterExamples: ['biome lint --suppress'],
  },
  eslint: {
    writes: '--fix',
    dropsValued: ['--max-warnings'],
    not: [
      ...['--fix-dry-run', '--fix-type', '--print-config', '--inspect-config', '--init', '--env-info'],
      ...['--suppress-all', '--suppress-rule', '--prune-suppressions'],
    ],
    examples: [
      ['eslint . --ext .js,.ts --max-warnings 0', 'eslint . --ext .js,.ts --fix'],
      ['CI=1 pnpm exec eslint --max-warnings=0 -- a.js', 'CI=1 pnpm exec eslint --fix -- a.js'],
    ],
    counterExamples: ['eslint --fix-dry-run .', 'eslint --fix .', 'eslint --stdin'],
  },
  stylelint: {
    writes: '--fix',
    dropsValued: ['--max-warnings', '--mw'],
    examples: [['yarn stylelint "**/*.css"', 'yarn stylelint "**/*.css" --fix']],
    counterExamples: ['stylelint --fix=strict a.css'],
  },
  oxlint: {
    writes: '--fix',
    dropsValued: ['--max-warnings'],
    not: ['--fix-suggestions', '--fix-dangerously', '--init', '--rules'],
    examples: [['oxlint --deny-warnings src', 'oxlint --deny-warnings src --fix']],
  },
  standard: {
    aliases: ['xo', 'ts-standard'],
    writes: '--fix',
    examples: [
      ['standard', 'standard --fix'],
      ['xo src', 'xo src --fix'],
    ],
  },
  'dprint check': {
    becomes: 'dprint fmt',
    drops: ['--list-different'],
    examples: [['dprint check --config d.json', 'dprint fmt --config d.json']],
  },
  'deno fmt': {
    checks: ['--check'],
    examples: [['deno fmt --check src', 'deno fmt src']],
  },
  markdownlint: {
    aliases: ['markdownlint-cli', 'markdownlint-cli2'],
    writes: '--fix',
    not: ['-f', '-s'],
    examples: [
      ["markdownlint-cli2 '*.md' '#node_modules'", "markdownlint-cli2 '*.md' '#node_modules' --fix"],
    ],
  },
  'npm ci': {
    becomes: 'npm install',
    writes: '--package-lock-only --ignore-scripts',
    not: ['--dry-run', '-g', '--global'],
    network: true,
    examples: [['npm ci', 'npm install --package-lock-only --ignore-scripts']],
    counterExamples: ['npm install'],
  },
  'ruff check': {
    writes: '--fix',
    drops: ['--diff', '--no-fix', '--unsafe-fixes'],
    not: ['--fix-only', '--add-noqa', '--show-files', '--show-settings'],
    examples: [
      ['uv run ruff check --select I .', 'uv run ruff check --select I . --fix'],
      ['ruff check --unsafe-fixes', 'ruff check --fix'],
    ],
    counterExamples: ['ruff check --add-noqa', 'ruff check --watch', 'ruff rule E501'],
  },
  'ruff format': {
    checks: ['--check', '--diff'],
    examples: [['ruff format --check --diff src', 'ruff format src']],
  },
  black: {
    checks: ['--check', '--diff'],
    examples: [['poetry run black -l 100 --check .', 'poetry run black -l 100 .']],
    counterExamples: ['black --check -', 'black .'],
  },
  isort: {
    checks: ['--check', '--check-only', '-c', '--diff'],
    examples: [['python -m isort --check-only --profile black .', 'python -m isort --profile black .']],
  },
  autopep8: {
    aliases: ['yapf'],
    checks: ['--diff', '-d'],
    writes: '--in-place',
    not: ['-i'],
    examples: [
      ['autopep8 --diff -r src', 'autopep8 --in-place -r src'],
      ['yapf -d a.py', 'yapf --in-place a.py'],
    ],
  },
  gofmt: {
    aliases: ['goimports', 'gofumpt'],
    checks: ['-l', '-d'],
    writes: '-w',
    examples: [
      ['gofmt -s -l .', 'gofmt -s -w .'],
      ['test -z "$(gofmt -l .)"', 'gofmt -w .'],
      ['[ -z $(goimports -local acme.test -d -l cmd) ]', 'goimports -local acme.test -w cmd'],
    ],
    counterExamples: ['test -n "$(gofmt -l .)"', 'test -z "$(ls)"', 'test -z "$(gofmt -l . | head)"'],
  },
  'go mod tidy': {
    checks: ['-diff'],
    examples: [['go mod tidy -diff', 'go mod tidy']],
    counterExamples: ['go mod verify'],
  },
  'golangci-lint run': {
    writes: '--fix',
    examples: [['golangci-lint run --timeout 5m ./...', 'golangci-lint run --timeout 5m ./... --fix']],
  },
  // Formats what the check looked at: `--all`, which adds local dependencies, only where the check has it.
  'cargo fmt': {
    checks: ['--check'],
    examples: [
      ['cargo fmt --all -- --check', 'cargo fmt --all'],
      ['cargo +nightly fmt -- --check --config max_width=80', 'cargo +nightly fmt -- --config max_width=80'],
    ],
    counterExamples: ['cargo clippy -- -D warnings'],
  },
  rustfmt: {
    checks: ['--check'],
    examples: [['rustfmt --check --edition 2024 src/lib.rs', 'rustfmt --edition 2024 src/lib.rs']],
  },
  'zig fmt': {
    checks: ['--check'],
    examples: [['zig fmt --check src', 'zig fmt src']],
  },
  'clang-format': {
    checks: ['--dry-run', '-n'],
    drops: ['-Werror', '--Werror'],
    writes: '-i',
    examples: [['clang-format --style=file -n -Werror a.c', 'clang-format --style=file -i a.c']],
    counterExamples: ['clang-format a.c'],
  },
  rubocop: {
    writes: '-a',
    drops: ['--parallel', '-P', '--fail-fast', '-F'],
    not: [
      ...['-A', '--autocorrect', '--autocorrect-all', '--auto-correct', '--auto-correct-all', '-x'],
      ...['-s', '--fix-layout', '--auto-gen-config', '--disable-uncorrectable'],
    ],
    examples: [
      ['bundle exec rubocop --parallel -f github app', 'bundle exec rubocop -f github app -a'],
      ['bin/rubocop', 'bin/rubocop -a'],
    ],
    counterExamples: ['rubocop --auto-gen-config', 'rubocop -A'],
  },
  standardrb: {
    writes: '--fix',
    not: ['--fix-unsafely', '--generate-todo'],
    examples: [['bundle exec standardrb lib', 'bundle exec standardrb lib --fix']],
  },
  'php-cs-fixer check': {
    becomes: 'php-cs-fixer fix',
    examples: [['vendor/bin/php-cs-fixer check --diff src', 'vendor/bin/php-cs-fixer fix --diff src']],
  },
  'php-cs-fixer fix': {
    checks: ['--dry-run'],
    examples: [['composer exec -- php-cs-fixer fix --dry-run', 'composer exec -- php-cs-fixer fix']],
  },
  phpcs: {
    becomes: 'phpcbf',
    not: ['-a', '-e', '-i', '--generator', '--config-set', '--config-show', '--config-delete'],
    examples: [
      ['./vendor/bin/phpcs --standard=PSR12 src', './vendor/bin/phpcbf --standard=PSR12 src'],
      ['composer exec phpcs -- -n src', 'composer exec phpcbf -- -n src'],
    ],
    counterExamples: ['phpcs -i', 'phpcs --config-set a b'],
  },
  'mix format': {
    checks: ['--check-formatted', '--dry-run'],
    examples: [['mix format --check-formatted', 'mix format']],
  },
  'terraform fmt': {
    aliases: ['tofu fmt'],
    checks: ['-check', '--check', '-check=true'],
    drops: ['-write=false'],
    examples: [['terraform fmt -check -recursive infra', 'terraform fmt -recursive infra']],
  },
  shfmt: {
    checks: ['-d', '--diff'],
    writes: '-w',
    examples: [['shfmt -d -i 2 -ci scripts', 'shfmt -w -i 2 -ci scripts']],
    counterExamples: ['shfmt -l .'],
  },
  swiftformat: {
    checks: ['--lint', '--dryrun'],
    examples: [['swiftformat . --lint', 'swiftformat .']],
  },
  ktlint: {
    writes: '-F',
    not: ['--format'],
    examples: [['ktlint "src/**/*.kt"', 'ktlint "src/**/*.kt" -F']],
  },
  gradle: {
    aliases: ['./gradlew'],
    checks: ['spotlessCheck'],
    writes: 'spotlessApply',
    alone: true,
    examples: [['./gradlew --no-daemon spotlessCheck', './gradlew --no-daemon spotlessApply']],
    counterExamples: ['gradle check', './gradlew build spotlessCheck'],
  },
  mvn: {
    aliases: ['./mvnw'],
    checks: ['spotless:check'],
    writes: 'spotless:apply',
    alone: true,
    examples: [['mvn -B spotless:check', 'mvn -B spotless:apply']],
    counterExamples: ['mvn verify', './mvnw deploy spotless:check'],
  },
  'dart format': {
    checks: ['--set-exit-if-changed'],
    dropsValued: ['-o', '--output'],
    examples: [['dart format -o none --set-exit-if-changed lib', 'dart format lib']],
    counterExamples: ['dart format -o show lib'],
  },
  'dotnet format': {
    checks: ['--verify-no-changes'],
    examples: [['dotnet format --verify-no-changes app.sln', 'dotnet format app.sln']],
  },
  // Its hooks repair what they complain about and fail for having done so.
  'pre-commit run': {
    examples: [['pre-commit run --all-files', 'pre-commit run --all-files']],
    counterExamples: ['pre-commit install'],
  },
};
