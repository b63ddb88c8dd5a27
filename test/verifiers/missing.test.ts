import { describe, expect, test } from 'vitest';
import { missingPiece, missingSentence, remedyOf } from '../../src/verifiers/missing.ts';
import { cpuMs } from '../helpers/cpu-time.ts';

describe('the missing piece is named', () => {
  test.for([
    ['sh: 1: vitest: not found', 127, 'vitest'],
    ['/bin/sh: 1: vitest: not found', 127, 'vitest'],
    ['bash: line 1: pytest: command not found', 127, 'pytest'],
    ['/run/regreen/steps/test.sh: line 3: cargo: command not found', 127, 'cargo'],
    ['zsh:1: command not found: eslint', 127, 'eslint'],
    ['sh: 0: ./node_modules/.bin/tsc: not found', 127, './node_modules/.bin/tsc'],
    ['bash: ./run.sh: No such file or directory', 127, './run.sh'],
    ['env: python3.13: No such file or directory', 127, 'python3.13'],
    ['bash: line 1: ./run.sh: Permission denied', 126, './run.sh'],
    ['/usr/bin/python3: No module named pytest', 1, 'pytest'],
    ['/w/.venv/bin/python: No module named mypy', 1, 'mypy'],
    ['bundler: command not found: rspec', 127, 'rspec'],
    ['error: no such command: `nextest`', 101, 'nextest'],
  ] as const)('%s (exit %i): %s', ([line, exitCode, name]) => {
    expect(missingPiece(exitCode, ['> widget@1.0.0 test', '', line])).toBe(name);
  });

  test('in words where nothing in the output names it', () => {
    expect(missingPiece(127, [])).toBe('a program the command calls');
    expect(missingPiece(126, ['odd'])).toBe('the right to execute a program the command calls');
  });
});

describe('a command that started and failed is not missing anything', () => {
  test.for([
    ["Error: Cannot find module './parse.js'", 1],
    ["error: Cannot find module '../src/sum' imported from test/sum.test.ts", 1],
    ["ModuleNotFoundError: No module named 'widget.parse'", 1],
    ['sh: 1: vitest: not found', 1],
    ['bash: line 1: ./fixture: No such file or directory', 2],
    ['FAIL page: not found', 1],
    ['npm error Missing script: "test"', 1],
    ['npm ERR! missing script: test', 1],
    ['bundler: failed to load command: rspec (/w/vendor/bundle/bin/rspec)', 1],
    ["fatal: cannot open 'x': Permission denied", 128],
  ] as const)('%s (exit %i)', ([line, exitCode]) => {
    expect(missingPiece(exitCode, [line])).toBeNull();
  });

  test('nor is one that was stopped', () => {
    expect(missingPiece(null, ['sh: 1: vitest: not found'])).toBeNull();
  });
});

