import type { Value } from './plain-form.ts';
import type { Source } from './source.ts';

/** Constants of Go's `net/http`, whose values the language's promise of compatibility fixes (Go 1, RFC 9110 and others). */
const METHODS = 'Get Head Post Put Patch Delete Connect Options Trace'.split(' ');
const STATUSES: Record<string, number> = {
  Continue: 100,
  SwitchingProtocols: 101,
  Processing: 102,
  EarlyHints: 103,
  OK: 200,
  Created: 201,
  Accepted: 202,
  NonAuthoritativeInfo: 203,
  NoContent: 204,
  ResetContent: 205,
  PartialContent: 206,
  MultiStatus: 207,
  AlreadyReported: 208,
  IMUsed: 226,
  MultipleChoices: 300,
  MovedPermanently: 301,
  Found: 302,
  SeeOther: 303,
  NotModified: 304,
  UseProxy: 305,
  TemporaryRedirect: 307,
  PermanentRedirect: 308,
  BadRequest: 400,
  Unauthorized: 401,
  PaymentRequired: 402,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  ProxyAuthRequired: 407,
  RequestTimeout: 408,
  Conflict: 409,
  Gone: 410,
  LengthRequired: 411,
  PreconditionFailed: 412,
  RequestEntityTooLarge: 413,
  RequestURITooLong: 414,
  UnsupportedMediaType: 415,
  RequestedRangeNotSatisfiable: 416,
  ExpectationFailed: 417,
  Teapot: 418,
  MisdirectedRequest: 421,
  UnprocessableEntity: 422,
  Locked: 423,
  FailedDependency: 424,
  TooEarly: 425,
  UpgradeRequired: 426,
  PreconditionRequired: 428,
  TooManyRequests: 429,
  RequestHeaderFieldsTooLarge: 431,
  UnavailableForLegalReasons: 451,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
  HTTPVersionNotSupported: 505,
  VariantAlsoNegotiates: 506,
  InsufficientStorage: 507,
  LoopDetected: 508,
  NotExtended: 510,
  NetworkAuthenticationRequired: 511,
};
const HTTP: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...METHODS.map((name): [string, Value] => [`Method${name}`, { text: name.toUpperCase(), isText: true }]),
  ...Object.entries(STATUSES).map(([name, code]): [string, Value] => [
    `Status${name}`,
    { text: `${code}`, isText: false },
  ]),
]);

/** The value of `http.MethodGet` and the like at a token; three tokens long. */
export function libraryValue(source: Source, at: number): Value | null {
  const [first, dot, name] = [at, at + 1, at + 2].map((index) => source.tokens[index]?.text);
  if (source.language?.id !== 'go' || first !== 'http' || dot !== '.' || source.tokens[at - 1]?.text === '.')
    return null;
  const value = HTTP.get(name ?? '') ?? null;
  return value && isStandard(source, 'http', 'net/http') ? value : null;
}

const memo = new WeakMap<Source, Map<string, boolean>>();

/** Go: a name is that of an imported package of the standard library, and of nothing else in the file. */
export function isStandard(source: Source, name: string, path: string): boolean {
  const known = memo.get(source) ?? new Map<string, boolean>();
  memo.set(source, known);
  const found = known.get(name) ?? isImported(source, name, path);
  known.set(name, found);
  return found;
}

function isImported({ tokens, code }: Source, name: string, path: string): boolean {
  const imported = tokens.some(
    ({ text, line }, at) =>
      text === `"${path}"` &&
      tokens[at + 1]?.line !== line &&
      (tokens[at - 1]?.line !== line || /^\s*import "/.test(code[line - 1] ?? '')),
  );
  return imported && tokens.every(({ text }, at) => text !== name || tokens[at + 1]?.text === '.');
}
