import * as z from 'zod';
import {
  account,
  type EventSource,
  labels,
  names,
  number,
  onDefaultBranch,
  parse,
  people,
  type Read,
  repository,
  skipped,
  someone,
} from './payload.ts';

const issues = z.object({
  action: z.string(),
  sender: account,
  repository,
  label: z.object({ name: z.string() }).nullish(),
  issue: z.object({
    number,
    title: z.string(),
    body: z.string().nullish(),
    state: z.string().nullish(),
    user: someone,
    labels: labels.nullish(),
  }),
});

/** `issues`: the label was put on, or came with the issue (a template's label sends no `labeled` of its own). */
export function readIssues(source: EventSource): Read {
  const { issue, action, label, sender, repository: repo } = parse(issues, source);
  const all = names(issue.labels);
  if (action === 'opened' && !all.includes(source.label))
    return skipped(`issue #${issue.number} was opened without the label '${source.label}'`);
  if (action !== 'opened' && action !== 'labeled')
    return skipped(`'issues' with action '${action}' is not 'labeled'`);
  if (action === 'labeled' && label?.name !== source.label)
    return skipped(`the label is '${label?.name ?? ''}', regreen acts on '${source.label}'`);
  if (issue.state === 'closed') return skipped(`issue #${issue.number} is closed`);
  return {
    trigger: {
      kind: 'label',
      ...onDefaultBranch(source, repo),
      ...people([sender], [source.env.triggeringActor]),
      labels: all,
      issue: {
        number: issue.number,
        title: issue.title,
        body: issue.body ?? '',
        author: issue.user?.login ?? '',
      },
    },
  };
}
