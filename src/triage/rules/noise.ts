/** Lines that say nothing about a failure: never evidence, and left out of what surrounds it. */
export const NOISE: Array<{ tool: string; match: RegExp; example: string }> = [
  { tool: 'mocha', match: /^\s*(?:✓|✔|√|☑|✅) /, example: '    ✓ adds an item' },
  { tool: 'tap', match: /^\s*ok \d+/, example: 'ok 1 - adds an item' },
  { tool: 'cargo test', match: /^test \S.* \.\.\. (?:ok|ignored)\b/, example: 'test cart::total ... ok' },
  {
    tool: 'go test',
    match: /^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:PASS|SKIP):)|^ok\s+\S+\s|^\?\s+\S+\s+\[no test files\]/,
    example: '=== RUN   TestTotal',
  },
  { tool: 'gtest', match: /^\[(?: {7}OK | RUN {6}|-{10})\]/, example: '[ RUN      ] Cart.Total' },
  {
    tool: 'pytest',
    match: /\b(?:PASSED|SKIPPED)\b|^\S+\.py [.sxX]+\s/,
    example: 'test_cart.py::test_total PASSED',
  },
  { tool: 'unittest', match: /\.{3} (?:ok|skipped\b.*)$/, example: 'test_total (test_cart.CartTest) ... ok' },
  {
    tool: 'junit',
    match: /^\s*(?:\[\w+\] )?Tests run: \d+, Failures: 0, Errors: 0\b|^\S+ > .* (?:PASSED|SKIPPED)$/,
    example: 'Tests run: 3, Failures: 0, Errors: 0, Skipped: 0',
  },
  {
    tool: 'progress',
    match: /^[.sFSE*,\s]{20,}(?:\[? {0,3}\d+%\]?)?$/,
    example: '........................  [ 35%]',
  },
  {
    tool: 'progress',
    match: /^\s*(?:\d{1,3}% ?)?[[|][=#>. -]{10,}[\]|]|^\s*\d+(?:\.\d+)?%\s*$/,
    example: '[=====>          ]',
  },
  {
    tool: 'npm',
    match: /^npm (?:WARN|http|notice|timing|verb|info)\b/i,
    example: 'npm WARN deprecated cart@1.0.0: use basket',
  },
  {
    tool: 'yarn',
    match: /^(?:warning (?:"?[@\w./-]+ ?>|No license|package\.json)|info |\[\d\/\d\] |➤ YN0000: )/,
    example: 'info Direct dependencies',
  },
  {
    tool: 'download',
    match:
      /^\s*(?:\[INFO\] )?(?:Download(?:ing|ed)|Fetching|Fetched|Get:\d+|Hit:?\d*|Ign:?\d*|Installing|Using|Unpacking|Selecting|Preparing to unpack|Setting up|Processing triggers|Collecting|Requirement already|Receiving objects|Resolving deltas|remote: \w+ objects|Pulling|Resolving)[ :]/,
    example: 'Downloading cart-1.0.tar.gz',
  },
  {
    tool: 'go',
    match: /^go: (?:downloading|finding|extracting|added|upgraded)\b/,
    example: 'go: downloading github.com/acme/cart v1.0.0',
  },
  {
    tool: 'cargo',
    match:
      /^(?:\s*(?:\[ *\d+ of +\d+\] )?(?:Compiling|Checking|Downloaded|Fresh)| {4,7}(?:Updating|Finished|Running|Blocking|Adding|Locking)) \S/,
    example: '   Compiling cart v0.1.0',
  },
  {
    tool: 'cc',
    match:
      /^(?:libtool: |\/\S+\/)?(?:gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?|javac|ar|ranlib)(?:-[\d.]+)? .*-[cIoDWfg]/,
    example: 'gcc -O2 -c cart.c -o cart.o',
  },
  {
    tool: 'cc',
    match:
      /^\s*(?:CC|CXX|LD|AR|LINK|GEN|INSTALL|AS|CCLD|SUBDIR)\s+\S+$|^\[ *\d+(?:%|\/\d+)\] (?:Building|Linking|Built|Generating)/,
    example: '[ 35%] Building C object cart.c.o',
  },
  {
    tool: 'configure',
    match: /^checking .*\.{3} |^-- (?:Found|Looking for|Performing Test|Check)/,
    example: 'checking for gcc... yes',
  },
  {
    tool: 'make',
    match: /^g?make(?:\[\d+\])?: (?:Entering|Leaving|Nothing to be done)/,
    example: "make[1]: Entering directory '/src'",
  },
  { tool: 'maven', match: /^\[INFO\]|^\[DEBUG\]/, example: '[INFO] Building cart 1.0' },
  {
    tool: 'maven',
    match:
      /^\[ERROR\]\s*(?:->.*|To see the full stack trace.*|Re-run Maven.*|For more information.*|After correcting.*|\[Help \d+\].*|Please refer to.*)?$/,
    example: '[ERROR] -> [Help 1]',
  },
  {
    tool: 'gradle',
    match: /^> Task :\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|^:\S+(?: UP-TO-DATE| NO-SOURCE)?$/,
    example: '> Task :cart:compileJava UP-TO-DATE',
  },
  {
    tool: 'summary',
    match:
      /\b0 (?:errors?|failures?|failed|failing|problems?|warnings?)\b(?<!\b[1-9]\d{0,6} (?:errors?|fail\w{0,10}|problems?|broken)\b.{0,60})(?!.{0,60}\b[1-9]\d{0,6} (?:errors?|fail\w{0,10}|problems?|broken)\b)/i,
    example: '12 tests, 0 failures',
  },
  { tool: 'summary', match: /^\s*(?:errors?|failures?|failed)\s*[:=]\s*0\s*$/i, example: 'Failures: 0' },
  {
    tool: 'runner',
    match: /^travis_(?:fold|time):|^##\[(?:group|endgroup|command|debug|section)\]|^Done\. Your build exited/,
    example: 'travis_fold:end:install',
  },
  {
    tool: 'log',
    match: /^.{0,50}\b(?:DEBUG|TRACE|INFO|VERBOSE)\b[\]: ]/,
    example: '12:00:01 DEBUG cart: could not read the file',
  },
  {
    tool: 'check',
    match: /\.{3,} ?(?:OK|ok|yes|no|none|done|passed|PASS(?:ED)?|\[OK\])$/,
    example: '* checking for cart mismatches ... OK',
  },
  {
    tool: 'git',
    match: /^\s*(?:\* \[new (?:branch|tag)\]|create mode |delete mode )/,
    example: ' * [new branch]      main -> origin/main',
  },
  { tool: 'npm', match: /^[\s├└│┬─+`|\\-]{2,40}(?:UNMET )?@?[\w./-]{1,200}@\d/, example: '├── cart@1.0.0' },
];
