import { ApiError } from './route.ts';
import type { GitHubState } from './state.ts';

type Rule = GitHubState['branchRules'][number];

/** The rules a change of a branch breaks, in GitHub's words. */
const BROKEN: Record<string, (rule: Rule, change: Change) => string | null> = {
  creation: (_, { kind }) =>
    kind === 'creation' ? 'Cannot create ref due to creations being restricted.' : null,
  update: (_, { kind }) => (kind === 'update' ? 'Cannot update this protected ref.' : null),
  pull_request: (_, { kind }) => (kind === 'update' ? 'Changes must be made through a pull request.' : null),
  branch_name_pattern: ({ parameters = {} }, { kind, branch }) =>
    kind === 'update' || matches(parameters, branch)
      ? null
      : `Branch name must ${words(parameters)}: ${parameters.pattern}`,
  required_signatures: (_, { signed }) => (signed ? null : 'Commits must have verified signatures.'),
};

interface Change {
  kind: 'creation' | 'update';
  branch: string;
  signed: boolean;
}

/** Refuses what the rules of a branch forbid, as 422. */
export function checkRules(state: GitHubState, kind: Change['kind'], ref: string, sha: string): void {
  const branch = ref.replace(/^refs\/heads\//, '');
  if (branch === ref || !state.ruledBranches.test(branch)) return;
  const change = { kind, branch, signed: state.signed.has(sha) };
  const broken = state.branchRules.map((rule) => BROKEN[rule.type]?.(rule, change) ?? null);
  const said = broken.filter((message) => message !== null);
  if (said.length > 0)
    throw new ApiError(422, `Repository rule violations found\n\n${said.join('\n\n')}\n\n`);
}

const words = ({ operator, negate }: Record<string, unknown>) =>
  `${negate === true ? 'not ' : ''}${String(operator).replaceAll('_', ' ')}`;

function matches({ operator, pattern, negate }: Record<string, unknown>, name: string): boolean {
  const wanted = String(pattern);
  const found =
    operator === 'starts_with'
      ? name.startsWith(wanted)
      : operator === 'ends_with'
        ? name.endsWith(wanted)
        : operator === 'contains'
          ? name.includes(wanted)
          : new RegExp(wanted).test(name);
  return found !== (negate === true);
}
