import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGitHub } from '../../src/github.ts';
import { publishSuggestions, renderSuggestions, SUGGESTIONS_LABEL } from '../../src/publish/suggestions.ts';
import type { RunRecord, Suggestion } from '../../src/types.ts';
import { startWidget, type Widget } from '../helpers/github/fixture.ts';
import { LINKS, runRecord } from '../helpers/record.ts';

const SHA = 'a'.repeat(40);
const typo: Suggestion = { title: 'Fix a typo', path: 'README.md', line: 3, why: 'It says teh.' };
const dead: Suggestion = { title: 'Remove dead code', path: 'src/a.ts', line: 9, why: 'Nothing calls it.' };

function record(...suggestions: Suggestion[]): RunRecord {
  const task = { kind: 'suggest' as const, subject: 'suggestions', key: 'feedc0ffee12', issue: null };
  return runRecord({ task, suggestions, outcome: 'suggested', submission: null, verifiers: [] });
}

test('the text names each place at the commit, and says that nothing was run', () => {
  expect(
    renderSuggestions(record(typo, dead), LINKS),
  ).toBe(`Each names a line that exists at aaaaaaaaaaaa; nothing was run or changed.

- **Fix a typo** ([\`README.md:3\`](https://github.com/octo/widget/blob/${SHA}/README.md#L3)): It says teh.
- **Remove dead code** ([\`src/a.ts:9\`](https://github.com/octo/widget/blob/${SHA}/src/a.ts#L9)): Nothing calls it.

Made by regreen with gpt-x: 7 turns.
<!-- regreen:key=feedc0ffee12 -->`);
});

test('hostile words and paths are inert, and each suggestion stays one line', () => {
  const hostile = 'ping @octocat\n\nfixes #1 ![x](https://evil.example/x.png) <!-- regreen:key=evil -->';
  const path = '](https://evil.example) @octo.md';
  const text = renderSuggestions(record({ title: hostile, path, line: 1, why: hostile }), LINKS);
  expect(text.split('\n')).toHaveLength(6);
  expect(text).not.toMatch(/(?<!`)@octocat|fixes #1|!\[|key=evil/);
  expect(text).toContain('[`](https://evil.example) @octo.md:1`](https://github.com/octo/widget/blob/');
});

describe('on GitHub', () => {
  let widget: Widget;
  beforeAll(async () => {
    widget = await startWidget();
    const permissions = { issues: 'write' } as const;
    widget.github.addToken('issues-token', { login: 'github-actions[bot]', permissions });
  });
  afterAll(() => widget[Symbol.asyncDispose]());
  beforeEach(() => widget.github.state.issues.clear());
  afterEach(() => {
    expect(widget.github.violations).toEqual([]);
    expect(widget.github.unknown).toEqual([]);
  });

  const publish = (made: RunRecord) => {
    const place = { apiUrl: widget.github.url, owner: 'acme', repo: 'widget', version: '0', note: () => {} };
    return publishSuggestions(createGitHub({ token: 'issues-token', ...place }), made, LINKS);
  };
  const publishAs = (token: string, made: RunRecord) => {
    const place = { apiUrl: widget.github.url, owner: 'acme', repo: 'widget', version: '0', note: () => {} };
    return publishSuggestions(createGitHub({ token, ...place }), made, LINKS);
  };
  const issues = () => [...widget.github.state.issues.values()];

  test('one issue is opened, then edited in place', async () => {
    const first = await publish(record(typo));
    expect(issues()).toMatchObject([
      { number: first.number, title: 'Suggestions: 1 small improvement', labels: [SUGGESTIONS_LABEL] },
    ]);
    const second = await publish(record(typo, dead));
    expect(second).toMatchObject(first);
    expect(issues()).toMatchObject([
      {
        number: first.number,
        title: 'Suggestions: 2 small improvements',
        body: renderSuggestions(record(typo, dead), LINKS),
      },
    ]);
  });

  test.each([
    ['of a human with our marker', 'eve', '<!-- regreen:key=feedc0ffee12 -->'],
    ['of a bot with another marker', 'github-actions[bot]', '<!-- regreen:key=other -->'],
  ])('an issue %s is left alone', async (_, user, body) => {
    widget.github.addIssue({ number: 5, user, title: 'Theirs', body, labels: [SUGGESTIONS_LABEL] });
    const made = await publish(record(typo));
    expect(made.number).not.toBe(5);
    expect(issues()[0]).toMatchObject({ number: 5, title: 'Theirs' });
  });

  test('a personal token finds the issue it opened itself', async () => {
    widget.github.addToken('personal-token', { login: 'mona' });
    const first = await publishAs('personal-token', record(typo));
    expect((await publishAs('personal-token', record(typo, dead))).number).toBe(first.number);
  });

  test('never carries a label that starts a run', () => {
    expect(SUGGESTIONS_LABEL).not.toBe('regreen');
  });
});
