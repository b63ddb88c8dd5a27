import { parseArgs } from 'node:util';
import { type Command, type FlagSpec, type Flags, WrongUse } from './types.ts';
import { VERSION } from './version.ts';

/** Every command, loaded only when it is used. */
const COMMANDS: Record<string, { help: string; load: () => Promise<Command> }> = {
  fix: {
    help: 'repairs what is broken in the local checkout, and proves it',
    load: async () => (await import('./commands/fix.ts')).fix,
  },
  ask: {
    help: 'answers a question about the checkout, with the lines that show it',
    load: async () => (await import('./commands/ask.ts')).ask,
  },
  verify: {
    help: 'finds and runs the verifiers',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  guard: {
    help: 'reads a diff for weakened tests, silenced checks and protected paths',
    load: async () => (await import('./commands/guard.ts')).guardCommand,
  },
  judge: {
    help: 'judges any change, whoever made it: verifiers, guard, original tests',
    load: async () => (await import('./commands/judge.ts')).judgeCommand,
  },
  triage: {
    help: 'the failing lines of a CI log',
    load: async () => (await import('./commands/triage.ts')).triageCommand,
  },
  sandbox: {
    help: 'runs a command as the agent would',
    load: async () => (await import('./commands/sandbox.ts')).sandboxCommand,
  },
  doctor: {
    help: 'says what works here: sandbox, model, token, verifiers',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  'apply-patch': {
    help: 'applies a patch from standard input, all or nothing',
    load: async () => (await import('./commands/apply-patch.ts')).applyPatchCommand,
  },
};

const EVERYWHERE: Record<string, FlagSpec> = {
  cwd: { value: 'DIR', help: 'work there (default: here)' },
  json: { help: 'print exactly one JSON document' },
  help: { help: 'print this' },
};

/**
 * The `regreen` command.
 * @returns the exit code: 0 done, 1 not done, 2 wrong use, 3 our side failed, 130 cancelled
 */
export async function runCommand(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--version') return print(VERSION);
  if (name === undefined || name === '--help' || name === 'help') return print(overview());
  const entry = COMMANDS[name];
  if (entry === undefined || !Object.hasOwn(COMMANDS, name))
    throw await unknown(`unknown command '${name}'`, name, Object.keys(COMMANDS));
  const command = await entry.load();
  const flags = await readFlags(command, rest);
  if (flags.has('help')) return print(usage(name, entry.help, command));
  return command.run(flags, env);
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

async function readFlags(command: Command, argv: string[]): Promise<Flags> {
  const specs = { ...EVERYWHERE, ...command.flags };
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      {
        type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: true as const,
      },
    ]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: argv,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = specs[token.name];
    if (spec === undefined)
      throw await unknown(`unknown flag '${token.rawName}'`, token.name, Object.keys(specs), '--');
    // What looks like the next flag is no value; `--command=--odd` says that it is one.
    const value = token.inlineValue === false && token.value.startsWith('--') ? undefined : token.value;
    if (spec.value !== undefined && value === undefined)
      throw new WrongUse(`'${token.rawName}' needs a value: ${spec.value}`);
    if (spec.value === undefined && value !== undefined)
      throw new WrongUse(`'${token.rawName}' takes no value; leave it out, or give it alone`);
  }
  const all = (name: string) => (values[name] ?? []).map(String);
  if (positionals.length > command.positionals.max)
    throw new WrongUse(`'${positionals[command.positionals.max]}' is one argument too many; see --help`);
  return { has: (name) => name in values, all, last: (name) => all(name).at(-1) ?? null, positionals };
}

/** Configuration is read only where it is of use. */
async function unknown(what: string, name: string, known: readonly string[], before = ''): Promise<WrongUse> {
  const { nearest } = await import('./config.ts');
  return new WrongUse(`${what}; did you mean '${before}${nearest(name, known)}'?`);
}

function overview(): string {
  const rows = Object.entries(COMMANDS).map(([name, { help }]) => `  ${name.padEnd(12)} ${help}`);
  return [
    'regreen turns a red check green, and proves it.',
    '',
    'Usage: regreen COMMAND [flags]',
    '',
    ...rows,
    '',
    'regreen COMMAND --help tells the flags. Exit codes: 0 done, 1 not done, 2 wrong use, 3 our side failed, 130 cancelled.',
  ].join('\n');
}

function usage(name: string, help: string, { flags, positionals }: Command): string {
  const rows = Object.entries({ ...flags, ...EVERYWHERE }).map(
    ([flag, spec]) =>
      `  ${`--${flag}${spec.value === undefined ? '' : ` ${spec.value}`}`.padEnd(26)} ${spec.help}`,
  );
  return [
    `regreen ${name}: ${help}`,
    '',
    `Usage: regreen ${name} [flags] ${positionals.help}`.trimEnd(),
    '',
    ...rows,
  ].join('\n');
}
