import { describe, expect, test } from 'vitest';
import { fromPackageScripts } from '../../../src/verifiers/discover/package-scripts.ts';
import { lines } from './source-lines.ts';

describe('tasks of deno.json', () => {
  test('are its scripts, comments or not', async () => {
    const text =
      '{\n  // all\n  "tasks": {"test": "deno test", "lint": {"command": "deno lint"}, "dev": "x"}\n}';
    expect(await lines(fromPackageScripts, { 'deno.jsonc': text })).toEqual([
      'deno task test',
      'deno task lint',
    ]);
    expect(await lines(fromPackageScripts, { 'deno.json': '{"tasks": [' })).toEqual([]);
  });
});
