import { mkdtemp, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './runner.ts';

const github = {
  url: 'http://127.0.0.1:1/api',
  serverUrl: 'http://127.0.0.1:1',
  owner: 'acme',
  name: 'widget',
  defaultBranch: 'main',
};
const event = { name: 'schedule', payload: { schedule: '0 5 * * 1' } };
const folders: string[] = [];
let workspace: string;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'runner-test-'));
  folders.push(workspace);
});
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Runs a small program in place of the Action. */
async function run(program: string, options: { env?: Record<string, string>; signal?: AbortSignal } = {}) {
  const entry = join(workspace, 'main.mjs');
  await writeFile(entry, `import { appendFileSync, readFileSync } from 'node:fs';\n${program}`);
  const inputs = { 'max-turns': '5', 'with blank': 'a\nb' };
  const result = await runAction({ inputs, event, workspace, github, entry, ...options });
  folders.push(result.runnerTemp);
  return result;
}

describe('the step', () => {
  test('sees what a runner gives and nothing of the machine', async () => {
    process.env.STRAY = 'from outside';
    const { stdout, exitCode } = await run('console.log(JSON.stringify(process.env))', {
      env: { GITHUB_SHA: 'abc', GITHUB_ACTOR: 'eve' },
    });
    delete process.env.STRAY;
    expect(exitCode).toBe(0);
    const env = JSON.parse(stdout) as Record<string, string>;
    expect(env).toMatchObject({
      'INPUT_MAX-TURNS': '5',
      INPUT_WITH_BLANK: 'a\nb',
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'acme/widget',
      GITHUB_WORKSPACE: workspace,
      GITHUB_SHA: 'abc',
      GITHUB_ACTOR: 'eve',
    });
    expect(env).not.toHaveProperty('STRAY');
    expect(
      Object.keys(env).filter(
        (name) =>
          !/^(GITHUB_|RUNNER_|INPUT_|CI$|PATH$|HOME$|LANG$|\w+_(?:CERTS|FILE|DIR|BUNDLE|CAINFO)$)/.test(name),
      ),
    ).toEqual([]);
  });

  test('gives back exit code, outputs, summary and both streams', async () => {
    const result = await run(`
      console.log(JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH)).schedule);
      console.error('warned');
      appendFileSync(process.env.GITHUB_OUTPUT, 'plain=x=y\\nmany<<end_1\\none\\n\\ntwo\\nend_1\\nempty<<end_2\\nend_2\\n');
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done');
      process.exitCode = 3;
    `);
    expect(result).toMatchObject({
      exitCode: 3,
      stdout: '0 5 * * 1\n',
      stderr: 'warned\n',
      outputs: { plain: 'x=y', many: 'one\n\ntwo', empty: '' },
      summary: '# Done',
    });
  });

  test('is told of a cancelled job by SIGINT', async () => {
    const stop = new AbortController();
    const running = run(
      `process.on('SIGINT', () => process.exit(130)); setInterval(() => {}, 1000);
       appendFileSync('started', '');`,
      { signal: stop.signal },
    );
    for await (const { filename } of watch(workspace)) if (filename === 'started') break;
    stop.abort();
    expect((await running).exitCode).toBe(130);
  });
});
