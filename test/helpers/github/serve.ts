import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { serveGit } from '../git-http.ts';
import { answer, type Findings, refusal } from './answer.ts';
import type { Fault, Faults } from './faults.ts';
import { ApiError, type Reply } from './route.ts';
import type { GitHubState, Identity } from './state.ts';
import type { World } from './world.ts';

/** A request as it came in, and the status it got. `path` is below the API's base, with its query. */
export interface RecordedRequest {
  method: string;
  path: string;
  /** 0 where the connection was cut. */
  status: number;
  /** Parsed where it is JSON; `null` for none. */
  body: unknown;
  /** Whose token it was; `null` for none or an unknown one. */
  login: string | null;
}

export interface Service {
  world: World;
  bareRepo: string;
  validate: boolean;
  faults: Faults;
  findings: Findings;
  requests: RecordedRequest[];
}

const LOG_STORE = '/log-store/';

/** One HTTP request: git, the API, or the store the logs are redirected to. */
export async function serve(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { site } = service.world;
  const url = new URL(request.url ?? '/', site.server);
  const isApi = url.pathname.startsWith('/api/');
  const path = isApi ? apiPath(site, url.pathname) : url.pathname;
  const recorded = isApi ? await record(service, request, path + url.search) : null;
  const fault = await service.faults.take(request.method ?? 'GET', path);
  if (fault?.hang) return;
  if (fault?.destroy) {
    request.socket.destroy();
    return;
  }
  const repository = `/${site.owner}/${site.name}.git`;
  if (fault?.status === undefined && path.startsWith(`${repository}/`)) {
    return serveRepository(service, request, response, url, path.slice(repository.length));
  }
  const reply = injected(fault) ?? (await otherReply(service, request, url, path, recorded?.text ?? ''));
  if (fault?.lost) {
    request.socket.destroy();
    return;
  }
  const sent = isApi ? conditional(request, reply) : reply;
  if (recorded) recorded.entry.status = sent.status;
  send(response, sent, fault?.cut === true);
}

/** Below the API's base: that of an Enterprise Server, too, and with the repository by its id. */
function apiPath({ owner, name }: World['site'], pathname: string): string {
  const path = pathname.replace(/^\/api(?:\/v3(?=\/))?/, '');
  return path.replace(/^\/repositories\/\d+(?=\/|$)/, `/repos/${owner}/${name}`);
}

/** What is read carries a validator; where the caller has the same, nothing is new. */
function conditional({ method, headers }: IncomingMessage, reply: Reply): Reply {
  if (method !== 'GET' || reply.status !== 200) return reply;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(reply.body)).digest('hex')}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { ...reply, headers: { etag, ...reply.headers } };
}

async function record({ requests, world }: Service, request: IncomingMessage, path: string) {
  const body = await text(request);
  const login = identify(world.state, request).actor?.login ?? null;
  const entry: RecordedRequest = {
    method: request.method ?? 'GET',
    path,
    status: 0,
    body: asJson(body),
    login,
  };
  requests.push(entry);
  return { entry, text: body };
}

function otherReply(service: Service, request: IncomingMessage, url: URL, path: string, body: string) {
  const { world, findings, validate } = service;
  if (path.startsWith(LOG_STORE))
    return storedLog(world.state, request, Number(path.slice(LOG_STORE.length)));
  if (path === url.pathname) return { status: 404, body: 'Not Found', mediaType: 'text/plain' };
  const { known, actor } = identify(world.state, request);
  if (!known) return refusal(new ApiError(401, 'Bad credentials'));
  const { method = 'GET', headers } = request;
  const call = { method, path, url, body, accept: headers.accept ?? '', actor };
  return answer(world, call, findings, validate);
}

/** Reading is free, as from a public repository; a push needs a token that may write contents. */
async function serveRepository(
  { world, bareRepo }: Service,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  path: string,
): Promise<void> {
  const { known, actor } = identify(world.state, request);
  const pushes = `${path}${url.search}`.includes('git-receive-pack');
  if (!known || (pushes && actor === null)) {
    return send(response, { status: 401, headers: { 'www-authenticate': 'Basic realm="GitHub"' } });
  }
  const mayPush = actor !== null && (actor.permissions === null || actor.permissions.contents === 'write');
  if (pushes && !mayPush) {
    const body = 'Write access to repository not granted.';
    return send(response, { status: 403, body, mediaType: 'text/plain' });
  }
  await serveGit(request, response, bareRepo, url, path, mayPush ? actor.login : null);
}

/** Who calls: `token`, `Bearer`, or the password of `Basic`. No header is anonymous, an unknown token nobody. */
function identify(state: GitHubState, request: IncomingMessage): { known: boolean; actor: Identity | null } {
  const [scheme = '', credential = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme === '') return { known: true, actor: null };
  const decoded = Buffer.from(credential, 'base64').toString();
  const token = scheme.toLowerCase() === 'basic' ? decoded.slice(decoded.indexOf(':') + 1) : credential;
  const actor = state.tokens.get(token) ?? null;
  return { known: actor !== null, actor };
}

function storedLog(state: GitHubState, request: IncomingMessage, id: number): Reply {
  state.logDownloads.push({ job: id, authorization: request.headers.authorization ?? null });
  const seed = state.runs.flatMap((run) => run.jobs).find((job) => job.id === id);
  if (typeof seed?.log !== 'string') return { status: 404 };
  return { status: 200, body: seed.log, mediaType: 'text/plain' };
}

function injected(fault: Fault | null): Reply | null {
  if (fault?.status === undefined) return null;
  const { status, headers = {}, body = { message: 'Injected fault' } } = fault;
  return { status, headers, body };
}

function asJson(body: string): unknown {
  try {
    return body === '' ? null : (JSON.parse(body) as unknown);
  } catch {
    return body;
  }
}

function send(response: ServerResponse, { status, body, mediaType, headers }: Reply, cut = false): void {
  response.writeHead(status, {
    'content-type': `${mediaType ?? 'application/json'}; charset=utf-8`,
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-reset': '4102444800',
    ...headers,
  });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (!cut || text === undefined) {
    response.end(text);
    return;
  }
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
