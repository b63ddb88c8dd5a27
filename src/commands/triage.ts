import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { excerptText, triage } from '../triage/failure-log.ts';
import { type Command, WrongUse } from '../types.ts';

const DEFAULT_TOKENS = '1000';

export const triageCommand: Command = {
  flags: { 'max-tokens': { value: 'N', help: `budget of the excerpt (default ${DEFAULT_TOKENS})` } },
  positionals: { max: 1, help: '[FILE|-]' },
  async run(flags) {
    const given = flags.last('max-tokens') ?? DEFAULT_TOKENS;
    if (!/^[1-9]\d*$/.test(given))
      throw new WrongUse(`'--max-tokens' is '${given}': must be a whole number above 0`);
    const [file = '-'] = flags.positionals;
    const found = await triage(await open(file, flags.last('cwd') ?? '.'), { maxTokens: Number(given) });
    process.stdout.write(flags.has('json') ? `${JSON.stringify(found)}\n` : `${excerptText(found)}\n`);
    return 0;
  },
};

async function open(file: string, cwd: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  const path = resolve(cwd, file);
  await access(path).catch(() => {
    throw new WrongUse(`'${file}' cannot be read; name a log file, or - for standard input`);
  });
  return createReadStream(path);
}
