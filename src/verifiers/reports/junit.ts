import type { TestReport } from '../../types.ts';
import { list, object, text, type Unknown } from './json-shapes.ts';
import { type Builder, isTestFile, openBuilder, type Place } from './report.ts';

/** Deeper than any tool nests its suites. */
const MAX_DEPTH = 30;

/**
 * JUnit's XML, as most runners write it (there is no standard; the common ground is
 * `testsuite/testcase/{failure,error,skipped}`). `null` for other XML. A document type is refused: entities are
 * declared there.
 */
export async function readJunit(xml: string, place: Place): Promise<TestReport | null> {
  if (!/<testsuites?[\s>/]/.test(xml.slice(0, 65_536)) || /<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null;
  const root = await parse(xml);
  if (root === null) return null;
  const suites = [...list(root.testsuites), ...list(root.testsuite)].map(object);
  if (suites.length === 0) return null;
  const builder = openBuilder('junit', place);
  const told = suites.reduce((sum, suite) => sum + readSuite(suite, null, builder, 0), 0);
  const failed = builder.count('failed');
  const brokenTold = told - failed;
  const totals = { passed: builder.count('passed'), failed, skipped: builder.count('skipped') };
  const report = builder.finish(totals, null);
  return { ...report, complete: report.complete && brokenTold <= 0 };
}

/** Loaded only where there is such a report. */
async function parse(xml: string): Promise<Unknown | null> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    processEntities: false,
    htmlEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: MAX_DEPTH,
    isArray: (name) => ARRAYS.has(name),
  });
  try {
    return object(parser.parse(xml));
  } catch {
    return null;
  }
}

const ARRAYS = new Set(['testsuites', 'testsuite', 'testcase', 'failure', 'error', 'skipped']);

/** @returns how many failures and errors the suite itself tells of */
function readSuite(suite: Unknown, outer: string | null, builder: Builder, depth: number): number {
  if (depth > MAX_DEPTH) return 0;
  const name = attribute(suite, 'name');
  const file = attribute(suite, 'file') ?? (name !== null && isTestFile(name) ? name : outer);
  const inner = list(suite.testsuite).map(object);
  const cases = list(suite.testcase).map(object);
  for (const testcase of cases) readCase(testcase, file, builder);
  const nested = inner.reduce((sum, each) => sum + readSuite(each, file, builder, depth + 1), 0);
  const own = count(suite, 'failures') + count(suite, 'errors');
  return Math.max(own, nested);
}

function readCase(testcase: Unknown, suiteFile: string | null, builder: Builder): void {
  const name = attribute(testcase, 'name') ?? '';
  const group = attribute(testcase, 'classname') ?? '';
  const groupIsFile = isTestFile(group);
  const file = attribute(testcase, 'file') ?? (groupIsFile ? group : suiteFile);
  const reasons = [...list(testcase.failure), ...list(testcase.error)];
  const status = reasons.length > 0 ? 'failed' : 'skipped' in testcase ? 'skipped' : 'passed';
  // A file that could not be loaded is told as a test of its name; pytest leaves the class empty.
  const isBroken =
    status === 'failed' && (isTestFile(name) || (group === '' && testcase['@classname'] === ''));
  if (isBroken) {
    builder.breakFile(isTestFile(name) ? name : (file ?? `${name.replaceAll('.', '/')}.py`));
    return;
  }
  const full = group === '' || groupIsFile || name.startsWith(group) ? name : `${group} > ${name}`;
  const message = attribute(object(reasons[0]), 'message');
  builder.add({ file, name: full, status, message });
}

function attribute(element: Unknown, name: string): string | null {
  const value = text(element[`@${name}`]);
  return value === null ? null : decode(value);
}

const count = (element: Unknown, name: string) =>
  Number(/^\d{1,9}$/.exec(attribute(element, name) ?? '') ?? 0);

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities of XML itself and numbers: no others exist without a document type. */
function decode(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (all, ten, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? all;
    const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
