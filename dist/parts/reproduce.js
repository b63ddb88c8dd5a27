import { r as remedyOf } from "./missing.js";
// src/verifiers/reproduce.ts
const GREEN_RUNS = 3;
async function reproduce(verifier, run, differs) {
	const first = await run(1);
	if (first.conclusion === "not-run") return {
		red: false,
		run: first,
		ending: noEnvironment(verifier, first)
	};
	if (first.conclusion === "success") return {
		red: false,
		run: first,
		ending: await afterGreen(verifier, first, run, differs)
	};
	if (first.conclusion === "timed_out") return {
		red: true,
		run: first
	};
	const second = await run(2);
	return second.conclusion === "success" ? {
		red: false,
		run: first,
		ending: flaky(verifier, [first, second])
	} : {
		red: true,
		run: first
	};
}
async function afterGreen(verifier, first, run, differs) {
	const runs = [first];
	while (runs.length < GREEN_RUNS) {
		const next = await run(runs.length + 1);
		runs.push(next);
		if (next.conclusion === "cancelled") return {
			outcome: "unfixed",
			reason: "the run was cancelled"
		};
		if (next.conclusion !== "success") return flaky(verifier, runs);
	}
	const known = await differs();
	const other = known.length === 0 ? "" : `; what differs here: ${known.join("; ")}`;
	return {
		outcome: "not-reproduced",
		reason: `${quote(verifier)} exits 0 here in ${GREEN_RUNS} of ${GREEN_RUNS} runs; nothing was spent on it${other}`
	};
}
function noEnvironment(verifier, run) {
	return {
		outcome: "no-environment",
		reason: `${quote(verifier)} cannot start here: ${run.missing} is missing (exit ${run.exitCode}); ${remedyOf(run.missing ?? "")}`
	};
}
function flaky(verifier, runs) {
	const colours = runs.map(({ conclusion }) => conclusion === "success" ? "green" : "red").join(", ");
	const red = runs.findIndex(({ conclusion }) => conclusion !== "success");
	return {
		outcome: "flaky",
		reason: `${quote(verifier)} is flaky: the same commit gave ${colours}; ${whichFailed(runs[red])} in run ${red + 1} of ${runs.length}${testsOf(runs[red])}`
	};
}
const whichFailed = (run) => run?.conclusion === "timed_out" ? "it met its time limit" : "it failed";
const TOLD_TESTS = 3;
function testsOf(run) {
	const named = run?.failures.flatMap(({ test }) => test === null ? [] : [test]) ?? [];
	const ids = [...new Set(run?.tests?.failedIds.length ? run.tests.failedIds : named)];
	const shown = ids.slice(0, TOLD_TESTS).map((id) => `\`${oneLine(id)}\``);
	const more = ids.length > TOLD_TESTS ? ` and ${ids.length - TOLD_TESTS} more` : "";
	return shown.length === 0 ? "" : `: ${shown.join(", ")}${more}`;
}
const quote = (verifier) => `\`${verifier.command.trim().split("\n", 1)[0] ?? ""}\``;
const oneLine = (name) => name.replace(/\p{Cc}+/gu, " ").replaceAll("`", "'").slice(0, 120);
export { reproduce };
