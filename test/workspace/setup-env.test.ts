import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WrongUse } from '../../src/types.ts';
import { findSetupSecrets, setupVariables } from '../../src/workspace/setup-env.ts';
import { canaryForms, expectNoCanary } from '../helpers/canary.ts';

const VALUE = 'Zq9+canary/7TfW"y2Lk0Nd5';
const VALUES = { NPM_AUTH: VALUE, OTHER: 'another-value-0123' };

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'setup-env-'));
  await mkdir(join(dir, 'home', '.cache'), { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

describe('the names of the input', () => {
  test('are looked up, and nothing else is', () => {
    const env = { NPM_AUTH: VALUE, OTHER: 'another-value-0123' };
    expect(setupVariables(env, ['NPM_AUTH', 'NPM_AUTH'], ['', 'sk-key'])).toEqual({ NPM_AUTH: VALUE });
  });

  test.each([
    ['MISSING', "which is not set; give it to the step under 'env:'"],
    ['EMPTY', "which is not set; give it to the step under 'env:'"],
    ['SHORT', 'whose value has fewer than 8 characters and could not be looked for after set-up'],
    ['A=B', 'which is no name of a variable; give names, one a line'],
    ['KEY', 'which holds the key of the model or the token of the job; neither enters the sandbox'],
  ])('%s is wrong use, and no value is told', (name, why) => {
    const env = { EMPTY: '', SHORT: '1234567', KEY: 'Bearer sk-key-0123' };
    const wrong = () => setupVariables(env, [name], ['sk-key-0123']);
    expect(wrong).toThrow(WrongUse);
    expect(wrong).toThrow(`input 'setup-env' names '${name}', ${why}`);
    expect(wrong).not.toThrow('sk-key');
  });
});

/** Files are read byte by byte: a value that somebody hides among zero-width characters could be encrypted as well. */
const FORMS = Object.entries(canaryForms(VALUE)).filter(([name]) => !name.includes('zero-width'));

describe('threat 36: what set-up wrote', () => {
  test.each(FORMS)('the value is found as %s', async (_, form) => {
    await writeFile(join(dir, 'home', '.cache', 'clean'), 'x'.repeat(1000));
    await writeFile(join(dir, 'home', '.npmrc'), `//registry.example.org/:_auth=${form}\n`);
    const found = await findSetupSecrets([join(dir, 'home')], VALUES);
    expect(found).toContain(`set-up wrote the value of 'NPM_AUTH' to "home/.npmrc"`);
    expectNoCanary(VALUE, found ?? '');
  });

  test('it is found across the border of two pieces, and among bytes that are no text', async () => {
    const filler = Buffer.alloc(64 * 1024 - 10, 0xff);
    await writeFile(join(dir, 'blob'), Buffer.concat([filler, Buffer.from(VALUE), filler]));
    expect(await findSetupSecrets([join(dir, 'blob')], VALUES)).toContain('"blob"');
  });

  test('one that is no ASCII as well', async () => {
    await writeFile(join(dir, 'file'), 'pässword-ümläut');
    expect(await findSetupSecrets([dir], { P: 'pässword-ümläut' })).toContain("'P'");
  });

  test('names of files and targets of links count, and no link is followed', async () => {
    const value = 'plain-value-0123';
    await writeFile(join(dir, 'outside'), value);
    await symlink(join(dir, 'outside'), join(dir, 'home', 'link'));
    expect(await findSetupSecrets([join(dir, 'home')], { V: value })).toBe(null);
    await symlink(value, join(dir, 'home', 'target'));
    expect(await findSetupSecrets([join(dir, 'home')], { V: value })).toContain('"home/target"');
    await writeFile(join(dir, 'home', '.cache', `${value}.txt`), '');
    const found = await findSetupSecrets([join(dir, 'home', '.cache')], { V: value });
    expect(found).toContain('".cache/***.txt"');
  });

  test('nothing to find, and nothing to look for', async () => {
    await writeFile(join(dir, 'home', 'file'), 'clean');
    expect(await findSetupSecrets([dir, join(dir, 'gone')], VALUES)).toBe(null);
    expect(await findSetupSecrets([dir], {})).toBe(null);
  });

  test('what is too much to search stops the run as well', async () => {
    await writeFile(join(dir, 'home', 'file'), 'x'.repeat(1000));
    for (const caps of [
      { bytes: 999, files: 100 },
      { bytes: 10_000, files: 2 },
    ])
      expect(await findSetupSecrets([join(dir, 'home')], VALUES, caps)).toContain(
        'more than can be searched',
      );
  });
});
