import { describe, expect, test } from 'vitest';
import { commitlintForm } from '../../../src/publish/manners/commitlint-form.ts';
import { bareForm, CONVENTIONAL_TYPES, type TitleForm } from '../../../src/publish/manners/form.ts';
import { literalsOf } from '../../../src/publish/manners/literal.ts';
import { expectLinear } from '../../text/adversarial.ts';
import { filesOf } from './file-reader.ts';

const PRESET = { types: CONVENTIONAL_TYPES, first: 'lower', maxLength: 100 } as const;
const EXTENDS = "extends: ['@commitlint/config-conventional']";

describe('commitlint', () => {
  test.each<[string, string, string, Partial<TitleForm>]>([
    ['a preset', 'commitlint.config.js', `module.exports = { ${EXTENDS} };`, PRESET],
    [
      'a preset by one name, in YAML',
      '.commitlintrc.yml',
      "extends: '@commitlint/config-conventional'\n",
      PRESET,
    ],
    ['a file without an ending', '.commitlintrc', '{"extends": ["@commitlint/config-conventional"]}', PRESET],
    [
      'the manifest',
      'package.json',
      '{"commitlint": {"extends": ["@commitlint/config-conventional"], "rules": {"header-max-length": [2, "always", 60]}}}',
      { ...PRESET, maxLength: 60 },
    ],
    [
      'rules in code, with comments and names of constants',
      'commitlint.config.ts',
      `// 'type-enum': [2, 'always', ['old']]\nimport { RuleConfigSeverity } from '@commitlint/types';\nexport default {\n  ${EXTENDS},\n  rules: {\n    'type-enum': [RuleConfigSeverity.Error, 'always', [\n      'feat', // features\n      "fix",\n    ]],\n    /* scopes */ "scope-enum": [2, 'always', ['api', 'ui']],\n    'scope-empty': [2, 'never'],\n    'subject-case': [0],\n  },\n};`,
      { types: ['feat', 'fix'], scopes: ['api', 'ui'], scope: 'needed', first: null, maxLength: 100 },
    ],
    [
      'rules of its own',
      '.commitlintrc.json',
      '{"rules": {"type-enum": [2, "always", ["fix", "new"]], "subject-case": [2, "always", "lower-case"]}}',
      { types: ['fix', 'new'], first: 'all-lower' },
    ],
    [
      'upper case',
      '.commitlintrc.json',
      '{"extends": "@commitlint/config-conventional", "rules": {"subject-case": [2, "always", "sentence-case"]}}',
      { ...PRESET, first: 'upper' },
    ],
    [
      'scopes that are packages',
      'commitlint.config.mjs',
      "export default { extends: ['@commitlint/config-conventional', '@commitlint/config-pnpm-scopes'] }",
      { ...PRESET, scope: 'none' },
    ],
    [
      'a rule switched off',
      '.commitlintrc.json',
      '{"extends": "@commitlint/config-conventional", "rules": {"header-max-length": [0, "always", 10], "scope-empty": [2, "always"]}}',
      { ...PRESET, maxLength: null, scope: 'none' },
    ],
    [
      'types that are computed',
      'commitlint.config.cjs',
      `module.exports = { ${EXTENDS}, rules: { 'type-enum': [2, 'always', makeTypes()] } };`,
      PRESET,
    ],
  ])('%s', async (_, path, text, said) => {
    expect(await commitlintForm(filesOf({ [path]: text }))).toEqual({
      ...bareForm('conventional', path),
      ...said,
    });
  });

  test.each([
    ['a preset nobody knows', '.commitlintrc.json', '{"extends": ["gitmoji"]}'],
    [
      'a grammar of its own',
      'commitlint.config.js',
      `module.exports = { ${EXTENDS}, parserPreset: { parserOpts: { headerPattern: /^x/ } } };`,
    ],
    [
      'a published grammar',
      'commitlint.config.js',
      `module.exports = { ${EXTENDS}, parserPreset: 'conventional-changelog-atom' };`,
    ],
    [
      'a published grammar as data',
      '.commitlintrc',
      '{"extends": "@commitlint/config-conventional", "parserPreset": "conventional-changelog-atom"}',
    ],
    ['a file that cannot be read', '.commitlintrc.json', '{'],
    ['a manifest without it', 'package.json', '{"name": "a"}'],
  ])('%s says nothing', async (_, path, text) => {
    expect(await commitlintForm(filesOf({ [path]: text }))).toBeNull();
  });

  test('code is never run', async () => {
    const text = `globalThis.ran = true; module.exports = { ${EXTENDS} };`;
    await commitlintForm(filesOf({ 'commitlint.config.js': text }));
    expect(Reflect.has(globalThis, 'ran')).toBe(false);
  });
});

describe('literals of a source', () => {
  test.each([
    ["a: ['x', [1, -2], Severity.Error]", [['x', [1, -2], 'Severity.Error']]],
    ["'a': 'it\\'s', b: 1, \"a\": `y`", ["it's", 'y']],
    ["a: f('x')", []],
    ["a: ['x', ...others]", []],
    ["a: ['x'", []],
    ['a: `x${1}`', []],
    ["b: 'a: 1', // a: 2\n/* a: 3 */ ba: 4", []],
    ["url: 'https://x', a: 5", [5]],
  ])('%s', (source, values) => {
    expect(literalsOf(source, 'a')).toEqual(values);
  });

  test('threat 27: a megabyte of anything in linear time', () => {
    expectLinear((text) => literalsOf(text, 'a'));
    expectLinear((text) => literalsOf(`a: [${text}`, 'a'));
    expectLinear((text) => literalsOf(`${text}'a': ['${text}`, 'a'));
  });
});
