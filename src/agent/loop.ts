import type { Responses } from 'openai/resources/responses/responses';
import { sanitize } from '../text/sanitize.ts';
import type { Emit, News, StopReason, Submission } from '../types.ts';
import { commentText } from './comments.ts';
import { compact } from './compaction.ts';
import type { History } from './history.ts';
import type { Budget } from './limits.ts';
import { ContextOverflow, type Item, type Model, ModelError, type Turn } from './model.ts';
import { messageSubmission, readSubmission } from './submission.ts';
import { clipHead } from './tools/clip.ts';
import { outputTokens } from './tools/output.ts';
import { type Answer, useTool } from './tools/use-tool.ts';
import { TOOLS, type ToolContext } from './tools.ts';
import { figures, openWindow, type Window } from './window.ts';
import type { Work } from './work-state.ts';

/** The judge's word on a submission. `done` ends the loop; otherwise `answer` goes back to the model. */
export interface Reply {
  done: boolean;
  answer: string;
  /** The same work was handed in before and nothing was done since. */
  repeated: boolean;
}

export interface LoopOptions {
  model: Model;
  instructions: string;
  history: History;
  budget: Budget;
  /** Put before the names of the attempt's logs. */
  logPrefix: string;
  tools: ToolContext;
  submit: (submission: Submission) => Promise<Reply>;
  /** Where the work stands, for a conversation that begins anew. */
  work: () => Promise<Work>;
  /**
   * Saves the work. Called after each tool that may have changed files, and done before its answer is in the trace and
   * before anything else is run; the model may be asked meanwhile.
   */
  save: () => Promise<void>;
  /** What a person who may say so has to say, asked between two turns; `null` for nothing new. */
  news?: () => Promise<News | null>;
  emit: Emit;
}

export interface LoopEnd {
  stop: StopReason;
  /** Set for `model-error`, and for `cancelled` where a person on the thread said so. */
  error: string | null;
  turnsToFirstEdit: number | null;
  /** Commands the shell did not know. */
  unknownCommands: number;
}

/** Handing in the same thing this often means that the model has nothing left to try. */
const REPEATS_TO_GIVE_UP = 2;

/** Requests in a row that are too large for the model; between them the conversation is made smaller. */
const OVERFLOWS_TO_GIVE_UP = 3;

/** Answers in a row in which the model declines; after each but the last it is told how to go on. */
const REFUSALS_TO_GIVE_UP = 3;

/** The agent: ask the model, do what it asks, hand submissions to the judge, until it is done or a limit is met. */
export async function runLoop(options: LoopOptions): Promise<LoopEnd> {
  const { model, instructions } = options;
  const state: State = {
    end: { stop: 'submitted', error: null, turnsToFirstEdit: null, unknownCommands: 0 },
    window: openWindow(model, { instructions, tools: TOOLS }),
    repeats: 0,
    overflows: 0,
    refusals: 0,
    done: false,
    kept: Promise.resolve(),
  };
  try {
    return await turns(options, state);
  } finally {
    await state.kept;
  }
}

async function turns(options: LoopOptions, state: State): Promise<LoopEnd> {
  const { budget } = options;
  while (!state.done) {
    const limit = budget.exhausted();
    if (limit !== null) return { ...state.end, stop: limit };
    const turn = await guarded(options, state, async () =>
      (await shortened(options, state)) ? 'again' : nextTurn(options, state),
    );
    if (turn === 'again') continue;
    if ('stop' in turn) return { ...state.end, ...turn };
    const stopped = await takeTurn(options, turn, state);
    if (stopped !== null) return { ...state.end, ...stopped };
    if (state.repeats >= REPEATS_TO_GIVE_UP) return { ...state.end, stop: 'gave-up' };
    const told = state.done ? null : await hear(options);
    if (told !== null) return { ...state.end, ...told };
  }
  return state.end;
}

interface State {
  end: LoopEnd;
  window: Window;
  repeats: number;
  overflows: number;
  refusals: number;
  done: boolean;
  /** Ends once the work of the last tool is saved and its answer is in the trace. */
  kept: Promise<void>;
}

