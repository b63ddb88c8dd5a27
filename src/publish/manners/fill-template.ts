import { splitComments } from '../../text/comments.ts';
import type { LinkTarget } from '../../text/publicText.ts';
import { sanitize } from '../../text/sanitize.ts';
import { bodyParts } from './body-parts.ts';
import { inertTemplateBlock, templateBlocks } from './template-lines.ts';
import { type AnsweredCheck, type Asked, askedBy, isAnswered } from './template-rules.ts';

interface Section {
  /** As written; `null` before the first heading. */
  heading: string | null;
  asked: readonly Asked[];
  lines: string[];
}

const MAX_LENGTH = 60_000;
const UNKNOWN = 'Not filled in by regreen.';

/**
 * The repository's template with our facts under the headings that ask for them. Instructions in comments go; in a
 * section we fill, the prompts go and its boxes stay. A box is ticked only where exit codes answer it; all others and
 * all other sections stay as they are, and an empty one says that nothing was filled in, since "n/a" would be a claim.
 * Where no heading asks for what changed or why, our facts come first.
 * @param own the body as it is without a template; it stays where the template holds nothing to fill, or the whole
 *   would be longer than 60,000 characters
 * @param links where the template's own links may lead
 */
export function fillTemplate(
  template: string,
  own: string,
  checks: readonly AnsweredCheck[],
  links: LinkTarget,
): string {
  const text = withoutFrontMatter(splitComments(sanitize(template).text).text);
  const sections = sectionsOf(text, checks, links);
  if (!sections.some(({ heading, lines }) => heading !== null || lines.some((line) => line !== '')))
    return own;
  const parts = bodyParts(own);
  const home = (asked: Asked) => sections.find((section) => section.asked.includes(asked)) ?? null;
  const what = home('what') ?? home('why');
  const placed = new Map<Section | null, string[]>();
  const place = (section: Section | null, lines: readonly string[]) =>
    placed.set(section, [...(placed.get(section) ?? []), ...lines]);
  place(parts.opening.startsWith('Closes #') ? (home('issue') ?? what) : what, [parts.opening]);
  place(home('why') ?? what, parts.cause);
  place(what, parts.change);
  place(home('checks') ?? what, [...parts.boxes, '', ...parts.guard]);
  const disclosure = home('disclosure');
  if (disclosure !== null) place(disclosure, [parts.disclosure]);
  const blocks = [
    spaced(placed.get(null) ?? []),
    ...sections.map((section) => rendered(section, placed.get(section) ?? [])),
    [...(disclosure === null ? [parts.disclosure] : []), parts.marker].join('\n'),
  ];
  const body = blocks.filter((block) => block !== '').join('\n\n');
  return body.length > MAX_LENGTH ? own : body;
}

const withoutFrontMatter = (text: string) =>
  text.replace(/^\s{0,10}---\n(?:(?!---)[^\n]{0,1000}\n){0,50}---(?:\n|$)/, '');

const HEADING =
  /^ {0,3}(?:#{1,6}[ \t]{1,10}(.{1,200}?)[ \t#:]{0,10}|(?:\*\*|__)([^*_]{1,120}?):?(?:\*\*|__):?)[ \t]*$/;

/** A fenced block counts as one line. */
function sectionsOf(text: string, checks: readonly AnsweredCheck[], links: LinkTarget): Section[] {
  const sections: Section[] = [{ heading: null, asked: [], lines: [] }];
  for (const block of templateBlocks(text)) {
    const match = block.fenced ? null : HEADING.exec(block.text);
    const title = match?.[1] ?? match?.[2];
    const quiet = inertTemplateBlock(block, links);
    if (title !== undefined) sections.push({ heading: quiet.trim(), asked: askedBy(title), lines: [] });
    else sections.at(-1)?.lines.push(block.fenced ? quiet : answered(quiet, checks));
  }
  return sections.filter((section) => section.heading !== null || hasBoxes(section));
}

const BOX = /^(\s{0,12}(?:[-*+]|\d{1,3}[.)]) )\[[ xX]?\](?=\s)/;
const hasBoxes = ({ lines }: Section) => lines.some((line) => BOX.test(line));

/** A box that came ticked is not ours to claim. */
function answered(line: string, checks: readonly AnsweredCheck[]): string {
  const box = BOX.exec(line);
  if (box === null) return line;
  const item = line.slice(box[0].length);
  return `${box[1]}[${isAnswered(item, checks) ? 'x' : ' '}]${item}`;
}

function rendered({ heading, lines }: Section, own: readonly string[]): string {
  const kept = own.length > 0 ? boxesOf(lines) : lines;
  const rest = spaced(kept);
  const body = own.length > 0 ? [spaced(own), rest].filter((block) => block !== '').join('\n\n') : rest;
  if (heading === null) return body;
  return `${heading}\n\n${body === '' ? UNKNOWN : body}`;
}

/** The boxes of a section, with the lines that continue them. */
function boxesOf(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let inside = false;
  for (const line of lines) {
    inside = BOX.test(line) || (inside && /^\s{2,}\S/.test(line));
    if (inside) kept.push(line);
  }
  return kept;
}

const spaced = (lines: readonly string[]) =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
