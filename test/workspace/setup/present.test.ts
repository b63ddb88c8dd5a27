import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presentTools } from '../../../src/workspace/setup/present.ts';
import { openBox } from '../sandbox-helper.ts';

/** A room in which programs answer as told: what they print, and their exit code. */
async function ask(programs: Record<string, [text: string, exit?: number]>, tools: string[]) {
  const names = Object.keys(programs);
  await using box = await openBox({ env: { PATH: '/usr/bin:/bin' } });
  const bin = join(box.folder, 'tree', 'bin');
  await mkdir(bin);
  for (const name of names) {
    const [text, exit = 0] = programs[name] ?? [''];
    await writeFile(join(bin, name), `#!/bin/sh\ncat >&2 <<'END'\n${text}\nEND\nexit ${exit}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const env = { PATH: `${box.sandbox.workspace}/bin:/usr/bin:/bin` };
  const sandbox: typeof box.sandbox = {
    ...box.sandbox,
    exec: (request) => box.sandbox.exec({ ...request, env: { ...request.env, ...env } }),
  };
  return await presentTools(sandbox, tools, join(box.folder, 'present.log'));
}

test('tools tell their version, each in its way', async () => {
  const present = await ask(
    {
      node: ['v24.1.0'],
      python3: ['Python 3.12.4'],
      go: ['go version go1.22.3 linux/amd64'],
      java: ['Picked up JAVA_TOOL_OPTIONS: -Dx\nopenjdk version "17.0.15" 2025-04-15\nOpenJDK 64-Bit'],
      mvn: ['\u001B[1mApache Maven 3.8.7\u001B[m\nMaven home: /usr/share/maven'],
      gradle: ['\n----------\nGradle 8.10\n----------'],
      ruby: ['ruby 3.3.5 (2024-09-03 revision ef084cc8f4) [x86_64-linux]'],
      rustc: ['rustc 1.81.0 (eeb90cda1 2024-09-04)'],
    },
    ['node', 'python', 'go', 'java', 'maven', 'gradle', 'ruby', 'rust'],
  );
  expect(Object.fromEntries(present)).toEqual({
    node: '24.1.0',
    python: '3.12.4',
    go: '1.22.3',
    java: '17.0.15',
    maven: '3.8.7',
    gradle: '8.10',
    ruby: '3.3.5',
    rust: '1.81.0',
  });
});

test('one that is not there, or does not start, has none, whatever it prints', async () => {
  const present = await ask({ rustc: ["error: toolchain '1.70.0' is not installed", 1], php: ['PHP 8.3'] }, [
    'rust',
    'elixir',
    'php',
  ]);
  expect([...present]).toEqual([
    ['rust', null],
    ['elixir', null],
    ['php', '8.3'],
  ]);
});

test('one tool cannot answer for another', async () => {
  const present = await ask({ node: ['v1.0.0\npresent: php 9.9'], php: ['none', 1] }, ['node', 'php']);
  expect([...present]).toEqual([
    ['node', '1.0.0'],
    ['php', null],
  ]);
});

test('nothing is started for tools that are not known', async () => {
  const fails = { kind: 'none', workspace: '/', exec: () => Promise.reject(new Error('started')) } as const;
  expect(await presentTools(fails, ['terraform', 'constructor'], '/nowhere')).toEqual(new Map());
});
