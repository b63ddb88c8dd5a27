import { n as missingSentence } from "./missing.js";
// src/fidelity.ts
async function measureFidelity(lines, run, differences = []) {
	const measured = [];
	for (const line of lines) measured.push(await measure(line, run, differences));
	const same = measured.filter((line) => line.same).length;
	const total = measured.length;
	return {
		same,
		total,
		share: total === 0 ? null : same / total,
		lines: measured
	};
}
function fidelityOfRun(commands, verifiers, differences) {
	const own = verifiers.filter(({ source }) => source === "failing-step" || source === "workflow");
	const resultOf = ({ verifier }) => own.find(({ command, before }) => before !== null && command === verifier?.command);
	const jobOf = ({ workflow, job }) => `${workflow}\n${job}`;
	const jobs = new Set(commands.filter((each) => resultOf(each) !== void 0).map(jobOf));
	const lines = commands.filter((each) => jobs.has(jobOf(each))).map((each) => lineOf(each, resultOf(each)));
	const runs = new Map(lines.map(({ line, run }) => [line, run]));
	return measureFidelity(lines.map(({ line }) => line), (line) => runs.get(line) ?? Promise.reject(new Error(`'${line.command}' was not run`)), differences);
}
function lineOf(row, result) {
	const before = result?.before ?? null;
	const unknown = before === null && row.runnable === true;
	return {
		line: {
			...workflowLine(row),
			...unknown ? { runnable: "is no check, so it was not run" } : {},
			expectedExit: result?.source === "failing-step" ? before?.exitCode || 1 : 0
		},
		run: before === null ? null : Promise.resolve(before)
	};
}
function workflowLine({ workflow, job, step, command, verifier, runnable }) {
	return {
		workflow,
		job,
		step,
		command,
		shell: verifier?.shell ?? "",
		workingDirectory: verifier?.workingDirectory ?? ".",
		env: verifier?.env ?? {},
		runnable: verifier === null && runnable === true ? "its command is not known here" : runnable,
		expectedExit: null
	};
}
async function measure(line, run, differences) {
	const { workflow, job, step, command, runnable } = line;
	const expected = line.expectedExit ?? 0;
	const told = {
		workflow,
		job,
		step,
		command,
		expected
	};
	if (runnable !== true) return {
		...told,
		here: null,
		same: false,
		reason: runnable
	};
	const result = await run(line);
	const same = result.exitCode === expected && result.missing === null;
	const reason = same ? null : why(result, expected, differences);
	return {
		...told,
		here: result.exitCode,
		same,
		reason
	};
}
const ROOM_HINTS = [
	[/Could not resolve host|ENOTFOUND|EAI_AGAIN|Temporary failure in name resolution|Network is unreachable/, "it needs the network, which is closed after set-up: name the host in `network`"],
	[/^sudo: |are you root\?|must be run as root|only root can/im, "it needs to be root, which nobody is here: do it in a step before"],
	[/Read-only file system/, "it writes outside the workspace, where nothing can be written"]
];
function why(result, expected, differences) {
	if (result.missing !== null) return missingSentence(result.missing);
	if (result.conclusion === "timed_out") return `it was stopped after ${Math.round(result.durationMs / 1e3)} s`;
	if (result.exitCode === null) return `it did not end by itself (${result.conclusion})`;
	const hint = ROOM_HINTS.find(([pattern]) => pattern.test(result.excerpt))?.[1];
	if (hint !== void 0) return hint;
	const ends = `exit ${result.exitCode} here, exit ${expected} in its CI`;
	return differences.length === 0 ? `${ends}; nothing is known that differs` : `${ends}; what differs: ${differences.slice(0, MAX_DIFFERENCES).join("; ")}`;
}
const MAX_DIFFERENCES = 3;
function fidelityLines({ same, total, share, lines }) {
	if (share === null) return ["no workflow has a `run:` line"];
	const percent = Math.floor(share * 100);
	const others = lines.filter((line) => !line.same);
	return [`${same} of ${total} \`run:\` lines end here as in CI (${percent} %)`, ...others.map(({ workflow, job, step, command, reason }) => `${workflow}, ${job}, ${step}: \`${command.trim().split("\n", 1)[0]}\`: ${reason}`)];
}
export { workflowLine as i, fidelityOfRun as n, measureFidelity as r, fidelityLines as t };
