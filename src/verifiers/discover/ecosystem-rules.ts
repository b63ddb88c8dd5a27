import type { CheckKind } from '../check-programs.ts';

/** A check of an ecosystem that needs no naming: what its own documentation tells everybody to run. */
interface EcosystemCheck {
  kind: CheckKind;
  command: string;
  /** It is for projects that have one of these files, `*` for any name. */
  files?: readonly string[];
  /** Or one of `configuration` says this. */
  says?: RegExp;
}

export interface Ecosystem {
  name: string;
  /** One of these lies in the project's folder; `*` for any name. */
  marks: readonly string[];
  /** Files `says` is looked for in. */
  configuration?: readonly string[];
  /** A command that names one of these programs looks after this ecosystem. */
  tools: RegExp;
  /** Put in front of each command where this file is there. */
  through?: readonly (readonly [file: string, runner: string])[];
  checks: readonly EcosystemCheck[];
}

export const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    name: 'rust',
    marks: ['Cargo.toml'],
    tools: /\b(?:cargo|cross)\b/,
    checks: [
      { kind: 'test', command: 'cargo test' },
      { kind: 'lint', command: 'cargo clippy --all-targets' },
      { kind: 'format', command: 'cargo fmt --check' },
    ],
  },
  {
    name: 'go',
    marks: ['go.mod'],
    tools: /\b(?:go|gotestsum|golangci-lint)\b/,
    checks: [
      { kind: 'test', command: 'go test ./...' },
      {
        kind: 'lint',
        command: 'golangci-lint run',
        files: ['.golangci.yml', '.golangci.yaml', '.golangci.toml'],
      },
      { kind: 'lint', command: 'go vet ./...' },
    ],
  },
  {
    name: 'python',
    marks: ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'pytest.ini'],
    configuration: ['pyproject.toml', 'setup.cfg', 'requirements-dev.txt', 'requirements.txt'],
    tools: /\b(?:pytest|unittest|ruff|mypy|pyright|flake8|black|tox|nox|hatch)\b/,
    // Set-up has synced; without network it cannot be done again.
    through: [
      ['uv.lock', 'uv run --no-sync '],
      ['poetry.lock', 'poetry run '],
      ['pdm.lock', 'pdm run '],
      ['Pipfile.lock', 'pipenv run '],
    ],
    checks: [
      {
        kind: 'test',
        command: 'pytest',
        files: ['pytest.ini', 'conftest.py', 'tests/conftest.py'],
        says: /\bpytest\b/,
      },
      { kind: 'lint', command: 'ruff check', files: ['ruff.toml', '.ruff.toml'], says: /^\[tool\.ruff\b/m },
      { kind: 'lint', command: 'flake8', files: ['.flake8'], says: /^\[flake8\]/m },
      { kind: 'format', command: 'ruff format --check', says: /^\[tool\.ruff\.format\]/m },
      { kind: 'format', command: 'black --check .', says: /^\[tool\.black\]/m },
      // Files on the command line take the place of those in its configuration.
      {
        kind: 'types',
        command: 'mypy',
        says: /^\[(?:tool\.)?mypy\](?:\n(?!\[).*){0,200}\n(?:files|packages)\s*=/m,
      },
      { kind: 'types', command: 'mypy .', files: ['mypy.ini', '.mypy.ini'], says: /^\[(?:tool\.)?mypy\]/m },
      { kind: 'types', command: 'pyright', files: ['pyrightconfig.json'], says: /^\[tool\.pyright\]/m },
    ],
  },
  {
    name: 'gradle',
    marks: ['build.gradle', 'build.gradle.kts'],
    tools: /\bgradlew?\b/,
    checks: [
      { kind: 'test', command: './gradlew check', files: ['gradlew'] },
      { kind: 'test', command: 'gradle check' },
    ],
  },
  {
    name: 'maven',
    marks: ['pom.xml'],
    tools: /\bmvnw?\b/,
    checks: [
      { kind: 'test', command: './mvnw -B verify', files: ['mvnw'] },
      { kind: 'test', command: 'mvn -B verify' },
    ],
  },
  {
    name: 'ruby',
    marks: ['Gemfile', 'Rakefile'],
    tools: /\b(?:rake|rspec|rails|rubocop|standardrb)\b/,
    checks: [
      { kind: 'test', command: 'bundle exec rspec', files: ['.rspec', 'spec/spec_helper.rb'] },
      { kind: 'test', command: 'bundle exec rake', files: ['Rakefile'] },
      { kind: 'lint', command: 'bundle exec rubocop', files: ['.rubocop.yml'] },
    ],
  },
  {
    name: 'php',
    marks: ['composer.json'],
    configuration: ['composer.json'],
    tools: /\b(?:composer|phpunit|pest|phpstan|psalm|phpcs|php-cs-fixer|pint)\b/,
    checks: [
      { kind: 'test', command: 'composer test', says: /^\s{4,16}"test"\s?:/m },
      {
        kind: 'test',
        command: 'vendor/bin/phpunit',
        files: ['phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml'],
      },
      { kind: 'lint', command: 'vendor/bin/phpstan analyse', files: ['phpstan.neon', 'phpstan.neon.dist'] },
      { kind: 'lint', command: 'vendor/bin/phpcs', files: ['phpcs.xml', 'phpcs.xml.dist', '.phpcs.xml'] },
      {
        kind: 'format',
        command: 'vendor/bin/php-cs-fixer check',
        files: ['.php-cs-fixer.php', '.php-cs-fixer.dist.php'],
      },
    ],
  },
  {
    name: 'dotnet',
    marks: ['*.sln', '*.slnx', '*.csproj', '*.fsproj'],
    tools: /\bdotnet\b/,
    checks: [
      { kind: 'test', command: 'dotnet test' },
      { kind: 'format', command: 'dotnet format --verify-no-changes', files: ['.editorconfig'] },
    ],
  },
  {
    name: 'cmake',
    marks: ['CMakeLists.txt'],
    configuration: ['CMakeLists.txt'],
    tools: /\b(?:cmake|ctest|ninja|make)\b/,
    checks: [
      {
        kind: 'test',
        command: 'cmake -S . -B build && cmake --build build && ctest --test-dir build --output-on-failure',
        says: /\b(?:enable_testing|include\s{0,9}\(\s{0,9}CTest)\b/i,
      },
      { kind: 'build', command: 'cmake -S . -B build && cmake --build build' },
    ],
  },
  {
    name: 'elixir',
    marks: ['mix.exs'],
    tools: /\bmix\b/,
    checks: [
      { kind: 'test', command: 'mix test' },
      { kind: 'format', command: 'mix format --check-formatted', files: ['.formatter.exs'] },
    ],
  },
  {
    name: 'deno',
    marks: ['deno.json', 'deno.jsonc'],
    tools: /\bdeno\b/,
    checks: [
      { kind: 'test', command: 'deno test' },
      { kind: 'lint', command: 'deno lint' },
      { kind: 'format', command: 'deno fmt --check' },
    ],
  },
  {
    name: 'bun',
    marks: ['bun.lock', 'bun.lockb'],
    tools: /\bbunx? |\b(?:vitest|jest)\b/,
    checks: [
      {
        kind: 'test',
        command: 'bun test',
        files: [
          '*.test.ts',
          '*.test.js',
          'test/*.test.ts',
          'test/*.test.js',
          'src/*.test.ts',
          'src/*.test.js',
        ],
      },
    ],
  },
  {
    name: 'swift',
    marks: ['Package.swift'],
    tools: /\bswift\b/,
    checks: [{ kind: 'test', command: 'swift test' }],
  },
  {
    name: 'dart',
    marks: ['pubspec.yaml'],
    tools: /\b(?:dart|flutter)\b/,
    checks: [
      { kind: 'lint', command: 'dart analyze' },
      { kind: 'test', command: 'dart test', files: ['test/*_test.dart'] },
    ],
  },
  {
    name: 'zig',
    marks: ['build.zig'],
    tools: /\bzig\b/,
    checks: [{ kind: 'test', command: 'zig build test' }],
  },
];
