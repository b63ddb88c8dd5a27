import { readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TraceLine } from '../src/agent/history.ts';
import { readTrace } from '../src/agent/resume.ts';
import { WrongUse } from '../src/types.ts';
import { openRunDir, savedIn, tryOnce } from './attempt/bench.ts';
import { startWalker, WALKED } from './attempt/walk.ts';
import { shell, submit } from './helpers/model/items.ts';
import { startModel } from './helpers/model-server.ts';
import { seeded } from './text/random.ts';
import { openRepository } from './workspace/repository-helper.ts';

/** Places a run is killed at: all of them under `npm run bench -- soak`, a share in `npm test`. */
const CUTS = process.env.REGREEN_SOAK === '1' ? 50 : 3;

/** The partial patch from the moment when the trace had so many bytes. */
interface Moment {
  bytes: number;
  partial: Buffer | null;
}

test(`a run that is killed at any of ${CUTS} places goes on to the same patch, and runs nothing twice`, async () => {
  await using repository = await openRepository({ 'a.txt': 'a\n', 'b.txt': 'b\n' });
  await using model = await startWalker();
  await using whole = await openRunDir();
  const moments: Moment[] = [{ bytes: 0, partial: null }];
  const base = { repository, modelUrl: model.url, verify: WALKED };
  const { patch, verdict } = await tryOnce({
    ...base,
    runDir: whole.path,
    // Emitted between saving the patch and writing the output into the trace.
    onEvent: ({ type }) => {
      if (type === 'tool-result') moments.push(momentOf(whole.path));
    },
  });
  expect(verdict?.green, verdict?.answer).toBe(true);
  expect(patch.files.map(({ path }) => path)).toEqual([
    'a.txt',
    'dir/made-by-patch',
    'latin1',
    'made-by-shell',
    'no-line-end',
    'script',
  ]);
  const { trace } = await savedIn(whole.path);
  const random = seeded(7);
  for (let i = 0; i < CUTS; i += 1) {
    const cut = random.below(trace.length + 1);
    await using killed = await openRunDir();
    await using fresh = await openRunDir();
    await leave(killed.path, trace.subarray(0, cut), moments);
    const resume = await readTrace(killed.path).catch((error: unknown) => error);
    if (resume instanceof WrongUse) {
      // The task was not in it yet.
      expect(trace.toString('latin1', 0, cut).split('\n').length).toBeLessThan(3);
      continue;
    }
    const resumed = resume as Awaited<ReturnType<typeof readTrace>>;
    const again: string[] = [];
    const result = await tryOnce({
      ...base,
      runDir: fresh.path,
      resume: resumed,
      onEvent: (event) => {
        if (event.type === 'tool' && event.name !== 'submit') again.push(event.input);
      },
    });
    const label = `cut at ${cut} of ${trace.length}`;
    expect(result.patch.sha256, label).toBe(patch.sha256);
    expect(result.verdict?.green, label).toBe(true);
    const done = inputsDone(resumed.items);
    expect(
      again.filter((input) => done.has(input)),
      label,
    ).toEqual([]);
    expect(result.usage.turns, label).toBeGreaterThan(resumed.usage.turns);
    // What goes on can be killed and go on like any other.
    expect((await readTrace(fresh.path)).items.length, label).toBeGreaterThan(resumed.items.length);
  }
}, 600_000);

function momentOf(runDir: string): Moment {
  return {
    bytes: statSync(join(runDir, 'trace.jsonl')).size,
    partial: readFileSync(join(runDir, 'partial.patch')),
  };
}

/** The folder as a kill leaves it. */
async function leave(dir: string, trace: Buffer, moments: readonly Moment[]): Promise<void> {
  const last = moments.findLast(({ bytes }) => bytes <= trace.length);
  await writeFile(join(dir, 'trace.jsonl'), trace);
  if (last?.partial) await writeFile(join(dir, 'partial.patch'), last.partial);
}

