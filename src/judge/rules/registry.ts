import { changedExpectations, loosenedAssertions, removedAssertions } from './assertion-rules.ts';
import { binaries, hiddenCharacters, longLines } from './bytes.ts';
import { mockedUnits } from './doubles.ts';
import { environmentChecks } from './environment.ts';
import { forcedExits } from './exits.ts';
import { guardedAssertions } from './guarded.ts';
import { hollowAssertions } from './hollow.ts';
import { pathTricks, protectedPaths } from './paths.ts';
import { patience } from './patience.ts';
import { removedTests } from './removed-tests.ts';
import type { Rule } from './rule.ts';
import { runnerPatches } from './runner-patches.ts';
import { focusedTests, skippedTests } from './skips.ts';
import { snapshots } from './snapshots.ts';
import { suppressions } from './suppressions.ts';
import { testData } from './test-data.ts';
import { typeEscapes } from './type-escapes.ts';

/** Every rule of the guard. */
export const RULES: readonly Rule[] = [
  removedTests,
  skippedTests,
  focusedTests,
  removedAssertions,
  loosenedAssertions,
  changedExpectations,
  guardedAssertions,
  hollowAssertions,
  testData,
  snapshots,
  mockedUnits,
  patience,
  suppressions,
  typeEscapes,
  forcedExits,
  environmentChecks,
  runnerPatches,
  protectedPaths,
  pathTricks,
  hiddenCharacters,
  binaries,
  longLines,
];
