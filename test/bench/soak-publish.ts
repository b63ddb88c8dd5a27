/**
 * How often publishing is raced, cut off and refused: all of it under `npm run bench -- soak`, a share in `npm test`.
 * Each count takes the first seeds, so the share is the same every time.
 */
const isSoak = process.env.REGREEN_SOAK === '1';

/** Seeds of two runs for one failure: of publishing alone, and of the whole job with its message in the thread. */
export const RACES = isSoak ? 50 : 3;
/** Random points at which a run is cut off. */
export const KILLS = isSoak ? 200 : 12;
/** Whether each call fails with each answer, or with one of them. */
export const ALL_FAULTS = isSoak;
/** Whether a publishing job is done again even where the one before it has left nothing at all. */
export const ALWAYS_AGAIN = isSoak;

export const PUBLISH_FILES = [
  'test/publish/pull-request/race.test.ts',
  'test/publish/pull-request/pull-request-killed.test.ts',
  'test/publish/pull-request/pull-request-faults.test.ts',
  'test/publish-phase',
];
