/** An image of the task, fetched and looked at. */
export interface TaskImage {
  /** Of the file in the evidence folder: `image-1.png`. */
  name: string;
  /** By its first bytes, whatever the server said. */
  type: string;
  /** In pixels. */
  width: number;
  height: number;
  bytes: Uint8Array;
}

export interface TaskImages {
  images: TaskImage[];
  /** Links that were not taken, each with the reason as a clause. */
  refused: Array<{ link: string; reason: string }>;
}

interface Header {
  type: string;
  width: number;
  height: number;
}

export interface ImageSource {
  /** As the platform's own; follows no redirect by itself. */
  fetch: (url: string, init: { redirect: 'manual'; signal: AbortSignal }) => Promise<Response>;
  /** What an image is, read from its header; `refused`: one sentence. */
  read: (bytes: Uint8Array) => Header | { refused: string };
  /** For all images together; what has not come by then is left out. */
  timeoutMs?: number;
}

/** What a task may show; more is hardly looked at, and each is paid for with every request. */
const MAX_IMAGES = 6;
const MAX_BYTES = 10_000_000;
const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 15_000;
/** More links are not even named. */
const MAX_REFUSED = 20;
const MAX_LINK = 2000;

const isAttachment = ({ hostname, pathname }: URL) =>
  hostname === 'github.com' && pathname.startsWith('/user-attachments/assets/');

/** The bucket behind attachments, as the redirects of github.com and the policy of its pages name it. */
const BUCKET = /^github-production-user-asset-[0-9a-f]{6}\.s3\.amazonaws\.com$/;

/**
 * Where GitHub keeps what people attach (GitHub Docs, "Attaching files" and "About anonymized URLs"). Anybody can write
 * any address into an issue, so nothing else is asked, before and after redirects; and the bucket only where an
 * attachment of github.com itself leads there, since anybody may own one with such a name.
 */
const PLACES: ReadonlyArray<(url: URL, from: URL | null) => boolean> = [
  isAttachment,
  ({ hostname }) => hostname.endsWith('.githubusercontent.com'),
  ({ hostname }, from) => from !== null && isAttachment(from) && BUCKET.test(hostname),
];

const ELSEWHERE = 'only attachments on github.com and *.githubusercontent.com are fetched';

/**
 * The images a task's text shows, at most six of 10 MB each. Nothing is decoded, no credential is sent, and no failure
 * ends the run: what cannot be had is named with its reason.
 */
export async function taskImages(text: string, source: ImageSource): Promise<TaskImages> {
  const signal = AbortSignal.timeout(source.timeoutMs ?? TIMEOUT_MS);
  const links = imageLinks(text);
  const found = await Promise.all(
    links.map(async (link, i) =>
      i < MAX_IMAGES ? fetchImage(link, source, signal) : `there are more than ${MAX_IMAGES} images`,
    ),
  );
  const images: TaskImage[] = [];
  const refused: TaskImages['refused'] = [];
  found.forEach((image, i) => {
    if (typeof image === 'string') refused.push({ link: links[i] ?? '', reason: image });
    else images.push({ name: `image-${images.length + 1}.${image.type.split('/')[1]}`, ...image });
  });
  return { images, refused: refused.slice(0, MAX_REFUSED) };
}

/** `![text](address "title")`, with or without angle brackets. */
const MARKDOWN = /!\[[^\]\n]{0,500}\]\([ \t]{0,9}<?([^\s<>()"']{1,2001})/g;
const TAG = /<img\b([^<>]{1,4000})>/gi;
const SOURCE = /(?:^|\s)src\s{0,9}=\s{0,9}["']?([^\s"'<>]{1,2001})/i;

/** The addresses of images in Markdown and HTML, in their order, each once. */
export function imageLinks(text: string): string[] {
  const links = [...text.matchAll(MARKDOWN)].map(({ index, 1: link = '' }) => ({ index, link }));
  for (const { index, 1: attributes = '' } of text.matchAll(TAG)) {
    const link = SOURCE.exec(attributes)?.[1];
    if (link !== undefined) links.push({ index, link });
  }
  const inOrder = links.sort((left, right) => left.index - right.index);
  // Markdown and HTML write `&` in an address as an entity.
  return [...new Set(inOrder.map(({ link }) => link.replaceAll('&amp;', '&').slice(0, MAX_LINK)))];
}

/** @returns the image, or why there is none */
async function fetchImage(
  link: string,
  { fetch, read }: ImageSource,
  signal: AbortSignal,
): Promise<Omit<TaskImage, 'name'> | string> {
  let url = allowed(link, null);
  for (let hops = 0; url !== null; hops += 1) {
    const response = await fetch(url.href, { redirect: 'manual', signal }).catch(() => null);
    if (response === null) return signal.aborted ? 'it took too long' : 'it could not be fetched';
    const next = redirectOf(response);
    if (next === null) return imageIn(response, read);
    await response.body?.cancel().catch(() => undefined);
    if (hops === MAX_REDIRECTS) return 'it redirects too often';
    url = allowed(next, url);
    if (url === null) return `it redirects elsewhere: ${ELSEWHERE}`;
  }
  return ELSEWHERE;
}

/** The address, where it is one that may be asked: by https, at the usual port, without credentials. */
function allowed(link: string, from: URL | null): URL | null {
  const url = URL.parse(link, from?.href);
  if (url === null || url.protocol !== 'https:' || url.port !== '') return null;
  if (url.username !== '' || url.password !== '') return null;
  return PLACES.some((holds) => holds(url, from)) ? url : null;
}

function redirectOf({ status, headers }: Response): string | null {
  return status >= 300 && status < 400 ? (headers.get('location') ?? '') : null;
}

async function imageIn(
  response: Response,
  read: ImageSource['read'],
): Promise<Omit<TaskImage, 'name'> | string> {
  if (!response.ok) {
    await response.body?.cancel().catch(() => undefined);
    const hint = response.status === 404 ? ', as for attachments of a private repository' : '';
    return `the answer is ${response.status}${hint}`;
  }
  const bytes = await bytesOf(response);
  if (typeof bytes === 'string') return bytes;
  const image = read(bytes);
  if ('refused' in image) return image.refused;
  return { type: image.type, width: image.width, height: image.height, bytes };
}

/** Counted as they come: a length that was told may be a lie. */
async function bytesOf(response: Response): Promise<Uint8Array | string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of response.body ?? []) {
      size += piece.length;
      // Leaving the loop ends the connection.
      if (size > MAX_BYTES) return `it has more than ${MAX_BYTES / 1_000_000} MB`;
      pieces.push(piece);
    }
  } catch {
    return 'it broke off, or took too long';
  }
  return Buffer.concat(pieces);
}
