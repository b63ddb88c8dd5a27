import { randomBytes } from 'node:crypto';
import { commandData, withoutCommands } from './commands.ts';
import type { Redactor } from './redact.ts';
import { sanitize } from './sanitize.ts';
import { maskTokens } from './tokens.ts';

/**
 * The one place where anything is printed. Text is sanitized, known secrets and whatever is formed like one are taken
 * out, and the runner recognises nothing in it as a workflow command; the commands that are recognised are those of the
 * methods below.
 */
export interface Logger {
  line(text: string): void;
  group(title: string): void;
  endGroup(): void;
  error(text: string): void;
  warning(text: string): void;
  notice(text: string): void;
  /** Text of the repository, a tool or the model: the runner is told to read no command until its end. */
  untrusted(text: string): void;
  /** Has the runner hide a value in the log of this job; each line of it. A shorter one than 6 characters is left. */
  mask(value: string): void;
}

interface LoggerOptions {
  out: (chunk: string) => void;
  redactor: Pick<Redactor, 'redact'>;
  /** `actions` where a runner reads the output, `terminal` where a person does. */
  mode: 'actions' | 'terminal';
}

type Severity = 'error' | 'warning' | 'notice';

const SHORTEST_MASK = 6;

/** Creates the logger. `out` receives whole lines, each with its `\n`. */
export function createLogger({ out, redactor, mode }: LoggerOptions): Logger {
  const safe = (text: string) => withoutCommands(maskTokens(redactor.redact(sanitize(text).text)));
  const line = (text: string) => out(`${safe(text)}\n`);
  const command = (name: string, data = '') => out(`::${name}::${commandData(data)}\n`);
  const inActions = mode === 'actions';
  const annotate = (severity: Severity) => (text: string) =>
    inActions ? command(severity, safe(text)) : line(`${severity}: ${text}`);
  return {
    line,
    group: (title) => (inActions ? command('group', safe(title)) : line(title)),
    endGroup: () => inActions && command('endgroup'),
    error: annotate('error'),
    warning: annotate('warning'),
    notice: annotate('notice'),
    untrusted: (text) => {
      if (!inActions) return line(text);
      const token = randomBytes(16).toString('hex');
      command('stop-commands', token);
      line(text);
      command(token);
    },
    mask: (value) => {
      if (!inActions) return;
      const parts = value.split(/[\r\n]+/).map((part) => part.trim());
      for (const part of parts) if (part.length >= SHORTEST_MASK) command('add-mask', part);
    },
  };
}
