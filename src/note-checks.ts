import { type CiResult, ciSentence, withCiLine } from './ci-watch.ts';
import type { GitHub } from './github.ts';
import { ciStart } from './pull-texts.ts';

interface Noted {
  number: number;
  sha: string;
  marker: string;
  /** What this job has just written as the text of the pull request; left out where it has written none. */
  text?: string;
}

/**
 * Writes into the pull request what its own checks said. Whoever has made the text their own keeps it, and where a
 * commit of another job has come since, its job tells of its checks. One that has told of an older commit meanwhile
 * has put its older text back with that: then ours is written anew.
 */
export async function noteChecks(
  { number, sha, marker: last, text }: Noted,
  { github, watch }: { github: GitHub; watch: (sha: string) => Promise<CiResult> },
): Promise<void> {
  // Its checks are held until somebody approves them, which the text says already.
  if (ciStart(await github.viewer()) !== null) return;
  const sentence = ciSentence(await watch(sha), sha);
  try {
    const now = await github.pull(number);
    if (now.head.sha !== sha) return;
    const told = /^(?:CI|No CI) [a-z ]*\bon ([0-9a-f]{7})\b/m.exec(now.body.split('\n').at(-2) ?? '')?.[1];
    const isOlder = text !== undefined && told !== undefined && !sha.startsWith(told);
    const body = withCiLine(isOlder ? text : now.body, sentence, last);
    if (body !== null) await github.updatePull(number, { body });
  } catch {
    // The pull request is there; its checks are seen on it as well.
  }
}