/** What a tool says, its exit code, the piece; and the same or nearly the same where it says nothing of the room. */
const ROWS: ReadonlyArray<{ says: string; exit: number; piece: string; red: [line: string, exit: number] }> =
  [
    {
      says: 'node: error while loading shared libraries: libatomic.so.1: cannot open shared object file',
      exit: 127,
      piece: 'libatomic.so.1',
      red: ['x: error while loading shared libraries: libatomic.so.1: cannot open', 1],
    },
    {
      says: 'make: vitest: No such file or directory',
      exit: 2,
      piece: 'vitest',
      red: ['make: *** No rule to make target `vitest`.  Stop.', 2],
    },
    {
      says: ' WARN   Local package.json exists, but node_modules missing, did you mean to install?',
      exit: 1,
      piece: 'node_modules',
      red: ['AssertionError: expected node_modules missing', 1],
    },
    {
      says: "Error: Cannot find module '/w/node_modules/vitest/vitest.mjs'",
      exit: 1,
      piece: 'vitest',
      red: ["Error: Cannot find module '/w/src/parse.js'", 1],
    },
    {
      says: "Error: Cannot find module '/w/node_modules/@acme/run/bin.js'",
      exit: 1,
      piece: '@acme/run',
      red: ["Error: Cannot find module '@acme/run'", 1],
    },
    {
      says: 'The cypress npm package is installed, but the Cypress binary is missing.',
      exit: 1,
      piece: 'Cypress binary',
      red: ['expected "the Cypress binary is missing."', 1],
    },
    {
      says: "Error: browserType.launch: Executable doesn't exist at /h/.cache/ms-playwright/chromium-1/chrome",
      exit: 1,
      piece: 'the browsers of Playwright',
      red: ["Error: Executable doesn't exist at /w/out/widget", 1],
    },
    {
      says: '    Error: Could not find Chrome (ver. 121.0.6167.85). This can occur if either',
      exit: 1,
      piece: 'Chrome for Puppeteer',
      red: ['Error: Could not find Chrome', 1],
    },
    {
      says: 'npm error code EAI_AGAIN',
      exit: 1,
      piece: 'the network',
      red: ['npm error code ERESOLVE', 1],
    },
    {
      says: 'py39: skipped because could not find python interpreter with spec(s): py39',
      exit: 255,
      piece: 'Python for tox (py39)',
      red: ['py39: FAIL code 1 (0.09=setup[0.05]+cmd[0.04] seconds)', 1],
    },
    {
      says: 'ERROR:  InterpreterNotFound: python3.9',
      exit: 1,
      piece: 'python3.9',
      red: ['E   InterpreterNotFound: python3.9', 1],
    },
    {
      says: "pyenv: version `3.9.1' is not installed (set by /w/.python-version)",
      exit: 1,
      piece: 'Python 3.9.1',
      red: ["version '3.9.1' is not installed", 1],
    },
    {
      says: 'error: No interpreter found for Python 3.13 in managed installations or search path',
      exit: 2,
      piece: 'Python 3.13',
      red: ['error: No interpreter given', 2],
    },
    {
      says: "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError: [Errno -3] Temporary failure in name resolution'",
      exit: 1,
      piece: 'the network',
      red: ['E   socket.gaierror: [Errno -3] Temporary failure in name resolution', 1],
    },
    {
      says: "Could not find gem 'rspec (~> 3.12)' in locally installed gems.",
      exit: 7,
      piece: 'the gem rspec',
      red: ["expected 'Could not find gem'", 1],
    },
    {
      says: 'Could not find rspec-core-3.12.0, rake-13.0.6 in locally installed gems',
      exit: 7,
      piece: 'the gem rspec-core',
      red: ['Could not find widget-7 in the index', 1],
    },
    {
      says: 'Your Ruby version is 3.0.2, but your Gemfile specified ~> 3.2.0',
      exit: 18,
      piece: 'Ruby 3.2.0',
      red: ['Your Ruby version is 3.0.2', 1],
    },
    {
      says: 'LoadError: cannot load such file -- rspec/core/rake_task',
      exit: 1,
      piece: 'rspec',
      red: ['LoadError: cannot load such file -- widget/parse', 1],
    },
    {
      says: "error: 'cargo-clippy' is not installed for the toolchain 'stable-x86_64-unknown-linux-gnu'.",
      exit: 1,
      piece: 'cargo-clippy',
      red: ["error: 'widget' is not defined", 101],
    },
    {
      says: "error: toolchain '1.70.0-x86_64-unknown-linux-gnu' is not installed",
      exit: 1,
      piece: 'the Rust toolchain 1.70.0-x86_64-unknown-linux-gnu',
      red: ["error[E0463]: can't find crate for `widget`", 101],
    },
    {
      says: "error: rustup could not choose a version of cargo to run, because one wasn't specified explicitly",
      exit: 1,
      piece: 'a Rust toolchain',
      red: ['error: could not compile `widget`', 101],
    },
    {
      says: 'error: linker `cc` not found',
      exit: 101,
      piece: 'cc',
      red: ['error: linking with `cc` failed', 101],
    },
    {
      says: "  [6] Couldn't resolve host name (Could not resolve host: index.example.org)",
      exit: 101,
      piece: 'the network',
      red: ["thread 'main' panicked at 'Could not resolve host: index.example.org'", 101],
    },
    {
      says: 'go: download go1.25.0 for linux/amd64: toolchain not available',
      exit: 1,
      piece: 'go1.25.0',
      red: ['--- FAIL: TestToolchain (0.00s)', 1],
    },
    {
      says: 'go: go.mod requires go >= 1.23 (running go 1.22.1; GOTOOLCHAIN=local)',
      exit: 1,
      piece: 'Go 1.23',
      red: ['go: updates to go.mod needed', 1],
    },
    {
      says: "go: errors parsing go.mod: /w/go.mod:3: invalid go version '1.22.0': must match format 1.23",
      exit: 1,
      piece: 'Go 1.22.0',
      red: ['/w/go.mod:3: unknown directive: golang', 1],
    },
    {
      says: 'go: example.org/x@v1.0.0: Get "https://example.org/x": dial tcp: lookup example.org: no such host',
      exit: 1,
      piece: 'the network',
      red: ['    widget_test.go:9: dial tcp: lookup db.example.org: no such host', 1],
    },
    {
      says: 'cgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH',
      exit: 1,
      piece: 'gcc',
      red: ['cgo: cannot parse gcc output as ELF', 1],
    },
    {
      says: '  No CMAKE_C_COMPILER could be found.',
      exit: 1,
      piece: 'a compiler (CMAKE_C_COMPILER)',
      red: ['CMake Error at CMakeLists.txt:3 (add_library):', 1],
    },
    {
      says: 'CMake Error: CMake was unable to find a build program corresponding to "Ninja".  CMAKE_MAKE_PROGRAM is not set.',
      exit: 1,
      piece: 'Ninja',
      red: ['CMake Error: Could not find "Ninja" in the cache', 1],
    },
    {
      says: 'configure: error: no acceptable C compiler found in $PATH',
      exit: 77,
      piece: 'a C compiler',
      red: ['configure: error: no acceptable widget found', 77],
    },
    {
      says: "ERROR: JAVA_HOME is not set and no 'java' command could be found in your PATH.",
      exit: 1,
      piece: 'Java (JAVA_HOME)',
      red: ['expected JAVA_HOME is not set', 1],
    },
    {
      says: 'The JAVA_HOME environment variable is not defined correctly,',
      exit: 1,
      piece: 'Java (JAVA_HOME)',
      red: ['The HOME environment variable is not defined correctly,', 1],
    },
    {
      says: '[ERROR] No compiler is provided in this environment. Perhaps you are running on a JRE rather than a JDK?',
      exit: 1,
      piece: 'a JDK',
      red: ['[ERROR] COMPILATION ERROR :', 1],
    },
    {
      says: '[ERROR] Failed to execute goal compile: Fatal error compiling: error: invalid target release: 21 -> [Help 1]',
      exit: 1,
      piece: 'Java 21',
      red: ['[ERROR] /w/src/Widget.java:[3,8] error: class Widget is public', 1],
    },
    {
      says: 'error: release version 21 not supported',
      exit: 2,
      piece: 'Java 21',
      red: ['error: version 21', 2],
    },
    {
      says: '> No matching toolchains found for requested specification: {languageVersion=21, vendor=any} for LINUX on x86_64.',
      exit: 1,
      piece: 'Java 21',
      red: ['> There were failing tests. See the report at: x', 1],
    },
    {
      says: 'Error: Could not find or load main class org.gradle.wrapper.GradleWrapperMain',
      exit: 1,
      piece: 'the jar of the Gradle wrapper',
      red: ['Error: Could not find or load main class org.acme.Widget', 1],
    },
    {
      says: 'Exception in thread "main" java.net.UnknownHostException: services.example.org',
      exit: 1,
      piece: 'the network',
      red: ['java.net.UnknownHostException: services.example.org', 1],
    },
    {
      says: 'Requested SDK version: 8.0.100',
      exit: 145,
      piece: 'the .NET SDK 8.0.100',
      red: ['error NETSDK1045: The current .NET SDK does not support targeting .NET 9.0.', 1],
    },
    {
      says: "Framework: 'Microsoft.NETCore.App', version '6.0.0' (x64)",
      exit: 150,
      piece: 'Microsoft.NETCore.App 6.0.0',
      red: ['Framework: net6.0', 1],
    },
    {
      says: '/w/widget.csproj : error NU1301: Unable to load the service index for source https://example.org/v3/index.json.',
      exit: 1,
      piece: 'the network',
      red: ['/w/widget.csproj : error NU1101: Unable to find package widget.', 1],
    },
    {
      says: 'Could not open input file: vendor/bin/phpunit',
      exit: 1,
      piece: 'vendor/bin/phpunit',
      red: ['Could not open input file: data/input.csv', 1],
    },
    {
      says: "PHP Fatal error:  Uncaught Error: Failed opening required '/w/vendor/autoload.php' (include_path='.')",
      exit: 255,
      piece: 'vendor/autoload.php',
      red: ["PHP Fatal error:  Uncaught Error: Failed opening required '/w/src/sum.php'", 255],
    },
    {
      says: 'PHP Fatal error:  Uncaught Error: Class "PHPUnit\\Framework\\TestCase" not found in /w/tests/SumTest.php:5',
      exit: 255,
      piece: 'PHPUnit',
      red: [
        'PHP Fatal error:  Uncaught Error: Class "Acme\\Widget" not found in /w/tests/SumTest.php:5',
        255,
      ],
    },
    {
      says: '    - Root composer.json requires PHP extension ext-intl * but it is missing from your system. Install it',
      exit: 2,
      piece: 'ext-intl',
      red: ['    - Root composer.json requires acme/widget ^2 but it does not match', 2],
    },
    {
      says: '** (Mix) Could not find Hex, which is needed to build dependency :jason',
      exit: 1,
      piece: 'Hex',
      red: ['** (Mix) Could not compile dependency :jason', 1],
    },
    {
      says: "** (Mix) Can't continue due to errors on dependencies",
      exit: 1,
      piece: 'the dependencies (mix deps.get)',
      red: ["** (CompileError) can't continue", 1],
    },
    {
      says: 'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      exit: 1,
      piece: 'the Docker daemon',
      red: ['ERROR: failed to solve: process "/bin/sh -c npm test" did not complete successfully', 1],
    },
    {
      says: 'Error: Could not find a working container runtime strategy',
      exit: 1,
      piece: 'the Docker daemon',
      red: ['Error: Could not find a working strategy', 1],
    },
  ];

