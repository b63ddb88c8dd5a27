import type { TestReport } from '../../types.ts';
import { list, object, text, whole } from './json-shapes.ts';
import { openBuilder, type Place } from './report.ts';

const STATUS: Readonly<Record<string, 'passed' | 'failed' | 'skipped'>> = {
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
};

/** RSpec's `json` formatter; `null` for another shape. */
export function readRspecJson(document: unknown, place: Place): TestReport | null {
  const root = object(document);
  const summary = object(root.summary);
  const [total, failed] = [whole(summary.example_count), whole(summary.failure_count)];
  if (total === null || failed === null || !Array.isArray(root.examples)) return null;
  const builder = openBuilder('rspec-json', place);
  for (const example of list(root.examples).map(object)) {
    const status = STATUS[text(example.status) ?? ''];
    const name = text(example.full_description) ?? text(example.description) ?? '';
    const message = text(object(example.exception).message);
    if (status !== undefined) builder.add({ file: text(example.file_path), name, status, message });
  }
  if ((whole(summary.errors_outside_of_examples_count) ?? 0) > 0) builder.lose();
  const skipped = whole(summary.pending_count) ?? 0;
  return builder.finish({ passed: Math.max(0, total - failed - skipped), failed, skipped }, failed);
}
