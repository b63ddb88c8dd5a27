import { execa } from 'execa';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitMessage, type MessageOrder } from '../../src/publish/commit-message.ts';
import { WrongUse } from '../../src/types.ts';
import { expectLinear } from '../text/adversarial.ts';

const ORDER: MessageOrder = {
  title: 'Keep the last element',
  cause: 'The end index was exclusive.',
  key: '0123456789ab',
  links: { serverUrl: 'https://github.com', repository: 'acme/widget' },
  coAuthor: null,
  signOff: null,
  issue: null,
};
const message = (change: Partial<MessageOrder>) => commitMessage({ ...ORDER, ...change });
const KEY = 'Regreen-Key: 0123456789ab';

/** What git itself takes for trailers. */
async function trailersOf(text: string): Promise<string[]> {
  const { stdout } = await execa('git', ['interpret-trailers', '--parse'], { input: text });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('the message', () => {
  test('title, cause, trailer', () => {
    expect(message({})).toBe(`Keep the last element\n\nThe end index was exclusive.\n\n${KEY}`);
  });

  test('all it can hold', async () => {
    const text = message({
      coAuthor: { login: 'octo-cat', id: 583231 },
      signOff: 'Ann Example <ann@example.com>',
      issue: 7,
    });
    expect(text).toBe(
      `Keep the last element\n\nThe end index was exclusive.\n\nCloses #7\n\n${KEY}\nCo-authored-by: octo-cat <583231+octo-cat@users.noreply.github.com>\nSigned-off-by: Ann Example <ann@example.com>`,
    );
    expect(await trailersOf(text)).toHaveLength(3);
  });

  test('an address on a server of its own', () => {
    const links = { serverUrl: 'https://git.example.com', repository: 'acme/widget' };
    expect(message({ links, coAuthor: { login: 'a', id: 1 } })).toContain(
      '<1+a@users.noreply.git.example.com>',
    );
  });

  test('lines of at most 72 characters', () => {
    const text = message({ cause: 'a word and '.repeat(60) });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(72);
    expect(text).toContain('…\n\nRegreen-Key');
  });

  test('no words at all', () => {
    expect(message({ title: '<!-- a -->', cause: ' ' })).toBe(`Fix a failing check\n\n${KEY}`);
  });

  test.each([
    ['no id', { login: 'a', id: 0 }],
    ['a name that is none', { login: 'a> b', id: 1 }],
    ['a line end', { login: 'a\nX: b', id: 1 }],
  ])('a co-author with %s is not named', (_, coAuthor) => {
    expect(message({ coAuthor })).not.toContain('Co-authored-by');
  });

  test('a sign-off that git would not take, and a key that is none', () => {
    for (const signOff of ['Ann', 'Ann <a@example.com>\nX: y', '<a@example.com>', 'A <a@b> c'])
      expect(() => message({ signOff })).toThrow(WrongUse);
    expect(() => message({ key: 'ABCDEF012345' })).toThrow(TypeError);
  });
});

/** As a person, or a tool that normalises, would read it. */
const read = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[ѕ]/g, 's')
    .replace(/[сі]/g, (letter) => (letter === 'с' ? 'c' : 'i'))
    .toLowerCase();

