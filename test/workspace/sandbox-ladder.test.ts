import { describe, expect, test, vi } from 'vitest';
import {
  chooseWall,
  type Found,
  SandboxUnavailable,
  type WallFacts,
} from '../../src/workspace/sandbox/ladder.ts';
import { findBubblewrap } from '../../src/workspace/sandbox/machine.ts';

const BLOCKED = 'bwrap: setting up uid map: Permission denied';

const works: WallFacts = {
  platform: 'linux',
  bwrap: '/usr/bin/bwrap',
  failure: null,
  restricted: false,
  hosted: false,
  sudo: false,
  done: new Set(),
};
const missing = { ...works, bwrap: null };
const restricted = { ...works, failure: BLOCKED, restricted: true };
const hosted = { hosted: true, sudo: true };

describe('chooseWall', () => {
  test('takes a bubblewrap that works', () => {
    expect(chooseWall(works)).toEqual({
      kind: 'bwrap',
      program: '/usr/bin/bwrap',
      byRoot: false,
    });
  });

  test.for([
    ['namespaces are forbidden', { ...works, failure: 'bwrap: No permissions' }],
    ['AppArmor may not be told otherwise', restricted],
    ['its profile did not help', { ...restricted, ...hosted, done: new Set(['profile'] as const) }],
  ] as const)('has root try where %s', ([, facts]) => {
    const choice = { kind: 'try-root', program: '/usr/bin/bwrap' };
    expect(chooseWall({ ...facts, byRoot: { failure: null } })).toEqual(choice);
    // Once, and only where it can be had.
    const failed = chooseWall({ ...facts, byRoot: { failure: 'not permitted' } });
    expect(failed).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(/\(bwrap: .*\); nor can root without them \(not permitted\)$/),
    });
    expect(chooseWall(facts)).toMatchObject({
      kind: 'unavailable',
      reason: expect.not.stringContaining('root'),
    });
  });

  test('loads the profile before it has root try', () => {
    const facts = { ...restricted, ...hosted, byRoot: { failure: null } };
    expect(chooseWall(facts)).toEqual({ kind: 'prepare', preparation: 'profile' });
  });

  test.for([
    ['installs what is missing', missing, 'install'],
    ['loads a profile where AppArmor is in the way', restricted, 'profile'],
    ['goes on after the install', { ...restricted, done: new Set(['install'] as const) }, 'profile'],
  ] as const)("on GitHub's machine %s", ([, facts, preparation]) => {
    expect(chooseWall({ ...facts, ...hosted })).toEqual({ kind: 'prepare', preparation });
  });

  test.for([
    ['not on GitHub', { ...missing, sudo: true }],
    ['without sudo', { ...missing, hosted: true }],
    ['when it did not help', { ...missing, ...hosted, done: new Set(['install'] as const) }],
  ] as const)('installs nothing %s, and says how', ([, facts]) => {
    expect(chooseWall(facts)).toEqual({
      kind: 'unavailable',
      reason: 'bubblewrap is not installed',
      remedy: 'run `sudo apt-get install -y bubblewrap`',
    });
  });

  test.for([
    ['no Linux', { ...missing, ...hosted, platform: 'darwin' }, /'darwin'/, /Linux/],
    [
      'AppArmor, and no right to change it',
      restricted,
      /AppArmor .*Permission denied/,
      /apparmor_parser --replace/,
    ],
    [
      'a version without what is needed',
      { ...works, failure: 'bwrap: Unknown option --disable-userns' },
      /too old/,
      /0\.8/,
    ],
    [
      'namespaces forbidden',
      { ...works, ...hosted, failure: 'bwrap: No permissions' },
      /No permissions/,
      /seccomp/,
    ],
  ] as const)('is unavailable for %s', ([, facts, reason, remedy]) => {
    expect(chooseWall(facts)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(reason),
      remedy: expect.stringMatching(remedy),
    });
  });
});

describe('findBubblewrap', () => {
  test('gives a bubblewrap that was tried', async () => {
    const tried: Found[] = [];
    const found = await findBubblewrap(async (candidate) => {
      tried.push(candidate);
      return null;
    });
    expect(tried).toEqual([found]);
    expect(found.byRoot).toBe(false);
  });

  test.runIf(process.getuid?.() === 0)(
    'has root build the wall where user namespaces do not work',
    async () => {
      vi.stubEnv('RUNNER_ENVIRONMENT', 'self-hosted');
      const found = await findBubblewrap(async ({ byRoot }) => (byRoot ? null : 'bwrap: No permissions'));
      expect(found.byRoot).toBe(true);
      vi.unstubAllEnvs();
    },
  );

  test('never answers with one that does not work', async () => {
    vi.stubEnv('RUNNER_ENVIRONMENT', 'self-hosted');
    const failing = findBubblewrap(async () => 'bwrap: No permissions');
    await expect(failing).rejects.toThrow(SandboxUnavailable);
    await expect(failing).rejects.toThrow(/\(bwrap: No permissions\): /);
    vi.unstubAllEnvs();
  });
});
