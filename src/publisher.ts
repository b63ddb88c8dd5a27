import type { CiResult } from './ci-watch.ts';
import type { Config } from './config.ts';
import { keyOf } from './context/words-task.ts';
import { type GitHub, statusOf } from './github.ts';
import { noteChecks } from './note-checks.ts';
import { type Links, marker } from './publish/body.ts';
import { acknowledge, type CommentOrder, postMessage, threadOf } from './publish/comments/comment.ts';
import { renderMessage, type Went } from './publish/comments/message.ts';
import { withPatch } from './publish/comments/patch-block.ts';
import { suggestLines } from './publish/comments/suggest-lines.ts';
import { recheck } from './publish/folder/recheck.ts';
import { publishPullRequest } from './publish/pull-request/pull-request.ts';
import { pushToBranch } from './publish/pull-request/push.ts';
import { checkSecrets, leakEnding } from './publish/secrets.ts';
import { publishSuggestions } from './publish/suggestions.ts';
import { type PullTexts, pullTexts } from './pull-texts.ts';
import type { Redactor } from './text/redact.ts';
import { sentence } from './text/sentence.ts';
import type { Admission } from './trigger/authorize.ts';
import { pullsOf } from './trigger/wishes.ts';
import type { Ending, FileChange, FileReader, PatchedFile, RunRecord } from './types.ts';

export interface PublisherOptions {
  config: Config;
  github: GitHub;
  links: Links;
  redactor: Redactor;
  /** Waits for the checks of a commit that was published. */
  watch: (sha: string) => Promise<CiResult>;
}

/** A green change, whichever job solved it. */
export interface Publication {
  admission: Admission;
  record: RunRecord;
  files: readonly PatchedFile[];
  /** The same as `git diff` gives it. */
  diff: Uint8Array;
  /** Files of the commit whose rules count: its template, its form of titles. */
  read: FileReader;
  /** The request in words of somebody who may write: only they can ask for changed tests. */
  words: string | null;
}

/** The only part that writes to GitHub. */
export interface Publisher {
  /** Shows whoever asked that the work has begun. */
  acknowledge(admission: Admission): Promise<void>;
  /** Makes a good end known. May change outcome and reason; notes where it went in the record. */
  publish(publication: Publication): Promise<Ending | null>;
  /** The one message in the thread, whatever the end. Never rejects; gives what could not be done. */
  tell(admission: Admission, record: RunRecord): Promise<string | null>;
  /** Where the change went, as far as the record does not say it. */
  went(): Went;
}

type Way = 'issue' | 'lines' | 'push' | 'pull-request';

/** The pull request an event is about; `null` where there is none. */
const pullOf = ({ trigger }: Admission): number | null => pullsOf(trigger)[0] ?? null;

/** How a change goes out: what is not ours to push is offered, what is our own branch is gone on with. */
function wayOf({ record, admission }: Publication, { publish }: Config): Way {
  if (record.task?.kind === 'suggest') return 'issue';
  if (admission.delivery === 'patch' || publish === 'comment') return 'lines';
  const isPull = pullOf(admission) !== null;
  return admission.retry !== null || (publish === 'push' && isPull) ? 'push' : 'pull-request';
}

export function openPublisher(options: PublisherOptions): Publisher {
  const { github, links, redactor, config } = options;
  let went: Went = {};
  let diff: Uint8Array | null = null;
  return {
    went: () => went,
    acknowledge: ({ trigger }) => acknowledge(github, trigger),
    async publish(publication) {
      const texts = await pullTexts(publication, options);
      const checked = await recheck(publication.files, {
        guard: await guardFor(publication, config),
        known: redactor,
        texts: publishedTexts(publication.record, texts),
      });
      if ('ending' in checked) return checked.ending;
      publication.record.findings = checked.findings;
      const done = await WAYS[wayOf(publication, config)](publication, texts, options);
      if ('ending' in done) return done.ending;
      went = done.went;
      if (went.offered != null) diff = publication.diff;
      return done.note === null ? null : { outcome: good(publication.record), reason: done.note };
    },
    async tell({ trigger }, record) {
      const thread = threadOf(trigger, record.outcome);
      const message = renderMessage(underOwnKey(record, trigger), links, went);
      // Whoever told us to stop is not answered back.
      if (thread === null || message === null || record.stop === 'cancelled') return null;
      const body = redactor.redact(diff === null ? message : withPatch(message, diff, links));
      const leak = await checkSecrets({ files: [], texts: [{ where: 'the comment', text: body }] }, redactor);
      if (leak !== null) return leakEnding(leak).reason;
      return say({ github, thread, body });
    },
  };
}

/** Where it cannot be known who we are nothing is said: a message of ours that is there already would not be found. */
async function say(
  message: Omit<CommentOrder, 'own' | 'github'> & { github: GitHub },
): Promise<string | null> {
  try {
    const own = await message.github.viewer();
    return (await postMessage({ ...message, own })).note;
  } catch (error) {
    return `nothing was said in the thread: ${sentence(error)}`;
  }
}

