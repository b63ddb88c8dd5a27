import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { ask } from '../../src/doctor/ask.ts';
import { serviceFacts } from '../../src/doctor/service-facts.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

const json = (value: unknown, headers: Record<string, string> = {}): RequestListener => {
  return (_, response) => response.writeHead(200, headers).end(JSON.stringify(value));
};

test('the endpoint is asked for its models with the key, GitHub for the repository with the token', async () => {
  const seen: Array<string | undefined> = [];
  const note =
    (answer: RequestListener): RequestListener =>
    (request, response) => {
      seen.push(`${request.url} ${request.headers.authorization}`);
      answer(request, response);
    };
  const model = await serve(note(json({ data: [{ id: 'gpt-a' }, { id: 7 }, null] })));
  const api = await serve(note(json({ permissions: { push: false } }, { 'x-oauth-scopes': 'read:org' })));
  const facts = await serviceFacts(
    { apiKey: 'key-canary', baseUrl: `${model}/v1/`, model: null },
    { GH_TOKEN: 'token-canary', GITHUB_API_URL: api },
    'acme/widget',
  );
  expect(seen.sort()).toEqual(['/repos/acme/widget Bearer token-canary', '/v1/models Bearer key-canary']);
  expect(facts).toMatchObject({
    key: true,
    models: { status: 200, names: ['gpt-a'] },
    token: 'GH_TOKEN',
    access: { status: 200, push: false, scopes: 'read:org' },
  });
  expect(JSON.stringify(facts)).not.toMatch(/key-canary|token-canary/);
});

test('without anything to ask with nobody is asked', async () => {
  expect(await serviceFacts({ apiKey: null, baseUrl: null, model: null }, {}, 'acme/widget')).toMatchObject({
    models: null,
    access: null,
    token: null,
  });
});

test('a redirect is not followed: the key is for one host', async () => {
  let met = 0;
  const other = await serve((_, response) => {
    met += 1;
    response.end('{}');
  });
  const url = await serve((_, response) => response.writeHead(302, { location: other }).end());
  expect(await ask(url, 'key-canary')).toMatchObject({ status: 302 });
  expect(met).toBe(0);
});

test('a server that is not there, and one that sends no JSON', async () => {
  const url = await serve((_, response) => response.end('<html>'));
  expect(await ask(url, null)).toMatchObject({ status: 200, body: null });
  servers.splice(0).map((server) => server.close());
  const gone = await ask(url, 'key-canary');
  expect(gone).toMatchObject({ status: null, problem: 'ECONNREFUSED' });
  expect(JSON.stringify(await ask('http://127.0.0.1:1', 'key\ncanary'))).not.toContain('canary');
});

test('a token is sent over https or to loopback alone', async () => {
  const facts = await serviceFacts(
    { apiKey: null, baseUrl: null, model: null },
    { GITHUB_TOKEN: 'token-canary', GITHUB_API_URL: 'http://api.example.com' },
    'acme/widget',
  );
  expect(facts.access).toMatchObject({ status: null, problem: 'GITHUB_API_URL is no https address' });
});
