import { describe, expect, test } from 'vitest';
import { credentialSettings, originRepository } from '../../src/doctor/git-config.ts';

const VALUE = 'AUTHORIZATION: basic Y2FuYXJ5LXRva2Vu';

describe('credentials a checkout leaves', () => {
  test.each([
    ['http.extraheader', `[http "https://github.com/"]\n\textraheader = ${VALUE}\n`],
    [
      'includeIf (actions/checkout)',
      '[includeIf "gitdir:/w/.git"]\n\tpath = /tmp/git-credentials-0a1b.config\n',
    ],
    ['credential.helper', '[credential]\n\thelper = store\n'],
    ['a password in a remote URL', '[remote "origin"]\n\turl = https://ada:canary@example.com/acme/widget\n'],
  ])('%s', (setting, config) => {
    expect(credentialSettings(`[core]\n\tbare = false\n${config}`)).toEqual([setting]);
    expect(credentialSettings(config).join()).not.toMatch(/canary|Y2Fu/);
  });

  test.each([
    '[http]\n\tpostBuffer = 1\n[remote "origin"]\n\turl = https://github.com/acme/widget\n',
    '[include]\n\tpath = ../shared.gitconfig\n',
    '[core]\n\textraheader = x\n',
    '',
  ])('none in %j', (config) => {
    expect(credentialSettings(config)).toEqual([]);
  });
});

describe('the repository of `origin`', () => {
  test.each([
    'https://github.com/acme/widget.git',
    'https://github.com/acme/widget',
    'git@github.com:acme/widget.git',
    'ssh://git@github.com/acme/widget.git/',
  ])('%s', (url) => {
    expect(originRepository(`[remote "origin"]\n\turl = ${url}\n`)).toBe('acme/widget');
  });

  test('is not that of another remote, or of none', () => {
    expect(originRepository('[remote "fork"]\n\turl = https://github.com/acme/widget\n')).toBeNull();
    expect(originRepository('')).toBeNull();
  });
});
