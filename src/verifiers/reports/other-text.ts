import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder } from './report.ts';
import { addNumbers, sumOf } from './totals.ts';

/** PHPUnit: the numbered lists of errors and failures, and the totals. */
export const openPhpunit: OpenReader = (place): LineReader => {
  const builder = openBuilder('phpunit', place);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  let runs = 0;
  let listing = false;
  const number = (text: string, word: string) =>
    Number(new RegExp(`\\b${word}: (\\d{1,9})`).exec(text)?.[1] ?? 0);
  return {
    line(text) {
      const list = /^There (?:was|were) \d+ (.+?)s?:$/.exec(text);
      const whole = /^OK \((\d+) tests?, /.exec(text);
      const entry = listing ? /^\d+\) (\S+::\S.*)$/.exec(text) : null;
      if (list !== null) listing = list[1] === 'failure' || list[1] === 'error';
      else if (entry !== null) builder.add({ file: null, name: entry[1] ?? '', status: 'failed' });
      else if (whole !== null) {
        runs += 1;
        totals.passed += Number(whole[1]);
      } else if (/^Tests: \d+, Assertions: /.test(text)) {
        runs += 1;
        const failed = number(text, 'Failures') + number(text, 'Errors');
        const skipped = number(text, 'Skipped') + number(text, 'Incomplete');
        totals.failed += failed;
        totals.skipped += skipped;
        totals.passed += Math.max(0, number(text, 'Tests') - failed - skipped);
      }
    },
    end: () => (runs === 0 ? null : builder.finish(totals, totals.failed)),
  };
};

/** RSpec: the list of failed examples, and the totals. */
export const openRspec: OpenReader = (place): LineReader => {
  const builder = openBuilder('rspec', place);
  const numbers = new Map<string, number>();
  let runs = 0;
  return {
    line(text) {
      const failed = text.startsWith('rspec ')
        ? /^rspec (\S+?)(?::\d+|\[[\d:]+\]) # (\S.*)$/.exec(text)
        : null;
      if (failed !== null)
        return builder.add({ file: failed[1] ?? null, name: failed[2] ?? '', status: 'failed' });
      const broken = /^An error occurred while loading (\S+?)\.?$/.exec(text);
      if (broken !== null) builder.breakFile(broken[1] ?? '');
      if (!/^\d+ examples?, \d+ failures?/.test(text)) return;
      runs += 1;
      addNumbers(text, numbers);
      if (text.includes('outside of examples')) builder.lose();
    },
    end() {
      if (runs === 0) return null;
      const failed = sumOf(numbers, 'failure', 'failures');
      const skipped = sumOf(numbers, 'pending');
      const passed = Math.max(0, sumOf(numbers, 'example', 'examples') - failed - skipped);
      return builder.finish({ passed, failed, skipped }, failed);
    },
  };
};

/** Python's unittest: `FAIL: test_total (tests.test_cart.CartTest.test_total)`. */
export const openUnittest: OpenReader = (place): LineReader => {
  const builder = openBuilder('unittest', place);
  let ran: number | null = null;
  let ended = false;
  const told = { failed: 0, skipped: 0, broken: 0 };
  const number = (text: string, word: string) =>
    Number(new RegExp(`\\b${word}=(\\d{1,9})`).exec(text)?.[1] ?? 0);
  return {
    line(text) {
      const failed = /^(?:FAIL|ERROR): ([\w.]+) \((\S+)\)/.exec(text);
      const count = /^Ran (\d+) tests? in /.exec(text);
      if (failed !== null) {
        const [, test = '', owner = ''] = failed;
        const name = owner.endsWith(`.${test}`) ? owner : `${owner}.${test}`;
        if (!owner.startsWith('unittest.loader.')) builder.add({ file: null, name, status: 'failed' });
        else {
          told.broken += 1;
          builder.breakFile(`${test.replaceAll('.', '/')}.py`);
        }
      } else if (count !== null) ran = (ran ?? 0) + Number(count[1]);
      else if (/^(?:OK|FAILED)(?: \(.*\))?$/.test(text) && ran !== null) {
        ended = true;
        told.failed += number(text, 'failures') + number(text, 'errors');
        told.skipped += number(text, 'skipped') + number(text, 'expected failures');
      }
    },
    end() {
      if (ran === null || !ended) return null;
      const { skipped, broken } = told;
      const failed = told.failed - broken;
      return builder.finish({ passed: Math.max(0, ran - told.failed - skipped), failed, skipped }, failed);
    },
  };
};
