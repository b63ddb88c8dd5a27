import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/text/logger.ts';
import { createRedactor } from '../../src/text/redact.ts';
import { applyToClone, openAgent, openRepository, runGit } from '../workspace/repository-helper.ts';

/** Names that something between a shell, git, a runner and a page takes for more than a name. */
const TRICKS = [
  '-rf',
  '--upload-pack=touch pwned',
  '::error::x',
  '##[add-path]x',
  '"quoted"',
  "it's",
  'back\\slash',
  '$(touch pwned)',
  '`touch pwned`',
  'a;touch pwned',
  '*',
  '[a-z]?',
  ':(exclude)a',
  '!important',
  '~',
  ' leading and trailing ',
  'Case',
  'case',
  'e\u0301',
  '\u00e9',
  '\u{1f600}',
  '%0A',
  'a => b',
  '{a => b}',
  'x'.repeat(255),
  `deep/${'d'.repeat(200)}/${'e'.repeat(200)}/${'f'.repeat(200)}/file`,
  'con',
  'aux.txt',
];

const part = fc
  .string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom(...'-:"\'\\$`;*[]!~ %&|<>#@{}()é=a1\t\n\r\u001b\u202e'),
  })
  .filter((name) => name !== '.' && name !== '..');

test('threat 34: names that are no names elsewhere go through the patch as they are', async () => {
  await using repository = await openRepository();
  const agent = await openAgent(repository);
  const drawn = fc.sample(part, { numRuns: 60, seed: 34 });
  const names = [...new Set([...TRICKS, ...drawn])];
  for (const [n, name] of names.entries()) {
    const file = join(agent.tree.dir, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `content ${n}\n`);
  }
  const collected = await agent.collect();
  const odd = (name: string) => /\p{Cc}/u.test(name);
  expect(collected.patch.files.map(({ path }) => path).sort()).toEqual(
    names.filter((name) => !odd(name)).sort(),
  );
  expect(collected.leftOut.sort()).toEqual(
    names
      .filter(odd)
      .map((name) => `${JSON.stringify(name)} was left out: the name holds control characters`)
      .sort(),
  );
  // Plain git, as a reviewer has it, comes to the same tree, and every file to its own content.
  expect(await applyToClone(repository, collected)).toBe(collected.patch.tree);
  for (const [n, name] of names.entries())
    if (!odd(name))
      expect(await readFile(join(repository.folder, 'clone', name), 'utf8')).toBe(`content ${n}\n`);
  expect(await runGit(repository.folder, 'ls-files', '--others', '--', 'pwned').catch(() => '')).toBe('');
});

test('threat 34: a name is told on one line, quoted, and is no command there', async () => {
  await using repository = await openRepository();
  const agent = await openAgent(repository);
  const name = 'x\n::set-env name=A::b\r##[add-path]\u001b[31m';
  await writeFile(join(agent.tree.dir, name), 'x');
  const { leftOut } = await agent.collect();
  const out: string[] = [];
  const logger = createLogger({
    out: (text) => out.push(text),
    redactor: createRedactor([]),
    mode: 'actions',
  });
  for (const text of leftOut) logger.line(text);
  expect(out.join('').match(/\n/g)).toHaveLength(1);
  expect(out.join('')).not.toMatch(/^::|##\[|\p{Cc}(?<!\n)/mu);
});
