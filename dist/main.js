#!/usr/bin/env node
import { a as WrongUse } from "./parts/types.js";
import { i as maskTokens, n as takeSecrets, t as createRedactor } from "./parts/redact.js";
import { t as sentence } from "./parts/sentence.js";
import { setFlagsFromString } from "node:v8";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
// src/old-node.ts
const OLDEST = 24;
const isOldNode = () => Number(process.versions.node.split(".")[0]) < OLDEST;
async function runOnOwnNode(argv) {
	const own = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));
	if (!existsSync(own)) throw new WrongUse(`regreen needs Node ${OLDEST} or newer, this is ${process.version}: run \`npm ci\` in its folder, which brings one, or install it`);
	const child = spawn(own, [fileURLToPath(import.meta.url), ...argv], { stdio: "inherit" });
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
	return new Promise((done, fail) => {
		child.on("error", fail).on("exit", (code, signal) => done(code ?? (signal === "SIGINT" ? 130 : 143)));
	});
}
// src/main.ts
async function main(argv, secrets) {
	if (isOldNode()) {
		process.exitCode = await runOnOwnNode(argv);
		return;
	}
	const env = { ...process.env };
	secrets.push(...takeSecrets(process.env));
	if (argv.length > 0 || env.GITHUB_ACTIONS !== "true") {
		const { runCommand } = await import("./parts/cli.js");
		process.exitCode = await runCommand(argv, env);
		return;
	}
	const { runAction, failAction } = await import("./parts/action.js");
	try {
		await runAction(env, secrets);
	} catch (error) {
		failAction(error, told(error, secrets));
	}
}
const told = (error, secrets) => maskTokens(createRedactor(secrets).redact(sentence(error)));
setTimeout(() => {
	setFlagsFromString("--semi-space-growth-factor=1");
	setFlagsFromString("--optimize-for-size");
}, 300).unref();
const secrets = [];
try {
	await main(process.argv.slice(2), secrets);
} catch (error) {
	process.stderr.write(`regreen: ${told(error, secrets)}\n`);
	process.exitCode = error instanceof WrongUse ? 2 : 3;
}
export {};
