import { describe, expect, test } from 'vitest';
import { renderBody } from '../../../src/publish/body.ts';
import { fillTemplate } from '../../../src/publish/manners/fill-template.ts';
import { findTemplate } from '../../../src/publish/manners/template.ts';
import { type AnsweredCheck, askedBy, isAnswered } from '../../../src/publish/manners/template-rules.ts';
import { LINKS, runRecord } from '../../helpers/record.ts';
import { expectLinear } from '../../text/adversarial.ts';
import { filesOf } from './file-reader.ts';

const GREEN: AnsweredCheck = { command: 'npm test', kinds: ['test'], green: true };
const OWN = [
  'Fixes the failing `test` step.',
  '',
  '**Cause.** It was exclusive.',
  'https://example.com/a#L1',
  '**Change.** It is inclusive.',
  'Not verified: speed',
  '',
  '- [x] `npm test`: exit 1 before, exit 0 now',
  '- … and 2 more in run.json, 2 of them green',
  '',
  'The guard found nothing.',
  'Made by regreen with gpt-x.',
  '<!-- regreen:key=0123456789ab -->',
].join('\n');
const filled = (template: string, checks: readonly AnsweredCheck[] = [GREEN], own = OWN) =>
  fillTemplate(template, own, checks, LINKS);

describe('where the template is', () => {
  test.each([
    ['.github', { 'pull_request_template.md': 'b', '.github/PULL_REQUEST_TEMPLATE.md': 'a' }, 'a'],
    ['the root', { 'docs/pull_request_template.md': 'b', 'Pull_Request_Template.txt': 'a' }, 'a'],
    ['docs', { 'docs/pull_request_template.md': 'a', 'src/pull_request_template.md': 'b' }, 'a'],
    ['the only file of a folder', { '.github/PULL_REQUEST_TEMPLATE/anything.md': 'a' }, 'a'],
    [
      'the one for such a change',
      { '.github/pull_request_template/default.md': 'b', '.github/pull_request_template/bug_fix.md': 'a' },
      'a',
    ],
    [
      'the default of several',
      { '.github/PULL_REQUEST_TEMPLATE/default.md': 'a', '.github/PULL_REQUEST_TEMPLATE/feature.md': 'b' },
      'a',
    ],
    [
      'several without a default',
      { 'PULL_REQUEST_TEMPLATE/a.md': 'a', 'PULL_REQUEST_TEMPLATE/b.md': 'b' },
      null,
    ],
    ['an empty one', { 'pull_request_template.md': ' \n' }, null],
    ['a huge one', { 'pull_request_template.md': 'a'.repeat(50_000) }, null],
    ['none', { 'README.md': 'a' }, null],
  ])('%s', async (_, files, text) => {
    expect(await findTemplate(filesOf(files), 'fix')).toBe(text);
  });
});