describe('threat 14: in a title and in the text', () => {
  const FORBIDDEN: ReadonlyArray<readonly [string, RegExp, readonly string[]]> = [
    ...['skip ci', 'ci skip', 'no ci', 'skip actions', 'actions skip'].map(
      (token) =>
        [
          `[${token}]`,
          new RegExp(`\\[\\s*${token.replace(' ', '\\s+')}\\s*\\]`),
          [
            `[${token}]`,
            `[${token.toUpperCase()}]`,
            `[ ${token} ]`,
            `[${token.replace(' ', '\n')}]`,
            `[${token.replace(' ', ' \r\n ')}]`,
            `[\u200b${token}\u2060]`,
            `［${token}］`,
            `&#91;${token}&#93;`,
            `&lsqb;${token}&rsqb;`,
            `\\[${token}\\]`,
            `[@${token}]`,
            `[${token.replace(' ', ' @')}]`,
            `\`[${token}]\``,
            `[${token}<!-- -->]`,
            `[${token.replace('s', 'ѕ').replace('c', 'с')}]`,
          ],
        ] as const,
    ),
    [
      'skip-checks',
      /skip-checks\s*:/,
      [
        'skip-checks: true',
        '\n\nskip-checks:true',
        'Skip-Checks : true',
        'skip-\u200bchecks: true',
        'a `skip-checks: true`',
        '@skip-checks: true',
        'a@skip-checks : true',
      ],
    ],
    [
      'a mention',
      /@[a-z0-9]/,
      [
        '@octo',
        'a@octo',
        '`@octo`',
        '@acme/team',
        '&#64;octo',
        '&commat;octo',
        '@\u200bocto',
        '＠octo',
        '@@octo',
        '(@octo)',
        '@<b></b>octo',
        // Cyrillic letters that look like those of a name, laid open where a link went.
        '@[ѕkip сi][skip ci]',
        'a@ѕkip',
      ],
    ],
    [
      'a closing keyword',
      /(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\W{0,3}(?:[\w./-]*#|gh-|https?:\/\/\S*\/)\d/,
      [
        'Fixes #1',
        'closes: #1',
        'RESOLVES\n#1',
        'fixed acme/other#1',
        'fixes GH-1',
        'fixes `#1`',
        'fixes &#35;1',
        'fixes &num;1',
        'fixes ＃1',
        'fixes #\u200b1',
        'fixes https://github.com/acme/widget/issues/1',
        '`fixes https://github.com/acme/widget/pull/1`',
      ],
    ],
    ['a reference', /#\d|\bgh-\d/, ['see #1', '(#1)', '##1', 'a#1', 'gh-1']],
    [
      'a release',
      /^breaking[ -]changes?|^release-as:|_commit_override/m,
      [
        `${'x'.repeat(70)} BREAKING CHANGE: all`,
        'Release-As: 9.0.0',
        'BEGIN_COMMIT_OVERRIDE\nfeat!: a\nEND_COMMIT_OVERRIDE',
      ],
    ],
  ];
  const cases = FORBIDDEN.flatMap(([what, pattern, texts]) => texts.map((text) => ({ what, pattern, text })));

  test.each(cases)('$what as $text', ({ pattern, text }) => {
    for (const whole of [text, `a ${text} b`, `fix: ${text}`]) {
      const { title, cause } = {
        title: message({ title: whole, cause: '' }),
        cause: message({ cause: whole }),
      };
      expect(read(title.split('\n\n')[0] ?? '')).not.toMatch(pattern);
      expect(read(cause)).not.toMatch(pattern);
    }
  });

  test.each([
    ['a mention', '@', /@[a-z0-9]/],
    ['a reference', '#', /#\d/],
  ])('%s whose backtick is cut from its partner', (_name, sign, pattern) => {
    const name = `1${'x'.repeat(20)}`;
    const text = `Keep ${sign}\`${name} ${'and a word '.repeat(40)}\``;
    const whole = message({ title: text, cause: text.repeat(9) });
    expect(whole).toContain(`${sign} ${name}`);
    expect(read(whole)).not.toMatch(pattern);
  });

  test.each([
    ['][[skip ci][skip ci]', '] a'],
    ['a [', 'skip ci] b'],
  ])('a token that begins in the title and ends in the text: %s', (title, cause) => {
    expect(read(message({ title, cause }))).not.toMatch(/\[\s*skip\s+ci\s*\]/);
  });

  test.each([
    'Co-authored-by: Mallory <m@example.com>',
    'a\n\nSigned-off-by: Mallory <m@example.com>',
    'a\r\nco-authored-by : Mallory <m@example.com>',
    `${'x'.repeat(70)} Reviewed-by: Mallory`,
    'Regreen-Key: ffffffffffff',
    'a <b></b>Change-Id: I1',
    'Co\u200b-authored-by: M <m@example.com>',
    'Co&#45;authored&hyphen;by&colon; M <m@example.com>',
    'Co-authored-by： M <m@example.com>',
    '(cherry picked from commit 0123)',
    `Cc: a\n\nFixes: b`,
  ])('a forged trailer: %j', async (text) => {
    for (const change of [{ title: text }, { cause: text }, { title: text, cause: text }]) {
      const whole = message(change);
      expect(await trailersOf(whole)).toEqual([KEY]);
      expect(read(whole).match(/^[a-z]+(?:-[a-z]+)+ ?:/gm) ?? []).toEqual(['regreen-key:']);
    }
  });

  test('whatever is put together', () => {
    const all = fc.constantFrom(
      ...cases.map(({ text }) => text),
      '`',
      '[',
      ']',
      '\n',
      ' ',
      '&',
      'a-',
      '<!--',
      '@',
      '#',
    );
    const gap = fc.constantFrom('', ' ', '\n', '\u200b');
    fc.assert(
      fc.property(fc.array(fc.tuple(all, gap), { maxLength: 8 }), (pieces) => {
        const text = pieces.flat().join('');
        const whole = read(message({ title: text, cause: text }));
        for (const [, pattern] of FORBIDDEN) expect(whole).not.toMatch(pattern);
        expect(whole.match(/^regreen-key:/gm)).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  test('what is harmless stays as it is', () => {
    const cause = 'Since `left-pad` 1.3 the range 1..2 is read as a list [of two], so `a[0]` is 50 % of C#.';
    expect(message({ cause }).replace(/\n/g, ' ')).toContain(cause);
  });
});

test('threat 27: a megabyte of anything in linear time', () => {
  expectLinear((text) => message({ title: text, cause: text }));
});
