import { _ as SetupFailed, b as list, v as complain, y as describe } from "./repair.js";
import { n as testDiff, t as guard } from "./guard.js";
import { n as readChanges } from "./change.js";
import { i as touchesDependencies, n as measuringFiles, r as originalsToRestore, t as filesAtFault } from "./originals2.js";
import { t as _usingCtx } from "./usingCtx.js";
// src/judge/new-tests.ts
const MOST = 20;
function addedTests(changes) {
	const added = testDiff(readChanges(changes)).addedTests.map(({ name, change }) => {
		return {
			name: name.replace(/^(['"`])(.*)\1$/s, "$2"),
			path: change.path
		};
	});
	const first = new Map(added.toReversed().map((test) => [test.name, test]));
	return [...new Set(added.map(({ name }) => name))].flatMap((name) => first.get(name) ?? []).slice(0, MOST);
}
function proveNewTests(tests, runs) {
	return tests.map((test) => ({
		id: test.name,
		without: verdictOn(test, tests, runs),
		with: "success"
	}));
}
function verdictOn(test, tests, { before, without, after, alone }) {
	if (without.conclusion === "success") return "success";
	if (without.conclusion !== "failure") return "unknown";
	const noneRan = before?.conclusion === "success" && (tests.length === 1 || isLoadFailure(without));
	const noneLoaded = alone && without.tests == null && isLoadFailure(without);
	if (noneRan || noneLoaded || isNamed(test, without)) return "failure";
	if (without.tests?.broken.some((file) => sameFile(file, test.path))) return "failure";
	const isOther = (id) => before?.tests?.complete && before.tests.failedIds.includes(id) || isElsewhere(id, test.path) || tests.some((other) => other !== test && isId(id, other.name, other.path));
	return ranAll(without, after) && without.tests?.failedIds.every(isOther) ? "success" : "unknown";
}
function ranAll({ tests: without }, after) {
	const whole = after?.tests;
	if (!without?.complete || !whole?.complete) return false;
	return without.total !== null && without.total === whole.total && without.skipped === whole.skipped && without.format === whole.format;
}
const isLoadFailure = ({ excerpt, failures }) => /SyntaxError|does not provide an export|Cannot find module|ERR_MODULE_NOT_FOUND|ImportError|ModuleNotFoundError|cannot find|undefined: |unresolved import|NameError|LoadError/.test([excerpt, ...failures.map(({ message }) => message)].join("\n"));
function isNamed({ name, path }, { failures, tests }) {
	if (tests?.complete) return tests.failedIds.some((id) => isId(id, name, path));
	return tests?.failedIds.some((id) => isId(id, name, path)) || failures.some(({ test, message }) => [test ?? "", message].some((text) => endsName(text, name)));
}
function isId(id, name, path) {
	if (isElsewhere(id, path)) return false;
	return id.split(PARTS).map((part) => part.replace(/\[.*\]$/s, "")).some((part) => part === name || part.split("/")[0] === name) || endsName(id, name);
}
const PARTS = / > |::/;
function isElsewhere(id, path) {
	const [file = "", ...names] = id.split(PARTS);
	return names.length > 0 && CODE_FILE.test(file) && !sameFile(file, path);
}
const CODE_FILE = /\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|go|rs|exs?|dart)$/;
function sameFile(printed, path) {
	return printed === path || printed.endsWith(`/${path}`) || path.endsWith(`/${printed}`);
}
const DURATION = /\s\(?\d+(?:\.\d+)?\s?m?s\)?$/;
function endsName(text, name) {
	const told = text.trim().replace(DURATION, "");
	const at = told.lastIndexOf(name);
	if (at < 0) return false;
	return !/\w\s?$/.test(told.slice(0, at)) && !/^\s?\w/.test(told.slice(at + name.length));
}
// src/judge/judge.ts
async function judge(submitted) {
	if (submitted.patch.files.length === 0) return red([], [], "No file has changed. Make the change, then submit.");
	try {
		return await hear(submitted);
	} catch (error) {
		if (!(error instanceof SetupFailed)) throw error;
		return red([], [], `Set-up on the patched tree failed: ${error.message}`);
	}
}
async function hear(submitted) {
	const { changes, testsMayChange, verifiers } = submitted;
	const results = [];
	const atFault = filesAtFault(changes, verifiers.filter(({ failing }) => failing).map(({ before }) => before));
	const findings = guard(changes, {
		testsMayChange,
		failing: atFault,
		...submitted.policy
	});
	const blocks = findings.filter(({ severity }) => severity === "block");
	if (blocks.length > 0 && (submitted.crowded || touchesDependencies(changes))) return red(results, findings, `The guard refuses the change; nothing of it was run:\n${list(blocks)}`);
	const refusal = await runVerifiers(submitted, results);
	if (refusal !== null) return red(results, [], refusal);
	if (blocks.length > 0) return red(results, findings, `The verifiers are green, but the guard refuses the change:\n${list(blocks)}`);
	const restore = testsMayChange ? [] : originalsToRestore(changes, atFault, findings);
	const { resisting, unheard } = restore.length === 0 ? NO_ORIGINALS : await runOriginals(submitted, restore, results);
	if (resisting.length > 0) {
		const refused = resisting.map(({ id, path }) => ({
			...NOT_WITH_ORIGINALS,
			path,
			excerpt: id
		}));
		return red(results, [...findings, ...refused], `Green only with your changes to ${restore.join(", ")}. With the originals put back it is red:\n${list(refused)}`);
	}
	if (unheard.length > 0) return red(results, findings, `With the originals of ${restore.join(", ")} put back, not every verifier came to an end:\n${unheard.join("\n")}`);
	return {
		green: true,
		results,
		findings,
		newTests: await runNewTests(submitted, results),
		answer: "Accepted: every verifier that can run is green."
	};
}
async function runVerifiers(submitted, results) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { patch, verifiers, changes } = submitted;
		const room = _usingCtx$1.a(await submitted.open(patch.tree, "patch", touchesDependencies(changes)));
		for (const judged of failingFirst(verifiers)) {
			const result = await hearOne(judged, room, submitted);
			results.push(result);
			if (judged.failing && result.after?.conclusion !== "success") return `Still red:\n${describe(judged.verifier, result.after)}`;
		}
		return complain(submitted, results);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function hearOne(judged, room, submitted) {
	const { id, command, source, omittedEnv } = judged.verifier;
	const told = {
		id,
		command,
		source,
		omittedEnv,
		withOriginalTests: null,
		flaky: false
	};
	if (judged.before?.conclusion === "not-run") return {
		...told,
		before: judged.before,
		after: null
	};
	const after = await room.run(judged.verifier);
	const before = judged.before ?? await lateBase(submitted, judged.verifier, after);
	if (before?.conclusion !== "success" || after.conclusion !== "failure") return {
		...told,
		before,
		after
	};
	const again = await room.run(judged.verifier);
	return again.conclusion === "success" ? {
		...told,
		before,
		after: again,
		flaky: true
	} : {
		...told,
		before,
		after
	};
}
async function lateBase({ kind, runBase }, verifier, after) {
	if (runBase === void 0 || kind === "judge" && after.conclusion === "success") return null;
	return runBase(verifier);
}
const NO_ORIGINALS = {
	resisting: [],
	unheard: []
};
async function runOriginals(submitted, restore, results) {
	try {
		var _usingCtx3 = _usingCtx();
		const { patch, baseTree, changes } = submitted;
		const tree = await submitted.overlay(patch.tree, baseTree, restore);
		const room = _usingCtx3.a(await submitted.open(tree, "originals", touchesDependencies(changes)));
		const said = {
			resisting: [],
			unheard: []
		};
		for (const result of results) {
			if (result.after?.conclusion !== "success") continue;
			const judged = submitted.verifiers.find(({ verifier }) => verifier.id === result.id);
			if (judged === void 0) continue;
			const run = await room.run(judged.verifier);
			result.withOriginalTests = run;
			if (run.conclusion === "failure") said.resisting.push({
				id: result.command,
				path: restore[0] ?? ""
			});
			else if (run.conclusion !== "success") said.unheard.push(describe(judged.verifier, run));
		}
		return said;
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
const NOT_WITH_ORIGINALS = {
	rule: "red-with-originals",
	severity: "block",
	line: 1
};
async function runNewTests(submitted, results) {
	try {
		var _usingCtx4 = _usingCtx();
		const { changes, baseTree, patch, verifiers } = submitted;
		const added = addedTests(changes);
		const tests = measuringFiles(changes);
		if (added.length === 0 || tests.length === patch.files.length) return [];
		const judged = testRunner(verifiers, results);
		if (judged === void 0) return [];
		const tree = await submitted.overlay(baseTree, patch.tree, tests);
		const room = _usingCtx4.a(await submitted.open(tree, "tests", touchesDependencies(changes)));
		const without = await room.run(judged.verifier);
		const { runBase } = submitted;
		const before = judged.before ?? (without.conclusion === "failure" && runBase ? await runBase(judged.verifier) : null);
		const proofs = proveNewTests(added, {
			before,
			without,
			after: results.find(({ id }) => id === judged.verifier.id)?.after ?? null,
			alone: false
		});
		const open = added.filter(({ name }) => proofs.some((each) => each.id === name && each.without === "unknown"));
		if (open.length === 0 || without.conclusion !== "failure") return proofs;
		const files = [...new Set(open.map(({ path }) => path))];
		const alone = await runFilesAlone(submitted, judged.verifier, files, room);
		if (alone === null) return proofs;
		const closer = proveNewTests(added, {
			before,
			...alone,
			alone: files.length === 1
		});
		return proofs.map((proof, i) => proof.without === "unknown" ? closer[i] ?? proof : proof);
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		await _usingCtx4.d();
	}
}
async function runFilesAlone({ only, open, patch, changes }, verifier, files, room) {
	try {
		var _usingCtx5 = _usingCtx();
		const alone = await only?.(verifier, files) ?? null;
		if (alone === null) return null;
		const without = await room.run(alone);
		const after = await _usingCtx5.a(await open(patch.tree, "patch", touchesDependencies(changes))).run(alone);
		if (after.conclusion !== "success" || !after.tests?.total) return null;
		return without.conclusion === "failure" || without.tests?.total === after.tests.total ? {
			without,
			after
		} : null;
	} catch (_) {
		_usingCtx5.e = _;
	} finally {
		await _usingCtx5.d();
	}
}
function testRunner(verifiers, results) {
	const green = new Set(results.filter(({ after }) => after?.conclusion === "success").map(({ id }) => id));
	const able = failingFirst(verifiers).filter(({ verifier }) => green.has(verifier.id));
	return able.find(({ verifier }) => /test|spec|jest|mocha|check/i.test(verifier.command)) ?? able[0];
}
const failingFirst = (verifiers) => [...verifiers].sort((a, b) => Number(b.failing) - Number(a.failing));
const red = (results, findings, answer) => ({
	green: false,
	results,
	findings,
	newTests: [],
	answer
});
export { judge };
