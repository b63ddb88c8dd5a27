/** How requests leave. */
export interface Sending {
  /** Base of the REST API, without a slash at the end. */
  apiUrl: string;
  /** The most requests that are sent, retries and redirects counted. */
  cap: number;
  timeoutMs: number;
}

/** What is asked for has a new address; the request is repeated there, verbatim. */
const MOVED: readonly number[] = [301, 302, 307, 308];
const MOST_HOPS = 3;

export const isMoved = (status: number): boolean => MOVED.includes(status);

/**
 * A `fetch` that counts and that ends, and that takes the token to no other host: a redirect it does not follow is the
 * answer. `check` throws before a request that would be one too many.
 */
export function createSend({ apiUrl, cap, timeoutMs }: Sending) {
  let sent = 0;
  const check = (call: string): void => {
    if (sent >= cap) throw overspent(cap, call);
  };
  const once = (url: string, init: RequestInit): Promise<Response> => {
    check(`${init.method} ${new URL(url).pathname}`);
    sent += 1;
    return wholeAnswer(url, { ...init, redirect: 'manual' }, timeoutMs);
  };
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    let answer = await once(url, init);
    if (init.redirect === 'manual') return answer;
    for (let at = url, hop = 0; isMoved(answer.status) && hop < MOST_HOPS; hop += 1) {
      const next = movedTo(at, answer.headers.get('location'), apiUrl);
      if (next === null) break;
      answer = await once(next, init);
      at = next;
    }
    return answer;
  };
  return { check, send };
}

/** The answer with all of its body: one that is cut in the middle is a failure, not half a text. */
async function wholeAnswer(url: string, init: RequestInit, timeoutMs: number): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(url, { ...init, signal });
    const bytes = await answer.arrayBuffer();
    const { status, statusText, headers } = answer;
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
  } catch (error) {
    if (signal.aborted) throw new Error(`no answer within ${timeoutMs / 1000} s`, { cause: error });
    throw error;
  }
}

/** An error that carries an empty request is not one of GitHub's, and is not tried again. */
const overspent = (cap: number, call: string): Error =>
  Object.assign(
    new Error(
      `regreen makes at most ${cap} calls to GitHub in a run; '${call}' is one more, and is not sent`,
    ),
    { request: {} },
  );

/** The same call under the repository's new name; `null` where a redirect leads anywhere else. */
function movedTo(from: string, location: string | null, apiUrl: string): string | null {
  if (location === null || !URL.canParse(location, from)) return null;
  const to = new URL(location, from).href;
  return to.startsWith(`${apiUrl}/`) && below(to, apiUrl) === below(from, apiUrl) ? to : null;
}

/** What follows the name or the id of the repository. */
const below = (url: string, apiUrl: string): string =>
  url.slice(apiUrl.length).replace(/^\/(?:repos\/[^/?]+\/[^/?]+|repositories\/\d+)(?=[/?]|$)/, '');
