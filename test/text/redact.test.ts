import { describe, expect, test } from 'vitest';
import { createRedactor, takeSecrets } from '../../src/text/redact.ts';
import { cpuMs } from '../helpers/cpu-time.ts';
import { expectLinear, megabyte } from './adversarial.ts';
import { seeded } from './random.ts';

const KEY = 'canary+value/0123~Ünï"\\x%';
const PEM = `-----BEGIN KEY-----\n${'MIIBVgIBADANBgkq'.repeat(3)}\n${'hkiG9w0BAQEFAASC'.repeat(3)}\n-----END KEY-----\n`;
const { redact, find, stream } = createRedactor([KEY, PEM, 'short']);
const base64 = (text: string) => Buffer.from(text).toString('base64');

const ENCODED: Record<string, string> = {
  raw: KEY,
  JSON: JSON.stringify(KEY).slice(1, -1),
  'JSON in JSON': JSON.stringify(JSON.stringify(KEY)).slice(3, -3),
  URL: encodeURIComponent(KEY),
  'URL in lower case': encodeURIComponent(KEY).replace(/%../g, (code) => code.toLowerCase()),
  form: new URLSearchParams({ k: KEY }).toString().slice(2),
  'every byte in percent': Buffer.from(KEY).toString('hex').replace(/../g, '%$&'),
  hex: Buffer.from(KEY).toString('hex'),
  'hex in upper case': Buffer.from(KEY).toString('hex').toUpperCase(),
  reversed: [...KEY].reverse().join(''),
  'split by blanks': [...KEY].join(' '),
  'split by line ends': [...KEY].join('\r\n'),
  'split by zero-width characters': [...KEY].join('\u200b'),
  'a line of a key of many lines': PEM.split('\n')[1] ?? '',
};

describe('known values', () => {
  test.each(Object.entries(ENCODED))('threat 07: %s', (_, form) => {
    expect(redact(`a ${form} b`)).toBe('a *** b');
    expect(find(`a ${form} b`)).toBe('value');
  });

  test.each([0, 1, 2])('threat 07: base64 behind %i bytes, whatever follows', (offset) => {
    for (const tail of ['', 'x', 'xy', 'xyz'])
      for (const form of ['base64', 'base64url'] as const) {
        const text = Buffer.from('ab'.slice(0, offset) + KEY + tail).toString(form);
        expect(find(text)).toBe('value');
        expect(redact(text)).toMatch(/^[\w+/-]{0,3}\*\*\*[\w+/=-]{0,7}$/);
      }
  });

  test('threat 07: base64 in lines of 8', () => {
    expect(redact(base64(KEY).replace(/.{8}/g, '$&\n'))).toMatch(/^\*\*\*.{0,3}\n?$/);
  });

  test('a secret of many lines, escaped or not, is one value', () => {
    expect(redact(`<${PEM}>`)).toBe('<***\n>');
    expect(redact(JSON.stringify({ key: PEM }))).toBe('{"key":"***"}');
  });

  test('values that overlap or touch', () => {
    const overlapping = createRedactor(['abcdefgh', 'efghijkl', 'fghijk']);
    expect(overlapping.redact('-abcdefghijkl-')).toBe('-***-');
    expect(overlapping.redact('abcdefghabcdefgh')).toBe('******');
    expect(overlapping.redact('abcdef abcdefgh')).toBe('abcdef ***');
  });

  test('a short secret masks nothing', () => {
    expect(redact('in short: short')).toBe('in short: short');
    expect(createRedactor(['', 'e', '     \n', 'a b c d e']).redact('e a b c d e')).toBe('e a b c d e');
  });

  test('text without secrets stays as it is', () => {
    const text = 'canary+value/ 0123\n\t😀 \u200b \ud800';
    expect(redact(text)).toBe(text);
    expect(createRedactor([]).redact(text)).toBe(text);
    expect(find(text)).toBeNull();
  });

  test('a credential nobody told of is a pattern, and is left to the caller', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    expect(find(`x ${token}`)).toBe('pattern');
    expect(redact(token)).toBe(token);
  });
});

test('bytes read as Latin-1 hold a value beyond ASCII as well', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from(KEY), Buffer.from([0x80])]);
  expect(find(bytes.toString('latin1'))).toBe('value');
});

describe('the secrets of an environment', () => {
  test.each([
    'GITHUB_TOKEN',
    'INPUT_GITHUB-TOKEN',
    'INPUT_OPENAI-API-KEY',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'db_password',
    'AWS_SECRET_ACCESS_KEY',
    'DEPLOY_PAT',
  ])('%s holds one', (name) => {
    const env: Record<string, string> = { [name]: 'canary-0123', HOME: '/home/ada' };
    expect(takeSecrets(env)).toEqual(['canary-0123']);
    expect(env).toEqual({ HOME: '/home/ada' });
  });

  test.each(['PATH', 'KEYBOARD', 'MONKEY', 'INPUT_MAX-TOKENS', 'GITHUB_REPOSITORY'])(
    '%s holds none',
    (name) => {
      expect(takeSecrets({ [name]: 'canary-0123' })).toEqual([]);
    },
  );

  test('each value counts once, and a short one not at all', () => {
    expect(takeSecrets({ A_TOKEN: 'canary-0123', B_TOKEN: 'canary-0123', C_TOKEN: '12345' })).toEqual([
      'canary-0123',
    ]);
  });
});

describe('a stream', () => {
  test.each(Object.entries(ENCODED))('threat 07: %s, cut at any place', (_, form) => {
    const text = `a ${form} b`;
    for (let cut = 0; cut <= text.length; cut += 1) {
      const out = stream();
      expect(out.push(text.slice(0, cut)) + out.push(text.slice(cut)) + out.flush()).toBe('a *** b');
    }
  });

  test('gives what the whole text gives, in any chunks', () => {
    const random = seeded(7);
    const small = createRedactor(['aabaab', 'abaaba', 'bbbbbb']);
    for (let i = 0; i < 2000; i += 1) {
      const chunks = Array.from({ length: 8 }, () =>
        Array.from({ length: random.below(8) }, () => random.pick(['a', 'a', 'b', 'b', ' ', 'c'])).join(''),
      );
      const out = small.stream();
      const streamed = chunks.map((chunk) => out.push(chunk)).join('') + out.flush();
      expect({ chunks, streamed }).toEqual({ chunks, streamed: small.redact(chunks.join('')) });
    }
  });

  test('holds back only what may become a value', () => {
    const out = stream();
    expect(out.push('line\n')).toBe('line\n');
    expect(out.push('x canary')).toBe('x ');
    expect(out.push(' bird')).toBe('canary bird');
    expect(out.push('canary+val')).toBe('');
    expect(out.flush()).toBe('canary+val');
    expect(out.push('ue/0123')).toBe('ue/0123');
  });

  test('does not hold back without end', () => {
    expect(stream().push(`c${' '.repeat(2000)}`)).toHaveLength(2001);
  });
});

describe('time', () => {
  test('threat 27: a megabyte of anything in linear time', () => {
    expectLinear(redact);
  });

  test('threat 27: a megabyte of almost secrets, and of secrets', () => {
    const many = createRedactor(Array.from({ length: 50 }, (_, i) => `${'a'.repeat(30)}${i + 100}`));
    expectLinear((text) => many.redact(text.replaceAll('x', 'a')));
    for (const unit of [KEY, KEY.slice(0, -1), 'a'])
      for (const redactor of [many, { redact }]) {
        const started = cpuMs();
        redactor.redact(megabyte(unit));
        expect(cpuMs() - started).toBeLessThan(1000);
      }
  });
});
