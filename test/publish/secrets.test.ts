import { describe, expect, test } from 'vitest';
import { checkSecrets, leakEnding, secretFindings } from '../../src/publish/secrets.ts';
import { createRedactor } from '../../src/text/redact.ts';
import { canaryForms, expectNoCanary } from '../helpers/canary.ts';

const SECRET = 'q7+canary/4VxÜ"0123';
const known = createRedactor([SECRET]);
// Put together here, so that no scanner takes this file for a leak.
const TOKEN = `ghp_${'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0fG3hJ5'}`;

const bytes = (text: string) => Buffer.from(text);
const file = (after: string | Uint8Array | null, before: string | null = null, path = 'src/a.ts') => ({
  path,
  before: before === null ? null : bytes(before),
  after: typeof after === 'string' ? bytes(after) : after,
});
const check = (files: ReturnType<typeof file>[], texts: Array<{ where: string; text: string }> = []) =>
  checkSecrets({ files, texts }, known);

describe('a known value is never published', () => {
  test.each(Object.entries(canaryForms(SECRET)))('threat 07: %s, in a text or a file', async (_, form) => {
    const leak = { line: expect.any(Number), kind: 'a secret of this job' };
    expect(await check([], [{ where: 'the title', text: `Fix ${form}.` }])).toEqual({
      where: 'the title',
      ...leak,
    });
    expect(await check([file(`a\n${form}\n`)])).toEqual({ where: 'src/a.ts', ...leak });
  });

  test('the line is told where it stands on one', async () => {
    expect(await check([file(`a\nb ${SECRET}\n`)])).toMatchObject({ line: 2 });
    expect(await check([file(`a\n${SECRET.slice(0, 8)}\n${SECRET.slice(8)}\n`)])).toMatchObject({ line: 0 });
  });

  test('it counts in bytes that are no text, in a name, and where it stood before', async () => {
    const raw = Buffer.concat([Buffer.from([0, 0xff, 0xfe]), bytes(SECRET), Buffer.from([0, 0x80])]);
    expect(await check([file(raw)])).toMatchObject({ where: 'src/a.ts' });
    expect(await check([file('', null, `docs/${encodeURIComponent(SECRET)}.md`)])).toMatchObject({
      where: 'the name of a file',
    });
    expect(await check([file(`${SECRET}\nmore\n`, `${SECRET}\n`)])).not.toBeNull();
  });

  test('UTF-16 is seen through', async () => {
    const ascii = createRedactor(['plain-canary-0123']);
    const after = Buffer.from('x plain-canary-0123 y', 'utf16le');
    expect(await checkSecrets({ files: [file(after)], texts: [] }, ascii)).not.toBeNull();
  });
});

describe('what is formed like a credential', () => {
  test('is found where the change adds it, with its line and kind', async () => {
    const after = `one\ntwo\nconst token = '${TOKEN}';\n`;
    expect(await check([file(after, 'one\n')])).toEqual({
      where: 'src/a.ts',
      line: 3,
      kind: 'GitHub token',
    });
    expect(await check([], [{ where: 'the body', text: `see ${TOKEN}` }])).toMatchObject({
      where: 'the body',
    });
  });

  test('is left alone where it stood before, moved or changed around', async () => {
    const line = `const token = '${TOKEN}';`;
    expect(await check([file(`new\n${line}\n`, `${line}\nold\n`)])).toBeNull();
    expect(await check([file(`  export ${line}\n`, `${line}\n`)])).toBeNull();
    expect(await check([file(null, `${line}\n`)])).toBeNull();
  });

  test("is found by secretlint's rules as well", async () => {
    const address = `https://deploy:${'hunter2hunter2'}@git.example.com/acme/widget.git`;
    expect(await check([file(`remote = ${address}\n`)])).not.toBeNull();
  });

  test('ordinary code is none', async () => {
    const after = 'export const key = (name: string) => `token:${name}`;\nconst sha = "3f2c9e1c0d4b8a7f";\n';
    expect(await check([file(after)], [{ where: 'the title', text: 'Fix the token parser' }])).toBeNull();
  });
});

describe('what people and the model are told', () => {
  test('threat 07: the place and the kind, and nothing of the value', async () => {
    const files = [file(`a\nkey = "${TOKEN}" # ${TOKEN}\n`), file(`b ${SECRET}\n`, null, 'b.md')];
    const findings = await secretFindings(files, known);
    expect(findings).toMatchObject([
      { rule: 'secret', severity: 'block', path: 'src/a.ts', line: 2 },
      { rule: 'secret', severity: 'block', path: 'b.md', line: 1 },
    ]);
    expect(findings[0]?.excerpt).toContain('key = "***"');
    const leak = await check(files);
    const told = [...findings.map(({ excerpt }) => excerpt), leak === null ? '' : leakEnding(leak).reason];
    for (const secret of [SECRET, TOKEN]) expectNoCanary(secret, ...told);
  });

  test('a run that would publish one is rejected, and says what to do', () => {
    expect(leakEnding({ where: 'src/x.ts', line: 12, kind: 'GitHub token' })).toEqual({
      outcome: 'rejected',
      reason:
        'src/x.ts:12 holds what looks like a secret (GitHub token); nothing is published. One that is made up for a test can be put together from parts',
    });
    expect(leakEnding({ where: 'the body', line: 0, kind: 'a secret of this job' }).reason).toBe(
      'the body holds a secret of this job; nothing is published',
    );
  });
});

test('threat 27: thousands of lines with what stood there before take no time to speak of', async () => {
  const many = Array.from({ length: 4000 }, (_, i) => `${TOKEN.slice(0, -4)}${String(i).padStart(4, 'Z')}`);
  const started = performance.now();
  expect(await secretFindings([file(many.join('\n '), many.join('\n'))], known)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(3000);
});
