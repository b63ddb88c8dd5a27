import { describe, expect, test } from 'vitest';
import { publicText } from '../../src/text/publicText.ts';
import { expectLinear } from './adversarial.ts';

const ALLOW = { serverUrl: 'https://github.com', repository: 'acme/widget' };
const published = (text: string) => publicText(text, ALLOW);
const HOME = 'https://github.com/acme/widget';

describe('beacons and links', () => {
  test.each([
    ['an image', '![x](https://evil.example/?q=1)', 'x'],
    ['an image of this repository', `![x](${HOME}/raw/a.png)`, 'x'],
    ['an image by reference', '![x][y]\n\n[y]: https://evil.example', 'x\n\n[y] : (link removed)'],
    ['an image inside a link', '[![x](https://evil.example)](https://evil.example)', '[x] ((link removed))'],
    ['an HTML image', '<img src="https://evil.example/?q=1">', ''],
    ['an HTML image of no scheme', 'a <img src=//evil.example> b', 'a  b'],
    ['a link', 'see [docs](https://evil.example/a)', 'see docs'],
    ['a link of no scheme', '[docs](//evil.example)', 'docs'],
    ['a link with a title', '[docs](https://evil.example "t")', 'docs'],
    ['a link with brackets', '[docs](//evil.example/(a))', '[docs] (//evil.example/(a))'],
    ['a relative link', '[docs](../../../evil)', 'docs'],
    ['a script', '[docs](javascript:alert(1))', '[docs] (javascript:alert(1))'],
    ['a link by reference', '[docs][1]\n[1]: https://evil.example', 'docs\n[1] : (link removed)'],
    ['an autolink', '<https://evil.example/?q=1>', '(link removed)'],
    ['a bare address', 'see https://evil.example/?q=1.', 'see (link removed).'],
    [
      'a bare address of another scheme',
      'ftp://evil.example custom+x://evil',
      '(link removed) (link removed)',
    ],
    ['a bare www address', 'www.evil.example', '(link removed)'],
    ['a mail address', '<mailto:a@evil.example>', '(link removed)'],
    ['an escaped address', 'https\\://evil.example', '(link removed)'],
    ['an address put together by removal', 'ht<b></b>tps://evil.example', '(link removed)'],
    ['an image behind an escaped backtick', '\\`![x](https://evil.example)`', "'x'"],
    ['an image in a broken list fence', '- ```\n![x](https://evil.example)', "- '''\nx"],
    [
      'an image in a table',
      '`a|b\n|-|-|\n`a|![x](https://evil.example)|b`',
      "'a|b\n\n`a|![x](https://evil.example)|b`",
    ],
    ['another repository', '[a](https://github.com/evil/x) https://github.com/evil/x', 'a (link removed)'],
    ['a longer name', `${HOME}-evil/x`, '(link removed)'],
    ['a path that climbs', `${HOME}/../../evil/x [a](${HOME}/%2e%2e/%2e%2e/evil)`, '(link removed) a'],
    [
      'a user in the address',
      `${HOME}@evil.example/x https://github.com@evil.example/`,
      '(link removed) (link removed)',
    ],
  ])('threat 08: %s', (_, text, out) => {
    expect(published(text)).toBe(out);
  });

  test.each([
    `see [range.ts](${HOME}/blob/3f2c/src/range.ts#L41-L43).`,
    `${HOME}/blob/3f2c/src/range.ts#L41-L43`,
    `${HOME}.`,
  ])('threat 08: %j leads into the repository and stays', (text) => {
    expect(published(text)).toBe(text);
  });
});