describe('our facts under its headings', () => {
  test('a usual template', () => {
    const template = [
      '<!-- Thanks! Read CONTRIBUTING first. -->',
      'Please fill in all of it.',
      '',
      '## Description',
      'Please include a summary of the change.',
      '',
      'Fixes # (issue)',
      '',
      '## Type of change',
      '- [ ] Bug fix',
      '- [ ] New feature',
      '',
      '## How Has This Been Tested?',
      '<!-- describe -->',
      '- [ ] Unit tests',
      '',
      '## Screenshots',
      '<!-- if any -->',
      '',
      '## Checklist:',
      '- [x] I have read the rules',
      '- [ ] New and existing unit tests pass locally with my changes',
      '- [ ] I have added tests that prove my fix is effective',
    ].join('\n');
    expect(filled(template)).toBe(
      [
        '## Description',
        '',
        'Fixes the failing `test` step.',
        '**Cause.** It was exclusive.',
        'https://example.com/a#L1',
        '**Change.** It is inclusive.',
        'Not verified: speed',
        '',
        '## Type of change',
        '',
        '- [ ] Bug fix',
        '- [ ] New feature',
        '',
        '## How Has This Been Tested?',
        '',
        '- [x] `npm test`: exit 1 before, exit 0 now',
        '- … and 2 more in run.json, 2 of them green',
        '',
        'The guard found nothing.',
        '',
        '- [ ] Unit tests',
        '',
        '## Screenshots',
        '',
        'Not filled in by regreen.',
        '',
        '## Checklist:',
        '',
        '- [ ] I have read the rules',
        '- [x] New and existing unit tests pass locally with my changes',
        '- [ ] I have added tests that prove my fix is effective',
        '',
        'Made by regreen with gpt-x.',
        '<!-- regreen:key=0123456789ab -->',
      ].join('\n'),
    );
  });

  test('what and why apart, the issue, and the use of AI, with bold headings', () => {
    const template =
      '**What changed**\n\n**Why:**\n\n**Related issue**\nCloses #123\n\n**Test plan**\n\n**AI disclosure**\n- [ ] I used AI';
    const body = filled(template, [], OWN.replace('Fixes the failing `test` step.', 'Closes #7'));
    expect(body.split('\n\n')).toEqual([
      '**What changed**',
      '**Change.** It is inclusive.\nNot verified: speed',
      '**Why:**',
      '**Cause.** It was exclusive.\nhttps://example.com/a#L1',
      '**Related issue**',
      'Closes #7',
      '**Test plan**',
      '- [x] `npm test`: exit 1 before, exit 0 now\n- … and 2 more in run.json, 2 of them green',
      'The guard found nothing.',
      '**AI disclosure**',
      'Made by regreen with gpt-x.',
      '- [ ] I used AI',
      '<!-- regreen:key=0123456789ab -->',
    ]);
  });

  test('without a heading that asks, our facts come first', () => {
    const body = filled('---\nname: x\n---\n## Deployment\n- [ ] flag set');
    expect(body.startsWith('Fixes the failing `test` step.\n**Cause.**')).toBe(true);
    expect(body).toContain('The guard found nothing.\n\n## Deployment\n\n- [ ] flag set\n\nMade by');
    expect(body).not.toContain('name: x');
  });

  test.each([
    ['only comments', '<!-- a -->\n\n'],
    ['only words', 'Please say what you changed.'],
    ['a body that would be too long', `## What\n${'- [ ] a thing to do\n'.repeat(4000)}`],
  ])('%s: the body stays as it is', (_, template) => {
    expect(filled(template)).toBe(OWN);
  });

  test('every line of a real body finds its place, and 25 are ours', () => {
    const own = renderBody(runRecord(), LINKS);
    const body = filled('## Summary\n\n## Testing', [], own);
    const said = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('## '));
    expect(said(body).sort()).toEqual(said(own).sort());
    expect(said(body).length).toBeLessThanOrEqual(25);
    expect(body.split('\n').at(-1)).toBe('<!-- regreen:key=0123456789ab -->');
  });

  test('headings inside code are code', () => {
    expect(filled('## Notes\n```\n## What\n```')).toContain('## Notes\n\n```\n## What\n```');
  });

  test.each([
    ['a mention', '## Notes\nask @acme/team or @octo', '`@acme/team` or `@octo`'],
    ['a number', '## Notes\nsee #12', 'see `#12`'],
    ['a skip token', '## Notes\n[skip ci] here', '(skip ci) here'],
    ['an order to a bot', '## Notes\n/approve now', '`/approve` now'],
    ['a closing line that is a sample', '## Notes\nabove\nFixes: #123\nbelow', 'above\n\nbelow'],
    ['a closing word in a box', '## Notes\n- [ ] fixes #123', '- [ ] fixes `#123`'],
  ])('threat 14: %s of the template is quiet', (_, template, text) => {
    expect(filled(template)).toContain(text);
  });
});

