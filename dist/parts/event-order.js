import { E as taskOf, J as policyOf, Q as createGitHub, Y as authorize, q as factsOf, r as refusal, t as readEvent } from "./event.js";
import { t as createLogger } from "./logger.js";
import { n as createRedactor, p as WrongUse } from "./base.js";
import { t as BrokenEvent } from "./payload.js";
import { i as localHead, o as VERSION } from "./begin.js";
import { n as applyToCheckout } from "./run.js";
import { readFile } from "node:fs/promises";
// src/commands/event-order.ts
async function eventOrder(flags, env, config, path) {
	const file = flags.last("event") ?? "";
	const name = flags.last("event-name");
	if (name === null) throw new WrongUse("'--event' needs '--event-name', for instance workflow_run");
	const token = env.GITHUB_TOKEN ?? env.GH_TOKEN;
	if (!token) throw new WrongUse("'--event' needs a token to read the run: set GITHUB_TOKEN or GH_TOKEN");
	const logger = createLogger({
		out: (text) => process.stderr.write(text),
		redactor: createRedactor([token]),
		mode: "terminal"
	});
	const head = await localHead(path);
	const read = readEvent(sourceOf(name, await readJson(file), config, head));
	if ("ending" in read) return refusal(read.ending);
	const { owner, name: repo } = read.trigger.repository;
	const apiUrl = env.GITHUB_API_URL ?? "https://api.github.com";
	const github = createGitHub({
		token,
		apiUrl,
		owner,
		repo,
		version: VERSION,
		note: logger.line
	});
	const job = {
		runId: 0,
		runnerName: null,
		workflowRef: ""
	};
	const facts = factsOf(read.trigger, {
		github,
		config,
		job
	});
	let admission = null;
	return {
		dirty: false,
		resume: null,
		async admit() {
			const asked = {
				...read.trigger,
				actors: [],
				accounts: []
			};
			const decision = await authorize(asked, policyOf(config), factsAtHome(facts));
			if ("ending" in decision) return decision;
			admission = {
				...decision,
				retry: null
			};
			return {
				...decision.trigger,
				trusted: false,
				rules: null,
				keepsSetup: false
			};
		},
		async gather(fileAt) {
			if (admission === null) throw new Error("nobody has let this run in");
			return taskOf(admission, {
				config,
				github,
				job
			}, {
				fileAt,
				facts
			});
		},
		publish: (_record, patch, workspace) => applyToCheckout(workspace, patch, {
			write: flags.has("apply"),
			print: !flags.has("json")
		})
	};
}
const factsAtHome = (facts) => ({
	...facts,
	permission: () => Promise.resolve({
		permission: "none",
		role: null
	}),
	own: () => Promise.resolve(null),
	comments: () => Promise.resolve([]),
	attempts: () => Promise.resolve(0),
	runsToday: () => Promise.resolve(0)
});
function sourceOf(name, payload, { mode, label, task, mention }, head) {
	return {
		name,
		payload,
		mode,
		label,
		task,
		mention,
		env: {
			sha: head.sha,
			refName: head.branch,
			actor: "",
			triggeringActor: "",
			runId: 0,
			runAttempt: 1,
			job: "",
			workflowRef: ""
		}
	};
}
async function readJson(file) {
	try {
		return JSON.parse(await readFile(file, "utf8"));
	} catch {
		throw new BrokenEvent(`'--event ${file}' holds no JSON; give the payload that GitHub sent`);
	}
}
export { eventOrder };
