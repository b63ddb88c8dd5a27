import { describe, expect, test } from 'vitest';
import { ask, complaint, KEY, serving } from './ask.ts';

const response = { id: 'r', object: 'response', status: 'completed', output: [] };
const EVENTS = `data: ${JSON.stringify({ type: 'response.completed', response })}\n\n`;

/** Everything is answered with these pieces, each a moment after the one before; how often it was asked. */
async function answering(headers: Record<string, string>, ...pieces: string[]) {
  let asked = 0;
  const server = await serving(async (_request, answer) => {
    asked += 1;
    answer.writeHead(200, headers);
    for (const piece of pieces) await new Promise((written) => answer.write(piece, written));
    answer.end();
  });
  return { ...server, asked: () => asked };
}

describe('an answer that is no stream of events is final, and told', () => {
  test.each([
    [
      'text/html; charset=utf-8',
      '<html>Sign in</html>',
      'with text/html in place of a stream of events: <html>',
    ],
    [
      'application/json',
      JSON.stringify(response),
      'with application/json in place of a stream of events: {"id"',
    ],
    [
      'application/json',
      '{"error":{"message":"no such route"}}',
      'with application/json in place of a stream of events: no such route; ',
    ],
    ['text/plain', '', 'with text/plain in place of a stream of events: no reason given; '],
    ['x/\u00e9 y', 'hello', 'with x/? y in place of a stream of events: hello; '],
    ['', '<html>', 'with no content type in place of a stream of events: <html>; '],
  ])('%s %s', async (type, body, told) => {
    await using server = await answering(type === '' ? {} : { 'content-type': type }, body);
    const text = await complaint(server.url);
    expect(text).toContain(`${server.url} answers 200 ${told}`);
    expect(text).toContain("; check 'base-url', which most often ends in /v1, and 'api'");
    expect(server.asked()).toBe(1);
  });

  test('in a few words, without the key', async () => {
    await using server = await answering({ 'content-type': 'text/html' }, `<p>${KEY}${'x'.repeat(99_999)}`);
    const text = await complaint(server.url);
    expect(text).not.toContain(KEY);
    expect(text.length).toBeLessThan(500);
  });

  test('also one of blanks without end', async () => {
    await using server = await serving((_request, answer) => {
      const timer = setInterval(() => answer.write(' '.repeat(500)), 1);
      answer.once('close', () => clearInterval(timer));
    });
    expect(await complaint(server.url)).toContain('with no content type in place of a stream of events: ');
  });

  test('unless its words say that it passes', async () => {
    let asked = 0;
    await using server = await serving((_request, answer) => {
      asked += 1;
      answer.writeHead(200, { 'content-type': asked === 1 ? 'application/json' : 'text/event-stream' });
      answer.end(asked === 1 ? '{"error":{"message":"no","code":"server_error"}}' : EVENTS);
    });
    expect((await ask(server.url)).items).toEqual([]);
  });
});

test.each([
  ['no', {}],
  ['another', { 'content-type': 'text/plain' }],
  ['its own', { 'content-type': 'Text/Event-Stream; charset=utf-8' }],
] as const)('events are read under %s content type', async (_, headers) => {
  await using server = await answering(headers, '\n', ': hello\n\n', EVENTS.slice(0, 3), EVENTS.slice(3));
  expect((await ask(server.url)).items).toEqual([]);
});
