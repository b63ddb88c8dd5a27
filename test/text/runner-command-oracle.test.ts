import { describe, expect, test } from 'vitest';
import { parsedCommands, runnerCommands } from './runner-command-oracle.ts';

const names = (output: string) => runnerCommands(output).map(({ name }) => name);

describe('the stand-in for the runner obeys', () => {
  test('a command after leading blanks, with properties and unescaped data', () => {
    expect(runnerCommands(' \t\u00a0::error file=a%2Cb.ts,line=3::x%0Ay%2525')).toEqual([
      { name: 'error', properties: { file: 'a,b.ts', line: '3' }, data: 'x\ny%25' },
    ]);
  });

  test('a legacy command anywhere in the line', () => {
    expect(runnerCommands('tail of ##[add-mask a=b;c=d%3B]e')).toEqual([
      { name: 'add-mask', properties: { a: 'b', c: 'd;' }, data: 'e' },
    ]);
  });

  test('a command after a carriage return', () => {
    expect(names('50 %\r::add-matcher::/tmp/m.json')).toEqual(['add-matcher']);
  });

  test('nothing that only looks like one', () => {
    expect(names('a ::error::x\n::error\n##[error\n# #[error]\n: :error::')).toEqual([]);
  });

  test('nothing between stop-commands and its token', () => {
    const output = '::stop-commands::abc\n::error::x\n##[error]\n::abc::\n::notice::y';
    expect(names(output)).toEqual(['stop-commands', 'abc', 'notice']);
    expect(parsedCommands(output)).toHaveLength(5);
  });
});
