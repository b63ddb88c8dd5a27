/** A kind of command that judges nothing here, with the reason in words that follow the command. */
interface Unfit {
  kind: 'delivers' | 'prepares' | 'needs' | 'endless' | 'writes';
  pattern: RegExp;
  reason: string;
}

/** Each pattern is tried on a whole script; none can go back over what it has read. The first that fits speaks. */
const UNFIT: readonly Unfit[] = [
  {
    kind: 'delivers',
    pattern: /\b(?:docker|podman) (?:image |buildx )?push\b|\bdocker\b[^\n]{0,300}? --push\b/,
    reason: 'pushes an image',
  },
  {
    kind: 'delivers',
    pattern:
      /\b(?:docker|podman|az|npm|yarn|helm|oras|gh|gcloud|heroku|vault|twine|gem|cargo|nuget)(?: auth| registry)? login\b/,
    reason: 'logs in',
  },
  {
    kind: 'delivers',
    pattern:
      /\b(?:(?:npm|pnpm|yarn|bun|lerna|cargo|poetry|uv|flit|hatch|pdm|deno|changeset|vsce|ovsx|dart pub|mix hex\.)[\w ./:@-]{0,200}? ?publish|twine upload|gem push|nuget push|semantic-release|goreleaser|maturin publish|np)(?=\s|$)/,
    reason: 'publishes a package',
  },
  {
    kind: 'delivers',
    pattern: /\b(?:mvnw?|gradlew?)\b[^\n]{0,300}? (?:deploy|publish\w*|release:\w+)(?=\s|$)/,
    reason: 'publishes a package',
  },
  { kind: 'delivers', pattern: /\bgit (?:push|tag)\b/, reason: 'pushes to the repository' },
  {
    kind: 'delivers',
    pattern: /\bgh release\b|(?:\b(?:run|make|just|task|yarn|pnpm) |:)release(?=[\s:]|$)/,
    reason: 'makes a release',
  },
  {
    kind: 'delivers',
    pattern: /\b(?:codecov|coveralls|upload-artifact|scp|rsync)\b|(?:^|[\s:/])upload(?:\.\w+)?(?=\s|$)/,
    reason: 'uploads results',
  },
  {
    kind: 'delivers',
    pattern:
      /\b(?:terraform|tofu) (?:apply|destroy)\b|\bkubectl (?:apply|rollout)\b|\bhelm (?:upgrade|install)\b|(?:^|[\s:/])deploy(?:[-:]\w+)?(?:\.(?:sh|py|rb|m?js))?(?=\s|$)/,
    reason: 'deploys',
  },
  { kind: 'delivers', pattern: /(?:^|[\s:;&|(])gh [a-z]/, reason: "talks to GitHub's API" },
  {
    kind: 'prepares',
    pattern:
      /\b(?:npm (?:ci|i|install|add)|pnpm (?:i|install|add)|yarn (?:install|add)|bun (?:i|install|add)|corepack|pip3? install|pipx install|uv (?:sync|pip|venv|tool install)|poetry (?:install|config)|pdm (?:install|sync)|pipenv (?:install|sync)|bundle (?:install|config)|gem install|composer (?:install|update|require)|cargo (?:install|fetch)|rustup|go (?:install|get|mod download)|dotnet (?:restore|workload|tool (?:install|restore))|mix (?:deps\.get|local\.\w+)|playwright install|pre-commit install|husky install|deno install)(?=\s|$)|(?:^|\n)\s*yarn\s*(?=\n|$)/,
    reason: 'prepares: set-up installs what checks need',
  },
  {
    kind: 'prepares',
    pattern:
      /\b(?:apt-get|apt|apk|yum|dnf|brew|choco|winget) (?:-\S{1,50} ){0,5}(?:install|update|add|upgrade)\b/,
    reason: 'prepares: set-up installs what checks need',
  },
  { kind: 'needs', pattern: /(?:^|[\s;&|(])sudo\s/, reason: 'needs root' },
  {
    kind: 'needs',
    pattern: /(?:^|[\s;&|(])(?:curl|wget|ssh|git (?:fetch|clone|pull|config|submodule))\s/,
    reason: 'needs the network or the git configuration of the runner',
  },
  {
    kind: 'needs',
    pattern: /\bGITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)\b/,
    reason: 'writes for later steps of its job',
  },
  {
    kind: 'endless',
    pattern:
      /(?:\b(?:run|npm|pnpm|yarn|bun|deno task|just|make|task) |:)(?:dev|start|serve|watch|preview|storybook)(?=[\s:]|$)|\s--watch(?:All)?(?=\s|$)|:watch\b/,
    reason: 'does not end by itself',
  },
  {
    kind: 'writes',
    pattern:
      /\s(?:--fix|--write|--apply|--in-place|--autocorrect(?:-all)?|--update(?:-snapshots?)?)(?=\s|$)|(?:\b(?:run|pnpm|yarn|bun|deno task|just|make|task) |:|(?<!clang)-)(?:fix|fmt|format|write|autofix)(?=\s|$)|\bspotlessApply\b|\bspotless:apply\b/,
    reason: 'writes files',
  },
];

/** Of a longer script only so much is looked at. */
const MAX_CHARS = 20_000;

/**
 * Why a command is no check that can run here: `publishes a package`, `needs root`; `null` where nothing speaks against
 * it.
 * @param kinds what to look for; everything but writing, which some checks do before they compare
 */
export function unfitReason(
  command: string,
  kinds: readonly Unfit['kind'][] = ['delivers', 'prepares', 'needs', 'endless'],
): string | null {
  const text = withoutComments(command.slice(0, MAX_CHARS));
  return UNFIT.find(({ kind, pattern }) => kinds.includes(kind) && pattern.test(text))?.reason ?? null;
}

const withoutComments = (text: string) => text.replace(/^[ \t]*#[^\n]*$/gm, '');

/** What a GitHub expression asks for that no copy of a repository has: `needs secrets.NPM_TOKEN`; else `null`. */
export function secretNeed(text: string): string | null {
  const secret = /\$\{\{[^{}]{0,500}?\bsecrets\.(\w{1,100})/.exec(text)?.[1];
  if (secret !== undefined) return `needs secrets.${secret}`;
  return /\$\{\{[^{}]{0,500}?\bgithub\.token\b/.test(text) ? 'needs github.token' : null;
}
