import { o as toConfig } from "./config.js";
import { L as askTask, M as ownPrices, i as runLocal, j as chooseModel, r as exitCode } from "./run.js";
import { p as WrongUse } from "./base.js";
import { n as makeRunDir, t as localInputs } from "./local.js";
import { i as localHead, n as MODEL_FLAGS, r as findPlace } from "./begin.js";
import { i as readTask } from "./range.js";
import { readFile } from "node:fs/promises";
// src/commands/ask.ts
const ask = {
	flags: {
		...MODEL_FLAGS,
		"working-directory": {
			value: "DIR",
			help: "the project inside the repository"
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
			help: "where run.json and the logs go"
		}
	},
	positionals: {
		max: 1,
		help: "QUESTION|@FILE"
	},
	async run(flags, env) {
		const question = (await readTask(flags.positionals[0] ?? null))?.trim();
		if (!question) throw new WrongUse("nothing to answer: give the question as one argument, 'regreen ask QUESTION'");
		const { path, workingDirectory } = await findPlace(flags);
		const config = {
			...toConfig(localInputs(flags, env)),
			workingDirectory
		};
		const prices = await ownPrices(config, (file) => readFile(file, "utf8").catch(() => null));
		chooseModel(config, prices);
		const token = env.GITHUB_TOKEN ?? env.GH_TOKEN ?? null;
		config.githubToken = token;
		const order = await questionOrder(question, path);
		const runDir = await makeRunDir(config.runDir);
		const record = await runLocal(order, config, {
			env,
			path,
			runDir,
			prices,
			token
		});
		process.stdout.write(flags.has("json") ? `${JSON.stringify(answerOf(record))}\n` : asText(record));
		return exitCode(record);
	}
};
async function questionOrder(question, path) {
	const head = await localHead(path);
	return {
		dirty: true,
		resume: null,
		admit: () => Promise.resolve({
			...head,
			against: null,
			trusted: true,
			rules: null,
			keepsSetup: false
		}),
		gather: () => Promise.resolve({ task: askTask(question) }),
		publish: () => Promise.resolve(null)
	};
}
const answerOf = ({ answer, citations }) => ({
	answer,
	citations
});
function asText({ answer, citations }) {
	if (answer === null) return "";
	const places = citations.map(({ path, startLine, endLine }) => startLine === endLine ? `${path}:${startLine}` : `${path}:${startLine}-${endLine}`);
	return `${[answer, ...places.length === 0 ? [] : ["", ...places]].join("\n")}\n`;
}
export { ask };
