/** Numbers of a version, the most significant first. */
type Numbers = readonly number[];

/** `1.2.3`, `v20`, `go1.22.3`, `3.12-dev`; what follows the numbers is not looked at. */
const VERSION = /^(?:[a-z]{0,20}-?)?(\d{1,9}(?:\.\d{1,9}){0,3})/i;

/**
 * Whether a version is one of those asked for; `null` where the text cannot be read. Knows what npm, pip, Composer and
 * Bundler write: `20`, `3.12.*`, `>=18 <21`, `^3.11`, `~> 3.2`, `~=3.9`, `18 || 20`, `>=3.9,<4`, `1.0 - 2.0`. A version
 * with fewer numbers than there are stands for all that begin so.
 */
export function satisfies(version: string, wanted: string): boolean | null {
  const here = numbersOf(version);
  if (here === null) return null;
  const alternatives = wanted.slice(0, 200).split(/\|\|?/);
  const answers = alternatives.map((each) => satisfiesAll(here, each.trim()));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

function satisfiesAll(here: Numbers, range: string): boolean | null {
  const span = /^(\S{1,40}) - (\S{1,40})$/.exec(range);
  const parts = span
    ? [`>=${span[1]}`, `<=${span[2]}`]
    : range
        .replace(/([<>=~^!]) +/g, '$1')
        .split(/[\s,]+/)
        .filter(Boolean);
  const answers = parts.map((part) => satisfiesOne(here, part));
  if (answers.includes(null)) return null;
  return !answers.includes(false);
}

/** `null` where the part cannot be read. */
function satisfiesOne(here: Numbers, part: string): boolean | null {
  if (part === '*' || part === 'x') return true;
  const [, operator = '', rest = ''] = /^([<>=~^!]{0,3})(.*)$/.exec(part) ?? [];
  const wanted = numbersOf(rest);
  const test = OPERATORS.get(operator);
  return wanted === null || test === undefined ? null : test(here, wanted);
}

const startsWith = (here: Numbers, wanted: Numbers) => wanted.every((n, i) => n === (here[i] ?? 0));
const compare = (here: Numbers, wanted: Numbers): number => {
  const i = wanted.findIndex((n, at) => n !== (here[at] ?? 0));
  return i === -1 ? 0 : (here[i] ?? 0) - (wanted[i] ?? 0);
};

/** The same up to the last number but one, and at least as new. */
const compatible = (here: Numbers, wanted: Numbers) =>
  compare(here, wanted) >= 0 && startsWith(here, wanted.slice(0, Math.max(1, wanted.length - 1)));

const OPERATORS: ReadonlyMap<string, (here: Numbers, wanted: Numbers) => boolean> = new Map([
  ['', startsWith],
  ['=', startsWith],
  ['==', startsWith],
  ['===', startsWith],
  ['!=', (here, wanted) => !startsWith(here, wanted)],
  ['>=', (here, wanted) => compare(here, wanted) >= 0],
  ['<=', (here, wanted) => compare(here, wanted) <= 0],
  ['>', (here, wanted) => compare(here, wanted) > 0],
  ['<', (here, wanted) => compare(here, wanted) < 0],
  ['~>', compatible],
  ['~=', compatible],
  ['~', (here, wanted) => compare(here, wanted) >= 0 && startsWith(here, wanted.slice(0, 2))],
  // The first number that is not zero may not change.
  [
    '^',
    (here, wanted) => compare(here, wanted) >= 0 && startsWith(here, wanted.slice(0, firstOwn(wanted) + 1)),
  ],
]);

const firstOwn = (wanted: Numbers) => {
  const i = wanted.findIndex((n) => n > 0);
  return i === -1 ? wanted.length - 1 : i;
};

function numbersOf(text: string): Numbers | null {
  const numbers = VERSION.exec(text.trim())?.[1];
  return numbers === undefined ? null : numbers.split('.').map(Number);
}
