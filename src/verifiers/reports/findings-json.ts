import type { TestReport } from '../../types.ts';
import { list, object, text, type Unknown } from './json-shapes.ts';
import { type Builder, openBuilder, type Place } from './report.ts';

/**
 * SARIF 2.1.0: results of level `error` that are not suppressed are failures. A result without a level has that of its
 * rule, and `warning` where the rule has none (3.27.10).
 */
export function readSarif(document: unknown, place: Place): TestReport | null {
  const root = object(document);
  if (!Array.isArray(root.runs) || text(root.version) === null) return null;
  const builder = openBuilder('sarif', place);
  for (const run of list(root.runs).map(object)) {
    const levels = ruleLevels(run);
    for (const result of list(run.results).map(object)) {
      const rule = text(result.ruleId);
      const level = text(result.level) ?? levels.get(rule ?? '') ?? 'warning';
      if (level !== 'error' || list(result.suppressions).length > 0) continue;
      const [first] = list(result.locations).map(object);
      const location = object(object(object(first).physicalLocation).artifactLocation);
      const message = text(object(result.message).text);
      builder.add({ file: text(location.uri), name: rule ?? 'error', status: 'failed', message });
    }
  }
  return findings(builder);
}

function ruleLevels(run: Unknown): Map<string, string> {
  const rules = list(object(object(run.tool).driver).rules).map(object);
  return new Map(
    rules.map((rule) => [text(rule.id) ?? '', text(object(rule.defaultConfiguration).level) ?? 'warning']),
  );
}

/** ESLint's `json` formatter: errors are failures, warnings are not. */
export function readEslintJson(document: unknown, place: Place): TestReport | null {
  if (!Array.isArray(document) || document.length === 0) return null;
  const files = list(document).map(object);
  if (!files.every((file) => typeof file.filePath === 'string' && Array.isArray(file.messages))) return null;
  const builder = openBuilder('eslint', place);
  for (const file of files)
    for (const message of list(file.messages).map(object)) {
      if (message.severity !== 2) continue;
      const name = text(message.ruleId) ?? 'parse error';
      builder.add({ file: text(file.filePath), name, status: 'failed', message: text(message.message) });
    }
  return findings(builder);
}

const findings = (builder: Builder): TestReport =>
  builder.finish({ passed: 0, failed: builder.count('failed'), skipped: 0 }, null);
