import type { Config } from './config.ts';
import type { GitHub } from './github.ts';
import type { Publication } from './publication.ts';
import { type Links, renderBody } from './publish/body.ts';
import { commitMessage } from './publish/commit-message.ts';
import { fillTemplate } from './publish/manners/fill-template.ts';
import type { TitleForm } from './publish/manners/form.ts';
import type { RecentPull } from './publish/manners/habit-form.ts';
import { houseForm } from './publish/manners/house.ts';
import { labelsFor, reviewersFor } from './publish/manners/people.ts';
import { findTemplate } from './publish/manners/template.ts';
import { type TitlePlace, titleChoices } from './publish/manners/title.ts';
import { branchOf, type Named } from './publish/pull-request/branch.ts';
import type { Place } from './publish/pull-request/order.ts';
import { mayWrite } from './trigger/accounts.ts';
import type { Admission } from './trigger/authorize.ts';
import { pullsOf } from './trigger/wishes.ts';
import type { Account, FileReader, RunRecord } from './types.ts';
import { kindsOf } from './verifiers/check-kinds.ts';

/** Everything a pull request says, and whom it names. */
export interface PullTexts {
  named: Named;
  branch: string;
  title: string;
  /** Of the commit. */
  message: string;
  /** Of the pull request, from a record as the guard has left it. */
  body: (record: RunRecord, at: Place) => string;
  labels: string[];
  reviewers: string[];
  /** The pull request whose branch the change is for. */
  stackedOn: number | null;
}

interface Means {
  config: Config;
  github: GitHub;
  links: Links;
}

/** As this repository writes them: its instructions, its checks of titles, its habit, its template. */
export async function pullTexts(publication: Publication, means: Means): Promise<PullTexts> {
  const { record, read, admission } = publication;
  const { config, github, links } = means;
  const task = record.task ?? { kind: 'fix' as const, key: '', subject: '', issue: null };
  // Every commit on a branch of ours has its key, by which attempts are counted.
  const named = { kind: task.kind, key: admission.goesOn ?? task.key };
  const [form, template] = await Promise.all([formOf(record, read, github), findTemplate(read, task.kind)]);
  const title = chosenTitle(record, form, links);
  // The branch that the change is for is that of a pull request itself.
  const stackedOn = pullsOf(admission.trigger)[0] ?? null;
  const own = await github.viewer();
  return {
    named,
    branch: branchOf(named),
    title,
    message: messageOf(record, title, admission, means),
    body: (noted, { verified, base }) => {
      const text = renderBody(noted, links, { baseMoved: verified !== base, stackedOn, ci: ciStart(own) });
      return template === null ? text : fillTemplate(template, text, answers(noted), links);
    },
    labels: labelsFor(await github.labels().catch(() => []), [config.label, config.optOutLabel]),
    reviewers: await reviewersOf(publication, github, own),
    stackedOn,
  };
}

/**
 * How the checks of what this token writes are started, in a line for the pull request; `null` where they start by
 * themselves. GITHUB_TOKEN: a pull request it opens or pushes to gets runs of `pull_request` that wait for an approval
 * ("Events that trigger workflows").
 */
export const ciStart = (own: Account | null): string | null =>
  own?.login === 'github-actions[bot]' ? HELD : null;

const HELD = 'CI starts here once somebody who may write presses "Approve workflows to run".';

/** The title as it is chosen: the repository's own hook may have asked for another form. */
function chosenTitle(record: RunRecord, form: TitleForm | null, links: Links): string {
  const titles = titlesOf(record, form, links);
  const choice = record.message?.choice ?? 'house';
  return (titles.find((each) => each.choice === choice) ?? titles[0])?.title ?? 'Fix a failing check';
}

/** The forms a title can take, the house's own first. */
export function titlesOf({ submission, task, patch }: RunRecord, form: TitleForm | null, links: Links) {
  const subject = task?.subject.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1') ?? 'a failing check';
  const place: TitlePlace = {
    links,
    paths: patch?.files.map(({ path }) => path) ?? [],
    fallback: `Fix ${subject}`,
  };
  return titleChoices(submission?.title ?? '', task?.kind ?? 'fix', form, place);
}

/** The commit message with a title: the cause, and trailers the workflow file asks for. */
export function messageOf(
  { task, submission }: RunRecord,
  title: string,
  { trigger, goesOn }: Pick<Admission, 'trigger' | 'goesOn'>,
  { config, links }: Pick<Means, 'config' | 'links'>,
): string {
  return commitMessage({
    ...{ title, links, key: goesOn ?? task?.key ?? '', issue: task?.issue ?? null },
    cause: submission?.cause ?? '',
    coAuthor: config.coAuthor ? requester(trigger.accounts ?? []) : null,
    signOff: config.signOff,
  });
}

/** What exit codes say of the items of a template's list. */
const answers = ({ verifiers }: RunRecord) =>
  verifiers.map(({ command, after }) => ({
    command,
    kinds: [...kindsOf(command, new Map())],
    green: after?.conclusion === 'success',
  }));

/** How titles are written here. What cannot be read of the habit decides nothing. */
export async function formOf(
  { patch }: RunRecord,
  read: FileReader,
  github: Pick<GitHub, 'recentPulls'>,
): Promise<TitleForm | null> {
  const recent: RecentPull[] = await github.recentPulls().catch(() => []);
  return houseForm(read, patch?.files.map(({ path }) => path) ?? [], recent);
}

/** Only a person is named; a bot asked for nothing. */
function requester(accounts: readonly Account[]): { login: string; id: number } | null {
  const person = accounts.find(({ bot, id }) => !bot && id !== null);
  return person === undefined || person.id === null ? null : { login: person.login, id: person.id };
}

/** Whoever made the failing change knows it best. */
async function reviewersOf(
  { admission: { trigger } }: Publication,
  github: GitHub,
  own: Account | null,
): Promise<string[]> {
  if (trigger.kind !== 'failed-run' && trigger.kind !== 'in-job') return [];
  const commit = await github.commitAccount(trigger.sha).catch(() => null);
  return reviewersFor({
    candidates: [commit?.author ?? null, ...(trigger.accounts ?? [])],
    self: own,
    mayWrite: (account) => mayWrite(account, { permission: github.collaborator }),
  });
}
