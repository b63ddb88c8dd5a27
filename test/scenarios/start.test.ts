import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { MAIN } from '../helpers/command.ts';
import { openProject } from '../helpers/fix.ts';
import { startModel } from '../helpers/model-server.ts';
import { CHECK, EDIT, FILES, HAND_IN } from './agent-scene.ts';

/** Notes what the process has read by its first request. */
const WATCH = `
import { subscribe } from 'node:diagnostics_channel';
import { existsSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
const files = [];
registerHooks({ load: (url, context, next) => (files.push(url), next(url, context)) });
subscribe('http.client.request.start', () => {
  const file = process.env.HOME + '/read.json';
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ files, builtins: process.moduleLoadList }));
});
`;

test('a task in words sends its first request before the costly parts are read', async () => {
  await using project = await openProject(FILES);
  await using model = await startModel({ script: [EDIT, HAND_IN] });
  const home = join(project.cwd, '..');
  const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
  const task = ['--task', 'The answer must be right.', '--verify', CHECK, '--run-dir', join(home, 'run')];
  const { exitCode } = await execa(process.execPath, ['--import', watch, MAIN, 'fix', ...task], {
    cwd: project.cwd,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      OPENAI_API_KEY: 'sk-scripted',
      OPENAI_BASE_URL: model.url,
    },
    extendEnv: false,
    reject: false,
  });
  expect(exitCode).toBe(0);
  const read: { files: string[]; builtins: string[] } = JSON.parse(
    await readFile(join(home, 'read.json'), 'utf8'),
  );
  expect(read.builtins.filter((name) => /undici|webcrypto/.test(name))).toEqual([]);
  const parts = read.files.map((url) => /\/parts\/(\w+)\.js$/.exec(url)?.[1]);
  expect(parts).toContain('openai');
  for (const costly of ['zod', 'yaml', 'guard', 'verify', 'event']) expect(parts).not.toContain(costly);
  expect(parts.filter((name) => name?.startsWith('failure'))).toEqual([]);
});
