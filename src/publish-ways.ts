import type { Config } from './config.ts';
import { statusOf } from './github.ts';
import { noteChecks } from './note-checks.ts';
import { noteCommit } from './note-commit.ts';
import type { Publication, PublishingMeans } from './publication.ts';
import { marker } from './publish/body.ts';
import type { Went } from './publish/comments/message.ts';
import { suggestLines } from './publish/comments/suggest-lines.ts';
import { publishPullRequest } from './publish/pull-request/pull-request.ts';
import { pushToBranch } from './publish/pull-request/push.ts';
import { publishSuggestions } from './publish/suggestions.ts';
import { ciStart, type PullTexts } from './pull-texts.ts';
import type { Admission } from './trigger/authorize.ts';
import { pullsOf } from './trigger/wishes.ts';
import type { Ending, RunRecord } from './types.ts';

/** Where a change has gone; `note` is the reason of a good end that has more to tell, `null` for nothing more. */
type Gone = { ending: Ending } | { went: Went; published: RunRecord['published']; note: string | null };

type Way = (publication: Publication, texts: PullTexts, means: PublishingMeans) => Promise<Gone>;

/** Writes a change to GitHub, the way that is right for it. */
export const goOut: Way = (publication, texts, means) =>
  WAYS[wayOf(publication, means.config)](publication, texts, means);

/** The pull request an event is about; `null` where there is none. */
const pullOf = ({ trigger }: Admission): number | null => pullsOf(trigger)[0] ?? null;

/** How a change goes out: what is not ours to push is offered, what is our own pull request is gone on with. */
function wayOf({ record, admission }: Publication, { publish }: Config): keyof typeof WAYS {
  if (record.task?.kind === 'suggest') return 'issue';
  if (admission.delivery === 'patch' || publish === 'comment') return 'lines';
  const isPull = pullOf(admission) !== null;
  return admission.goesOn !== null || (publish === 'push' && isPull) ? 'push' : 'pull-request';
}

const WAYS = { issue: asIssue, lines: onLines, push: asPush, 'pull-request': asPullRequest } satisfies Record<
  string,
  Way
>;

async function asIssue(
  { record }: Publication,
  _: PullTexts,
  { github, links }: PublishingMeans,
): Promise<Gone> {
  try {
    const published = { branch: '', ...(await publishSuggestions(github, record, links)) };
    return { went: {}, published, note: null };
  } catch (error) {
    // What was found is in the summary as well.
    if (![403, 404, 410].includes(statusOf(error))) throw error;
    const why = `GitHub takes no issue of this token (${statusOf(error)}): grant \`issues: write\`, or set \`publish: none\``;
    return { went: {}, published: null, note: `${record.reason}; ${why}` };
  }
}

async function onLines(
  { admission, record, files }: Publication,
  _: PullTexts,
  { github }: PublishingMeans,
): Promise<Gone> {
  const pull = pullOf(admission);
  const nowhere = `${record.reason}; there is no pull request to offer it on, the patch is kept`;
  if (pull === null) return { went: {}, published: null, note: nowhere };
  const { placed, note } = await suggestLines({
    github,
    pull,
    commitSha: admission.trigger.sha,
    files,
    hunks: await github.pullHunks(pull),
    own: await github.viewer(),
    marker: marker(record),
  });
  return {
    went: { offered: { placed } },
    published: null,
    note: note === null ? null : `${record.reason}; ${note}`,
  };
}

async function asPush(
  { admission, record, files }: Publication,
  { named, title, message }: PullTexts,
  means: PublishingMeans,
): Promise<Gone> {
  const { github, links } = means;
  const { repository, sha } = admission.trigger;
  const pull = pullOf(admission);
  // A retry is of a pull request of our own, so there is one.
  if (pull === null) return { ending: { outcome: 'failed', reason: NO_PULL } };
  const { defaultBranch } = repository;
  const order = { github, ...links, ...named, defaultBranch, pull, sha, files, message };
  const pushed = await pushToBranch(order);
  if (pushed.status === 'ended') return { ending: pushed.ending };
  const { branch, url, number, note } = pushed;
  const went = { pushed: { sha: pushed.sha, branch }, ci: ciStart(await github.viewer()) };
  const gone = { went, published: { branch, url, number } };
  if (admission.goesOn === null) return { ...gone, note };
  // The pull request is our own, and its text tells of the commits before.
  const told = { number: pull, sha: pushed.sha, marker: marker({ task: named }) };
  const noted = await noteCommit({ ...told, former: sha, title, record }, means);
  await noteChecks({ ...told, ...(noted.text === null ? {} : { text: noted.text }) }, means);
  return { ...gone, note: noted.lacking === null ? note : `${record.reason}; ${noted.lacking}` };
}

async function asPullRequest(
  { admission, record, files }: Publication,
  texts: PullTexts,
  means: PublishingMeans,
): Promise<Gone> {
  const { github, links, config } = means;
  const { sha, branch: base } = admission.trigger;
  const made = await publishPullRequest({
    github,
    ...links,
    ...texts.named,
    ...texts,
    base,
    baseSha: sha,
    files,
    body: (at) => texts.body(record, at),
    draft: config.draft || record.findings.some(({ rule }) => rule === 'oversized'),
  });
  if (made.status === 'ended') return { ending: made.ending };
  const { branch, url, number, onTop, note } = made;
  const text = texts.body(record, { verified: sha, base: onTop ?? sha });
  const noted = { sha: made.sha, marker: marker({ task: texts.named }), text };
  if (number !== null) await noteChecks({ ...noted, number }, means);
  const went = { baseMoved: onTop !== null, stackedOn: texts.stackedOn };
  return { went, published: { branch, url, number }, note };
}

const NO_PULL = 'there is no open pull request to push to; the patch is kept in the run folder';
