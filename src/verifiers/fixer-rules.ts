import type { FixerRule } from './fixer-rule.ts';
import { JAVASCRIPT_FIXERS } from './javascript-fixers.ts';

/** Every fixer by its check: program and subcommand. */
export const FIXER_RULES: Readonly<Record<string, FixerRule>> = {
  ...JAVASCRIPT_FIXERS,
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
