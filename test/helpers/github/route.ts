import type { Identity } from './state.ts';
import type { World } from './world.ts';

/** One request to the API, as a handler sees it. `body` has been checked against GitHub's description. */
export interface Call {
  world: World;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  /** `null` for an anonymous request. */
  actor: Identity | null;
  accept: string;
  /** The address that was asked for, for links to other pages. */
  url: URL;
}

export interface Reply {
  status: number;
  /** Sent as JSON, except a string, which is sent as it is. */
  body?: unknown;
  /** `application/json` where nothing else is said. */
  mediaType?: string;
  headers?: Record<string, string>;
}

export interface Route {
  /** Method and path template as in GitHub's description. */
  operation: string;
  /** Permissions of which an installation token needs one at `write`. */
  write?: readonly string[] | ((call: Call) => readonly string[]);
  /** Not answered to anonymous requests, although it only reads. */
  signedIn?: true;
  handle: (call: Call) => Reply | Promise<Reply>;
}

/** An answer other than success, with GitHub's message and, for a 422, its list of errors. */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: ReadonlyArray<Record<string, string>> | undefined;

  constructor(status: number, message: string, errors?: ReadonlyArray<Record<string, string>>) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export const notFound = (): ApiError => new ApiError(404, 'Not Found');
export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });

/** The login of whoever calls; a handler that writes is never reached without one. */
export function login({ actor }: Call): string {
  if (actor === null) throw new ApiError(401, 'Requires authentication');
  return actor.login;
}

/** One page of a list and the `link` header that leads to the others. `page` and `per_page` count as on GitHub. */
export function page<T>(call: Call, items: readonly T[]): { items: T[]; headers: Record<string, string> } {
  const size = Math.min(Number(call.query.get('per_page') ?? 30) || 30, 100);
  const current = Math.max(Number(call.query.get('page') ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const link = (number: number, relation: string) => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(number));
    return `<${url}>; rel="${relation}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, 'prev'), link(1, 'first')] : []),
    ...(current < last ? [link(current + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    items: items.slice((current - 1) * size, current * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

/** A list as GitHub answers it: the page alone as an array. */
export function listed<T, U>(call: Call, all: readonly T[], render: (item: T) => U): Reply {
  const { items, headers } = page(call, all);
  return { status: 200, body: items.map(render), headers };
}
