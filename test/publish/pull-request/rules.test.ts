import { expect, test } from 'vitest';
import { type Intent, ruleAgainst, rulesFor } from '../../../src/publish/pull-request/rules.ts';
import { HOSTILE_BYTES } from '../../helpers/soak.ts';
import { failure } from './publishing.ts';

const BOT = { login: 'github-actions[bot]', id: 41898282, bot: true };
const INTENT: Intent = {
  branch: 'regreen/fix-0123456789ab',
  creates: true,
  merges: false,
  message: 'fix: two\n\nRegreen-Key: 0123456789ab',
  files: [
    { path: 'src/Setup.EXE', after: Buffer.alloc(3 * 1024 * 1024) },
    { path: 'gone.dll', after: null },
  ],
  author: BOT,
};

const pattern = (operator: string, text: string, negate = false) => ({ operator, pattern: text, negate });

/** A rule, what it does not let pass, and a neighbour that passes. */
const RULES: ReadonlyArray<
  [type: string, parameters: object, against: Partial<Intent>, why: string, fine: Partial<Intent>]
> = [
  ['creation', {}, {}, 'they let only some accounts create it', { creates: false }],
  ['update', {}, { creates: false }, 'they let only some accounts change it', {}],
  ['pull_request', {}, { creates: false }, 'they take changes by pull request only', {}],
  [
    'required_signatures',
    {},
    { author: { login: 'ada', id: 7, bot: false } },
    'they take signed commits only, and GitHub signs those made with the token of Actions or of an App, not with a person’s',
    { author: null },
  ],
  ['required_linear_history', {}, { merges: true }, 'they take no merge commits', {}],
  [
    'branch_name_pattern',
    pattern('regex', '^feature/.+'),
    {},
    'its name must match `^feature/.+`',
    { branch: 'feature/x' },
  ],
  [
    'branch_name_pattern',
    pattern('ends_with', '0123456789ab', true),
    {},
    'its name must not end with `0123456789ab`',
    { branch: 'regreen/fix-x' },
  ],
  [
    'commit_message_pattern',
    pattern('contains', 'ABC-'),
    {},
    'the commit message must contain `ABC-`',
    { message: 'fix: ABC-1' },
  ],
  [
    'commit_author_email_pattern',
    pattern('ends_with', '@example.com'),
    {},
    "the author's address must end with `@example.com`",
    { author: null },
  ],
  [
    'committer_email_pattern',
    pattern('starts_with', 'ci@'),
    {},
    "the committer's address must start with `ci@`",
    { author: { login: 'ada', id: 7, bot: false } },
  ],
  [
    'file_path_restriction',
    { restricted_file_paths: ['docs/**', 'src/*'] },
    {},
    'they refuse that path (src/Setup.EXE)',
    { files: [{ path: 'lib/src/x', after: Buffer.from('') }] },
  ],
  [
    'file_extension_restriction',
    { restricted_file_extensions: ['*.exe'] },
    {},
    'they refuse that extension (src/Setup.EXE)',
    { files: [{ path: 'gone.exe', after: null }] },
  ],
  [
    'max_file_path_length',
    { max_file_path_length: 12 },
    {},
    'they refuse so long a path (src/Setup.EXE)',
    { files: [{ path: 'x'.repeat(12), after: Buffer.from('') }] },
  ],
  [
    'max_file_size',
    { max_file_size: 2 },
    {},
    'they refuse so large a file (src/Setup.EXE)',
    { files: [{ path: 'x', after: Buffer.alloc(2 * 1024 * 1024) }] },
  ],
];

test.each(RULES)('%s', (type, parameters, against, why, fine) => {
  const rule = { type, parameters: { ...parameters } };
  expect(ruleAgainst([rule], { ...INTENT, ...against })).toBe(
    `the rules of the repository do not let this be written to 'regreen/fix-0123456789ab': ${why} (rule ${type}); leave that branch out of the ruleset`,
  );
  expect(ruleAgainst([rule], { ...INTENT, ...fine })).toBeNull();
});

test.each<[string, Record<string, unknown>]>([
  ['merge_queue', {}],
  ['a rule of tomorrow', {}],
  ['constructor', {}],
  ['branch_name_pattern', {}],
  ['branch_name_pattern', { operator: 'constructor', pattern: 'x' }],
  ['branch_name_pattern', { operator: 'regex', pattern: '\\Afeature/' }],
  ['branch_name_pattern', { operator: 'regex', pattern: '(?i)FEATURE' }],
  ['branch_name_pattern', { operator: 'regex', pattern: '([a-z/]+)+!' }],
  ['branch_name_pattern', { operator: 'regex', pattern: '.*.*.*.*.*.*.*!' }],
  ['branch_name_pattern', { operator: 'regex', pattern: '[' }],
  ['file_path_restriction', { restricted_file_paths: 'src' }],
  ['max_file_size', { max_file_size: '1' }],
])('%s %j is left to GitHub', (type, parameters) => {
  expect(ruleAgainst([{ type, parameters }], INTENT)).toBeNull();
});

test('a hostile pattern costs no time', () => {
  const started = performance.now();
  for (const text of [`${'a?'.repeat(HOSTILE_BYTES / 2)}!`, `${'.*'.repeat(90)}!`, `${'(a|'.repeat(60)}`]) {
    const parameters = pattern('regex', text);
    expect(ruleAgainst([{ type: 'branch_name_pattern', parameters }], INTENT)).toBeNull();
  }
  expect(performance.now() - started).toBeLessThan(200);
});

test('rules are asked for once; where they may not be read GitHub judges alone', async () => {
  let asked = 0;
  const count = (answer: () => Promise<never[]>) => ({
    branchRules: () => {
      asked += 1;
      return answer();
    },
  });
  const rules = rulesFor(
    count(() => Promise.reject(failure(403, 'Upgrade to GitHub Pro'))),
    'b',
  );
  expect([await rules(INTENT), await rules(INTENT), asked]).toEqual([null, null, 1]);
  const broken = rulesFor(
    count(() => Promise.reject(failure(500, 'Server Error'))),
    'b',
  );
  await expect(broken(INTENT)).rejects.toMatchObject({ step: 'read' });
});
