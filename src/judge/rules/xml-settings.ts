import type { FileKind } from './kinds.ts';
import { type PatternRow, patternRule } from './patterns.ts';

const kinds: readonly FileKind[] = ['manifest', 'checker', 'runner', 'types', 'build'];

/** Settings in XML and build scripts, which are read line by line. */
const rows: readonly PatternRow[] = [
  {
    on: 'code',
    kinds,
    pattern:
      /<(?:NoWarn|WarningsNotAsErrors|TreatWarningsAsErrors>\s?false|MSBuildTreatWarningsAsErrors>\s?false|Nullable>\s?disable|WarningLevel>\s?[0-3]|RunAnalyzers\w*>\s?false|EnableNETAnalyzers>\s?false|AnalysisMode>\s?None|EnforceCodeStyleInBuild>\s?false|Exclude(?:By\w+)?>|IsTestProject>\s?false|ExcludeFromCodeCoverage)/,
    bad: [
      'src/App.csproj',
      '<NoWarn>CS0168</NoWarn>',
      '<TreatWarningsAsErrors>false</TreatWarningsAsErrors>',
      '<Nullable>disable</Nullable>',
    ],
    good: [
      'src/App.csproj',
      '<TreatWarningsAsErrors>true</TreatWarningsAsErrors>',
      '<Nullable>enable</Nullable>',
    ],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /<(?:suppress\b|exclude\b|excludes\b|exclude-pattern|excludedGroups|skip>\s?true|ignoreErrors|severity>\s?0|rerunFailingTestsCount|failOnWarning>\s?false|failsOnError>\s?false|groups>)|"severity"\svalue="(?:ignore|info|warning)"|errorLevel="?(?:[4-8]|info|suppress)|failOn\w+="false"|convert\w+ToExceptions="false"|stopOn\w+="false"|beStrict\w+="false"/,
    bad: [
      'checkstyle.xml',
      '<suppress checks="x" files="A.java"/>',
      '<property name="severity" value="warning"/>',
    ],
  },
  {
    on: 'code',
    kinds,
    languages: ['kotlin', 'java'],
    pattern:
      /\bexclude\w*\s?\(?\s?["'][^"']{0,120}(?:[tT]est|[sS]pec|IT\b)|\bexcludeTags|\bexcludeCategories|\benabled\s?=\s?false|\bonlyIf\b|\bmaxRetries\b|\ballWarningsAsErrors\s?=\s?false|\babortOnError\s?=?\s?false|\bisIgnoreFailures\s?=\s?true/,
    bad: ['build.gradle', "exclude '**/RangeTest*'", 'abortOnError false'],
    good: ['build.gradle', "implementation 'a:b:1'"],
  },
];

export const xmlSettings = patternRule('checker-loosened', rows);
