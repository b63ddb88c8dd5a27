import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { frozenVerifiers } from '../src/frozen-verifiers.ts';
import { folderFiles } from './helpers/folder-files.ts';

const FOLDER = join(import.meta.dirname, 'fixtures/ecosystems');
const ROOT = join(import.meta.dirname, '..');
const NAMES = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'));

/** What `regreen verify --list --json` says of a folder, but for the results, which are none yet. */
async function listed(folder: string, files = folderFiles(folder)) {
  const found = await frozenVerifiers(
    { verify: [], workingDirectory: '.' },
    { failing: [], beside: [] },
    files,
  );
  expect(found.others.map(({ id }) => id)).toEqual([...new Set(found.others.map(({ id }) => id))]);
  const verifiers = found.others.map(({ id, command, shell, workingDirectory, source }) => ({
    ...{ id, command, shell, workingDirectory, source },
  }));
  return { verifiers, refused: found.refused };
}

test('there are repositories of more than ten ecosystems', () => {
  expect(NAMES.length).toBeGreaterThan(10);
});

test.each(NAMES)('%s: the verifiers, and what is none and why', async (name) => {
  const expected: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
  expect(await listed(join(FOLDER, name))).toEqual(expected);
});

test('this repository: what CI runs, then what its package scripts check', async () => {
  const texts = folderFiles(ROOT);
  const paths = ['AGENTS.md', 'package.json', 'package-lock.json', '.ci/run', '.github/workflows/ci.yml'];
  const { verifiers, refused } = await listed(ROOT, { ...texts, list: () => Promise.resolve(paths) });
  expect(verifiers.map(({ command, source }) => `${source}: ${command}`)).toEqual([
    'agents-md: npm run build',
    'workflow: bash .ci/run',
    'package-script: npm test',
    'package-script: npm run check',
  ]);
  expect(refused).toContainEqual({ command: 'npm run fix', source: 'agents-md', reason: 'writes files' });
});
