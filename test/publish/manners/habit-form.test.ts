import { expect, test } from 'vitest';
import { bareForm } from '../../../src/publish/manners/form.ts';
import { habitForm, type RecentPull } from '../../../src/publish/manners/habit-form.ts';
import { houseForm } from '../../../src/publish/manners/house.ts';
import { filesOf } from './file-reader.ts';

const pull = (title: string, more: Partial<RecentPull> = {}): RecentPull => ({
  title,
  merged: true,
  author: { bot: false },
  branch: 'topic',
  ...more,
});
const pulls = (...titles: string[]) => titles.map((title) => pull(title));

test.each([
  [
    'conventional',
    ['fix(api): a', 'feat(ui): b', 'fix(api): c', 'chore: d', 'docs(ui): e (#12)'],
    'conventional',
  ],
  [
    'a scope in brackets',
    ['[api] Add a', '[ui] Fix b', '[api] Drop c', '[ui] Make d', '[api] Use e'],
    'brackets',
  ],
  ['an area', ['net/http: fix a', 'runtime: b', 'all: c', 'net: d', 'cmd/go: e'], 'area'],
  ['words', ['Add a', 'Fix b', 'Drop c', 'Make d', 'Use e (#9)'], 'words'],
])('%s', (_, titles, shape) => {
  expect(habitForm(pulls(...titles))).toMatchObject({ shape, from: '5 of the last 5 merged titles' });
});

test('what a habit knows: types and scopes in use, the first letter', () => {
  const form = habitForm(
    pulls('fix(api): Add a', 'feat(ui): Make b', 'deps(api): Use c', 'fix(api): D', 'chore: E'),
  );
  expect(form).toMatchObject({ scopes: ['api', 'ui'], scope: 'optional', first: 'upper' });
  expect(form?.types).toEqual(expect.arrayContaining(['fix', 'deps', 'perf']));
  expect(habitForm(pulls('a', 'b', 'c', 'd', 'E'))).toMatchObject({ first: null });
  expect(habitForm(pulls('a', 'b', 'c', 'd', 'e'))).toEqual({
    ...bareForm('words', '5 of the last 5 merged titles'),
    first: 'lower',
  });
});

test('kinds in brackets are types', () => {
  expect(habitForm(pulls('[Fix] a', '[Fix] b', '[Docs] c', '[Fix] d', '[Chore] e'))).toMatchObject({
    shape: 'brackets',
    types: ['Fix', 'Docs', 'Chore'],
  });
});

test('no habit: too few, too mixed, of bots, of our own, not merged', () => {
  const five = ['fix: a', 'fix: b', 'fix: c', 'fix: d', 'fix: e'];
  expect(habitForm(pulls(...five.slice(1)))).toBeNull();
  expect(habitForm(pulls(...five, 'One', 'Two', 'Three', 'Four'))).toBeNull();
  expect(habitForm(pulls(...five, 'One', 'Two', 'Three'))?.shape).toBe('conventional');
  for (const more of [
    { merged: false },
    { author: { bot: true } },
    { author: null },
    { branch: 'regreen/fix-0' },
  ])
    expect(habitForm(five.map((title) => pull(title, more)))).toBeNull();
});

test('only the last thirty count', () => {
  const old = Array.from({ length: 40 }, (_, i) => pull(`fix: ${i}`));
  const late = Array.from({ length: 30 }, (_, i) => pull(`Fix ${i}`));
  expect(habitForm([...late, ...old])?.shape).toBe('words');
});

test('instructions come before commitlint, that before workflows, and those before habit', async () => {
  const titles = pulls('Add a', 'Add b', 'Add c', 'Add d', 'Add e');
  const files: Record<string, string> = {};
  const from = async (paths: string[] = []) => (await houseForm(filesOf(files), paths, titles))?.from;
  expect(await from()).toBe('5 of the last 5 merged titles');
  files['.github/workflows/t.yml'] = 'jobs: {t: {steps: [{uses: amannn/action-semantic-pull-request@v5}]}}';
  expect(await from()).toBe('.github/workflows/t.yml');
  files['.commitlintrc.json'] = '{"extends": "@commitlint/config-conventional"}';
  expect(await from()).toBe('.commitlintrc.json');
  files['CLAUDE.md'] = 'PR title format: `<scope>: <description>`';
  expect(await from()).toBe('CLAUDE.md:1');
  files['AGENTS.md'] = 'Be kind.';
  expect(await from()).toBe('.commitlintrc.json');
  files['packages/ui/AGENTS.md'] = 'PR title format: see below\nPR title format: [<package>] <title>';
  expect(await from(['packages/ui/a.ts', 'packages/ui/b/c.ts'])).toBe('packages/ui/AGENTS.md:2');
  expect(await from(['packages/ui/a.ts', 'packages/api/a.ts'])).toBe('.commitlintrc.json');
});

test('a later source of the same shape fills what the first leaves open', async () => {
  const files = filesOf({
    'AGENTS.md': 'PR titles must follow Conventional Commits.\nKeep the title under 60 characters.',
    'commitlint.config.js':
      "export default { rules: { 'type-enum': [2, 'always', ['fix', 'new']], 'header-max-length': [2, 'always', 50] } }",
  });
  expect(await houseForm(files, [], [])).toMatchObject({
    from: 'AGENTS.md:1',
    types: ['fix', 'new'],
    maxLength: 50,
  });
  expect(await houseForm(filesOf({}), [], [])).toBeNull();
});
