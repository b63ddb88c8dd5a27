import { clean } from '../../triage/clean.ts';
import { LineSplitter } from '../../triage/lines.ts';
import type { TestReport } from '../../types.ts';
import { openCargo } from './cargo.ts';
import { readJson } from './document.ts';
import { openGo } from './go.ts';
import { openJestText } from './jest-text.ts';
import type { LineReader, OpenReader } from './line-reader.ts';
import { mergeReports } from './merge.ts';
import { openMochaText } from './mocha-text.ts';
import { openNodeSpec } from './node-spec.ts';
import { openPhpunit, openRspec, openUnittest } from './other-text.ts';
import { openPytest } from './pytest.ts';
import type { Place } from './report.ts';
import { openTap } from './tap.ts';
import { openVitestText } from './vitest-text.ts';

/** What reads the outputs of tools line by line. */
const READERS: readonly OpenReader[] = [
  openVitestText,
  openJestText,
  openMochaText,
  openNodeSpec,
  openTap,
  openPytest,
  openUnittest,
  openGo,
  openCargo,
  openPhpunit,
  openRspec,
];

/** A log's reports are read from so many bytes at its beginning. */
const MAX_LOG = 64 * 1024 ** 2;
/** And from so many lines: each is shown to every reader, which a log of short ones makes dear. */
const MAX_LINES = 500_000;
/** A JSON document within the log is kept up to here. */
const MAX_JSON = 20 * 1024 ** 2;
/** Far more than a log has reports. */
const MAX_DOCUMENTS = 200;
/** How the reports that are known begin. */
const JSON_START = /^\{"(?:num[A-Z]|version"|runs"|\$schema"|stats")|^\[?\{"filePath"|^\[\{?$|^\{$/;

/** Reads a log as it streams by. */
export interface LogReports {
  push(chunk: Buffer): void;
  end(): TestReport | null;
}

export function openLogReports(place: Place): LogReports {
  const readers = READERS.map((open) => open(place));
  const json = openJsonKeeper();
  let read = 0;
  let lines = 0;
  const splitter = new LineSplitter((bytes, start, end) => {
    lines += 1;
    if (lines <= MAX_LINES) feed(readers, bytes, start, end);
  });
  return {
    push(chunk) {
      read += chunk.length;
      if (read > MAX_LOG) return;
      splitter.push(chunk);
      json.push(chunk);
    },
    end() {
      splitter.end();
      const told = readers.map((reader) => reader.end());
      const documents = json.end().map((text) => readJson(text, place));
      const report = mergeReports(withoutTwins([...told, ...documents].filter((each) => each !== null)));
      const cut = read > MAX_LOG || lines > MAX_LINES;
      return report !== null && cut ? { ...report, complete: false } : report;
    },
  };
}

/** jest prints for people beside its JSON: the same tests twice. */
const withoutTwins = (reports: readonly TestReport[]) =>
  reports.filter(({ format }) => !reports.some((other) => other.format === `${format}-json`));

function feed(readers: readonly LineReader[], bytes: Buffer, start: number, end: number): void {
  const { text } = clean(bytes.toString('utf8', start, end));
  for (const reader of readers) reader.line(text);
}

/** Keeps the JSON documents of a log: a line that is one, or the lines from a lone bracket to its counterpart. */
function openJsonKeeper() {
  const documents: string[] = [];
  const kept: Buffer[] = [];
  let size = 0;
  /** The line under way, as far as it is kept. */
  let line: Buffer[] = [];
  let closing: string | null = null;

  const endLine = (bytes: Buffer) => {
    const first = bytes[0];
    if (closing === null && first !== 0x7b && first !== 0x5b) return;
    const head = bytes.toString('latin1', 0, 32).trimEnd();
    if (closing === null && !JSON_START.test(head)) return;
    size += bytes.length + 1;
    if (size > MAX_JSON || documents.length >= MAX_DOCUMENTS) return;
    if (closing === null && head !== '{' && head !== '[' && head !== '[{') {
      documents.push(bytes.toString('utf8'));
      return;
    }
    if (closing === null) kept.length = 0;
    // The stream's buffer is used again.
    kept.push(Buffer.from(bytes));
    closing ??= head === '{' ? '}' : ']';
    if (bytes.length > 3 || !head.endsWith(closing)) return;
    documents.push(Buffer.concat(kept.flatMap((each) => [each, NEWLINE])).toString('utf8'));
    closing = null;
  };
  return {
    push(chunk: Buffer) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        line.push(chunk.subarray(start, end));
        endLine(line.length === 1 ? (line[0] ?? NEWLINE) : Buffer.concat(line));
        line = [];
        start = end + 1;
      }
      // Only what may be a document is held from chunk to chunk.
      const rest = chunk.subarray(start);
      const held = line.reduce((sum, each) => sum + each.length, 0);
      if (rest.length > 0 && held < MAX_JSON) line.push(Buffer.from(rest));
    },
    end(): readonly string[] {
      if (line.length > 0) endLine(Buffer.concat(line));
      return documents;
    },
  };
}

const NEWLINE = Buffer.from('\n');
