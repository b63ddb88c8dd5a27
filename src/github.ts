import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import Bottleneck from 'bottleneck/light.js';
import { actions } from './github/actions.ts';
import { allowList } from './github/allowed.ts';
import { code } from './github/code.ts';
import { people } from './github/people.ts';
import { pulls } from './github/pulls.ts';
import { createSend, isMoved } from './github/send.ts';
import { statusOf } from './github/status.ts';
import { threads } from './github/threads.ts';
import { WrongUse } from './types.ts';

export type { Job } from './github/actions.ts';
export { statusOf } from './github/status.ts';

export interface GitHubOptions {
  token: string;
  /** Base of the REST API: `https://api.github.com`, or `https://<host>/api/v3` of an Enterprise Server. */
  apiUrl: string;
  owner: string;
  repo: string;
  version: string;
  /** For one line of progress when GitHub asks us to wait. */
  note: (text: string) => void;
  /** The most requests this client sends, retries and answers of 304 counted; 60 unless told. */
  cap?: number;
  /** How long one request may take; 30 seconds unless told. */
  timeoutMs?: number;
  /** What a second of waiting takes before something is tried again: for tests. */
  secondMs?: number;
}

const CAP = 60;
const TIMEOUT_MS = 30_000;
/** Whoever has to wait longer for a limit ends: a job on a runner costs money while it waits. */
const LONGEST_WAIT_S = 300;
/** An answer, not an accident. The plugin for limits knows what to do about 403 and 429. */
const DO_NOT_RETRY = [400, 401, 403, 404, 409, 410, 422, 429, 451];

export type GitHub = ReturnType<typeof createGitHub>;

/** What the groups of calls are made of. */
export type Door = ReturnType<typeof openDoor>;

/**
 * A thin, typed client. Calls are counted, throttled and retried, but for those that make something people see, which
 * are not tried twice; a final failure rejects with Octokit's `RequestError`, whose status is 0 where there was no answer.
 */
export function createGitHub(options: GitHubOptions) {
  const door = openDoor(options);
  return { ...people(door), ...actions(door), ...code(door), ...threads(door), ...pulls(door) };
}

function openDoor(options: GitHubOptions) {
  const { owner, repo } = options;
  const apiUrl = new URL(options.apiUrl).href.replace(/\/$/, '');
  const octokit = connect(options, apiUrl);
  const isAllowed = allowList(apiUrl, owner, repo);
  octokit.hook.error('request', (error) => {
    throw statusOf(error) === 401 ? badToken(apiUrl) : withoutAnswer(error);
  });
  octokit.hook.wrap('request', async (request, options) => {
    const call = octokit.request.endpoint(options);
    const shown = `${call.method} ${call.url.replace(apiUrl, '').replace(/\?.*$/, '')}`;
    if (!isAllowed(call)) throw new Error(`regreen does not make the call '${shown}'`);
    const answer = await request(options);
    if (isMoved(answer.status) && options.request?.redirect !== 'manual')
      throw new Error(`GitHub redirects '${shown}' elsewhere, where the token is not taken`);
    if (answer.status < 300 && typeof answer.data === 'string' && options.mediaType?.format !== 'raw')
      throw new Error(`what answers '${shown}' at ${apiUrl} is not GitHub's API`);
    return answer;
  });
  return { octokit, here: { owner, repo }, apiUrl };
}

function connect({ token, version, note, cap, timeoutMs, secondMs = 1000 }: GitHubOptions, apiUrl: string) {
  const { check, send } = createSend({ apiUrl, cap: cap ?? CAP, timeoutMs: timeoutMs ?? TIMEOUT_MS });
  const waits = (after: number, { method, url }: { method: string; url: string }, count: number) => {
    const isWorth = after <= LONGEST_WAIT_S;
    note(`GitHub asks to wait ${after} s before ${method} ${url}${isWorth ? '' : ', which is too long'}`);
    return isWorth && count < 2;
  };
  /** Within the plugins, so that each of their tries is seen. */
  const innermost = ({ hook }: Pick<Octokit, 'hook'>) => {
    hook.before('request', ({ method, url }) => check(`${method} ${url}`));
    hook.error('request', (error) => {
      throw asLimit(error);
    });
  };
  return new (Octokit.plugin(innermost, retry, throttling))({
    auth: token,
    baseUrl: apiUrl,
    userAgent: `regreen/${version}`,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    request: { fetch: send },
    retry: { doNotRetry: DO_NOT_RETRY, retryAfterBaseValue: secondMs },
    throttle: {
      // One write after the other, without the plugin's pause of a second or three: a run makes a handful, far below
      // the 80 a minute GitHub allows, and what GitHub asks for by `retry-after` is waited for all the same.
      write: new Bottleneck.Group({ maxConcurrent: 1 }),
      notifications: new Bottleneck.Group({ maxConcurrent: 1 }),
      retryAfterBaseValue: secondMs,
      onRateLimit: (after, options, _, count) => waits(after, options, count),
      onSecondaryRateLimit: (after, options, _, count) => waits(after, options, count),
    },
  });
}

const badToken = (apiUrl: string) =>
  new WrongUse(
    `${apiUrl} answers 401: the token is wrong or expired; set the input 'github-token' (GITHUB_TOKEN or GH_TOKEN for the command)`,
  );

/** A `RequestError`, or what was thrown in its place. */
type Failure = Error & { request?: unknown; response?: { headers: Record<string, unknown> } | undefined };

/** Octokit gives a broken network the status of a broken server. */
const withoutAnswer = (error: Failure): Error =>
  error.request !== undefined && error.response === undefined ? Object.assign(error, { status: 0 }) : error;

/** The plugin knows a secondary limit by these words alone; `retry-after` says the same in any. */
function asLimit(error: Failure): Error {
  const asked = error.response?.headers['retry-after'];
  if (![403, 429].includes(statusOf(error)) || asked === undefined || /secondary rate/i.test(error.message))
    return error;
  return Object.assign(error, { message: `${error.message} (a secondary rate limit)` });
}
