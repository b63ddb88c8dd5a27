import type { TestReport } from '../../types.ts';
import { list, object, text, type Unknown, whole } from './json-shapes.ts';
import { openBuilder, type Place } from './report.ts';

const STATUS: Readonly<Record<string, 'passed' | 'failed' | 'skipped'>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  pending: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
};

/** `jest --json` and vitest's `json` reporter; `null` for another shape. */
export function readJestJson(document: unknown, place: Place): TestReport | null {
  const root = object(document);
  const failed = whole(root.numFailedTests);
  const passed = whole(root.numPassedTests);
  if (failed === null || passed === null || !Array.isArray(root.testResults)) return null;
  const builder = openBuilder('jest-json', place);
  for (const result of list(root.testResults).map(object)) {
    const file = text(result.name) ?? text(result.testFilePath);
    const assertions = list(result.assertionResults).map(object);
    for (const assertion of assertions) addAssertion(assertion);
    const noneFailed = assertions.every(({ status }) => status !== 'failed');
    if (result.status === 'failed' && noneFailed && file !== null) builder.breakFile(file);

    function addAssertion(assertion: Unknown): void {
      const status = STATUS[text(assertion.status) ?? ''];
      if (status === undefined) return;
      const names = [...list(assertion.ancestorTitles), assertion.title]
        .map(text)
        .filter((each) => each !== null);
      const message = text(list(assertion.failureMessages)[0]);
      builder.add({ file, name: names.join(' > '), status, message });
    }
  }
  const skipped = (whole(root.numPendingTests) ?? 0) + (whole(root.numTodoTests) ?? 0);
  if ((whole(root.numRuntimeErrorTestSuites) ?? 0) > 0) builder.lose();
  return builder.finish({ passed, failed, skipped }, failed);
}
