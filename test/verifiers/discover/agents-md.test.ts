import { describe, expect, test } from 'vitest';
import { fromAgentsMd } from '../../../src/verifiers/discover/agents-md.ts';
import { textFiles } from '../../helpers/folder-files.ts';
import { lines, NO_CONTEXT } from './source-lines.ts';

describe('AGENTS.md', () => {
  const scripts = new Map([
    ['test', 'vitest'],
    ['dev', 'vite'],
    ['lint:docs', 'x'],
    ['lint', 'npm run lint:docs && eslint --fix .'],
  ]);
  const agents = (text: string, texts: Record<string, string> = {}) =>
    lines(fromAgentsMd, { 'AGENTS.md': text, ...texts }, { scripts });

  test.each([
    'npm test',
    'pnpm run lint:docs',
    'npx eslint . --max-warnings 0',
    'pnpm vitest run',
    'cargo clippy -- -D warnings',
    'uv run pytest -q',
    'make check',
    './gradlew check',
    'CI=1 npm test',
    'cd src && npx tsc --noEmit',
    'bash scripts/check.sh --all',
    './scripts/check.sh',
  ])('lists %s', async (command) => {
    expect(await agents(`\`\`\`\n${command}\n\`\`\``, { 'scripts/check.sh': '', 'src/a.js': '' })).toEqual([
      command,
    ]);
  });

  test.each([
    'hello world',
    'git commit -m x',
    'rm -rf build',
    'node server.js',
    'npm run unknown',
    'src/index.ts # Public exports',
    './missing/check.sh',
    'make install-everything',
    'eval "$(fnm env)"',
    'pnpm giget foo',
  ])('has nothing to say with %s', async (command) => {
    expect(await agents(`\`\`\`\n${command}\n\`\`\``)).toEqual([]);
  });

  test.each([
    ['npm run dev', 'does not end by itself'],
    ['npm publish', 'publishes a package'],
    ['npm install', 'prepares: set-up installs what checks need'],
    ['npx eslint . --fix', 'writes files'],
    ['npm run lint', 'writes files'],
    ['npm test -- --coverage', 'measures coverage'],
    ['pytest --cov=src', 'measures coverage'],
    ['npm test -- --grep <name>', 'has a place to fill in'],
    ['npx vitest run src/a.test.ts', 'runs one test of many'],
    ['npx eslint src/gone.ts', 'names src/gone.ts, which is not there'],
    ['npm test | tee log', 'does more than run a check'],
  ])('is told no to %s', async (command, reason) => {
    expect(await agents(`\`${command}\``)).toEqual([`not ${command}: ${reason}`]);
  });

  test('of the project’s folder is read with that of the root, each for its folder', async () => {
    const texts = { 'AGENTS.md': '`npx eslint .`', 'a/AGENTS.md': '`npx knip .`' };
    const context = { ...NO_CONTEXT, workingDirectory: 'a' };
    const { verifiers } = await fromAgentsMd(textFiles(texts), context);
    expect(verifiers.map(({ command, workingDirectory }) => [command, workingDirectory])).toEqual([
      ['npx knip .', 'a'],
      ['npx eslint .', '.'],
    ]);
  });

  test('has CLAUDE.md and Copilot’s file stand in for it', async () => {
    expect(await lines(fromAgentsMd, { 'CLAUDE.md': '`npx knip .`' })).toEqual(['npx knip .']);
    const both = { 'AGENTS.md': ' ', '.github/copilot-instructions.md': '`npx knip .`' };
    expect(await lines(fromAgentsMd, both)).toEqual(['npx knip .']);
  });
});
