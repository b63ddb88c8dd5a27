import { hit, type Rule } from './rule.ts';

/** Ignore files of checkers, and what of an ignore file of git hides code. */
const CHECKERS =
  /\.(?:eslint|prettier|stylelint|markdownlint|semgrep|gitleaks|trivy|secretlint|pylint|flake8|rubocop|jshint|tslint|biome|oxlint|cspell|htmlhint|yamllint|sonar|snyk|coverage|test|jest|phpstan|credo|swiftlint|textlint|html-validate|remark)ignore$/;
const BUILD =
  /^!|^\/?\*{0,2}\/?(?:dist|build|coverage|node_modules|out|target|tmp|\.next|\.turbo|\.cache)\/?\*{0,2}$/;
const CODE =
  /(?:^|\/)(?:tests?|specs?|__tests__|__snapshots__|src|lib|fixtures?)\/?\*{0,2}$|[._-](?:test|spec)s?[.*]|(?:^|\/)test_|snap$|\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|cs|php|cc?|cpp|h|sh)$|^\*+$/i;

export const ignoreFiles: Rule = {
  id: 'ignore-widened',
  *find(changes) {
    for (const change of changes) {
      if (change.kind !== 'ignore') continue;
      const checker = CHECKERS.test(change.path.toLowerCase());
      if (!checker && !change.path.endsWith('.gitignore')) continue;
      for (const line of change.added) {
        const entry = (change.after?.lines[line - 1] ?? '').trim();
        if (entry === '' || entry.startsWith('#') || (entry.startsWith('!') && checker)) continue;
        if (checker) yield { ...hit(change, line), mild: BUILD.test(entry) };
        else if (CODE.test(entry) && !entry.startsWith('!')) yield hit(change, line);
      }
    }
  },
  bad: [
    ['.eslintignore', 'dist\n', 'dist\nsrc/legacy\n'],
    ['.prettierignore', '', 'src/a.ts\n'],
    ['.gitignore', '', 'test/a.test.ts\n'],
  ],
  good: [
    ['.gitignore', 'dist\n', 'dist\n*.log\n.env\n'],
    ['.eslintignore', '', 'dist\n'],
    ['.eslintignore', 'src/legacy\n', ''],
    ['.dockerignore', '', 'test\n'],
  ],
};
