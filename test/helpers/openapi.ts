import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

interface Media {
  schema?: unknown;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: unknown;
}
interface Operation {
  parameters?: unknown[];
  requestBody?: { content?: Record<string, Media> };
  responses: Record<string, unknown>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}

const require = createRequire(import.meta.url);
const FILE = require.resolve('@octokit/openapi/generated/api.github.com.json');

let loaded: Description | undefined;
const validators = new Map<string, ValidateFunction>();
const registered = new Set<string>();
const bodies = newAjv(false);
const queries = newAjv(true);

/**
 * Checks a request against GitHub's description of the operation.
 * `operation` is method and path template: `GET /repos/{owner}/{repo}`. Answers what is wrong, or `null`.
 */
export function requestViolation(operation: string, query: URLSearchParams, body: unknown): string | null {
  const described = find(operation);
  const parameters = (described.parameters ?? [])
    .map((parameter) => dereference(parameter) as Parameter)
    .filter((parameter) => parameter.in === 'query');
  const schema = {
    type: 'object',
    properties: Object.fromEntries(
      // GitHub calls it a time, and documents a range of times: `>=2026-01-02`.
      parameters.map(({ name, schema }) => [name, name === 'created' ? { type: 'string' } : schema]),
    ),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    // GitHub ignores a parameter it does not know; here it is a misspelling to be found.
    additionalProperties: false,
  };
  const inQuery = check(queries, `${operation} query`, schema, Object.fromEntries(query));
  if (inQuery !== null) return inQuery;
  const media = described.requestBody?.content?.['application/json'];
  if (!media?.schema) return null;
  return check(bodies, `${operation} request`, media.schema, body ?? {});
}

/** Checks the JSON of a response; a success with a status the operation does not have is a violation, too. */
export function responseViolation(
  operation: string,
  status: number,
  mediaType: string,
  body: unknown,
): string | null {
  const described = find(operation).responses[status];
  if (described === undefined) {
    return status < 400 ? `${operation}: status ${status} is not described by GitHub` : null;
  }
  const { content = {} } = dereference(described) as { content?: Record<string, Media> };
  const media = content[mediaType] ?? content['application/json'];
  if (body === undefined || !media?.schema) return null;
  return check(bodies, `${operation} response ${status} ${mediaType}`, media.schema, body);
}

function newAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ strict: false, logger: false, coerceTypes, code: { optimize: false } });
  formats.default(ajv);
  return ajv;
}

function description(): Description {
  loaded ??= JSON.parse(readFileSync(FILE, 'utf8')) as Description;
  return loaded;
}

function find(operation: string): Operation {
  const [method = '', path = ''] = operation.split(' ');
  const found = description().paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`GitHub describes no operation "${operation}": correct the route's template`);
  return found;
}

function check(ajv: Ajv, key: string, schema: unknown, value: unknown): string | null {
  const validate = validators.get(key) ?? ajv.compile(convert(schema) as object);
  validators.set(key, validate);
  if (validate(value)) return null;
  return `${key}: ${ajv.errorsText(validate.errors, { dataVar: 'body' })}`;
}

function dereference(value: unknown): unknown {
  const reference = (value as { $ref?: string }).$ref;
  if (reference === undefined) return value;
  const [, , group = '', name = ''] = reference.split('/');
  return description().components[group]?.[name];
}

/**
 * OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, `oneOf` becomes `anyOf` (GitHub's alternatives overlap),
 * and components are handed to ajv once each, when first referred to.
 */
function convert(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(convert);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref: reference, nullable, example, discriminator, ...rest } = schema as Record<string, unknown>;
  if (typeof reference === 'string') return { $ref: register(reference) };
  const entries = Object.entries(rest).map(([key, value]) => [
    key === 'oneOf' && Array.isArray(value) ? 'anyOf' : key,
    key === 'enum' ? value : convert(value),
  ]);
  const converted = Object.fromEntries(entries);
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}

function register(reference: string): string {
  const name = `component:${reference.split('/').at(-1)}`;
  if (!registered.has(name)) {
    registered.add(name);
    const schema = convert(dereference({ $ref: reference })) as object;
    bodies.addSchema(schema, name);
    queries.addSchema(schema, name);
  }
  return name;
}
