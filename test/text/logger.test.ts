import { describe, expect, test } from 'vitest';
import { createLogger, type Logger } from '../../src/text/logger.ts';
import { createRedactor } from '../../src/text/redact.ts';
import { expectLinear } from './adversarial.ts';
import { seeded } from './random.ts';
import { parsedCommands, runnerCommands } from './runner-command-oracle.ts';

const SECRET = 'canary-value-0123456789';

function recorded(mode: 'actions' | 'terminal') {
  const chunks: string[] = [];
  const logger = createLogger({
    out: (chunk) => chunks.push(chunk),
    redactor: createRedactor([SECRET]),
    mode,
  });
  return { logger, output: () => chunks.join('') };
}

type TextMethod = 'line' | 'group' | 'error' | 'warning' | 'notice' | 'untrusted';
const METHODS: readonly TextMethod[] = ['line', 'group', 'error', 'warning', 'notice', 'untrusted'];

const FRAGMENTS = [
  ...[
    '::',
    ':',
    '##[',
    '##',
    '#',
    '[',
    ']',
    '\r',
    '\n',
    '\r\n',
    '%0A',
    '%0D',
    '%25',
    '%',
    ' ',
    '\t',
    '\u00a0',
    '\u3000',
  ],
  ...[
    'error',
    'add-mask',
    'add-matcher',
    'stop-commands',
    'set-env name=A',
    'endgroup',
    'group',
    'e',
    'x',
    ',',
    '=',
  ],
  ...[
    '\x1b[31m',
    '\x1b]8;;',
    '\x07',
    '\x85',
    '\u2028',
    '\u200b',
    '\ufeff',
    '\x0b',
    '\x0c',
    '\u202e',
    '\u{e0041}',
  ],
];

function randomText(random: ReturnType<typeof seeded>): string {
  return Array.from({ length: 1 + random.below(12) }, () => random.pick(FRAGMENTS)).join('');
}

describe('no text is a workflow command', () => {
  const count = Number(process.env.REGREEN_FUZZ ?? 10_000);

  test.each(['actions', 'terminal'] as const)('threat 16: %s, any text through any method', (mode) => {
    const random = seeded(16);
    for (let i = 0; i < count; i += 1) {
      const text = randomText(random);
      const method = random.pick(METHODS);
      const { logger, output } = recorded(mode);
      logger[method](text);
      const ours = mode === 'terminal' || method === 'line' ? [] : [method];
      const expected = ours.flatMap((name) =>
        name === 'untrusted' ? ['stop-commands', expect.any(String)] : [name],
      );
      expect({ text, commands: parsedCommands(output()).map(({ name }) => name) }).toEqual({
        text,
        commands: expected,
      });
    }
  });

  test('threat 16: text in the data of our own command is inert when it is printed after unescaping', () => {
    const { logger, output } = recorded('actions');
    logger.error('first\n::add-mask::e\n  ::set-env name=A::b\nx ##[endgroup]%0A::debug::');
    const [command] = runnerCommands(output());
    expect(command?.data.split('\n')).toHaveLength(4);
    expect(parsedCommands(command?.data ?? '')).toEqual([]);
  });

  test.each([
    '::add-matcher::/tmp/problem.json',
    '  ::add-mask::e',
    '\t::remove-matcher owner=tsc::',
    'done ##[add-mask]e',
    '50 %\r::add-mask::e',
    '\u200b::add-mask::e',
    '\x1b[0m::add-mask::e',
  ])('threat 17: %j leaves the log as it is', (text) => {
    const { logger, output } = recorded('actions');
    logger.line(text);
    expect(parsedCommands(text).length + Number(/[\u200b\x1b]/.test(text))).toBeGreaterThan(0);
    expect(parsedCommands(output())).toEqual([]);
  });
});

describe('in a runner', () => {
  test('our own commands are recognised, their data escaped', () => {
    const { logger, output } = recorded('actions');
    logger.group('Judge: 100 %');
    logger.error('red\nsecond line');
    logger.warning('careful, 50%0A');
    logger.notice('done');
    logger.endGroup();
    expect(output()).toBe(
      '::group::Judge: 100 %25\n::error::red%0Asecond line\n::warning::careful, 50%250A\n::notice::done\n::endgroup::\n',
    );
    expect(runnerCommands(output()).map(({ data }) => data)).toEqual([
      'Judge: 100 %',
      'red\nsecond line',
      'careful, 50%0A',
      'done',
      '',
    ]);
  });

  test('a mask carries the value itself, line by line, and never a short one', () => {
    const { logger, output } = recorded('actions');
    logger.mask(SECRET);
    logger.mask('first-line%\nsecond-line\ne\n');
    logger.mask('e');
    expect(output()).toBe(`::add-mask::${SECRET}\n::add-mask::first-line%25\n::add-mask::second-line\n`);
  });

  test('threat 16: untrusted text lies between stop-commands and a token it cannot know', () => {
    const { logger, output } = recorded('actions');
    logger.untrusted('::error::one');
    logger.untrusted('::error::two');
    const tokens = runnerCommands(output()).filter(({ name }) => name === 'stop-commands');
    expect(tokens).toHaveLength(2);
    expect(tokens[0]?.data).toMatch(/^[0-9a-f]{32}$/);
    expect(tokens[0]?.data).not.toBe(tokens[1]?.data);
    expect(output().split('\n')).toEqual([
      `::stop-commands::${tokens[0]?.data}`,
      ': :error::one',
      `::${tokens[0]?.data}::`,
      `::stop-commands::${tokens[1]?.data}`,
      ': :error::two',
      `::${tokens[1]?.data}::`,
      '',
    ]);
  });
});

describe('in a terminal', () => {
  test('commands are words and a mask prints nothing', () => {
    const { logger, output } = recorded('terminal');
    logger.group('Judge');
    logger.line('npm test');
    logger.error('red');
    logger.untrusted('their output');
    logger.endGroup();
    logger.mask(SECRET);
    expect(output()).toBe('Judge\nnpm test\nerror: red\ntheir output\n');
  });
});

describe('what is printed', () => {
  test.each(METHODS)(
    'threat 53: %s prints no secret, coloured or split by an escape sequence either',
    (method) => {
      const { logger, output } = recorded('actions');
      logger[method](`key ${SECRET}, ${SECRET.slice(0, 9)}\x1b[1m\u200b${SECRET.slice(9)} end`);
      expect(output()).toContain('key ***, *** end');
      expect(output()).not.toContain('canary');
    },
  );

  test.each(METHODS)('threat 18: %s prints no control character', (method) => {
    const { logger, output } = recorded('actions');
    logger[method]('a\x1b]52;c;aGk=\x07b\x9b2Jc\rd\x07');
    expect(output()).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
    expect(output()).toMatch(/abc(?:\n|%0A)d/);
  });

  test('threat 27: a megabyte of anything is printed in linear time', () => {
    const logger: Logger = createLogger({
      out: () => {},
      redactor: createRedactor([SECRET]),
      mode: 'actions',
    });
    expectLinear((text) => logger.untrusted(text));
  });
});
