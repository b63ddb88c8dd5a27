import { setImmediate } from 'node:timers/promises';
import type OpenAI from 'openai';
import type { Responses } from 'openai/resources/responses/responses';
import type { Adapter } from './model/adapter.ts';
import { chatAdapter } from './model/chat.ts';
import { asEvents } from './model/event-stream.ts';
import { copyOf, dropRefused, type Refused } from './model/extras.ts';
import { FUNCTIONS, familyOf, type ToolForms } from './model/families.ts';
import { type Fault, faultOf } from './model/faults.ts';
import { readHttpFault } from './model/http-fault.ts';
import { hasImages } from './model/images.ts';
import { responsesAdapter } from './model/responses.ts';
import { persist } from './model/retry.ts';
import { watched } from './model/stall.ts';
import { stirredBy } from './model/stream.ts';
import { loadTransport, post } from './model/transport.ts';
import { allowedHeaders, type Wire, wireOf } from './model/wire.ts';

/**
 * One item of the conversation, in the neutral form: that of the Responses API, with the shell as a function and the
 * patch as a custom tool, whichever API and form of tools the model is spoken to in.
 */
export type Item = Responses.ResponseInputItem;

export interface ModelUsage {
  inputTokens: number;
  cachedInputTokens: number;
  /** Of the rest of the input, what was put into the cache; left out where the endpoint does not say. */
  cacheWriteTokens?: number;
  outputTokens: number;
}

export interface Turn {
  items: Responses.ResponseOutputItem[];
  usage: ModelUsage;
  /** Why the provider cut the answer short (`max_output_tokens`, `content_filter`); `null` for a whole one. */
  incomplete: string | null;
  /** The model's words where it declined to answer. */
  refusal?: string;
}

export interface Request {
  instructions: string;
  input: readonly Item[];
  tools: readonly Responses.Tool[];
  /** When the time for the model is over, in milliseconds since the epoch: no wait is begun that lasts longer. */
  endsAt?: number;
}

/**
 * A reasoning model. Rejects with `ModelError` when no answer can be had, with `ContextOverflow` when the request does
 * not fit into the window, and with the signal's reason once that ends. A turn is whole or there is none, so no tool
 * runs twice.
 */
export interface Model {
  readonly name: string;
  /** Tokens a request may hold. Whoever meets a `ContextOverflow` lowers it. */
  contextWindow: number;
  /** The form in which the tools are offered now. */
  readonly dialect: Readonly<ToolForms>;
  respond(request: Request, signal: AbortSignal): Promise<Turn>;
}

/** The model cannot be used; the message is one sentence with its remedy. */
export class ModelError extends Error {}

/** The request is longer than the window; shorter, it may be asked again. */
export class ContextOverflow extends Error {
  /** What the endpoint says its window is. */
  readonly windowTokens: number | null;
  constructor(windowTokens: number | null) {
    super(`the conversation is longer than the model's window of ${windowTokens ?? 'unknown many'} tokens`);
    this.windowTokens = windowTokens;
  }
}

export interface ModelOptions {
  /** `null` for an endpoint that takes no key. */
  apiKey: string | null;
  baseUrl: string | null;
  model: string;
  reasoningEffort: string | null;
  /** The same for all requests of a run, so that they meet the same cache. */
  cacheKey: string;
  /** `responses` where it is left out. */
  api?: 'responses' | 'chat';
  /** Silence in the middle of an answer after which it is asked for anew; 90. Twice as much after each such cut. */
  stallSeconds?: number;
  /** In tokens; from the table of families where it is left out. */
  contextWindow?: number;
  /** In place of the family's. */
  toolForms?: Partial<ToolForms>;
  /** Gets a sentence for each wait, and for each parameter the endpoint does not take. */
  onWait?: (text: string) => void;
  /** The first wait after a failure that names none; 500. */
  backoffMs?: number;
}

/** The provider's recommendation for code: OpenAI, "Code generation" guide, read 2026-11. */
export const DEFAULT_MODEL = 'gpt-6-astra';

const OPENAI_URL = 'https://api.openai.com/v1';

const DEFAULT_STALL_SECONDS = 90;
/** A slow thinker gets through in the end: patience doubles with each stall, so often. */
const STALL_DOUBLINGS = 2;
/**
 * Comments in a stream are signs of life for so many times the first patience, 15 minutes, and do not double: a host that
 * sends nothing else ends after five tries (`retry.ts`), or with the run's time.
 */
