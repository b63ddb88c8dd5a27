/** What stands for a code span when a sentence is read: one that runs a program, and any other. */
export const COMMAND = 'commandspan';
export const CODE = 'codespan';

/** A way to say that something was checked. */
interface ClaimRule {
  name: string;
  /** `outside`: nothing the record holds could bear it out. */
  about: 'verifiers' | 'outside';
  pattern: RegExp;
  /** Sentences that claim it. */
  claims: readonly string[];
  /** Sentences that look alike and say something else, mostly of the code. */
  others: readonly string[];
}

const RESULT = `(?:unit |integration |e2e |end-to-end |regression |snapshot )?(?:tests?|test ?suites?|suites?|specs?|test cases?)|lint(?:er|ing)?|builds?|compilation|type[ -]?check(?:s|er|ing)?|typescript|tsc|eslint|biome|(?:all|every|other|the|ci|status|of the) checks|(?:every|failing|red|lint|ci|build|type) check|verifiers?|verification|everything|formatting|${COMMAND}`;
const STILL = `(?:(?:now|still|all|also|both|again|already|therefore|thus|then|once more) ){0,3}`;
// What may follow the verb if it has no object: `pass size`, `passes the index`, `pass in a list` are about code.
const NO_OBJECT = String.raw`(?= ?(?:$|[.,;:!?()"'—–-]|✅|(?:now|again|locally|successfully|cleanly|as|with|without|on|after|too|and|but|here|under|at|including|since|(?:in|for) (?:full\b|ci\b|\d|all\b|both\b|the (?:sandbox|workspace|container|change|fix)|this|every|me\b))\b))`;
const ITS_KIND = `(?:(?:all|every|the|both|our|its|of|existing|full|entire|whole|project's|other|new|unit|integration|e2e) ){0,4}`;

const rule = (source: string) => new RegExp(source, 'i');

