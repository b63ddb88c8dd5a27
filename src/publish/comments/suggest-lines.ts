import type { Account, PatchedFile } from '../../types.ts';
import { isSameAccount, lastLine } from '../own.ts';
import { answerOf } from '../pull-request/refusals.ts';
import { type Hunks, type LineSuggestion, lineSuggestions } from './line-suggestions.ts';
import { fenceFor } from './patch-block.ts';

/** The calls that are needed of the door. */
interface LineDoor {
  /** Newest first, 100 at most; `line` is where the comment stands now, `null` once its line is gone. */
  lineComments(pull: number): Promise<readonly LineComment[]>;
  createLineComment(comment: {
    pull: number;
    commitSha: string;
    path: string;
    startLine: number | null;
    line: number;
    body: string;
  }): Promise<{ id: number }>;
  updateLineComment(id: number, body: string): Promise<void>;
}

interface LineComment {
  id: number;
  author: Account | null;
  path: string;
  line: number | null;
  body: string;
}

export interface LinesOrder {
  github: LineDoor;
  pull: number;
  /** Head of the pull request: the commit the change was made from. */
  commitSha: string;
  files: readonly PatchedFile[];
  hunks: Hunks;
  /** The account we write as; `null` where that is not known, and then nothing is edited. */
  own: Account | null;
  /** The marker of the key, as `marker` makes it. */
  marker: string;
}

export interface LinesOffered {
  /** Suggestions that stand on the diff now. */
  placed: number;
  /** Pieces of the change that are in the whole patch only. */
  elsewhere: number;
  /** What was not done, in one sentence; `null` for nothing. */
  note: string | null;
}

const MOST_SUGGESTIONS = 20;

/**
 * Offers a change as suggestions on the lines of a pull request's diff, each a comment of its own and no review. A
 * further run of the same key edits what it finds of ours and says of what is left over that it no longer counts.
 * The caller has looked for secrets in the files. Never rejects: what is not placed is in the whole patch.
 */
export async function suggestLines(order: LinesOrder): Promise<LinesOffered> {
  const found = lineSuggestions(order.files, order.hunks);
  const wanted = found.suggestions.slice(0, MOST_SUGGESTIONS);
  const left = found.elsewhere + found.suggestions.length - wanted.length;
  let placed = 0;
  let refused = 0;
  try {
    const standing = await ownComments(order);
    for (const each of wanted) {
      if (await place(order, each, standing)) placed += 1;
      else refused += 1;
    }
    if (order.own !== null) await withdraw(order, standing);
    return { placed, elsewhere: left + refused, note: null };
  } catch (error) {
    return { placed, elsewhere: left + wanted.length - placed, note: noteOf(error) };
  }
}

async function ownComments({ github, pull, own, marker }: LinesOrder): Promise<Map<number, LineComment>> {
  const key = marker.replace(/ -->$/, ' lines=');
  const ours = (await github.lineComments(pull)).filter(
    // Whose it is decides who may edit it. The very same words on the same line need not stand there twice.
    ({ author, body }) => (own === null || isSameAccount(author, own)) && lastLine(body).startsWith(key),
  );
  return new Map(ours.map((comment) => [comment.id, comment]));
}

/**
 * A comment of ours that stands on the same lines is taken off `standing` and edited, or left where it says the same.
 * GitHub tells its last line alone; how many there are is in its marker, as a suggestion replaces all it stands on.
 *
 * @returns whether it stands; GitHub refuses lines that are outside of the diff
 */
async function place(
  { github, pull, commitSha, own, marker }: LinesOrder,
  suggestion: LineSuggestion,
  standing: Map<number, LineComment>,
): Promise<boolean> {
  const { path, startLine, line } = suggestion;
  const body = bodyOf(suggestion, marker);
  const first = [...standing.values()].findLast(
    (each) =>
      each.path === path &&
      each.line === line &&
      (own === null ? each.body === body : lastLine(each.body) === lastLine(body)),
  );
  if (first !== undefined) {
    standing.delete(first.id);
    if (first.body !== body) await github.updateLineComment(first.id, body);
    return true;
  }
  try {
    const start = startLine === line ? null : startLine;
    await github.createLineComment({ pull, commitSha, path, startLine: start, line, body });
    return true;
  } catch (error) {
    if (answerOf(error).status !== 422) throw error;
    return false;
  }
}

function bodyOf({ startLine, line, text }: LineSuggestion, marker: string): string {
  const fence = fenceFor(text ?? '');
  const block = text === null ? `${fence}suggestion\n${fence}` : `${fence}suggestion\n${text}\n${fence}`;
  return `${block}\n\n${marker.replace(/ -->$/, ` lines=${line - startLine + 1} -->`)}`;
}

const WITHDRAWN = 'This suggestion is no longer part of the change.';

/** Nothing is deleted; but nobody shall apply what another run has thought better of. */
async function withdraw({ github }: LinesOrder, standing: ReadonlyMap<number, LineComment>): Promise<void> {
  for (const { id, body } of [...standing.values()].slice(0, MOST_SUGGESTIONS))
    if (!body.startsWith(WITHDRAWN)) await github.updateLineComment(id, `${WITHDRAWN}\n\n${lastLine(body)}`);
}

function noteOf(error: unknown): string {
  const { status, words } = answerOf(error);
  const how = status === 403 || status === 404 ? ': grant `pull-requests: write`' : '';
  return `not every suggestion could be put on its line (${status || 'no answer'}: ${words})${how}; the whole patch is in the comment`;
}
