import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareForm, parseTitle, type TitleForm } from '../../../src/publish/manners/form.ts';
import { houseTitle, titleChoices } from '../../../src/publish/manners/title.ts';
import type { TaskKind } from '../../../src/types.ts';

const PLACE = {
  links: { serverUrl: 'https://github.com', repository: 'acme/widget' },
  paths: ['packages/ui/src/a.ts', 'packages/ui/test/a.ts', 'packages/api/b.ts'],
  fallback: 'Fix the failing `test` step of CI #412 on `main`',
};
const form = (shape: TitleForm['shape'], more: Partial<TitleForm> = {}) => ({
  ...bareForm(shape, 'AGENTS.md:3'),
  ...more,
});
const titled = (words: string, house: TitleForm | null, kind: TaskKind = 'fix', place = PLACE) =>
  houseTitle(words, kind, house, place).title;

describe('conventional', () => {
  const conventional = (more: Partial<TitleForm> = {}) => form('conventional', more);
  test.each<[string, string, Partial<TitleForm>, string]>([
    ['words alone', 'Keep the last element.', {}, 'fix: Keep the last element'],
    ['lower case', 'Keep the last element', { first: 'lower' }, 'fix: keep the last element'],
    ['upper case', 'keep the last element', { first: 'upper' }, 'fix: Keep the last element'],
    ['a name in front', 'README names the port', { first: 'lower' }, 'fix: `README` names the port'],
    ['an identifier in front', 'parseRange drops one', { first: 'upper' }, 'fix: parseRange drops one'],
    [
      'all letters',
      'Keep README of TypeScript',
      { first: 'all-lower' },
      'fix: keep `README` of `TypeScript`',
    ],
    ["the model's type", 'test: cover it', {}, 'test: cover it'],
    ['a feature as a fix', 'feat!: add it', {}, 'fix: add it'],
    ['a type that is not allowed', 'perf: make it fast', { types: ['fix', 'chore'] }, 'fix: make it fast'],
    ['types of other words', 'Keep it', { types: ['Bug', 'New'] }, 'Bug: Keep it'],
    ['no type that fits', 'Keep it', { types: ['new', 'chore'] }, 'chore: Keep it'],
    ["the model's scope", 'fix(parser): keep it', {}, 'fix(parser): keep it'],
    ['a scope that is not allowed', 'fix(parser): keep it', { scopes: ['ui'] }, 'fix: keep it'],
    ['a scope in other letters', 'fix(UI): keep it', { scopes: ['ui'] }, 'fix(ui): keep it'],
    ['a scope that is needed', 'Keep it', { scopes: ['api', 'ui'], scope: 'needed' }, 'fix(ui): Keep it'],
    ['a scope nothing touches', 'Keep it', { scopes: ['docs', 'web'], scope: 'needed' }, 'fix: Keep it'],
    ['the only scope, needed', 'Keep it', { scopes: ['root'], scope: 'needed' }, 'fix(root): Keep it'],
    ['any scope, needed', 'Keep it', { scope: 'needed' }, 'fix(ui): Keep it'],
    ['no scopes', 'fix(ui): keep it', { scope: 'none' }, 'fix: keep it'],
    ['a scope in brackets', '[api] keep it', { scopes: ['api'] }, 'fix(api): keep it'],
    ['an area', 'range: keep it', {}, 'fix(range): keep it'],
    ['an area that is no scope', 'range: keep it', { scopes: ['ui'] }, 'fix: range: keep it'],
    ['a scope that is no name', 'fix(a`b): keep it', {}, 'fix: keep it'],
  ])('%s', (_, words, more, title) => {
    expect(titled(words, conventional(more))).toBe(title);
  });

  test('a new feature is one', () => {
    expect(titled('Add it', conventional(), 'implement')).toBe('feat: Add it');
    expect(titled('refactor: move it', conventional(), 'implement')).toBe('refactor: move it');
    expect(titled('feat!: drop it', conventional(), 'implement')).toBe('feat: drop it');
  });
});

