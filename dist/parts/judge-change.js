import { C as frozenVerifiers, S as baseFiles, m as openCourtroom, p as prepare, x as baseRunner } from "./repair.js";
import { C as newRecord, D as recordPatch, O as recordTask, T as recordBaseline, _ as writeReport, b as stage, g as freshRunDir, k as recordVerdict, y as commandTime } from "./run.js";
import { t as sentence } from "./base.js";
import { c as object_, d as string_ } from "./_zod-door.js";
import { a as number, f as sha, m as skipped, s as parse } from "./payload.js";
import { S as openGit } from "./begin.js";
import { n as diffTrees } from "./patch.js";
import { n as openWorkspace } from "./workspace.js";
import { t as _usingCtx } from "./usingCtx.js";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
// src/trigger/pull-event.ts
const pullRequest = object_({
	number,
	pull_request: object_({
		html_url: string_(),
		title: string_(),
		base: object_({
			ref: string_(),
			sha
		}),
		head: object_({ sha })
	})
});
function readPullRequest(source) {
	if (source.name !== "pull_request") return skipped(`mode 'judge' judges 'pull_request'; the event is '${source.name}'`);
	const { number, pull_request: pull } = parse(pullRequest, source);
	return {
		number,
		url: pull.html_url,
		base: {
			branch: pull.base.ref,
			sha: pull.base.sha
		},
		headSha: pull.head.sha
	};
}
// src/judge-change.ts
async function judgeChange(change, config, around) {
	const run = {
		config,
		around,
		record: newRecord(config),
		started: Date.now()
	};
	let ending = await hear(change, run).catch((error) => ({
		outcome: "failed",
		reason: sentence(error)
	}));
	run.record.timing.totalMs = Date.now() - run.started;
	if (around.cancel.aborted) {
		run.record.stop = "cancelled";
		ending = {
			outcome: "unfixed",
			reason: "the run was cancelled"
		};
	}
	return recorded(ending, run.record, around);
}
async function judgePullRequest(source, config, around) {
	const pull = readPullRequest(source);
	if ("ending" in pull) return recorded(pull.ending, newRecord(config), around);
	return judgeChange({
		base: await mergedInto(around, source.env.sha) ?? pull.base.sha,
		branch: pull.base.branch,
		headTree: async ({ git }) => (await git.run(["rev-parse", `${source.env.sha}^{tree}`])).trim(),
		task: config.task,
		subject: `[#${pull.number}](${pull.url})`
	}, config, around);
}
async function mergedInto({ path, tempDir }, sha) {
	const dir = await mkdtemp(join(tempDir ?? tmpdir(), "regreen-merge-"));
	try {
		const [, first, second] = (await (await openGit(path, dir)).run([
			"rev-list",
			"--parents",
			"--max-count=1",
			sha
		])).trim().split(" ");
		return first === void 0 || second === void 0 ? null : first;
	} catch {
		return null;
	} finally {
		await rm(dir, {
			recursive: true,
			force: true
		});
	}
}
async function recorded(ending, record, { runDir, redactor }) {
	await freshRunDir(runDir);
	Object.assign(record, ending);
	return writeReport(runDir, record, null, redactor);
}
async function hear(change, run) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { config, around, record } = run;
		await freshRunDir(around.runDir);
		record.base = {
			sha: change.base,
			branch: change.branch
		};
		stage(run, "workspace", `a disposable copy of ${change.base.slice(0, 12)}`);
		const workspace = _usingCtx$1.a(await openWorkspace({
			...around,
			sha: change.base,
			sandbox: config.sandbox,
			dirty: false
		}));
		const patch = await changeAsPatch(change, workspace);
		recordPatch(record, patch);
		if (patch.files.length === 0) return {
			outcome: "clean",
			reason: "nothing has changed since the base"
		};
		const task = judgeTask(change);
		recordTask(record, task);
		const prepared = await prepare(run, workspace, task);
		if ("ending" in prepared) return prepared.ending;
		const { others } = await frozenVerifiers(config, task, baseFiles(workspace));
		const verifiers = others.map((verifier) => ({
			verifier,
			before: null,
			failing: false
		}));
		recordBaseline(record, verifiers);
		const courtroom = openCourtroom({
			workspace,
			config,
			task,
			verifiers,
			timeLeftMs: () => commandTime(run),
			cancel: around.cancel,
			emit: around.emit,
			logPrefix: "",
			docket: null,
			redactor: around.redactor,
			verdicts: new Map(),
			runBase: baseRunner(run, workspace, prepared)
		});
		const verdict = await courtroom.judge(patch);
		record.timing.judgeMs = Math.round(courtroom.spentMs());
		recordVerdict(record, verdict);
		return conclude(verdict);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function changeAsPatch(change, workspace) {
	return diffTrees(workspace.git, change.base, workspace.base.tree, await change.headTree(workspace));
}
function judgeTask({ task, subject }) {
	return {
		kind: "judge",
		text: task ?? "",
		subject,
		failing: [],
		beside: [],
		evidence: [],
		key: "",
		issue: null,
		words: task
	};
}
function conclude({ green, findings, answer }) {
	if (green) return {
		outcome: "clean",
		reason: "every verifier that can run is as green as before, and the guard blocks nothing"
	};
	const blocks = findings.filter(({ severity }) => severity === "block");
	const [first = ""] = answer.split("\n", 1);
	return blocks.length > 0 ? {
		outcome: "rejected",
		reason: `the guard refuses the change: ${blocks.map(({ rule, path, line }) => `${rule} in ${path.replace(/\p{Cc}/gu, "?")}:${line}`).slice(0, 3).join(", ")}`
	} : {
		outcome: "unfixed",
		reason: first.replace(/^Your/, "the").replace(/:$/, "")
	};
}
export { judgePullRequest as n, judgeChange as t };
