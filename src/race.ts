import { type AttemptOptions, type AttemptResult, attempt } from './attempt.ts';
import type { Attempts, Shared } from './attempts.ts';
import { type Docket, openDocket } from './docket.ts';
import { type Candidate, changeKey, select } from './judge/select.ts';
import type { News } from './types.ts';
import { fileChanges } from './workspace/patch.ts';

/** Said to the second attempt and those after it, so that they do not all walk the same way. */
const APPROACHES = [
  'Start from what the failing check expects, and work back to the code that should give it.',
  'Start from what changed last (git log -p), and ask which change broke it.',
  'Start from the documentation and the types: what should hold, and where does it stop holding?',
];

/** Runs several attempts side by side on shared limits. Two that are green and agree end the others. */
export async function race(count: number, first: Shared): Promise<Attempts> {
  const enough = new AbortController();
  const docket = openDocket();
  const candidates: Candidate[] = [];
  const eachHears = newsForEach(first.news ?? (async () => null));
  const one = async (number: number): Promise<AttemptResult> => {
    const news = eachHears();
    const result = await attempt(await shareOf(number, { ...first, news }, docket, enough.signal));
    const candidate = await toCandidate(number, result, first);
    if (agrees(candidate, candidates) || stoppedByPerson(result)) enough.abort();
    candidates.push(candidate);
    return result;
  };
  const runs = Array.from({ length: count }, (_, i) => one(i + 1));
  // A fault of ours in one ends the others, and is told once they have let go of the workspace.
  for (const run of runs) run.catch(() => enough.abort());
  await Promise.allSettled(runs);
  return chooseOf(await Promise.all(runs), candidates);
}

function chooseOf(all: AttemptResult[], candidates: readonly Candidate[]): Attempts {
  const stopped = all.find(stoppedByPerson);
  if (stopped !== undefined) return { chosen: stopped, all, selection: null };
  const selection = select(candidates);
  const answered = all.find(({ answer }) => answer !== null);
  // Work that is proven goes before words; words go before work that is not.
  if (answered !== undefined && !all.some(({ verdict }) => verdict?.green))
    return { chosen: answered, all, selection: 'the first that answers; no change is proven' };
  const chosen = all[selection.attempt - 1];
  if (chosen === undefined) throw new Error(`attempt ${selection.attempt} was never made`);
  return { chosen, all, selection: selection.reason };
}

/**
 * What people say, for each of several attempts: whoever asks next asks for all, so that it costs what one attempt costs,
 * and goes on when the first is done. Each is told everything once; a stop goes before the rest.
 *
 * @param ask tells what is new since it was asked last
 * @returns called for each attempt before any of them asks
 */
export function newsForEach(ask: () => Promise<News | null>): () => () => Promise<News | null> {
  const all: News[][] = [];
  let asking: Promise<void> | null = null;
  const askForAll = async () => {
    // That people cannot be asked now must not keep back what another attempt has heard.
    const news = await ask().catch(() => null);
    if (news !== null) for (const each of all) each.push(news);
    asking = null;
  };
  return () => {
    const own: News[] = [];
    all.push(own);
    return async () => {
      asking ??= askForAll();
      await asking;
      return together(own.splice(0));
    };
  };
}

function together(news: readonly News[]): News | null {
  const stop = news.find((each) => 'stoppedBy' in each);
  const said = news.flatMap((each) => ('said' in each ? [each.said] : []));
  return stop ?? (said.length === 0 ? null : { said: said.join('\n\n') });
}

/** Then nothing that the others found counts any more. */
const stoppedByPerson = ({ end }: AttemptResult) => end.stop === 'cancelled' && end.error !== null;

/** The first attempt goes on where the failure was reproduced; each other gets a copy of its own. */
async function shareOf(
  number: number,
  first: Shared,
  docket: Docket,
  enough: AbortSignal,
): Promise<AttemptOptions> {
  const budget = first.budget.share(enough);
  // What the judge still runs for the others is of no use any more, either.
  const cancel = AbortSignal.any([first.cancel, enough]);
  if (number === 1) return { ...first, number, docket, enough, budget, cancel };
  const room = await first.workspace.walledCopy();
  const approach = APPROACHES[(number - 2) % APPROACHES.length];
  return {
    ...first,
    number,
    docket,
    enough,
    budget,
    cancel,
    room,
    firstMessage: `${first.firstMessage}\n\n# Approach\n${approach}`,
  };
}

async function toCandidate(number: number, result: AttemptResult, { workspace }: Shared): Promise<Candidate> {
  const { verdict, patch, usage } = result;
  const changes = await fileChanges(workspace.git, patch, workspace.base.tree);
  return { attempt: number, verdict, patch, changes, tokens: usage.inputTokens + usage.outputTokens };
}

function agrees(candidate: Candidate, others: readonly Candidate[]): boolean {
  if (candidate.verdict?.green !== true) return false;
  const key = changeKey(candidate.changes);
  return others.some(({ verdict, changes }) => verdict?.green === true && changeKey(changes) === key);
}
