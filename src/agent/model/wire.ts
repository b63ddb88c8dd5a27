import { WrongUse } from '../../types.ts';

/** How an address given by the user is spoken to. */
export interface Wire {
  /** Without query and user: it is shown to people. */
  baseURL: string;
  /** Of the base URL, for each request: Azure's `api-version`. */
  query: Record<string, string>;
  /** Added to each request; `null` takes a header away. */
  headers: Record<string, string | null>;
  /** Stores what it is asked unless told otherwise, and reads the parameters for its cache. */
  openai: boolean;
}

const AZURE = /\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/;

/**
 * @param key `null` for an endpoint that takes none
 * @throws WrongUse for what is no address
 */
export function wireOf(url: string, key: string | null): Wire {
  const parsed = URL.parse(url);
  if (parsed === null)
    throw new WrongUse(
      `input 'base-url' is '${url}': must be an address, such as 'https://api.openai.com/v1'`,
    );
  const azure = AZURE.test(parsed.hostname);
  const query = Object.fromEntries(parsed.searchParams);
  parsed.search = '';
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  const headers: Wire['headers'] = {};
  // Azure takes its keys in a header of its own; a key sent as a bearer token is read as an Entra token there.
  if (azure && key !== null) headers['api-key'] = key;
  if (azure || key === null) headers.authorization = null;
  return {
    baseURL: parsed.href.replace(/\/$/, ''),
    query,
    headers,
    openai: azure || parsed.hostname === 'api.openai.com',
  };
}

/** What may leave: a client library reads further ones from variables of the job. */
const ALLOWED = new Set(['accept', 'api-key', 'authorization', 'content-type', 'user-agent']);

/** The headers of a request without those nobody here asked for. */
export const allowedHeaders = (headers: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => ALLOWED.has(name)));
