import { expect, test } from 'vitest';
import { instances } from '../../../src/context/workflow/instances.ts';
import { readWorkflow } from '../../../src/context/workflow/read.ts';
import { roomOf } from '../../../src/context/workflow/room.ts';

/** The room of each instance of the one job. */
function roomsOf(job: string) {
  const read = readWorkflow(`on: push\njobs:\n  test:\n${job}`);
  if ('problem' in read) throw new Error(read.problem);
  return instances(read.value.jobs).map(roomOf);
}

test('a room has the labels, the container, the services and the actions of its job', () => {
  const job = [
    '    runs-on: [self-hosted, linux]',
    '    container: {image: "node:22-alpine"}',
    '    services:',
    '      db: {image: "postgres:16", ports: ["5432:5432"]}',
    '      cache: {image: redis, ports: [6379]}',
    '    steps:',
    '      - uses: actions/setup-node@v6',
    '        with: {node-version: 22}',
    '      - run: npm test',
  ].join('\n');
  expect(roomsOf(job)).toEqual([
    {
      runsOn: ['self-hosted', 'linux'],
      container: 'node:22-alpine',
      services: [
        { name: 'db', image: 'postgres:16', ports: ['5432:5432'] },
        { name: 'cache', image: 'redis', ports: ['6379'] },
      ],
      actions: [{ uses: 'actions/setup-node@v6', with: { 'node-version': 22 } }],
    },
  ]);
});

test('values of the matrix are filled in, and what is not known here is left out', () => {
  const job = [
    '    strategy: {matrix: {os: [ubuntu-latest, windows-latest]}}',
    '    runs-on: ${{ matrix.os }}',
    '    container: ${{ vars.IMAGE }}',
    '    steps: []',
  ].join('\n');
  expect(roomsOf(job).map(({ runsOn, container }) => [runsOn, container])).toEqual([
    [['ubuntu-latest'], null],
    [['windows-latest'], null],
  ]);
});

test.each(['    runs-on: {group: large}', '    services: nothing', '    container: [1, {a: b}]'])(
  'what is written in no form that is known is nothing: %s',
  (job) => {
    expect(roomsOf(`${job}\n    steps: []`)).toMatchObject([{ runsOn: [], services: [] }]);
  },
);
