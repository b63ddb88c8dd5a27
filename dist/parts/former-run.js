import { a as limitsToGoOn, i as commentText, r as fitsTree } from "./repair.js";
import { g as freshRunDir } from "./run.js";
import { t as sentence } from "./base.js";
import { join } from "node:path";
import { lstat, readFile, readdir } from "node:fs/promises";
// src/former-run.ts
const MAX_BYTES = 67108864;
async function findFormer(runDir) {
	const names = (await readdir(runDir).catch(() => [])).filter((name) => READ.test(name));
	if (!names.includes("trace.jsonl")) return null;
	try {
		const stats = await Promise.all(names.map((name) => lstat(join(runDir, name))));
		if (stats.some((each) => !each.isFile())) return { why: "it holds something else than files" };
		if (stats.reduce((bytes, { size }) => bytes + size, 0) > MAX_BYTES) return { why: "it is too large" };
		const end = names.includes("run.json") ? outcomeIn(await readFile(join(runDir, "run.json"), "utf8")) : null;
		if (end !== null) return { why: `it has come to its end: ${end}` };
		const { loadTrace } = await import("./resume.js");
		const resume = await loadTrace(runDir);
		if ("fault" in resume) return { why: resume.fault };
		if (!resume.items.every(isOurs)) return { why: "its trace holds what no run of regreen says" };
		return { resume: {
			...resume,
			items: withoutWords(resume.items),
			foreign: true
		} };
	} catch (error) {
		return { why: sentence(error) };
	}
}
const READ = /^(?:(?:attempt-\d+-)?trace\.jsonl|partial\.patch|run\.json)$/;
const ENDS = [
	"fixed",
	"answered",
	"suggested"
];
function outcomeIn(text) {
	const { outcome } = JSON.parse(text);
	return ENDS.find((each) => each === outcome) ?? null;
}
const KINDS = [
	"message",
	"reasoning",
	"function_call",
	"function_call_output",
	"custom_tool_call",
	"custom_tool_call_output"
];
function isOurs(item) {
	if (!KINDS.includes(item.type ?? "message") || refersElsewhere(item)) return false;
	return !("role" in item) || item.role === "user" || item.role === "assistant";
}
const refersElsewhere = (value) => typeof value === "object" && value !== null && Object.entries(value).some(([name, each]) => name === "image_url" ? !(typeof each === "string" && each.startsWith("data:")) : name === "file_url" || name === "file_id" || refersElsewhere(each));
const COMMENT = commentText("").trim();
function withoutWords(items) {
	const task = items.findIndex(isSaid);
	return items.filter((item, i) => i !== task && !(isSaid(item) && textsIn(item).some(isComment)));
}
const isSaid = (item) => "role" in item && item.role === "user";
const isComment = (text) => text.trimStart().startsWith(COMMENT);
const textsIn = (value) => {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
async function goOn(former, { task, git, base, trusted }) {
	if ("why" in former) return former;
	const { start, patch } = former.resume;
	if (!trusted) return { why: "the commit is not by people who may write" };
	if (start.task.key !== task.key || start.task.kind !== task.kind) return { why: "it is of another task" };
	if (start.base.tree !== base.tree) return { why: "it worked on other files" };
	if (patch.length > 0 && !await fitsTree(git, base.tree, patch)) return { why: "its partial patch does not fit" };
	return former;
}
async function goOnHere(former, run, { task, workspace: { git, base } }) {
	const { config, around } = run;
	const decided = await goOn(former, {
		task,
		git,
		base,
		trusted: run.trusted === true
	});
	const told = tellOf(decided, {
		runDir: around.runDir,
		attempts: config.attempts
	});
	for (const text of told) around.emit({
		type: "note",
		text
	});
	if ("why" in decided) {
		await freshRunDir(around.runDir);
		return null;
	}
	run.config = {
		...config,
		limits: limitsOnTop(decided.resume, config)
	};
	return decided.resume;
}
const limitsOnTop = (resume, { limits }) => limitsToGoOn(resume, {
	...limits,
	costUsd: limits.costUsd ?? null
});
function tellOf(decided, { runDir, attempts }) {
	if ("why" in decided) return [`'${runDir}' holds a run that went before, and this one starts afresh: ${decided.why}`];
	const { turns, costUsd } = decided.resume.usage;
	const one = `goes on with the run that '${runDir}' holds: ${turns} ${turns === 1 ? "turn is" : "turns are"} done${costUsd === null && turns > 0 ? "; what they cost is not known" : ""}; the limits come on top`;
	return attempts > 1 ? [one, `'attempts' is ${attempts}, and a run that goes on has one attempt`] : [one];
}
export { findFormer, goOnHere };
