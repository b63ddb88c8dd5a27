import { bareForm, isType, type TitleForm } from './form.ts';

// Names of the places in a template, as repositories write them.
const SCOPES =
  '(?:scope|area|component|module|package|pkg|crate|subsystem|service|app|project|workspace|topic)(?:[ _-]?names?)?';
const WORDS =
  '(?:(?:a|the|your|short|brief|concise|clear|lower-?case|imperative|descriptive|one-line)[ ,_-]{1,3}){0,4}(?:description|desc|subject|summary|title|message|text|words|change|what)';
const TYPES = '[a-z]{2,12}(?: ?[|/] ?[a-z]{2,12}){1,15}';

const CONVENTIONAL = new RegExp(
  `^(type|${TYPES})( ?[([](?:optional[ _-])?${SCOPES}\\??[)\\]]{1,2}\\??)?!?: ?${WORDS}\\b`,
  'i',
);
const AREA = new RegExp(`^${SCOPES}: ?${WORDS}\\b`, 'i');
const SCOPED = new RegExp(`^\\[${SCOPES}\\]:? ?${WORDS}\\b`, 'i');
const TAGGED = new RegExp(`^\\[(${TYPES})\\]:? ?${WORDS}\\b`, 'i');

// A name that stands for itself, where what follows is marked as a place.
const NAMED = /^\[([A-Za-z][\w -]{0,30})\]:? <[A-Za-z]/;

/**
 * The form a template shows: `<type>(<scope>): <description>`, `[<project_name>] <Title>`, `area: short description`,
 * `[Fix/Feature] Short description`. `null` where it is none, or asks for what nobody can know (a ticket's number).
 */
export function templateForm(text: string): TitleForm | null {
  const written = unquoted(text);
  if (/\b(?:issue|ticket|jira|task|story)\b|#|[A-Z]{2,10}-(?:\d|X{2})/.test(written)) return null;
  const plain = written.replace(/[<>{}"'$*]/g, '').trim();
  const conventional = CONVENTIONAL.exec(plain);
  if (conventional !== null) {
    const types = alternatives(conventional[1] ?? '');
    if (types === null && conventional[1]?.toLowerCase() !== 'type') return null;
    return {
      ...bareForm('conventional', ''),
      types,
      ...(conventional[2] === undefined ? {} : { scope: 'optional' }),
    };
  }
  const tags = alternatives(TAGGED.exec(plain)?.[1] ?? '');
  if (tags !== null) return { ...bareForm('brackets', ''), types: tags };
  const [, name] = NAMED.exec(written) ?? [];
  if (SCOPED.test(plain)) return { ...bareForm('brackets', ''), scope: 'needed' };
  if (name !== undefined) return { ...bareForm('brackets', ''), scopes: [name], scope: 'needed' };
  return AREA.test(plain) ? { ...bareForm('area', ''), scope: 'needed' } : null;
}

/** The first piece of code, else the text up to an example or a remark. */
function unquoted(text: string): string {
  const line = text.slice(0, 300).trim();
  const code = /^[*_"“]{0,3}`{1,2}([^`]{1,200})`/.exec(line)?.[1];
  return (code ?? line.split(/ (?:\(?e\.g\.|for example|where|such as)|; /i, 1)[0] ?? '').trim();
}

/** `Fix/Feature` → both; `null` unless each is a kind of change. */
function alternatives(text: string): string[] | null {
  const words = text.split(/[|/]/).map((word) => word.trim());
  return words.length > 1 && words.every(isType) ? words : null;
}
