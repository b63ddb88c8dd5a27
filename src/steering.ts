import type { News } from './types.ts';

/** A comment on the thread of a task, an issue or a pull request, as GitHub's API has it. */
export interface ThreadComment {
  id: number;
  login: string;
  /** An App's or GitHub's own account. */
  bot: boolean;
  body: string;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
}

/** What a conditional request gave: `null` for "nothing has changed". */
interface FetchedComments {
  comments: readonly ThreadComment[] | null;
  etag: string | null;
}

export interface SteeringOptions {
  /**
   * Asks for the comments updated since a time (ISO 8601), with the validator of the answer before: GitHub answers 304
   * to that, which does not count against the rate limit.
   */
  fetchComments(since: string, etag: string | null): Promise<FetchedComments>;
  /** Whether somebody may write to the repository, as the API tells it now. */
  mayWrite(login: string): Promise<boolean>;
  /** The part of a body that mentions us, for the model; `null` where it does not. */
  mention(body: string): string | null;
  /** Whether a body that mentions us tells us to stop. */
  stops(body: string): boolean;
  /** When the run began, in milliseconds since 1970: what was there before is part of the task. */
  startedAt: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

const EVERY_MS = 60_000;
/** All requests of a run for steering, permissions included. */
const MAX_REQUESTS = 60;

/**
 * What people who may write add to the task while the model works. Asked between two turns, and answered from the
 * network at most once a minute. A comment counts once: new since the run began, unedited, by somebody with write.
 *
 * @returns gives the new comments, each marked with its author, or who says stop, or `null`; rejects where they cannot
 * be had
 */
export function openSteering(options: SteeringOptions): () => Promise<News | null> {
  const { startedAt, now = Date.now } = options;
  const heard = new Set<number>();
  const writers = new Map<string, boolean>();
  const since = new Date(startedAt).toISOString();
  let etag: string | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  let requests = 0;

  const mayWrite = async (login: string): Promise<boolean> => {
    const known = writers.get(login);
    if (known !== undefined) return known;
    if (requests >= MAX_REQUESTS) return false;
    requests += 1;
    const may = await options.mayWrite(login);
    writers.set(login, may);
    return may;
  };
  const isNew = ({ id, bot, createdAt, updatedAt }: ThreadComment) =>
    !bot && !heard.has(id) && createdAt === updatedAt && Date.parse(createdAt) > startedAt;

  return async () => {
    if (now() - asked < EVERY_MS || requests >= MAX_REQUESTS) return null;
    asked = now();
    requests += 1;
    const { comments, etag: validator } = await options.fetchComments(since, etag);
    const said: string[] = [];
    for (const comment of (comments ?? []).filter(isNew)) {
      const text = options.mention(comment.body);
      if (text === null || !(await mayWrite(comment.login))) continue;
      if (options.stops(comment.body)) return { stoppedBy: comment.login };
      heard.add(comment.id);
      said.push(`@${comment.login} wrote:\n${text}`);
    }
    // Only once all of an answer is read: what failed half-way is asked for again.
    etag = validator;
    return said.length === 0 ? null : { said: said.join('\n\n') };
  };
}
