// src/types.ts
const OUTCOMES = [
	"fixed",
	"answered",
	"suggested",
	"clean",
	"flaky",
	"not-reproduced",
	"no-environment",
	"unfixed",
	"rejected",
	"stale",
	"refused",
	"skipped",
	"failed"
];
const STOP_REASONS = [
	"submitted",
	"turns",
	"tokens",
	"cost",
	"time",
	"cancelled",
	"model-error",
	"gave-up"
];
var WrongUse = class extends Error {};
const READING_KINDS = ["ask", "suggest"];
const VERIFIER_SOURCES = [
	"failing-step",
	"command",
	"input",
	"workflow",
	"package-script",
	"makefile",
	"agents-md",
	"hook",
	"ecosystem"
];
export { WrongUse as a, VERIFIER_SOURCES as i, READING_KINDS as n, STOP_REASONS as r, OUTCOMES as t };
