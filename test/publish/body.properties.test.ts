import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedLinks, marker, renderBody } from '../../src/publish/body.ts';
import type { RunRecord, VerifierRun } from '../../src/types.ts';
import { linksIn } from '../helpers/links.ts';
import { LINKS, runRecord, verifierResult, verifierRun } from '../helpers/record.ts';
import { titleOf } from './title-of.ts';

const SHA = 'a'.repeat(40);
/** The same records in every run. */
const RUNS = { numRuns: 200, seed: 412 };

describe('whatever the record holds', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          '\n',
          '\r',
          '- [x] `a`',
          '<!-- -->',
          '`',
          '```',
          '@octocat',
          '#1',
          '[a](b)',
          '![',
          '\u2028',
          'word ',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  );
  const exitCode = fc.constantFrom(0, 1, 2, 127, 137);
  const run: fc.Arbitrary<VerifierRun> = fc.oneof(
    exitCode.map((code) => verifierRun({ exitCode: code })),
    text.map((missing) => verifierRun({ conclusion: 'not-run', exitCode: 127, missing })),
    fc
      .constantFrom('timed_out', 'cancelled', 'skipped')
      .map((conclusion) => verifierRun({ conclusion, exitCode: null })),
  );
  const result = fc
    .record({ command: text, before: fc.option(run), after: fc.option(run) })
    .map((change) => verifierResult(change));
  const place = { path: text, line: fc.nat() };
  const record: fc.Arbitrary<RunRecord> = fc
    .record({
      task: fc.option(
        fc.record({
          kind: fc.constant('fix' as const),
          subject: text,
          key: fc.constant('k'),
          issue: fc.option(fc.nat()),
        }),
      ),
      submission: fc.option(
        fc.record({ title: text, cause: text, change: text, notVerified: fc.array(text) }),
      ),
      verifiers: fc.array(result, { maxLength: 30 }),
      citations: fc.array(
        fc.record({ path: text, startLine: fc.nat(), endLine: fc.nat(), sha: fc.constant(SHA) }),
      ),
      findings: fc.array(
        fc
          .record(place)
          .map((at) => ({ rule: 'type-escape', severity: 'warn' as const, excerpt: '', ...at })),
      ),
      newTests: fc.array(
        fc.record({
          id: text,
          without: fc.constantFrom('failure' as const, 'success' as const, 'unknown' as const),
          with: fc.constant('success' as const),
        }),
      ),
      environment: text.map((model) => ({ ...runRecord().environment, model })),
    })
    .map((change) => runRecord(change));

  test('the text has at most 25 lines and ends with its marker', () => {
    fc.assert(
      fc.property(record, (any) => {
        const lines = renderBody(any, LINKS).split(/\r\n|\r|\n/);
        expect(lines.length).toBeLessThanOrEqual(25);
        expect(lines.at(-1)).toBe(marker(any));
      }),
      RUNS,
    );
  });

  test('the text is shorter than GitHub takes, and its links into the code are those that were checked', () => {
    fc.assert(
      fc.property(record, fc.constantFrom('x', 'é', '`', '<!--', '@a '), (any, unit) => {
        const long = unit.repeat(70_000);
        const huge: RunRecord = {
          ...any,
          task: { kind: 'fix', subject: long, key: 'k', issue: null },
          submission: { title: long, cause: long, change: long, notVerified: [long, long, long, long] },
          verifiers: any.verifiers.map((each) => ({ ...each, command: long })),
          environment: { ...any.environment, model: long },
        };
        for (const each of [any, huge]) {
          const body = renderBody(each, LINKS, { baseMoved: true, stackedOn: 1, ci: long });
          expect(body.length).toBeLessThanOrEqual(60_000);
          expect(body.split('\n').length).toBeLessThanOrEqual(25);
          const known = checkedLinks(each, LINKS);
          expect(linksIn(body).filter((link) => link.includes('/blob/') && !known.has(link))).toEqual([]);
        }
      }),
      { numRuns: 50, seed: 412 },
    );
  });

  test('a box is ticked if and only if the last run ended well', () => {
    fc.assert(
      fc.property(record, (any) => {
        const boxes = renderBody(any, LINKS)
          .split('\n')
          .filter((line) => /^- \[[x ]\] `/.test(line));
        const ticks = boxes.map((line) => line.startsWith('- [x]'));
        expect(ticks).toEqual(
          any.verifiers.slice(0, boxes.length).map(({ after }) => after?.conclusion === 'success'),
        );
      }),
      RUNS,
    );
  });

  test('the title is one line of at most 72 characters', () => {
    fc.assert(
      fc.property(record, (any) => {
        const title = titleOf(any, LINKS);
        expect(title.length).toBeLessThanOrEqual(72);
        expect(title).not.toMatch(/[\r\n]/);
      }),
      RUNS,
    );
  });
});
