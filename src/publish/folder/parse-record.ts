import type { RunRecord, VerifierRun } from '../../types.ts';
import { runSchema } from '../run-schema.ts';

/** UTF-16 units of a single text. The longest a run writes is an answer, which GitHub cuts at 65,536. */
const LONGEST_TEXT = 100_000;
const LONGEST_LIST = 5_000;

/**
 * Reads run.json as somebody else's: by the schema and nothing beside it, with caps on texts and lists, and each field
 * that is shown as it stands in the form a run gives it.
 * @returns the record, or a clause for people that says what is wrong and where
 */
export function parseRecord(bytes: Uint8Array): { record: RunRecord } | { fault: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { fault: 'run.json is no JSON' };
  }
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  if (version !== 1)
    return { fault: `run.json has the version ${JSON.stringify(version)?.slice(0, 40)}, and 1 is read` };
  const parsed = runSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { fault: `${named(issue?.path ?? [])} is not what a run writes` };
  }
  const fault = strayIn(raw, parsed.data, []) ?? misshapen(parsed.data);
  return fault === null ? { record: parsed.data } : { fault };
}

const named = (path: readonly PropertyKey[]) =>
  `'${path.map(String).join('.').slice(0, 200) || 'version'}' in run.json`;

/** What the schema does not know, and what is larger than a run makes it. No deeper than the schema. */
function strayIn(raw: unknown, parsed: unknown, path: readonly string[]): string | null {
  if (typeof raw === 'string' && raw.length > LONGEST_TEXT)
    return `${named(path)} is longer than ${LONGEST_TEXT} characters`;
  if (typeof raw !== 'object' || raw === null || typeof parsed !== 'object' || parsed === null) return null;
  if (Array.isArray(raw) && raw.length > LONGEST_LIST)
    return `${named(path)} has more than ${LONGEST_LIST} entries`;
  const known = new Map<string, unknown>(Object.entries(parsed));
  for (const [name, value] of Object.entries(raw)) {
    const here = [...path, name];
    if (!known.has(name)) return `${named(here)} is unknown`;
    const fault = strayIn(value, known.get(name), here);
    if (fault !== null) return fault;
  }
  return null;
}

interface Shape {
  /** For people, with the place: `'base.sha'`. */
  field: string;
  values: (record: RunRecord) => ReadonlyArray<string | null | undefined>;
  form: RegExp;
}

const runsOf = ({ verifiers }: RunRecord): VerifierRun[] =>
  verifiers.flatMap(({ before, after, withOriginalTests }) =>
    [before, after, withOriginalTests].filter((run) => run !== null),
  );

const ID = /^[a-z0-9-]{1,100}$/;
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const SHA256 = /^[0-9a-f]{64}$/;
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]{0,1000}$/u;
/** What git-check-ref-format(1) lets through, and a little more. */
const BRANCH = /^[^\p{Cc}\p{Cf} ~^:?*[\\]{0,255}$/u;

/** One row a field that stands in a page, a link or a name without being escaped there. */
const SHAPES: readonly Shape[] = [
  { field: 'task.key', values: ({ task }) => [task?.key], form: /^(?:[0-9a-f]{12})?$/ },
  { field: 'task.subject', values: ({ task }) => [task?.subject], form: ONE_LINE },
  { field: 'base.sha', values: ({ base }) => [base?.sha], form: SHA },
  { field: 'base.branch', values: ({ base }) => [base?.branch], form: BRANCH },
  { field: 'patch.sha256', values: ({ patch }) => [patch?.sha256], form: SHA256 },
  { field: 'verifiers.id', values: ({ verifiers }) => verifiers.map(({ id }) => id), form: ID },
  {
    field: 'verifiers.log.file',
    values: (record) => runsOf(record).map(({ log }) => log.file),
    form: /^logs\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}$/,
  },
  {
    field: 'verifiers.log.sha256',
    values: (record) => runsOf(record).map(({ log }) => log.sha256),
    form: SHA256,
  },
  {
    field: 'findings.rule',
    values: ({ findings }) => findings.map(({ rule }) => rule),
    form: /^[a-z][a-z-]{0,60}$/,
  },
  { field: 'citations.sha', values: ({ citations }) => citations.map(({ sha }) => sha), form: SHA },
];

/** The first field that does not look as a run makes it, in words; or `null`. */
function misshapen(record: RunRecord): string | null {
  for (const { field, values, form } of SHAPES)
    if (values(record).some((value) => value != null && !form.test(value)))
      return `'${field}' in run.json does not have the form a run gives it`;
  for (const { startLine, endLine } of record.citations)
    if (startLine < 1 || endLine < startLine) return "'citations' in run.json names lines that cannot be";
  // An empty log has no line to end at.
  for (const { log } of runsOf(record))
    if (log.startLine < 1 || log.endLine < log.startLine - 1)
      return "'verifiers.log' in run.json names lines that cannot be";
  if (record.findings.some(({ line }) => line < 0) || record.suggestions.some(({ line }) => line < 1))
    return "'findings' or 'suggestions' in run.json name lines that cannot be";
  return counts(record).some((count) => count < 0) ? 'a count in run.json is negative' : null;
}

const counts = ({ patch, usage, attempts }: RunRecord): number[] => [
  ...(patch === null ? [] : [patch.additions, patch.deletions]),
  ...(patch?.files ?? []).flatMap(({ additions, deletions }) => [additions, deletions]),
  ...[usage, ...attempts.map((each) => each.usage)].flatMap(
    ({ turns, inputTokens, cachedInputTokens, outputTokens, costUsd }) => [
      turns,
      inputTokens,
      cachedInputTokens,
      outputTokens,
      costUsd ?? 0,
    ],
  ),
];
