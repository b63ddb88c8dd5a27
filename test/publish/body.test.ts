import { describe, expect, test } from 'vitest';
import { marker, type Placed, renderBody } from '../../src/publish/body.ts';
import { box } from '../../src/publish/boxes.ts';
import type { Finding, NewTest, RunRecord, TestCounts, VerifierResult } from '../../src/types.ts';
import { linksIn } from '../helpers/links.ts';
import { LINKS, runRecord, USAGE, verifierResult, verifierRun } from '../helpers/record.ts';
import { titleOf } from './title-of.ts';

const SHA = 'a'.repeat(40);
const words = (change: Partial<NonNullable<RunRecord['submission']>>) =>
  runRecord({ submission: { title: 't', cause: 'c', change: 'd', notVerified: [], ...change } });
const counts = (change: Partial<TestCounts>): TestCounts => ({
  ...{ format: 'junit', total: 0, passed: null, failed: 0, skipped: null },
  ...{ failedIds: [], broken: [], complete: true },
  ...change,
});
const COMPARED = { failedBefore: 2, failedNow: 0, newlyFailing: [], fixed: ['a', 'b'] };
const WARNING: Finding = {
  rule: 'type-escape',
  severity: 'warn',
  path: 'src/a.ts',
  line: 4,
  excerpt: 'as any',
};

test('the text of a repair', () => {
  const lint = verifierResult({ command: 'npm run lint', source: 'workflow', before: verifierRun() });
  const e2e = verifierResult({
    command: 'npm run e2e',
    before: verifierRun({ conclusion: 'not-run', exitCode: 127, missing: 'playwright' }),
    after: null,
  });
  const citations = [
    { path: 'src/range.ts', startLine: 41, endLine: 43, sha: SHA },
    { path: 'docs/range.md', startLine: 12, endLine: 12, sha: SHA },
  ];
  const submission = {
    title: 't',
    cause: 'The end index was exclusive.',
    change: 'It is inclusive, as documented:',
    notVerified: ['Windows'],
  };
  expect(
    renderBody(runRecord({ verifiers: [verifierResult(), lint, e2e], citations, submission }), LINKS),
  ).toBe(`Fixes the failing \`test\` step of [CI #412](https://github.com/octo/widget/actions/runs/99) on \`main\`.

**Cause.** The end index was exclusive.
https://github.com/octo/widget/blob/${SHA}/src/range.ts#L41-L43
**Change.** It is inclusive, as documented: [\`docs/range.md:12\`](https://github.com/octo/widget/blob/${SHA}/docs/range.md#L12)
Not verified: Windows

- [x] \`npm test\`: exit 1 before, exit 0 now, 3.2 s ([logs/test.log](https://github.com/octo/widget/actions/runs/9) L118-131, sha256 9c1e9c1e9c1e…)
- [x] \`npm run lint\`: exit 0 before and now, 3.2 s ([logs/test.log](https://github.com/octo/widget/actions/runs/9) L118-131, sha256 9c1e9c1e9c1e…)
- [ ] \`npm run e2e\`: not run, \`playwright\` is missing here

The guard found no weakened test, check or suppression. 1 file, +1 −1.
Made by regreen with gpt-x: 7 turns, 41k tokens (88 % cached), 3 min.
<!-- regreen:key=0123456789ab -->`);
});

