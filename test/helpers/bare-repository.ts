import { execa } from 'execa';

/**
 * Makes a bare repository whose branch `main` holds one commit with `files`. Author and time are fixed, so the same
 * files give the same id. Answers that id.
 */
export async function createBareRepository(
  bareRepo: string,
  files: Readonly<Record<string, string>>,
  message = 'feat: begin',
): Promise<string> {
  const env = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  await execa('git', ['init', '-q', '--bare', '-b', 'main', bareRepo], { env });
  const git = execa({ env, cwd: bareRepo });
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const entries = Object.entries(files).map(
    ([path, text]) => `M 100644 inline ${JSON.stringify(path)}\n${data(text)}`,
  );
  const committer = 'committer Ada <ada@example.org> 1700000000 +0000';
  const input = `commit refs/heads/main\n${committer}\n${data(message)}${entries.join('')}`;
  await git({ input })`git fast-import --quiet`;
  return (await git`git rev-parse main`).stdout;
}
