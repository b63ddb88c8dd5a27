import { addedDependencies } from './added-dependencies.ts';
import { changedExpectations, loosenedAssertions, removedAssertions } from './assertion-rules.ts';
import { binaries, hiddenCharacters, longLines } from './bytes.ts';
import { changedCommands, installScripts } from './commands.ts';
import { checkerSettings, coverageSettings, patienceSettings, runnerSettings } from './configuration.ts';
import { constantAnswers } from './constant-answers.ts';
import { coverageFloors } from './coverage-floors.ts';
import { dependencySources } from './dependencies.ts';
import { mockedUnits } from './doubles.ts';
import { droppedResults } from './dropped-results.ts';
import { environmentChecks } from './environment.ts';
import { forcedExits } from './exits.ts';
import { guardedAssertions } from './guarded.ts';
import { hollowAssertions } from './hollow.ts';
import { ignoreFiles } from './ignores.ts';
import { pathTricks, protectedPaths } from './paths.ts';
import { patience } from './patience.ts';
import { removedTests } from './removed-tests.ts';
import type { Rule } from './rule.ts';
import { patchedPackages, runnerPatches } from './runner-patches.ts';
import { shellModes } from './shell-modes.ts';
import { oversized } from './size.ts';
import { focusedTests, skippedTests } from './skips.ts';
import { snapshots } from './snapshots.ts';
import { specialCases } from './special-cases.ts';
import { suppressions } from './suppressions.ts';
import { swallowedErrors } from './swallowed.ts';
import { testData } from './test-data.ts';
import { typeEscapes } from './type-escapes.ts';
import { xmlSettings } from './xml-settings.ts';

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
  checkerSettings,
  runnerSettings,
  coverageSettings,
  patienceSettings,
  changedCommands,
  installScripts,
  ignoreFiles,
  dependencySources,
  addedDependencies,
  suppressions,
  typeEscapes,
  forcedExits,
  shellModes,
  environmentChecks,
  specialCases,
  constantAnswers,
  swallowedErrors,
  droppedResults,
  runnerPatches,
  patchedPackages,
  coverageFloors,
  xmlSettings,
  protectedPaths,
  pathTricks,
  hiddenCharacters,
  binaries,
  longLines,
  oversized,
];
