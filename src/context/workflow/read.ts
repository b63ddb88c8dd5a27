import { type Document, isScalar, parseDocument, visit } from 'yaml';
import * as z from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const env = z.record(z.string(), scalar).nullish().catch(null);
const defaults = z
  .object({
    run: z
      .object({ shell: z.string().optional(), 'working-directory': z.string().optional() })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);
const step = z.object({
  name: scalar.optional(),
  run: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).nullish().catch(null),
  if: scalar.optional(),
  shell: z.string().optional(),
  'working-directory': z.string().optional(),
  'continue-on-error': z.unknown().optional(),
  env,
});
const steps = z.array(step).nullish().default([]);
const job = z.object({
  name: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).nullish().catch(null),
  if: scalar.optional(),
  'runs-on': z.unknown().optional(),
  container: z.unknown().optional(),
  services: z.unknown().optional(),
  'continue-on-error': z.unknown().optional(),
  env,
  defaults,
  strategy: z.object({ matrix: z.unknown().optional() }).nullish().catch(null),
  steps,
});
const workflow = z.object({ env, defaults, jobs: z.record(z.string(), job.catch({ steps: [] })) });
const action = z.object({
  inputs: z.unknown().optional(),
  runs: z.object({ using: z.literal('composite'), steps }),
});

export type Step = z.infer<typeof step>;
export type Job = z.infer<typeof job>;
export interface Workflow extends z.infer<typeof workflow> {
  /** What starts it, as the file says: the name of an event to its filters. */
  on: ReadonlyMap<string, unknown>;
}
export type Env = z.infer<typeof env>;

/** Far more than two hundred jobs need. */
const MAX_CHARS = 200_000;
/** The parser's time grows with the square of their number. */
const MAX_ANCHORS = 300;
const ANCHOR = /(?<![^\s,[{])&[\w-]/g;

/** A file that cannot be read is told in words that follow its path or `the workflow file`. */
export type Read<T> = { value: T } | { problem: string };

/** Reads a workflow file. A job that is not understood is one without steps; it does not hide the others. */
export function readWorkflow(text: string): Read<Workflow> {
  const read = readYaml(text);
  if ('problem' in read) return read;
  const parsed = workflow.safeParse(read.value);
  if (!parsed.success) return { problem: 'has no jobs' };
  const { on, true: boolean } = read.value as Record<string, unknown>;
  // YAML 1.1 reads the key `on` as a boolean.
  return { value: { ...parsed.data, on: triggers(on ?? boolean) } };
}

/** The `run:` steps and inputs of a composite action. */
export function readAction(text: string): Read<{ inputs: unknown; steps: Step[] }> {
  const read = readYaml(text);
  if ('problem' in read) return read;
  const parsed = action.safeParse(read.value);
  if (!parsed.success) return { problem: 'is no composite action' };
  return { value: { inputs: parsed.data.inputs, steps: parsed.data.runs.steps ?? [] } };
}

function readYaml(text: string): Read<unknown> {
  if (text.length > MAX_CHARS) return { problem: 'is longer than 200000 characters' };
  const anchors = text.matchAll(ANCHOR).take(MAX_ANCHORS + 1);
  if ([...anchors].length > MAX_ANCHORS) return { problem: `has more than ${MAX_ANCHORS} anchors` };
  try {
    // The parser compares each key with each, and shows the text around each error: here both are done once.
    const options = { merge: true, logLevel: 'silent', uniqueKeys: false, prettyErrors: false } as const;
    const document = parseDocument(text, options);
    const at = document.errors[0]?.pos[0] ?? repeatedKey(document);
    if (at !== null) return { problem: `is no valid YAML (line ${text.slice(0, at).split('\n').length})` };
    const value: unknown = document.toJS();
    // What refers to itself has no end.
    JSON.stringify(value);
    return { value };
  } catch {
    return { problem: 'is nested too deeply, or its aliases have no end' };
  }
}

/** Where the first key stands that its mapping has already; `null` for none. */
function repeatedKey(document: Document): number | null {
  let at: number | null = null;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        // `<<` merges, and may do so more than once.
        if (!isScalar(key) || key.value === '<<') continue;
        const name = String(key.value);
        if (seen.has(name)) {
          at = key.range?.[0] ?? 0;
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return at;
}

function triggers(on: unknown): Map<string, unknown> {
  if (typeof on === 'string') return new Map([[on, null]]);
  if (Array.isArray(on)) return new Map(on.map((event) => [String(event), null]));
  return new Map(typeof on === 'object' && on !== null ? Object.entries(on) : []);
}
