import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHistory } from '../../src/agent/history.ts';
import { openBudget } from '../../src/agent/limits.ts';
import { type LoopEnd, type Reply, runLoop } from '../../src/agent/loop.ts';
import { openModel } from '../../src/agent/model.ts';
import type { Limits, News, RunEvent, Submission } from '../../src/types.ts';
import { emptyPatch } from '../../src/workspace/patch.ts';
import { type Draft, message, patch, reasoning, shell, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { RUN_START } from './run-start.ts';
import { openBench } from './tool-context.ts';

interface Play {
  end: LoopEnd;
  trace: string;
  /** What OpenAI would have refused. */
  violations: readonly string[];
  /** The raw `input` of each request. */
  inputs: string[];
  /** Outputs of tools and words of the user, in the order they went back. */
  answers: string[];
  submissions: Submission[];
  events: RunEvent[];
  /** For each save, whether the file `one` was there. */
  saves: boolean[];
  files: (path: string) => string | null;
}

interface Setting {
  model?: string;
  limits?: Partial<Limits>;
  /** The judge's replies in order; accepted where there are no more. */
  replies?: Array<Partial<Reply>>;
  files?: Record<string, string>;
  onRequest?: (n: number, cancel: () => void) => void;
  news?: () => Promise<News | null>;
  /** At each save; reads the trace, and whether the file `late` is there. */
  onSave?: (trace: () => string, late: () => boolean) => Promise<void>;
}

/** Plays a script against the real client and the real sandbox. */
async function play(
  script: ReadonlyArray<Step | Step['output']>,
  {
    model = 'gpt-test',
    limits = {},
    replies = [],
    files = {},
    onRequest = () => undefined,
    onSave = async () => undefined,
    news,
  }: Setting = {},
): Promise<Play> {
  const cancel = new AbortController();
  await using server = await startModel({
    script: (_request, n) => {
      onRequest(n, () => cancel.abort());
      const step = script[n] ?? { error: { status: 400, code: 'spent', message: 'the script is over' } };
      return Array.isArray(step) ? { output: step } : (step as Step);
    },
  });
  const budget = openBudget({ turns: 20, minutes: 1, tokens: null, ...limits }, Date.now(), 0, cancel.signal);
  await using bench = await openBench(files, budget.signal);
  const trace = join(bench.folder, 'trace.jsonl');
  const history = await openHistory(trace, RUN_START);
  await history.append({ role: 'user', content: [{ type: 'input_text', text: 'repair it' }] });
  const submissions: Submission[] = [];
  const events: RunEvent[] = [];
  const saves: boolean[] = [];
  const end = await runLoop({
    model: await openModel({
      apiKey: 'key',
      baseUrl: server.url,
      model,
      reasoningEffort: null,
      cacheKey: 'x',
    }),
    instructions: 'be brief',
    history,
    budget,
    logPrefix: 'attempt-2-',
    tools: bench.tools,
    submit: async (submission) => {
      const reply = replies[submissions.push(submission) - 1];
      return { done: true, answer: 'accepted', repeated: false, ...(reply && { done: false }), ...reply };
    },
    work: async () => ({ verdict: null, patch: emptyPatch({ sha: '', tree: '' }) }),
    save: async () => {
      saves.push(existsSync(join(bench.tools.root, 'one')));
      await onSave(
        () => readFileSync(trace, 'utf8'),
        () => existsSync(join(bench.tools.root, 'late')),
      );
    },
    ...(news === undefined ? {} : { news }),
    emit: (event) => events.push(event),
  });
  const contents: Record<string, string> = {};
  for (const path of ['one', 'two', 'order', 'late'])
    if (existsSync(join(bench.tools.root, path)))
      contents[path] = await readFile(join(bench.tools.root, path), 'utf8');
  return {
    end,
    trace: readFileSync(trace, 'utf8'),
    violations: server.violations,
    inputs: server.requests.map(({ body }) => JSON.stringify(body.input)),
    answers: history.items.slice(1).flatMap(toAnswer),
    submissions,
    events,
    saves,
    files: (path) => contents[path] ?? null,
  };
}

function toAnswer(item: object): string[] {
  if ('output' in item) return [String(item.output)];
  if (!('role' in item && item.role === 'user' && 'content' in item)) return [];
  return (item.content as Array<{ text: string }>).map(({ text }) => text);
}

const call =
  (name: string, args: string): Draft =>
  (_offered, id) => [
    {
      type: 'function_call',
      id: `fc_${id}`,
      call_id: `call_${id}`,
      name,
      arguments: args,
      status: 'completed',
    },
  ];
const PATCH = '*** Begin Patch\n*** Add File: one\n+1\n*** End Patch\n';

describe('the conversation', () => {
  test('only grows: each request begins with the bytes of the one before', async () => {
    const { inputs, end } = await play(
      [
        [reasoning('look'), message('I look.'), shell('ls'), patch(PATCH)],
        { output: [message('half')], status: 'incomplete' },
        [reasoning('more'), submit({ title: 'a' })],
        [message('done')],
      ],
      { replies: [{ answer: 'still red' }] },
    );
    expect(end.stop).toBe('submitted');
    expect(inputs).toHaveLength(4);
    inputs.slice(1).forEach((input, i) => {
      const former = inputs[i]?.slice(0, -1) ?? '';
      expect(input.startsWith(`${former},`)).toBe(true);
    });
    expect(inputs[3]).toContain(Buffer.from('sealed: look').toString('base64'));
  });

  test('calls of one answer run in order, and each gets its own output', async () => {
    const { answers, files, inputs } = await play([
      [
        shell('echo 1 >> order; echo first'),
        shell('echo 2 >> order; echo second'),
        patch(PATCH),
        shell('cat one'),
      ],
      [message('done')],
    ]);
    expect(files('order')).toBe('1\n2\n');
    expect(answers.map((answer) => answer.split('\n').at(-2) ?? answer)).toEqual([
      'first',
      'second',
      'A one',
      '1',
    ]);
    const sent = JSON.parse(inputs[1] ?? '[]') as Array<{ type?: string; call_id?: string }>;
    const ids = (suffix: string) =>
      sent.filter(({ type }) => type?.endsWith(suffix)).map(({ call_id }) => call_id);
    expect(ids('call_output')).toEqual(ids('call'));
    expect(ids('call')).toHaveLength(4);
  });
});

test("all that the model's own shell asks for is done and answered", async () => {
  const action = {
    commands: ['echo a >> order; exit 3', 'cat order'],
    timeout_ms: 9000,
    max_output_length: 4096,
  };
  const native: Draft = (_offered, id) => [
    { type: 'shell_call', id: `sh_${id}`, call_id: 'both', action, environment: null, status: 'completed' },
  ];
  const { files, violations, inputs, saves } = await play([[native], [submit({})]], { model: 'gpt-6-astra' });
  expect(files('order')).toBe('a\n');
  expect(violations).toEqual([]);
  expect(saves).toHaveLength(1);
  expect(JSON.parse(inputs[1] ?? '').slice(1)).toMatchObject([
    { type: 'shell_call', call_id: 'both', action },
    {
      ...{ type: 'shell_call_output', call_id: 'both', max_output_length: 4096 },
      output: [
        { stdout: expect.stringMatching(/^exit 3, /), outcome: { type: 'exit', exit_code: 3 } },
        { stdout: expect.stringMatching(/^exit 0, .*\na\n$/), outcome: { type: 'exit', exit_code: 0 } },
      ],
    },
  ]);
});

describe('handing in', () => {
  test('the reply of the judge goes back, until it is content', async () => {
    const { end, answers, submissions } = await play(
      [[submit({ title: 'first' })], [shell('true')], [submit({ title: 'second' })]],
      { replies: [{ answer: 'Still red:\nnpm test' }] },
    );
    expect(end).toMatchObject({ stop: 'submitted', error: null });
    expect(submissions.map(({ title }) => title)).toEqual(['first', 'second']);
    expect(answers[0]).toBe('Still red:\nnpm test');
  });

  test('a final message counts, and the reply comes as words of the user', async () => {
    const { end, answers, submissions } = await play([[message('All is well.')], [message('Now it is.')]], {
      replies: [{ answer: 'Still red' }],
    });
    expect(end.stop).toBe('submitted');
    expect(submissions.map(({ change }) => change)).toEqual(['All is well.', 'Now it is.']);
    expect(answers).toEqual(['Still red']);
  });

  test('a call in an answer that was cut short is done when it is whole, and the cut is told', async () => {
    const half: Draft = (offered, id) =>
      shell('echo b >> order')(offered, id).map((item) => ({ ...item, status: 'incomplete' }) as never);
    const { files, answers, violations } = await play([
      { output: [shell('echo a >> order'), half], status: 'incomplete' },
      [submit({})],
    ]);
    expect(files('order')).toBe('a\n');
    expect(answers).toEqual([
      expect.stringMatching(/^exit 0, /),
      'Your answer was cut short (max_output_tokens). Go on in smaller steps.',
      'accepted',
    ]);
    expect(violations).toEqual([]);
  });

  test('an answer that was cut short is no submission', async () => {
    const { submissions, answers } = await play([
      { output: [message('I will')], status: 'incomplete' },
      [message('done')],
    ]);
    expect(submissions.map(({ change }) => change)).toEqual(['done']);
    expect(answers[0]).toContain('cut short (max_output_tokens)');
  });

  const declines =
    (text: string): Draft =>
    (_offered, id) => [
      {
        type: 'message',
        id: `msg_${id}`,
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'refusal', refusal: text }],
      },
    ];

  test('an answer that declines is no submission, and the model is told', async () => {
    const { end, submissions, answers } = await play([
      [declines('I cannot.')],
      [declines('I cannot.')],
      [shell('true')],
      [declines('I cannot.')],
      [declines('I cannot.')],
      [message('done')],
    ]);
    expect(end).toMatchObject({ stop: 'submitted', error: null });
    expect(submissions.map(({ change }) => change)).toEqual(['done']);
    expect(answers[0]).toContain('Your answer declined the task');
  });

  test('a model that keeps declining is of no use', async () => {
    const { end, inputs } = await play(Array<Draft[]>(5).fill([declines('I \u001b[31mcannot.\nSorry')]));
    expect(end.stop).toBe('model-error');
    expect(end.error).toMatch(/^the model 'gpt-test' declines the task: I cannot\.; name another one/);
    expect(inputs).toHaveLength(3);
  });

  test('wrong arguments are told, and not handed in', async () => {
    const { answers, submissions } = await play([[call('submit', '{"title": 3}')], [message('done')]]);
    expect(answers[0]).toContain('title: ');
    expect(submissions).toHaveLength(1);
  });

  test('what comes after an accepted submission in the same answer is not done', async () => {
    const { end, files } = await play([[submit({ title: 'done' }), shell('echo x > late')]]);
    expect(end.stop).toBe('submitted');
    expect(files('late')).toBeNull();
  });

  test('the same work twice again means that the model gave up', async () => {
    const same = { answer: 'still red', repeated: true };
    const { end, submissions } = await play(Array<Draft[]>(5).fill([submit({})]), {
      replies: [{ answer: 'red' }, same, same, same],
    });
    expect(end.stop).toBe('gave-up');
    expect(submissions).toHaveLength(3);
  });

  test('new work in between starts the count anew', async () => {
    const { end } = await play(Array<Draft[]>(5).fill([submit({})]), {
      replies: [{ repeated: true }, { repeated: false }, { repeated: true }],
    });
    expect(end.stop).toBe('submitted');
  });
});

