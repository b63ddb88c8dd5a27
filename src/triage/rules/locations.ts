import { rows } from './rule.ts';

/** A path without blanks, ending in an extension or in one of the usual names that have none. */
const FILE = String.raw`(?<file>(?:[A-Za-z]:[\\/])?(?:[\w.@~+-]*\/[\w.@~+/-]{1,300}|[^\s:()[\]"'<>|,;=*]{0,300}\.[A-Za-z]\w{0,15}|(?:Gem|Rake|Make|Docker|Jenkins|Pod|Fast|Vagrant|Proc)file))`;
const LEAD = String.raw`^\s*(?:##\[(?:error|warning)\]|\[(?:error|ERROR|warn|WARN|WARNING)\]:? +|%(?:Error|Warning)[\w-]{0,40}: |[ew]: |ERROR: |error: |\d+> ?)?(?:file:\/\/)?`;
const at = (rest: string): RegExp => new RegExp(LEAD + FILE + rest);

/** `path:line:col: message` and its families, as GitHub problem matchers and Vim's errorformat know them. */
export const LOCATIONS = rows('compiler', [
  {
    tool: '',
    kind: 'warning',
    hint: '@:0',
    match: at(
      String.raw`:(?<line>\d+)(?::\d+)?(?::| -)? ?(?<message>(?:\[[\w-]+\] )?(?:[Ww]arning|WARNING|note|info|help|hint|remark)\b.*)$`,
    ),
    example: 'src/main.c:10:13: warning: unused variable',
  },
  {
    tool: '',
    hint: '@:0',
    match: at(
      String.raw`:(?<line>\d+):\d+(?:-\d+)?(?::| -)? *(?<message>(?:fatal |internal compiler |runtime )?[Ee]rror\b.*)$`,
    ),
    example: 'src/main.c:10:13: fatal error: cart.h: No such file or directory',
  },
  {
    tool: '',
    kind: 'linter',
    hint: '@:0',
    match: at(String.raw`:(?<line>\d+):\d+(?:-\d+)?(?::| -| )\s*(?<message>[^\s)].*)$`),
    example: 'src/cart.py:9:80: E501 line too long (82 > 79 characters)',
  },
  {
    tool: '',
    hint: '@:0',
    match: at(
      String.raw`:(?<line>\d+):?(?: -)? ?(?<message>(?:(?:fatal |syntax )?[Ee]rror|ERROR|undefined reference|multiple definition|syntax error)\b.*)$`,
    ),
    example: 'src/cart.py:123: error: Incompatible return value type',
  },
  {
    tool: '',
    kind: 'linter',
    hint: '@:0',
    weight: 6,
    match: at(
      String.raw`:(?<line>\d+)(?:: ?(?!\d|in )|\s{2,}|\t| (?=\[[A-Z]\] |[A-Z]\w+: ))(?<message>\S.*)$`,
    ),
    example: 'app/views/show.html.haml:34 [W] ImplicitDiv: use the short form',
  },
  {
    tool: '',
    kind: 'warning',
    hint: '@(0',
    match: at(
      String.raw`\((?<line>\d+)(?:, ?\d+){0,3}\) ?:? +(?<message>(?:[Ww]arning|info|note)\b.*?)(?: \[[^\]]*\])?$`,
    ),
    example: 'src/Cart.cs(229,30): warning CS0618: obsolete [/src/Cart.csproj]',
  },
  {
    tool: '',
    hint: '@(0',
    match: at(
      String.raw`\((?<line>\d+)(?:, ?\d+){0,3}\) ?:? +(?<message>(?:fatal )?(?:[Ee]rror|ERROR)\b.*?)(?: \[[^\]]*\])?$`,
    ),
    example: 'src/cart.nim(3, 13) Error: undeclared identifier',
  },
]);
