import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, createServer as createPlainServer, type Socket } from 'node:net';
import type { Outside } from '../../../src/workspace/network/route.ts';

/** An address of loopback that stands for a public host. */
export const PUBLIC = '127.0.0.2';

/** A world in which every name has the addresses given, one list for each time it is asked, and `PUBLIC` is public. */
export function world(...answers: string[][]): Outside & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async resolve(name) {
      asked.push(name);
      const addresses = answers[Math.min(asked.length, answers.length) - 1] ?? [];
      return addresses.map((address) => ({ address, family: 4 }));
    },
    classify: (address) => (address === PUBLIC ? 'public' : 'own'),
  };
}

export interface Listening extends AsyncDisposable {
  port: number;
}

/** A web server that answers with what it was asked: method, path, headers and body. */
export async function webServer(
  host: string,
  port = 0,
): Promise<Listening & { requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer(async (request, response) => {
    requests.push(request);
    const body = (await request.setEncoding('utf8').toArray()).join('');
    response.writeHead(request.url === '/gone' ? 404 : 200, { 'x-from': host, 'keep-alive': 'timeout=77' });
    response.end(`${request.method} ${request.url} ${body}`);
  });
  return { requests, ...(await listening(server, host, port)) };
}

/** A server that does with each connection what it is told. */
export function plainServer(onSocket: (socket: Socket) => void, host: string, port = 0): Promise<Listening> {
  return listening(createPlainServer({ allowHalfOpen: true }, onSocket), host, port);
}

async function listening(server: Server | ReturnType<typeof createPlainServer>, host: string, port: number) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await once(server.listen(port, host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
