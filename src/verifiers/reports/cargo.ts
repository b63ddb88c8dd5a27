import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder } from './report.ts';
import { addNumbers, sumOf } from './totals.ts';

const RESULT = /^test (\S.*?) \.\.\. (ok|FAILED|ignored)(?:, .*)?$/;
/** `     Running tests/it.rs (target/debug/deps/it-0a1b)`, `   Doc-tests widget` */
const TARGET = /^ +(?:Running (?:unittests )?(\S+)(?: \(.*\))?|Doc-tests (\S+))$/;
/** `  --> tests/it.rs:3:5`, below the line that begins with `error` */
const ERROR_AT = /^ +--> (\S+\.rs):\d+:\d+$/;
const STATUS = { ok: 'passed', FAILED: 'failed', ignored: 'skipped' } as const;

/** `cargo test`. */
export const openCargo: OpenReader = (place): LineReader => {
  const builder = openBuilder('cargo test', place);
  const numbers = new Map<string, number>();
  let results = 0;
  let file: string | null = null;
  let compiles = true;
  let isError = false;
  return {
    line(text) {
      if (text.startsWith('test result: ')) {
        results += 1;
        addNumbers(text, numbers);
      } else if (text.startsWith('test ')) {
        const [, name = '', word] = RESULT.exec(text) ?? [];
        if (word === undefined) return;
        const status = STATUS[word as keyof typeof STATUS];
        builder.add({ file, name: name.replace(/ - should panic$/, ''), status });
      } else if (/^(?:error|warning)\b/.test(text)) {
        isError = text.startsWith('error');
        if (text.startsWith('error: could not compile')) {
          compiles = false;
          builder.lose();
        }
      } else if (isError && text.includes('--> ')) {
        const at = ERROR_AT.exec(text)?.[1];
        if (at !== undefined) builder.breakFile(at);
        isError = false;
      } else if (text.startsWith('   ')) {
        const target = TARGET.exec(text);
        if (target !== null) file = target[1] ?? null;
      }
    },
    end() {
      if (results === 0 && compiles) return null;
      const failed = sumOf(numbers, 'failed');
      const totals = { passed: sumOf(numbers, 'passed'), failed, skipped: sumOf(numbers, 'ignored') };
      return builder.finish(results === 0 ? null : totals, failed);
    },
  };
};