/** Clauses that deny a claim are the reader's business: these patterns find the claim alone. */
export const CLAIM_RULES: readonly ClaimRule[] = [
  {
    name: 'they pass',
    about: 'verifiers',
    pattern: rule(
      String.raw`\b(?:${RESULT})(?: (?:${CODE}|${COMMAND}))?:? (?:(?:(?:have|has|were|was) (?:been )?run and|have|has|should|will|continues? to|run and|completes? and|fails? (?:before|without [^ ]{1,20}) and) )?${STILL}(?:pass(?:es|ed)?|succeed(?:s|ed)?)${NO_OBJECT}`.replace(
        '(?<=\\d )of \\d+',
        'all of them',
      ),
    ),
    claims: [
      'All tests pass.',
      'All 41 tests now pass',
      'The failing test passes again.',
      'Lint and type check pass.',
      '`npm test` passes.',
      'The build succeeded on the first try.',
      'Fixed the bound, and the whole test suite passes.',
      'Nothing else was touched and every check passes!',
      'All tests should now pass.',
      '`npm test`: passes',
      'All existing tests continue to pass.',
      'The tests have been run and pass.',
      'The new test fails before and passes after this change.',
      'The test `keeps the last element` now passes.',
    ],
    others: [
      'The check passes the wrong index.',
      'The tests pass `size` where the function takes an end.',
      'Not all tests pass.',
      'I could not find out whether the tests pass.',
      'The tests pass in a list that is empty.',
      'The type check passes `undefined` on.',
      'The builder passes, by mistake, the old path.',
      'The message `all tests pass` was printed too early.',
      'The old test passed only because the mock was stale.',
      'The bound is changed to make the tests pass.',
      'Tests do not pass yet.',
      'The validator check passes when the list is empty.',
      'The middleware passes the build number on.',
      'A test that passes without the fix is useless.',
    ],
  },
  {
    name: 'they are green',
    about: 'verifiers',
    pattern: rule(
      String.raw`\b(?:${RESULT}|checks?) (?:(?:is|are|was|were|stays?|remains?|comes? back|came back|went|turns?|should be|will be) )?${STILL}(?:green|passing|clean|successful|happy)\b(?! (?:button|colou?r|up))`.replaceAll(
        '\\`',
        '`',
      ),
    ),
    claims: [
      'The tests are green.',
      'The check is green.',
      'Lint is clean, types too.',
      'With all tests passing, this is ready.',
      'The build stays green.',
      '`npm run lint` is clean.',
      'Everything is now green.',
    ],
    others: [
      'The test is not green yet.',
      'The button is green in the test for success.',
      'The build is clean up to the first error.',
      'The tests are slow.',
      'The `clean` build target removed the cache.',
    ],
  },
  {
    name: 'the change passes them',
    about: 'verifiers',
    pattern: rule(
      String.raw`\bpass(?:es|ed|ing)? ${ITS_KIND}(?:tests|test suite|suite|ci|lint(?:er|ing)?|type[ -]?check(?:s|er|ing)?|build|checks|verifiers|${COMMAND})(?= ?(?:$|[.;:!?)]|(?:and|again|now|locally|successfully)\b))`,
    ),
    claims: [
      'The change passes all tests.',
      'This now passes lint and the type check.',
      'It passes `npm test`.',
      'Passes the full test suite.',
    ],
    others: [
      '`run` passes tests to the runner in the wrong order.',
      'It passes the test name, not the path.',
      'The script passes the build directory twice.',
      'It does not pass the tests.',
    ],
  },
  {
    name: 'they were run and were fine',
    about: 'verifiers',
    pattern: rule(
      String.raw`\b(?:${RESULT}|it|project|code|package) (?:runs?|ran|builds?|compiles?|works|completes?|completed|exits|exited|finishes|finished|lints?|type[ -]?checks?) (?:successfully|cleanly|fine|green|clean|with(?:out| no| zero| 0) (?:any )?(?:new )?(?:lint |type |compile )?(?:errors?|failures?|warnings?|problems?|issues?)|(?:with )?(?:exit )?(?:code |status )?0\b)`.replaceAll(
        '\\`',
        '`',
      ),
    ),
    claims: [
      'The tests run without errors.',
      'The project compiles cleanly.',
      'The code builds without any warnings.',
      '`npm test` exits with code 0.',
      'I ran `make check` and it completes successfully.',
    ],
    others: [
      'The CLI exits with code 0 although the file is missing.',
      'The loop runs without a bound.',
      'The parser completes successfully on an empty list, which hides the error.',
      'The tests run in a random order.',
    ],
  },
  {
    name: 'they found nothing',
    about: 'verifiers',
    pattern: rule(
      String.raw`\b(?:(?:there are|has|have|reports?|shows?|finds?|found|with|gives?) (?:no|zero|0) (?:more |new |remaining |other |further )?(?:(?:lint|type|compile|compiler|build|test|eslint|typescript) (?:errors?|failures?|warnings?|problems?|issues?)|failing tests|test failures|regressions)|(?:^|[:,] )(?:no|zero|0) (?:more |new |remaining )?(?:(?:lint|type|build|test) (?:errors?|failures?|warnings?)|failing tests|regressions)|\d+ (?:tests? |specs? )?passed|all green|(?:ran|reran|run|running|verified (?:with|by|using)|confirmed (?:with|by|using)) (?:running )?(?:(?:the|all|full|whole|entire|existing|unit) ){0,3}(?:${COMMAND}|tests|test suite)(?: successfully|(?=,? (?:and|to confirm|to verify|to make sure)\b)|(?= ?[.!]?$)))`,
    ),
    claims: [
      'There are no failing tests.',
      'tsc reports no type errors.',
      '41 passed, 0 failed.',
      'No lint errors remain.',
      'I ran the full test suite to confirm.',
      'Verified with `npm test`.',
      'All green.',
    ],
    others: [
      'The parser found no tests in the folder.',
      'No tests were run.',
      'I could not run `npm test`.',
      'The workflow now uses `npm ci`.',
      'The counter shows no failures for skipped files.',
    ],
  },
  {
    name: 'CI says so',
    about: 'outside',
    pattern:
      /\b(?:ci|pipelines?|github actions|workflows?|status checks) (?:(?:is|are|was|were|has|have|should|will|be|run|runs|stays?|now|all|also|still|again) ){0,4}(?:green|pass(?:es|ed|ing)?|succeed(?:s|ed)?|successful)(?= ?(?:$|[.,;:!?)]|(?:again|now|and|on|with|too|as|after)\b))/i,
    claims: [
      'CI is green.',
      'The pipeline passes now',
      'CI should be green again.',
      'All status checks have passed.',
    ],
    others: [
      'CI was red since Monday.',
      'The workflow passes `--ci` to the runner.',
      'CI passes the token on.',
    ],
  },
  {
    name: 'looked at by hand or elsewhere',
    about: 'outside',
    pattern:
      /^(?:[-\s]|also|additionally|finally|(?:i|we)(?:'ve| have)?|and|then)*\b(?:(?:manually|locally|carefully) )?(?:(?:smoke[ -])?tested|verified|checked|confirmed|tried|validated|reproduced)\b.*\b(?:manually|by hand|locally|in (?:the |a |my )?(?:browser|chrome|firefox|safari|production|staging)|on (?:my |a |an |the )?(?:machine|laptop|windows|mac ?os|linux|android|ios|device|staging|production|node \d+))\b|^(?:also |(?:i|we)(?:'ve| have)? )*(?:manually|smoke[ -])[ -]?(?:tested|verified|checked|confirmed)\b|\b(?:was|were|is|has been|have been) (?:manually (?:tested|verified|checked|confirmed)|(?:tested|verified|checked|confirmed) (?:manually|by hand))\b/i,
    claims: [
      'Verified manually in the browser.',
      'Tested on Windows and macOS.',
      'I manually checked the page.',
      'The layout was verified by hand.',
      'I have also tested this on Node 18.',
    ],
    others: [
      'Not tested on Windows.',
      'The path is checked on Windows only.',
      'I have not verified this in the browser.',
      'The date was checked against the locale.',
      'Windows paths are now tested for a drive letter.',
    ],
  },
  {
    name: 'a suite beyond the verifiers',
    about: 'outside',
    pattern:
      /^(?:[-\s]|also|additionally|finally|(?:i|we)(?:'ve| have)?|then)*\b(?:ran|run|executed|reran) (?:(?:the|all|full|whole|entire|complete|our|of) ){0,4}(?:e2e|end[ -]to[ -]end|integration|browser|load|performance|acceptance|smoke|ui|visual|cross-platform)\b.{0,40}\b(?:tests?|suites?|benchmarks?|checks?)\b/i,
    claims: [
      'I ran the full e2e suite.',
      'Ran all integration tests as well.',
      'We executed the end-to-end tests twice.',
    ],
    others: [
      'The e2e suite was not run.',
      'The workflow ran the e2e suite twice, which doubled the time.',
      'I did not run the integration tests.',
    ],
  },
];