type Stopped = Pick<LoopEnd, 'stop' | 'error'>;
type Next = Turn | Stopped | 'again';

/** Ends of a request that are expected, as values. */
async function guarded(options: LoopOptions, state: State, ask: () => Promise<Next>): Promise<Next> {
  const { budget, history, model } = options;
  try {
    return await ask();
  } catch (error) {
    if (budget.cancelled()) return { stop: 'cancelled', error: null };
    if (budget.signal.aborted) return { stop: 'time', error: null };
    if (error instanceof ContextOverflow) {
      state.overflows += 1;
      if (state.overflows < OVERFLOWS_TO_GIVE_UP && history.items.length > 1) {
        state.window.learn(history.items, error.windowTokens);
        return 'again';
      }
      return { stop: 'model-error', error: tooLarge(model, state.window.size(history.items)) };
    }
    if (error instanceof ModelError) return { stop: 'model-error', error: error.message };
    throw error;
  }
}

const tooLarge = ({ name }: Model, tokens: number) =>
  `the task, about ${tokens} tokens, is too large for the model '${name}'; name another one in 'model'`;

/** A conversation that fills the window begins anew. */
async function shortened(options: LoopOptions, { window, kept }: State): Promise<boolean> {
  const { model, history, budget, work, tools, emit } = options;
  if (!window.isFull(history.items)) return false;
  await kept;
  const made = await compact({ model, history, window, budget, work, tools });
  if (!made) return false;
  emit({ type: 'usage', usage: { ...budget.usage } });
  emit({
    type: 'note',
    text: `the conversation filled the model's window of ${window.tokens()} tokens; it goes on with notes`,
  });
  return true;
}

async function nextTurn(options: LoopOptions, state: State): Promise<Turn> {
  const { model, history, budget, instructions, emit } = options;
  const asked = [...history.items];
  const request = { instructions, input: asked, tools: TOOLS, endsAt: budget.endsAt };
  const turn = await model.respond(request, budget.signal);
  await state.kept;
  state.overflows = 0;
  budget.spend(figures(turn, state.window.size(asked)));
  emit({ type: 'usage', usage: { ...budget.usage } });
  await history.answer(turn.items as Item[], { ...budget.usage });
  state.window.measure(history.items, asked, turn.usage);
  return turn;
}

/** A person who may say so steers the work, or ends it; that they cannot be asked does not. */
async function hear(options: LoopOptions): Promise<Stopped | null> {
  const news = await options.news?.().catch(() => null);
  if (!news) return null;
  if ('stoppedBy' in news) return { stop: 'cancelled', error: `'${news.stoppedBy}' told regreen to stop` };
  await say(options, commentText(news.said));
  return null;
}

/** Runs the calls of one answer in order; a final message without a call is a submission. */
async function takeTurn(options: LoopOptions, turn: Turn, state: State): Promise<Stopped | null> {
  await options.tools.ready;
  const calls = turn.items.filter(
    (item) => item.type === 'function_call' || item.type === 'custom_tool_call',
  );
  const text = turn.items.map(messageText).filter(Boolean).join('\n');
  if (text !== '') options.emit({ type: 'model', turn: options.budget.usage.turns, text });
  if (calls.length > 0) {
    const images: Item[] = [];
    for (const call of calls) {
      // The judge is content with the work as it is.
      if (state.done) return null;
      images.push(...(await takeCall(options, call, state)));
    }
    // Outputs follow their calls without anything in between; some providers ask for that.
    if (images.length > 0) await options.history.append(...images);
    state.refusals = 0;
    if (turn.incomplete !== null && !state.done) await sayCut(options, turn.incomplete);
    return null;
  }
  if (turn.refusal !== undefined) return declined(options, turn.refusal, state);
  state.refusals = 0;
  if (turn.incomplete !== null) {
    await sayCut(options, turn.incomplete);
    return null;
  }
  const answer = await handIn(options, messageSubmission(text), state);
  if (!state.done) await say(options, answer);
  return null;
}

