import type { Config } from './config.ts';
import { keyOf } from './context/words-task.ts';
import type { GitHub } from './github.ts';
import type { MadeKnown, Publication, PublishingMeans } from './publication.ts';
import { acknowledge, type CommentOrder, postMessage, threadOf } from './publish/comments/comment.ts';
import { renderMessage, type Went } from './publish/comments/message.ts';
import { withPatch } from './publish/comments/patch-block.ts';
import { recheck } from './publish/folder/recheck.ts';
import { checkSecrets, leakEnding } from './publish/secrets.ts';
import { goOut } from './publish-ways.ts';
import { type PullTexts, pullTexts } from './pull-texts.ts';
import { sentence } from './text/sentence.ts';
import type { Admission } from './trigger/authorize.ts';
import type { FileChange, RunRecord } from './types.ts';

/** The only part that writes to GitHub. */
export interface Publisher {
  /** Shows whoever asked that the work has begun. */
  acknowledge(admission: Admission): Promise<void>;
  /** Makes a good end known. */
  publish(publication: Publication): Promise<MadeKnown>;
  /** The one message in the thread, whatever the end. Never rejects; gives what could not be done. */
  tell(admission: Admission, record: RunRecord): Promise<string | null>;
  /** Where the change went, as far as the record does not say it. */
  went(): Went;
}

export function openPublisher(means: PublishingMeans): Publisher {
  const { github, links, redactor, config } = means;
  /** What the message tells beside the record; a change that is only offered stands in it. */
  let made: { went: Went; offered: Uint8Array | null } = { went: {}, offered: null };
  return {
    went: () => made.went,
    acknowledge: ({ trigger }) => acknowledge(github, trigger),
    async publish(given) {
      const texts = await pullTexts(given, means);
      const checked = await recheck(given.files, {
        guard: await guardFor(given, config),
        known: redactor,
        texts: publishedTexts(given.record, texts),
      });
      if ('ending' in checked) return { noted: {}, ending: checked.ending };
      const { findings } = checked;
      const publication = { ...given, record: { ...given.record, findings } };
      const done = await goOut(publication, texts, means);
      if ('ending' in done) return { noted: { findings }, ending: done.ending };
      const { went, published, note } = done;
      made = { went, offered: went.offered == null ? null : given.diff };
      const noted = published === null ? { findings } : { findings, published };
      return { noted, ending: note === null ? null : { outcome: good(given.record), reason: note } };
    },
    async tell({ trigger }, record) {
      const thread = threadOf(trigger, record.outcome);
      const message = renderMessage(underOwnKey(record, trigger), links, made.went);
      // Whoever told us to stop is not answered back.
      if (thread === null || message === null || record.stop === 'cancelled') return null;
      const body = redactor.redact(made.offered === null ? message : withPatch(message, made.offered, links));
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
const good = ({ task }: Pick<RunRecord, 'task'>) => (task?.kind === 'suggest' ? 'suggested' : 'fixed');

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
  const texts = { title, message, branch, body: body(record, at) };
  const all = { ...texts, suggestions: JSON.stringify(record.suggestions) };
  return Object.entries(all).map(([where, text]) => ({ where: `the ${where}`, text }));
}
