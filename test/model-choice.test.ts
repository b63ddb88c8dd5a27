import { describe, expect, test } from 'vitest';
import { toConfig } from '../src/config.ts';
import { chooseModel, ownPrices } from '../src/model-choice.ts';

const KEY = 'sk-a-key-of-the-tests';
const choose = (given: Parameters<typeof toConfig>[0]) => chooseModel(toConfig(given), new Map());

describe('the model', () => {
  test('a key is for OpenAI, an address wins, and a token of GitHub goes to GitHub Models alone', () => {
    expect(choose({ 'openai-api-key': KEY }).endpoint).toMatchObject({
      url: 'https://api.openai.com/v1',
      key: KEY,
      api: 'responses',
    });
    expect(choose({ 'base-url': 'http://localhost:1/v1', 'models-token': 'ghs_x' }).endpoint).toMatchObject({
      url: 'http://localhost:1/v1',
      key: null,
    });
    expect(choose({ 'models-token': 'ghs_x' }).endpoint).toMatchObject({ key: 'ghs_x', api: 'chat' });
  });

  test('without key and address there is none, and both ways out are told', () => {
    expect(() => choose({})).toThrow(/'openai-api-key'.*'base-url'/);
  });

  test('a limit of money needs a price', () => {
    const given = { 'base-url': 'http://localhost:1/v1', model: 'mine', 'max-cost-usd': '2' };
    expect(() => choose(given)).toThrow("the price of 'mine' is not known");
  });
});

describe('own prices', () => {
  const read = (text: string | null) => ownPrices(toConfig({ prices: 'p.yml' }), () => Promise.resolve(text));

  test('are taken from JSON or YAML, and make a limit of money possible', async () => {
    const prices = await read('mine: {input: 2, output: 8}');
    const config = toConfig({ 'base-url': 'http://localhost:1/v1', model: 'mine', 'max-cost-usd': '0.5' });
    expect(chooseModel(config, prices).price).toMatchObject({ input: 2, output: 8 });
  });

  test('are none where no file is named', async () => {
    expect(await ownPrices(toConfig({}), () => Promise.reject(new Error('not asked')))).toEqual(new Map());
  });

  test.each([
    [null, "input 'prices' is 'p.yml': there is no such file"],
    ['{', 'neither JSON nor YAML'],
    ['mine: 3', "'p.yml' at 'mine'"],
  ])('%j is refused with the file named', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});
