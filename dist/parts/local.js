import { o as toConfig, r as isList, t as INPUT_NAMES } from "./config.js";
import { t as sandboxEnv } from "./environment.js";
import { p as WrongUse } from "./base.js";
import { n as openWorkspace } from "./workspace.js";
import { i as localHead, r as findPlace } from "./begin.js";
import { join, resolve } from "node:path";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
// src/commands/local.ts
async function openLocal(flags, env) {
	const { path } = await findPlace(flags);
	const config = toConfig(localInputs(flags, env));
	return openWorkspace({
		path,
		sha: (await localHead(path)).sha,
		dirty: true,
		runDir: await makeRunDir(flags.last("run-dir")),
		env: sandboxEnv(env, config.env, config.apiKey === null ? [] : [config.apiKey]),
		hide: [],
		sandbox: config.sandbox
	});
}
async function makeRunDir(given) {
	return given === null ? mkdtemp(join(tmpdir(), "regreen-run-")) : resolve(given);
}
function once(flags, names) {
	for (const name of names) {
		const { length } = flags.all(name);
		if (length > 1) throw new WrongUse(`'--${name}' is given ${length} times, and takes one value; give it once`);
	}
}
function localInputs(flags, env) {
	const raw = {};
	once(flags, INPUT_NAMES.filter((name) => !isList(name)));
	for (const name of INPUT_NAMES) if (flags.has(name)) raw[name] = flags.all(name).join("\n");
	if (raw.network !== void 0) raw.network = raw.network.replaceAll(",", "\n");
	if (env.OPENAI_API_KEY) raw["openai-api-key"] = env.OPENAI_API_KEY;
	const baseUrl = raw["base-url"] ?? env.OPENAI_BASE_URL;
	if (baseUrl) raw["base-url"] = baseUrl;
	return raw;
}
export { openLocal as i, makeRunDir as n, once as r, localInputs as t };
