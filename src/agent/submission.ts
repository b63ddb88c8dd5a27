import * as z from 'zod';
import type { Submission } from '../types.ts';

/** Arguments of the tool `submit`; documented in docs/submit.md. */
const schema = z.object({
  title: z.string().default(''),
  cause: z.string().default(''),
  change: z.string().default(''),
  answer: z.string().default(''),
  citations: z
    .array(
      z.object({
        path: z.string(),
        start_line: z.number().int(),
        end_line: z.number().int(),
        quote: z.string().nullable().default(null),
      }),
    )
    .default([]),
  not_verified: z.array(z.string()).default([]),
  suggestions: z
    .array(z.object({ title: z.string(), path: z.string(), line: z.number().int(), why: z.string() }))
    .default([]),
});

/** JSON Schema of the tool's parameters, as the model sees it: every request carries it, so it holds no defaults. */
export const submitParameters: Record<string, unknown> = (() => {
  const { $schema: _, ...parameters } = z.toJSONSchema(schema, {
    io: 'input',
    override({ jsonSchema }) {
      for (const key of ['default', 'minimum', 'maximum'] as const) delete jsonSchema[key];
    },
  });
  return parameters;
})();

/** Reads the arguments of `submit`; a string says what is wrong with them. */
export function readSubmission(json: string): Submission | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return 'the arguments of submit are no JSON';
  }
  const result = schema.safeParse(parsed);
  if (!result.success)
    return result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  const { title, cause, change, answer, citations, not_verified, suggestions } = result.data;
  return {
    title,
    cause,
    change,
    citations: citations.map(({ path, start_line, end_line, quote }) => ({
      path,
      startLine: start_line,
      endLine: end_line,
      quote,
    })),
    notVerified: not_verified,
    answer: answer.trim(),
    suggestions,
  };
}

/** A final message without a tool call hands the work in too: the words say what was changed, or answer. */
export function messageSubmission(text: string): Submission {
  const words = text.trim();
  return {
    ...{ title: '', cause: '', change: words, citations: [] },
    ...{ notVerified: [], answer: words, suggestions: [] },
  };
}
