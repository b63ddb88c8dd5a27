import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ExecRequest, Sandbox } from '../../src/types.ts';
import { proveWall } from '../../src/workspace/sandbox/prove.ts';
import { openBox } from './sandbox-helper.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A sandbox whose every command is changed on its way in. */
function changed(sandbox: Sandbox, change: (request: ExecRequest) => Partial<ExecRequest>): Sandbox {
  return { ...sandbox, exec: (request) => sandbox.exec({ ...request, ...change(request) }) };
}

describe('proveWall', () => {
  test('finds no hole in the wall', async () => {
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', 'canary-in-the-host');
    await using box = await openBox();
    expect(await proveWall(box.sandbox)).toBeNull();
  });

  test('says that there is no wall, and leaves nothing of its trial behind', async () => {
    await using box = await openBox({ mode: 'none' });
    const left = () =>
      ['/', '/etc', '/opt'].flatMap((folder) =>
        readdirSync(folder).filter((name) => name.startsWith('.regreen-')),
      );
    const before = left();
    expect(await proveWall(box.sandbox)).toBe('the sandbox has a hole: a port of the host can be reached');
    expect(left()).toEqual(before);
  });

  test('finds a network that is open', async () => {
    await using box = await openBox();
    const open = changed(box.sandbox, ({ argv }) => ({
      network: { publicPorts: [], hosts: [], services: [Number(argv[4])] },
    }));
    expect(await proveWall(open)).toBe('the sandbox has a hole: a port of the host can be reached');
  });

  test('finds a secret of the host', async () => {
    vi.stubEnv('INPUT_OPENAI-API-KEY', 'canary-in-the-host');
    await using box = await openBox();
    const leaky = changed(box.sandbox, () => ({ env: { HARMLESS: 'canary-in-the-host' } }));
    expect(await proveWall(leaky)).toBe(
      "the sandbox has a hole: the host's variable INPUT_OPENAI-API-KEY can be read",
    );
  });

  test('a trial that did not run to its end proves nothing', async () => {
    await using box = await openBox();
    const broken = changed(box.sandbox, () => ({ argv: ['echo', 'no bash here'] }));
    expect(await proveWall(broken)).toBe("the sandbox could not be tried: 'no bash here'");
  });
});
