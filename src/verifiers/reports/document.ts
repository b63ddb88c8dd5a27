import type { TestReport } from '../../types.ts';
import { readEslintJson, readSarif } from './findings-json.ts';
import { readJestJson } from './jest-json.ts';
import { readJunit } from './junit.ts';
import { readMochaJson } from './mocha-json.ts';
import type { Place } from './report.ts';
import { readRspecJson } from './rspec-json.ts';

const JSON_SHAPES = [readJestJson, readMochaJson, readRspecJson, readSarif, readEslintJson];

/** Reads one report as a whole: XML or JSON by its first character. `null` where no shape fits. */
export async function readDocument(text: string, place: Place): Promise<TestReport | null> {
  const start = text
    .slice(0, 1024)
    .replace(/^\uFEFF/, '')
    .trimStart()[0];
  if (start === '<') return readJunit(text, place);
  return start === '{' || start === '[' ? readJson(text, place) : null;
}

export function readJson(text: string, place: Place): TestReport | null {
  const document = parse(text.replace(/^\uFEFF/, ''));
  if (document === undefined) return null;
  for (const read of JSON_SHAPES) {
    const report = read(document, place);
    if (report !== null) return report;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