/** Arguments of the calls whose outputs are known. */
function inputsDone(items: Awaited<ReturnType<typeof readTrace>>['items']): Set<string> {
  const outputs = new Set(
    items.flatMap((item) =>
      'output' in item && 'call_id' in item && !/^interrupted/.test(String(item.output))
        ? [item.call_id]
        : [],
    ),
  );
  return new Set(
    items.flatMap((item) => {
      if (item.type === 'function_call' && outputs.has(item.call_id)) return [item.arguments];
      return item.type === 'custom_tool_call' && outputs.has(item.call_id) ? [item.input] : [];
    }),
  );
}

test('a change that does not fit the commit is wrong use', async () => {
  await using repository = await openRepository({ 'a.txt': 'a\n' });
  await using model = await startWalker();
  await using dir = await openRunDir();
  await mkdir(join(dir.path, 'old'));
  await using first = await openRunDir();
  await tryOnce({ repository, modelUrl: model.url, verify: WALKED, runDir: first.path });
  const resume = await readTrace(first.path);
  const diff = Buffer.from(resume.patch).toString('latin1').replaceAll('-a\n', '-other\n');
  const wrong = { ...resume, patch: Buffer.from(diff, 'latin1') };
  await expect(
    tryOnce({ repository, modelUrl: model.url, verify: WALKED, runDir: dir.path, resume: wrong }),
  ).rejects.toThrow("'--resume': the change that was saved does not fit this commit");
});

test('the first line of the trace says what the run was about, and no line is lost to what follows', async () => {
  await using repository = await openRepository({ 'a.txt': 'a\n' });
  await using model = await startWalker();
  await using dir = await openRunDir();
  await tryOnce({ repository, modelUrl: model.url, verify: WALKED, runDir: dir.path });
  const lines = (await readFile(join(dir.path, 'trace.jsonl'), 'utf8')).trimEnd().split('\n');
  const parsed = lines.map((line) => JSON.parse(line) as TraceLine);
  expect(parsed[0]).toMatchObject({
    regreen: 'start',
    base: { sha: repository.sha },
    task: { key: '0123456789ab', failing: [{ command: WALKED }] },
    limits: { turns: 30 },
  });
  expect(parsed[0]).not.toHaveProperty('task.evidence');
  const kinds = parsed.slice(1).map((line) => ('regreen' in line ? line.regreen : 'said'));
  expect(kinds.join(' ')).toBe(
    'said answer said said answer said said answer said said answer said answer said',
  );
});

describe('where the files are still on their way', () => {
  test('the model is asked already', async () => {
    await using repository = await openRepository({ 'a.txt': 'a\n' });
    await using runDir = await openRunDir();
    const asked = Promise.withResolvers<void>();
    await using model = await startModel({
      script: (_, turn) => {
        asked.resolve();
        return { output: [turn === 0 ? shell('echo b > a.txt') : submit({ title: 'done' })] };
      },
    });
    const { patch, verdict } = await tryOnce({
      ...{ repository, modelUrl: model.url, verify: 'grep -q b a.txt', runDir: runDir.path },
      until: () => asked.promise,
    });
    expect(verdict?.green).toBe(true);
    expect(patch.files.map(({ path }) => path)).toEqual(['a.txt']);
  });

  test('no tool is used, and where they never come the attempt ends', async () => {
    await using repository = await openRepository({ 'a.txt': 'a\n' });
    await using runDir = await openRunDir();
    const answered = Promise.withResolvers<void>();
    const events: string[] = [];
    await using model = await startModel({ script: () => ({ output: [shell('echo b > a.txt')] }) });
    const tried = tryOnce({
      ...{ repository, modelUrl: model.url, verify: 'true', runDir: runDir.path },
      onEvent: ({ type }) => {
        events.push(type);
        if (type === 'usage') answered.resolve();
      },
      async until() {
        await answered.promise;
        throw new Error('the disk is full');
      },
    });
    await expect(tried).rejects.toThrow('the disk is full');
    expect(events).toEqual(['usage']);
    expect(model.requests).toHaveLength(1);
  });
});
