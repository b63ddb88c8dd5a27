import { describe, expect, test } from 'vitest';
import { bareForm, type TitleForm } from '../../../src/publish/manners/form.ts';
import { guidanceForm } from '../../../src/publish/manners/guidance-form.ts';
import { expectLinear } from '../../text/adversarial.ts';

const form = (page: string) => guidanceForm('AGENTS.md', page);
const conventional = (line: number, more: Partial<TitleForm> = {}) => ({
  ...bareForm('conventional', `AGENTS.md:${line}`),
  ...more,
});

describe('a rule about titles', () => {
  test.each<[string, string, Partial<TitleForm> & { line: number }]>([
    [
      'the template of agents.md',
      '# Guide\n\n## PR instructions\n- Title format: [<project_name>] <Title>\n- Always run `npm test`.',
      { line: 4, shape: 'brackets', scope: 'needed' },
    ],
    [
      'a dash without a blank',
      '## PR instructions\n-Title format: [<project_name>] <Title>',
      { line: 2, shape: 'brackets', scope: 'needed' },
    ],
    [
      'kinds in brackets',
      '## PR Instructions\n- Title format: [Fix/Feature] Short description',
      { line: 2, shape: 'brackets', types: ['Fix', 'Feature'] },
    ],
    [
      'an area',
      '- PR titles should follow the format `area: short description` (e.g., `tsdb: use less`)',
      { line: 1, shape: 'area', scope: 'needed' },
    ],
    [
      'a scope for commits',
      '# Version control\n\n- Commit message format: `<scope>: <description>`, where `<scope>` is short',
      { line: 3, shape: 'area', scope: 'needed' },
    ],
    [
      'a template with a scope and types in words',
      '## Pull requests\n- PR titles MUST pass commitlint / Conventional Commits.\n- Format: <type>(<scope>): <subject>\n- Allowed types: feat, fix, docs, chore\n- Subject: imperative, <= 60 chars.',
      {
        line: 3,
        shape: 'conventional',
        scope: 'optional',
        types: ['feat', 'fix', 'docs', 'chore'],
        maxLength: 60,
      },
    ],
    [
      'a block below a heading',
      '### PR title format\n\nTitles of pull requests look so:\n\n```\n<type>(<scope>): <description>\n```\n\n- **type**: one of:\n  - `fix` - repairs\n  - `feat` - features\n',
      { line: 6, shape: 'conventional', scope: 'optional', types: ['fix', 'feat'] },
    ],
    [
      'types in the template',
      '## Commit messages\n- Format: `feat|fix|chore(<scope>): <summary>`',
      { line: 2, shape: 'conventional', scope: 'optional', types: ['feat', 'fix', 'chore'] },
    ],
    [
      'Conventional Commits for titles',
      '## Pull requests\nUse [Conventional Commits](https://www.conventionalcommits.org/) for PR titles (e.g. `fix:`).',
      { line: 2, shape: 'conventional' },
    ],
    [
      'Conventional Commits for commits',
      '## Git\n- Use Conventional Commits for all commit messages.',
      { line: 2, shape: 'conventional' },
    ],
    [
      'letters and length of the section',
      'PR titles must follow Conventional Commits.\nThe description must be lowercase.\nKeep the title under 70 characters.',
      { line: 1, shape: 'conventional', first: 'lower', maxLength: 70 },
    ],
    [
      'letters and scopes of the section',
      '### PR title format\n\nTitles follow Conventional Commits.\n\nFormat: `<type>: <Description>`\n\n- Description must start with an uppercase letter\n- Scopes are not allowed',
      { line: 5, shape: 'conventional', first: 'upper', scope: 'none' },
    ],
    [
      'a name that stands for itself',
      '## Git\n- PR title format: `[widget] <Title>`',
      { line: 2, shape: 'brackets', scope: 'needed', scopes: ['widget'] },
    ],
    [
      'prefixes',
      '- PR titles must start with a prefix for the change: `bug:`, `feat:`, `docs:` or `chore:`.',
      { line: 1, shape: 'conventional', types: ['bug', 'feat', 'docs', 'chore'] },
    ],
    ['some prefixes', '1. PR titles must follow `feat:`, `fix:`, etc.', { line: 1, shape: 'conventional' }],
    [
      'pull requests before commits',
      'Commit message format: `<scope>: <description>`\nPR title format: `<type>: <description>`',
      { line: 2, shape: 'conventional' },
    ],
  ])('%s', (_, page, { line, ...said }) => {
    expect(form(page)).toEqual({ ...bareForm('words', `AGENTS.md:${line}`), ...said });
  });

  test.each([
    ['a prohibition', 'Do not use Conventional Commits for PR titles.'],
    ['a wish', 'Conventional Commits for commit messages are encouraged.'],
    ['talk of it', 'The changelog is made from conventional commits by a tool.'],
    ['another format', '## API\n- Response format: `<type>: <description>`'],
    ['a ticket nobody knows', '## PR instructions\n- Title format: [JIRA-123] <Title>'],
    ['the number of an issue', '## PR\n- Title format: `<type>: <description> (#<issue-number>)`'],
    ['an example', '## PR titles\n- Example: `fix(core): keep the last element`'],
    ['a format of branches', '## Pull requests\n- Branch names: `<type>/<description>`'],
    ['a block of something else', '## Usage\n\n```\ntype: description\n```'],
    ['a title of a page', '- Title format: `[Keyword] | [Brand]` - keyword first'],
    ['a place nobody knows', '## PR title format\n```\n<module> : <week> : <title>\n```'],
    ['nothing', ''],
  ])('%s is none', (_, page) => {
    expect(form(page)).toBeNull();
  });

  test('examples of types limit nothing', () => {
    const page = '## Commits\nCommits must follow Conventional Commits.\nTypes: feat, fix, etc.';
    expect(form(page)).toEqual(conventional(2));
  });

  test('threat 27: a megabyte of anything in linear time', () => {
    expectLinear(form);
    expectLinear((text) => form(`## PR title format\n- Title format: ${text}`));
  });
});
