import { bareForm, isType, type TitleForm } from './form.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { templateForm } from './title-template.ts';

/**
 * The form of titles that a page of instructions states: `Title format: [<project_name>] <Title>`, or that titles or
 * commit messages follow Conventional Commits. A rule about pull requests comes before one about commits. Strict: a
 * line counts only if it says what it is about and demands it; examples, prohibitions and wishes are no rules.
 * @returns `null` where the page states none, or one that cannot be kept (a ticket's number)
 */
export function guidanceForm(path: string, page: string): TitleForm | null {
  const lines = pageLines(page);
  const stated = lines.filter(({ text }) => !FORBIDS.test(text));
  for (const about of [PULLS, COMMITS]) {
    for (const read of [template, prefixes, convention]) {
      for (const line of stated) {
        const form = read(line, about);
        if (form !== null) return { ...form, ...details(lines, line), from: `${path}:${line.number}` };
      }
    }
  }
  return null;
}

/** What a rule is about: the line, its heading, or the line in front of its block must name it. */
const PULLS = /\b(?:prs?|pull[- ]?requests?|merge requests?)\b/i;
const COMMITS = /\bcommits?\b/i;

const FORBIDS =
  /\b(?:don['’]t|do not|does not|doesn['’]t|never|avoid|instead of|no longer|not (?:required|use|follow|needed))\b/i;
const WISHES = /\b(?:optional(?:ly)?|encouraged|if you (?:like|want|wish)|may use|can use|nice to have)\b/i;

