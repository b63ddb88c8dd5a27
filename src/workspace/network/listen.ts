import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** A server that listens on a unix socket at `path` until it is disposed of, and all its connections with it. */
export async function listenAt(server: Server, path: string): Promise<AsyncDisposable> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await once(server.listen(path), 'listening');
  return {
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
