import type { Excerpt, Failure, Triage } from '../types.ts';
import { weightOf } from './blocks.ts';
import { Collector } from './collector.ts';
import type { Evidence } from './evidence.ts';
import type { Told } from './failure.ts';
import { LineSplitter } from './lines.ts';
import { render } from './render.ts';
import { select } from './select.ts';

const MAX_FAILURES = 300;
const ROSTER_FROM = 3;
/** Share of the greatest weight below which a failure is taken as a consequence, or as noise. */
const RELEVANT = 0.6;

/**
 * Finds the lines of a log that say why it failed. One pass, in memory that does not grow with the log.
 * A chunk is not used again once the next is asked for. Strings are pieces of text like chunks of bytes: a line ends at its newline only. A token is four characters;
 * the rendered excerpts stay within `maxTokens`.
 */
export async function triage(
  source: AsyncIterable<Uint8Array | string> | Iterable<string>,
  options: { maxTokens: number },
): Promise<Triage> {
  const collector = new Collector();
  const splitter = new LineSplitter(collector.line);
  for await (const chunk of source) {
    splitter.push(chunk);
    collector.settle();
  }
  splitter.end();
  collector.end();
  const { evidence } = collector;
  const told = relevant(evidence);
  const excerpts = select(evidence, roster(told, options.maxTokens), options.maxTokens);
  return { excerpts, failures: failures(told), command: command(evidence), tool: tool(told) };
}

/** The excerpts as text for a model or a person: each under its line numbers. */
export function excerptText({ excerpts }: Triage): string {
  return render(excerpts);
}

/** What was told in steps that failed, or, where none is known to have, in those not known to have passed. */
function relevant({ told }: Evidence): Told[] {
  const failed = told.filter(({ step }) => step.status === 'failed');
  return failed.length > 0 ? failed : told.filter(({ step }) => step.status !== 'passed');
}

/** The weightiest first; what weighs far less than them is not told, but for warnings that name a place. */
function failures(told: Told[]): Failure[] {
  const most = Math.max(...told.map(({ rule }) => weightOf(rule)));
  const kept = told.filter(
    ({ rule, failure }) =>
      weightOf(rule) >= most * RELEVANT || (rule.kind === 'warning' && failure.line !== null),
  );
  const ranked = kept.toSorted((a, b) => weightOf(b.rule) - weightOf(a.rule)).map(({ failure }) => failure);
  const unique = new Map(ranked.map((failure) => [JSON.stringify(failure), failure]));
  return [...unique.values()].slice(0, MAX_FAILURES);
}

function roster(told: Told[], maxTokens: number): Excerpt | null {
  const named = told.filter(({ failure, rule }) => rule.kind === 'test' && failure.test !== null);
  const names = [...new Set(named.map(({ failure }) => failure.test ?? ''))];
  const [first] = named;
  if (names.length < ROSTER_FROM || first === undefined) return null;
  const text = `${names.length} failed tests: ${names.map((name) => name.slice(0, 200)).join(', ')}`;
  return {
    startLine: first.line,
    endLine: named.at(-1)?.line ?? first.line,
    text: text.slice(0, maxTokens * 2),
  };
}

function command({ tails, blocks }: Evidence): string | null {
  const steps = [...tails.keys(), ...blocks.map(({ step }) => step)];
  const failed =
    steps.find(({ status }) => status === 'failed') ?? steps.find(({ status }) => status === 'suspect');
  return failed?.command ?? null;
}

function tool(told: Told[]): string | null {
  const named = told.filter(({ rule }) => rule.tool !== '' && rule.kind !== 'warning');
  return named.toSorted((a, b) => weightOf(b.rule) - weightOf(a.rule))[0]?.rule.tool ?? null;
}
