import type { Assertion } from './assertions.ts';

/** How much of a value a matcher pins down: 9 all of it, 1 hardly anything. Names are folded: lower case, no `_`. */
const WORDS: ReadonlyArray<readonly [number, RegExp]> = [
  [
    2,
    /^(?:not(?:null|nil|none|empty|equals?|same|undefined)|isnot\w*|assert(?:is)?not\w*|todefined|tobedefined|bedefined|exists?|bepresent|isdefined|ispresent|assertnotnull|anything|notbe\w+|donotexpect\w*|shouldnotbe\w*|assertne|nestrict|ne|expectne|assertne|refute(?:equal|nil)?|benot\w*)$/,
  ],
  [1, /^(?:\w*(?:doesnotthrow|nothrow|noerror|notthrow\w*|notraise\w*|doesnotraise|nothingraised))$/],
  [
    9,
    /^(?:tobe|tostrictequal|strictequal|deepstrictequal|strictsame|(?:assert|expect|be)?same(?:as|instance)?|issameas|assertis|assert(?:is)?(?:null|none|nil)|(?:to)?be(?:null|undefined|nan|none|nil|true|false)|is(?:null|none|nil)|null|nil|none|expectnull|tobe(?:true|false)|true|false)$/,
  ],
  [
    8,
    /(?:equal|equals|equalto|eql|eq|eq2|streq|equivalent\w*|jsoneq|yamleq|calledwith|lastcalledwith|nthcalledwith|returnedwith|shouldbe|calledtimes|calledonce\w*|snapshot|elementsmatch|exactly|exactlyinanyorder|times|once|twice|textcontent|havevalue|identical|qcompare|matcharray|outputs?)$|^is$/,
  ],
  [
    6,
    /(?:closeto|almostequal|indelta|inepsilon|approx|near|within\w*|withinabs|doubleeq|floateq|bewithin|beapproximately)$/,
  ],
  [
    5,
    /(?:contain\w*|includes?|including|match\w*|partial|regexp?|startswith|endswith|startwith|endwith|greater\w*|less\w*|between|atleast|atmost|length|haslen|len|lengthof|count|size|property|anyof|oneof|subset\w*|throws?|thrown\w*|raises?|raiseerror|throwerror|rejects|exception\w*|above|below|isin|havebeencalled|called|assertin|positive|negative|iserror|errorcontains|erroris)$/,
  ],
  [4, /(?:instance\w*|isa|kindof|typeof|oftype|isinstance|assignable\w*|bea|bean|respondto)$/],
  [3, /(?:truthy|falsy|falsey|true|false|ok|notok|expecttrue|qverify)$/],
];

const OPERATORS: ReadonlyArray<readonly [number, RegExp]> = [
  [9, /^===$/],
  [8, /^==$/],
  [5, /^(?:in|<|>|<=|>=|=~|matches)$/],
  [2, /^(?:!==?)$/],
];
const NEGATIVE =
  /^(?:not|tonot|notto|never|neither|refute\w*|wont\w*|isnot\w*|assert(?:is)?not\w*|\w*notequals?|should_?not\w*|doesnot\w*|notok|notnull|notnil|notempty)$|^ne$|ne$(?<=assertne|expectne)/;

/** What `assert len(x) == 3` compares, not how. */
const SIZE = /^(?:len|length|size|count)$/;

/** A claim with no matcher: `assert x`. */
const HEAD_ONLY = /\b(?:assert|verify|check|debug_assert|prop_assert)\b/i;

export interface Strength {
  /** 1-9; `null` for matchers nobody here knows. */
  rank: number | null;
  negative: boolean;
}

/** How strict a claim is. */
export function strengthOf({ text, inverted }: Assertion): Strength {
  const levels = byDepth(text);
  const keyword = text[0] === 'assert' && /^[\w"]/.test(text[1] ?? '');
  const compared = keyword && text.includes('==');
  const outer = rankOf(compared ? levels.outer.filter((word) => !SIZE.test(word)) : levels.outer, WORDS);
  const inner = keyword ? 0 : rankOf(levels.inner, WORDS);
  const operator = Math.max(rankOf([...levels.outer, ...levels.inner], OPERATORS), isNullCheck(text) ? 9 : 0);
  const negative =
    [...levels.outer, ...levels.inner].some((word) => NEGATIVE.test(fold(word))) ||
    text.includes('!==') ||
    text.includes('!=');
  if (inverted) return invertedStrength(text, operator, inner);
  const soft = outer <= 3;
  const rank = soft ? Math.max(outer, operator, outer === 3 && operator === 0 ? 0 : inner) : outer;
  if (rank === 0) return { rank: HEAD_ONLY.test(levels.outer.join(' ')) ? 3 : null, negative };
  return { rank: negative && rank > 2 && !isPartial(rank) ? 2 : rank, negative };
}

function isPartial(rank: number): boolean {
  return rank <= 5;
}

function isNullCheck(text: readonly string[]): boolean {
  const at = text.indexOf('is');
  return at > 0 && text[at + 1] !== 'not' && text[at - 1] !== '.';
}

/** The test fails if the condition holds: `!=` claims equality. */
function invertedStrength(text: readonly string[], operator: number, inner: number): Strength {
  const unequal = text.includes('!=') || text.includes('!==');
  const negative = !unequal && !text.includes('!');
  if (unequal && text.includes('nil')) return { rank: 7, negative };
  if (unequal) return { rank: 8, negative };
  if (text.includes('!')) return { rank: Math.max(inner, 3), negative };
  return { rank: operator === 8 || operator === 9 ? 2 : operator === 5 ? 5 : 3, negative };
}

function byDepth(text: readonly string[]): { outer: string[]; inner: string[] } {
  const outer: string[] = [];
  const inner: string[] = [];
  let depth = 0;
  for (const word of text) {
    if (/^[([{]$/.test(word)) depth += 1;
    else if (/^[)\]}]$/.test(word)) depth -= 1;
    else if (/^[\d"'`.,;]/.test(word)) continue;
    else if (depth === 0) outer.push(word);
    else if (depth === 1) inner.push(word);
  }
  return { outer, inner };
}

function rankOf(words: readonly string[], table: ReadonlyArray<readonly [number, RegExp]>): number {
  let best = 0;
  for (const word of words) {
    if (word === 'Is' || word === 'Has') continue;
    const folded = word === 'Be' ? 'equal' : fold(word);
    const rank = table.find(([, pattern]) => pattern.test(folded))?.[0] ?? 0;
    best = Math.max(best, rank);
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('_', '');
}
