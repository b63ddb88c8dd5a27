import { statusOf } from '../../github.ts';
import { sentence } from '../../text/sentence.ts';
import { type Ending, WrongUse } from '../../types.ts';

/** What was asked of GitHub. */
export type Step = 'read' | 'blob' | 'tree' | 'commit' | 'branch' | 'pull' | 'text';

/** A call that GitHub has not done, or whose answer was lost. */
export class Undone extends Error {
  readonly step: Step;

  constructor(step: Step, cause: unknown) {
    super(sentence(cause), { cause });
    this.step = step;
  }
}

/** Waits for a call and says which one it was where it fails. */
export async function asked<T>(step: Step, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new Undone(step, error);
  }
}

/** What a refusal is read in the light of. */
export interface Circumstances {
  repository: string;
  base: string;
  branch: string;
  /** Paths the patch touches. */
  paths: readonly string[];
  /** What is already on GitHub, as the end of a sentence; `null` for nothing. */
  done: string | null;
}

interface Facts extends Circumstances {
  step: Step;
  /** 0 where no answer came. */
  status: number;
  /** GitHub's message and its list of errors, on one line. */
  words: string;
  headers: Readonly<Record<string, unknown>>;
}

interface Row {
  when: (facts: Facts) => boolean;
  /** `failed` unless told. */
  outcome?: Ending['outcome'];
  say: (facts: Facts) => string;
}

const WRITES: Record<Step, string> = {
  read: 'read what it needs to publish',
  blob: 'store the files',
  tree: 'store the files',
  commit: 'make the commit',
  branch: 'move the branch',
  pull: 'open the pull request',
  text: 'edit the pull request',
};
const PERMISSION: Record<Step, string> = {
  read: '`contents: read` and `pull-requests: read`',
  blob: '`contents: write`',
  tree: '`contents: write`',
  commit: '`contents: write`',
  branch: '`contents: write`',
  pull: '`pull-requests: write`',
  text: '`pull-requests: write`',
};

const forbids = ({ status }: Facts) => status === 403 || status === 404;
const invalid = ({ status }: Facts) => status === 403 || status === 409 || status === 422;
const workflowOf = ({ paths }: Facts) => paths.find((path) => path.startsWith('.github/workflows/'));
const isLimit = ({ status, words, headers }: Pick<Facts, 'status' | 'words' | 'headers'>) =>
  status === 429 ||
  (status === 403 && (/rate limit|abuse detection/i.test(words) || headers['retry-after'] !== undefined));

/** One row one way GitHub says no; the first that fits speaks. The words are those GitHub answers with. */
const ROWS: readonly Row[] = [
  {
    when: ({ status }) => status === 401,
    say: ({ words }) => `GitHub does not take the token, which may have expired (401: ${words})`,
  },
  {
    when: isLimit,
    say: ({ status }) =>
      `GitHub limits how much this token may do, and waiting has not helped (${status}); run it again later`,
  },
  {
    when: ({ status, words }) => status === 403 && /archived/i.test(words),
    say: ({ repository }) => `${repository} is archived, so nothing can be changed there (403)`,
  },
  {
    when: (facts) =>
      (forbids(facts) && workflowOf(facts) !== undefined && facts.step !== 'read' && facts.step !== 'pull') ||
      (invalid(facts) && /`?workflows?`? (?:permission|scope)/i.test(facts.words)),
    say: (facts) =>
      `the patch changes ${workflowOf(facts) ?? 'a workflow file'}, which only the token of an App with \`workflows: write\` may (${facts.status})`,
  },
  {
    when: (facts) => invalid(facts) && /verified signature/i.test(facts.words),
    say: ({ branch, status }) =>
      `'${branch}' takes signed commits only (${status}): GitHub signs those made with the token of Actions or of an App, not with a person's`,
  },
  {
    when: (facts) => invalid(facts) && RULE_WORDS.test(facts.words),
    say: ({ branch, status, words }) =>
      `the rules of the repository do not let this token change '${branch}' (${status}: ${words}); leave it out of them or let the token pass`,
  },
  {
    when: ({ step, status }) => status === 403 && step !== 'read',
    say: ({ step, repository }) =>
      `the token may not ${WRITES[step]} in ${repository} (403): grant ${PERMISSION[step]}`,
  },
  {
    when: ({ step, status }) => status === 404 && step !== 'read',
    say: ({ step, repository }) =>
      `${repository} is not there for this token, or it may not ${WRITES[step]} (404): grant ${PERMISSION[step]}`,
  },
  {
    when: forbids,
    say: ({ repository, status }) =>
      `the token may not read ${repository}, or it has moved (${status}): grant ${PERMISSION.read}`,
  },
  {
    when: ({ status, words }) => status === 413 || (status === 422 && /too (?:large|big|long)/i.test(words)),
    say: ({ step, status, words }) => `too much for GitHub to ${WRITES[step]} (${status}: ${words})`,
  },
  {
    when: ({ status, words }) => status === 409 && /empty/i.test(words),
    say: ({ repository }) => `${repository} is empty, so there is nothing to commit on (409)`,
  },
  {
    when: ({ step, status, words }) => step === 'pull' && status === 422 && /no commits between/i.test(words),
    outcome: 'stale',
    say: ({ base }) => `'${base}' holds this change already`,
  },
  {
    when: ({ step, status, words }) => step === 'pull' && status === 422 && /\bbase invalid\b/i.test(words),
    outcome: 'stale',
    say: ({ base }) => `the branch '${base}' is gone`,
  },
  {
    when: ({ status }) => status === 409,
    say: ({ step, words }) =>
      `something else was under way as GitHub was asked to ${WRITES[step]} (409: ${words}); run it again`,
  },
  {
    when: ({ status }) => status === 422,
    say: ({ step, words }) => `GitHub refuses to ${WRITES[step]} (422: ${words})`,
  },
  {
    when: ({ status }) => status >= 500,
    say: ({ step, status }) => `GitHub failed to ${WRITES[step]} (${status}); run it again`,
  },
  // Our own door has not sent it.
  { when: isUnsent, say: ({ words }) => words },
  {
    when: ({ status }) => status === 0,
    say: ({ step, words }) =>
      `no answer from GitHub as it was asked to ${WRITES[step]} (${words}); run it again`,
  },
];