describe('commit and pull request text', () => {
  test.each(['skip ci', 'ci skip', 'no ci', 'skip actions', 'actions skip'])('threat 14: [%s]', (token) => {
    const forms = [
      `a [${token}]`,
      `[${token.toUpperCase()}]`,
      `\`[${token}]\``,
      `[[${token}]]`,
      `\\[${token}\\]`,
    ];
    for (const text of [...forms, `[${token.replace(' ', '\n')}]`, `[${token.replace(' ', '\u200b ')}]`])
      for (const oneLine of [true, false])
        expect(publicText(text, ALLOW, { oneLine })).not.toMatch(new RegExp(`\\[\\s*${token}\\s*\\]`, 'i'));
  });

  test.each([
    ['a line end', '[skip\nci]', '(skip\nci)'],
    ['a no-break space', '[skip\u00a0ci]', '(skip\u00a0ci)'],
    ['a zero-width space', '[sk\u200bip ci]', '(skip ci)'],
    ['full width', '［ｓｋｉｐ　ｃｉ］', '(ｓｋｉｐ　ｃｉ)'],
    ['letters of another script', '[ѕkір сі]', '(ѕkір сі)'],
    ['dashes', '[SKIP-CI] [ci_skip]', '(SKIP-CI) (ci_skip)'],
    ['other services', '[skip netlify] [release skip] ***NO_CI***', '(skip netlify) (release skip) NO_CI***'],
    ['entities', '&#91;skip ci&#93;', '&amp;`#91`;skip ci&amp;`#93`;'],
  ])('threat 14: a skip token with %s', (_, text, out) => {
    expect(published(text)).toBe(out);
  });

  test('what only looks like a skip token stays', () => {
    const text = 'pass `[skip]` and `a[no cigar]`, `[skip the ci]`';
    expect(published(text)).toBe(text);
  });

  test.each([
    ['an order to a bot', '/approve\n /merge now', '`/approve`\n `/merge` now'],
    ['a path', '/etc/passwd is read', '/etc/passwd is read'],
    [
      'an override of a release',
      'BEGIN_COMMIT_OVERRIDE a END_COMMIT_OVERRIDE',
      'BEGIN COMMIT_OVERRIDE a END COMMIT_OVERRIDE',
    ],
    ['a mention', 'thanks @user, @team/x-1', 'thanks `@user`, `@team/x-1`'],
    ['a mention in a word', 'a@user', 'a`@user`'],
    ['an escaped mention', '\\@user', '`@user`'],
    ['a mention by entity', '&commat;user &#64;user', '&amp;commat;user &amp;`#64`;user'],
    ['a mention put together by removal', '@<b></b>user', '`@user`'],
    ['a mention behind code', '``a``@user', '``a`` `@user`'],
    ['a mention in a link', `[@user](${HOME}/x)`, `[\`@user\`](${HOME}/x)`],
    ['a mention in code', 'decorated with `@Component`', 'decorated with `@Component`'],
    [
      'closing words',
      'Fixes #1, closes: acme/x#2, resolves GH-3',
      'Fixes `#1`, closes: acme/x`#2`, resolves `GH-3`',
    ],
    ['closing words in code', '`fixes #1` and `closes GH-2`', '`fixes # 1` and `closes GH- 2`'],
    ['closing words with an address', `Fixes ${HOME}/issues/1`, 'Fixes `#1`'],
    [
      'closing words with a foreign address',
      'Fixes https://github.com/evil/x/issues/1',
      'Fixes (link removed)',
    ],
    ['a reference and a mention', '#1@user#2', '`#1``@user``#2`'],
    ['numbers in code', 'colour `#123456`', 'colour `#123456`'],
    ['co-authors', 'Change.\n\nCo-authored-by: A <a@b.example>\nend', 'Change.\n\nend'],
    ['sign-offs', 'Change.\n  signed-off-by : A', 'Change.'],
    ['a trailer behind HTML', 'Change.\n<b></b>Co-authored-by: A', 'Change.'],
    [
      'a trailer behind an escape',
      'Change.\n\\Signed-off-by: A\nCo\\-authored-by: B',
      'Change.\n\\Signed-off-by: A',
    ],
    ['skip-checks', 'Change.\n\n\nskip-checks: true', 'Change.'],
    ['skip-checks within a line', 'a skip-checks:true', 'a skip-checkstrue'],
  ])('threat 14: %s', (_, text, out) => {
    expect(published(text)).toBe(out);
  });
});

describe('the shape of the page', () => {
  test.each([
    ['HTML', '<details open><summary>a</summary>b</details>', 'ab'],
    ['unknown HTML', '<x-y onload=1>', '< x-y onload=1>'],
    ['generics', 'Array<string> and `Promise<void>`', 'Array< string> and `Promise<void>`'],
    ['a comparison', 'a < b && b > c', 'a < b && b > c'],
    ['a comment', 'a<!-- hidden -->b', 'ab'],
    ['a marker', '<!-- regreen:fix-0123 -->', ''],
    ['a marker never closed', 'a <!-- regreen:x', 'a < !-- regreen:x'],
    ['a marker in code', '`<!-- regreen:x`', '`< !-- regreen:x`'],
    ['a marker put together by removal', '<!<!-- -->-- regreen:x -->', '< !-- regreen:x -->'],
    ['headings', '# a\n> ## b\n- ### c\n#d', 'a\n> b\n- c\n#d'],
    ['underlined headings', 'a\n===\nb\n---', 'a\n\nb'],
    ['ticked boxes', '- [x] npm test\n1. [ ] a\n- - [X] b', '- npm test\n1. a\n- - b'],
    ['terminal sequences and bidi', '\x1b[31mred\x1b[0m \u202eabc', 'red abc'],
    ['inline formulas', '$`x`$', '$ `x`$ '.trim()],
  ])('%s', (_, text, out) => {
    expect(published(text)).toBe(out);
  });

  test('fenced code stays, and a picture is code', () => {
    expect(published('a\n```ts\n# b <c> @d\n```\n# e')).toBe('a\n```ts\n# b <c> @d\n```\ne');
    expect(published('```mermaid\nx\n```')).toBe('```\nx\n```');
    expect(published('```suggestion\nx\n```')).toBe('```\nx\n```');
  });

  test('a fence that is never closed is closed', () => {
    expect(published('~~~~\n# a\n~~~')).toBe('~~~~\n# a\n~~~\n~~~~');
  });

  test('one line for a title', () => {
    const text = 'Fix `a`\r\n\n# for @user\nSigned-off-by: A\n```\nx\n```';
    expect(publicText(text, ALLOW, { oneLine: true })).toBe('Fix `a` # for `@user` ``` x ```');
  });

  test.each([
    ['between words', 'The end index was exclusive', 20, 'The end index was…'],
    ['within a long word', 'a'.repeat(30), 10, `${'a'.repeat(9)}…`],
    ['before code', 'The `end index` was', 12, "The 'end…"],
    ['not at all', 'short', 5, 'short'],
    ['where escapes need room', '@aa @bb @cc', 10, '`@aa` @…'],
    ['not through a character', `${'a'.repeat(8)}😀bbb`, 10, `${'a'.repeat(8)}…`],
  ])('cuts %s', (_, text, maxLength, out) => {
    expect(publicText(text, ALLOW, { maxLength })).toBe(out);
  });

  test('is never longer than asked', () => {
    const text = '@a #1 www.x <!-- [skip ci] &lt; `c` '.repeat(20);
    for (let maxLength = 0; maxLength < 120; maxLength += 1)
      expect(publicText(text, ALLOW, { maxLength }).length).toBeLessThanOrEqual(maxLength);
  });

  test('threat 27: a megabyte of anything in linear time', () => {
    expectLinear(published);
    expectLinear((text) => publicText(text, ALLOW, { oneLine: true, maxLength: 72 }));
  });
});
