import { COMPILERS } from './compilers.ts';
import { CRASHES } from './crashes.ts';
import { GENERIC } from './generic.ts';
import { LINTERS } from './linters.ts';
import { LOCATIONS } from './locations.ts';
import { PACKAGES } from './packages.ts';
import type { Rule } from './rule.ts';
import { JAVASCRIPT_TESTS } from './tests-javascript.ts';
import { JVM_TESTS } from './tests-jvm.ts';
import { NATIVE_TESTS } from './tests-native.ts';
import { PYTHON_TESTS } from './tests-python.ts';
import { SCRIPTING_TESTS } from './tests-scripting.ts';
import { TOOLS } from './tools.ts';

/** Every rule; the first whose expression matches a line decides. */
export const RULES: readonly Rule[] = [
  ...SCRIPTING_TESTS,
  ...JVM_TESTS,
  ...PYTHON_TESTS,
  ...NATIVE_TESTS,
  ...LINTERS,
  ...JAVASCRIPT_TESTS,
  ...COMPILERS,
  ...PACKAGES,
  ...TOOLS,
  ...LOCATIONS,
  ...CRASHES,
  ...GENERIC,
];