describe('threat 08: a template loads nothing and leads nowhere else', () => {
  const HOST = 'https://evil.example.com';
  test.each([
    ['an image', `![all is well](${HOST}/p.png)`],
    ['an image in a box', `- [ ] done ![x](${HOST}/p.png)`],
    ['an image in a table', `| ![x](${HOST}/p.png) | b |`],
    ['an image by its definition', `![x][p]\n\n[p]: ${HOST}/p.png`],
    ['HTML', `<img src="${HOST}/p.png"><a href='${HOST}'>x</a><iframe src=${HOST}>`],
    ['HTML over two lines', `<img\nsrc="${HOST}/p.png">`],
    ['a link', `Read [the guide](${HOST}/guide).`],
    ['a link over two lines', `[the\nguide](${HOST})`],
    ['a bare address', `See ${HOST}/x and <${HOST}>.`],
    ['a fence that is none', `\`\`\` a\`b\n![x](${HOST})`],
    ['a fence that ends with its list', `- a\n  \`\`\`\n![x](${HOST})`],
    ['an image in a heading', `# ![x](${HOST})\n- [ ] done`],
  ])('%s', (_, lines) => {
    const body = filled(`## Notes\n- [ ] kept\n${lines}\n\n## What`);
    expect(body).not.toMatch(/evil|!\[|<[a-z/]|\]\[|\]:/i);
    expect(body).toContain('- [ ] kept');
  });

  test('what stands in code is no box of a section that we fill', () => {
    const body = filled(`## What\n- [ ] done\n\`\`\`\n- [ ] ![x](${HOST})\n\`\`\``);
    expect(body).toContain('- [ ] done');
    expect(body).not.toContain('evil');
  });

  test('a fence that is left open does not swallow our last lines', () => {
    expect(filled('## Notes\n```mermaid\na')).toContain('## Notes\n\n```\na\n```\n\nMade by regreen');
  });

  test.each([
    'Please read CONTRIBUTING.md, and `npm test` must pass.',
    '- item\n    - nested\n1. first',
    '> quoted, **bold** and _slanted_',
    '| Q | A |\n| --- | --- |\n| Bug fix? | yes/no |',
    '[the guide](https://github.com/octo/widget/blob/main/CONTRIBUTING.md)',
    '```sh\nnpm test <in> #1 @a\n```',
  ])('plain words stay: %s', (text) => {
    expect(filled(`## Notes\n${text}\n\n## What`)).toContain(`## Notes\n\n${text}\n\n## What`);
  });
});

test.each([
  ['Description', ['what']],
  ['✨ What does this PR do?', ['what']],
  ['Summary of changes', ['what']],
  ['What and why', ['what', 'why']],
  ['Motivation and Context', ['why']],
  ['Root cause', ['why']],
  ['How has this been tested?', ['checks']],
  ['Test plan', ['checks']],
  ['Verification', ['checks']],
  ['Steps to reproduce and verify', ['checks']],
  ['Related Issue(s)', ['issue']],
  ['Closes', ['issue']],
  ['Breaking changes', ['other']],
  ['Types of changes', ['other']],
  ['Checklist', ['other']],
  ['Documentation changes', ['other']],
  ['AI usage', ['disclosure']],
  ['Anything else', ['other']],
])('the heading %s asks for %j', (heading, asked) => {
  expect(askedBy(heading)).toEqual(asked);
});

describe('boxes that exit codes answer', () => {
  const LINT: AnsweredCheck = { command: 'npm run lint', kinds: ['lint'], green: true };
  test.each([
    ['All tests pass', [GREEN], true],
    ['Existing tests are passing locally', [GREEN], true],
    ['New and existing unit tests pass locally with my changes', [GREEN], true],
    ['Lint and tests pass', [GREEN, LINT], true],
    ['`npm test` passes', [GREEN], true],
    ['I ran `npm test` and `npm run lint`', [GREEN, LINT], true],
    ['Lint and tests pass', [GREEN], false],
    ['All tests pass', [{ ...GREEN, green: false }], false],
    ['All tests pass', [GREEN, { ...GREEN, green: false }], false],
    ['All tests pass', [LINT], false],
    ['`npm run e2e` passes', [GREEN], false],
    ['Tests added/updated and pass', [GREEN], false],
    ['Integration tests pass', [GREEN], false],
    ['Builds locally and CI passes', [{ ...GREEN, kinds: ['build'] }], false],
    ['I have added tests', [GREEN], false],
    ['Tests pass or are not needed', [GREEN], false],
    ['Documentation updated', [GREEN], false],
  ])('%s with %j: %s', (item, checks, answer) => {
    expect(isAnswered(item, checks)).toBe(answer);
  });
});

test('threat 27: a megabyte of anything in linear time', () => {
  expectLinear((text) => filled(`## What\n${text}`));
  expectLinear((text) => filled(`${text}\n## What`));
});
