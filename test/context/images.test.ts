import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readImage } from '../../src/agent/tools/image.ts';
import { imageLinks, type TaskImages, taskImages } from '../../src/context/images.ts';
import { png } from '../agent/tools/images.ts';

const ASSET = 'https://github.com/user-attachments/assets/0bec7adc';
/** Where github.com sends who asks for an attachment: to its own bucket, with a signature. */
const BUCKET = 'https://github-production-user-asset-6210df.s3.amazonaws.com';
const SIGNED = `${BUCKET}/1402241/428373453-0bec7adc.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=300&X-Amz-Signature=9c1e`;
const RAW = 'https://user-images.githubusercontent.com/1/2.png';

interface Answer {
  status?: number;
  location?: string;
  body?: Uint8Array | string;
  /** Begins to answer and never ends. */
  hangs?: boolean;
}

/** Plays GitHub on loopback: `answers` by the address that was asked for. */
async function play(
  text: string,
  answers: Record<string, Answer>,
  timeoutMs = 5000,
): Promise<TaskImages & { asked: string[]; headers: string[] }> {
  const asked: string[] = [];
  const headers = new Set<string>();
  const server = createServer((request, response) => {
    const url = decodeURIComponent((request.url ?? '').slice(1));
    asked.push(url);
    for (const name of Object.keys(request.headers)) headers.add(name);
    const { status = 200, location, body = '', hangs = false } = answers[url] ?? { status: 404 };
    response.writeHead(status, location === undefined ? {} : { location });
    if (hangs) response.write('x');
    else response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const found = await taskImages(text, {
      fetch: (url, init) => fetch(`http://127.0.0.1:${port}/${encodeURIComponent(url)}`, init),
      read: readImage,
      timeoutMs,
    });
    return { ...found, asked, headers: [...headers] };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('the images of a text', () => {
  test.each<[string, string[]]>([
    [`![a](${ASSET})`, [ASSET]],
    [`![a [b]](x) ![](<${RAW}> "title")`, [RAW]],
    [`<img width="10" alt='a > b' src="${RAW}?a=1&amp;b=2">`, []],
    [`<IMG width="10"\n src = '${RAW}?a=1&amp;b=2' />`, [`${RAW}?a=1&b=2`]],
    [`<img data-src="https://example.com/x"><img src=${RAW}>`, [RAW]],
    [`![b](${RAW}) <img src="${ASSET}"> ![again](${RAW})`, [RAW, ASSET]],
    [`[a link](${ASSET}) and ${RAW}`, []],
  ])('%j', (text, expected) => {
    expect(imageLinks(text)).toEqual(expected);
  });

  test('are found in linear time', () => {
    const started = performance.now();
    for (const piece of ['![', '![](', '<img ', '<img src', '![a]( \t']) imageLinks(piece.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('come as bytes with their real type, under names of ours', async () => {
    const { images, refused } = await play(`![a](${ASSET}) ![b](${RAW})`, {
      [ASSET]: { status: 302, location: 'https://private-user-images.githubusercontent.com/1/x.svg?jwt=a' },
      'https://private-user-images.githubusercontent.com/1/x.svg?jwt=a': { body: png(3, 2) },
      [RAW]: { body: png(1, 1) },
    });
    expect(refused).toEqual([]);
    expect(images.map(({ bytes: _, ...rest }) => rest)).toEqual([
      { name: 'image-1.png', type: 'image/png', width: 3, height: 2 },
      { name: 'image-2.png', type: 'image/png', width: 1, height: 1 },
    ]);
    expect(Buffer.from(images[0]?.bytes ?? []).equals(png(3, 2))).toBe(true);
  });

  test('come from the bucket that an attachment of github.com leads to, without a header that says who asks', async () => {
    const { images, refused, asked, headers } = await play(`![a](${ASSET})`, {
      [ASSET]: { status: 302, location: SIGNED },
      [SIGNED]: { body: png(3, 2) },
    });
    expect(refused).toEqual([]);
    expect(images).toMatchObject([{ name: 'image-1.png', width: 3, height: 2 }]);
    expect(asked).toEqual([ASSET, SIGNED]);
    expect(headers.filter((name) => /auth|cookie|token|referer|key/.test(name))).toEqual([]);
  });

  test('are six at most', async () => {
    const links = Array.from({ length: 8 }, (_, i) => `https://x.githubusercontent.com/${i}`);
    const answers = Object.fromEntries(links.map((link) => [link, { body: png(1, 1) }]));
    const { images, refused, asked } = await play(links.map((link) => `![](${link})`).join(' '), answers);
    expect(images).toHaveLength(6);
    expect(refused.map(({ link }) => link)).toEqual(links.slice(6));
    expect(asked).toHaveLength(6);
  });
});

describe('threat 49: an address that is not GitHub’s', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://example.com/a.png',
    'https://githubusercontent.com.example.org/a.png',
    'https://evilgithubusercontent.com/a.png',
    'http://user-images.githubusercontent.com/a.png',
    'https://user-images.githubusercontent.com:8443/a.png',
    'https://me:secret@user-images.githubusercontent.com/a.png',
    'https://github.com/acme/widget/raw/main/a.png',
    'https://github.com/user-attachments/assets/../../login',
    // Anybody may own a bucket with such a name: only GitHub's own redirect may lead there.
    SIGNED,
    'file:///etc/passwd',
    '/relative.png',
  ])('%s is never asked', async (link) => {
    const { images, refused, asked } = await play(`![a](${link})`, {});
    expect(images).toEqual([]);
    expect(asked).toEqual([]);
    expect(refused).toEqual([{ link, reason: expect.stringContaining('only attachments') }]);
  });

  test.each([
    ['http://169.254.169.254/', 'it redirects elsewhere'],
    ['https://example.com/a.png', 'it redirects elsewhere'],
    [SIGNED.replace('https:', 'http:'), 'it redirects elsewhere'],
    [SIGNED.replace('.com/', '.com:8443/'), 'it redirects elsewhere'],
    [SIGNED.replace('https://', 'https://me:secret@'), 'it redirects elsewhere'],
    [SIGNED.replace('6210df', '6210df.evil'), 'it redirects elsewhere'],
    [SIGNED.replace('6210df', '6210dg'), 'it redirects elsewhere'],
    [SIGNED.replace('amazonaws.com', 'amazonaws.com.example.org'), 'it redirects elsewhere'],
    [SIGNED.replace('user-asset', 'repository-file'), 'it redirects elsewhere'],
    [ASSET, 'it redirects too often'],
  ])('a redirect to %s: %s', async (location, reason) => {
    const { images, refused, asked } = await play(`![a](${ASSET})`, { [ASSET]: { status: 302, location } });
    expect(images).toEqual([]);
    expect(refused[0]?.reason).toContain(reason);
    expect(new Set(asked)).toEqual(new Set([ASSET]));
  });
});

test.each([
  ['of *.githubusercontent.com', RAW, RAW],
  ['of the bucket itself', ASSET, SIGNED],
])('threat 49: the bucket is not asked after a redirect %s', async (_name, link, from) => {
  const other = `${BUCKET}/other.png`;
  const { images, refused, asked } = await play(`![a](${link})`, {
    [ASSET]: { status: 302, location: SIGNED },
    [from]: { status: 302, location: other },
    [other]: { body: png(1, 1) },
  });
  expect(images).toEqual([]);
  expect(refused[0]?.reason).toContain('it redirects elsewhere');
  expect(asked).not.toContain(other);
});

describe('threat 49: what is no image, or too much of one', () => {
  test.each<[string, Answer, string]>([
    ['SVG', { body: '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>' }, 'no PNG, JPEG, WebP or GIF'],
    ['a bomb of 30,000 pixels squared', { body: png(30_000, 30_000) }, 'million'],
    ['more than 10 MB', { body: Buffer.alloc(10_000_001, 1) }, 'more than 10 MB'],
    ['a page that is not there', { status: 404 }, 'the answer is 404, as for attachments of a private'],
    ['an error of the server', { status: 500 }, 'the answer is 500'],
  ])('%s', async (_name, answer, reason) => {
    const { images, refused } = await play(`![a](${RAW})`, { [RAW]: answer });
    expect(images).toEqual([]);
    expect(refused).toEqual([{ link: RAW, reason: expect.stringContaining(reason) }]);
  });

  test('an answer that never ends', async () => {
    const { images, refused } = await play(`![a](${RAW})`, { [RAW]: { hangs: true } }, 200);
    expect(images).toEqual([]);
    expect(refused[0]?.reason).toBe('it broke off, or took too long');
  });
});