describe('the tools', () => {
  test('one that does not exist is answered with those that do', async () => {
    const { answers } = await play([[call('python', '{}')], [message('done')]]);
    expect(answers[0]).toMatch(
      /^there is no tool 'python': did you mean \w+\? The tools are shell, apply_patch, /,
    );
  });

  test('wrong arguments are answered, and the loop goes on', async () => {
    const { answers, end } = await play([[call('shell', '{"cmd'), call('shell', '[]')], [message('done')]]);
    const wrong = 'shell needs {"command": "…"}; its arguments are no JSON object';
    expect(answers.slice(0, 2)).toEqual([wrong, wrong]);
    expect(end.stop).toBe('submitted');
  });

  test('unknown commands and the turn of the first edit are counted', async () => {
    const { end } = await play([
      [shell('rgx a'), shell('ls')],
      [shell('fdx')],
      [patch(PATCH)],
      [message('done')],
    ]);
    expect(end).toMatchObject({ unknownCommands: 2, turnsToFirstEdit: 3 });
  });

  test('what happens is told as it happens', async () => {
    const { events } = await play([[message('I look.'), shell('echo hi')], [message('done')]]);
    expect(events.map(({ type }) => type)).toEqual([
      'usage',
      'model',
      'tool',
      'tool-result',
      'usage',
      'model',
    ]);
    expect(events[2]).toEqual({ type: 'tool', turn: 1, name: 'shell', input: '{"command":"echo hi"}' });
    expect(events[3]).toMatchObject({ turn: 1, name: 'shell', summary: expect.stringMatching(/^exit 0, /) });
  });

  test('logs are named after the attempt and the turn', async () => {
    const { answers } = await play([[shell('seq 9000')], [message('done')]]);
    expect(answers[0]).toContain('the whole output: /run/regreen/logs/attempt-2-shell-1-');
  });
});

