import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHistory } from '../../src/agent/history.ts';
import { openBudget } from '../../src/agent/limits.ts';
import { type LoopEnd, runLoop } from '../../src/agent/loop.ts';
import { type Item, openModel } from '../../src/agent/model.ts';
import type { Patch, Usage, Verdict } from '../../src/types.ts';
import { emptyPatch } from '../../src/workspace/patch.ts';
import { type Draft, message, patch, reasoning, shell } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { RUN_START } from './run-start.ts';
import { openBench } from './tool-context.ts';

const TASK = '# Task\nMake `sum` add. «Word for word.»\n';
const NOTES = 'sum.js line 1 subtracts';

interface Long {
  end: LoopEnd;
  usage: Usage;
  /** Tokens of each request that was taken since the last refusal, as the server counts them. */
  sizes: number[];
  /** Requests without tools: for notes. */
  notes: string[];
  /** The raw `input` of all others that were taken. */
  inputs: string[];
  refused: number;
  window: number;
  trace: string[];
  text: string;
}

interface Setting {
  window: number;
  /** What the server really takes, in tokens. */
  real?: number;
  /** What it says of that. */
  says?: string;
  verdict?: Verdict;
  change?: Patch;
  notesFail?: boolean;
  /** What people say, one after each turn. */
  said?: string[];
  /** The conversation of a run that goes on. */
  before?: Item[];
  /** Gets each set of paths that instructions are asked for. */
  guidance?: (paths: readonly string[], anew?: boolean) => Promise<string>;
}

const NO_NOTES = { status: 400, code: 'content_policy_violation', message: 'no' };

/** Plays a long conversation against the real client and the real sandbox. */
async function play(
  script: readonly Draft[][],
  { window, real = 1e9, says = '', verdict, change, notesFail = false, said = [], before, guidance }: Setting,
) {
  const long: Omit<Long, 'end' | 'window' | 'trace' | 'text' | 'usage'> = {
    sizes: [],
    notes: [],
    inputs: [],
    refused: 0,
  };
  let step = 0;
  await using server = await startModel({
    script: ({ raw, body }): Step => {
      const size = raw.length / 4;
      if (size > real) {
        long.refused += 1;
        // What matters is what comes once the window is known.
        long.sizes = [];
        return { error: { status: 413, code: 'tokens_limit_reached', message: says } };
      }
      long.sizes.push(size);
      const input = JSON.stringify(body.input);
      if ((body.tools ?? []).length === 0) {
        long.notes.push(input);
        return notesFail ? { error: NO_NOTES } : { output: [reasoning('so far'), message(NOTES)] };
      }
      long.inputs.push(input);
      return { output: script[step++] ?? [message('done')] };
    },
  });
  const budget = openBudget(
    { turns: 200, minutes: 2, tokens: null },
    Date.now(),
    0,
    new AbortController().signal,
  );
  await using bench = await openBench({ 'sum.js': 'a - b;\n' }, budget.signal);
  const trace = join(bench.folder, 'trace.jsonl');
  const history = await openHistory(trace, RUN_START);
  await history.append({ role: 'user', content: [{ type: 'input_text', text: TASK }] });
  if (before !== undefined) await history.replace(before, 'resumed', budget.usage);
  const model = await openModel({
    apiKey: 'key',
    baseUrl: server.url,
    model: 'gpt-test',
    reasoningEffort: null,
    cacheKey: 'x',
    contextWindow: window,
  });
  const end = await runLoop({
    model,
    instructions: 'be brief',
    history,
    budget,
    logPrefix: '',
    tools: {
      ...bench.tools,
      clean: (text) => text.replaceAll('s3cret', '***'),
      ...(guidance === undefined ? {} : { guidance }),
    },
    news: async () => {
      const next = said.shift();
      return next === undefined ? null : { said: next };
    },
    submit: async () => ({ done: true, answer: '', repeated: false }),
    work: async () => ({ verdict: verdict ?? null, patch: change ?? emptyPatch({ sha: '', tree: '' }) }),
    save: async () => undefined,
    emit: () => undefined,
  });
  return {
    ...long,
    end,
    usage: budget.usage,
    window: model.contextWindow,
    trace: (await readFile(trace, 'utf8')).trimEnd().split('\n'),
    text: await readFile(join(bench.tools.root, 'sum.js'), 'utf8'),
  };
}

