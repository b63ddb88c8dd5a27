import { requestViolation, responseViolation } from '../openapi.ts';
import { graphql } from './graphql.ts';
import { ApiError, type Call, type Reply, type Route } from './route.ts';
import { findRoute } from './router.ts';
import type { Identity } from './state.ts';
import type { World } from './world.ts';

export interface ApiRequest {
  method: string;
  /** Below the API's base. */
  path: string;
  url: URL;
  /** The body as text; empty for none. */
  body: string;
  accept: string;
  actor: Identity | null;
}

/** What tests look at after the fact. */
export interface Findings {
  /** Requests and responses that GitHub's description does not allow. */
  violations: string[];
  /** Requests no route is made for, as `METHOD path`. */
  unknown: string[];
}

/** Answers one request as GitHub would; `validate` checks both directions against GitHub's own description. */
export async function answer(
  world: World,
  request: ApiRequest,
  findings: Findings,
  validate: boolean,
): Promise<Reply> {
  if (request.path === '/graphql') return graphql(world, request, findings);
  const found = findRoute(request.method, request.path);
  if (found === null) {
    findings.unknown.push(`${request.method} ${request.path}`);
    return refusal(new ApiError(404, 'Not Found'));
  }
  const { operation } = found.route;
  try {
    const call = toCall(world, request, found.params);
    authorize(call, found.route);
    const wrong = validate ? requestViolation(operation, call.query, call.body) : null;
    if (wrong !== null) return violated(findings, wrong);
    return validated(operation, await found.route.handle(call), findings, validate);
  } catch (error) {
    if (error instanceof ApiError) return validated(operation, refusal(error), findings, validate);
    return violated(findings, `${operation}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

function toCall(world: World, request: ApiRequest, params: Record<string, string>): Call {
  const { owner, repo } = params;
  const isOurs = owner === undefined || (owner === world.site.owner && repo === world.site.name);
  if (!isOurs) throw new ApiError(404, 'Not Found');
  const { url, accept, actor } = request;
  return { world, params, query: url.searchParams, body: parseBody(request.body), actor, accept, url };
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}

function authorize(call: Call, route: Route): void {
  const writes = route.write !== undefined;
  if (call.actor === null && (writes || route.signedIn)) throw new ApiError(401, 'Requires authentication');
  if (!writes) return;
  const { permissions } = call.actor ?? {};
  const accepted = typeof route.write === 'function' ? route.write(call) : (route.write ?? []);
  if (permissions && !accepted.some((name) => permissions[name] === 'write'))
    throw new ApiError(403, 'Resource not accessible by integration');
  if (call.world.state.archived) throw new ApiError(403, 'Repository was archived so is read-only.');
}

/** An error in GitHub's form. */
export function refusal({ status, message, errors }: ApiError): Reply {
  const documentation = 'https://docs.github.com/rest';
  const body = { message, documentation_url: documentation, status: String(status) };
  return { status, body: errors ? { ...body, errors } : body };
}

function validated(operation: string, reply: Reply, findings: Findings, validate: boolean): Reply {
  if (!validate) return reply;
  const media = reply.mediaType ?? 'application/json';
  // A file's own text has no schema.
  const body = typeof reply.body === 'string' ? undefined : reply.body;
  const wrong = responseViolation(operation, reply.status, media, body);
  return wrong === null ? reply : violated(findings, wrong);
}

function violated(findings: Findings, message: string): Reply {
  findings.violations.push(message);
  return { status: 500, body: { message } };
}
