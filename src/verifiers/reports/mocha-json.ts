import type { TestReport } from '../../types.ts';
import { list, object, text, whole } from './json-shapes.ts';
import { openBuilder, type Place } from './report.ts';

/** mocha's `json` reporter; `null` for another shape. */
export function readMochaJson(document: unknown, place: Place): TestReport | null {
  const root = object(document);
  const stats = object(root.stats);
  const [passed, failed, skipped] = [whole(stats.passes), whole(stats.failures), whole(stats.pending)];
  if (passed === null || failed === null || !Array.isArray(root.failures)) return null;
  const builder = openBuilder('mocha-json', place);
  const add = (value: unknown, status: 'passed' | 'failed' | 'skipped') => {
    const test = object(value);
    const name = text(test.fullTitle) ?? text(test.title) ?? '';
    // What comes after a hook that fails does not run.
    if (status === 'failed' && /"(?:before|after) (?:each|all)" hook/.test(name)) builder.lose();
    builder.add({ file: text(test.file), name, status, message: text(object(test.err).message) });
  };
  for (const test of list(root.passes)) add(test, 'passed');
  for (const test of list(root.failures)) add(test, 'failed');
  for (const test of list(root.pending)) add(test, 'skipped');
  return builder.finish({ passed, failed, skipped: skipped ?? 0 }, failed);
}
