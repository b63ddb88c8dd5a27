#!/usr/bin/env node
import { a as maskTokens, c as runOnOwnNode, n as createRedactor, p as WrongUse, r as takeSecrets, s as isOldNode, t as sentence } from "./parts/base.js";
import * as nodeModule from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
// src/main.ts
async function main(argv, secrets) {
	if (isOldNode()) {
		process.exitCode = await runOnOwnNode(import.meta.url, argv);
		return;
	}
	const env = { ...process.env };
	secrets.push(...takeSecrets(process.env));
	if (argv.length > 0 || env.GITHUB_ACTIONS !== "true") {
		if (argv.length > 0) keepCompiled();
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
function keepCompiled() {
	nodeModule.enableCompileCache(join(import.meta.dirname, ".compile-cache"));
}
const told = (error, secrets) => maskTokens(createRedactor(secrets).redact(sentence(error)));
setTimeout(() => {
	nodeModule.flushCompileCache?.();
	setFlagsFromString("--semi-space-growth-factor=1");
	setFlagsFromString("--optimize-for-size");
	setFlagsFromString("--heap-growing-percent=30");
	setFlagsFromString("--expose-gc");
	runInNewContext("gc")();
}, 300).unref();
const secrets = [];
try {
	await main(process.argv.slice(2), secrets);
} catch (error) {
	process.stderr.write(`regreen: ${told(error, secrets)}\n`);
	process.exitCode = error instanceof WrongUse ? 2 : 3;
}
export {};
