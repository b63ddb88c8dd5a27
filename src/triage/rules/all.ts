import { BUILD_TOOLS } from './build.ts';
import { BUNDLERS } from './bundlers.ts';
import { COMPILERS } from './compilers.ts';
import { CRASHES } from './crashes.ts';
import { GENERIC } from './generic.ts';
import { LINTERS } from './linters.ts';
import { WEB_LINTERS } from './linters-web.ts';
import { LOCATIONS } from './locations.ts';
import { PACKAGES } from './packages.ts';
import { WEB_PACKAGES } from './packages-web.ts';
import type { Rule } from './rule.ts';
import { RUNNERS } from './runners.ts';
import { SHELL } from './shell.ts';
import { JAVASCRIPT_TESTS } from './tests-javascript.ts';
import { JVM_TESTS } from './tests-jvm.ts';
import { NATIVE_TESTS } from './tests-native.ts';
import { PYTHON_TESTS } from './tests-python.ts';
import { SCRIPTING_TESTS } from './tests-scripting.ts';

/** Every rule; the first whose expression matches a line decides. */
export const RULES: readonly Rule[] = [
  ...SCRIPTING_TESTS,
  ...JVM_TESTS,
  ...PYTHON_TESTS,
  ...NATIVE_TESTS,
  ...WEB_LINTERS,
  ...LINTERS,
  ...JAVASCRIPT_TESTS,
  ...BUNDLERS,
  ...COMPILERS,
  ...WEB_PACKAGES,
  ...PACKAGES,
  ...RUNNERS,
  ...BUILD_TOOLS,
  ...SHELL,
  ...LOCATIONS,
  ...CRASHES,
  ...GENERIC,
];
