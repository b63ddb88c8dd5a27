/** The suite needs Node 24 and a real sandbox; `npm test` brings both. */
import { existsSync } from 'node:fs';

export default function setup(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 24)
    throw new Error(`the tests need Node 24 or newer, this is ${process.version}: use \`npm test\``);
  if (!existsSync('/usr/bin/bwrap'))
    throw new Error('the tests need bubblewrap: use `npm test`, or `sudo apt-get install -y bubblewrap`');
}
