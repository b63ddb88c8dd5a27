import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder } from './report.ts';
import { addNumbers, sumOf } from './totals.ts';

const XDIST = String.raw`(?:\[gw\d+\] (?:\[ *\d+%\] )?)?`;
/** `FAILED tests/test_a.py::TestK::test_m - ValueError: no`, with `-rA` also `PASSED …`, with xdist `[gw0] [ 9%] PASSED …` */
const SUMMARY = new RegExp(`^${XDIST}(FAILED|ERROR|PASSED|SKIPPED|XFAIL|XPASS) ([^\\s:]\\S*?)(?:::(.*))?$`);
/** `tests/test_a.py::test_zero FAILED   [ 28%]` */
const VERBOSE =
  /^([^\s:]\S*?)::(\S.*?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)(?: \(.*\))?(?: +\[ *\d+%\])?$/;
/** `=== 3 failed, 2 passed in 0.03s ===`, with `-q` without the rules */
const TOTAL =
  /^(?:=+ )?(\d+ (?:passed|failed|errors?|skipped|deselected|xfailed|xpassed|warnings?|rerun)(?:, \d+ [a-z]+)*) in [\d.]+s(?: \([\d:]+\))?(?: =+)?$/;
const COLLECTING = /^_+ ERROR collecting (\S.*?) _+$/;
const STATUS: Readonly<Record<string, 'passed' | 'failed' | 'skipped'>> = {
  PASSED: 'passed',
  XPASS: 'passed',
  FAILED: 'failed',
  ERROR: 'failed',
  SKIPPED: 'skipped',
  XFAIL: 'skipped',
};

/** pytest: `-v`, `-rA` and the short summary that it prints by itself. */
export const openPytest: OpenReader = (place): LineReader => {
  const builder = openBuilder('pytest', place, '::');
  const named = new Set<string>();
  const broken = new Set<string>();
  const numbers = new Map<string, number>();
  let summaries = 0;

  const breakFile = (file: string) => {
    broken.add(file);
    builder.breakFile(file);
  };
  const add = (word: string, file: string, name: string, message: string | null) => {
    const key = `${word} ${file}::${name}`;
    if (named.has(key)) return;
    if (named.size < 50_000) named.add(key);
    builder.add({ file, name, status: STATUS[word] ?? 'skipped', message });
  };
  const told = ([, word = '', file = '', rest]: RegExpExecArray) => {
    if (rest !== undefined) {
      const { name, message } = splitMessage(rest);
      add(word, file, name, message);
    } else if (word === 'ERROR' && /\.\w+$/.test(file)) breakFile(file);
  };
  return {
    line(text) {
      const summary = /[FEPSX][A-Z]{4,6} /.test(text) ? SUMMARY.exec(text) : null;
      if (summary !== null) return told(summary);
      const verbose = text.includes('::') ? VERBOSE.exec(text) : null;
      if (verbose !== null) return add(verbose[3] ?? '', verbose[1] ?? '', verbose[2] ?? '', null);
      const total = text.includes(' in ') ? TOTAL.exec(text) : null;
      if (total !== null) {
        summaries += 1;
        addNumbers(total[1] ?? '', numbers);
      } else if (text.startsWith('_')) {
        const file = COLLECTING.exec(text)?.[1];
        if (file !== undefined) breakFile(file);
      } else if (text.startsWith('!!!') && !text.includes('error')) builder.lose();
    },
    end() {
      if (summaries === 0) return null;
      const failed = sumOf(numbers, 'failed', 'error', 'errors');
      const totals = {
        passed: sumOf(numbers, 'passed', 'xpassed'),
        failed: failed - Math.min(failed, broken.size),
        skipped: sumOf(numbers, 'skipped', 'xfailed'),
      };
      return builder.finish(totals, totals.failed);
    },
  };
};

/** ` - ` parts name and message; the values of parameters, in brackets, may hold it as well. */
function splitMessage(rest: string): { name: string; message: string | null } {
  const bracket = rest.indexOf('[');
  const first = rest.indexOf(' - ');
  const inside = bracket >= 0 && first > bracket;
  const closed = inside ? rest.indexOf('] - ', bracket) : -1;
  if (inside && closed < 0 && rest.endsWith(']')) return { name: rest, message: null };
  const at = closed >= 0 ? closed + 1 : first;
  return at < 0 ? { name: rest, message: null } : { name: rest.slice(0, at), message: rest.slice(at + 3) };
}
