import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderBody } from '../../src/publish/body.ts';
import { redactFolder, writeReport } from '../../src/publish/report.ts';
import { checkSecrets } from '../../src/publish/secrets.ts';
import { createLogger } from '../../src/text/logger.ts';
import { createRedactor } from '../../src/text/redact.ts';
import { sentence } from '../../src/text/sentence.ts';
import { canaryForms, expectNoCanary, textsIn } from '../helpers/canary.ts';
import { LINKS, runRecord, verifierResult, verifierRun } from '../helpers/record.ts';
import { titleOf } from './title-of.ts';

const SECRET = 'Zq9+canary/7TfW"y2Lk0Nd5';
const FORMS = Object.entries(canaryForms(SECRET));
const redactor = createRedactor([SECRET]);
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sinks-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe.each(FORMS)('threats 07 and 53: a canary as %s', (_, form) => {
  const said = `before ${form} after`;

  test.each(['actions', 'terminal'] as const)('is in no line of the log: %s', (mode) => {
    const out: string[] = [];
    const logger = createLogger({ out: (text) => out.push(text), redactor, mode });
    const failure = new Error(said, { cause: new Error(said) });
    for (const method of ['line', 'group', 'error', 'warning', 'notice', 'untrusted'] as const) {
      logger[method](said);
      logger[method](sentence(failure));
    }
    expect(out.join('')).toContain('before');
    expectNoCanary(SECRET, out.join(''));
  });

  test('is in no file of the run folder', async () => {
    await mkdir(join(dir, 'logs'));
    await writeFile(join(dir, 'logs', 'test.log'), `${said}\n`);
    await writeFile(join(dir, 'trace.jsonl'), `${JSON.stringify({ role: 'user', content: said })}\n`);
    const run = verifierRun({ excerpt: said, missing: said });
    const failures = [{ file: said, line: 1, message: said, test: said }];
    const record = runRecord({
      reason: said,
      submission: { title: said, cause: said, change: said, notVerified: [said] },
      verifiers: [verifierResult({ command: said, before: { ...run, failures }, after: run })],
      findings: [{ rule: 'x', severity: 'warn', path: said, line: 1, excerpt: said }],
    });
    const clean = await writeReport(dir, record, null, redactor);
    expectNoCanary(SECRET, JSON.stringify(clean));
    const texts = await textsIn(dir);
    expect(texts).toHaveLength(3);
    expectNoCanary(SECRET, ...texts);
    const kept = await readFile(join(dir, 'logs', 'test.log'));
    const written = JSON.parse(await readFile(join(dir, 'run.json'), 'utf8'));
    expect(written.verifiers[0].before.log.sha256).toBe(sha256(kept));
  });

  test('keeps a pull request from being written', async () => {
    const record = runRecord({ submission: { title: said, cause: said, change: said, notVerified: [] } });
    const texts = [
      { where: 'the title', text: titleOf(record, LINKS) },
      { where: 'the body', text: renderBody(record, LINKS) },
    ];
    const leak = await checkSecrets({ files: [], texts }, redactor);
    const published = leak === null ? texts : [];
    expectNoCanary(SECRET, ...published.map(({ text }) => text));
    expect(await checkSecrets({ files: [], texts: [{ where: 'a comment', text: said }] }, redactor)).toEqual({
      where: 'a comment',
      line: expect.any(Number),
      kind: 'a secret of this job',
    });
  });
});

test('a credential nobody told of is in no line of the log', () => {
  const token = `npm_${'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0fG3hJ5'}`;
  const out: string[] = [];
  const logger = createLogger({ out: (text) => out.push(text), redactor, mode: 'actions' });
  logger.line(`it printed ${token}`);
  logger.untrusted(`NPM_TOKEN=${token}`);
  expect(out[0]).toBe('it printed ***\n');
  expect(out.join('')).not.toContain(token);
});

describe('the run folder', () => {
  test('a file without secrets is not touched, and its hash stays', async () => {
    await writeFile(join(dir, 'a.log'), 'clean\n');
    expect(await redactFolder(dir, redactor)).toEqual(new Map());
    expect(await readFile(join(dir, 'a.log'), 'utf8')).toBe('clean\n');
  });

  test('bytes that are no text stay as they are', async () => {
    const [head, tail] = [Buffer.from([0xff, 0x00, 0xe2, 0x80]), Buffer.from([0x0a, 0xc3])];
    await writeFile(join(dir, 'a.log'), Buffer.concat([head, Buffer.from(SECRET), tail]));
    await redactFolder(dir, redactor);
    expect(await readFile(join(dir, 'a.log'))).toEqual(Buffer.concat([head, Buffer.from('***'), tail]));
  });

  test('a secret across two chunks of a long file is found', async () => {
    const filler = 'x'.repeat(64 * 1024 - 8);
    await writeFile(join(dir, 'a.log'), `${filler}${SECRET}${filler}`);
    expect([...(await redactFolder(dir, redactor)).keys()]).toEqual(['a.log']);
    expect(await readFile(join(dir, 'a.log'), 'utf8')).toBe(`${filler}***${filler}`);
  });

  test('a credential nobody told of is taken out of the record', async () => {
    const token = `npm_${'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0fG3hJ5'}`;
    await writeReport(dir, runRecord({ reason: `it printed ${token}` }), null, redactor);
    expect(JSON.parse(await readFile(join(dir, 'run.json'), 'utf8')).reason).toBe('it printed ***');
  });
});
