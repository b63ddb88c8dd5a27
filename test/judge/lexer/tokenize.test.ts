import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../src/judge/lexer/languages.ts';
import { type Token, tokenize } from '../../../src/judge/lexer/tokenize.ts';

function tokensOf(path: string, text: string): Token[] {
  const language = languageOf(path);
  if (!language) throw new Error(`no language for ${path}`);
  return tokenize(text, language);
}

function shown(path: string, text: string): string[] {
  return tokensOf(path, text).map((token) => `${token.kind} ${token.text}`);
}

test.for<[title: string, path: string, text: string, tokens: string[]]>([
  ['words, numbers and signs', 'a.ts', 'a1 === 2.5e-3', ['word a1', 'punctuation ===', 'number 2.5e-3']],
  ['comments to the end of the line', 'a.go', 'a // b\nc', ['word a', 'comment // b', 'word c']],
  ['comments over lines', 'a.c', '/* a\nb */ c', ['comment /* a\nb */', 'word c']],
  ['no comment inside a string', 'a.py', 'x = "# a"', ['word x', 'punctuation =', 'string "# a"']],
  ['escaped quotes', 'a.js', String.raw`'a\'b' c`, [String.raw`string 'a\'b'`, 'word c']],
  ['triple quotes', 'a.py', '"""a\n"b" """ c', ['string """a\n"b" """', 'word c']],
  ['templates in templates', 'a.ts', '`a${`b`}` c', ['string `a${`b`}`', 'word c']],
  [
    'a regular expression with a slash in a class',
    'a.js',
    'x = /[/]/g',
    ['word x', 'punctuation =', 'regex /[/]/g'],
  ],
  ['a division', 'a.js', 'a / b / c', ['word a', 'punctuation /', 'word b', 'punctuation /', 'word c']],
  ['raw strings of Rust', 'a.rs', 'r#"a"b"# c', ['string r#"a"b"#', 'word c']],
  ['lifetimes of Rust', 'a.rs', "&'a str", ['punctuation &', "punctuation '", 'word a', 'word str']],
  ['raw strings of C++', 'a.cpp', 'R"x(a)")x" c', ['string R"x(a)")x"', 'word c']],
  [
    'here-documents',
    'a.sh',
    'cat <<EOF\n# a\nEOF\nb',
    ['word cat', 'string <<EOF', 'string # a', 'word EOF', 'word b'],
  ],
  [
    'a number sign inside a word of a shell',
    'a.sh',
    'echo a#b',
    ['word echo', 'word a', 'punctuation #', 'word b'],
  ],
])('reads %s', ([, path, text, tokens]) => {
  expect(shown(path, text)).toEqual(tokens);
});

describe('what is not closed', () => {
  test.for([
    ['a.js', "'a\nb", ["string 'a", 'word b']],
    ['a.js', '`a\nb', ['string `a\nb']],
    ['a.c', '/* a\nb', ['comment /* a\nb']],
    ['a.py', '"""a\nb', ['string """a\nb']],
    ['a.js', 'x = /a\nb', ['word x', 'punctuation =', 'punctuation /', 'word a', 'word b']],
  ] as const)('in %s, %j reaches to the end of its line or text', ([path, text, tokens]) => {
    expect(shown(path, text)).toEqual(tokens);
  });
});

test('tokens know their line and place', () => {
  expect(tokensOf('a.py', 'a\n"""b\n""" c')).toEqual([
    { kind: 'word', text: 'a', line: 1, start: 0 },
    { kind: 'string', text: '"""b\n"""', line: 2, start: 2 },
    { kind: 'word', text: 'c', line: 3, start: 11 },
  ]);
});

test('a file of no known language has none', () => {
  expect(languageOf('notes.txt')).toBeNull();
});
