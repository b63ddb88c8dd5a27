import type { Responses } from 'openai/resources/responses/responses';
import type { Emit, StopReason, Submission } from '../types.ts';
import type { History } from './history.ts';
import type { Budget } from './limits.ts';
import { type Model, ModelError, type Turn } from './model.ts';
import { messageSubmission, readSubmission } from './submission.ts';
import { runApplyPatch, runShell, TOOLS, type ToolContext } from './tools.ts';

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
  emit: Emit;
}

export interface LoopEnd {
  stop: StopReason;
  /** Set for `model-error`. */
  error: string | null;
  turnsToFirstEdit: number | null;
  /** Commands the shell did not know. */
  unknownCommands: number;
}

/** Handing in the same thing this often means that the model has nothing left to try. */
const REPEATS_TO_GIVE_UP = 2;

/** The agent: ask the model, do what it asks, hand submissions to the judge, until it is done or a limit is met. */
export async function runLoop(options: LoopOptions): Promise<LoopEnd> {
  const { budget } = options;
  const state: State = {
    end: { stop: 'submitted', error: null, turnsToFirstEdit: null, unknownCommands: 0 },
    repeats: 0,
    done: false,
  };
  while (!state.done) {
    const limit = budget.exhausted();
    if (limit !== null) return { ...state.end, stop: limit };
    const turn = await nextTurn(options);
    if ('stop' in turn) return { ...state.end, ...turn };
    await takeTurn(options, turn, state);
    if (state.repeats >= REPEATS_TO_GIVE_UP) return { ...state.end, stop: 'gave-up' };
  }
  return state.end;
}

interface State {
  end: LoopEnd;
  repeats: number;
  done: boolean;
}

async function nextTurn(options: LoopOptions): Promise<Turn | Pick<LoopEnd, 'stop' | 'error'>> {
  const { model, history, budget, instructions, emit } = options;
  try {
    const turn = await model.respond({ instructions, input: history.items, tools: TOOLS }, budget.signal);
    budget.spend(turn.usage);
    emit({ type: 'usage', usage: { ...budget.usage } });
    await history.append(...(turn.items as Responses.ResponseInputItem[]));
    return turn;
  } catch (error) {
    if (budget.cancelled()) return { stop: 'cancelled', error: null };
    if (budget.signal.aborted) return { stop: 'time', error: null };
    if (error instanceof ModelError) return { stop: 'model-error', error: error.message };
    throw error;
  }
}

/** Runs the calls of one answer in order; a final message without a call is a submission. */
async function takeTurn(options: LoopOptions, turn: Turn, state: State): Promise<void> {
  const calls = turn.items.filter(
    (item) => item.type === 'function_call' || item.type === 'custom_tool_call',
  );
  const text = turn.items.map(messageText).filter(Boolean).join('\n');
  if (text !== '') options.emit({ type: 'model', turn: options.budget.usage.turns, text });
  if (calls.length > 0) {
    for (const call of calls) {
      // The judge is content with the work as it is.
      if (state.done) return;
      await takeCall(options, call, state);
    }
    return;
  }
  if (turn.incomplete !== null) {
    await say(options, `Your answer was cut short (${turn.incomplete}). Go on in smaller steps.`);
    return;
  }
  const answer = await handIn(options, messageSubmission(text), state);
  if (!state.done) await say(options, answer);
}

type Call = Responses.ResponseFunctionToolCall | Responses.ResponseCustomToolCall;

async function takeCall(options: LoopOptions, call: Call, state: State): Promise<void> {
  const { emit, history, budget } = options;
  const turn = budget.usage.turns;
  const input = call.type === 'function_call' ? call.arguments : call.input;
  emit({ type: 'tool', turn, name: call.name, input });
  const output = await callTool(options, call, input, state);
  emit({ type: 'tool-result', turn, name: call.name, summary: output.split('\n', 1)[0] ?? '' });
  const type =
    call.type === 'function_call' ? ('function_call_output' as const) : ('custom_tool_call_output' as const);
  await history.append({ type, call_id: call.call_id, output });
}

async function callTool(options: LoopOptions, call: Call, input: string, state: State): Promise<string> {
  const { tools, budget, history } = options;
  if (call.name === 'shell') {
    const output = await runShell(
      input,
      `${options.logPrefix}shell-${budget.usage.turns}-${history.items.length}`,
      tools,
    );
    if (/^exit 127\b/.test(output)) state.end.unknownCommands += 1;
    return output;
  }
  if (call.name === 'apply_patch') {
    state.end.turnsToFirstEdit ??= budget.usage.turns;
    return runApplyPatch(input, tools);
  }
  if (call.name !== 'submit')
    return `there is no tool '${call.name}'; the tools are shell, apply_patch and submit`;
  const submission = readSubmission(input);
  return typeof submission === 'string' ? submission : handIn(options, submission, state);
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
