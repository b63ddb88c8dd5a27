import { describe, expect, test } from 'vitest';
import { COPILOT_FILE, copilotPlan } from '../../../src/workspace/setup/copilot-steps.ts';

const file = (steps: string, more = '') =>
  `name: set-up\non: workflow_dispatch\n${more}jobs:\n  copilot-setup-steps:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;

describe('the steps for GitHub’s agent', () => {
  test('are its commands in order; tools are hints, the checkout is no news', () => {
    const plan = copilotPlan(
      file(
        [
          '      - uses: actions/checkout@v5',
          '      - uses: actions/setup-node@v6',
          "        with: { node-version: '22', cache: npm }",
          '      - uses: actions/cache@v4',
          '      - run: npm ci',
          '      - name: Build',
          '        run: |',
          '          npm run build',
          '          npm run link',
        ].join('\n'),
      ),
    );
    expect(plan).toMatchObject({ source: 'copilot-setup-steps', notes: [] });
    expect(plan?.steps).toEqual([
      {
        command: 'npm ci',
        argv: ['bash', '-e', '-c', 'npm ci'],
        workingDirectory: '.',
        env: {},
        onFailure: 'skip-rest',
      },
      expect.objectContaining({ command: 'npm run build\nnpm run link' }),
    ]);
    expect(plan?.hints).toEqual([
      { tool: 'node', version: '22', source: `${COPILOT_FILE} (actions/setup-node@v6)` },
    ]);
  });

  test('have the environment, folder and shell that stand nearest', () => {
    const plan = copilotPlan(
      file(
        [
          '      - run: one',
          '      - run: two',
          '        shell: sh',
          '        working-directory: b',
          '        env: { A: step, N: 3 }',
          '      - run: three',
          '        shell: bash',
        ].join('\n'),
        'env: { A: all, B: "${{ github.sha }}" }\ndefaults: { run: { working-directory: a } }\n',
      ),
    );
    expect(plan?.steps.map(({ argv, workingDirectory, env }) => [argv[0], workingDirectory, env])).toEqual([
      ['bash', 'a', { A: 'all' }],
      ['sh', 'b', { A: 'step', N: '3' }],
      ['bash', 'a', { A: 'all' }],
    ]);
    expect(plan?.steps[2]?.argv).toContain('pipefail');
  });

  test.for([
    ['      - run: echo ${{ secrets.TOKEN }}', 'it needs an expression that has no value here'],
    ['      - run: npm i\n        if: failure()', 'it has a condition'],
    ['      - run: x\n        shell: pwsh', 'its shell is pwsh'],
    ['      - run: x\n        working-directory: ../other', 'its folder lies outside'],
    ['      - run: x\n        working-directory: /etc', 'its folder lies outside'],
  ] as const)('%s is told and left out', ([step, why]) => {
    const plan = copilotPlan(file(`      - run: kept\n${step}`));
    expect(plan?.steps.map(({ command }) => command)).toEqual(['kept']);
    expect(plan?.notes).toEqual([expect.stringContaining(`is left out: ${why}`)]);
  });

  test('an action is told', () => {
    const plan = copilotPlan(file('      - uses: acme/tool@v1\n      - run: x'));
    expect(plan?.notes).toEqual([`\`acme/tool@v1\` in ${COPILOT_FILE} is an action and not run here`]);
  });

  test.for([
    ['another job', 'jobs: { test: { steps: [{ run: npm ci }] } }'],
    ['no steps', 'jobs: { copilot-setup-steps: { runs-on: ubuntu-latest } }'],
    ['nothing to run', file('      - uses: actions/checkout@v5')],
    ['no YAML', 'jobs: ['],
    ['a list', '- 1'],
    ['nothing', ''],
    ['too many steps', file('      - run: x\n'.repeat(51))],
  ] as const)('%s is no plan', ([, text]) => {
    expect(copilotPlan(text)).toBeNull();
  });
});
