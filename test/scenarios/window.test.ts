import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { message, patch, reasoning, shell, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { BROKEN, DEMO, openScene } from '../helpers/scene.ts';
import { EDIT, HAND_IN, play, start } from './agent-scene.ts';

/** GitHub Models' smallest tier took so much, and answered this beyond it. */
const SMALL = 8000;
const TOO_LARGE: Step = {
  error: {
    status: 413,
    code: 'tokens_limit_reached',
    message: `Request body too large for the model. Max size: ${SMALL} tokens.`,
  },
};

/** As the server counts: four bytes a token. */
const tokens = (raw: string) => raw.length / 4;

test('the bug of the demo is fixed within requests of 8,000 tokens', { timeout: 90_000 }, async () => {
  await using scene = await openScene(DEMO);
  await scene.push('main', 'feat: ranges up to the end', { patch: join(BROKEN, 'logic.patch') });
  const cwd = await scene.checkout();
  const [fix, words] = await Promise.all([
    readFile(join(BROKEN, 'logic.fix.patch.txt'), 'utf8'),
    readFile(join(BROKEN, 'logic.submit.json'), 'utf8'),
  ]);
  const work: Step[] = [
    { output: [reasoning('tests first'), shell('cat test/*.ts')] },
    { output: [shell('cat src/*.ts docs/*.md')] },
    { output: [shell('npm test')] },
    { output: [shell('git log -p')] },
    { output: [shell('cat README.md AGENTS.md package.json')] },
    { output: [patch(fix)] },
    { output: [shell('git diff')] },
    { output: [shell('npm test')] },
    { output: [submit(JSON.parse(words))] },
  ];
  let done = 0;
  await using model = await startModel({
    script({ raw, chat }) {
      if (tokens(raw) > SMALL) return TOO_LARGE;
      // Without tools it is asked for notes.
      if (!chat?.tools) return { output: [message('The end is off by one in src/parse.ts.')] };
      done += 1;
      return work[done - 1] ?? { output: [message('done')] };
    },
  });
  const runDir = join(scene.dir, 'run');
  const args = ['--command', 'npm test', '--verify', 'npm test', '--setup', 'true', '--api', 'chat'];
  const { exitCode, stderr } = await start(cwd, model.url, [...args, '--run-dir', runDir]);

  const record = await readRecord(join(runDir, 'run.json'));
  expect(record, stderr).toMatchObject({ outcome: 'fixed', stop: 'submitted' });
  expect(exitCode).toBe(0);
  expect(done).toBe(work.length);
  expect(model.violations).toEqual([]);
  const refused = model.requests.filter(({ raw }) => tokens(raw) > SMALL);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(2);
  // The window is known from then on.
  const last = model.requests.lastIndexOf(refused.at(-1) as (typeof refused)[number]);
  expect(model.requests.slice(last + 1).length).toBeGreaterThan(3);
  const task = firstWords(model.requests[0]?.chat?.messages);
  for (const { chat } of model.requests) if (chat?.tools) expect(firstWords(chat.messages)).toEqual(task);
});

const firstWords = (messages: ReadonlyArray<{ role: string; content?: unknown }> = []) =>
  messages.find(({ role }) => role === 'user')?.content;

test('context_length_exceeded makes the conversation smaller, and the work goes on', async () => {
  const WINDOW = 6000;
  // Some 3,500 tokens, by anybody's count.
  const prose = "yes 'a line of prose that says little' | head -400";
  let refused = 0;
  const steps = [
    { output: [shell(`echo ran >> runs.txt; ${prose}`)] },
    { output: [shell(prose)] },
    EDIT,
    HAND_IN,
  ];
  let turn = 0;
  const { record, requests, violations, runs } = await play(({ raw, body }) => {
    if (tokens(raw) > WINDOW) {
      refused += 1;
      const text = `This model's maximum context length is ${WINDOW} tokens.`;
      return { error: { status: 400, code: 'context_length_exceeded', message: text, param: 'input' } };
    }
    if (!body.tools?.length) return { output: [message('The answer is wrong.')] };
    turn += 1;
    return steps[turn - 1] ?? { output: [message('done')] };
  });
  expect(record).toMatchObject({ outcome: 'fixed', stop: 'submitted' });
  expect(refused).toBe(1);
  expect(turn).toBe(steps.length);
  expect(runs).toBe(1);
  expect(violations).toEqual([]);
  expect(requests.at(-1)?.raw).toContain('Your notes');
});
