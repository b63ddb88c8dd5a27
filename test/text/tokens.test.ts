import { describe, expect, test } from 'vitest';
import { findTokens, hasToken } from '../../src/text/tokens.ts';
import { expectLinear } from './adversarial.ts';

const letters = 'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0fG3hJ5kL7n';
const upper = 'ABCD2345EFGH6723';

// Put together here, so that no scanner takes this file for a leak.
const TOKENS: ReadonlyArray<readonly [name: string, token: string]> = [
  ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map(
    (kind) => [`GitHub ${kind}`, `${kind}_${letters.slice(0, 36)}`] as const,
  ),
  ['GitHub, fine-grained', `github_${'pat'}_${letters.slice(0, 22)}_${letters}${letters.slice(0, 19)}`],
  ['OpenAI', `sk-${'proj'}-${letters}${letters}`],
  ['Anthropic', `sk-${'ant'}-api03-${letters}${letters}`],
  ['AWS', `AKIA${upper}`],
  ['AWS, temporary', `ASIA${upper}`],
  ['Google', `AIza${letters.slice(0, 35)}`],
  ['Slack, bot', `xox${'b'}-123456789012-${letters.slice(0, 24)}`],
  ['Slack, user', `xox${'p'}-123456789012-${letters.slice(0, 24)}`],
  ['GitLab', `glpat-${letters.slice(0, 20)}`],
  ['npm', `npm_${letters.slice(0, 36)}`],
  ['PyPI', `pypi-${'AgE'}IcHlwaS5vcmc${letters}${letters}`],
  ['Hugging Face', `hf_${'abcdefghijKLMNOPQRSTuvwxyzABCDEFGH'}`],
  ['Stripe', `sk_${'live'}_${letters.slice(0, 24)}`],
  ['SendGrid', `SG.${letters.slice(0, 22)}.${letters}abc`],
  ['JWT', `eyJ${letters}.eyJ${letters}.${letters}`],
  ['a private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
];

describe('hasToken', () => {
  test.each(TOKENS)('threat 07: %s', (_, token) => {
    expect(hasToken(`export TOKEN="${token}"\n`)).toBe(true);
  });

  test.each([
    'ghp_short',
    'sk-learn and task-force-of-a-very-long-hyphenated-name',
    'AKIA',
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    '3f2c9e1c0d4b8a7f6e5d4c3b2a1908f7e6d5c4b3',
    '-----BEGIN PUBLIC KEY-----',
  ])('%j is none', (text) => {
    expect(hasToken(text)).toBe(false);
  });

  test('threat 27: a megabyte of anything in linear time', () => {
    expectLinear(hasToken);
  });
});

describe('findTokens', () => {
  test('threat 07: names the rules and not the values', async () => {
    const token = `ghp_${letters.slice(0, 36)}`;
    const found = await findTokens(`a ${token}\nb ${token}\n`);
    expect(found).toEqual(['@secretlint/secretlint-rule-github']);
  });

  test.each(['// secretlint-disable', '/* secretlint-disable */', '# secretlint-disable-next-line'])(
    'threat 07: the text cannot switch it off by %j',
    async (comment) => {
      expect(await findTokens(`${comment}\nghp_${letters.slice(0, 36)}\n`)).toHaveLength(1);
    },
  );

  test('ordinary text breaks none', async () => {
    expect(await findTokens('The end index was exclusive.')).toEqual([]);
  });
});
