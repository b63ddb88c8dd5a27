import { bareForm, CONVENTIONAL_TYPES, parseTitle, type TitleForm, type TitleParts } from './form.ts';

/** A closed pull request, as GitHub lists them. */
export interface RecentPull {
  title: string;
  merged: boolean;
  author: { bot: boolean } | null;
  branch: string;
}

/** The last titles by people are read, … */
const TITLES = 30;
/** … and a habit is what this share of them has in common, … */
const SHARE = 0.6;
/** … if it is at least so many. */
const LEAST = 5;

/**
 * How people here write titles, from the last 30 that were merged. What bots wrote, and what stands on branches of our
 * own, is no habit of people.
 * @param pulls newest first
 */
export function habitForm(pulls: readonly RecentPull[]): TitleForm | null {
  const titles = pulls
    .filter(({ merged, author, branch }) => merged && author?.bot === false && !branch.startsWith('regreen/'))
    .slice(0, TITLES)
    .map(({ title }) => parseTitle(title));
  const shape = (['conventional', 'brackets', 'area', 'words'] as const).find((each) =>
    isHabit(titles, (title) => title.shape === each),
  );
  if (shape === undefined) return null;
  const alike = titles.filter((title) => title.shape === shape);
  const from = `${alike.length} of the last ${titles.length} merged titles`;
  return { ...bareForm(shape, from), ...named(alike, shape), first: letterOf(alike) };
}

const isHabit = (titles: readonly TitleParts[], has: (title: TitleParts) => boolean) => {
  const count = titles.filter(has).length;
  return count >= LEAST && count >= SHARE * titles.length;
};

/** Names that were in use: nothing else is known to be one. */
function named(titles: readonly TitleParts[], shape: TitleForm['shape']): Partial<TitleForm> {
  if (shape === 'words') return {};
  const seen = (values: ReadonlyArray<string | null>) => [
    ...new Set(values.filter((value) => value !== null)),
  ];
  if (shape === 'brackets' && isHabit(titles, ({ type }) => type !== null))
    return { types: seen(titles.map(({ type, scope }) => (type === null ? null : scope))) };
  const scopes = seen(titles.map(({ scope }) => scope));
  if (shape !== 'conventional') return { scopes, scope: 'needed' };
  const types = [...new Set([...seen(titles.map(({ type }) => type)), ...CONVENTIONAL_TYPES])];
  return { types, scopes, scope: isHabit(titles, ({ scope }) => scope !== null) ? 'needed' : 'optional' };
}

function letterOf(titles: readonly TitleParts[]): TitleForm['first'] {
  if (isHabit(titles, ({ words }) => /^\p{Lu}/u.test(words))) return 'upper';
  return isHabit(titles, ({ words }) => /^\p{Ll}/u.test(words)) ? 'lower' : null;
}
