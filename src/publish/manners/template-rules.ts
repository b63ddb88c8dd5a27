/** What a section of a template asks for, as far as we know it. `other`: nothing of ours. */
export type Asked = 'what' | 'why' | 'checks' | 'issue' | 'disclosure' | 'other';

/** Headings by what they ask for. The first row that fits speaks; a heading may ask what and why at once. */
const HEADINGS: ReadonlyArray<readonly [RegExp, readonly Asked[]]> = [
  [/\b(?:ai|llm|copilot|generative|machine[- ]generated)\b/i, ['disclosure']],
  [
    /\b(?:breaking|screenshots?|videos?|demo|migrations?|deploy\w*|roll-?(?:back|out)|risks?|impact|documentation|docs|release notes?|change-?log|dependenc\w+|security|performance|reviewers?|notes?|future|follow-?ups?|types?|kind|category|labels?|check-?lists?|before (?:submitting|merg\w+|you)|todo|acceptance|licen[cs]e)\b/i,
    ['other'],
  ],
  [
    /\b(?:how|steps?|instructions?|plan) .{0,30}\b(?:tests?|tested|verif\w+|validate\w*|reproduce)\b|\b(?:tests?|tested|testing|verification|verified|validation|quality assurance|qa|evidence|proof)\b/i,
    ['checks'],
  ],
  [
    /\b(?:issues?|tickets?|jira|links?|references?|refs)\b|^\W{0,5}(?:closes|fixes|resolves|related)\b/i,
    ['issue'],
  ],
  [
    /\b(?:what|changes?|description|summary)\b.{0,30}\b(?:why|motivation|context|reason)\b|\bwhy\b.{0,30}\bwhat\b/i,
    ['what', 'why'],
  ],
  [
    /\b(?:why|motivation|context|background|rationale|problem|cause|reason|purpose|goal|objective)\b/i,
    ['why'],
  ],
  [
    /\b(?:what|changes?|changed|description|describe|summary|overview|about|proposed|proposal|solution|implementation|fix|tl;?dr|details|introduction|pull request|pr)\b/i,
    ['what'],
  ],
];

export function askedBy(heading: string): readonly Asked[] {
  return HEADINGS.find(([pattern]) => pattern.test(heading))?.[1] ?? ['other'];
}

type CheckKind = 'test' | 'lint' | 'types' | 'format' | 'build';

/** What an item of a checklist says has passed. */
const PASSED: ReadonlyArray<readonly [RegExp, CheckKind]> = [
  [/\btests?\b/i, 'test'],
  [/\b(?:lint|linter|linting|lints|eslint)\b/i, 'lint'],
  [/\b(?:type-?checks?|type-?checking|types|tsc|mypy)\b/i, 'types'],
  [/\b(?:format|formatter|formatting|formatted|prettier)\b/i, 'format'],
  [/\b(?:builds?|compiles?)\b/i, 'build'],
];
const SUCCESS =
  /\b(?:pass|passes|passed|passing|green|succeeds?|successful(?:ly)?|clean|ran|run)\b|\bno (?:new )?(?:errors?|warnings?|failures)\b|\b(?:builds?|compiles?) (?:locally|without)\b|^\W{0,5}(?:builds?|compiles?)\W{0,5}$/i;
/** An item that claims more than an exit code tells is a person's to tick. */
const MORE =
  /\b(?:add(?:ed|ing)?|new tests|updat\w+|wr(?:ote|itten|ite)|cover\w*|manual\w*|integration|e2e|end-to-end|browsers?|devices?|docs?|document\w*|ci|pipelines?|staging|review\w*|self-review|guide\w*|or|if|not|no tests|needed|necessary|production|platforms?|windows|macos|screenshots?|change-?log|benchmarks?)\b/i;

/** A check as the judge left it. */
export interface AnsweredCheck {
  command: string;
  kinds: readonly string[];
  /** Its exit code was 0 on the patched tree. */
  green: boolean;
}

/**
 * Whether exit codes answer an item with yes: it claims that some kind of check passes, or names a command, and each
 * check of that kind is green. What it claims beside that leaves it to a person.
 */
export function isAnswered(item: string, checks: readonly AnsweredCheck[]): boolean {
  const commands = [...item.matchAll(/`([^`]{1,200})`/g)].map(([, code = '']) => code.trim());
  const prose = item.replace(/`[^`]{0,200}`/g, ' ');
  const allGreen = (found: readonly AnsweredCheck[]) => found.length > 0 && found.every(({ green }) => green);
  if (!SUCCESS.test(prose) || MORE.test(prose.replace(/\bnew and existing\b/i, ''))) return false;
  if (commands.length > 0)
    return commands.every((command) => allGreen(checks.filter((check) => check.command.trim() === command)));
  const kinds = PASSED.filter(([pattern]) => pattern.test(prose)).map(([, kind]) => kind);
  return (
    kinds.length > 0 && kinds.every((kind) => allGreen(checks.filter((check) => check.kinds.includes(kind))))
  );
}
