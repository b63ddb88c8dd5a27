import { n as readTrace, r as limitsToGoOn, t as run } from "./run.js";
import { t as cancelSignal } from "./cancel.js";
import { a as toConfig } from "./config.js";
import { l as wordsTask, n as ownPrices, s as keyOf, t as chooseModel } from "./model-choice.js";
import { k as sandboxEnv } from "./workspace.js";
import { t as renderEvent } from "./progress.js";
import { t as createLogger } from "./logger.js";
import { t as createRedactor } from "./redact.js";
import { n as triage, t as excerptText } from "./failure-log.js";
import { t as WrongUse } from "./types.js";
import { a as makeVerifier } from "./discover.js";
import { t as applyToCheckout } from "./apply.js";
import { g as setupVariables } from "./prepare.js";
import { i as makeRunDir, n as localHead, r as localInputs, t as findPlace } from "./local.js";
import { i as readTask } from "./range.js";
import { t as openLog } from "./triage.js";
import { join, resolve } from "node:path";
import { cp, readFile } from "node:fs/promises";
// src/commands/fix.ts
const fix = {
	flags: {
		command: {
			value: "CMD",
			help: "a command that fails (repeatable)"
		},
		log: {
			value: "FILE",
			help: "the log of a failing command"
		},
		task: {
			value: "TEXT|@FILE",
			help: "what to do, in words"
		},
		event: {
			value: "FILE",
			help: "a webhook payload; needs --event-name and GITHUB_TOKEN"
		},
		"event-name": {
			value: "NAME",
			help: "the name of that event"
		},
		verify: {
			value: "CMD",
			help: "a further check (repeatable; default: found)"
		},
		setup: {
			value: "CMD",
			help: "prepares the checkout, with network (repeatable; default: from the lock file)"
		},
		model: {
			value: "NAME",
			help: "the model"
		},
		"base-url": {
			value: "URL",
			help: "the endpoint"
		},
		api: {
			value: "responses|chat",
			help: "what the endpoint speaks (default responses)"
		},
		"context-window": {
			value: "N",
			help: "tokens a request may hold (default: what is known of the model)"
		},
		"stall-seconds": {
			value: "N",
			help: "silence after which the model is asked again (default 90)"
		},
		"reasoning-effort": {
			value: "LEVEL",
			help: "low, medium, high, \u2026"
		},
		attempts: {
			value: "N",
			help: "attempts side by side; the judge chooses (default 1)"
		},
		"max-turns": {
			value: "N",
			help: "answers of the model (default 200)"
		},
		"max-minutes": {
			value: "N",
			help: "the whole run (default 60)"
		},
		"max-tokens": {
			value: "N",
			help: "input and output together"
		},
		"max-cost-usd": {
			value: "N",
			help: "US dollars for the model; needs a known price"
		},
		prices: {
			value: "FILE",
			help: "prices of your own, JSON or YAML"
		},
		"no-model": { help: "stop before the first request" },
		apply: { help: "change the checkout (default: print the diff)" },
		"working-directory": {
			value: "DIR",
			help: "the project inside the repository"
		},
		fixers: {
			value: "auto|off",
			help: "write modes of failing checkers before a model (default auto)"
		},
		"setup-env": {
			value: "NAME",
			help: "a variable that set-up alone may see (repeatable)"
		},
		repositories: {
			value: "OWNER/NAME@REF",
			help: "another repository to read beside it (repeatable)"
		},
		env: {
			value: "NAME",
			help: "a variable that passes the wall (repeatable)"
		},
		sandbox: {
			value: "auto|none",
			help: "the wall (default auto)"
		},
		network: {
			value: "HOST,\u2026",
			help: "what commands reach; localhost:PORT for a service (default none)"
		},
		"run-dir": {
			value: "DIR",
			help: "where run.json, the patch and the logs go"
		},
		resume: {
			value: "DIR",
			help: "go on with the run of that folder; limits given now come on top"
		}
	},
	positionals: {
		max: 0,
		help: ""
	},
	async run(flags, env) {
		const { path, workingDirectory } = await findPlace(flags);
		const config = {
			...toConfig(localInputs({
				...flags,
				has: withoutTask(flags)
			}, env)),
			workingDirectory,
			useModel: !flags.has("no-model")
		};
		const resume = flags.has("resume") ? await readTrace(resolve(flags.last("resume") ?? "")) : null;
		if (resume !== null) config.limits = limitsToGoOn(resume, givenLimits(flags, config));
		const prices = await ownPrices(config, (file) => readFile(file, "utf8").catch(() => null));
		if (config.useModel) chooseModel(config, prices);
		const token = env.GITHUB_TOKEN ?? env.GH_TOKEN ?? null;
		config.githubToken = token;
		const kept = [config.apiKey, token].filter((value) => value !== null);
		const setupEnv = setupVariables(env, config.setupEnv, kept);
		const secrets = [...kept, ...Object.values(setupEnv)];
		const redactor = createRedactor(secrets);
		const logger = createLogger({
			out: (text) => process.stderr.write(text),
			redactor,
			mode: "terminal"
		});
		const order = resume === null ? await makeOrder(flags, env, config, path) : await goOn(flags, path, resume);
		const runDir = await makeRunDir(config.runDir);
		if (resume !== null) await takeOver(resolve(flags.last("resume") ?? ""), runDir);
		const record = await run(order, config, {
			path,
			runDir,
			env: sandboxEnv(env, config.env, secrets),
			hide: [],
			emit: (event) => {
				const line = renderEvent(event);
				if (line !== null) logger.line(line);
			},
			cancel: cancelSignal(),
			prices,
			redactor,
			setupEnv,
			...env.GITHUB_SERVER_URL === void 0 ? {} : { server: env.GITHUB_SERVER_URL }
		});
		logger.line(`${record.outcome}: ${record.reason}`);
		logger.line(`${runDir}/run.json`);
		if (flags.has("json")) process.stdout.write(`${JSON.stringify(record)}\n`);
		return exitCode(record);
	}
};
const withoutTask = (flags) => (name) => name !== "task" && flags.has(name);
async function makeOrder(flags, env, config, path) {
	if (flags.has("event")) {
		alone(flags, "event", WHAT);
		const { eventOrder } = await import("./event-order.js");
		return eventOrder(flags, env, config, path);
	}
	return localOrder(flags, path, await localTask(flags, config), null);
}
const WHAT = [
	"command",
	"log",
	"task"
];
function alone(flags, flag, others) {
	const other = others.find((name) => flags.has(name));
	if (other !== void 0) throw new WrongUse(`'--${flag}' says what to do already; leave '--${other}' out, or '--${flag}'`);
}
async function goOn(flags, path, resume) {
	alone(flags, "resume", [...WHAT, "event"]);
	const { base } = resume.start;
	const { sha } = await localHead(path);
	if (sha !== base.sha) throw new WrongUse(`'--resume' goes on with a run on ${base.sha.slice(0, 12)}, and the checkout is at ${sha.slice(0, 12)}; check that commit out, with the changes it had`);
	return localOrder(flags, path, {
		...resume.start.task,
		evidence: []
	}, resume);
}
async function localOrder(flags, path, task, resume) {
	const head = await localHead(path);
	return {
		dirty: true,
		resume,
		admit: () => Promise.resolve({
			...head,
			against: head.sha,
			trusted: true,
			keepsSetup: true
		}),
		gather: () => Promise.resolve({ task }),
		publish: (_record, patch, workspace) => applyToCheckout(workspace, patch, {
			write: flags.has("apply"),
			print: !flags.has("json")
		})
	};
}
async function takeOver(from, to) {
	if (from === to) throw new WrongUse(`'--run-dir ${to}' is the folder of '--resume'; give another, so that nothing of it is lost`);
	for (const name of ["evidence", "logs"]) await cp(join(from, name), join(to, name), { recursive: true }).catch(() => void 0);
}
function givenLimits(flags, { limits }) {
	const given = Object.entries({
		turns: "max-turns",
		minutes: "max-minutes",
		tokens: "max-tokens",
		costUsd: "max-cost-usd"
	}).filter(([, flag]) => flags.has(flag));
	return Object.fromEntries(given.map(([name]) => [name, limits[name]]));
}
async function localTask(flags, config) {
	const commands = flags.all("command");
	const words = flags.last("task");
	const log = flags.last("log");
	if (commands.length === 0 && words === null && log === null) throw new WrongUse("nothing to do: say what is broken with --command, --log, --event or --task");
	const text = await readTask(words);
	const found = log === null ? null : await triage((await openLog("--log ", log, ".")).chunks, { maxTokens: LOG_TOKENS });
	const failing = [...commands, ...commands.length === 0 && found?.command ? [found.command] : []];
	if (failing.length === 0 && text === null) throw new WrongUse(`'--log ${log}' does not say which command failed; name it with --command`);
	const base = wordsTask(text ?? `\`${failing[0]}\` fails. Find the cause and repair it.`, keyOf("local", ...failing, text ?? ""));
	return {
		...base,
		subject: text === null ? `the failing \`${failing[0]?.replaceAll("`", "").split("\n", 1)[0]}\`` : base.subject,
		text: found === null ? base.text : `${base.text}\n\nIts log:\n${excerptText(found)}`,
		failing: failing.map((command, i) => makeVerifier(`command-${i + 1}`, command, "command", config.workingDirectory))
	};
}
const LOG_TOKENS = 1500;
const NOT_DONE = [
	"unfixed",
	"rejected",
	"no-environment",
	"stale",
	"refused"
];
function exitCode({ outcome, stop }) {
	if (stop === "cancelled") return 130;
	if (outcome === "failed") return 3;
	return NOT_DONE.includes(outcome) ? 1 : 0;
}
export { fix };
