import type { AskedTrigger } from '../types.ts';
import { mayWrite } from './accounts.ts';
import type { Facts } from './facts.ts';
import { parseMention } from './mention.ts';
import type { Policy } from './policy.ts';

/** The opt-out label in the payload: known without asking. */
export function optedOutAlready({ labels = [] }: AskedTrigger, { optOutLabel }: Policy): string | null {
  return labels.includes(optOutLabel) ? `the label '${optOutLabel}' tells regreen to keep away` : null;
}

/** The opt-out label on any of the threads the event belongs to, as it is now. */
export async function optedOut(
  asked: AskedTrigger,
  { optOutLabel }: Policy,
  facts: Facts,
): Promise<string | null> {
  const isPull = pullsOf(asked).length > 0;
  for (const number of threadsOf(asked)) {
    const thread = isPull ? await facts.pull(number) : await facts.issue(number);
    if (thread?.labels.includes(optOutLabel))
      return `#${number} carries the label '${optOutLabel}', which tells regreen to keep away`;
  }
  return null;
}

/**
 * Whether somebody who may write said `@regreen stop` on the thread, and nobody who may asked for more since. Whoever
 * calls regreen by a comment asks for more, so only what was said after it stops that.
 */
export async function stopped(asked: AskedTrigger, policy: Policy, facts: Facts): Promise<string | null> {
  const since = 'command' in asked ? Date.parse(asked.createdAt) : Number.NEGATIVE_INFINITY;
  for (const number of threadsOf(asked)) {
    const by = await stoppedBy(number, since, policy, facts);
    if (by !== null)
      return `${by} told regreen to stop on #${number}; '${policy.mention} again' from somebody who may write goes on`;
  }
  return null;
}

/** Who may write is one of these; the converse does not hold, so the permission is asked for as well. */
const ASSOCIATIONS: readonly string[] = ['OWNER', 'MEMBER', 'COLLABORATOR'];

async function stoppedBy(
  number: number,
  since: number,
  policy: Policy,
  facts: Facts,
): Promise<string | null> {
  for (const { author, association, body, createdAt } of await facts.comments(number)) {
    if (Date.parse(createdAt) <= since) return null;
    if (author === null || !ASSOCIATIONS.includes(association)) continue;
    const mention = parseMention(body, policy.mention);
    if (mention === null || !(await mayWrite(author, facts))) continue;
    return mention.command === 'stop' ? `'${author.login}'` : null;
  }
  return null;
}

/** The issues and pull requests an event belongs to. GitHub tells at most a few for a head. */
function threadsOf(asked: AskedTrigger): readonly number[] {
  switch (asked.kind) {
    case 'failed-run':
    case 'in-job':
      return (asked.pulls ?? []).slice(0, 10);
    case 'label':
      return [asked.issue.number];
    case 'comment':
    case 'review':
      return [asked.issue];
    default:
      return [];
  }
}

/** Those of them that are pull requests. */
export const pullsOf = (asked: AskedTrigger): readonly number[] =>
  'pulls' in asked || ('isPullRequest' in asked && asked.isPullRequest) ? threadsOf(asked) : [];
