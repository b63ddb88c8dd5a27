/** What inside listens on loopback: each port leads to the unix socket of the same number beside this script. */
export const RELAY_SCRIPT = `
const { closeSync, writeSync } = require('node:fs');
const { connect, createServer } = require('node:net');
const { pipeline } = require('node:stream');

const ports = process.argv.slice(2);
let waiting = ports.length;
for (const port of ports) {
  const server = createServer({ allowHalfOpen: true }, (inside) => {
    const outside = connect({ path: __dirname + '/' + port, allowHalfOpen: true });
    // An error of either ends both; there is nobody to tell.
    pipeline(inside, outside, () => {});
    pipeline(outside, inside, () => {});
  });
  server.listen(Number(port), '127.0.0.1', () => {
    waiting -= 1;
    if (waiting > 0) return;
    writeSync(1, 'ready');
    closeSync(1);
  });
}
`;

/** Variables of the command that would change what the relay is. */
const CLEARED = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'LD_PRELOAD', 'LD_LIBRARY_PATH'];

/**
 * Shell code that starts the relay and goes on once all `ports` listen. The substitution ends when the relay closes
 * its output; the relay itself goes on as a child of process 1 and ends with it.
 */
export function relayStart(node: string, script: string, ports: readonly number[]): string {
  const cleared = CLEARED.map((name) => `${name}=`).join(' ');
  const start = `${cleared} ${node} ${script} ${ports.join(' ')} 2>/dev/null &`;
  const failed = `echo 'regreen: the relay to the network did not start, or a port of it is taken' >&2; exit 126;`;
  return `[ "$(${start})" = ready ] || { ${failed} }; `;
}
