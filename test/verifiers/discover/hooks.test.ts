import { describe, expect, test } from 'vitest';
import { fromHooks } from '../../../src/verifiers/discover/hooks.ts';
import { lines } from './source-lines.ts';

describe('hooks', () => {
  const covers = (...kinds: string[]) => ({ covered: (kind: string) => kinds.includes(kind) });

  test('of pre-commit run where they need nothing fetched', async () => {
    const own = 'repos: [{repo: local, hooks: [{id: a, language: system}]}, {repo: meta, hooks: []}]';
    const foreign = 'repos: [{repo: https://example.com/x, rev: v1, hooks: [{id: a}]}]';
    const file = '.pre-commit-config.yaml';
    expect(await lines(fromHooks, { [file]: own })).toEqual(['pre-commit run --all-files']);
    expect(await lines(fromHooks, { [file]: own }, covers('lint'))).toEqual([]);
    expect(await lines(fromHooks, { [file]: foreign })).toEqual([
      'not pre-commit run --all-files: fetches its hooks when they first run; install them in `setup` and name it in `verify`',
    ]);
    expect(await lines(fromHooks, { [file]: 'repos: [' })).toEqual([
      'not pre-commit run --all-files: cannot be read from .pre-commit-config.yaml',
    ]);
  });

  test('of lefthook fill what is missing', async () => {
    const text = [
      'pre-commit: {jobs: [{run: "npx eslint {staged_files}"}, {run: npx tsc --noEmit}, {name: x}]}',
      'pre-push: {commands: {unit: {run: npx jest}, fmt: {run: npx prettier --write .}}}',
    ].join('\n');
    expect(await lines(fromHooks, { 'lefthook.yml': text }, covers('test'))).toEqual([
      'npx tsc --noEmit',
      'not npx eslint {staged_files}: works on staged files',
      'not npx prettier --write .: writes files',
    ]);
    expect(await lines(fromHooks, { 'lefthook.yml': '[' })).toEqual([]);
  });

  test('of husky and lint-staged', async () => {
    const texts = {
      '.husky/pre-commit':
        '#!/bin/sh\n. "$(dirname -- "$0")/_/husky.sh"\nnpx lint-staged\nnpm run lint\necho done\n',
      'package.json': '{"lint-staged": {"*.js": "eslint"}}',
    };
    const scripts = new Map([['lint', 'eslint .']]);
    expect(await lines(fromHooks, texts, { scripts })).toEqual([
      'npm run lint',
      'not npx lint-staged: works on staged files',
      'not lint-staged: works on staged files',
    ]);
  });
});
