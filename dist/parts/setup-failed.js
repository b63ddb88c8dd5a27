// src/judge/answer.ts
function complain({ kind, verifiers }, results) {
	const broken = results.filter(({ before, after }) => before?.conclusion === "success" && after?.conclusion !== "success");
	if (broken.length > 0) return `Your change breaks what was green:\n${broken.map((result) => describe(result, result.after)).join("\n")}`;
	if (kind === "judge") return complainOfEndless(results);
	if (!results.some(({ after }) => after?.conclusion === "success")) return "No verifier is green here, so nothing proves the change.";
	const wasRed = results.filter(({ before }) => isRed(before));
	if (kind === "fix" && !verifiers.some(({ failing }) => failing) && wasRed.length > 0 && !wasRed.some(({ after }) => after?.conclusion === "success")) return `Still red, as before your change:\n${wasRed.map((result) => describe(result, result.after)).join("\n")}`;
	return null;
}
function complainOfEndless(results) {
	const endless = results.filter(({ after }) => after?.conclusion === "timed_out" || after?.conclusion === "cancelled");
	if (endless.length === 0) return null;
	return `Did not come to an end:\n${endless.map((result) => describe(result, result.after)).join("\n")}`;
}
const isRed = (run) => run?.conclusion === "failure" || run?.conclusion === "timed_out";
function describe({ command }, run) {
	const ending = run === null ? "not run" : run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
	return `\`${command.trim()}\`: ${ending}\n${run?.excerpt ?? ""}`;
}
const list = (findings) => findings.map(({ rule, path, line, excerpt }) => `- ${path}:${line} (${rule}): ${excerpt}`).join("\n");
// src/judge/setup-failed.ts
var SetupFailed = class extends Error {};
export { list as i, complain as n, describe as r, SetupFailed as t };
