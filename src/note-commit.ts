import { withCiLine } from './ci-watch.ts';
import type { GitHub } from './github.ts';
import { joined, type Links, MAX_LINES, reasons, subjectOf } from './publish/body.ts';
import { boxLines, originalsLine } from './publish/boxes.ts';
import { code, guardLine, usageLine } from './publish/lines.ts';
import { sentence } from './text/sentence.ts';
import { isSame } from './trigger/accounts.ts';
import type { RunRecord } from './types.ts';

/** One more commit on the branch of a pull request of our own. */
interface FurtherCommit {
  number: number;
  sha: string;
  /** The head it was made on, a commit of ours as well. */
  former: string;
  marker: string;
  /** What the pull request is called from now on. */
  title: string;
  record: RunRecord;
}

interface Noted {
  /** What this job has written as the text of the pull request; `null` for nothing. */
  text: string | null;
  /** What the text does not tell, and why, in words for people. */
  lacking: string | null;
}

/**
 * Tells in our own pull request of one more commit: below what stands there, which goes on to tell of the commits
 * before. So no word of a person is lost, whatever they have written between ours; only what was said of the checks of
 * the head before goes. A text whose last line is not our marker is somebody's own and stays. The title follows as long
 * as it is that of the former commit.
 */
export async function noteCommit(
  added: FurtherCommit,
  { github, links }: { github: GitHub; links: Links },
): Promise<Noted> {
  const { number, sha, former, marker } = added;
  const lacking = (why: string): Noted => ({
    text: null,
    lacking: `the text of #${number} does not tell of this commit: ${why}`,
  });
  try {
    const { author, title, body } = await github.pull(number);
    // A former run was cut off after it had told of it.
    if (body.includes(addressOf(sha, links))) return { text: null, lacking: null };
    const ours = isSame(author, await github.viewer()) ? withCiLine(body, '', marker) : null;
    if (ours === null) return lacking('somebody has made it their own, so it stays as it is');
    const told = addition(added, links, roomIn(ours));
    const text = told === null ? null : withCiLine(body, told, marker);
    if (text === null) return lacking('there is no room left in it');
    const { message } = await github.commit(former);
    const isOurTitle = message.split('\n', 1)[0] === title;
    await github.updatePull(number, { body: text, ...(isOurTitle ? { title: added.title } : {}) });
    return { text, lacking: null };
  } catch (error) {
    // The commit is there, and so is the message that tells of it.
    return lacking(sentence(error));
  }
}

/** Lines that can be added to a text, one kept for what its checks say. One in the house's own form is longer anyway. */
function roomIn(text: string): number {
  const lines = text.split('\n').length;
  return lines > MAX_LINES ? MAX_LINES : MAX_LINES - lines;
}

/** What the commit repairs, why and how, and what was run; `null` where there is no room for any of it. */
function addition({ record, sha }: FurtherCommit, links: Links, room: number): string | null {
  const subject = subjectOf(record.task, links);
  const deed = /^#\d+$/.test(subject) ? 'does what was asked for in the comments' : `fixes ${subject}`;
  const opening = `**Then** [${code(sha.slice(0, 12))}](${addressOf(sha, links)}) ${deed}`;
  const head = ['', `${opening}.`, ...reasons(record, links), ''];
  const tail = ['', ...originalsLine(record), guardLine(record), usageLine(record)];
  const left = room - head.length - tail.length;
  if (left > 0) return joined([...head, ...boxLines(record, links, left), ...tail]);
  const short = ['', `${opening}; its cause, change and checks are told in the comments.`];
  return short.length <= room ? joined(short) : null;
}

const addressOf = (sha: string, { serverUrl, repository }: Links): string =>
  `${serverUrl}/${repository}/commit/${sha}`;
