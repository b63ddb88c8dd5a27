import type { FileKind } from './kinds.ts';

export type Direction = 'looser' | 'stricter' | 'unknown';

const PATIENCE = /(?:time_?-?out|retr(?:y|ies)|reruns|slow(?:TestThreshold)?|flaky|teardown)\w*$/i;
const EXCLUDES =
  /(?:ignore|exclud|disable|skip|omit|allow|suppress|silence|nowarn|todo|except|norecurse|deselect|disabled|pathIgnore|collect_ignore|unfixable|globals)/i;
const INCLUDES =
  /^(?:include|files|select|extend-select|enabled?|enable|testMatch|testRegex|test_?paths|specs?|spec_pattern|specPattern|testDir|testFiles|paths|roots|projects|python_(?:files|classes|functions)|extends|plugins|checks|collectCoverageFrom|linters|presets|source|directory|suites|id|repo|scripts|types|default_groups|branch)(?:\[\])?$/i;
const LIMITS =
  /(?:max|limit|line-?length|lineWidth|print_?width|complexity|threshold|min-(?:complexity|len|occurrences)|minThreshold|size|depth)/i;
const FLOORS =
  /(?:min|threshold|coverage|branches|functions|lines|statements|fail[_-]?under|target|level|lineRate|line-rate|break|score|precision|check-coverage)/i;
/** Settings where `true` asks for less. */
const LENIENT =
  /(?:skip|allow|ignore|passWithNoTests|suppress|disable|permissive|lenient|informational|dangerously|noErrors|warnOnly|isolatedModules|silent|incremental_ignore|continue|optional|quiet|follow_untyped)/i;
/** Settings where `true` asks for more. */
const STRICT =
  /(?:strict|^no[A-Z]|\.no[A-Z]|check|disallow|warn|enable|error|exact|forceConsistent|useUnknown|alwaysStrict|active|recommended|failOn|require|fail|always|perFile|isolate|forbidOnly|xfail_strict|all|verify|convert\w+ToExceptions|beStrict)/i;
/** How far Codecov lets coverage fall: docs.codecov.com, "Status Checks", `threshold`. */
const DROP = /(?:^|\.)status\.(?:project|patch|changes)\b.*\bthreshold$/;
const COMMANDS =
  /^(?:addopts|setup\w*|global_?setup\w*|commands?(?:_pre|_post)?|test_?runner|runner|filterwarnings|modulePathIgnore\w*|require|preload|grep|fgrep|invert|only|shard|testNamePattern|opts|dependsOn|skip_install|allowlist_externals)(?:\[\])?$/i;
/** Settings that say what the code is, not how closely it is looked at. */
const NEUTRAL =
  /(?:^|\.)(?:rev|ref|\$schema|version|python_?[vV]ersion|target-version|php_version|required-version|name|description|frozen|autoupdate_\w+|indent_(?:size|style)|tab_width)$/;
const WEAK =
  /^(?:off|none|skip|silent|silence|ignore|ignored|disabled?|warn(?:ing)?|info|hint|suggestion|basic|loose|false|no|0|never|report)$/i;

const LEVELS: Record<string, number> = {
  off: 0,
  '0': 0,
  none: 0,
  ignore: 0,
  false: 0,
  info: 1,
  suggestion: 1,
  hint: 1,
  warn: 1,
  warning: 1,
  '1': 1,
  on: 2,
  true: 2,
  error: 2,
  '2': 2,
  deny: 2,
  forbid: 3,
};

/**
 * Whether another value of a setting asks less or more of the code. `before` and `after` are the values, several for a
 * list, none where the setting is not there. What cannot be told is `unknown`.
 */
export function direction(
  kind: FileKind,
  key: string,
  before: readonly string[],
  after: readonly string[],
): Direction {
  const old = new Set(before);
  const now = new Set(after);
  const lost = before.filter((value) => !now.has(value));
  const gained = after.filter((value) => !old.has(value));
  if (lost.length === 0 && gained.length === 0) return 'stricter';
  const name = key.slice(key.lastIndexOf('.', key.length - 2) + 1);
  if (NEUTRAL.test(name)) return 'stricter';
  if (PATIENCE.test(name) || DROP.test(key)) return numeric(before, after, 'more');
  if (LENIENT.test(name) && isSwitch([...before, ...after])) return gained.some(isOn) ? 'looser' : 'stricter';
  if (EXCLUDES.test(key)) return gained.length > 0 ? 'looser' : 'stricter';
  const level = levels(key, before, after);
  if (level) return level;
  if (STRICT.test(name) && isSwitch([...before, ...after])) return gained.some(isOn) ? 'stricter' : 'looser';
  if (isNumeric(before) && after.length > 0 && !isNumeric(after) && FLOORS.test(name)) return 'looser';
  if (isNumeric([...before, ...after])) {
    if (LIMITS.test(key) && kind !== 'runner') return numeric(before, after, 'more');
    if (FLOORS.test(key)) return numeric(before, after, 'less');
    if (LIMITS.test(key)) return numeric(before, after, 'more');
  }
  if (gained.length > 0 && gained.every((value) => WEAK.test(value))) return 'looser';
  if (COMMANDS.test(name)) return kind === 'types' ? 'unknown' : 'looser';
  if (INCLUDES.test(name)) return included(before, lost, after);
  return 'unknown';
}

/** A folder stands for all that is in it. */
function included(before: readonly string[], lost: readonly string[], after: readonly string[]): Direction {
  const covered = (path: string) => after.some((folder) => path.startsWith(`${folder.replace(/\/$/, '')}/`));
  if (!lost.every(covered)) return 'looser';
  return before.length === 0 ? 'unknown' : 'stricter';
}

/** Severities of lint rules. */
function levels(key: string, before: readonly string[], after: readonly string[]): Direction | null {
  if (
    !/rules?\b|severity|lints|diagnostic|^report[A-Z]|\.report[A-Z]|checks|errors?\b|security|suspicious|style|correctness/i.test(
      key,
    )
  )
    return null;
  const old = LEVELS[before[0]?.toLowerCase() ?? ''];
  const now = LEVELS[after[0]?.toLowerCase() ?? ''];
  if (before.length === 0)
    return now === undefined ? null : now === 0 ? 'looser' : now === 1 ? 'unknown' : 'stricter';
  if (old !== undefined && after.length === 0) return old > 0 ? 'looser' : 'stricter';
  if (old === undefined || now === undefined || old === now) return null;
  return now < old ? 'looser' : 'stricter';
}

function isSwitch(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => /^(?:true|false|yes|no|on|off|0|1)$/i.test(value));
}

function isOn(value: string): boolean {
  return /^(?:true|yes|on|1)$/i.test(value);
}

function isNumeric(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => /^-?\d[\d_]*(?:\.\d+)?%?$/.test(value));
}

/** For limits `more` is looser; for floors `less` is. A limit that is new, or a floor that is gone, is looser as well. */
function numeric(before: readonly string[], after: readonly string[], looser: 'more' | 'less'): Direction {
  const [old] = before.map(amount);
  const [now] = after.map(amount);
  if (old === undefined || Number.isNaN(old)) return looser === 'more' ? 'looser' : 'stricter';
  if (now === undefined || Number.isNaN(now)) return looser === 'less' ? 'looser' : 'unknown';
  return now > old === (looser === 'more') ? 'looser' : 'stricter';
}

function amount(value: string): number {
  return Number.parseFloat(value.replaceAll('_', ''));
}
