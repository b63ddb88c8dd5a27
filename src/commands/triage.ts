import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { excerptText, triage } from '../triage/failure-log.ts';
import { type LogSource, readLog } from '../triage/read-log.ts';
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
    const { chunks, notes } = await openLog('', file, flags.last('cwd') ?? '.');
    const found = await triage(chunks, { maxTokens: Number(given) });
    for (const note of notes) process.stderr.write(`${note}\n`);
    if (found.excerpts.length === 0) process.stderr.write('the log tells of no failure\n');
    process.stdout.write(flags.has('json') ? `${JSON.stringify(found)}\n` : `${excerptText(found)}\n`);
    return 0;
  },
};

/** A log to read: a file below `cwd`, or standard input for `-`. */
export async function openLog(flag: string, file: string, cwd: string): Promise<LogSource> {
  if (file === '-') return readLog(process.stdin);
  const path = resolve(cwd, file);
  const readable = await stat(path).then(
    (found) => !found.isDirectory(),
    () => false,
  );
  if (!readable)
    throw new WrongUse(`'${flag}${file}' cannot be read; name a log file, or - for standard input`);
  return readLog(path);
}
