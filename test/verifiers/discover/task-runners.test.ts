import { describe, expect, test } from 'vitest';
import { fromTaskRunners } from '../../../src/verifiers/discover/task-runners.ts';
import { lines } from './source-lines.ts';

describe('targets', () => {
  test.each([
    [
      'Makefile',
      'CC := gcc\ntest: all\n\tx\nlint::\n\tx\nformat:\n\tx\nall:\n%.o: %.c\n',
      ['make test', 'make lint'],
    ],
    [
      'Makefile',
      'fmt:\nfmt-check:\ntest-race:\ntest:\ne2e:\nlint:\nlint-go:\nvet:\n',
      ['make fmt-check', 'make test', 'make lint', 'make vet'],
    ],
    ['Makefile', 'test-race:\ne2e:\n', ['make test-race', 'make e2e']],
    [
      'justfile',
      'v := "1"\ntest:\n  x\nlint dir="." :\n  x\nbuild target:\n  x\n@check: test\n  x\n',
      ['just test', 'just lint', 'just check'],
    ],
    ['Taskfile.yml', 'version: "3"\ntasks: {test: {cmds: [x]}, dev: {}}', ['task test']],
    ['Taskfile.yml', 'tasks: [', []],
    [
      'tox.ini',
      '[tox]',
      ['not tox: installs its environments when it runs; make them in `setup` and name it in `verify`'],
    ],
    [
      'noxfile.py',
      '',
      ['not nox: installs its environments when it runs; make them in `setup` and name it in `verify`'],
    ],
  ])('of a %s', async (name, text, expected) => {
    expect(await lines(fromTaskRunners, { [name]: text })).toEqual(expected);
  });

  test('fill what is missing', async () => {
    const covered = (kind: string) => kind === 'test';
    expect(await lines(fromTaskRunners, { Makefile: 'test:\nlint:\n' }, { covered })).toEqual(['make lint']);
  });
});
