import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkMessage, hookRoom } from '../../../src/publish/manners/check-message.ts';
import { commitMessageHook } from '../../../src/publish/manners/hook.ts';
import { missingPiece } from '../../../src/verifiers/missing.ts';
import { openBox } from '../../workspace/sandbox-helper.ts';
import { filesOf } from './file-reader.ts';

/** Wants a conventional first line, and an empty one below it; keeps what it saw. */
const CONVENTIONAL = `head -n 1 "$1" | grep -Eq '^(fix|feat)(\\([a-z]+\\))?: [a-z]' || { echo "bad title: $(head -n 1 "$1")"; exit 1; }
test -z "$(sed -n 2p "$1")"
cp "$1" seen
`;
const HOUSE = { name: 'house', message: 'Keep the last element\n\nRegreen-Key: 0123456789ab' };
const PLAIN = { name: 'conventional', message: 'fix: keep the last element\n\nRegreen-Key: 0123456789ab' };

/** Runs the hook of these files on both messages, in a real sandbox that holds them. */
async function checked(files: Record<string, string>) {
  await using box = await openBox();
  for (const [path, text] of Object.entries(files)) {
    const file = join(box.folder, 'tree', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { mode: 0o755 });
  }
  const hook = await commitMessageHook(filesOf(files));
  if (hook === null) return null;
  const room = hookRoom(box.sandbox, join(box.folder, 'hook.log'));
  const { chosen, hook: result } = await checkMessage(room, hook, [HOUSE, PLAIN], missingPiece);
  const seen = await box.run('cat seen 2>/dev/null');
  return { chosen: chosen.name, ...result, seen: seen.text };
}

describe('the hook runs in the sandbox, and the form it takes is kept', () => {
  const green = { chosen: 'conventional', exitCode: 0, missing: null, seen: `${PLAIN.message}\n` };
  test.each<[string, Record<string, string>]>([
    [
      '.husky/commit-msg',
      { '.husky/commit-msg': `#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n${CONVENTIONAL}` },
    ],
    [
      '.husky/commit-msg',
      {
        '.husky/commit-msg': '. "$(dirname "$0")/own.sh"\nown "$1"',
        '.husky/own.sh': `own() {\n${CONVENTIONAL}}\n`,
      },
    ],
    [
      '.githooks/commit-msg',
      { '.githooks/commit-msg': `#!/bin/bash\n[[ -f $1 ]] || exit 9\n${CONVENTIONAL}` },
    ],
    [
      'lefthook.yml',
      {
        'lefthook.yml':
          'commit-msg:\n  commands:\n    check:\n      run: ./check.sh {1}\n    other:\n      run: test -f "{1}"\n',
        'check.sh': `#!/bin/sh -e\n${CONVENTIONAL}`,
      },
    ],
    [
      '.lefthook.yaml',
      {
        '.lefthook.yaml': 'commit-msg:\n  scripts:\n    "check":\n      runner: sh -e\n',
        '.lefthook/commit-msg/check': CONVENTIONAL,
      },
    ],
    [
      '.pre-commit-config.yaml',
      {
        '.pre-commit-config.yaml':
          'repos:\n- repo: local\n  hooks:\n  - {id: a, entry: sh -e, args: [check.sh], language: system, stages: [commit-msg]}\n  - {id: b, entry: "false", language: system}\n',
        'check.sh': CONVENTIONAL,
      },
    ],
    [
      'package.json',
      {
        'package.json': '{"simple-git-hooks": {"commit-msg": "sh -e check.sh $1"}}',
        'check.sh': CONVENTIONAL,
      },
    ],
    [
      'package.json',
      {
        'package.json': '{"husky": {"hooks": {"commit-msg": "sh -e check.sh $HUSKY_GIT_PARAMS"}}}',
        'check.sh': CONVENTIONAL,
      },
    ],
    [
      'package.json',
      {
        'package.json': '{"simple-git-hooks": {"commit-msg": "check-message --edit \\"$1\\""}}',
        'node_modules/.bin/check-message': `#!/bin/sh -e\nshift\n${CONVENTIONAL}`,
      },
    ],
    [
      '.githooks/commit-msg',
      {
        '.githooks/commit-msg':
          '#!/usr/bin/env node\nconst { readFileSync, writeFileSync } = require("node:fs");\nconst text = readFileSync(process.argv[2], "utf8");\nif (!text.startsWith("fix: ")) process.exit(1);\nwriteFileSync("seen", text);\n',
      },
    ],
  ])('%s', async (source, files) => {
    expect(await checked(files)).toEqual({ source, ...green });
  });

  test('no form is taken: the first stays, and its exit code is told', async () => {
    expect(await checked({ '.husky/commit-msg': 'echo "no [JIRA-1]"; exit 3' })).toEqual({
      source: '.husky/commit-msg',
      chosen: 'house',
      exitCode: 3,
      missing: null,
      seen: '',
    });
  });

  test.each([
    ['a program', 'commitlint --edit "$1"', 'commitlint'],
    [
      'a program behind another way out',
      'commitlint --edit "$1" || exit 1',
      'a file or program the hook calls',
    ],
    ['a file to source', '. ./.husky/gone.sh', 'a file or program the hook calls'],
    ['a module', 'node -e "require(\'./gone.cjs\')"', 'a module of Node'],
    [
      'a package that npx may not fetch',
      'echo "npm error npx canceled due to missing packages and no YES option"; exit 1',
      'the package npx is to run',
    ],
    ['the end', 'kill -9 $$', null],
  ])('what lacks %s says nothing about the message', async (_, script, missing) => {
    const result = await checked({ '.husky/commit-msg': script });
    expect(result).toMatchObject({ chosen: 'house', missing, exitCode: missing === null ? 137 : null });
  });

  test('a hook reaches neither the network nor what is outside', async () => {
    const script =
      'test ! -e /etc/regreen-host && ! (echo > /dev/tcp/127.0.0.1/9) 2>/dev/null && test -z "${REGREEN_MESSAGE-}"';
    expect(await checked({ '.githooks/commit-msg': `#!/bin/bash\n${script}` })).toMatchObject({
      exitCode: 0,
      chosen: 'house',
    });
  });
});

