import { describe, expect, test } from 'vitest';
import { satisfies } from '../../../src/workspace/setup/versions.ts';

describe('a version is one of those asked for', () => {
  test.for([
    ['20.19.0', '20'],
    ['20.19.0', 'v20.19.0'],
    ['20.19.0', '20.x'],
    ['3.12.4', '3.12.*'],
    ['24.1.0', '>=18'],
    ['24.1.0', '>= 18'],
    ['20.1.0', '>=18 <21'],
    ['3.11.2', '>=3.9,<4'],
    ['3.11.2', '>=3.9, <4'],
    ['3.11.2', '^3.9'],
    ['3.3.5', '~> 3.2'],
    ['3.10.0', '~=3.9'],
    ['8.3.1', '^8.1 || ^7.4'],
    ['7.4.3', '^8.1|^7.4'],
    ['1.2.9', '~1.2.3'],
    ['0.2.9', '^0.2.3'],
    ['1.5.0', '1.0 - 2.0'],
    ['20.0.0', '!=18'],
    ['17.0.15', '17'],
    ['1.19.8', 'go1.19'],
    ['21', '17 || 21'],
    ['3.13.0', '*'],
    ['3.13.0', ''],
  ] as const)('%s is %s', ([version, wanted]) => {
    expect(satisfies(version, wanted)).toBe(true);
  });

  test.for([
    ['24.21.0', '20.19.0'],
    ['2.0.0', '20'],
    ['24.1.0', '>=18 <21'],
    ['3.8.1', '>=3.9,<4'],
    ['4.0.0', '^3.9'],
    ['4.0.0', '~> 3.2'],
    ['3.3.0', '~> 3.2.1'],
    ['1.3.0', '~1.2.3'],
    ['0.3.0', '^0.2.3'],
    ['2.1.0', '1.0 - 2.0'],
    ['18.1.0', '!=18'],
    ['20.19.0', '>20.19'],
    ['1.18', '>=1.19'],
    ['16.0.0', '18 || 20'],
  ] as const)('%s is not %s', ([version, wanted]) => {
    expect(satisfies(version, wanted)).toBe(false);
  });

  test.for([
    ['20.1.0', 'lts/*'],
    ['20.1.0', 'workspace:^'],
    ['20.1.0', '=>18'],
    ['unknown', '20'],
  ] as const)('whether %s is %s is not known', ([version, wanted]) => {
    expect(satisfies(version, wanted)).toBeNull();
  });

  test('one alternative that fits is enough, whatever the others say', () => {
    expect(satisfies('20.1.0', 'lts/iron || 20')).toBe(true);
  });
});
