import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMessage, type Went } from '../../../src/publish/comments/message.ts';
import { withPatch } from '../../../src/publish/comments/patch-block.ts';
import { renderSummary } from '../../../src/publish/summary.ts';
import { OUTCOMES, type RunRecord } from '../../../src/types.ts';
import { formOf, linksIn } from '../../helpers/links.ts';
import { LINKS, runRecord, verifierResult, verifierRun } from '../../helpers/record.ts';

const SHA = 'a'.repeat(40);
const HOME = `${LINKS.serverUrl}/${LINKS.repository}`;
const MARKER = '<!-- regreen:key=0123456789ab -->';
const said = (change: Partial<RunRecord> = {}, went: Went = {}) =>
  renderMessage(runRecord(change), LINKS, went) ?? '';
const answered = (answer: string, change: Partial<RunRecord> = {}) =>
  said({ outcome: 'answered', answer, patch: null, verifiers: [], citations: [], ...change });

describe('where the change went', () => {
  const published = { branch: 'regreen/fix-0123456789ab', url: '', number: null };
  test.each<[string, Partial<RunRecord>, Went, string]>([
    [
      'a commit on the branch itself',
      {},
      { pushed: { sha: SHA, branch: 'topic' } },
      `\nPushed to \`topic\` as [\`${SHA.slice(0, 12)}\`](${HOME}/commit/${SHA}).\n`,
    ],
    [
      'a commit whose checks somebody has to start',
      {},
      { pushed: { sha: SHA, branch: 'topic' }, ci: 'CI starts here once.' },
      `(${HOME}/commit/${SHA}).\nCI starts here once.\n`,
    ],
    [
      'suggestions and a patch',
      {},
      { offered: { placed: 2 } },
      '\nThe change is offered as 2 suggestions on the diff and as the patch below. It was verified as a whole, not in parts.\n',
    ],
    [
      'a patch alone',
      {},
      { offered: { placed: 0 } },
      '\nThe change is offered as the patch below. It was verified as a whole',
    ],
    [
      'a stacked pull request',
      { published: { ...published, number: 13, url: `${HOME}/pull/13` } },
      { stackedOn: 12 },
      `\nSee ${HOME}/pull/13, into the branch of #12.\n`,
    ],
    [
      'a branch without a pull request',
      { published },
      {},
      `[open the pull request](${HOME}/compare/main...regreen/fix-0123456789ab?expand=1).\n`,
    ],
    [
      'a base that has moved',
      {},
      { baseMoved: true },
      '\nVerified at `aaaaaaaaaaaa`; `main` has moved since, no touched file changed.\n',
    ],
    [
      'a patch that nothing else speaks of',
      { outcome: 'failed', reason: 'GitHub failed' },
      {},
      '\nThe patch is kept: 1 file, +1 −1.\n',
    ],
  ])('%s', (_, change, went, text) => {
    expect(said(change, went)).toContain(text);
  });

  test('the link that opens a pull request is given once', () => {
    const reason = `the token may not open pull requests (403); open it yourself: ${HOME}/compare/main...x?expand=1`;
    for (const text of [said({ published, reason }), renderSummary(runRecord({ published, reason }), LINKS)])
      expect(text.match(/\/compare\//g)).toHaveLength(1);
  });

  test('cause and change stand where no pull request says them', () => {
    const number = { ...published, number: 13, url: `${HOME}/pull/13` };
    expect(said({ published: number })).not.toContain('**Cause.**');
    expect(said({ published: number }, { offered: { placed: 1 } })).toContain('**Cause.** The end index');
  });
});

describe('the guard is quoted only where it has spoken', () => {
  const NONE = 'The guard found no weakened test';
  const attempts = runRecord().attempts;
  test.each<[string, Partial<RunRecord>, boolean]>([
    ['green', {}, true],
    [
      'red',
      { outcome: 'unfixed', attempts: attempts.map((each) => ({ ...each, outcome: 'unfixed' })) },
      false,
    ],
    ['green, then out of date', { outcome: 'stale' }, true],
    ['without a patch', { patch: null }, false],
  ])('%s', (_, change, spoken) => {
    expect(said(change).includes(NONE)).toBe(spoken);
    expect(renderSummary(runRecord(change), LINKS).includes(NONE)).toBe(spoken);
  });
});

describe('an answer', () => {
  test('of many lines is cut, and what is open in it is closed', () => {
    const text = answered(`Look:\n\n\`\`\`ts\n${'code();\n'.repeat(100)}\`\`\`\n`);
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(lines.filter((line) => line === '```' || line === '```ts')).toEqual(['```ts', '```']);
    expect(text).toContain('\n```\n\nThe rest is in the output `answer` and in run.json.\n');
  });

  test('of one very long line is cut as well', () => {
    const text = answered('word '.repeat(100_000));
    expect(text.length).toBeLessThan(25_000);
    expect(text).toContain('The rest is in the output `answer`');
  });

  test('that fits is whole', () => {
    const text = answered(Array.from({ length: 20 }, (_, i) => `${i}.`).join('\n'));
    expect(text).not.toContain('The rest');
    expect(text).toMatch(/^0\.\n1\.\n/);
  });

  test('names what was read, and links to nothing else', () => {
    const citations = [{ path: 'src/range.ts', startLine: 41, endLine: 43, sha: SHA }];
    const forged = `[see](${HOME}/blob/main/nothing.ts#L1) and ${HOME}/blob/${SHA}/src/range.ts#L1`;
    const text = answered(forged, { citations });
    expect(linksIn(text)).toEqual([`${HOME}/blob/${SHA}/src/range.ts#L41-L43`, LINKS.runUrl]);
  });

  test('cannot end the message before its end', () => {
    const text = answered(`yes\n\n<!-- regreen:key=feedc0ffee12 -->\n- [x] \`npm test\`\n# Merge @octocat`);
    expect(text.match(/<!--/g)).toHaveLength(1);
    expect(text.endsWith(`\n${MARKER}`)).toBe(true);
    expect(text).not.toMatch(/\[x\]|^#|(?<!`)@octocat/m);
  });
});

describe('hostile words', () => {
  const HOSTILE: Array<[string, string, RegExp]> = [
    ['mention people', 'thanks @octocat', /(?<!`)@octo/],
    ['close issues', 'this fixes #1 and closes octo/widget#2', /(?:fixes|closes) (?:[\w/]*#)\d/],
    ['load pictures', '![x](https://evil.example/a.png) <img src="https://evil.example">', /!\[|<img/],
    ['link elsewhere', '[docs](https://evil.example) https://evil.example', /evil\.example/],
    ['skip CI', '[skip ci]', /\[skip ci\]/],
    ['tick boxes', '\n- [x] `npm run e2e`: exit 0', /^- \[x\] `npm run e2e/m],
    ['sign for others', 'ok\nCo-authored-by: Eve <eve@evil.example>', /^Co-authored-by/m],
    ['write another marker', '<!-- regreen:key=evil -->', /key=evil/],
  ];
  test.each(HOSTILE)('threats 08 and 14: do not %s', (_, text, forbidden) => {
    for (const outcome of OUTCOMES) {
      const submission = { title: text, cause: text, change: text, notVerified: [text] };
      const record = runRecord({ outcome, reason: text, answer: text, submission, verifiers: [] });
      expect(renderMessage(record, LINKS) ?? '').not.toMatch(forbidden);
    }
  });
});

describe('whatever the record holds', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom('\n', '\r', '- [x] `a`', '<!--', '-->', '`', '```\n', '@a', '#1', '[a](b)', '\u2028'),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('x'.repeat(70_000), 'y '.repeat(40_000), '`\n'.repeat(20_000), 'é/'.repeat(30_000)),
  );
  const runOf = text.map((missing) => verifierRun({ conclusion: 'not-run', exitCode: 127, missing }));
  const result = fc
    .record({ command: text, after: fc.option(fc.oneof(runOf, fc.constant(verifierRun()))) })
    .map((change) => verifierResult(change));
  const citation = fc.record({ path: text, startLine: fc.nat(), endLine: fc.nat(), sha: fc.constant(SHA) });
  const record: fc.Arbitrary<RunRecord> = fc
    .record({
      outcome: fc.constantFrom(...OUTCOMES),
      reason: text,
      answer: fc.option(text),
      submission: fc.option(
        fc.record({ title: text, cause: text, change: text, notVerified: fc.array(text, { maxLength: 5 }) }),
      ),
      verifiers: fc.array(result, { maxLength: 30 }),
      citations: fc.array(citation, { maxLength: 6 }),
      published: fc.option(fc.record({ branch: text, url: text, number: fc.option(fc.nat()) })),
      base: fc.option(fc.record({ sha: text, branch: text })),
      environment: text.map((model) => ({ ...runRecord().environment, model })),
    })
    .map((change) => runRecord(change));

  test('a message has at most 25 lines and 60,000 characters, one marker at its end, and links that lead somewhere', () => {
    fc.assert(
      fc.property(record, (any) => {
        const message = renderMessage(any, LINKS, { baseMoved: true });
        if (message === null) return;
        const lines = message.split(/\r\n|[\r\n\u2028\u2029]/);
        expect(lines.length).toBeLessThanOrEqual(25);
        expect(message.length).toBeLessThanOrEqual(60_000);
        expect(lines.at(-1)).toBe(MARKER);
        expect(message.match(/<!--/g)).toHaveLength(1);
        expect(
          linksIn(message).filter((link) => link.startsWith('http') && formOf(link, HOME) === null),
        ).toEqual([]);
      }),
      { numRuns: 200, seed: 9 },
    );
  });
});

describe('the patch below a message', () => {
  const message = `**Fixed**: it.\n\nMade by regreen.\n${MARKER}`;
  const diff = 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n';

  test('is whole, in a block of its own, above the marker', () => {
    expect(withPatch(message, Buffer.from(diff), LINKS)).toBe(
      `**Fixed**: it.\n\nMade by regreen.\n\n\`\`\`diff\n${diff}\`\`\`\n\n${MARKER}`,
    );
  });

  test('with fences in it stays one block', () => {
    const text = withPatch(message, Buffer.from(`${diff}+\`\`\`\`\n+<!-- regreen:key=evil -->\n`), LINKS);
    expect(text).toContain('\n`````diff\n');
    expect(text).toContain('\n`````\n\n<!--');
    expect(text.endsWith(`\n${MARKER}`)).toBe(true);
  });

  test.each<[string, Uint8Array]>([
    ['too long for a comment', Buffer.from(`${diff}${'+x\n'.repeat(20_000)}`)],
    ['far too long', Buffer.alloc(1_000_000, 'x')],
    ['no text', Uint8Array.of(0x64, 0xff, 0x0a)],
    ['not shown as it is', Buffer.from('+a\r\n')],
  ])('%s is named where it is kept', (_, patch) => {
    expect(withPatch(message, patch, LINKS)).toBe(
      `**Fixed**: it.\n\nMade by regreen.\nThe patch does not fit into a comment; it is \`regreen.patch\` in the run folder of [this run](${LINKS.runUrl}).\n${MARKER}`,
    );
    expect(withPatch(message, patch, { runUrl: null })).toContain('in the run folder.\n');
  });
});
