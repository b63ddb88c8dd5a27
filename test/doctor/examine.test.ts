import { describe, expect, test } from 'vitest';
import type { CheckState } from '../../src/doctor/check.ts';
import { couldWork, examine, renderChecks } from '../../src/doctor/examine.ts';
import { facts } from './facts.ts';

type Change = Parameters<typeof facts>[0];
const bare = { bwrap: null, bwrapVersion: null, sudo: false };
const failure = 'bubblewrap cannot build a sandbox here (bwrap: setting up uid map: Permission denied)';
const silent = { status: null, problem: 'ECONNREFUSED' };

/** One simulated machine a row: what is wanting, how bad it is, and words of effect and remedy. */
const WANTING: ReadonlyArray<
  [id: string, state: CheckState, machine: Change, found: RegExp, effect: RegExp, remedy: RegExp]
> = [
  ['platform', 'missing', { machine: { platform: 'darwin' } }, /darwin/, /no run starts/, /Linux machine/],
  ['node', 'missing', { machine: { node: 'v22.9.0' } }, /v22/, /Node 24/, /install Node 24/],
  ['git', 'missing', { machine: { git: null } }, /not installed/, /no copy/, /apt-get install -y git/],
  [
    'bubblewrap',
    'missing',
    { machine: bare },
    /not installed/,
    /no run starts/,
    /apt-get install -y bubblewrap/,
  ],
  [
    'bubblewrap',
    'warn',
    { machine: { bwrap: null, hosted: true } },
    /not installed/,
    /installs it/,
    /apt-get/,
  ],
  ['namespaces', 'warn', { machine: { restricted: true } }, /AppArmor/, /may fail/, /apparmor_parser/],
  [
    'namespaces',
    'warn',
    { machine: { namespaces: false } },
    /switched off/,
    /may fail/,
    /max_user_namespaces/,
  ],
  ['wall', 'missing', { machine: bare }, /not tried/, /no run starts/, /bubblewrap/],
  ['wall', 'missing', { machine: { wall: failure } }, /uid map/, /no run starts/, /allow user namespaces/],
  [
    'wall',
    'missing',
    { machine: { wall: failure, restricted: true } },
    /uid map/,
    /no run/,
    /apparmor_parser/,
  ],
  [
    'wall',
    'missing',
    { machine: { hole: 'the sandbox has a hole: sudo works' } },
    /sudo works/,
    /no run/,
    /close it/,
  ],
  ['sudo', 'warn', { machine: bare }, /not there/, /cannot be installed/, /root/],
  ['actions', 'warn', { machine: { actions: true } }, /self-hosted/, /not installed/, /thrown away/],
  ['key', 'missing', { services: { key: false, models: null } }, /none/, /no model/, /OPENAI_API_KEY/],
  ['model', 'warn', { services: { key: false, models: null } }, /not asked/, /no model/, /key/],
  [
    'model',
    'missing',
    { services: { models: { ...silent, names: [] } } },
    /ECONNREFUSED/,
    /no model/,
    /proxy/,
  ],
  [
    'model',
    'missing',
    { services: { models: { status: 401, problem: '', names: [] } } },
    /401/,
    /no model/,
    /wrong/,
  ],
  [
    'model',
    'warn',
    { services: { models: { status: 404, problem: '', names: [] } } },
    /404/,
    /not known/,
    /fix/,
  ],
  ['model', 'warn', { services: { model: 'gpt-z' } }, /'gpt-z'/, /refuse/, /one of its 2/],
  ['token', 'warn', { services: { token: null, access: null } }, /no token/, /published/, /contents: write/],
  ['token', 'warn', { services: { repository: null, access: null } }, /no repository/, /not known/, /origin/],
  [
    'token',
    'warn',
    { services: { access: { ...silent, push: null, scopes: null } } },
    /ECONN/,
    /not known/,
    /API_URL/,
  ],
  [
    'token',
    'warn',
    { services: { access: { status: 401, problem: '', push: null, scopes: null } } },
    /expired/,
    /nothing can be published/,
    /another token/,
  ],
  [
    'token',
    'warn',
    { services: { access: { status: 404, problem: '', push: null, scopes: null } } },
    /does not see acme\/widget/,
    /nothing can be published/,
    /contents: write/,
  ],
  [
    'token',
    'warn',
    { services: { access: { status: 200, problem: '', push: false, scopes: 'read:org' } } },
    /reads acme\/widget, scopes: read:org/,
    /may not be published/,
    /contents: write/,
  ],
  [
    'checkout',
    'missing',
    { project: { problem: "'/x' is no git repository" } },
    /\/x/,
    /nothing to work/,
    /--cwd/,
  ],
  ['history', 'warn', { project: { shallow: true } }, /shallow/, /no history/, /fetch-depth: 0/],
  [
    'credentials',
    'warn',
    { project: { credentials: ['http.extraheader'] } },
    /extraheader/,
    /job/,
    /persist-cred/,
  ],
  ['verifiers', 'warn', { project: { verifiers: [] } }, /none found/, /named/, /--verify/],
];

test('on a machine where nothing is wanting every row is well and says what is there', () => {
  const checks = examine(facts());
  expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(checks.every(({ found, effect, remedy }) => found !== '' && effect + remedy === '')).toBe(true);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  expect(couldWork(checks)).toBe(true);
});

test.each(WANTING)('%s is %s: %j', (id, state, change, found, effect, remedy) => {
  const checks = examine(facts(change));
  expect(checks.find((check) => check.id === id)).toEqual({
    id,
    state,
    found: expect.stringMatching(found),
    effect: expect.stringMatching(effect),
    remedy: expect.stringMatching(remedy),
  });
  expect(couldWork(checks)).toBe(checks.every((check) => check.state !== 'missing'));
});

test('every row has a machine on which it is not well, but for what set-up does', () => {
  const ids = examine(facts()).map(({ id }) => id);
  expect(ids.filter((id) => !WANTING.some(([wanting]) => wanting === id))).toEqual(['setup']);
});

describe('what is not needed is not asked for', () => {
  test('an endpoint without a key', () => {
    const checks = examine(facts({ services: { key: false, baseUrl: 'http://ada:pw@127.0.0.1:1/v1' } }));
    expect(checks.find(({ id }) => id === 'key')).toMatchObject({
      state: 'ok',
      found: 'none; http://***@127.0.0.1:1/v1 is called without one',
    });
  });

  test('sudo where the wall stands already', () => {
    expect(couldWork(examine(facts({ machine: { sudo: false } })))).toBe(true);
    expect(examine(facts({ machine: { sudo: false } })).find(({ id }) => id === 'sudo')?.state).toBe('ok');
  });
});

test('people read one line each, and below it what is wanting', () => {
  const lines = renderChecks(examine(facts({ machine: { git: null } })));
  expect(lines).toContain('missing  git          not installed');
  expect(lines.filter((line) => /^\s+effect: no copy/.test(line))).toHaveLength(1);
  expect(lines.filter((line) => /^\s+remedy: /.test(line))).toHaveLength(1);
});

test('of a long list the first are shown', () => {
  const verifiers = Array.from({ length: 9 }, (_, i) => `make t${i}`);
  expect(examine(facts({ project: { verifiers } })).find(({ id }) => id === 'verifiers')?.found).toBe(
    'make t0; make t1; make t2; make t3; and 5 more',
  );
});