describe('what is kept as it goes', () => {
  test('the work, after each tool that may have changed files and before its answer', async () => {
    const { saves } = await play([[shell('ls'), patch(PATCH), shell('rm one')], [message('done')]]);
    expect(saves).toEqual([false, true, false]);
  });

  test('while the model is asked: its next answer is acted on only once the work is saved', async () => {
    const order: string[] = [];
    const requested = Promise.withResolvers<void>();
    const { end, trace } = await play([[shell('true')], [shell('echo x > late')], [message('done')]], {
      onRequest: (n) => {
        order.push(`request ${n}`);
        if (n === 1) requested.resolve();
      },
      onSave: async (traceNow, late) => {
        order.push('save');
        // The first save ends only when the next request is there: they do not wait for one another.
        await requested.promise;
        order.push(
          `saved, ${traceNow().includes('call_output') ? 'told' : 'untold'}, ${late() ? 'late' : 'not yet'}`,
        );
      },
    });
    expect(end.stop).toBe('submitted');
    expect(order.slice(0, 4)).toEqual(['request 0', 'save', 'request 1', 'saved, untold, not yet']);
    expect(trace.match(/"function_call_output"/g)).toHaveLength(2);
    expect(trace.indexOf('function_call_output')).toBeLessThan(trace.lastIndexOf('echo x > late'));
  });
});

