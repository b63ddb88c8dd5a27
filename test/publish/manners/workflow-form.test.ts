import { describe, expect, test } from 'vitest';
import { bareForm, CONVENTIONAL_TYPES, type TitleForm } from '../../../src/publish/manners/form.ts';
import { workflowForm } from '../../../src/publish/manners/workflow-form.ts';
import { filesOf } from './file-reader.ts';

const PATH = '.github/workflows/title.yml';
const workflow = (uses: string, settings: string) =>
  `on: pull_request\njobs:\n  build:\n    uses: ./.github/workflows/other.yml\n  title:\n    steps:\n      - run: echo\n      - uses: ${uses}\n        with:\n${settings}`;

describe('checks of titles', () => {
  test.each<[string, string, string, Partial<TitleForm>]>([
    [
      'as it comes',
      'amannn/action-semantic-pull-request@v6',
      '          x: 1\n',
      { types: CONVENTIONAL_TYPES },
    ],
    [
      'with types, scopes and a pattern',
      'amannn/action-semantic-pull-request@0123456789012345678901234567890123456789',
      '          types: |\n            fix\n            feat\n          scopes: |\n            core\n            ui\n            JIRA-\\d+\n          requireScope: true\n          subjectPattern: ^(?![A-Z]).+$\n',
      { types: ['fix', 'feat'], scopes: ['core', 'ui'], scope: 'needed', first: 'lower' },
    ],
    [
      'with a pattern that wants an upper case letter',
      'amannn/action-semantic-pull-request@v5',
      '          subjectPattern: ^[A-Z].+$\n',
      { types: CONVENTIONAL_TYPES, first: 'upper' },
    ],
    [
      'with a pattern that may never end',
      'amannn/action-semantic-pull-request@v5',
      '          subjectPattern: ^(a+)+$\n',
      { types: CONVENTIONAL_TYPES },
    ],
    [
      'pr-conventional-commits',
      'ytanikin/pr-conventional-commits@1.4.0',
      '          task_types: \'["feat","fix"]\'\n',
      { types: ['feat', 'fix'] },
    ],
    [
      'action-conventional-commits',
      'webiny/action-conventional-commits@v1.3.0',
      '          allowed-commit-types: feat, fix\n',
      { types: ['feat', 'fix'] },
    ],
  ])('%s', async (_, uses, settings, said) => {
    const files = filesOf({ [PATH]: workflow(uses, settings), '.github/workflows/a.yml': 'jobs: {' });
    expect(await workflowForm(files)).toEqual({ ...bareForm('conventional', PATH), ...said });
  });

  test('the Semantic PRs app', async () => {
    const said = { types: ['fix', 'docs'], scopes: ['a'] };
    const files = filesOf({ '.github/semantic.yml': JSON.stringify({ titleOnly: true, ...said }) });
    expect(await workflowForm(files)).toEqual({
      ...bareForm('conventional', '.github/semantic.yml'),
      ...said,
    });
    const commits = filesOf({ '.github/semantic.yml': 'commitsOnly: true' });
    expect(await workflowForm(commits)).toBeNull();
  });

  test.each([
    [
      'a grammar of its own',
      workflow('amannn/action-semantic-pull-request@v5', '          headerPattern: ^x$\n'),
    ],
    ['a name in a comment', '# amannn/action-semantic-pull-request\njobs: {}'],
    ['a longer name', workflow('amannn/action-semantic-pull-request-other@v1', '          x: 1\n')],
    ['no map at all', 'amannn/action-semantic-pull-request'],
  ])('%s says nothing', async (_, text) => {
    expect(await workflowForm(filesOf({ [PATH]: text }))).toBeNull();
  });

  test('workflows whose names speak of pull requests are read first, and not all of them', async () => {
    const named = ['lint-pr-title.yml', 'pr.yml', 'conventional_commits.yaml', 'CI.yml'];
    const other = Array.from({ length: 20 }, (_, i) => `a${i}-deploy-preview.yml`).sort();
    const read: string[] = [];
    await workflowForm({
      list: async () => [...other, ...named].map((name) => `.github/workflows/${name}`),
      read: async (path) => {
        read.push(path.slice('.github/workflows/'.length));
        return '';
      },
    });
    expect(read).toEqual([...named.sort(), ...other.slice(0, 8)]);
  });
});