const EVENTLESS = 10;

/** Opens a model behind one of the two APIs. Nothing is sent yet. */
export async function openModel(options: ModelOptions): Promise<Model> {
  const { api = 'responses', model, reasoningEffort, cacheKey } = options;
  const wire = wireOf(options.baseUrl ?? OPENAI_URL, options.apiKey);
  const family = familyOf(model);
  // Chat Completions know functions only.
  const forms = api === 'chat' ? FUNCTIONS : { ...family.forms, ...options.toolForms };
  const learnt: Learnt = { refused: { parameters: new Set(), forms: { ...forms } }, known: false };
  const client = await openClient(options.apiKey, wire, learnt);
  const open = api === 'chat' ? chatAdapter : responsesAdapter;
  const adapter = open(client, { model, reasoningEffort, cacheKey, openai: wire.openai });
  return {
    name: model,
    contextWindow: options.contextWindow ?? family.contextWindow,
    get dialect() {
      return learnt.refused.forms;
    },
    respond: (request, signal) =>
      respond(adapter, { ...options, baseUrl: wire.baseURL }, learnt, request, signal),
  };
}

/** What is learnt of the endpoint in a run. */
interface Learnt {
  refused: Refused;
  /** It has answered. */
  known: boolean;
}

let loading: Promise<typeof OpenAI> | null = null;

/**
 * Reads the client: commands that call no model should not pay for it, others begin with it while they wait for
 * something else.
 */
function loadClient(): Promise<typeof OpenAI> {
  loading ??= import('openai').then(async ({ default: Client }) => {
    // Whatever has ended meanwhile comes first.
    await setImmediate();
    loadTransport();
    return Client;
  });
  return loading;
}

async function openClient(apiKey: string | null, wire: Wire, learnt: Learnt): Promise<OpenAI> {
  const Client = await loadClient();
  return new Client({
    apiKey: apiKey ?? 'none',
    baseURL: wire.baseURL,
    // Explicit, so that no OPENAI_* variable of the job decides where the key goes, or prints it.
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: 'off',
    defaultQuery: wire.query,
    defaultHeaders: wire.headers,
    // Both are ours: `persist` tries again, `watched` ends a silence.
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    async fetch(url, init) {
      const response = await post(String(url), {
        headers: allowedHeaders(init?.headers as Headers),
        body: String(init?.body),
        signal: init?.signal ?? null,
        onPiece: stirredBy(init),
      });
      learnt.known = true;
      if (!response.ok) throw await readHttpFault(response);
      // The client reads no more of it than there is.
      return (await asEvents(response)) as unknown as Response;
    },
  });
}

async function respond(
  adapter: Adapter,
  options: ModelOptions & { baseUrl: string },
  learnt: Learnt,
  request: Request,
  signal: AbortSignal,
): Promise<Turn> {
  const { model, apiKey: key, baseUrl: host, onWait = () => undefined } = options;
  const stallMs = (options.stallSeconds ?? DEFAULT_STALL_SECONDS) * 1000;
  const ask = async (stalls: number): Promise<Turn> => {
    const patience = {
      silentMs: stallMs * 2 ** Math.min(stalls, STALL_DOUBLINGS),
      eventlessMs: stallMs * EVENTLESS,
    };
    for (;;) {
      const sent = copyOf(learnt.refused);
      try {
        return await watched(patience, signal, (stop, life) => adapter.ask(request, sent, stop, life));
      } catch (error) {
        const dropped = dropRefused(error, adapter.extras, learnt.refused, sent, hasImages(request.input));
        if (dropped === null) throw error;
        onWait(`${host} does not take ${dropped}; asked without`);
      }
    }
  };
  return persist(ask, (error) => faultOf(error, { host, model, key }), errorOf, {
    signal,
    endsAt: request.endsAt ?? null,
    backoffMs: options.backoffMs ?? null,
    isKnown: () => learnt.known,
    onWait,
  });
}

const errorOf = (fault: Extract<Fault, { kind: 'overflow' | 'final' }>): Error =>
  fault.kind === 'final' ? new ModelError(fault.sentence) : new ContextOverflow(fault.windowTokens);
