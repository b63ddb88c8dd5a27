import { publicText } from '../text/publicText.ts';
import type { Citation, RunRecord } from '../types.ts';
import { boxLines, originalsLine } from './boxes.ts';
import { code, guardLine, modelWords, place, usageLine } from './lines.ts';

/** Where links may lead. */
export interface Links {
  serverUrl: string;
  repository: string;
  /** The run that did the work; `null` on a laptop. */
  runUrl: string | null;
}

/** What publishing knows of a change beside its record. */
export interface Placed {
  /** The base has moved since the commit the change was verified at, and no touched file changed. */
  baseMoved?: boolean;
  /** The pull request whose branch is the base. */
  stackedOn?: number | null;
  /** What the branch's own CI said, or how it is started, in one line. */
  ci?: string | null;
}

export const MAX_LINES = 25;
const WORDS_LENGTH = 400;
/** An address that is longer is left out; GitHub's own paths end far before. */
const LONGEST_ADDRESS = 2000;

/**
 * The pull request's text, rendered from the record: at most 25 lines. Only exit codes tick a box; the model's words
 * stand where they can be read as such.
 */
export function renderBody(record: RunRecord, links: Links, placed: Placed = {}): string {
  const why = reasons(record, links);
  const head = [opening(record, links, placed), '', ...why, ...(why.length > 0 ? [''] : [])];
  const tail = [
    ...['', ...originalsLine(record), ...movedLine(record, placed), guardLine(record)],
    ...(placed.ci == null ? [] : [publicText(placed.ci, links, { oneLine: true, maxLength: WORDS_LENGTH })]),
    ...[usageLine(record), marker(record)],
  ];
  // What CI says is known later, and needs a line then.
  const kept = placed.ci == null ? 1 : 0;
  const boxes = boxLines(record, links, MAX_LINES - head.length - tail.length - kept);
  return joined([...head, ...boxes, ...tail]);
}

/** Lines as a text; no line of it holds another one. */
export const joined = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/[\r\n\u2028\u2029]+/g, ' ')).join('\n');

function opening({ task, alsoRedAtBase }: RunRecord, links: Links, { stackedOn }: Placed): string {
  const stacked = stackedOn == null ? '' : ` Targets the branch of #${stackedOn}.`;
  if (task?.issue != null) return `Closes #${task.issue}${stacked === '' ? '' : `.${stacked}`}`;
  const older = alsoRedAtBase === true ? ' It failed before this branch, too.' : '';
  const subject = subjectOf(task, links);
  // `Fixes #7` would close what the change may only be a part of.
  return `${/^#\d+$/.test(subject) ? 'Asked for in' : 'Fixes'} ${subject}.${older}${stacked}`;
}

/** What is repaired, for people. Its names come from the repository; of its links only those that stay here are kept. */
export function subjectOf(task: RunRecord['task'], links: Links): string {
  const subject = task?.subject ?? 'a failing check';
  if (/^#\d{1,10}$/.test(subject)) return subject;
  return (
    publicText(subject, links, { oneLine: true, maxLength: WORDS_LENGTH })
      // The number of a run: inside the words of a link it refers to no issue.
      .replace(/\[(\w[^[\]`]* )`(#\d+)`\]\(/g, '[$1$2](')
  );
}

/** Cause, change and what was not verified, in the model's words; the places they name are checked. */
export function reasons(record: RunRecord, links: Links): string[] {
  const { submission, citations } = record;
  const known = checkedLinks(record, links);
  const words = (text = '') => modelWords(text, known, links, { oneLine: true, maxLength: WORDS_LENGTH });
  const [cause, change] = [words(submission?.cause), words(submission?.change)];
  const [first, ...others] = citations.filter((citation) => permalink(citation, links) !== null);
  const more = others.slice(0, 3).map((citation) => cite(citation, links));
  return [
    ...(cause === '' ? [] : [`**Cause.** ${cause}`]),
    // Alone on its line, GitHub shows the code itself.
    ...(first === undefined ? [] : [permalink(first, links) ?? '']),
    ...(change === '' ? [] : [`**Change.** ${[change, ...more].join(' ')}`]),
    ...(submission?.notVerified ?? []).slice(0, 3).map((text) => `Not verified: ${words(text)}`),
  ];
}

/** The addresses of the record's citations: those alone were checked. */
export const checkedLinks = ({ citations }: RunRecord, links: Links): ReadonlySet<string> =>
  new Set(citations.flatMap((citation) => permalink(citation, links) ?? []));

/** A place in the code as a link. The path is code: a file may be named like Markdown, or like a person. */
export function cite(citation: Citation, links: Links): string {
  const address = permalink(citation, links);
  const where = place(citation.path, citation.startLine);
  return address === null ? where : `[${where}](${address})`;
}

/** `null` where there can be no such place. */
export function permalink(
  { path, startLine, endLine, sha }: Citation,
  { serverUrl, repository }: Links,
): string | null {
  if (!/^[0-9a-f]{40,64}$/.test(sha) || startLine < 1 || endLine < startLine || !isPath(path)) return null;
  const range = startLine === endLine ? `L${startLine}` : `L${startLine}-L${endLine}`;
  const address = `${serverUrl}/${repository}/blob/${sha}/${encodePath(path)}#${range}`;
  return address.length > LONGEST_ADDRESS ? null : address;
}

/** What a browser would not resolve: `..` leads out of the address. */
const isPath = (path: string) => path !== '' && !path.split('/').some((name) => /^\.\.?$/.test(name));

/** A path or branch inside an address, fit for the brackets of a Markdown link as well. */
function encodePath(path: string): string {
  const encode = (part: string) =>
    encodeURIComponent(part.toWellFormed()).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16)}`,
    );
  return path.split('/').map(encode).join('/');
}

/** Where a pull request is opened by hand; `null` where that is no address. */
export function compareUrl({ serverUrl, repository }: Links, base: string, branch: string): string | null {
  const address = `${serverUrl}/${repository}/compare/${encodePath(base)}...${encodePath(branch)}?expand=1`;
  return address.length > LONGEST_ADDRESS || !isPath(base) || !isPath(branch) ? null : address;
}

/** At which commit the checks ran, where the base is another one by now. */
export function movedLine({ base }: RunRecord, { baseMoved = false }: Placed): string[] {
  if (!baseMoved || base === null) return [];
  return [
    `Verified at ${code(base.sha.slice(0, 12))}; ${code(base.branch)} has moved since, no touched file changed.`,
  ];
}

/** By this line a later run finds its own pull request, issue or comment again. */
export function marker({ task }: { task: { key: string } | null }): string {
  return `<!-- regreen:key=${task?.key.replace(/[^\w-]/g, '').slice(0, 64) ?? ''} -->`;
}
