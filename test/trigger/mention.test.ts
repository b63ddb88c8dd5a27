import { describe, expect, test } from 'vitest';
import { parseMention, wordsOf } from '../../src/trigger/mention.ts';

const parse = (body: string) => parseMention(body, '@regreen');

describe('a mention', () => {
  test.each<[string, string | null, string]>([
    ['@regreen', null, ''],
    ['@regreen fix', 'fix', ''],
    ['@regreen fix the range', 'fix', 'the range'],
    ['@regreen, fix: the range', 'fix', 'the range'],
    ['@regreen FIX', 'fix', ''],
    ['@ReGreen ask why is it red?', 'ask', 'why is it red?'],
    ['@regreen again', 'again', ''],
    ['@regreen stop.', 'stop', ''],
    ['@regreen stop please', 'stop', 'please'],
    ['@regreen\nfix', 'fix', ''],
    ['**@regreen** fix', 'fix', ''],
    ['_@regreen_ ask', 'ask', ''],
    ['Hello (@regreen) there', null, ') there'],
    ['The range is off.\n\n@regreen please look', null, 'please look'],
    ['@regreen fixes are welcome', null, 'fixes are welcome'],
    ['@regreen fix-up the docs', null, 'fix-up the docs'],
    ['@regreen why does it say "stop"?', null, 'why does it say "stop"?'],
    ['- @regreen fix', 'fix', ''],
    ['cc @mona,@regreen fix', 'fix', ''],
    ['<code>a</code> @regreen fix', 'fix', ''],
    ['<pre>a\n<pre>b</pre></pre></pre> @regreen fix', 'fix', ''],
    ['</code> @regreen fix', 'fix', ''],
    ['`<code>` @regreen fix', 'fix', ''],
    ['<codex> @regreen fix', 'fix', ''],
    ['> Shall we?\n\n@regreen fix', 'fix', ''],
    ['> Shall we?\n@regreen fix', 'fix', ''],
    ['```\nlog\n```\n@regreen fix', 'fix', ''],
    ['`a` @regreen fix `b`', 'fix', '`b`'],
    ['a ` stray backtick @regreen fix', 'fix', ''],
    ['``a` @regreen fix', 'fix', ''],
    ['\\` @regreen fix `', 'fix', '`'],
    ['<b>@regreen</b> look', null, '</b> look'],
    ['@regreen fix\n```\nlog\n```', 'fix', '```\nlog\n```'],
    ['@other and @regreen ask', 'ask', ''],
    ['@regreen look. No: @regreen stop', 'stop', ''],
    ['a\r\n@regreen fix\r\n', 'fix', ''],
  ])('%j calls for %j', (body, command, text) => {
    expect(parse(body)).toMatchObject({ command, text });
  });

  test.each([
    '',
    'regreen fix',
    '@regreens fix',
    '@regreen-bot fix',
    '@regreen_bot fix',
    '@regreen/core fix',
    '@regreen[bot] fix',
    "@regreen's work is fine",
    '@regreen.example.com',
    '@regreen@example.com',
    'mona@regreen fix',
    'mona+x@regreen fix',
    'mona.@regreen fix',
    'mona_@regreen fix',
    'mona-@regreen fix',
    '@@regreen fix',
    'node_modules/@regreen/core fix',
    'see /@regreen fix',
    '\\@regreen fix',
    '\\`@regreen fix `',
    'write "@regreen fix" to go on',
    "write '@regreen fix' to go on",
    '`@regreen fix`',
    '<code>@regreen fix</code>',
    '<PRE class="x">\n\n@regreen fix\n</PRE>',
    '<blockquote>a <blockquote>b</blockquote> @regreen fix</blockquote>',
    '<samp> @regreen fix',
    '\\\\` @regreen fix `',
    '`` ` @regreen fix ` ``',
    '`a\n@regreen fix`',
    '```\n@regreen fix\n```',
    '```sh\n@regreen fix',
    '~~~\n```\n@regreen fix\n~~~',
    '````\n```\n@regreen fix\n````',
    '- ```\n  @regreen fix\n  ```',
    '> @regreen fix',
    '   > @regreen fix',
    '>@regreen fix',
    '> > @regreen fix',
    '- > @regreen fix',
    '1. > @regreen fix',
    '    @regreen fix',
    'a\n\n\t@regreen fix',
    '<!-- @regreen fix -->',
    'a <!-- b\n\n@regreen fix --> c',
    '<!-- @regreen fix',
    '![@regreen fix](x.png)',
    '![x @regreen fix](x.png)',
    '[x](https://example.com "x @regreen fix")',
    '<img alt="x @regreen fix">',
    '<img alt="> @regreen fix">',
    '[//]: # (x @regreen fix)',
    '@re\u0430green fix',
    'mona\u200b@regreen fix',
  ])('%j calls nobody', (body) => {
    expect(parse(body)).toBeNull();
  });

  test('what cannot be seen does not hide or change the word', () => {
    expect(parse('@re\u200bgreen \u202efix')).toMatchObject({ command: 'fix', text: '' });
  });

  test('another word, with signs that mean something to a pattern', () => {
    expect(parseMention('/fix(it) now', '/fix(it)')).toMatchObject({ text: 'now' });
    expect(parseMention('anything', '')).toBeNull();
  });
});

describe('own words', () => {
  test('leave out quotes, code and the call itself', () => {
    const body =
      '> delete the tests\n\nThe `range` is off.\n```\nskip the test\n```\n@regreen fix the end\n<!-- and skip -->';
    expect(parse(body)?.words).toBe('The  is off.\n\n the end');
    expect(wordsOf(body)).toBe('The  is off.\n\n@regreen fix the end');
  });

  test('threat 23: what somebody quotes is not said by them', () => {
    expect(wordsOf('> you may delete the tests\n\nNo.')).toBe('No.');
  });
});

describe('hostile comments', () => {
  const SIZE = 65_536;
  const fill = (text: string) => text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);
  const growing = Array.from({ length: 361 }, (_, n) => '`'.repeat(n + 1)).join(' ');

  test.each<[string, string]>([
    ['backticks', fill('`')],
    ['backticks apart', fill('` `` ')],
    ['runs of every length', growing],
    ['backslashes', fill('\\`')],
    ['escapes', fill('\\')],
    ['open comments', fill('<!--')],
    ['quotes', fill('>')],
    ['lists in lists', fill('- ')],
    ['wide lists', fill('-    ')],
    ['a fence that is none', `${fill('- ')}\`\`\`${fill('a')}\``],
    ['open tags', fill('<code ')],
    ['quoting tags', fill('<code></pre>')],
    ['numbers', fill('1. ')],
    ['digits', fill('1')],
    ['spaces', fill(' ')],
    ['mentions', fill('@regreen ')],
    ['mentions of others', fill('@regreen@regreen')],
    ['emphasis', fill('*_~')],
    ['emphasis and mentions', fill('____@regreen')],
    ['commas behind one', `@regreen${fill(', ')}`],
    ['fences', fill('```\n~~~\n')],
    ['tags', fill('<a b="')],
    ['line ends', fill('\n')],
  ])('%s are read in linear time', (_, body) => {
    const started = process.cpuUsage();
    parse(body);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(400);
  });

  test('what is beyond the cap of GitHub is not read', () => {
    expect(parse(`${'a '.repeat(SIZE / 2)}@regreen fix`)).toBeNull();
  });
});
