import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import {
  ModelError,
  type ModelOptions,
  openModel,
  type Request,
  type Turn,
} from '../../../src/agent/model.ts';

export const KEY = 'sk-test-0123456789abcdefghijklmn';

export const REQUEST: Request = {
  instructions: 'be brief',
  input: [{ role: 'user', content: [{ type: 'input_text', text: 'repair it' }] }],
  tools: [
    {
      type: 'function',
      name: 'shell',
      description: 'Runs a command.',
      parameters: { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] },
      strict: false,
    },
    { type: 'custom', name: 'apply_patch', description: 'Edits files.' },
  ],
};

export const open = (url: string, more: Partial<ModelOptions> = {}) =>
  openModel({
    apiKey: KEY,
    baseUrl: url,
    model: 'gpt-test',
    reasoningEffort: null,
    cacheKey: 'regreen-abc',
    backoffMs: 1,
    ...more,
  });

export async function ask(
  url: string,
  more: Partial<ModelOptions> = {},
  signal = new AbortController().signal,
): Promise<Turn> {
  const model = await open(url, more);
  return model.respond(REQUEST, signal);
}

/** What a failing request rejects with. */
export async function failure(url: string, more: Partial<ModelOptions> = {}): Promise<Error> {
  const error = await ask(url, more).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('there was an answer');
  expect(error.cause).toBeUndefined();
  return error;
}

/** What it says when the model cannot be used. */
export async function complaint(url: string, more: Partial<ModelOptions> = {}): Promise<string> {
  const error = await failure(url, more);
  expect(error).toBeInstanceOf(ModelError);
  return error.message;
}

/** A host that gives every request this answer: events as text, or what is told in full. */
export async function serving(answer: string | RequestListener) {
  const events: RequestListener = (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer);
  const server = createServer(typeof answer === 'string' ? events : answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
