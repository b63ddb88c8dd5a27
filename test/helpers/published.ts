import type { RunRecord, VerifierResult, VerifierRun } from '../../src/types.ts';
import { formOf, linksIn } from './links.ts';
import { git, type Scene } from './scene.ts';

/** Links of a text that lead to nothing on the stand-in: of a form GitHub has not, or to what is not there. */
export async function deadLinks(scene: Scene, markdown: string): Promise<string[]> {
  const links = linksIn(markdown);
  const found = await Promise.all(links.map((link) => resolves(scene, link)));
  return links.filter((_, i) => !found[i]);
}

async function resolves(scene: Scene, link: string): Promise<boolean> {
  const { github } = scene;
  const home = `${github.serverUrl}/${github.owner}/${github.name}`;
  const form = formOf(link, home);
  if (form === null) return false;
  const url = new URL(link);
  const parts = url.pathname.split('/').slice(3).map(decodeURIComponent);
  return PAGES[form]?.(scene, parts, url.hash) ?? false;
}

/** Whether a page of each form is there: the parts of its path below the repository, and its anchor. */
const PAGES: Record<string, (scene: Scene, parts: string[], hash: string) => boolean | Promise<boolean>> = {
  async blob({ bare }, [, sha = '', ...path], hash) {
    const text = await git(bare, 'show', `${sha}:${path.join('/')}`).catch(() => null);
    const last = Number(/(\d+)$/.exec(hash)?.[1]);
    return text !== null && last <= text.split('\n').length;
  },
  run: ({ github }, [, , id]) => github.state.runs.some((run) => run.id === Number(id)),
  step({ github }, [, , run, , job], hash) {
    const number = Number(/^#step:(\d+):/.exec(hash)?.[1]);
    const jobs = github.state.runs.find(({ id }) => id === Number(run))?.jobs ?? [];
    return jobs.some(({ id, steps }) => id === Number(job) && steps.some((each) => each.number === number));
  },
  pull: ({ github }, [, number], hash) => isThread(github.state, Number(number), hash, true),
  issue: ({ github }, [, number], hash) => isThread(github.state, Number(number), hash, false),
  async compare({ bare }, [, ...names]) {
    const branches = names.join('/').split('...');
    const there = await Promise.all(
      branches.map((name) => git(bare, 'rev-parse', '--verify', `refs/heads/${name}`).catch(() => null)),
    );
    return branches.length === 2 && there.every((sha) => sha !== null);
  },
  commit: ({ bare }, [, sha]) =>
    git(bare, 'cat-file', '-e', `${sha}^{commit}`).then(
      () => true,
      () => false,
    ),
};

function isThread(
  { issues, comments }: Scene['github']['state'],
  number: number,
  hash: string,
  isPull: boolean,
) {
  const comment = /^#issuecomment-(\d+)$/.exec(hash)?.[1];
  const thread = issues.get(number);
  if (thread === undefined || (thread.pull !== null) !== isPull) return false;
  return (
    comment === undefined || comments.some(({ id, issue }) => id === Number(comment) && issue === number)
  );
}

/** The lines with a box, as their facts alone: ticked, command, exit codes, lines and hash of the log. */
export function boxesIn(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => /^- \[[ x]\] `/.test(line))
    .map((line) => {
      const [, box, exits] =
        /^(- \[[ x]\] `[^`]*`): ((?:exit \d+|not run|timed out)[^,(]*(?:, exit \d+ now)?)/.exec(line) ?? [];
      const log = /(L\d+-\d+), sha256 ([0-9a-f]{12})/.exec(line);
      return `${box}: ${exits?.trim()} ${log?.[1]} ${log?.[2]}`;
    });
}

/** What these lines are to say by the record. */
export const boxesOf = ({ verifiers }: RunRecord): string[] =>
  verifiers.map(({ command, before, after }: VerifierResult) => {
    const [was, is] = [exitOf(before), exitOf(after)];
    const exits = was === is ? `${is} before and now` : `${was} before, ${is} now`;
    const { startLine, endLine, sha256 } = (after ?? before)?.log ?? { startLine: 0, endLine: 0, sha256: '' };
    const tick = after?.exitCode === 0 ? 'x' : ' ';
    return `- [${tick}] \`${command}\`: ${exits} L${startLine}-${endLine} ${sha256.slice(0, 12)}`;
  });

const exitOf = (run: VerifierRun | null) => `exit ${run?.exitCode}`;
