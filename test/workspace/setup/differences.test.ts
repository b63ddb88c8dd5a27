import { describe, expect, test } from 'vitest';
import type { JobRoom } from '../../../src/types.ts';
import { differences, type ThisRoom } from '../../../src/workspace/setup/differences.ts';

const HERE: ThisRoom = { os: 'linux', arch: 'x64', inJob: false, network: [] };
const JOB: JobRoom = { runsOn: ['ubuntu-latest'], container: null, services: [], actions: [], inJob: false };
const job = (more: Partial<JobRoom>, here: Partial<ThisRoom> = {}) =>
  differences([], new Map(), { ...JOB, ...more }, { ...HERE, ...here });
const tools = (version: string, here: string | null) =>
  differences([{ tool: 'node', version, source: '.nvmrc' }], new Map([['node', here]]), null, HERE);

describe('tools', () => {
  test('of another version', () => {
    expect(tools('20.19.0', '24.21.0')).toEqual(['Node 20.19.0 is wanted by .nvmrc; 24.21.0 is here']);
  });

  test('that are not here', () => {
    expect(tools('20', null)).toEqual(['Node 20 is wanted by .nvmrc; none is here']);
    expect(tools('', null)).toEqual(['Node is wanted by .nvmrc; none is here']);
  });

  test.for([
    ['>=18', '24.1.0'],
    ['', '24.1.0'],
    ['lts/*', '24.1.0'],
  ] as const)('%s is no difference to %s', ([version, here]) => {
    expect(tools(version, here)).toEqual([]);
  });

  test('nobody looked for are not told', () => {
    const wanted = [{ tool: 'gleam', version: '1', source: 'x' }];
    expect(differences(wanted, new Map(), null, HERE)).toEqual([]);
  });
});

describe('the machine', () => {
  test.for([
    [['windows-latest'], 'the job ran on windows-latest; this is Linux'],
    [['macos-15'], 'the job ran on macos-15; this is Linux'],
    [['ubuntu-24.04-arm'], 'the job ran on ubuntu-24.04-arm; this machine is x64'],
    [
      ['self-hosted', 'gpu'],
      'the job ran on a runner of its own (self-hosted, gpu); what is installed there is not known',
    ],
  ] as const)('%o', ([runsOn, said]) => {
    expect(job({ runsOn })).toEqual([said]);
    expect(job({ runsOn }, { inJob: true })).toEqual([]);
  });

  test('the same kind is no difference', () => {
    expect(job({})).toEqual([]);
    expect(job({ runsOn: ['ubuntu-24.04-arm'] }, { arch: 'arm64' })).toEqual([]);
    expect(job({ runsOn: ['macos-15'] }, { os: 'darwin' })).toEqual([]);
    expect(job({}, { os: 'darwin' })).toEqual(['the job ran on ubuntu-latest; this is macOS']);
  });

  test('a container is told, but where this is a step in it', () => {
    expect(job({ container: 'node:22-alpine' })).toEqual([
      'the job runs in container node:22-alpine; this is none',
    ]);
    expect(job({ container: 'node:22-alpine' }, { inJob: true })).toEqual([]);
  });
});

describe('services', () => {
  const services = [{ name: 'database', image: 'postgres:16', ports: ['5432:5432'] }];

  test('of the very job are let through by an input', () => {
    expect(job({ services }, { inJob: true })).toEqual([
      'needs service postgres:16 (`network: localhost:5432` lets it through)',
    ]);
  });

  test('of another job have to be given to this one, too', () => {
    expect(job({ services })).toEqual([
      'needs service postgres:16: give this job the same `services`, and `network: localhost:5432` lets it through',
    ]);
  });

  test('that are let through are no difference', () => {
    expect(job({ services }, { network: ['localhost:5432'] })).toEqual([]);
    expect(job({ services }, { network: ['localhost:6379'] })).toHaveLength(1);
  });

  test.for([
    ['redis:7', [], 'localhost:6379'],
    ['postgis/postgis:16', [], 'localhost:5432'],
    ['postgres:16', ['15432:5432'], 'localhost:15432'],
    ['acme/widget:1', ['8080', '9090:90/tcp'], 'localhost:8080` and `network: localhost:9090'],
  ] as const)('%s with ports %o: %s', ([image, ports, inputs]) => {
    expect(job({ services: [{ name: 's', image, ports }] }, { inJob: true })).toEqual([
      `needs service ${image} (\`network: ${inputs}\` lets it through)`,
    ]);
  });

  test('whose port nobody knows are told without one', () => {
    expect(job({ services: [{ name: 'widget', image: '', ports: ['x'] }] })).toEqual([
      'needs service widget; it names no port',
    ]);
  });
});
