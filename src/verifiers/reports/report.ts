import type { ReportedTest, TestReport } from '../../types.ts';

/** Where a tool ran, so that paths in its reports become paths of the repository. Both without a slash at the end. */
export interface Place {
  /** The workspace as the tool saw it. */
  root: string;
  /** Relative to the root; empty for the root itself. */
  cwd: string;
}

/** Beyond this a report is not kept whole, and says so. */
const MAX_TESTS = 20_000;
const MAX_NAME = 500;
const MAX_MESSAGE = 500;

/** Collects what a tool tells. */
export interface Builder {
  add(test: {
    file: string | null;
    name: string;
    status: ReportedTest['status'];
    message?: string | null;
  }): void;
  /** A test file that could not be loaded. */
  breakFile(file: string): void;
  /** Something failed that has no name. */
  lose(): void;
  readonly tests: ReportedTest[];
  count(status: ReportedTest['status']): number;
  /**
   * @param totals as the tool gives them; `null` where it gives none
   * @param named how many tests the tool says failed; `null` where it does not say
   */
  finish(totals: TestReport['totals'], named: number | null): TestReport;
}

/** @param join stands between file and name in an id */
export function openBuilder(format: string, place: Place, join = ' > '): Builder {
  const tests: ReportedTest[] = [];
  const broken = new Set<string>();
  let lost = false;
  return {
    tests,
    add({ file, name, status, message = null }) {
      if (tests.length >= MAX_TESTS) {
        lost = true;
        return;
      }
      const path = file === null ? null : relativeFile(file, place);
      const short = stable(name, place).slice(0, MAX_NAME);
      const id = path === null ? short : `${path}${join}${short}`;
      tests.push({ id, file: path, name: short, status, message: message?.slice(0, MAX_MESSAGE) ?? null });
    },
    breakFile(file) {
      if (broken.size < MAX_TESTS) broken.add(relativeFile(file, place));
    },
    lose() {
      lost = true;
    },
    count: (status) => tests.filter((test) => test.status === status).length,
    finish(totals, named) {
      const failed = tests.filter(({ status }) => status === 'failed').length;
      const complete = !lost && broken.size === 0 && (named === null || named === failed);
      return { format, tests, broken: [...broken], totals, complete };
    },
  };
}

/** Whether a name is that of a test file: runners report a file that cannot be loaded as a test of that name. */
export const isTestFile = (name: string): boolean =>
  /^\S{0,400}[\w)\]-]\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|vue|svelte|coffee)$/.test(name);

/** A path as the repository has it: no sandbox, no `./`, no backslashes. */
function relativeFile(file: string, { root, cwd }: Place): string {
  const path = file
    .slice(0, 4096)
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/');
  if (path.startsWith(`${root}/`)) return path.slice(root.length + 1);
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return path;
  const plain = path.replace(/^(?:\.\/)+/, '');
  return cwd === '' || plain.startsWith('../') ? plain : `${cwd}/${plain}`;
}

/** A name without the sandbox's paths in it: they differ from copy to copy. */
const stable = (name: string, { root }: Place) =>
  root.length > 1 ? name.trim().replaceAll(`${root}/`, '') : name.trim();
