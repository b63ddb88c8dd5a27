import * as z from 'zod';
import type { Submission } from '../types.ts';

/** Arguments of the tool `submit`; documented in docs/submit.md. */
export const submissionSchema = z.object({
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

const TEXT = { type: 'string' } as const;
const LINE = { type: 'integer' } as const;
const listOf = (properties: object, required: readonly string[]) => ({
  type: 'array',
  items: { type: 'object', properties, required },
});

/**
 * JSON Schema of the tool's parameters, as the model sees it: every request carries it, so it holds no defaults. Written
 * out, since the library that reads the arguments is no part of a start.
 */
export const submitParameters: Record<string, unknown> = {
  type: 'object',
  properties: {
    title: TEXT,
    cause: TEXT,
    change: TEXT,
    answer: TEXT,
    citations: listOf({ path: TEXT, start_line: LINE, end_line: LINE, quote: { type: ['string', 'null'] } }, [
      'path',
      'start_line',
      'end_line',
    ]),
    not_verified: { type: 'array', items: TEXT },
    suggestions: listOf({ title: TEXT, path: TEXT, line: LINE, why: TEXT }, ['title', 'path', 'line', 'why']),
  },
};

/** Reads the arguments of `submit`; a string says what is wrong with them. */
export function readSubmission(json: string): Submission | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return 'the arguments of submit are no JSON';
  }
  const result = submissionSchema.safeParse(parsed);
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
