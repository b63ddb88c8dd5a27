/** What a tool says, its exit code, the piece; and the same or nearly the same where it says nothing of the room. */
export interface MissingRow {
  says: string;
  exit: number;
  piece: string;
  red: [line: string, exit: number];
}

export const FIRST_WORDS: readonly MissingRow[] = [
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
];
