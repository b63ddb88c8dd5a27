import type { Ending } from '../../types.ts';
import { aimAt } from './base.ts';
import { branchOf, type Look, openPull, refused, refusedBy } from './branch.ts';
import { byHandAt, type Deed, finish, lookNow, missing, startWork, type Work } from './deeds.ts';
import type { Published, PullRequestOrder } from './order.ts';
import { failed, isUncertain, refusalEnding, type Step, Undone } from './refusals.ts';

/** How often is looked, and the first thing that is missing done. Three do where nobody else is at it. */
const MOST_LOOKS = 12;

/**
 * Puts a patch on a branch through the Git Data API, so that GitHub signs the commit and file modes are kept, and opens
 * or updates the one pull request of its key. Nothing is forced. It looks, does the first thing that is missing, and
 * looks again: so a run that was killed is completed by the next, two that race end as one, and what people do in the
 * meantime is seen.
 */
export async function publishPullRequest(order: PullRequestOrder): Promise<Published> {
  const branch = branchOf(order);
  if (branch === order.base) return ended(refused(`'${branch}' is a branch of regreen itself`));
  let work: Work | null = null;
  try {
    const aim = await aimAt(order.github, order.base, order.baseSha, order.files);
    if ('ending' in aim) return ended(aim.ending);
    work = startWork(order, branch, aim);
    return await bringAbout(work);
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const paths = order.files.map(({ path }) => path);
    return ended(refusalEnding(error, { ...order, branch, paths, done: doneSoFar(order, work) }));
  }
}

async function bringAbout(work: Work): Promise<Published> {
  let doubt: { undone: Undone | null; before: string } = { undone: null, before: '' };
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const look = await lookNow(work);
    const said = refusedBy(look) ?? takenAway(work, look);
    if (said !== null) return ended(said);
    if (look.tip !== null && work.commits.has(look.tip.sha)) work.landed = look;
    const before = JSON.stringify([look.tip?.sha, look.pulls]);
    // Nothing has come of it after all: what GitHub said counts.
    if (doubt.undone !== null && doubt.before === before) throw doubt.undone;
    const deed = await missing(work, look);
    if (deed === null) return finish(work, look);
    const done = await attempted(deed);
    if (done !== null && !(done instanceof Undone)) return done;
    doubt = { undone: done, before };
  }
  return ended(failed(`other runs keep changing '${work.branch}'; the patch is kept in the run folder`));
}

/** What a deed ends with, if it ends all. A write of which nobody knows whether it was done is looked after. */
async function attempted(deed: Deed): Promise<Published | Undone | null> {
  try {
    return (await deed()) ?? null;
  } catch (error) {
    if (error instanceof Undone && SEEN.includes(error.step) && isUncertain(error)) return error;
    throw error;
  }
}

/** Steps whose effect is seen by looking. */
const SEEN: readonly Step[] = ['branch', 'pull', 'text'];

/** A branch that was there a moment ago. */
function takenAway({ branch, landed }: Work, { tip }: Look): Ending | null {
  if (landed === null || tip !== null) return null;
  return refused(`somebody has deleted '${branch}' meanwhile; regreen does not make it again`);
}

/** What a failure leaves on GitHub. */
function doneSoFar(order: PullRequestOrder, work: Work | null): string | null {
  if (work === null || work.landed === null) return null;
  const open = openPull(work.landed) ?? work.answer;
  return open === null
    ? `the branch is pushed, open it yourself: ${byHandAt(order)}`
    : `the commit is on the branch, in ${open.url}`;
}

const ended = (ending: Ending): Published => ({ status: 'ended', ending });
