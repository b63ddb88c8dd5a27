import { a as toConfig, t as INPUT_NAMES } from "./config.js";
import { d as NotARepository, g as readHead, k as sandboxEnv, n as openWorkspace } from "./workspace.js";
import { t as WrongUse } from "./types.js";
import { dirname, join, relative, resolve } from "node:path";
import { access, mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
// src/commands/local.ts
async function findPlace(flags) {
	const cwd = resolve(flags.last("cwd") ?? ".");
	if (!await isFolder(cwd)) throw new WrongUse(`'--cwd ${cwd}' is no folder`);
	let path = cwd;
	while (!await exists(join(path, ".git")) && dirname(path) !== path) path = dirname(path);
	if (!await exists(join(path, ".git"))) path = cwd;
	const inside = join(relative(path, cwd), flags.last("working-directory") ?? "") || ".";
	if (!await isFolder(join(path, inside))) throw new WrongUse(`'--working-directory ${inside}' is no folder of '${path}'`);
	return {
		path,
		workingDirectory: inside
	};
}
const exists = (path) => access(path).then(() => true, () => false);
const isFolder = (path) => stat(path).then((found) => found.isDirectory(), () => false);
async function localHead(path) {
	const head = await readHead(path);
	if (head === null) throw new NotARepository(`'${path}' has no commit yet; commit once, then run again`);
	return {
		sha: head.sha,
		branch: head.branch ?? "HEAD"
	};
}
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
function localInputs(flags, env) {
	const raw = {};
	for (const name of INPUT_NAMES) if (flags.has(name)) raw[name] = flags.all(name).join("\n");
	if (raw.network !== void 0) raw.network = raw.network.replaceAll(",", "\n");
	if (env.OPENAI_API_KEY) raw["openai-api-key"] = env.OPENAI_API_KEY;
	const baseUrl = raw["base-url"] ?? env.OPENAI_BASE_URL;
	if (baseUrl) raw["base-url"] = baseUrl;
	return raw;
}
export { openLocal as a, makeRunDir as i, localHead as n, localInputs as r, findPlace as t };
