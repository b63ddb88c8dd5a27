import * as z from 'zod';
import type { Ending } from '../types.ts';
import { type EventSource, number, parse, sha, skipped } from './payload.ts';

const pullRequest = z.object({
  number,
  pull_request: z.object({
    html_url: z.string(),
    title: z.string(),
    base: z.object({ ref: z.string(), sha }),
    head: z.object({ sha }),
  }),
});

/** A pull request to judge, whoever made it. */
export interface JudgedPullRequest {
  number: number;
  url: string;
  base: { branch: string; sha: string };
  headSha: string;
}

/** Reads `pull_request` for `mode: judge`. */
export function readPullRequest(
  source: Pick<EventSource, 'name' | 'payload'>,
): JudgedPullRequest | { ending: Ending } {
  if (source.name !== 'pull_request')
    return skipped(`mode 'judge' judges 'pull_request'; the event is '${source.name}'`);
  const { number, pull_request: pull } = parse(pullRequest, source);
  return {
    number,
    url: pull.html_url,
    base: { branch: pull.base.ref, sha: pull.base.sha },
    headSha: pull.head.sha,
  };
}
