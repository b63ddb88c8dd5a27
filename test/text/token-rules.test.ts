import { describe, expect, test } from 'vitest';
import { CERTAIN_TOKENS, LIKELY_TOKENS } from '../../src/text/token-rules.ts';
import { maskTokens, tokensIn } from '../../src/text/tokens.ts';
import { seeded } from './random.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const ALNUM = LOWER + LOWER.toUpperCase() + DIGITS;
const HEX = '0123456789abcdef';

const random = seeded(20);
const of = (alphabet: string) => (length: number) =>
  Array.from({ length }, () => random.pick([...alphabet])).join('');
const alnum = of(ALNUM);
const lower = of(LOWER + DIGITS);
const upper = of(LOWER.toUpperCase() + DIGITS);
const base32 = of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
const digits = of(DIGITS);
const hex = of(HEX);
const letters = of(LOWER + LOWER.toUpperCase());
const uuid = () => [8, 4, 4, 4, 12].map(hex).join('-');

// Made of the shapes their makers document, from chance: no value here was ever anybody's. Marks are put together, so
// that no scanner takes this file for a leak.
const CERTAIN: Record<string, () => string> = {
  'GitHub, classic': () => `ghp${'_'}${alnum(36)}`,
  'GitHub, fine-grained': () => `github_${'pat'}_${alnum(22)}_${alnum(59)}`,
  OpenAI: () => `sk-${'proj'}-${alnum(48)}`,
  Anthropic: () => `sk-${'ant'}-api03-${alnum(93)}AA`,
  'AWS access key': () => `AKIA${base32(16)}`,
  'AWS Bedrock': () => `ABSK${alnum(128)}`,
  Google: () => `AIza${alnum(35)}`,
  'Google service account': () => `{"type": "service_${'account'}", "project_id": "widget"}`,
  'Google OAuth': () => `GOCSPX-${alnum(28)}`,
  'Slack bot': () => `xox${'b'}-${digits(12)}-${digits(12)}-${alnum(24)}`,
  'Slack app': () => `xapp-1-A${upper(10)}-${digits(13)}-${hex(64)}`,
  'Slack webhook': () => `https://hooks.slack.com/services/T${upper(10)}/B${upper(10)}/${alnum(24)}`,
  'Discord webhook': () => `https://discord.com/api/webhooks/${digits(18)}/${alnum(68)}`,
  GitLab: () => `glpat-${alnum(20)}`,
  'GitLab runner': () => `GR1348941${alnum(20)}`,
  npm: () => `npm_${alnum(36)}`,
  PyPI: () => `pypi-${'AgE'}IcHlwaS5vcmc${alnum(120)}`,
  RubyGems: () => `rubygems_${hex(48)}`,
  'crates.io': () => `cio${alnum(32)}`,
  Clojars: () => `CLOJARS_${hex(60)}`,
  'Hugging Face': () => `hf_${letters(34)}`,
  Stripe: () => `sk_${'live'}_${alnum(24)}`,
  'Stripe webhook': () => `whsec_${alnum(32)}`,
  Twilio: () => `SK${hex(32)}`,
  SendGrid: () => `SG.${alnum(22)}.${alnum(43)}`,
  Brevo: () => `xkeysib-${hex(64)}-${alnum(16)}`,
  DigitalOcean: () => `dop_v1_${hex(64)}`,
  Shopify: () => `shpat_${hex(32)}`,
  Docker: () => `dckr_pat_${alnum(27)}`,
  Vault: () => `hvs.${alnum(90)}`,
  Terraform: () => `${alnum(14)}.atlasv1.${alnum(67)}`,
  Grafana: () => `glsa_${alnum(32)}_${hex(8)}`,
  Sentry: () => `sntryu_${hex(64)}`,
  'New Relic': () => `NRAK-${upper(27)}`,
  Dynatrace: () => `dt0c01.${upper(24)}.${upper(64)}`,
  Databricks: () => `dapi${hex(32)}`,
  Doppler: () => `dp.pt.${alnum(43)}`,
  Pulumi: () => `pul-${hex(40)}`,
  PlanetScale: () => `pscale_tkn_${alnum(43)}`,
  Prefect: () => `pnu_${alnum(36)}`,
  Postman: () => `PMAK-${hex(24)}-${hex(34)}`,
  Linear: () => `lin_api_${alnum(40)}`,
  Notion: () => `ntn_${digits(11)}${alnum(35)}`,
  Airtable: () => `pat${alnum(14)}.${hex(64)}`,
  Atlassian: () => `ATATT3xFfGF0${alnum(180)}`,
  Heroku: () => `HRKU-AA${alnum(58)}`,
  'Azure client secret': () => `${alnum(3)}8Q~${alnum(34)}`,
  'Azure storage': () => `AccountKey=${alnum(86)}==`,
  Alibaba: () => `LTAI${lower(20)}`,
  Tencent: () => `AKID${alnum(32)}`,
  Yandex: () => `AQVN${alnum(36)}`,
  Artifactory: () => `cmVmd${alnum(59)}`,
  OpenShift: () => `sha256~${alnum(43)}`,
  Sourcegraph: () => `sgp_${hex(16)}_${hex(40)}`,
  SonarQube: () => `squ_${hex(40)}`,
  Octopus: () => `API-${upper(26)}`,
  EasyPost: () => `EZAK${lower(54)}`,
  Duffel: () => `duffel_test_${alnum(43)}`,
  Flutterwave: () => `FLWSECK_TEST-${of('0123456789abcdefgh')(32)}-X`,
  'Frame.io': () => `fio-u-${alnum(64)}`,
  MaxMind: () => `${alnum(6)}_${alnum(29)}_mmk`,
  SettleMint: () => `sm_aat_${alnum(16)}`,
  Authress: () => `sc_${lower(12)}.${lower(4)}.acc-${lower(20)}.${lower(60)}`,
  Perplexity: () => `pplx-${alnum(48)}`,
  xAI: () => `xai-${alnum(80)}`,
  Groq: () => `gsk_${alnum(52)}`,
  Replicate: () => `r8_${alnum(37)}`,
  '1Password key': () => `A3-${upper(6)}-${upper(6)}-${upper(5)}-${upper(5)}-${upper(5)}-${upper(5)}`,
  '1Password account': () => `ops_eyJ${alnum(320)}`,
  age: () => `AGE-SECRET-KEY-1${of('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')(58)}`,
  JWT: () => `eyJ${alnum(30)}.eyJ${alnum(60)}.${alnum(43)}`,
  'JWT in base64': () => `ZXlK${alnum(120)}`,
  'private key': () =>
    `-----BEGIN ${'PRIVATE'} KEY-----\n${alnum(64)}\n${alnum(64)}\n-----END ${'PRIVATE'} KEY-----`,
  'password in an address': () => `postgres://ada:${alnum(16)}@db.example.com/widget`,
  'authorization header': () => `Authorization: Bearer ${alnum(40)}`,
};