describe('what tools say of the room at their start', () => {
  test.for(ROWS)('$says', ({ says, exit, piece }) => {
    expect(missingPiece(exit, ['> widget@1.0.0 test', '', says, 'more'])).toBe(piece);
    expect(missingPiece(0, [says])).toBeNull();
  });

  test.for(ROWS.map(({ red }) => red))('is not: %s (exit %i)', ([line, exit]) => {
    expect(missingPiece(exit, [line])).toBeNull();
  });
});

describe('a service that does not answer', () => {
  test.for([
    ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'PostgreSQL on localhost:5432'],
    ['    Error: connect ECONNREFUSED ::1:6379', 'Redis on localhost:6379'],
    [
      'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused',
      'PostgreSQL on localhost:5432',
    ],
    [
      'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
      'Redis on localhost:6379',
    ],
    ['panic: dial tcp 127.0.0.1:3306: connect: connection refused', 'MySQL on localhost:3306'],
    [
      "ERROR 2003 (HY000): Can't connect to MySQL server on '127.0.0.1:3306' (111)",
      'MySQL on localhost:3306',
    ],
    [
      'Connection to localhost:5432 refused. Check that the hostname and port are correct',
      'PostgreSQL on localhost:5432',
    ],
    [
      'pymongo.errors.ServerSelectionTimeoutError: localhost:27017: [Errno 111] Connection refused',
      'MongoDB on localhost:27017',
    ],
  ] as const)('%s', ([line, piece]) => {
    expect(missingPiece(1, ['starting', line])).toBe(piece);
  });

  test.for([
    'Error: connect ECONNREFUSED 127.0.0.1:3000',
    'Error: connect ECONNREFUSED 192.0.2.7:5432',
    'expected 127.0.0.1:5432 to answer',
  ])('is none of a known port on this machine: %s', (line) => {
    expect(missingPiece(1, [line])).toBeNull();
  });

  test.for([
    ' ✓ parses the last element (3 ms)',
    'ok 1 - parses',
    'PASS test/sum.test.ts',
    '--- PASS: TestSum (0.00s)',
    'ok  \texample.org/widget\t0.004s',
    'tests/test_sum.py::test_one PASSED',
    '3 failed, 9 passed in 0.12s',
    '  9 passing (12ms)',
    'test adds ... ok',
    '[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0',
  ])('is a red test beside one that passed: %s', (passed) => {
    const refused = 'Error: connect ECONNREFUSED 127.0.0.1:5432';
    expect(missingPiece(1, [passed, refused])).toBeNull();
    expect(missingPiece(1, [refused, passed])).toBeNull();
  });
});