/** The good end of a task. */
const good = ({ task }: RunRecord) => (task?.kind === 'suggest' ? 'suggested' : 'fixed');

/** The guard as the judge had it. It is read here, once more, on the very bytes that go out. */
async function guardFor({ record, words }: Publication, { policy }: Config) {
  const [{ guard }, { filesAtFault }, { asksForChangedTests }] = await Promise.all([
    import('./judge/guard.ts'),
    import('./judge/originals.ts'),
    import('./judge/asks-for-tests.ts'),
  ]);
  const failing = record.verifiers.filter(({ source }) => source === 'failing-step' || source === 'command');
  const befores = failing.map(({ before }) => before);
  return (changes: FileChange[]) =>
    guard(changes, {
      testsMayChange: words !== null && asksForChangedTests(words),
      failing: filesAtFault(changes, befores),
      ...policy,
    });
}

/** Each question of a thread keeps its own answer, where everything else about a thread is one message. */
function underOwnKey(record: RunRecord, trigger: Admission['trigger']): RunRecord {
  if (record.outcome !== 'answered' || record.task === null || !('commentId' in trigger)) return record;
  return { ...record, task: { ...record.task, key: keyOf(record.task.key, String(trigger.commentId)) } };
}

/** Everything that goes out beside the files. */
function publishedTexts(record: RunRecord, { title, message, body, branch }: PullTexts) {
  const at = { verified: record.base?.sha ?? '', base: record.base?.sha ?? '' };
  const texts = { title, message, branch, body: body(at), suggestions: JSON.stringify(record.suggestions) };
  return Object.entries(texts).map(([where, text]) => ({ where: `the ${where}`, text }));
}

type Done = { ending: Ending } | { went: Went; note: string | null };

const WAYS: Record<
  Way,
  (publication: Publication, texts: PullTexts, options: PublisherOptions) => Promise<Done>
> = {
  async issue({ record }, _, { github, links }) {
    try {
      record.published = { branch: '', ...(await publishSuggestions(github, record, links)) };
      return { went: {}, note: null };
    } catch (error) {
      // What was found is in the summary as well.
      if (![403, 404, 410].includes(statusOf(error))) throw error;
      const why = `GitHub takes no issue of this token (${statusOf(error)}): grant \`issues: write\`, or set \`publish: none\``;
      return { went: {}, note: `${record.reason}; ${why}` };
    }
  },

  async lines(publication, _, { github }) {
    const { admission, record, files } = publication;
    const pull = pullOf(admission);
    if (pull === null)
      return {
        went: {},
        note: `${record.reason}; there is no pull request to offer it on, the patch is kept`,
      };
    const { placed, note } = await suggestLines({
      github,
      pull,
      commitSha: admission.trigger.sha,
      files,
      hunks: await github.pullHunks(pull),
      own: await github.viewer(),
      marker: marker(record),
    });
    return { went: { offered: { placed } }, note: note === null ? null : `${record.reason}; ${note}` };
  },

  async push({ admission, record, files }, texts, options) {
    const { github, links } = options;
    const { repository, sha } = admission.trigger;
    const pull = pullOf(admission);
    // A retry is of a pull request of our own, so there is one.
    if (pull === null) return { ending: { outcome: 'failed', reason: NO_PULL } };
    const { defaultBranch } = repository;
    const order = {
      github,
      ...links,
      ...texts.named,
      defaultBranch,
      pull,
      sha,
      files,
      message: texts.message,
    };
    const pushed = await pushToBranch(order);
    if (pushed.status === 'ended') return { ending: pushed.ending };
    const { branch, url, number, note } = pushed;
    record.published = { branch, url, number };
    // The pull request is our own, and its text tells of the checks of the commit before.
    if (admission.retry !== null)
      await noteChecks({ number: pull, sha: pushed.sha, marker: marker(record) }, options);
    return { went: { pushed: { sha: pushed.sha, branch } }, note };
  },

  async 'pull-request'({ admission, record, files }, texts, options) {
    const { github, links, config } = options;
    const published = await publishPullRequest({
      github,
      ...links,
      ...texts.named,
      ...texts,
      base: admission.trigger.branch,
      baseSha: admission.trigger.sha,
      files,
      draft: config.draft || record.findings.some(({ rule }) => rule === 'oversized'),
    });
    if (published.status === 'ended') return { ending: published.ending };
    const { branch, url, number, onTop, note } = published;
    record.published = { branch, url, number };
    const { sha } = admission.trigger;
    const text = texts.body({ verified: sha, base: onTop ?? sha });
    const noted = { number: number ?? 0, sha: published.sha, marker: marker(record), text };
    if (number !== null) await noteChecks(noted, options);
    return { went: { baseMoved: onTop !== null, stackedOn: texts.stackedOn }, note };
  },
};

const NO_PULL = 'there is no open pull request to push to; the patch is kept in the run folder';
