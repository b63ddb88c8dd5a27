import type { Dirent } from 'node:fs';
import { constants, type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestReport } from '../../types.ts';
import { readDocument } from './document.ts';
import { mergeReports } from './merge.ts';
import type { Place } from './report.ts';

/** Names that tools give their reports by default, or that projects commonly choose. */
const REPORT =
  /^(?:junit[\w.-]*\.xml|TEST-[\w.$-]+\.xml|TESTS?[\w.-]*-?results?[\w.-]*\.(?:xml|json)|(?:test|jest|vitest|mocha|pytest|phpunit|rspec|nunit|xunit|eslint)[\w.-]*(?:report|results?|output|junit)[\w.-]*\.(?:xml|json)|report\.(?:xml|json)|results?\.(?:xml|json)|[\w.-]+\.sarif(?:\.json)?)$/i;
/** Folders of reports: in them any XML, JSON or SARIF file may be one. */
const REPORT_FOLDER =
  /^(?:test-?results?|test-?reports?|reports?|surefire-reports|failsafe-reports|junit|\.vitest|TestResults|artifacts)$/i;
const IN_FOLDER = /\.(?:xml|json|sarif)$/i;
/** Of these only folders of reports are looked at. */
const OUTPUT_FOLDER = /^(?:build|target|dist|out|tmp|coverage)$/;
const PASSED_BY =
  /^(?:node_modules|vendor|bower_components|venv|__pycache__|site-packages|fixtures?|__fixtures__)$/;

/** Folders below the root that are looked into, and below a folder of reports. */
const MAX_DEPTH = 3;
const MAX_FOLDERS = 400;
const MAX_FILES = 100;
const MAX_FILE_BYTES = 20 * 1024 ** 2;
const MAX_BYTES = 20 * 1024 ** 2;

/**
 * The reports that a command wrote into its tree, taken together. Only regular files, read as bytes; no link is
 * followed.
 * @param tree host folder; nothing of the command runs any more
 * @param since a time in nanoseconds by the file system's clock: what is not younger is not the command's
 */
export async function readReportFiles(tree: string, since: bigint, place: Place): Promise<TestReport | null> {
  const reports: TestReport[] = [];
  let bytes = 0;
  for (const path of await candidates(tree)) {
    if (bytes >= MAX_BYTES) break;
    const text = await readYounger(join(tree, path), since, MAX_BYTES - bytes);
    if (text === null) continue;
    bytes += text.length;
    const report = await readDocument(text, place);
    if (report !== null) reports.push(report);
  }
  return mergeReports(oneFormat(reports));
}

/** A command may write the same results in several formats: the most telling one is taken. */
function oneFormat(reports: readonly TestReport[]): TestReport[] {
  const byFormat = [...Map.groupBy(reports, ({ format }) => format).values()];
  const size = (group: readonly TestReport[]) => group.reduce((sum, { tests }) => sum + tests.length, 0);
  const findings = byFormat.filter(([first]) => FINDINGS.has(first?.format ?? ''));
  const [most] = byFormat.filter((group) => !findings.includes(group)).sort((a, b) => size(b) - size(a));
  return most ?? findings.sort((a, b) => size(b) - size(a))[0] ?? [];
}

const FINDINGS = new Set(['sarif', 'eslint']);

/** Paths of files that may be reports, in order; folders first met are first looked into. */
async function candidates(tree: string): Promise<string[]> {
  const found: string[] = [];
  const folders: Folder[] = [{ path: '', depth: 0, kind: 'plain' }];
  for (let i = 0; i < folders.length && i < MAX_FOLDERS; i += 1) {
    const folder = folders[i];
    if (folder === undefined) break;
    const entries = await readdir(join(tree, folder.path), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isFile() && isCandidate(folder, entry.name)) found.push(join(folder.path, entry.name));
      const inner = entry.isDirectory() ? below(folder, entry) : null;
      if (inner !== null) folders.push(inner);
    }
  }
  return found.slice(0, MAX_FILES);
}

interface Folder {
  path: string;
  depth: number;
  /** `output`: only its folders of reports count. */
  kind: 'plain' | 'output' | 'reports';
}

const isCandidate = ({ kind }: Folder, name: string) =>
  REPORT.test(name) || (kind === 'reports' && IN_FOLDER.test(name));

function below(folder: Folder, { name }: Dirent): Folder | null {
  const path = join(folder.path, name);
  const depth = folder.depth + 1;
  if (folder.kind === 'reports') return depth > MAX_DEPTH + 3 ? null : { path, depth, kind: 'reports' };
  if (REPORT_FOLDER.test(name)) return { path, depth, kind: 'reports' };
  if (name.startsWith('.') || PASSED_BY.test(name) || folder.kind === 'output' || depth > MAX_DEPTH)
    return null;
  return { path, depth, kind: OUTPUT_FOLDER.test(name) ? 'output' : 'plain' };
}

async function readYounger(file: string, since: bigint, room: number): Promise<string | null> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const { ctimeNs, size, ...stat } = await handle.stat({ bigint: true });
    const fits = size > 0n && size <= BigInt(Math.min(room, MAX_FILE_BYTES));
    // The time of the last change of the inode, unlike that of the content, cannot be set by a program.
    if (!fits || ctimeNs <= since || (stat.mode & BigInt(constants.S_IFMT)) !== BigInt(constants.S_IFREG))
      return null;
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
