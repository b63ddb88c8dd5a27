import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../helpers/fix.ts';
import { message, patch, shell } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { EDIT, FILES, HAND_IN, play, start } from './agent-scene.ts';

test.concurrent('a patch is answered with the instructions of its folder, once for each attempt', async () => {
  const files = {
    ...FILES,
    'AGENTS.md': 'Be kind.\n',
    'deep/AGENTS.md': 'Use tabs here.\n',
    'deep/a.txt': 'one\n',
  };
  const deep = (from: string, to: string) => ({
    output: [patch(`*** Begin Patch\n*** Update File: deep/a.txt\n-${from}\n+${to}\n*** End Patch`)],
  });
  const script = [deep('one', 'two'), deep('two', 'one'), EDIT, HAND_IN];
  const { record, requests } = await play(
    ({ raw }) => script[raw.match(/"type":"\w+_output"/g)?.length ?? 0] ?? HAND_IN,
    {
      files,
      args: ['--attempts', '2'],
    },
  );
  expect(record.outcome).toBe('fixed');
  const [first] = requests;
  expect(first?.raw).toContain('Be kind.');
  expect(first?.raw).toContain('deep/AGENTS.md (1 lines)');
  expect(first?.raw).not.toContain('Use tabs here.');
  const handedIn = requests.filter(({ raw }) => raw.match(/"type":"\w+_output"/g)?.length === 3);
  expect(handedIn.length).toBeGreaterThan(0);
  for (const { raw } of handedIn) expect(raw.split('Use tabs here.')).toHaveLength(2);
});

test.concurrent('instructions of a folder outlive a compaction, and come again with its next patch', async () => {
  const files = {
    ...FILES,
    'sub/AGENTS.md': 'RULE-SEVEN: sign each line.\n',
    'sub/x.txt': 'one\n',
    'other/AGENTS.md': 'RULE-NINE: no tabs.\n',
    'other/y.txt': 'one\n',
  };
  const write = (path: string, from: string, to: string): Step => ({
    output: [patch(`*** Begin Patch\n*** Update File: ${path}\n-${from}\n+${to}\n*** End Patch`)],
  });
  const fill: Step[] = Array(7).fill({
    output: [shell(`yes 'a line of prose that says little' | head -100`)],
  });
  const steps = [
    ...[
      write('other/y.txt', 'one', 'two'),
      write('other/y.txt', 'two', 'one'),
      write('sub/x.txt', 'one', 'two'),
    ],
    ...[...fill, write('other/y.txt', 'one', 'three'), ...fill, EDIT, HAND_IN],
  ];
  let turn = 0;
  const { record, requests, violations } = await play(
    ({ body }) => (body.tools?.length ? (steps[turn++] ?? HAND_IN) : { output: [message('NOTES')] }),
    { files, args: ['--context-window', '8000'] },
  );
  expect(record.outcome).toBe('fixed');
  expect(violations).toEqual([]);
  const asked = requests.filter(({ body }) => body.tools?.length).map(({ raw }) => raw);
  const first = asked.findIndex((raw) => raw.includes('grew too long'));
  expect(first).toBeGreaterThan(3);
  // What is changed brings its rule; what is as it was does not, until it is touched again.
  expect(asked[first]).toContain('RULE-SEVEN');
  expect(asked[first]?.slice(0, asked[first]?.indexOf('# The newest outputs'))).not.toContain('RULE-NINE');
  const touched = asked.findIndex((raw, i) => i > first && raw.includes('three'));
  expect(asked[touched]).toContain('RULE-NINE');
  for (const raw of asked.slice(touched)) expect(raw).toMatch(/RULE-SEVEN.*RULE-NINE|RULE-NINE.*RULE-SEVEN/);
  expect(requests.length - asked.length).toBeGreaterThan(1);
});

test.concurrent('threat 49: a picture from anywhere is not asked for, and the model knows', async () => {
  await using project = await openProject(FILES);
  await using model = await startModel({ script: [{ output: [message('I see.')] }] });
  const text = 'It looks wrong: ![screen](http://169.254.169.254/latest/meta-data)';
  const runDir = join(project.cwd, '../run');
  await start(project.cwd, model.url, [
    '--task',
    text,
    '--verify',
    'true',
    '--run-dir',
    runDir,
    '--max-turns',
    '1',
  ]);
  const asked = JSON.stringify(model.requests[0]?.body.input);
  expect(asked).toContain('# Images of the task\\nNone could be had.');
  expect(asked).toContain(
    'meta-data: only attachments on github.com and *.githubusercontent.com are fetched',
  );
  expect(model.violations).toEqual([]);
});

test.concurrent('a baseline beside the model moves the end of its time, and no longer wait is begun', async () => {
  await using project = await openProject(FILES);
  // Six seconds for a verdict, and half as much again, are kept from a minute; two would be without that.
  const wait = {
    status: 429,
    code: 'rate_limit_exceeded',
    message: 'slow',
    headers: { 'retry-after': '47' },
  };
  await using model = await startModel({ script: [{ output: [shell('sleep 7')] }, { error: wait }] });
  const runDir = join(project.cwd, '../run');
  const args = ['--task', 'repair it', '--verify', 'sleep 6', '--max-minutes', '1', '--run-dir', runDir];
  await start(project.cwd, model.url, args);
  const record = await readRecord(join(runDir, 'run.json'));
  expect(record).toMatchObject({ outcome: 'failed', stop: 'model-error' });
  expect(record.reason).toContain('it asks to wait 47 s, too long for this run');
  expect(model.requests).toHaveLength(2);
});
