import { a as policyOf, d as gatherTask, f as createGitHub, n as NO_ANSWERS, o as refusal, r as factsFor, s as authorize, t as readEvent } from "./event.js";
import { t as createLogger } from "./logger.js";
import { t as createRedactor } from "./redact.js";
import { t as BrokenEvent } from "./payload.js";
import { t as WrongUse } from "./types.js";
import { i as inputVerifiers } from "./discover.js";
import { t as VERSION } from "./version.js";
import { t as applyToCheckout } from "./apply.js";
import { n as localHead } from "./local.js";
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
	const { trigger } = read;
	if (trigger.kind === "comment" || trigger.kind === "review") return refusal(NO_ANSWERS);
	const github = createGitHub({
		token,
		apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
		owner: trigger.repository.owner,
		repo: trigger.repository.name,
		version: VERSION,
		note: logger.line
	});
	return {
		dirty: false,
		resume: null,
		async admit() {
			const nobody = { permission: () => Promise.resolve("none") };
			const asked = {
				...trigger,
				actors: [],
				accounts: [],
				pulls: []
			};
			const decision = await authorize(asked, policyOf(config), factsFor(trigger, nobody));
			return "ending" in decision ? decision : {
				...trigger,
				trusted: false,
				keepsSetup: false
			};
		},
		gather: (fileAt) => gatherTask(trigger, {
			github,
			fileAt,
			verify: inputVerifiers(config),
			runnerName: null
		}),
		publish: (_record, patch, workspace) => applyToCheckout(workspace, patch, {
			write: flags.has("apply"),
			print: !flags.has("json")
		})
	};
}
function sourceOf(name, payload, { mode, label, task }, head) {
	return {
		name,
		payload,
		mode,
		label,
		task,
		mention: "@regreen",
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
