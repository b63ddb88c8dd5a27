import { type LinkTarget, withoutOrders } from '../../text/publicText.ts';
import type { TaskKind } from '../../types.ts';
import { bareForm, CONVENTIONAL_TYPES, parseTitle, type TitleForm, type TitleParts } from './form.ts';
import { withFirst } from './letters.ts';
import { scopeOfPaths } from './scopes.ts';
import { cutWords, titleWords } from './words.ts';

const MAX_LENGTH = 72;

/** What is known beside the words. */
export interface TitlePlace {
  links: LinkTarget;
  /** What the patch touches. */
  paths: readonly string[];
  /** Stands where the model gave no words. */
  fallback: string;
}

/** `house` is the repository's own form; the others are tried where its hook refuses that one. */
export type TitleChoice = 'house' | 'conventional' | 'plain';

/**
 * The model's words as this repository writes titles: at most 72 characters, cut between words, everything in them
 * inert. A type is one of those allowed; a scope is the model's own if it is allowed, or where one is needed the most
 * touched folder that is one. `!` is never kept: whether a change breaks others is for people to say.
 * @returns `from`: where the form stands; `null` where the words stay as the model wrote them
 */
export function houseTitle(
  words: string,
  kind: TaskKind,
  house: TitleForm | null,
  place: TitlePlace,
): { title: string; from: string | null } {
  const said = written(words, place);
  if (house === null) return { title: cutWords(said, MAX_LENGTH), from: null };
  return { title: composed(parseTitle(said), kind, house, place), from: house.from };
}

/** The forms a title can take, the house's own first, each once. */
export function titleChoices(
  words: string,
  kind: TaskKind,
  house: TitleForm | null,
  place: TitlePlace,
): Array<{ choice: TitleChoice; title: string }> {
  const parts = parseTitle(written(words, place));
  const all = [
    { choice: 'house' as const, title: houseTitle(words, kind, house, place).title },
    {
      choice: 'conventional' as const,
      title: composed(parts, kind, { ...bareForm('conventional', ''), scope: 'none', first: 'lower' }, place),
    },
    {
      choice: 'plain' as const,
      title: composed(parts, kind, { ...bareForm('words', ''), first: 'upper' }, place),
    },
  ];
  return all.filter(({ title }, i) => all.findIndex((other) => other.title === title) === i);
}

function written(words: string, { links, fallback }: TitlePlace): string {
  const [said = ''] = [words, fallback].map((text) => inertTitle(text, links)).filter((text) => text !== '');
  return said;
}

/** Longer than a title, as a prefix may go. git would fold a `fixup!` commit into another one. */
const inertTitle = (text: string, links: LinkTarget) =>
  titleWords(text, links, 300)
    .replace(/^(?:(?:fixup|squash|amend)! ){1,5}/, '')
    .replace(/[\s.]{1,10}$/, '');

function composed(parts: TitleParts, kind: TaskKind, form: TitleForm, place: TitlePlace): string {
  const most = Math.min(MAX_LENGTH, form.maxLength ?? MAX_LENGTH);
  const start = prefix(parts, kind, form, place);
  // A place before a colon that the prefix does not name belongs to the words.
  const named = parts.shape !== 'area' || start.includes(parts.scope ?? '');
  const words = named ? parts.words : `${parts.scope}: ${parts.words}`;
  // What is put together may mean more than its pieces: `fix(skip ci): …` in brackets.
  return withoutOrders(start + fitted(withFirst(words, form.first), most - start.length));
}

const fitted = (words: string, length: number) => cutWords(words, Math.max(length, 10));

function prefix(parts: TitleParts, kind: TaskKind, form: TitleForm, place: TitlePlace): string {
  const scope = scopeFor(parts, form, place);
  if (form.shape === 'conventional')
    return `${typeFor(parts, kind, form)}${scope === null ? '' : `(${scope})`}: `;
  if (form.shape === 'brackets') {
    if (form.types !== null) return `[${typeFor(parts, kind, form)}] `;
    return scope === null ? '' : `[${scope}] `;
  }
  return form.shape === 'area' && scope !== null ? `${scope}: ` : '';
}

/** Types that say what a task of this kind comes to, the best first. A repair is no feature: that would release one. */
const OF_KIND: Record<TaskKind, readonly string[]> = {
  fix: ['fix', 'bugfix', 'bug', 'hotfix'],
  implement: ['feat', 'feature', 'fix'],
  ask: ['docs'],
  suggest: ['chore'],
  judge: ['chore'],
};
const FEATURES = ['feat', 'feature', 'revert', 'release'];

function typeFor({ type }: TitleParts, kind: TaskKind, { types }: TitleForm): string {
  const allowed = types ?? CONVENTIONAL_TYPES;
  const own = type !== null && !(kind === 'fix' && FEATURES.includes(type)) ? [type] : [];
  const wanted = [...own, ...OF_KIND[kind], 'chore'];
  const found = wanted.map((want) => allowed.find((each) => each.toLowerCase() === want));
  return found.find((each) => each !== undefined) ?? allowed[0] ?? 'fix';
}

/** Never invented: the model's, where it is allowed, or where the house wants one what the patch touches. */
function scopeFor(
  { scope, shape }: TitleParts,
  form: TitleForm,
  { paths, links }: TitlePlace,
): string | null {
  if (form.scope === 'none') return null;
  const said = shape !== 'words' && scope !== null && /^[\w./ ,*-]{1,40}$/.test(scope) ? scope : null;
  const same = (each: string) => each.toLowerCase() === said?.toLowerCase();
  const allowed = form.scopes === null ? said : (form.scopes.find(same) ?? null);
  if (allowed !== null || form.scope !== 'needed') return allowed;
  if (form.scopes?.length === 1 && form.shape !== 'area') return form.scopes[0] ?? null;
  // A repository of one part is that part; before a colon alone its name would say nothing.
  const whole =
    form.scopes === null && form.shape !== 'area' ? (links.repository.split('/').at(-1) ?? null) : null;
  return scopeOfPaths(paths, form.scopes) ?? whole;
}