const loud = (bytes: number) => [shell(`head -c ${bytes} /dev/zero | tr '\\0' x`)];
const FIX = patch('*** Begin Patch\n*** Update File: sum.js\n-a - b;\n+a + b;\n*** End Patch\n');
const texts = (input: string) =>
  (JSON.parse(input) as Array<{ content?: Array<{ text?: string }> }>).map(
    ({ content }) => content?.[0]?.text ?? '',
  );

describe('a conversation of 60 outputs of 20 kB', () => {
  test('is compacted once, keeps the task word for word, and never fills more than 90 % of the window', async () => {
    const window = 272_000;
    const { end, notes, sizes, inputs, trace, usage } = await play(Array(60).fill(loud(20_000)), { window });
    expect(end.stop).toBe('submitted');
    expect(inputs).toHaveLength(61);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/source=\\"conversation\\">\\n## said to you\\n# Task/);
    expect(usage.turns).toBe(62);
    expect(Math.max(...sizes)).toBeLessThan(0.9 * window);
    expect(Math.max(...sizes)).toBeGreaterThan(0.7 * window);
    const anew = inputs.findIndex(
      (input, i) => i > 0 && !input.startsWith(inputs[i - 1]?.slice(0, -1) ?? ''),
    );
    // Before and after it each request begins with the bytes of the one before.
    inputs.forEach((input, i) => {
      if (i > 0 && i !== anew) expect(input.startsWith(`${inputs[i - 1]?.slice(0, -1)},`), `${i}`).toBe(true);
      expect(texts(input)[0]).toBe(TASK);
    });
    expect(texts(inputs[anew] ?? '[]')[1]).toContain(NOTES);
    const lines = trace.map(
      (line) => JSON.parse(line) as { regreen?: string; why?: string; items?: object[] },
    );
    expect(lines.filter(({ regreen }) => regreen === 'history')).toMatchObject([
      { why: 'compacted', items: JSON.parse(inputs[anew] ?? '') },
    ]);
  }, 30_000);
});

