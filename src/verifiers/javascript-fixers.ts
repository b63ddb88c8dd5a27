import type { FixerRule } from './fixer-rule.ts';

/** The checkers of JavaScript, TypeScript and what lies beside them: rows of the table of fixers. */
export const JAVASCRIPT_FIXERS: Readonly<Record<string, FixerRule>> = {
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
};
