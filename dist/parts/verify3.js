import { o as toConfig } from "./config.js";
import { C as frozenVerifiers, S as baseFiles } from "./repair.js";
import { n as withoutCommands } from "./logger.js";
import { n as sanitize } from "./sanitize.js";
import { K as onlyReads, Z as packageScripts } from "./run.js";
import { i as openLocal, t as localInputs } from "./local.js";
import { r as findPlace } from "./begin.js";
import { t as openRoom } from "./room.js";
import { t as _usingCtx } from "./usingCtx.js";
import { join } from "node:path";
import { availableParallelism } from "node:os";
// src/verifiers/parallel.ts
async function runAll(verifiers, run, cores, scripts = new Map()) {
	const results = [];
	for (const batch of batches(verifiers, scripts)) results.push(...await sideBySide(batch, run, cores));
	return results;
}
function batches(verifiers, scripts) {
	const found = [];
	let reading = null;
	for (const verifier of verifiers) if (!onlyReads(verifier, scripts)) {
		found.push([verifier]);
		reading = null;
	} else if (reading === null) {
		reading = [verifier];
		found.push(reading);
	} else reading.push(verifier);
	return found;
}
async function sideBySide(batch, run, cores) {
	const results = [];
	const waiting = batch.entries();
	const worker = async () => {
		for (const [i, verifier] of waiting) results[i] = await run(verifier);
	};
	await Promise.all(Array.from({ length: Math.max(1, Math.min(cores, batch.length)) }, worker));
	return results;
}
// src/commands/verify.ts
const verifyCommand = {
	flags: {
		list: { help: "name the verifiers, run nothing" },
		verify: {
			value: "CMD",
			help: "run this instead of what is found (repeatable)"
		},
		setup: {
			value: "CMD",
			help: "run this first, with network (repeatable)"
		},
		"working-directory": {
			value: "DIR",
			help: "the project inside the repository"
		},
		"max-minutes": {
			value: "N",
			help: "stop after so many minutes (default 60)"
		},
		"run-dir": {
			value: "DIR",
			help: "where the logs go"
		},
		sandbox: {
			value: "auto|none",
			help: "the wall (default auto)"
		}
	},
	positionals: {
		max: 0,
		help: ""
	},
	async run(flags, env) {
		try {
			var _usingCtx$1 = _usingCtx();
			const config = {
				...toConfig(localInputs(flags, env)),
				workingDirectory: (await findPlace(flags)).workingDirectory
			};
			const workspace = _usingCtx$1.a(await openLocal(flags, env));
			const { others: verifiers, refused } = await frozenVerifiers(config, {
				failing: [],
				beside: []
			}, baseFiles(workspace));
			const results = flags.has("list") ? verifiers.map((verifier) => toResult(verifier, null)) : await runHere(workspace, verifiers, config);
			if (flags.has("json")) process.stdout.write(`${JSON.stringify({
				verifiers: results,
				refused
			})}\n`);
			else if (flags.has("list")) process.stdout.write(listing(verifiers, refused));
			if (results.some(({ after }) => after?.conclusion === "cancelled")) return 130;
			return results.some(({ after }) => after !== null && after.conclusion !== "success") ? 1 : 0;
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	}
};
async function runHere(workspace, verifiers, config) {
	const room = await openRoom(workspace, config);
	const scripts = packageScripts(await workspace.fileAt(join(config.workingDirectory, "package.json")));
	const once = async (verifier) => toResult(verifier, await room.run(verifier));
	return runAll(verifiers, once, availableParallelism(), scripts);
}
const plainLine = (text) => withoutCommands(sanitize(text).text).replaceAll("\n", " ");
const firstLine = (command) => plainLine(command.trim().split("\n", 1)[0] ?? "");
function listing(verifiers, refused) {
	return [...verifiers.map(({ command, source }) => `${firstLine(command)}  (${source})`), ...refused.map(({ command, reason }) => `not: ${firstLine(command)}  (${plainLine(reason)})`)].map((line) => `${line}\n`).join("");
}
const toResult = ({ id, command, shell, workingDirectory, source, omittedEnv }, after) => ({
	id,
	command,
	shell,
	workingDirectory,
	source,
	omittedEnv,
	before: null,
	after,
	withOriginalTests: null,
	flaky: false
});
export { verifyCommand };
