import { n as readChanges, s as kindOf } from "./change.js";
// src/judge/originals.ts
const MEASURES = [
	"test",
	"support",
	"snapshot",
	"fixture",
	"runner",
	"checker",
	"types"
];
const DEPENDENCIES = ["manifest", "lockfile"];
function originalsToRestore(changes, failing, findings) {
	return readChanges(changes).filter((change) => change.status !== "added" && MEASURES.includes(change.oldKind)).filter(({ path, oldKind }) => !failing.includes(path) || EXPECTS.includes(oldKind) && findings.some((finding) => finding.path === path)).map(({ oldPath }) => oldPath);
}
function measuringFiles(changes) {
	return changes.filter(({ path }) => MEASURES.includes(kindOf(path))).map(({ path }) => path);
}
function touchesDependencies(changes) {
	return changes.some((change) => DEPENDENCIES.includes(kindOf(change.path)) && !onlyElsewhere(change));
}
const INSTALLED = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies",
	"overrides",
	"resolutions",
	"workspaces",
	"packageManager"
];
const INSTALL_SCRIPTS = [
	"preinstall",
	"install",
	"postinstall",
	"prepare"
];
function onlyElsewhere({ path, before, after }) {
	if (!/(?:^|\/)package\.json$/.test(path) || before === null || after === null) return false;
	const [left, right] = [installedBy(before), installedBy(after)];
	return left !== null && left === right;
}
function installedBy(text) {
	try {
		const manifest = JSON.parse(text);
		const scripts = manifest.scripts ?? {};
		return JSON.stringify([INSTALLED.map((key) => manifest[key]), INSTALL_SCRIPTS.map((key) => scripts[key])]);
	} catch {
		return null;
	}
}
const EXPECTS = [
	"test",
	"support",
	"snapshot",
	"fixture"
];
const TELLS_OF_TESTS = /[\u2717\u2718\u25cf]|\u2716 (?!\d+ problem)|AssertionError|--- FAIL|\bFAIL(?:ED|URES)?\b|\bnot ok\b|\bpanicked at\b|\b\d+ (?:failed|failing|failures?)\b|\bTests run:|\bin test_\w/;
function filesAtFault(changes, before) {
	const names = (path, run) => run?.failures.filter(({ file }) => file !== null && sameFile(file, path)) ?? [];
	const isAtFault = (path) => before.some((run) => {
		const named = names(path, run);
		if (named.length === 0 || named.some(({ test }) => test !== null)) return false;
		const told = [run?.excerpt, ...named.map(({ message }) => message)].join("\n");
		return !EXPECTS.includes(kindOf(path)) || !TELLS_OF_TESTS.test(told);
	});
	return changes.map(({ path }) => path).filter(isAtFault);
}
function sameFile(printed, path) {
	const clean = printed.replace(/^\.\//, "").replaceAll("\\", "/");
	return clean === path || clean.endsWith(`/${path}`);
}
export { touchesDependencies as i, measuringFiles as n, originalsToRestore as r, filesAtFault as t };