const LABEL =
  /^[\s>*+_-]{0,10}(?:\d{1,3}[.)] )?([^:`<[]{0,80}?\b(?:titles?|formats?|subjects?|headers?|messages?|pattern|convention)\b[^:`<[]{0,30}?)(?:[*_]{0,3}:[*_]{0,3}|`)\s{0,5}(.{1,200})$/i;

/** `PR title format: <type>: <words>`, or such a template alone in a block. */
function template(line: PageLine, about: RegExp): TitleForm | null {
  if (line.fenced) {
    const names = /\b(?:titles?|formats?|messages?|conventions?|commits)\b/i;
    const context = `${line.heading} ${line.intro}`;
    return about.test(context) && names.test(context) ? templateForm(line.text) : null;
  }
  const [, label = '', rest = ''] = LABEL.exec(line.text) ?? [];
  if (label === '' || !about.test(`${line.heading} ${label}`)) return null;
  return templateForm(rest);
}

const CONVENTION =
  /\bconventional[- ]commits?\b(?: format| style| spec(?:ification)?)?|\bsemantic (?:commit|pr|pull request) (?:messages?|titles?)\b|\bangular(?:['’]s)? commit (?:message )?(?:convention|guidelines?|format|style)\b/i;
const DEMANDS =
  /\b(?:must|should|shall|use|uses|using|follow|follows|following|adhere|adheres|adopt|required?|prefer|pass|write|in the|be(?: a)? valid)\b/i;

/** `PR titles must follow Conventional Commits`. */
function convention({ text, heading, fenced }: PageLine, about: RegExp): TitleForm | null {
  if (fenced || !CONVENTION.test(text) || WISHES.test(text)) return null;
  const rest = text.replace(/\]\([^()]{0,300}\)/g, '').replace(CONVENTION, ' ');
  const named =
    about === PULLS
      ? /\btitles?\b/i.test(rest) && PULLS.test(`${heading} ${rest}`)
      : COMMITS.test(`${heading} ${rest}`);
  return named && DEMANDS.test(rest) ? bareForm('conventional', '') : null;
}

/** `PR titles must start with one of: \`bug:\`, \`feat:\``. Where the list is not all of it, it limits nothing. */
function prefixes({ text, heading, fenced }: PageLine, about: RegExp): TitleForm | null {
  const [said = ''] = text.split(/[`]/, 1);
  const names = about === PULLS ? /\btitles?\b/i : /\bcommit (?:messages?|titles?|subjects?)\b/i;
  if (fenced || !names.test(said) || !about.test(`${heading} ${said}`) || !DEMANDS.test(said)) return null;
  const codes = [...text.matchAll(/`([a-z]{2,12})(?:\(\w{1,20}\))?:`/g)].map(([, type = '']) => type);
  if (codes.length < 2 || !codes.every(isType)) return null;
  return { ...bareForm('conventional', ''), types: EXAMPLES.test(text) ? null : codes };
}

/** What the lines around the rule, under the same heading, say of types, length and letters. */
function details(lines: readonly PageLine[], rule: PageLine): Partial<TitleForm> {
  const beside = lines.filter(
    ({ heading, number }) => heading === rule.heading && Math.abs(number - rule.number) < 40,
  );
  const types = templateTypes(rule) ?? statedTypes(beside.filter(({ number }) => number >= rule.number));
  const said = beside.map(({ text }) => text).join('\n');
  const length = Number(LENGTH.exec(said)?.[1] ?? 0);
  return {
    ...(types === null ? {} : { types }),
    ...(length >= 30 && length <= 200 ? { maxLength: length } : {}),
    ...(NO_SCOPES.test(said) ? { scope: 'none' as const } : {}),
    ...(LOWER.test(said) ? { first: 'lower' as const } : UPPER.test(said) ? { first: 'upper' as const } : {}),
  };
}

const EXAMPLES = /\be\.g|\bsuch as|\blike\b|\betc\b|\.\.\.|…|example/i;
const NO_SCOPES = /\bscopes? (?:are|is) (?:not|never) (?:allowed|used)|\b(?:no|without) scopes?\b/i;
const LENGTH =
  /\b(?:titles?|subjects?|summary|headers?|first line)\b[^.\n]{0,60}?(?:<=?|≤|under|within|below|at most|max(?:imum)?(?: of)?|up to|than) {0,3}(\d{2,3})\b/i;
const LOWER =
  /\b(?:subject|description|summary|title)s?\b[^.\n:]{0,40}\blower-? ?case\b|\blower-? ?case (?:subject|description|summary|title|imperative)\b/i;
const UPPER =
  /\bcapitali[sz]e the (?:subject|description|summary|title)|\b(?:subject|description|summary|title)s?\b[^.\n:]{0,40}\b(?:capitali[sz]ed|upper-? ?case|capital letter)\b/i;

const templateTypes = ({ text }: PageLine) => templateForm(text.slice(text.indexOf(':') + 1))?.types ?? null;

/** `Types: feat, fix, docs`, or a list of them below such a line. Words that only give examples limit nothing. */
function statedTypes(lines: readonly PageLine[]): string[] | null {
  for (const [i, { text, fenced }] of lines.entries()) {
    const [, label, rest = ''] = /^(.{0,80}?\btypes?\b[^:]{0,40}):(.{0,400})$/i.exec(text) ?? [];
    if (label === undefined || fenced || EXAMPLES.test(text)) continue;
    const types = onlyTypes(rest.split(/[,|]/)) ?? onlyTypes(bulleted(lines.slice(i + 1)));
    if (types !== null) return types;
  }
  return null;
}

/** At least two, most of them known: else it is a list of something else. */
function onlyTypes(listed: readonly string[]): string[] | null {
  const types = listed
    .map((word) => word.replace(/[\s`*_"'.<>()[\]]/g, '').toLowerCase())
    .filter((word) => word !== '');
  const known = types.filter(isType).length;
  const wellFormed = types.every((type) => /^[a-z][a-z0-9-]{1,19}$/.test(type));
  return types.length >= 2 && known * 2 >= types.length && wellFormed ? types : null;
}

function bulleted(lines: readonly PageLine[]): string[] {
  const words: string[] = [];
  for (const { text } of lines) {
    if (text.trim() === '') continue;
    const word = /^\s{0,8}[-*+] [`*"]{0,3}([a-z][a-z0-9-]{1,19})\b[`*":]{0,4}(?:\s|$)/.exec(text)?.[1];
    if (word === undefined) break;
    words.push(word);
  }
  return words;
}