describe('a comment of a person', () => {
  test('is heard between two turns, and steers the next', async () => {
    const said = ['Use \u001b[31mtabs.', null];
    const { inputs } = await play([[shell('true')], [shell('true')], [message('done')]], {
      news: async () => {
        const next = said.shift() ?? null;
        return next === null ? null : { said: next };
      },
    });
    expect(inputs[0]).not.toContain('tabs');
    expect(inputs[1]).toContain('# A comment of a person, made while you work\\nUse tabs.');
    expect(inputs[2]?.split('Use tabs.')).toHaveLength(2);
  });

  test('that says stop ends the work, and nothing is asked or handed in any more', async () => {
    const { end, inputs, submissions } = await play([[shell('true')], [message('done')]], {
      news: async () => ({ stoppedBy: 'mona' }),
    });
    expect(end).toMatchObject({ stop: 'cancelled', error: "'mona' told regreen to stop" });
    expect([inputs.length, submissions.length]).toEqual([1, 0]);
  });

  test('that cannot be had ends nothing, and none is asked for at the end', async () => {
    let asked = 0;
    const { end } = await play([[shell('true')], [message('done')]], {
      news: () => {
        asked += 1;
        return Promise.reject(new Error('503'));
      },
    });
    expect(end.stop).toBe('submitted');
    expect(asked).toBe(1);
  });
});

describe('an image', () => {
  const PNG =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

  test('follows once all calls of the answer have their outputs', async () => {
    const { inputs } = await play([
      [shell(`echo ${PNG} | base64 -d > one`)],
      [call('view_image', '{"path": "one"}'), shell('echo hi')],
      [message('done')],
    ]);
    const sent = JSON.parse(inputs[2] ?? '[]') as Array<{ type?: string; role?: string; content?: unknown }>;
    expect(sent.slice(-3).map(({ type, role }) => role ?? type)).toEqual([
      'function_call_output',
      'function_call_output',
      'user',
    ]);
    expect(JSON.stringify(sent.at(-1))).toContain(`data:image/png;base64,${PNG}`);
  });
});

describe('a limit', () => {
  test('of turns stops before the next request', async () => {
    const { end, inputs } = await play(Array<Draft[]>(5).fill([shell('true')]), { limits: { turns: 2 } });
    expect(end.stop).toBe('turns');
    expect(inputs).toHaveLength(2);
  });

  test('of tokens stops before the next request', async () => {
    const usage = { inputTokens: 60, cachedInputTokens: 0, outputTokens: 20 };
    const { end, inputs } = await play(Array<Step>(5).fill({ output: [shell('true')], usage }), {
      limits: { tokens: 150 },
    });
    expect(end.stop).toBe('tokens');
    expect(inputs).toHaveLength(2);
  });

  test('of tokens holds where the endpoint tells no figures', async () => {
    const usage = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
    const { end, inputs } = await play(Array<Step>(5).fill({ output: [shell('true')], usage }), {
      limits: { tokens: 700 },
    });
    expect(end.stop).toBe('tokens');
    expect(inputs.length).toBeLessThan(3);
  });

  test('of time ends a request that is waited for', async () => {
    const { end } = await play([{ output: [message('x')], stallAfter: 2 }], { limits: { minutes: 0.01 } });
    expect(end).toMatchObject({ stop: 'time', error: null });
  });

  test('of time ends a command', async () => {
    const { end, answers } = await play([[shell('sleep 60')]], { limits: { minutes: 0.015 } });
    expect(end.stop).toBe('time');
    expect(answers[0]).toMatch(/^stopped: cancelled/);
  });
});

describe('an end from outside', () => {
  test('cancelled while the model thinks', async () => {
    const { end } = await play([{ output: [message('x')], stallAfter: 2 }], {
      onRequest: (_n, cancel) => cancel(),
    });
    expect(end).toMatchObject({ stop: 'cancelled', error: null });
  });

  test('a model that cannot be used is told with its remedy', async () => {
    const { end } = await play([{ error: { status: 401, code: 'invalid_api_key', message: 'no' } }]);
    expect(end.stop).toBe('model-error');
    expect(end.error).toContain('answers 401: the key is wrong or expired');
  });
});