const RULE_WORDS =
  /rule violation|protected (?:branch|ref)|creations being restricted|through a pull request|required status check|not authorized to push|pre-receive|GH0(?:06|13)/i;

/** What a run ends with whose work GitHub did not take. The patch is never lost: it is in the run folder. */
export function refusalEnding({ step, cause }: Undone, circumstances: Circumstances): Ending {
  const facts = { ...circumstances, step, ...answerOf(cause) };
  const row = cause instanceof WrongUse ? undefined : ROWS.find(({ when }) => when(facts));
  const said = row?.say(facts) ?? facts.words;
  const done = facts.done === null ? '' : `; ${facts.done}`;
  return { outcome: row?.outcome ?? 'failed', reason: `${said}${done}; the patch is kept in the run folder` };
}

export const failed = (reason: string): Ending => ({ outcome: 'failed', reason });

/** The token may not do this, whatever else it may: neither a limit nor an archive stands in the way. */
export function isForbidden({ cause }: Undone): boolean {
  const { status, words, headers } = answerOf(cause);
  return status === 403 && !isLimit({ status, words, headers }) && !/archived/i.test(words);
}

/** What our own door did not let through, as one call too many: nothing was done, and no look is left either. */
function isUnsent({ status, words }: Pick<Facts, 'status' | 'words'>): boolean {
  return status === 0 && words.startsWith('regreen ');
}

/** Nobody can tell whether it was done: the line broke, GitHub failed, or somebody else was first. */
export function isUncertain({ cause }: Undone): boolean {
  const answer = answerOf(cause);
  const { status } = answer;
  return (status === 0 && !isUnsent(answer)) || status >= 500 || status === 409 || status === 422;
}

/** Status and words of an answer; 0 where none came. Octokit gives a broken line the status 500, without a response. */
export function answerOf(error: unknown): Pick<Facts, 'status' | 'words' | 'headers'> {
  const response = isRecord(error) && isRecord(error.response) ? error.response : null;
  const status = response === null && statusOf(error) >= 500 ? 0 : statusOf(error);
  const data = response !== null && isRecord(response.data) ? response.data : {};
  const message = typeof data.message === 'string' ? data.message : sentence(error);
  const errors = Array.isArray(data.errors) ? data.errors.slice(0, 5).map(wordsOf) : [];
  const headers = response !== null && isRecord(response.headers) ? response.headers : {};
  return { status, headers, words: oneLine([message, ...errors].filter((each) => each !== '').join('; ')) };
}

function wordsOf(error: unknown): string {
  if (!isRecord(error)) return typeof error === 'string' ? error : '';
  if (typeof error.message === 'string') return error.message;
  return [error.field, error.code].filter((each) => typeof each === 'string').join(' ');
}

const LONGEST = 300;
const oneLine = (text: string) => text.slice(0, 2000).split(/\s+/).join(' ').trim().slice(0, LONGEST);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