describe('which hook', () => {
  test.each<[string, Record<string, string>]>([
    ['no hook', { 'package.json': '{"name": "a"}' }],
    ['only comments', { '.husky/commit-msg': '#!/bin/sh\n# nothing\n. "$(dirname "$0")/_/husky.sh"\n' }],
    [
      'other stages',
      {
        '.pre-commit-config.yaml':
          'repos:\n- repo: local\n  hooks:\n  - {id: a, entry: x, language: system}\n',
      },
    ],
    ['other hooks', { 'lefthook.yml': 'pre-commit:\n  commands:\n    a:\n      run: x\n' }],
    ['a file that cannot be read', { 'lefthook.yml': '\t{', 'package.json': '[' }],
    ['more than a hook is long', { '.husky/commit-msg': 'true\n'.repeat(10_000) }],
  ])('%s', async (_, files) => {
    expect(await commitMessageHook(filesOf(files))).toBeNull();
  });

  test("hooks of other repositories are pre-commit's to run", async () => {
    const text =
      'default_stages: [commit-msg]\nrepos:\n- repo: https://example.com/hooks\n  hooks:\n  - id: conventional\n';
    const hook = await commitMessageHook(filesOf({ '.pre-commit-config.yaml': text }));
    expect(hook?.argv[3]).toBe('pre-commit run --hook-stage commit-msg --commit-msg-filename "$1"');
  });

  test('the first of several', async () => {
    const hook = await commitMessageHook(
      filesOf({ '.husky/commit-msg': 'true', 'package.json': '{"simple-git-hooks": {"commit-msg": "x"}}' }),
    );
    expect(hook).toEqual({
      argv: ['sh', '-e', '-c', 'true', '.husky/commit-msg'],
      source: '.husky/commit-msg',
    });
  });
});
