import { n as readTrace, r as limitsToGoOn } from "./run.js";
import { a as toConfig } from "./config.js";
import { d as wordsTask, l as keyOf, n as ownPrices, t as chooseModel } from "./model-choice.js";
import { a as WrongUse } from "./types.js";
import { i as makeVerifier } from "./frozen-verifiers.js";
import { t as applyToCheckout } from "./apply.js";
import { n as makeRunDir, t as localInputs } from "./local.js";
import { n as runLocal, t as exitCode } from "./local-run.js";
import { n as localHead } from "./place.js";
import { i as readTask } from "./range.js";
import { join, resolve } from "node:path";
import { cp, readFile } from "node:fs/promises";
// src/commands/run-fix.ts
async function runFix(flags, env, { path, workingDirectory, begun, cancel }) {
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
	const order = resume === null ? await makeOrder(flags, env, config, path) : await goOn(flags, path, resume);
	order.begun = begun;
	const runDir = await makeRunDir(config.runDir);
	if (resume !== null) await takeOver(resolve(flags.last("resume") ?? ""), runDir);
	const record = await runLocal(order, config, {
		env,
		path,
		runDir,
		prices,
		token,
		cancel
	});
	if (flags.has("json")) process.stdout.write(`${JSON.stringify(record)}\n`);
	return exitCode(record);
}
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
			rules: null,
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
	const found = log === null ? null : await readFailure(log);
	const failing = [...commands, ...commands.length === 0 && found?.command ? [found.command] : []];
	if (failing.length === 0 && text === null) throw new WrongUse(`'--log ${log}' does not say which command failed; name it with --command`);
	const base = wordsTask(text ?? `\`${failing[0]}\` fails. Find the cause and repair it.`, keyOf("local", ...failing, text ?? ""));
	return {
		...base,
		subject: text === null ? `the failing \`${failing[0]?.replaceAll("`", "").split("\n", 1)[0]}\`` : base.subject,
		text: found === null ? base.text : `${base.text}\n\nIts log:\n${found.excerpt}`,
		failing: failing.map((command, i) => makeVerifier(`command-${i + 1}`, command, "command", config.workingDirectory))
	};
}
const LOG_TOKENS = 1500;
async function readFailure(file) {
	const [{ excerptText, triage }, { openLog }] = await Promise.all([import("./failure-log2.js"), import("./triage.js")]);
	const found = await triage((await openLog("--log ", file, ".")).chunks, { maxTokens: LOG_TOKENS });
	return {
		command: found.command,
		excerpt: excerptText(found)
	};
}
export { runFix };
