import { type PatternRow, patternRule } from './patterns.ts';

const rows: readonly PatternRow[] = [
  {
    on: 'bare',
    pattern: /\bas\s(?:any|never)\b|\bas\sunknown\sas\b|<any>\s?[\w(]/,
    languages: ['javascript'],
    mildIn: ['test', 'support', 'fixture', 'docs'],
    bad: ['src/a.ts', 'const x = y as any;', 'f(y as unknown as Foo);', 'const x = <any>y;'],
    good: ['src/a.ts', 'const any = 1;', 'import * as anything from "x";', 'const x = y as Foo;'],
  },
  {
    on: 'bare',
    pattern: /(?<!\bcatch\s?\(\w{0,30})[\w)\]?]\s?:\s?any\b(?!\s?[(.=]>)|:\s?Array<any>|\bany\[\]/,
    languages: ['javascript'],
    mildIn: ['test', 'support', 'fixture', 'docs'],
    bad: ['src/a.ts', 'function f(x: any) {}', 'let x: any[] = [];'],
    good: ['src/a.ts', 'const o = { anyone: 1 };', 'const o = { allow: anyOf };'],
  },
  {
    on: 'bare',
    pattern: /\bcast\(\s?(?:typing\.)?Any\b|=\s?Any\s?$/,
    languages: ['python'],
    mildIn: ['test', 'support'],
    bad: ['src/a.py', 'x = cast(Any, y)'],
    good: ['src/a.py', 'from typing import Any'],
  },
  {
    on: 'bare',
    pattern: /(?::|->)\s?(?:typing\.)?Any\b/,
    languages: ['python'],
    mild: true,
    bad: ['src/a.py', 'def f(x: Any):'],
  },
  {
    on: 'bare',
    pattern: /\bT\.(?:unsafe|untyped)\b/,
    languages: ['ruby'],
    mildIn: ['test'],
    bad: ['lib/a.rb', 'T.unsafe(x).y'],
  },
];

/** Types that stop the checker from looking. */
export const typeEscapes = patternRule('type-escape', rows);
