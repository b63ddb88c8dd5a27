import { describe, expect, test } from 'vitest';
import { failing, reasonOf, TEST, workflow } from '../workflow-helper.ts';

describe('a job with a matrix', () => {
  const matrix = ['strategy: {matrix: {node: [20, 22], os: [linux, mac]}}'];
  const steps = ['- name: test on ${{ matrix.node }}', '  run: run ${{ matrix.node }} ${{ matrix.os }}'];

  test('gets the values of the failed one from the name GitHub shows', () => {
    const text = workflow({ job: matrix, steps });
    expect(failing(text, 'test on 22', 'check (22, mac)').command).toBe('run 22 mac');
  });

  test('keeps them when it has a plain name', () => {
    const text = workflow({ job: ['name: Check', ...matrix], steps });
    expect(failing(text, 'test on 22', 'Check (22, mac)').command).toBe('run 22 mac');
  });

  test.each([
    ['${{ matrix.os }} with node ${{ matrix.node }}!', 'mac with node 22!'],
    ['check (${{ matrix.os }}, ${{ matrix.node }})', 'check (mac, 22)'],
    ['${{matrix.os}}/${{matrix.node}}', 'mac/22'],
  ])('gets them from a name of its own: %s', (name, shown) => {
    const text = workflow({ job: [`name: ${name}`, ...matrix], steps });
    expect(failing(text, 'test on 22', shown).command).toBe('run 22 mac');
  });

  test.each([
    ['the name does not show them', ['name: check ${{ github.ref }}', ...matrix], 'check main'],
    [
      'an expression makes it, and nothing parts them in the name',
      [
        'name: check ${{ matrix.node }}${{ matrix.os }}',
        'strategy: {matrix: {node: "${{ fromJSON(vars.NODES) }}", os: [mac]}}',
      ],
      'check 22mac',
    ],
    ['`include` adds more than the name tells', matrix, 'check (22, mac, extra)'],
  ])('has no command where %s', (_, job, shown) => {
    const text = workflow({ job, steps: ['- name: test', '  run: run ${{ matrix.node }}'] });
    expect(reasonOf(text, 'test', shown)).toContain('no value here');
  });

  test.each([
    ['20, linux', 'run 20 linux'],
    ['22, linux, --fast', 'run 22 linux --fast'],
    ['24, mac', 'run 24 mac'],
  ])('knows what `include` and `exclude` make: %s', (shown, command) => {
    const include = '[{node: 22, os: linux, flags: --fast}, {node: 24, os: mac}]';
    const job = [
      `strategy: {matrix: {node: [20, 22], os: [linux, mac], include: ${include}, exclude: [{os: mac}]}}`,
    ];
    const text = workflow({
      job,
      steps: ['- name: test', '  run: run ${{ matrix.node }} ${{ matrix.os }} ${{ matrix.flags }}'],
    });
    expect(failing(text, 'test', `check (${shown})`).command.trimEnd()).toBe(command);
  });

  test('fills in shell, folder and environment', () => {
    const text = workflow({
      job: [
        'strategy: {matrix: {sh: [dash], dir: [packages/a]}}',
        'defaults: {run: {shell: "${{ matrix.sh }} -e {0}"}}',
      ],
      steps: [...TEST, '  working-directory: ${{ matrix.dir }}', '  env: {DIR: "${{ matrix.dir }}"}'],
    });
    expect(failing(text, 'test', 'check (dash, packages/a)')).toMatchObject({
      shell: 'dash -e {0}',
      workingDirectory: 'packages/a',
      env: { DIR: 'packages/a' },
    });
  });

  test('shows an unnamed step with its value', () => {
    const text = workflow({ job: matrix, steps: ['- run: npm run ${{ matrix.os }}'] });
    expect(failing(text, 'Run npm run mac', 'check (20, mac)').command).toBe('npm run mac');
  });
});

describe('finding the job', () => {
  const two = (first: string, second: string) =>
    [
      'jobs:',
      `  a: {name: "${first}", steps: [{name: test, run: one}]}`,
      `  b: {name: "${second}", steps: [{name: test, run: two}]}`,
    ].join('\n');

  test.each([
    [
      'an exact name wins over a template that fits everything',
      two('${{ matrix.x }}', 'lint'),
      'lint',
      'two',
    ],
    ['a name with a slash is a name', two('test', 'build / test'), 'build / test', 'two'],
    ['a name with brackets is a name', two('test', 'test (slow)'), 'test (slow)', 'two'],
    ['a job of a called workflow carries the caller in front', two('lint', 'test'), 'ci / test', 'two'],
    [
      'a template must fit from end to end',
      two('test ${{ matrix.x }}', 'e2e test ${{ matrix.x }}'),
      'e2e test 1',
      'two',
    ],
    ['a key stands in for a name', 'jobs:\n  b: {steps: [{name: test, run: two}]}', 'b', 'two'],
  ])('%s', (_, text, jobName, command) => {
    expect(failing(text, 'test', jobName).command).toBe(command);
  });

  test('a broken job does not hide the others', () => {
    const text = 'jobs:\n  a: {steps: nonsense}\n  b: {steps: [{name: test, run: two}]}';
    expect(failing(text, 'test', 'b').command).toBe('two');
  });
});
