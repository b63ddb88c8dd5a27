/** How titles of pull requests are written in a repository. `null`: its source does not say. */
export interface TitleForm {
  /** `fix(scope): words`, `[scope] words`, `scope: words`, or words alone. */
  shape: 'conventional' | 'brackets' | 'area' | 'words';
  /** Allowed types; in brackets, what may stand there instead of a scope. */
  types: readonly string[] | null;
  /** Allowed scopes; `null` allows any. */
  scopes: readonly string[] | null;
  scope: 'needed' | 'optional' | 'none' | null;
  /** The first letter of the words; `all-lower`: every letter. */
  first: 'upper' | 'lower' | 'all-lower' | null;
  maxLength: number | null;
  /** Where it stands, for people: `AGENTS.md:12`. */
  from: string;
}

/** A form about which nothing is known but its shape and its source. */
export const bareForm = (shape: TitleForm['shape'], from: string): TitleForm => ({
  shape,
  types: null,
  scopes: null,
  scope: null,
  first: null,
  maxLength: null,
  from,
});

/** The types of `@commitlint/config-conventional` and of commitizen's conventional-commit-types. */
export const CONVENTIONAL_TYPES: readonly string[] = [
  'build',
  'chore',
  'ci',
  'docs',
  'feat',
  'fix',
  'perf',
  'refactor',
  'revert',
  'style',
  'test',
];

/** Further words that teams use as types; `net: …` is none of them. */
const OTHER_TYPES = [
  'bug',
  'bugfix',
  'hotfix',
  'feature',
  'tests',
  'doc',
  'deps',
  'release',
  'wip',
  'security',
];

export const isType = (word: string) => {
  const lower = word.toLowerCase();
  return CONVENTIONAL_TYPES.includes(lower) || OTHER_TYPES.includes(lower);
};

/**
 * The first form counts; later ones of the same shape fill what it leaves open, and the shortest length holds. `null`
 * where no source says anything.
 */
export function mergeForms(forms: readonly TitleForm[]): TitleForm | null {
  const [first] = forms;
  if (first === undefined) return null;
  const alike = forms.filter(({ shape }) => shape === first.shape);
  const said = <Key extends keyof TitleForm>(key: Key) =>
    alike.map((form) => form[key]).find((value) => value !== null) ?? null;
  const lengths = alike.map(({ maxLength }) => maxLength).filter((length) => length !== null);
  return {
    ...first,
    types: said('types'),
    scopes: said('scopes'),
    scope: said('scope'),
    first: said('first'),
    maxLength: lengths.length === 0 ? null : Math.min(...lengths),
  };
}

/** A title taken apart. */
export interface TitleParts {
  shape: TitleForm['shape'];
  /** In lower case. */
  type: string | null;
  /** What stands in parentheses, brackets or before the colon. */
  scope: string | null;
  words: string;
}

const CONVENTIONAL = /^([A-Za-z]{2,20}) ?(?:\(([^()]{1,60})\))?!?:[ \t]{1,10}(\S.*)$/;
const BRACKETS = /^\[([^[\]]{1,60})\][ \t:-]{0,10}(\S.*)$/;
const AREA = /^([\w./*@+-]{1,60}(?:, ?[\w./*@+-]{1,60}){0,3}):[ \t]{1,10}(\S.*)$/;

/** One line of a title, without a trailing `(#12)`, which GitHub adds when it squashes. */
export function parseTitle(title: string): TitleParts {
  const text = title
    .slice(0, 500)
    .trim()
    .replace(/ \(#\d{1,9}\)$/, '');
  const [, type = '', inner, said] = CONVENTIONAL.exec(text) ?? [];
  if (said !== undefined && (isType(type) || inner !== undefined))
    return { shape: 'conventional', type: type.toLowerCase(), scope: inner?.trim() ?? null, words: said };
  const [, tag, tagged] = BRACKETS.exec(text) ?? [];
  if (tag !== undefined && tagged !== undefined)
    return {
      shape: 'brackets',
      type: isType(tag) ? tag.toLowerCase() : null,
      scope: tag.trim(),
      words: tagged,
    };
  const [, area, about] = AREA.exec(text) ?? [];
  if (area !== undefined && about !== undefined)
    return { shape: 'area', type: null, scope: area, words: about };
  return { shape: 'words', type: null, scope: null, words: text };
}
