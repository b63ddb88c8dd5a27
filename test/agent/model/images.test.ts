import { describe, expect, test } from 'vitest';
import { hasImages, withoutImages } from '../../../src/agent/model/images.ts';
import type { Item, Request } from '../../../src/agent/model.ts';
import { message } from '../../helpers/model/items.ts';
import { startModel } from '../../helpers/model-server.ts';
import { complaint, open, REQUEST } from './ask.ts';

const IMAGE = { type: 'input_image', detail: 'auto', image_url: 'data:image/png;base64,AAAA' } as const;
const SHOWN: Item = { role: 'user', content: [{ type: 'input_text', text: 'image-1.png:' }, IMAGE] };
const WITH_IMAGE: Request = { ...REQUEST, input: [...REQUEST.input, SHOWN] };
const { signal } = new AbortController();

describe('images', () => {
  test('give way to words, and nothing else changes', () => {
    const output: Item = { type: 'function_call_output', call_id: 'c', output: [IMAGE] };
    const items = [...REQUEST.input, SHOWN, output];
    expect(hasImages(items)).toBe(true);
    const bare = withoutImages(items);
    expect(hasImages(bare)).toBe(false);
    expect(bare[0]).toEqual(items[0]);
    expect(JSON.stringify(bare)).toContain('image-1.png:');
    expect(JSON.stringify(bare).match(/An image was here/g)).toHaveLength(2);
  });
});

/** Each in the words of a real endpoint. */
const SAID: ReadonlyArray<readonly [number, string]> = [
  [400, "Invalid value: 'input_image'. Supported values are: 'input_text' and 'output_text'."],
  [400, 'Invalid content type. image_url is only supported by certain models.'],
  [400, 'At most 0 image(s) may be provided in one request.'],
  [400, 'widget-7b is not a multimodal model'],
  [500, 'image input is not supported - hint: you may need to provide the mmproj'],
  [422, 'unknown variant `image_url`, expected `text`'],
];

describe.each(['responses', 'chat'] as const)('an endpoint for %s without images', (api) => {
  test.each(SAID)('%i %s', async (status, text) => {
    await using server = await startModel({
      script: ({ raw }) =>
        raw.includes('AAAA')
          ? { error: { status, code: 'invalid', message: text } }
          : { output: [message('done')] },
    });
    const told: string[] = [];
    const model = await open(server.url, { api, onWait: (said) => told.push(said) });
    expect((await model.respond(WITH_IMAGE, signal)).items).toHaveLength(1);
    await model.respond(WITH_IMAGE, signal);
    expect(server.requests.map(({ raw }) => raw.includes('AAAA'))).toEqual([true, false, false]);
    expect(told).toEqual([`${server.url} does not take images; asked without`]);
    expect(server.violations).toEqual([]);
  });
});

test('the same words without an image are a failure like any other', async () => {
  await using server = await startModel({
    script: () => ({ error: { status: 400, code: 'invalid', message: 'no image input here' } }),
  });
  expect(await complaint(server.url)).toContain('answers 400');
  expect(server.requests).toHaveLength(1);
});
