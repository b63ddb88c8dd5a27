import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Config, INPUT_NAMES, type InputName, nearest, readInputs, toConfig } from '../src/config.ts';
import { readConfigFile } from '../src/config-file.ts';
import { WrongUse } from '../src/types.ts';

const SECRET = 'sk-very-secret-0123456789';

/** The sentence a call is refused with. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof WrongUse) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('inputs', () => {
  test('come from the runner’s variables; an empty one is not set', () => {
    const env = {
      'INPUT_OPENAI-API-KEY': ` ${SECRET}\n`,
      'INPUT_MAX-TURNS': '',
      INPUT_MODEL: '  ',
      INPUT_LABEL: 'fix me',
      PATH: '/bin',
    };
    expect(readInputs(env)).toEqual({ 'openai-api-key': SECRET, label: 'fix me' });
  });

  test.each([
    ['INPUT_OPENAI-KEY', 'openai-api-key'],
    ['INPUT_MAX-TURN', 'max-turns'],
    ['INPUT_ALLOW_USERS', 'allow-users'],
    ['INPUT_CONSTRUCTOR', 'sandbox'],
    ['INPUT_LABLE', 'label'],
  ])('%s is unknown, and a near name is given', (variable, suggestion) => {
    const message = refusal(() => readInputs({ [variable]: SECRET }));
    const name = variable.slice('INPUT_'.length).toLowerCase();
    expect(message).toMatch(new RegExp(`^unknown input '${name}'; did you mean '[a-z-]+'\\?$`));
    if (variable !== 'INPUT_CONSTRUCTOR') expect(message).toContain(`'${suggestion}'`);
    expect(message).not.toContain(SECRET);
  });

  test('are those of action.yml, all of them', () => {
    const action: { inputs: Record<string, unknown> } = parse(
      readFileSync(new URL('../action.yml', import.meta.url), 'utf8'),
    );
    expect([...INPUT_NAMES].sort()).toEqual(Object.keys(action.inputs).sort());
  });
});

describe('a bad value', () => {
  test.each<[InputName, string, string]>([
    ['base-url', 'http://models.example.com/v1', 'must be an https address, or http on loopback'],
    ['reasoning-effort', 'extreme', 'must be none, minimal, low, medium, high or xhigh'],
    ['mode', 'repair', 'must be auto, fix, implement, ask, suggest or judge'],
    ['phase', 'both', 'must be all, solve or publish'],
    ['run-digest', '../run', 'must be the output run-digest of the solving step: 64 hex digits'],
    ['sandbox', 'off', 'must be auto or none'],
    ['publish', 'merge', 'must be pull-request, push, comment or none'],
    ['forks', 'allow', 'must be refuse or patch'],
    ['mention', 'regreen', 'must be @ and a login'],
    ['sign-off', 'Mona', "must be a name and an address, as 'NAME <user@example.com>'"],
    ['max-minutes', '0', 'must be a number of minutes above 0'],
    ['max-minutes', '-5', 'must be a number of minutes above 0'],
    ['max-minutes', 'an hour', 'must be a number of minutes above 0'],
    ['max-minutes', 'Infinity', 'must be a number of minutes above 0'],
    ['attempts', '0', 'must be a whole number above 0'],
    ['max-turns', '0', 'must be a whole number above 0'],
    ['max-turns', '1.5', 'must be a whole number above 0'],
    ['max-turns', '1e3', 'must be a whole number above 0'],
    ['max-tokens', '100k', 'must be a whole number above 0'],
    ['draft', 'yes', 'must be true or false'],
    ['fail-on-unfixed', '1', 'must be true or false'],
  ])('%s: %s is told with name, value and remedy', (name, value, remedy) => {
    const message = refusal(() => toConfig({ [name]: value }));
    expect(message).toContain(`input '${name}' is '${value}': `);
    expect(message).toContain(remedy);
    expect(message).not.toContain('\n');
  });

  test('of one input does not show a secret beside it', () => {
    const given = { 'openai-api-key': SECRET, 'github-token': SECRET, mode: 'repair' };
    expect(refusal(() => toConfig(given))).not.toContain(SECRET);
  });
});

describe('base-url', () => {
  test.each([
    'https://models.example.com/v1',
    'http://localhost:8080/v1',
    'http://127.0.0.1/v1',
    'http://127.0.0.1:11434',
    'http://[::1]:8080/v1',
  ])('%s may be asked', (url) => {
    expect(toConfig({ 'base-url': url }).baseUrl).toBe(url);
  });

  test.each([
    'http://localhost.example.com/v1',
    'http://localhost:80@example.com/v1',
    'http://127.0.0.1.example.com',
    'http://127.0.0.2.example.com',
    'http://example.com/http://localhost/',
    'http://[::1]example.com/',
    'ftp://localhost/',
    'localhost:8080',
    'file:///etc/passwd',
  ])('%s may not', (url) => {
    expect(refusal(() => toConfig({ 'base-url': url }))).toContain("input 'base-url'");
  });
});

describe('values', () => {
  test('have their defaults where nothing is given', () => {
    expect(toConfig({})).toEqual({
      apiKey: null,
      baseUrl: null,
      model: null,
      reasoningEffort: null,
      githubToken: null,
      mode: 'auto',
      phase: 'all',
      runDir: null,
      runDigest: null,
      task: null,
      setup: [],
      setupCache: null,
      setupEnv: [],
      env: [],
      verify: [],
      fixers: 'auto',
      sandbox: 'auto',
      repositories: [],
      workingDirectory: '.',
      attempts: 1,
      limits: { turns: 200, minutes: 60, tokens: null, costUsd: null },
      api: null,
      modelsToken: null,
      contextWindow: null,
      stallSeconds: 90,
      prices: null,
      network: { publicPorts: [], hosts: [], services: [] },
      policy: { protectedPaths: [], size: { files: 20, lines: 600 } },
      publish: 'pull-request',
      draft: false,
      forks: 'refuse',
      coAuthor: false,
      signOff: null,
      label: 'regreen',
      mention: '@regreen',
      optOutLabel: 'no-regreen',
      maxAttemptsPerFailure: 2,
      maxRunsPerDay: 50,
      allowUsers: [],
      allowBots: [],
      failOnUnfixed: false,
      useModel: true,
    } satisfies Config);
  });

  test('are read as what they are', () => {
    const config = toConfig({
      setup: ' npm ci \n\n  npm run build\n',
      'max-minutes': '0.5',
      'max-turns': '12',
      'max-tokens': '100000',
      draft: 'TRUE',
      'allow-users': 'mona\nhubot',
    });
    expect(config).toMatchObject({
      setup: ['npm ci', 'npm run build'],
      limits: { minutes: 0.5, turns: 12, tokens: 100_000 },
      draft: true,
      allowUsers: ['mona', 'hubot'],
    });
  });

  test('of the workflow win over the file', () => {
    expect(toConfig({ label: 'mine' }, { label: 'file', model: 'of-the-file' })).toMatchObject({
      label: 'mine',
      model: 'of-the-file',
    });
  });
});

describe('.github/regreen.yml', () => {
  test('takes the names of the inputs; lists are lines', () => {
    const file = 'verify: [npm test, npm run lint]\nmax-turns: 20\ndraft: true\nmodel:\n# a comment\n';
    const raw = readConfigFile(file);
    expect(raw).toEqual({ verify: 'npm test\nnpm run lint', 'max-turns': '20', draft: 'true' });
    expect(toConfig({}, raw)).toMatchObject({ verify: ['npm test', 'npm run lint'], draft: true });
  });

  test.each(['', '# nothing yet\n'])('may be empty: %j', (file) => {
    expect(readConfigFile(file)).toEqual({});
  });

  test.each([
    ['- a list', '.github/regreen.yml must be a mapping'],
    ['just text', '.github/regreen.yml must be a mapping'],
    ['verify: [', '.github/regreen.yml is no YAML: '],
    ['verfy: npm test', "unknown key in .github/regreen.yml 'verfy'; did you mean 'verify'?"],
    ['setup: {run: npm ci}', "'setup' in .github/regreen.yml is a mapping; give one value, or a list"],
  ])('%j is refused with the remedy', (file, message) => {
    const refused = refusal(() => readConfigFile(file));
    expect(refused).toContain(message);
    expect(refused).not.toContain('\n');
  });

  test.each(['openai-api-key', 'models-token', 'github-token', 'run-dir', 'task'])(
    'never holds %s, and it is not echoed',
    (name) => {
      const message = refusal(() => readConfigFile(`${name}: ${SECRET}`));
      expect(message).toBe(`'${name}' cannot stand in .github/regreen.yml; give it in the workflow`);
    },
  );
});

describe('the nearest name', () => {
  test.each([
    ['verfy', 'verify'],
    ['timeout', 'setup'],
    ['', 'env'],
    ['max-minutess', 'max-minutes'],
  ])('of %j is %s', (name, expected) => {
    expect(nearest(name, ['setup', 'env', 'verify', 'max-minutes'])).toBe(expected);
  });

  test('of nothing is nothing', () => {
    expect(nearest('x', [])).toBe('');
  });
});