const SERVICES = 'cloudflare datadog heroku mailgun okta snyk sonar twitter zendesk discord'.split(' ');
const WORDS = 'api_key apiKey auth-token clientSecret DB_PASSWORD accessToken credentials private_key'.split(
  ' ',
);
const LIKELY: Record<string, () => string> = {
  'a service, in the shell': () => `export ${random.pick(SERVICES).toUpperCase()}_LOGIN="${lower(40)}"`,
  'a service, in YAML': () => `${random.pick(SERVICES)}_id: ${hex(32)}`,
  'a service, by UUID': () => `const ${random.pick(SERVICES)}Login = '${uuid()}';`,
  'Sumo Logic access id': () => `sumologic.accessId = "su${alnum(12)}"`,
  Telegram: () => `TELEGRAM_BOT = ${digits(10)}:AA${alnum(33)}`,
  'a word, in code': () => `const ${random.pick(WORDS)} = "${alnum(32)}";`,
  'a word, in JSON': () => `{"${random.pick(WORDS)}": "${alnum(40)}"}`,
  'a word, in a shell': () => `${random.pick(WORDS)}=${alnum(24)} ./deploy`,
  curl: () => `curl -s -u ada:${alnum(12)} https://api.example.com/v1`,
  'curl, first of all': () => `curl --user 'ada':"${alnum(9)}" https://api.example.com/v1`,
};

/** Of 30 values by chance so many are met: some look too little like chance. */
const FLOOR = { certain: 0.98, likely: 0.95 } as const;
const ROUNDS = 30;

describe.each([
  ['certain', CERTAIN, CERTAIN_TOKENS],
  ['likely', LIKELY, LIKELY_TOKENS],
] as const)('threat 07: forms that are %s', (certainty, vectors, rules) => {
  const made = Object.entries(vectors).flatMap(([name, make]) =>
    Array.from({ length: ROUNDS }, () => ({ name, text: `x ${make()}\n` })),
  );

  test(`at least ${FLOOR[certainty] * 100} of 100 are seen, and each form nearly always`, () => {
    const missed = made.filter(({ text }) => tokensIn(text, certainty).length === 0);
    expect(1 - missed.length / made.length).toBeGreaterThanOrEqual(FLOOR[certainty]);
    for (const name of Object.keys(vectors))
      expect(missed.filter((each) => each.name === name).length, name).toBeLessThan(ROUNDS / 3);
  });

  test('no rule is without a vector', () => {
    const idle = rules.filter(({ pattern }) => !made.some(({ text }) => text.search(pattern) >= 0));
    expect(idle).toEqual([]);
  });
});

describe('what is no credential', () => {
  test.each([
    `ghp_${'x'.repeat(36)}`,
    `AKIAIOSFODNN7${'EXAMPLE'}`,
    'sk-fading-circle-with-a-very-long-class-name',
    'curl -u "$USER:$PASSWORD" https://example.com',
    'curl -u ada:<password> https://example.com',
    'postgres://ada:$DB_PASSWORD@db.example.com',
    'Authorization: Bearer ${token}',
    'const apiKey = process.env.OPENAI_API_KEY;',
    'key: "restore-node-modules-linux"',
    'the token: end of the line',
  ])('%s', (text) => {
    expect(maskTokens(text)).toBe(text);
  });
});

describe('masking', () => {
  test('takes the value and leaves what stands around it', () => {
    const value = alnum(32);
    expect(maskTokens(`a\nconst apiKey = "${value}"; // why\n`)).toBe('a\nconst apiKey = "***"; // why\n');
    expect(maskTokens(`git clone https://ada:${value}@example.com/a`)).toBe(
      'git clone https://ada:***@example.com/a',
    );
  });

  test('lines keep their numbers', () => {
    const key = CERTAIN['private key']?.() ?? '';
    expect(maskTokens(`a\n${key}\nb`).split('\n')).toHaveLength(`a\n${key}\nb`.split('\n').length);
  });

  test('only what is certain where a reader needs the rest', () => {
    const line = `cacheKey = "${alnum(32)}"`;
    expect(maskTokens(line, 'certain')).toBe(line);
  });
});