const sayCut = (options: LoopOptions, why: string) =>
  say(options, `Your answer was cut short (${why}). Go on in smaller steps.`);

/** Words of refusal are no work: the model is told, and one that keeps declining is of no use. */
async function declined(options: LoopOptions, words: string, state: State): Promise<Stopped | null> {
  state.refusals += 1;
  if (state.refusals >= REFUSALS_TO_GIVE_UP) {
    const [said = ''] = sanitize(words).text.trim().split('\n', 1);
    const error = `the model '${options.model.name}' declines the task: ${clipHead(said, MAX_REFUSAL_BYTES)}; name another one in 'model', or say the task in other words`;
    return { stop: 'model-error', error };
  }
  await say(options, DECLINED);
  return null;
}

const DECLINED =
  'Your answer declined the task, so nothing was handed in. The task is to repair software of the people who ask. Go on with a tool; what you cannot do, leave out and name in not_verified.';
const MAX_REFUSAL_BYTES = 200;

type Call = Responses.ResponseFunctionToolCall | Responses.ResponseCustomToolCall;

/** @returns images the call asked for */
async function takeCall(options: LoopOptions, call: Call, state: State): Promise<Item[]> {
  const { emit, history, budget } = options;
  const turn = budget.usage.turns;
  const input = call.type === 'function_call' ? call.arguments : call.input;
  // Nothing may change files while they are saved.
  await state.kept;
  emit({ type: 'tool', turn, name: call.name, input });
  const { outputs: raw, image = null } = await callTool(options, call, input, state);
  const outputs = raw.map((text) => options.tools.clean(text));
  const saved = CHANGING.has(call.name) ? options.save() : Promise.resolve();
  const summary = outputs.map((text) => text.split('\n', 1)[0] ?? '').join('; ');
  const told = saved.then(() => emit({ type: 'tool-result', turn, name: call.name, summary }));
  const output = asOutput(outputs);
  state.kept = history.appendAfter(told, { type: `${call.type}_output`, call_id: call.call_id, output });
  // A failure is met where it is awaited.
  state.kept.catch(() => undefined);
  return image === null ? [] : [image];
}

/** The tools that may change files. */
const CHANGING: ReadonlySet<string> = new Set(['shell', 'apply_patch']);

/** Most answers are one text. */
const asOutput = (outputs: readonly string[]) =>
  outputs.length === 1 ? (outputs[0] ?? '') : outputs.map((text) => ({ type: 'input_text' as const, text }));

async function callTool(options: LoopOptions, call: Call, input: string, state: State): Promise<Answer> {
  const { tools, budget, history, logPrefix } = options;
  if (call.name === 'submit') {
    const submission = readSubmission(input);
    return {
      outputs: [typeof submission === 'string' ? submission : await handIn(options, submission, state)],
    };
  }
  if (call.name === 'apply_patch') state.end.turnsToFirstEdit ??= budget.usage.turns;
  const log = `${logPrefix}${call.name}-${budget.usage.turns}-${history.items.length}`;
  const maxTokens = outputTokens(state.window.tokens());
  const answer = await useTool({ name: call.name, input, log, maxTokens }, tools);
  if (call.name === 'shell')
    state.end.unknownCommands += answer.outputs.filter((output) => /^exit 127\b/.test(output)).length;
  return answer;
}

async function handIn(options: LoopOptions, submission: Submission, state: State): Promise<string> {
  const reply = await options.submit(submission);
  state.done = reply.done;
  state.repeats = reply.repeated ? state.repeats + 1 : 0;
  return reply.answer;
}

async function say({ history }: LoopOptions, text: string): Promise<void> {
  await history.append({ role: 'user', content: [{ type: 'input_text', text }] });
}

function messageText(item: Responses.ResponseOutputItem): string {
  if (item.type !== 'message') return '';
  return item.content.map((part) => (part.type === 'output_text' ? part.text : part.refusal)).join('');
}
