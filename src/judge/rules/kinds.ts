/** What a file is for, as far as its path tells. */
export type FileKind =
  | 'lockfile'
  | 'vendored'
  | 'snapshot'
  | 'runner'
  | 'checker'
  | 'types'
  | 'ci'
  | 'manifest'
  | 'build'
  | 'ignore'
  | 'support'
  | 'test'
  | 'fixture'
  | 'docs'
  | 'product';

const CODE =
  '(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|java|kts?|scala|groovy|cs|fs|vb|php|phpt|c|cc|cpp|cxx|h|hpp|m|mm|rb|exs?|swift|dart|sh|bash|bats|zig|pl|lua|r|jl|hs|clj|elm|erl|ml)';

const TEST_FOLDER =
  '(?:__tests__|tests?|specs?|e2e|cypress|testing|src/(?:test|it|integrationtest|androidtest|commontest|jvmtest)|[\\w.-]+[._-]tests?|(?:integration|functional|acceptance|unit)[_-]?tests?)';

/** The first row that fits wins. Patterns meet the lower-cased path. */
const rows: ReadonlyArray<readonly [FileKind, RegExp]> = [
  [
    'lockfile',
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|cargo\.lock|go\.sum|gemfile\.lock|composer\.lock|packages\.lock\.json|gradle\.lockfile|mix\.lock|pubspec\.lock|package\.resolved)$/,
  ],
  [
    'vendored',
    /(?:^|\/)(?:node_modules|vendor|third_party|third-party|site-packages|generated|__generated__)\/|\.(?:pb\.go|g\.dart|g\.cs|designer\.cs|generated\.\w+|min\.(?:js|css))$|_pb2(?:_grpc)?\.pyi?$/,
  ],
  [
    'snapshot',
    /(?:^|\/)(?:__snapshots__|__image_snapshots__|snapshots|goldens?|__golden__|cassettes|__approvals__)\/|\.(?:snap|snapshot|golden|approved\.\w+|verified\.\w+|ambr|storyshot)$|(?:^|[/_.-])golden\.\w+$/,
  ],
  [
    'ci',
    /^\.github\/|(?:^|\/)(?:\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.yml|appveyor\.yml|\.appveyor\.yml|jenkinsfile|\.drone\.yml|\.woodpecker\.ya?ml|cloudbuild\.ya?ml|buildkite[\w.-]*\.ya?ml|\.cirrus\.yml|wercker\.yml)$|^\.(?:circleci|buildkite|gitlab|woodpecker)\//,
  ],
  ['ignore', /(?:^|\/)\.[\w-]*ignore$|(?:^|\/)\.gitattributes$/],
  [
    'runner',
    /(?:^|\/)(?:(?:vitest|jest|playwright|cypress|karma|wdio|ava|nightwatch|protractor|web-test-runner|testcafe|nyc|c8|jasmine|stryker)(?:[.-][\w-]+){0,2}[.-](?:config|conf|workspace|projects?|preset|base|e2e|unit|integration|ci|shared)(?:[.-][\w-]+){0,2}\.(?:[cm]?[jt]sx?|json|ya?ml)|(?:jest|cypress|stryker|jasmine|wdio|karma)\.json|vite\.config\.[cm]?[jt]s|vitest\.workspace\.\w+|\.mocharc[\w.]*|\.nycrc[\w.]*|\.c8rc[\w.]*|\.taprc|jest\.config|pytest\.ini|\.pytest\.ini|tox\.ini|noxfile\.py|\.coveragerc|\.rspec|\.simplecov|phpunit[\w.]*\.xml[\w.]*|nextest\.toml|testng[\w.-]*\.xml|junit-platform\.properties|[\w.-]+\.runsettings|xunit\.runner\.json|codecov\.ya?ml|\.codecov\.ya?ml|\.codeclimate\.yml|tarpaulin\.toml|ctesttestfile\.cmake|infection\.json\d?|\.testcaferc\.\w+|behat\.ya?ml|codeception\.ya?ml|bunfig\.toml)$/,
  ],
  [
    'types',
    /(?:^|\/)(?:[tj]sconfig[\w.-]*\.json|mypy\.ini|\.mypy\.ini|pyrightconfig\.json|phpstan[\w.-]*\.(?:neon|php|dist)[\w.]*|psalm[\w.]*\.xml[\w.]*|\.flowconfig|sorbet\/config|steepfile|basedpyright\.json|pyre_configuration)$/,
  ],
  [
    'checker',
    /(?:^|\/)(?:\.?eslint[\w.-]*\.(?:[cm]?[jt]s|json|ya?ml)|\.eslintrc|biome\.jsonc?|\.biome\.jsonc?|\.?prettier(?:rc)?[\w.-]*(?:json|ya?ml|[cm]?js|toml)?|\.?stylelint[\w.-]*|\.?ruff\.toml|\.flake8|\.?pylintrc|setup\.cfg|\.bandit|bandit\.ya?ml|\.rubocop[\w.-]*\.yml|\.rubocop_todo\.yml|\.standard\.yml|\.golangci\.(?:ya?ml|toml|json)|\.?clippy\.toml|\.?rustfmt\.toml|checkstyle[\w.-]*\.xml|pmd[\w.-]*\.xml|spotbugs[\w.-]*\.xml|findbugs[\w.-]*\.xml|suppressions?\.xml|detekt[\w.-]*\.yml|\.editorconfig|sonar-project\.properties|\.?phpcs[\w.-]*\.xml[\w.]*|phpmd[\w.-]*\.xml|\.php-cs-fixer[\w.-]*|\.globalconfig|[\w.-]*\.ruleset|stylecop\.json|directory\.build\.props|\.clang-tidy|\.clang-format|\.?cppcheck[\w.-]*|\.shellcheckrc|\.yamllint[\w.]*|\.markdownlint[\w.-]*|\.?commitlint[\w.-]*|\.credo\.exs|\.swiftlint\.yml|analysis_options\.yaml|\.pre-commit-config\.yaml|lefthook\.yml|\.?lintstagedrc[\w.]*|lint-staged\.config\.\w+|knip\.jsonc?|\.?oxlintrc[\w.]*|xo\.config\.\w+|tslint\.json|\.jshintrc|\.hadolint\.yaml|semgrep\.ya?ml|deny\.toml|\.gitleaks\.toml|\.dependency-cruiser\.\w+|\.scalafmt\.conf|\.ktlint[\w.]*|dprint\.json|\.cspell\.json|cspell\.json)$/,
  ],
  [
    'manifest',
    /(?:^|\/)(?:package\.json|pyproject\.toml|cargo\.toml|composer\.json|go\.mod|gemfile|pipfile|requirements[\w.-]*\.(?:txt|in)|setup\.py|pom\.xml|build\.gradle(?:\.kts)?|[\w.-]+\.csproj|mix\.exs|pubspec\.yaml|deno\.jsonc?|package\.swift|[\w.-]+\.gemspec)$/,
  ],
  [
    'build',
    /(?:^|\/)(?:(?:gnu)?makefile|[\w.-]+\.mk|justfile|taskfile\.ya?ml|rakefile|cmakelists\.txt|build\.xml|turbo\.json|nx\.json|project\.json|lerna\.json|dockerfile[\w.-]*|meson\.build|build\.bazel|magefile\.go|gulpfile\.\w+|gruntfile\.\w+|build\.rs|settings\.gradle(?:\.kts)?)$/,
  ],
  [
    'support',
    new RegExp(
      `(?:^|/)(?:conftest\\.py|(?:vitest|jest|test|tests|mocha)[._-]?(?:global)?[._-]?set-?up[\\w.-]*\\.${CODE}|set-?up[._-]?(?:tests?|files?|jest|vitest)[\\w.-]*\\.${CODE}|global-?set-?up\\.${CODE}|(?:spec|test|rails)_helper\\.rb|testutils?\\.\\w+|test_?helpers?\\.\\w+|sitecustomize\\.py|usercustomize\\.py)$`,
    ),
  ],
  [
    'test',
    new RegExp(
      `(?:^|/)(?:test_[^/]*\\.(?:py|rb|c|cc|cpp|sh|bash|exs|php|lua|jl|r)|[^/]*[._-](?:tests?|specs?|e2e|cy|unittest|integration)\\.${CODE}|[^/]*(?:tests?|specs?|suite)\\.(?:java|kt|kts|scala|groovy|cs|fs|vb|php|swift|cpp|cc|m)|[^/]*\\.(?:bats|phpt|feature)|tests?\\.(?:py|[cm]?[jt]sx?|rs|sh))$|(?:^|/)${TEST_FOLDER}/(?:[^/]+/)*[^/]+\\.${CODE}$`,
    ),
  ],
  [
    'fixture',
    new RegExp(
      `(?:^|/)(?:${TEST_FOLDER}|fixtures?|__fixtures__|testdata|test-data|test_data|__mocks__|expected)/(?:[^/]+/)*[^/]+$`,
    ),
  ],
  [
    'docs',
    /(?:^|\/)docs?\/|\.(?:md|mdx|rst|adoc|txt|markdown)$|(?:^|\/)(?:licen[sc]e|changelog|authors|notice|readme)[^/]*$/,
  ],
];

/** Classifies a repository path. What no row knows is product code. */
export function kindOf(path: string): FileKind {
  const folded = path.toLowerCase();
  return rows.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'product';
}