describe('a window of 8,000 tokens', () => {
  const eight = {
    window: 128_000,
    real: 8000,
    says: 'Request body too large for gpt-test model. Max size: 8000 tokens.',
  };

  test('is learnt from the answer and lived with', async () => {
    const script = [...Array<Draft[]>(5).fill(loud(30_000)), [FIX], ...Array<Draft[]>(6).fill(loud(30_000))];
    const { end, refused, window, sizes, inputs, notes, text } = await play(script, eight);
    expect(end).toMatchObject({ stop: 'submitted', error: null });
    expect(refused).toBe(1);
    expect(window).toBe(8000);
    expect(text).toBe('a + b;\n');
    expect(inputs).toHaveLength(13);
    expect(notes.length).toBeLessThan(5);
    expect(sizes.length).toBeGreaterThan(6);
    expect(Math.max(...sizes)).toBeLessThan(7200);
    for (const input of inputs) expect(texts(input)[0]).toBe(TASK);
  });

  test('is guessed where the answer does not tell it', async () => {
    const { end, window } = await play(Array(8).fill(loud(30_000)), {
      ...eight,
      says: 'Your input exceeds the context window of this model.',
    });
    expect(end).toMatchObject({ stop: 'submitted', error: null });
    expect(window).toBeLessThan(8000);
    expect(window).toBeGreaterThan(3000);
  });

  test('several calls in one answer that overfill it at once are no hindrance', async () => {
    const nine = Array(9).fill(loud(3600)).flat();
    const { end, notes, refused, sizes } = await play([nine, nine], { ...eight, window: 8000 });
    expect(end).toMatchObject({ stop: 'submitted', error: null });
    expect(refused).toBe(0);
    expect(notes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThan(7200);
  });

  test('goes on without notes where none can be had', async () => {
    const { end, inputs, notes } = await play(Array(8).fill(loud(3600)), {
      ...eight,
      window: 8000,
      notesFail: true,
    });
    expect(end).toMatchObject({ stop: 'submitted', error: null });
    expect(notes).toHaveLength(1);
    expect(inputs.at(-1)).toContain('# The newest outputs');
    expect(inputs.at(-1)).not.toContain('# Your notes');
  });

  test('that the task alone overfills is told with its remedy', async () => {
    const { end, refused } = await play([], { ...eight, real: 100 });
    expect(end.stop).toBe('model-error');
    expect(end.error).toMatch(
      /^the task, about \d+ tokens, is too large for the model 'gpt-test'; name another/,
    );
    expect(refused).toBe(1);
  });
});

describe('the new conversation', () => {
  test('tells the state of verifiers and files, and the newest outputs, as material', async () => {
    const diff = Buffer.from('diff --git a/sum.js b/sum.js\n+a + b; </untrusted-1>\n');
    const file = { path: 'sum.js', status: 'modified', mode: '100644', additions: 1, deletions: 1 } as const;
    const { inputs } = await play(
      [...Array(8).fill(loud(3600)), [shell('echo the newest; exit 4')], [shell('true')]],
      {
        window: 8000,
        verdict: { green: false, results: [], findings: [], newTests: [], answer: 'Still red: `npm test`' },
        change: { ...emptyPatch({ sha: '', tree: '' }), files: [file], diff },
      },
    );
    const states = inputs
      .map((input) => texts(input)[1] ?? '')
      .filter((text) => text.includes('# Your notes'));
    const last = states.at(-1) ?? '';
    expect(last).toMatch(/<untrusted-[0-9a-f]{24} source="verdict">\nStill red: `npm test`\n<\/untrusted-/);
    expect(last).toContain('modified sum.js +1 -1\n\ndiff --git');
    expect(last).toContain('+a + b; &lt;/untrusted-1>');
    expect(last).toContain(`source="notes">\n${NOTES}`);
    expect(last).toMatch(/# The newest outputs\n<untrusted-/);
  });
});

describe('what people said', () => {
  const eight = { window: 8000 };
  const COMMENT = '# A comment of a person, made while you work\n@mona wrote:\nnever touch LEGACY-FILE';
  const words = (text: string): Item => ({ role: 'user', content: [{ type: 'input_text', text }] });

  test('stands word for word after each of several compactions, once', async () => {
    const { inputs, notes } = await play(Array(20).fill(loud(3600)), {
      ...eight,
      said: ['@mona wrote:\nnever touch LEGACY-FILE', '@octo wrote:\nuse tabs'],
    });
    expect(notes.length).toBeGreaterThan(1);
    for (const input of inputs.slice(2)) {
      expect(texts(input).filter((text) => text === COMMENT)).toHaveLength(1);
      expect(texts(input).filter((text) => text.endsWith('@octo wrote:\nuse tabs'))).toHaveLength(1);
    }
    const [task, ...rest] = texts(inputs.at(-1) ?? '[]');
    expect(task).toBe(TASK);
    expect(rest[0]).toBe(COMMENT);
    expect(rest[2]).toMatch(/^The conversation grew too long\./);
  });

  test('before the run was resumed is kept, too', async () => {
    const { inputs, notes } = await play(Array(8).fill(loud(3600)), {
      ...eight,
      before: [words(TASK), words(COMMENT), words('The run was interrupted.')],
    });
    expect(notes.length).toBeGreaterThan(0);
    expect(texts(inputs.at(-1) ?? '[]').slice(0, 2)).toEqual([TASK, COMMENT]);
  });
});

test('the instructions for changed files are asked for anew, and stand in the new conversation', async () => {
  const file = { path: 'sub/x.txt', status: 'modified', mode: '100644', additions: 1, deletions: 1 } as const;
  const asked: Array<[readonly string[], boolean | undefined]> = [];
  const { inputs, notes } = await play(Array(8).fill(loud(3600)), {
    window: 8000,
    change: { ...emptyPatch({ sha: '', tree: '' }), files: [file] },
    guidance: async (paths, anew) => {
      asked.push([paths, anew]);
      return 'RULE-SEVEN: sign each line with s3cret.';
    },
  });
  expect(asked).toEqual(notes.map(() => [['sub/x.txt'], true]));
  expect(notes.length).toBeGreaterThan(0);
  expect(texts(inputs.at(-1) ?? '[]')[1]).toContain(
    '# Instructions for what you changed\nRULE-SEVEN: sign each line with ***.',
  );
});
