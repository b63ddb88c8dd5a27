import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunRecord } from '../../src/types.ts';
import { ALL_FAULTS, ALWAYS_AGAIN } from '../bench/soak-publish.ts';
import type { Fault as Answer } from '../helpers/github/faults.ts';
import type { Around } from '../publish/pull-request/publishing.ts';
import { FIXES } from './solved-folders.ts';
import { openPhaseStage, type PhaseStage } from './stage.ts';

let stage: PhaseStage;

beforeAll(async () => {
  stage = await openPhaseStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

/** One way a request fails, and what the sentence must hold where that ends the job. */
interface Fault extends Pick<Answer, 'status' | 'destroy' | 'lost' | 'headers' | 'body'> {
  name: string;
  says: RegExp;
}

const LIMIT = { message: 'You have exceeded a secondary rate limit.' };
const FAULTS: readonly Fault[] = [
  { name: '401', status: 401, says: /401: the token is wrong or expired; set the input 'github-token'/ },
  { name: '403', status: 403, says: /the token may not .* \(403\): grant `/ },
  {
    name: '404',
    status: 404,
    says: /the token may not .* \(404\): grant `|or it may not .* \(404\): grant `/,
  },
  { name: '409', status: 409, says: /something else was under way .*\(409: .*run it again/ },
  { name: '422', status: 422, says: /GitHub refuses to .*\(422: / },
  { name: '429', status: 429, says: /GitHub limits how much .*\(429\); run it again later/ },
  { name: '500', status: 500, says: /GitHub failed to .*\(500\); run it again/ },
  { name: 'a cut line', destroy: true, says: /no answer from GitHub .*; run it again/ },
  { name: 'a lost answer', lost: true, says: /^never$/ },
  {
    ...{ name: 'a secondary limit', status: 403, headers: { 'retry-after': '1' }, body: LIMIT },
    says: /GitHub limits how much .*\(403\); run it again later/,
  },
];

/** The calls of a first job, and what becomes of it where one fails. */
type Then = 'unanswered' | 'failed' | 'published';
const CALLS: ReadonlyArray<readonly [then: Then, ...names: string[]]> = [
  // Who asks, and may they: nobody is let in unasked, and a solved patch waits.
  ['unanswered', 'collaborator', 'pull', 'comments'],
  // What was asked, from the event and the API.
  ['failed', 'jobs', 'jobLogUrl', 'file'],
  // Where the log of the solving job shows what the verifiers said.
  ['published', 'jobs', 'jobLogUrl'],
  ['failed', 'commit', 'files', 'blob'],
  // How this repository writes titles, and its template.
  ['published', 'recentPulls', 'blob', 'blob'],
  ['failed', 'viewer'],
  ['published', 'labels', 'commitAccount', 'collaborator'],
  ['failed', 'branchHead', 'commit', 'viewer', 'branchHead', 'pulls', 'branchRules'],
  ['failed', 'createBlob', 'createTree', 'createCommit', 'createBranch', 'branchHead', 'pulls'],
  ['failed', 'createPull', 'branchHead', 'pulls'],
  ['published', 'addLabels', 'requestReview', 'viewer', 'runsOf', 'pull', 'updatePull'],
  ['published', 'viewer', 'comments', 'createComment', 'comments'],
];
const calls = CALLS.flatMap(([then, ...names]) => names.map((name) => ({ name, then }))).map(
  (call, at, all) => ({ ...call, at, isAgain: all.findIndex(({ name }) => name === call.name) < at }),
);
/** Asked once; later the answer is known. */
const sent = calls.filter(({ name, isAgain }) => name !== 'viewer' || !isAgain);

/** All of them with each fault; or the first call of each name with one, but for manners, which have a test of their own. */
const cases = sent
  .filter(({ then, isAgain }) => ALL_FAULTS || (then !== 'published' && !isAgain))
  .flatMap((call, index) =>
    FAULTS.filter((_, at) => ALL_FAULTS || at === index % FAULTS.length).map((fault) => ({
      ...{ ...call, fault, what: fault.name },
    })),
  );

/** Some answers are none to be afraid of. */
function expected(name: string, then: Then, { status, lost, headers }: Fault): Then {
  // A read is tried again, and of a write it is looked whether it was done.
  if (lost) return 'published';
  if (status === 401) return then === 'published' ? then : 'failed';
  // GraphQL is not for every token; rules of branches not for every plan.
  const isLimit = headers !== undefined;
  const isNo = status === 404 || (status === 403 && !isLimit);
  if (isNo && ['viewer', 'branchRules'].includes(name)) return 'published';
  return name === 'createPull' && status === 403 && !isLimit ? 'published' : then;
}

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** Every try of a call fails; a lost answer is lost once. */
async function failing(call: () => Promise<unknown>, { name, says, ...fault }: Fault): Promise<unknown> {
  const { github } = stage.scene;
  const times = fault.lost === true ? 1 : 20;
  for (const method of METHODS) github.failNext({ ...fault, method, path: /^/, times });
  stage.kept.isOff = true;
  try {
    return await call();
  } finally {
    stage.kept.isOff = false;
    github.forgetFaults();
  }
}

/** A job some of whose calls fail. */
async function publish(faultAt: (at: number) => Fault | null): Promise<RunRecord> {
  let made = 0;
  const through: Around = (_, call) => {
    const fault = faultAt(made++);
    return fault === null ? call() : failing(call, fault);
  };
  return stage.publish({ fix: 'first', through });
}

test.each(cases)(
  'call $at ($name) fails with $what: told with its remedy, and the next job completes it',
  async ({ name, at, then, fault }) => {
    const record = await publish((made) => (made === at ? fault : null));
    const outcome = expected(name, then, fault);
    expect(record.reason).toMatch(/^[^\n]{1,900}$/);
    expect(record.reason).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/);
    if (outcome === 'published') expect(record.outcome).toBe('fixed');
    else if (fault.status === 404 && SAYS_404[name] !== undefined)
      expect(`${record.outcome}: ${record.reason}`).toMatch(SAYS_404[name]);
    else if (outcome === 'unanswered')
      expect(record).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(/^GitHub does not answer .*; run this job again$/),
      });
    else expectFault(name, record, fault);
    const left = await stage.left();
    if (ALWAYS_AGAIN || left.branches.length > 0) await completes();
  },
);

/** Where 404 is an answer like any other: there is no such person, branch or file. */
const SAYS_404: Readonly<Record<string, RegExp>> = {
  collaborator: /^refused: 'octo-org' .*write/,
  branchHead: /^(?:stale: the branch 'topic' is gone|fixed: |refused: somebody has deleted )/,
  file: /^skipped: .* in the input 'verify'$/,
};

/** A job's log is gone as often as it is refused, so that its own sentence names both ways out. */
function expectFault(name: string, { outcome, reason }: RunRecord, fault: Fault): void {
  const isNo = fault.status === 404 || fault.status === 403;
  expect(outcome).toBe('failed');
  expect(reason).toMatch(name === 'jobLogUrl' && isNo ? /the log .* cannot be read here/ : fault.says);
  if (fault.status !== 401) expect(reason).toMatch(/the patch is kept in the run folder$/);
}

/** The next job, to which nothing happens. */
async function completes(): Promise<void> {
  const again = await stage.publish({ fix: 'first' });
  const left = await stage.left();
  expect(again).toMatchObject({ outcome: 'fixed', published: { number: left.pulls[0]?.number } });
  expect([left.branches, left.text]).toEqual([[stage.branch], FIXES.first]);
  expect(left.commits).toHaveLength(1);
  expect(left.pulls).toMatchObject([{ state: 'open', pull: { headRef: stage.branch, baseRef: 'topic' } }]);
  expect(left.comments).toEqual([expect.stringContaining(`/pull/${left.pulls[0]?.number}, into the`)]);
}

test('the calls are those of a first job', () => {
  expect(stage.calls).toEqual(calls.map(({ name }) => name));
});

/** The calls of good manners, each as the nth of its name: where one fails those that follow from it are not made. */
const MANNERS = calls
  .filter(({ then, name }) => then === 'published' && name !== 'viewer' && name !== 'comments')
  .map(({ name, at }) => `${name} ${calls.slice(0, at).filter((call) => call.name === name).length}`);

test('where all good manners fail the change is published all the same, and the next job says so', async () => {
  const errors = FAULTS.filter(({ lost }) => lost !== true);
  const made: string[] = [];
  const failed: string[] = [];
  const through: Around = (name, call) => {
    const nth = `${name} ${made.filter((each) => each === name).length}`;
    made.push(name);
    const fault = MANNERS.includes(nth) ? errors[failed.length % errors.length] : undefined;
    if (fault === undefined) return call();
    failed.push(name);
    return failing(call, fault);
  };
  const record = await stage.publish({ fix: 'first', through });
  expect(failed).toEqual([
    ...['jobs', 'recentPulls', 'blob', 'blob', 'labels', 'commitAccount', 'collaborator', 'runsOf', 'pull'],
    'createComment',
  ]);
  expect(record).toMatchObject({ outcome: 'fixed', reason: 'the verifier turned green' });
  const left = await stage.left();
  expect(left.pulls).toMatchObject([{ state: 'open', labels: [], pull: { reviewers: [] } }]);
  expect([left.text, left.comments]).toEqual([FIXES.first, []]);
  await completes();
});

/** Where GitHub is asked to change something. */
const isWrite = (name: string) => /^(?:create|add|request|update)/.test(name);

test('where each write is told to wait once it waits, and one job does it all', async () => {
  const { github } = stage.scene;
  const through: Around = (name, call) => {
    const limit = { path: /^/, status: 403, headers: { 'retry-after': '1' }, body: LIMIT };
    for (const method of isWrite(name) ? ['POST', 'PATCH'] : []) github.failNext({ ...limit, method });
    return call().finally(() => github.forgetFaults());
  };
  const record = await stage.publish({ fix: 'first', through });
  expect(github.requests.filter(({ status }) => status === 403)).toHaveLength(9);
  expect(record).toMatchObject({ outcome: 'fixed', reason: 'the verifier turned green' });
  const left = await stage.left();
  expect(left.pulls).toMatchObject([{ labels: ['automated'], pull: { reviewers: ['octo-org'] } }]);
  expect(left.comments).toHaveLength(1);
  expect([left.branches, left.text]).toEqual([[stage.branch], FIXES.first]);
});
