import { execFileSync, spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';

let backend: string | undefined;

/** Debian keeps it in /usr/lib/git-core, others elsewhere; git knows. */
function backendPath(): string {
  backend ??= join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
  return backend;
}

/**
 * Answers one request of git's smart HTTP protocol with `git http-backend`, as a CGI program.
 * `path` is the part of the address after the repository; `user` may push, `null` only reads.
 */
export async function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  bareRepo: string,
  url: URL,
  path: string,
  user: string | null,
): Promise<void> {
  const { headers } = request;
  const child = spawn(backendPath(), {
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.receivepack',
      GIT_CONFIG_VALUE_0: user === null ? 'false' : 'true',
      GIT_PROJECT_ROOT: dirname(bareRepo),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${basename(bareRepo)}${path}`,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      ...(user === null ? {} : { REMOTE_USER: user }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  for await (const chunk of child.stdout) {
    if (response.headersSent) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk as Buffer]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    sendHead(response, head.subarray(0, end).toString());
    response.write(head.subarray(end + 4));
  }
  if (!response.headersSent) response.statusCode = 500;
  response.end();
}

function sendHead(response: ServerResponse, head: string): void {
  for (const row of head.split('\r\n')) {
    const colon = row.indexOf(': ');
    const [name, value] = [row.slice(0, colon), row.slice(colon + 2)];
    if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.flushHeaders();
}