describe('a box', () => {
  test.each<[string, Partial<VerifierResult>, string]>([
    ['green now', {}, '- [x] `npm test`: exit 1 before, exit 0 now, '],
    ['still red', { after: verifierRun({ exitCode: 2 }) }, '- [ ] `npm test`: exit 1 before, exit 2 now, '],
    ['green all along', { before: verifierRun() }, '- [x] `npm test`: exit 0 before and now, '],
    ['never run before', { before: null }, '- [x] `npm test`: exit 0 now, '],
    [
      'out of time',
      { after: verifierRun({ conclusion: 'timed_out', exitCode: null }) },
      '- [ ] `npm test`: exit 1 before, timed out now, ',
    ],
    [
      'cancelled',
      { after: verifierRun({ conclusion: 'cancelled', exitCode: null }) },
      '- [ ] `npm test`: exit 1 before, cancelled now, ',
    ],
    ['not run again', { after: null }, '- [ ] `npm test`: exit 1 before, not run since (['],
    ['nothing known', { before: null, after: null }, '- [ ] `npm test`: not run, nothing known of it'],
    [
      'no longer able to start',
      {
        before: verifierRun(),
        after: verifierRun({ conclusion: 'not-run', exitCode: 127, missing: 'vitest' }),
      },
      '- [ ] `npm test`: not run, `vitest` is missing here',
    ],
    [
      'more lines than one',
      { command: 'npm run build\r\necho `date`' },
      '- [x] `npm run build …`: exit 1 before',
    ],
    ['backticks', { command: 'echo `date`' }, "- [x] `echo 'date'`: exit 1 before"],
  ])('%s', (_, change, start) => {
    expect(box(verifierResult(change), LINKS).startsWith(start)).toBe(true);
  });

  test('without a change knows no before', () => {
    expect(box(verifierResult({ after: null }), LINKS, { changed: false })).toMatch(
      /^- \[ \] `npm test`: exit 1 here \(\[/,
    );
  });

  test('on a laptop names the log without a link', () => {
    expect(box(verifierResult(), { ...LINKS, runUrl: null })).toContain('(logs/test.log L118-131, sha256 ');
  });
});

describe('proof beside the exit codes', () => {
  test.each<[string, Partial<VerifierResult>, string]>([
    ['a red first run', { flaky: true }, 'exit 0 now, 3.2 s, flaky: the first run was red (['],
    [
      'a count of tests',
      { after: verifierRun({ tests: counts({ total: 41 }) }) },
      'exit 0 now, 41 tests, 3.2 s ([',
    ],
    [
      'one test, and what is skipped',
      { after: verifierRun({ tests: counts({ total: 1, skipped: 1 }) }) },
      'exit 0 now, 1 test (1 skipped), 3.2 s ([',
    ],
    [
      'what failed, where nothing is compared',
      { after: verifierRun({ exitCode: 1, tests: counts({ total: 41, failed: 2 }) }) },
      'exit 1 before and now, 41 tests (2 failed), 3.2 s ([',
    ],
    [
      'what changed among the tests',
      { after: verifierRun({ tests: counts({ total: 41 }) }), comparison: COMPARED },
      'exit 0 now, 41 tests (2 failed before, 0 now, none new), 3.2 s ([',
    ],
    [
      'what changed, where nobody counts them',
      { after: verifierRun({ tests: counts({ total: null }) }), comparison: COMPARED },
      'exit 0 now, tests: 2 failed before, 0 now, none new, 3.2 s ([',
    ],
    [
      'a check that could not start before',
      { before: verifierRun({ conclusion: 'not-run', exitCode: 127 }) },
      'not run before, exit 0 now, 3.2 s ([',
    ],
  ])('%s is told in the line', (_, change, text) => {
    expect(box(verifierResult(change), LINKS)).toContain(text);
  });

  test.each<[NewTest['without'], string]>([
    ['failure', "- [x] new test `a 'quoted' …`: red without this change, green with it"],
    ['success', "- [ ] new test `a 'quoted' …`: green without this change as well, so it proves nothing"],
    ['unknown', "- [ ] new test `a 'quoted' …`: green with this change; without it the run is red, but"],
  ])('a new test is ticked only where it was seen red: %s', (without, line) => {
    const newTests = [{ id: 'a `quoted`\n- [x] name', without, with: 'success' as const }];
    expect(renderBody(runRecord({ newTests }), LINKS)).toContain(`\n${line}`);
  });
});

describe('the original tests', () => {
  const line = (verifiers: VerifierResult[]) =>
    renderBody(runRecord({ verifiers }), LINKS)
      .split('\n')
      .filter((each) => each.startsWith('With the original'));

  test('put back are one line, whatever became of them', () => {
    const runs = [verifierRun(), verifierRun({ exitCode: 1 }), verifierRun({ conclusion: 'not-run' }), null];
    const verifiers = runs.map((withOriginalTests, i) =>
      verifierResult({ command: `c${i}`, withOriginalTests }),
    );
    expect(line(verifiers)).toEqual([
      'With the original tests and settings put back: `c0` exit 0, `c1` exit 1, `c2` not run.',
    ]);
    expect(line([...verifiers, verifierResult({ withOriginalTests: verifierRun() })])).toEqual([
      'With the original tests and settings put back: `c0` exit 0, `c1` exit 1, `c2` not run and 1 more in run.json.',
    ]);
  });

  test('that the change does not touch are not spoken of', () => {
    expect(line([verifierResult()])).toEqual([]);
  });
});

describe('the log of a verifier', () => {
  const log = { file: 'logs/test.log', startLine: 118, endLine: 131, sha256: '9c1e'.repeat(16), printed: 42 };
  const job = { id: 77, step: 6 };

  test('is linked where our own step prints it', () => {
    const environment = { ...runRecord().environment, job };
    const verifiers = [verifierResult({ after: verifierRun({ log }) })];
    expect(renderBody(runRecord({ verifiers, environment }), LINKS)).toContain(
      '([log](https://github.com/octo/widget/actions/runs/9/job/77#step:6:42) L118-131, sha256 9c1e9c1e9c1e…)',
    );
  });

  test.each<[string, VerifierResult, typeof job | null]>([
    ['the job is not known', verifierResult({ after: verifierRun({ log }) }), null],
    ['it was not printed', verifierResult({ after: verifierRun({ log: { ...log, printed: null } }) }), job],
  ])('is linked to the run where %s', (_, result, where) => {
    expect(box(result, LINKS, { job: where })).toContain(
      '([logs/test.log](https://github.com/octo/widget/actions/runs/9) L118-131, sha256 9c1e9c1e9c1e…)',
    );
  });

  test('of a record that is not ours cannot lead elsewhere', () => {
    const forged = { ...log, file: 'x](https://evil.example) [y', sha256: '](https://evil.example)' };
    const text = box(verifierResult({ after: verifierRun({ log: { ...forged, printed: null } }) }), LINKS);
    expect(linksIn(text)).toEqual([LINKS.runUrl]);
    expect(text).not.toContain('evil.example)');
  });
});

describe('where the change goes', () => {
  test.each<[string, Partial<RunRecord>, Placed, string]>([
    [
      'a base that has moved',
      {},
      { baseMoved: true },
      '\nVerified at `aaaaaaaaaaaa`; `main` has moved since, no touched file changed.\n',
    ],
    ['a stacked pull request', {}, { stackedOn: 12 }, ' on `main`. Targets the branch of #12.\n'],
    [
      'a stacked pull request for an issue',
      { task: { kind: 'implement', subject: '#7', key: 'k', issue: 7 } },
      { stackedOn: 12 },
      'Closes #7. Targets the branch of #12.\n',
    ],
    ['what CI says', {}, { ci: 'CI green on `abc123`.' }, '\nCI green on `abc123`.\n'],
  ])('%s is told', (_, change, placed, text) => {
    expect(renderBody(runRecord(change), LINKS, placed)).toContain(text);
  });

  test('nothing is told where nothing is special', () => {
    expect(renderBody(runRecord(), LINKS, { baseMoved: false, stackedOn: null, ci: null })).toBe(
      renderBody(runRecord(), LINKS),
    );
  });

  test('a thread that only asks is not closed', () => {
    const task = { kind: 'fix' as const, subject: '#7', key: 'k', issue: null };
    expect(renderBody(runRecord({ task }), LINKS).split('\n')[0]).toBe('Asked for in #7.');
  });

  test('a subject that links to an issue closes nothing', () => {
    const subject = '[#7](https://github.com/octo/widget/issues/7) and [x](https://evil.example)';
    const task = { kind: 'fix' as const, subject, key: 'k', issue: null };
    const [first = ''] = renderBody(runRecord({ task }), LINKS).split('\n');
    expect(first).not.toMatch(/Fixes \[?#7|evil/);
  });
});

describe('threat 51: links into the code', () => {
  const home = 'https://github.com/octo/widget';
  const forged = [
    `${home}/blob/${SHA}/src/range.ts#L1-L9`,
    `[here](${home}/blob/main/secret.ts#L1)`,
    `[here](${home}/blame/main/a.ts)`,
    `${home}/tree/main`,
    `${home}/raw/main/a.png`,
  ];

  test.each(forged)('the model made are taken out: %s', (link) => {
    const record = words({ cause: `see ${link}`, change: `and ${link}.`, notVerified: [link] });
    expect(linksIn(renderBody(record, LINKS)).filter((each) => !each.includes('/actions/'))).toEqual([
      `${home}/blob/${SHA}/src/range.ts#L41-L43`,
    ]);
  });

  test('the model made and that were checked are kept', () => {
    const link = `${home}/blob/${SHA}/src/range.ts#L41-L43`;
    expect(renderBody(words({ change: `as [here](${link})` }), LINKS)).toContain(`as [here](${link})`);
  });

  test.each([
    ['no commit', { sha: 'main' }],
    ['a commit that leads elsewhere', { sha: '../../../evil' }],
    ['no line', { startLine: 0 }],
    ['lines that end before they begin', { endLine: 1 }],
    ['no path', { path: '' }],
    ['a path that leads out', { path: '../../../issues/7' }],
    ['a path of thousands of letters', { path: 'é'.repeat(2000) }],
  ])('are not built for %s', (_, change) => {
    const place = { path: 'src/range.ts', startLine: 41, endLine: 43, sha: SHA, ...change };
    expect(renderBody(runRecord({ citations: [place] }), LINKS)).not.toContain('/blob/');
  });
});

describe('permalinks', () => {
  test.each([
    ['src/a b.ts', 'src/a%20b.ts'],
    ['src/#1?.ts', 'src/%231%3F.ts'],
    ['docs/é%20.md', 'docs/%C3%A9%2520.md'],
    ['a (1)].md', 'a%20%281%29%5D.md'],
    ["!'*.md", '%21%27%2a.md'],
  ])('%s is encoded', (path, encoded) => {
    const citations = [{ path, startLine: 1, endLine: 2, sha: SHA }];
    const body = renderBody(runRecord({ citations }), LINKS);
    expect(body.split('\n')).toContain(`https://github.com/octo/widget/blob/${SHA}/${encoded}#L1-L2`);
  });

  test('a file named like Markdown stays code inside its link', () => {
    const first = { path: 'a.ts', startLine: 1, endLine: 1, sha: SHA };
    const path = '](https://evil.example) @octo/team `x`.md';
    const body = renderBody(runRecord({ citations: [first, { ...first, path }] }), LINKS);
    expect(body).toContain(
      `[\`](https://evil.example) @octo/team 'x'.md:1\`](https://github.com/octo/widget/blob/${SHA}/%5D%28https%3A//evil.example%29%20%40octo/team%20%60x%60.md#L1)`,
    );
  });
});

describe('hostile words of the model', () => {
  const HOSTILE: Array<[string, string, RegExp]> = [
    ['mention people', 'thanks @octocat and @octo/team', /(?<!`)@octo/],
    [
      'close issues',
      'this fixes #1, closes octo/widget#2 and resolves GH-3',
      /(?:fixes|closes|resolves) (?:[\w/]*#|GH-)\d/,
    ],
    ['load pictures', '![x](https://evil.example/a.png) <img src="https://evil.example/b.png">', /!\[|<img/],
    [
      'write HTML',
      '<details open><script>alert(1)</script></details> <!-- regreen:key=evil -->',
      /<[a-z/]|key=evil/,
    ],
    ['link elsewhere', '[docs](https://evil.example) https://evil.example www.evil.example', /evil\.example/],
    ['close an issue by its address', 'fixes https://github.com/octo/widget/issues/7', /fixes https:/],
    ['skip CI', '[skip ci] and [ci skip]', /\[skip ci\]|\[ci skip\]/],
    ['sign for others', 'ok\nCo-authored-by: Eve <eve@evil.example>', /Co-authored-by/],
    ['tick boxes', '\n- [x] `npm run e2e`: exit 0', /^- \[x\] `npm run e2e/m],
    ['add lines', 'a\n\n# b\n\n```\nc\n```\n'.repeat(20), /^# b|^```/m],
    ['hide characters', 'a\u202eb\u200bc\u0007', /[\u202e\u200b\u0007]/],
  ];

  test.each(HOSTILE)('do not %s', (_, text, forbidden) => {
    const record = words({ title: text, cause: text, change: text, notVerified: [text, text, text, text] });
    const body = renderBody(record, LINKS);
    expect(body).not.toMatch(forbidden);
    expect(titleOf(record, LINKS)).not.toMatch(forbidden);
    expect(body.split('\n').length).toBeLessThanOrEqual(25);
    expect(body.endsWith('\n<!-- regreen:key=0123456789ab -->')).toBe(true);
  });

  test('cannot tick a box: red stays red', () => {
    const record = words({ cause: '- [x] `npm test`: exit 0', change: '[x] all green' });
    const body = renderBody(
      { ...record, verifiers: [verifierResult({ after: verifierRun({ exitCode: 1 }) })] },
      LINKS,
    );
    expect(body).not.toContain('[x]');
  });
});

describe('names from the repository', () => {
  test('a path the guard names is code', () => {
    const path = '@octo/team fixes #1 ![x](https://evil.example/`a`.png).test.ts';
    const body = renderBody(runRecord({ findings: [{ ...WARNING, path }] }), LINKS);
    expect(body).toContain(
      "type-escape in `@octo/team fixes # 1 ![x](https://evil.example/'a'.png).test.ts:4`.",
    );
  });

  test('a program that is missing is code', () => {
    const before = verifierRun({ conclusion: 'not-run', exitCode: 127, missing: '@octocat' });
    expect(box(verifierResult({ before, after: null }), LINKS)).toContain('`@octocat` is missing');
  });

  test('a command closes nothing and skips no check where a merge takes the text as its message', () => {
    const command = 'fixes #1 [skip ci] skip-checks: true <!-- x';
    const line = box(verifierResult({ command }), LINKS);
    expect(line).toContain('- [x] `fixes # 1 (skip ci) skip-checks true < !-- x`: exit 1');
  });

  test('a subject never starts a line of its own', () => {
    const task = { kind: 'fix' as const, subject: 'x\n# y\r\n- [x] z', key: 'k', issue: null };
    expect(renderBody(runRecord({ task }), LINKS).split('\n')[0]).toBe('Fixes x # y - [x] z.');
  });
});

describe('the title', () => {
  test('is the model’s, on one line of at most 72 characters', () => {
    expect(titleOf(words({ title: 'fix: keep\nthe last element' }), LINKS)).toBe(
      'fix: keep the last element',
    );
    expect(titleOf(words({ title: 'x'.repeat(500) }), LINKS).length).toBeLessThanOrEqual(72);
  });

  test.each([
    [
      'the failing `test` step of [CI #412](https://github.com/octo/widget/actions/runs/99) on `main`',
      'Fix the failing `test` step of CI no. 412 on `main`',
    ],
    ['`GH-12 closes #3`', 'Fix `GH- 12 closes # 3`'],
    ['the failing `test` step of https://evil.example', 'Fix the failing `test` step of (link removed)'],
  ])('without one comes from the subject, and refers to nothing: %s', (subject, title) => {
    const task = { kind: 'fix' as const, subject, key: 'k', issue: null };
    expect(titleOf(runRecord({ submission: null, task }), LINKS)).toBe(title);
  });
});

describe('what is told beside', () => {
  test.each<[string, Partial<RunRecord>, string]>([
    ['an issue is closed', { task: { kind: 'implement', subject: '#7', key: 'k', issue: 7 } }, 'Closes #7\n'],
    [
      'warnings are shown',
      { findings: [WARNING] },
      'To look at: type-escape in `src/a.ts:4`. 1 file, +1 −1.',
    ],
    ['no patch', { patch: null }, '0 files, +0 −0.'],
    ['nothing made', { patch: null }, 'Written by regreen with gpt-x: '],
    ['no model', { attempts: [] }, 'Made by regreen without a model, 3 min.'],
    ['the price', { usage: { ...USAGE, costUsd: 0.0612 } }, '(88 % cached), $0.061, 3 min.'],
    ['one turn', { usage: { ...USAGE, turns: 1 } }, 'gpt-x: 1 turn, 41k'],
    [
      'a short run',
      {
        usage: { ...USAGE, inputTokens: 0, cachedInputTokens: 0, outputTokens: 999 },
        timing: { ...runRecord().timing, totalMs: 59_400 },
      },
      'gpt-x: 7 turns, 999 tokens (0 % cached), 59 s.',
    ],
  ])('%s', (_, change, text) => {
    expect(renderBody(runRecord(change), LINKS)).toContain(text);
  });

  test('boxes that find no room are counted', () => {
    const verifiers = Array.from({ length: 40 }, (_, i) =>
      verifierResult({ id: `v${i}`, command: `check ${i}` }),
    );
    const body = renderBody(runRecord({ verifiers }), LINKS);
    const shown = body.split('\n').filter((line) => line.startsWith('- [x]')).length;
    // One is kept for what CI will say.
    expect(body.split('\n')).toHaveLength(24);
    const said = renderBody(runRecord({ verifiers }), LINKS, { ci: 'CI green on abc1234.' });
    expect(said.split('\n')).toHaveLength(25);
    expect(body).toContain(`- … and ${40 - shown} more in run.json, ${40 - shown} of them green`);
  });

  test('a record without a task has a marker that fits no key', () => {
    expect(marker(runRecord({ task: null }))).toBe('<!-- regreen:key= -->');
  });
});