test.each<[string, string, TitleForm, string]>([
  ['a scope in brackets', 'fix: Keep it', form('brackets', { scope: 'needed' }), '[ui] Keep it'],
  ["the model's own brackets", '[api] Keep it', form('brackets', { scope: 'needed' }), '[api] Keep it'],
  ['kinds in brackets', 'Keep it', form('brackets', { types: ['Feature', 'Fix'] }), '[Fix] Keep it'],
  ['an area', 'Keep it', form('area', { scope: 'needed', first: 'lower' }), 'ui: keep it'],
  ['an area nobody knows', 'Keep it', form('area', { scope: 'needed', scopes: ['net'] }), 'Keep it'],
  ['words', 'fix(ui): keep it', form('words', { first: 'upper' }), 'Keep it'],
  ['words with an area', 'range: keep it', form('words', { first: 'upper' }), 'Range: keep it'],
])('%s', (_, words, house, title) => {
  expect(titled(words, house)).toBe(title);
});

test('a repository of one part is that part', () => {
  const house = form('brackets', { scope: 'needed' });
  expect(titled('Keep it', house, 'fix', { ...PLACE, paths: ['src/a.ts'] })).toBe('[widget] Keep it');
});

test('without a house the words stay as the model wrote them', () => {
  expect(houseTitle('fix(ui): keep it', 'fix', null, PLACE)).toEqual({
    title: 'fix(ui): keep it',
    from: null,
  });
  expect(houseTitle('Keep it', 'fix', form('words'), PLACE).from).toBe('AGENTS.md:3');
});

test('without words the task speaks', () => {
  expect(titled(' \n', null)).toBe('Fix the failing `test` step of CI no. 412 on `main`');
  expect(titled('<!-- x -->', form('words'))).toBe('Fix the failing `test` step of CI no. 412 on `main`');
});

test('at most 72 characters, or fewer where the house says so, cut between words', () => {
  const words = 'Keep the last element of every range that was read from the configuration of the user';
  const cut = titled(words, form('conventional'));
  expect(cut).toBe('fix: Keep the last element of every range that was read from the…');
  expect(cut.length).toBeLessThanOrEqual(72);
  expect(titled(words, form('conventional', { maxLength: 40 }))).toBe('fix: Keep the last element of every…');
  expect(titled(`Keep \`${words}\``, null)).not.toContain('`');
});

test('the forms that are tried in turn, each once', () => {
  const house = form('area', { scope: 'needed' });
  expect(titleChoices('Keep it', 'fix', house, PLACE)).toEqual([
    { choice: 'house', title: 'ui: Keep it' },
    { choice: 'conventional', title: 'fix: keep it' },
    { choice: 'plain', title: 'Keep it' },
  ]);
  expect(titleChoices('Keep it', 'fix', null, PLACE).map(({ choice }) => choice)).toEqual([
    'house',
    'conventional',
  ]);
});

test.each([
  ['fix(a)!: b (#12)', { shape: 'conventional', type: 'fix', scope: 'a', words: 'b' }],
  ['net/http: b', { shape: 'area', type: null, scope: 'net/http', words: 'b' }],
  ['custom(a): b', { shape: 'conventional', type: 'custom', scope: 'a', words: 'b' }],
  ['[Fix] b', { shape: 'brackets', type: 'fix', scope: 'Fix', words: 'b' }],
  ['Note: b', { shape: 'area', type: null, scope: 'Note', words: 'b' }],
  ['a b: c', { shape: 'words', type: null, scope: null, words: 'a b: c' }],
])('%s is read', (title, parts) => {
  expect(parseTitle(title)).toEqual(parts);
});

test('threat 14: a title put together skips nothing', () => {
  const house = form('brackets', { scope: 'needed' });
  for (const words of ['fix(skip ci): keep it', 'no-ci: keep it'])
    expect(titled(words, house)).toMatch(/^\((?:skip ci|no-ci)\) keep it$/);
});

test('threat 14: whatever the model writes, a title is one inert line of at most 72 characters', () => {
  const pieces = fc.constantFrom(
    '[skip ci]',
    'skip',
    'ci',
    '@acme/all',
    '#1',
    'fixes ',
    '`',
    ': ',
    '[',
    ']',
    '(',
    '\n',
    '&#64;',
    'fix(',
    'a',
    '!',
    '\u200b',
    ' ',
  );
  const shapes = fc.constantFrom<TitleForm['shape']>('conventional', 'brackets', 'area', 'words');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.option(shapes), (texts, shape) => {
      const house = shape === null ? null : form(shape, { scope: 'needed', first: 'lower' });
      for (const { title } of titleChoices(texts.join(''), 'fix', house, PLACE)) {
        expect(title.length).toBeLessThanOrEqual(72);
        expect(title).not.toMatch(/\n|@\w|#\d|\[(?:skip.ci|ci.skip)\]|^\s*$/);
      }
    }),
  );
});
