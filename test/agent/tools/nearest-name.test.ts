import { expect, test } from 'vitest';
import { nearestName } from '../../../src/agent/tools/nearest-name.ts';

const NAMES = ['shell', 'apply_patch', 'view_image', 'submit'];

test.for([
  ['shel', 'shell'],
  ['bash', 'shell'],
  ['exec_command', 'shell'],
  ['shell_command', 'shell'],
  ['run_terminal_cmd', 'shell'],
  ['str_replace_editor', 'apply_patch'],
  ['write_file', 'apply_patch'],
  ['patch', 'apply_patch'],
  ['submitt', 'submit'],
  ['viewImage', 'view_image'],
] as const)('%s is nearest to %s', ([name, expected]) => {
  expect(nearestName(name, NAMES)).toBe(expected);
});

test('a long name takes no time', () => {
  const started = performance.now();
  nearestName('x'.repeat(10_000_000), NAMES);
  expect(performance.now() - started).toBeLessThan(200);
});