describe('the middle of a test run is the test', () => {
  const middle = Array.from({ length: 40 }, (_, i) => `line ${i}`);

  test.for([
    ['bash: line 1: widget: command not found', 1],
    ['npm error code ENOTFOUND', 1],
    ["Could not find gem 'rspec' in locally installed gems.", 1],
    ['PHP Fatal error:  Uncaught Error: Class "PHPUnit\\Framework\\TestCase" not found', 255],
    ["error: toolchain '1.70.0' is not installed", 1],
    ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', 1],
  ] as const)('%s', ([line, exit]) => {
    expect(missingPiece(exit, [...middle, line, ...middle])).toBeNull();
  });
});

describe('in words', () => {
  test.for([
    ['rspec', 'RSpec is not installed: add it to `setup`'],
    ['Go 1.23', 'Go 1.23 is not installed: add it to `setup`'],
    [
      'the network',
      'the network is not in reach: fetch what it needs in `setup`, or name the host in `network`',
    ],
    [
      'Redis on localhost:6379',
      'Redis on localhost:6379 does not answer: give the job this service, and let it through with `network: localhost:6379`',
    ],
    [
      'the Docker daemon',
      'the Docker daemon is not in reach: no daemon is reachable from the sandbox; give commands that need none in `verify`',
    ],
    [
      'the right to execute a program the command calls',
      'the right to execute a program the command calls is missing: make the file executable',
    ],
  ] as const)('%s', ([piece, sentence]) => {
    expect(missingSentence(piece)).toBe(sentence);
    expect(sentence.endsWith(remedyOf(piece))).toBe(true);
  });
});

test('a hostile megabyte of output takes no time', () => {
  const lines = [
    '/'.repeat(1_000_000),
    'a:'.repeat(500_000),
    `${' '.repeat(1_000_000)}x: not found`,
    `Could not find ${'a-1'.repeat(300_000)},`,
    `ECONNREFUSED ${'::1'.repeat(300_000)}`,
    ...Array<string>(200).fill('go: : dial tcp'.repeat(1000)),
  ];
  const started = cpuMs();
  expect(missingPiece(127, lines)).toBe('a program the command calls');
  expect(cpuMs() - started).toBeLessThan(200);
});
