import { describe, expect, test } from 'vitest';
import { readPullRequest } from '../../src/trigger/pull-event.ts';
import type { Payload } from '../helpers/webhooks.ts';
import { HEAD, pullRequest, SHA, source } from './sources.ts';

describe('a pull request to judge', () => {
  test('is its head against its base, whoever made it', () => {
    const body = pullRequest((_, whole) => Object.assign(whole, { number: 12 }));
    const pull = body.pull_request as Payload;
    Object.assign(pull.base as Payload, { ref: 'main', sha: SHA });
    expect(readPullRequest(source('pull_request', body))).toEqual({
      number: 12,
      url: pull.html_url,
      base: { branch: 'main', sha: SHA },
      headSha: HEAD,
    });
  });

  test('of another event is skipped', () => {
    expect(readPullRequest(source('push', {}))).toEqual({
      ending: { outcome: 'skipped', reason: "mode 'judge' judges 'pull_request'; the event is 'push'" },
    });
  });

  test('that is broken is an error that names the place', () => {
    expect(() => readPullRequest(source('pull_request', {}))).toThrow("'pull_request' is broken at 'number'");
  });
});
