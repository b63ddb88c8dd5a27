import { a as WrongUse, n as READING_KINDS } from "./types.js";
import { a as tokensIn, i as maskTokens, r as lintTokens, t as createRedactor } from "./redact.js";
import { t as createHash } from "./_light_node_crypto.js";
import { t as _usingCtx } from "./usingCtx.js";
import { x as sanitize } from "./ecosystems.js";
import { s as REPOSITORY } from "./config.js";
import { n as describeNetwork } from "./network-policy.js";
import { h as whyNot, i as runSetup, m as fetchingGit, o as inferSetup, p as folderFiles, r as SPENT_CACHES, t as INSIDE } from "./workspace.js";
import { d as packageScripts, l as simpleCommands, s as programWords, u as calledScripts } from "./frozen-verifiers.js";
import { t as codeSpans } from "./code.js";
import { r as remedyOf } from "./missing.js";
import { i as setupCacheKey, r as runsOwnScripts, t as isLockFile } from "./cache-key.js";
import { a as isSha, l as systemProgram } from "./git.js";
import { a as readBlobs, c as listUntracked } from "./begin.js";
import { a as isGitName, i as fileChanges } from "./patch.js";
import { t as presentTools } from "./present.js";
import { i as list, t as SetupFailed } from "./setup-failed.js";
import { constants, createReadStream } from "node:fs";
import { basename, dirname, join, posix, relative } from "node:path";
import { copyFile, lstat, mkdir, open, readFile, readdir, readlink, rename, rm, stat, writeFile } from "node:fs/promises";
// src/publish/report.ts
async function freshRunDir(runDir) {
	await mkdir(join(runDir, "logs"), { recursive: true });
	const left = (await readdir(runDir)).filter((name) => OWN_FILE.test(name));
	await Promise.all(left.map((name) => rm(join(runDir, name))));
}
const OWN_FILE = /^(?:run\.json|regreen\.patch|(?:.*-)?trace\.jsonl|(?:.*-)?partial\.patch(?:\.next)?)$/;
const OWN_FOLDERS = ["evidence", "logs"];
async function writeReport(runDir, record, patch, redactor = null) {
	if (patch !== null && patch.files.length > 0) await writeFile(join(runDir, "regreen.patch"), patch.diff);
	const changed = redactor === null ? new Map() : await redactRun(runDir, redactor);
	const clean = redactor === null ? record : cleaned(record, redactor, changed);
	await writeFile(join(runDir, "run.json"), `${JSON.stringify(clean, null, 2)}\n`);
	return clean;
}
async function redactRun(runDir, redactor) {
	const changed = new Map();
	for (const name of await readdir(runDir)) {
		const path = join(runDir, name);
		const hash = OWN_FILE.test(name) ? await redactFile(path, redactor) : null;
		if (hash !== null) changed.set(name, hash);
		const inside = OWN_FOLDERS.includes(name) ? await redactFolder(path, redactor) : [];
		for (const [file, its] of inside) changed.set(join(name, file), its);
	}
	return changed;
}
function cleaned(record, redactor, changed) {
	const clean = mapStrings(record, (text) => maskTokens(redactor.redact(text)));
	const logs = clean.verifiers.flatMap(({ before, after, withOriginalTests }) => [
		before,
		after,
		withOriginalTests
	].flatMap((run) => run === null ? [] : [run.log]));
	for (const log of logs) log.sha256 = changed.get(log.file) ?? log.sha256;
	if (clean.patch !== null) clean.patch.sha256 = changed.get("regreen.patch") ?? clean.patch.sha256;
	return clean;
}
function mapStrings(value, change) {
	const copy = (each) => {
		if (typeof each === "string") return change(each);
		if (Array.isArray(each)) return each.map(copy);
		if (typeof each !== "object" || each === null) return each;
		return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, copy(inner)]));
	};
	return copy(value);
}
async function redactFolder(folder, redactor) {
	const changed = new Map();
	for (const entry of await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const hash = await redactFile(path, redactor);
		if (hash !== null) changed.set(relative(folder, path), hash);
	}
	return changed;
}
const READINGS = ["latin1", "utf8"];
async function redactFile(path, redactor) {
	let hash = null;
	for (const reading of READINGS) if (await holdsSecret(path, reading, redactor)) hash = await rewrite$1(path, reading, redactor);
	return hash;
}
async function holdsSecret(path, reading, redactor) {
	const stream = redactor.stream();
	for await (const chunk of createReadStream(path, reading)) {
		stream.push(chunk);
		if (stream.found) return true;
	}
	return false;
}
async function rewrite$1(path, reading, redactor) {
	try {
		var _usingCtx$3 = _usingCtx();
		const hash = createHash("sha256");
		const stream = redactor.stream();
		const other = `${path}.redacted`;
		const out = _usingCtx$3.a(await open(other, "w"));
		const put = async (text) => {
			const bytes = Buffer.from(text, reading);
			hash.update(bytes);
			await out.appendFile(bytes);
		};
		for await (const chunk of createReadStream(path, reading)) await put(stream.push(chunk));
		await put(stream.flush());
		await rename(other, path);
		return hash.digest("hex");
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		await _usingCtx$3.d();
	}
}
// src/workspace/repositories.ts
const CAPS$1 = {
	bytes: 2 * 1024 ** 3,
	files: 2e5,
	repositories: 20,
	ms: 3e5
};
const NAMED = "named";
var RepositoryUnavailable = class extends Error {};
async function fetchRepositories(entries, main, into, source) {
	const caps = {
		...CAPS$1,
		...source.caps
	};
	const wanted = entries.flatMap((entry) => entry === "submodules" ? [] : [named(entry)]);
	if (entries.includes("submodules")) wanted.push(...await submodules(main.git, main.tree, source));
	if (wanted.length > caps.repositories) throw new RepositoryUnavailable(`more than ${caps.repositories} repositories are asked for: name fewer`);
	const twice = wanted.find(({ name, path }, n) => path === null && wanted.findIndex((each) => each.name === name) < n);
	if (twice !== void 0) throw new RepositoryUnavailable(`repository '${twice.name}' is named twice: it can lie there at one ref alone`);
	const signal = AbortSignal.any([source.signal, AbortSignal.timeout(caps.ms)]);
	const fetched = [];
	for (const [n, each] of wanted.entries()) {
		const host = each.path === null ? join(into, NAMED, each.name) : join(into, "submodules", String(n));
		const token = each.path === null || source.trusted ? source.token : null;
		await fetchOne(each, host, {
			...source,
			signal,
			token
		}, caps);
		fetched.push({
			...each,
			host
		});
	}
	return fetched;
}
function named(entry) {
	const [, name = "", ref = ""] = REPOSITORY.exec(entry) ?? [];
	if (name === "") throw new RepositoryUnavailable(`'${entry.slice(0, 100)}' is no 'owner/name@ref'`);
	return {
		name,
		ref,
		path: null
	};
}
async function submodules(git, tree, source) {
	const links = (await git.run([
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		tree
	])).split("\0").filter((line) => line.startsWith("160000 ")).map((line) => ({
		sha: line.split(/[ \t]/)[2] ?? "",
		path: line.slice(line.indexOf("	") + 1)
	}));
	if (links.length === 0) return [];
	const urls = await submoduleUrls(git, tree);
	return links.map(({ sha, path }) => {
		const wrong = (why) => new RepositoryUnavailable(`the submodule at ${JSON.stringify(path.slice(0, 200))} is not fetched: ${why}`);
		if (path.split("/").some((part) => part === "" || part === "." || part === ".." || isGitName(part))) throw wrong("the path is not allowed");
		const url = urls.get(path);
		if (url === void 0 || !isSha(sha)) throw wrong(".gitmodules has no address for it");
		const name = nameOf(url, source);
		if (name === null) throw wrong(`its address ${JSON.stringify(url.slice(0, 200))} is none by https on ${source.server}`);
		return {
			name,
			ref: sha,
			path
		};
	});
}
async function submoduleUrls(git, tree) {
	const args = [
		"config",
		"--no-includes",
		`--blob=${tree}:.gitmodules`,
		"--null",
		"--list"
	];
	const listed = await git.run(args).catch(() => "");
	const fields = {
		path: new Map(),
		url: new Map()
	};
	for (const entry of listed.split("\0")) {
		const end = entry.indexOf("\n");
		const [, name, field] = /^submodule\.(.*)\.(path|url)$/s.exec(entry.slice(0, end)) ?? [];
		if (name !== void 0 && (field === "path" || field === "url")) fields[field].set(name, entry.slice(end + 1));
	}
	return new Map([...fields.path].map(([name, path]) => [path, fields.url.get(name) ?? ""]));
}
function nameOf(url, { server, repository }) {
	const base = `${server}/`;
	const name = (/^\.\.?\//.test(url) && repository !== null ? posix.join(repository, url) : url.startsWith(base) ? url.slice(base.length) : "").replace(/\/$/, "").replace(/\.git$/, "");
	return REPOSITORY.test(`${name}@ref`) ? name : null;
}
async function fetchOne({ name, ref }, host, source, caps) {
	const failed = (why) => new RepositoryUnavailable(`repository '${name}@${ref}' could not be fetched: ${why}`);
	const git = `${host}.git`;
	await mkdir(dirname(host), { recursive: true });
	await mkdir(join(git, "objects"), { recursive: true });
	await mkdir(join(git, "refs"));
	await writeFile(join(git, "HEAD"), "ref: refs/heads/none\n");
	const run = fetchingGit(git, source, caps.bytes);
	if (run === null) throw new RepositoryUnavailable("repositories need git and prlimit: install git and util-linux");
	await run([
		"fetch",
		"--depth=1",
		"--no-tags",
		"--no-write-fetch-head",
		"--quiet",
		"--",
		`${source.server}/${name}.git`,
		`+${ref}:${FETCHED}`
	]).catch((error) => {
		throw failed(whyNot(error, source.signal));
	});
	const files = await run([
		"ls-tree",
		"-r",
		"-l",
		"-z",
		"--full-tree",
		FETCHED
	]).catch(() => null);
	const sizes = files?.split("\0").map((line) => Number(/^\d+ \w+ \S+ +(\d+)\t/.exec(line)?.[1] ?? 0)) ?? [];
	const bytes = sizes.reduce((sum, size) => sum + size, 0);
	if (files === null || sizes.length > caps.files || bytes > caps.bytes) throw failed(`it is larger than ${caps.files} files or ${caps.bytes} bytes`);
	await mkdir(host);
	await run([
		"read-tree",
		"--reset",
		"-u",
		FETCHED
	], host);
	await rm(git, {
		recursive: true,
		force: true
	});
}
const FETCHED = "refs/regreen/fetched";
// src/workspace/setup-env.ts
const SHORTEST = 8;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
function setupVariables(env, names, kept) {
	const wrong = (name, why) => new WrongUse(`input 'setup-env' names '${name}', ${why}`);
	const entries = [...new Set(names)].map((name) => {
		if (!NAME.test(name)) throw wrong(name.slice(0, 100), "which is no name of a variable; give names, one a line");
		const value = env[name] ?? "";
		if (value === "") throw wrong(name, "which is not set; give it to the step under 'env:'");
		if (value.length < SHORTEST) throw wrong(name, `whose value has fewer than ${SHORTEST} characters and could not be looked for after set-up`);
		if (kept.some((secret) => secret !== "" && value.includes(secret))) throw wrong(name, "which holds the key of the model or the token of the job; neither enters the sandbox");
		return [name, value];
	});
	return Object.fromEntries(entries);
}
const CAPS = {
	bytes: 8 * 1024 ** 3,
	files: 2e6
};
const TOO_MUCH = "\0";
async function findSetupSecrets(places, values, caps = CAPS) {
	if (Object.keys(values).length === 0) return null;
	const state = {
		redactor: redactorOf(Object.values(values)),
		left: { ...caps }
	};
	for (const place of places) {
		const found = await search(place, state);
		if (found === null) continue;
		if (found === TOO_MUCH) return `set-up left more than can be searched for the values of \`setup-env\` (${caps.files} files, ${caps.bytes} bytes): let it leave less`;
		const shown = JSON.stringify(state.redactor.redact(bytesOf(found).toString()));
		return `set-up wrote the value of ${await namesIn(place, values, caps)} to ${shown}: nothing that later commands can read may hold it, so let set-up remove the file or keep the value elsewhere`;
	}
	return null;
}
function redactorOf(values) {
	return createRedactor(values.flatMap((value) => [value, Buffer.from(value).toString("latin1")]));
}
async function namesIn(place, values, caps) {
	const found = [];
	for (const [name, value] of Object.entries(values)) if (await search(place, {
		redactor: redactorOf([value]),
		left: { ...caps }
	}) !== null) found.push(`'${name}'`);
	return found.join(" and ");
}
const bytesOf = (path) => Buffer.from(path, "latin1");
const latin1 = (path) => Buffer.from(path).toString("latin1");
function search(place, state) {
	return searchEntry(latin1(place), latin1(basename(place)), state);
}
async function searchEntry(path, shown, state) {
	const { left } = state;
	left.files -= 1;
	if (left.files < 0 || left.bytes < 0) return TOO_MUCH;
	if (holds(state, shown)) return shown;
	const stat = await lstat(bytesOf(path)).catch(() => null);
	if (stat?.isSymbolicLink()) return holds(state, (await readlink(bytesOf(path), "buffer")).toString("latin1")) ? shown : null;
	if (stat?.isFile()) {
		if (await fileHolds(path, state)) return shown;
		return left.bytes < 0 ? TOO_MUCH : null;
	}
	if (!stat?.isDirectory()) return null;
	for (const name of await readdir(bytesOf(path), { encoding: "buffer" })) {
		const inner = `/${name.toString("latin1")}`;
		const found = await searchEntry(path + inner, shown + inner, state);
		if (found !== null) return found;
	}
	return null;
}
function holds({ redactor }, text) {
	const stream = redactor.stream();
	stream.push(text);
	return stream.found;
}
async function fileHolds(path, { redactor, left }) {
	try {
		var _usingCtx$2 = _usingCtx();
		const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
		const file = _usingCtx$2.a(await open(bytesOf(path), flags));
		const stream = redactor.stream();
		for await (const chunk of file.createReadStream({
			encoding: "latin1",
			autoClose: false
		})) {
			left.bytes -= String(chunk).length;
			stream.push(String(chunk));
			if (stream.found || left.bytes < 0) break;
		}
		return stream.found;
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
// src/further.ts
const GITHUB = "https://github.com";
const NO_WALL = {
	outcome: "no-environment",
	reason: "further repositories are shown by the sandbox: run without `sandbox: none`, or check them out in a step before regreen"
};
function originOf({ config, around }) {
	const { server = GITHUB, repository, cancel: signal } = around;
	return repository === void 0 ? null : {
		server,
		repository,
		token: config.githubToken,
		signal
	};
}
const inferenceOf = ({ config: { workingDirectory }, rules }) => ({
	scripts: true,
	workingDirectory,
	...rules === void 0 ? {} : { written: rules.fileAt }
});
async function bringRepositories(run, workspace) {
	const { config, around } = run;
	if (config.repositories.length === 0) return null;
	if (config.sandbox === "none") return NO_WALL;
	around.emit({
		type: "stage",
		stage: "workspace",
		detail: config.repositories.join(", ")
	});
	const source = {
		server: around.server ?? GITHUB,
		token: config.githubToken,
		trusted: run.trusted === true,
		repository: around.repository ?? null,
		signal: around.cancel
	};
	const main = {
		git: workspace.git,
		tree: workspace.base.tree
	};
	try {
		const fetched = await fetchRepositories(config.repositories, main, workspace.repositories, source);
		for (const { host, path } of fetched) if (path !== null) workspace.show(host, join(workspace.path, path));
		if (fetched.some(({ path }) => path === null)) workspace.show(join(workspace.repositories, NAMED), INSIDE.repositories);
		return null;
	} catch (error) {
		if (!(error instanceof RepositoryUnavailable)) throw error;
		return {
			outcome: "no-environment",
			reason: sanitize(error.message).text
		};
	}
}
const repositoriesInside = ({ config }) => config.repositories.filter((entry) => entry.includes("@")).map((entry) => join(INSIDE.repositories, entry.slice(0, entry.indexOf("@"))));
function setupEnvOf({ config, around, trusted = false }) {
	if (config.setupEnv.length === 0) return {};
	if (trusted) return around.setupEnv ?? {};
	around.emit({
		type: "note",
		text: "set-up runs without the variables of `setup-env`: the commit is not by people who are known to have write access"
	});
	return {};
}
async function searchAfterSetup({ tree, wall }, workspace, values) {
	if (Object.keys(values).length === 0) return null;
	await redactFolder(workspace.logs, createRedactor(Object.values(values)));
	const found = await findSetupSecrets([...(await listUntracked(workspace.git, tree)).map((path) => join(tree.dir, path)), wall.home], values);
	return found === null ? null : {
		outcome: "failed",
		reason: found
	};
}
// src/workspace/setup/cache.ts
const NOTHING_KEPT = "nothing was kept for this set-up";
const MAX_BYTES = 2 * 1024 ** 3;
const EXCHANGE = ".regreen-setup";
const MOUNTS = `while read -r _ _ _ _ at _; do case "$at" in "$HOME"/*) printf '.%s\\n' "\${at#"$HOME"}" ;; esac; done < /proc/self/mountinfo > "$HOME/${EXCHANGE}/mounts"`;
const ARCHIVES = ["tree.tar", "home.tar"];
async function storeSetup(place, cache, paths, spent = []) {
	const tar = systemProgram("tar");
	if (tar === null) return "tar is missing from the system folders";
	const exchange = join(place.home, EXCHANGE);
	await rm(exchange, {
		recursive: true,
		force: true
	});
	await mkdir(exchange);
	try {
		await writeFile(join(exchange, "paths"), paths.map((path) => `./${path}\0`).join(""));
		const out = `"$HOME/${EXCHANGE}`;
		const left = [EXCHANGE, ...spent].map((path) => `--exclude=./${path}`).join(" ");
		const script = [
			MOUNTS,
			`"$0" --create --file ${out}/tree.tar" --null --verbatim-files-from --files-from ${out}/paths"`,
			`"$0" --create --file ${out}/home.tar" --directory "$HOME" --anchored --no-wildcards --exclude-from ${out}/mounts" ${left} .`
		].join(" && ");
		const packed = await run(place, [
			"/bin/sh",
			"-c",
			script,
			tar
		], "setup-cache-store.log");
		if (packed.exitCode !== 0) return `tar ended with ${packed.stopped ?? `exit ${packed.exitCode}`}`;
		return await keep(exchange, cache);
	} finally {
		await rm(exchange, {
			recursive: true,
			force: true
		});
	}
}
async function keep(exchange, { folder, key, maxBytes = MAX_BYTES }) {
	await mkdir(folder, { recursive: true });
	await rm(join(folder, "key"), { force: true });
	for (const name of ARCHIVES) {
		const why = await copyPlain(join(exchange, name), join(folder, name), maxBytes);
		if (why !== null) return `${name}: ${why}`;
	}
	await writeFile(join(folder, "key"), key);
	return null;
}
async function restoreSetup(place, { folder, key, maxBytes = MAX_BYTES }) {
	if (await keyIn(folder) !== key) return NOTHING_KEPT;
	const tar = systemProgram("tar");
	if (tar === null) return "tar is missing from the system folders";
	const exchange = join(place.home, EXCHANGE);
	await mkdir(exchange);
	try {
		for (const name of ARCHIVES) {
			const why = await copyPlain(join(folder, name), join(exchange, name), maxBytes);
			if (why !== null) return `${name}: ${why}`;
		}
		const from = `"$HOME/${EXCHANGE}`;
		const script = [`"$0" --extract --file ${from}/tree.tar" --no-same-owner`, `"$0" --extract --file ${from}/home.tar" --no-same-owner --directory "$HOME"`].join(" && ");
		const unpacked = await run(place, [
			"/bin/sh",
			"-c",
			script,
			tar
		], "setup-cache-restore.log");
		return unpacked.exitCode === 0 ? null : `tar ended with ${unpacked.stopped ?? `exit ${unpacked.exitCode}`}`;
	} finally {
		await rm(exchange, {
			recursive: true,
			force: true
		});
	}
}
const run = (place, argv, log) => place.sandbox.exec({
	argv,
	cwd: ".",
	env: {},
	timeoutMs: place.timeoutMs,
	logFile: join(place.logs, log),
	network: "none",
	signal: place.signal
});
async function keyIn(folder) {
	const file = join(folder, "key");
	const stat = await lstat(file).catch(() => null);
	return stat?.isFile() && stat.size < 1e3 ? readFile(file, "utf8") : null;
}
async function copyPlain(from, to, maxBytes) {
	try {
		var _usingCtx$1 = _usingCtx();
		const stat = await lstat(from).catch(() => null);
		if (!stat?.isFile()) return "is no file";
		if (stat.size > maxBytes) return `${stat.size} bytes are more than the ${maxBytes} that are kept`;
		await rm(to, { force: true });
		await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
		return (await _usingCtx$1.a(await open(to, "r")).stat()).size === stat.size ? null : "changed while it was copied";
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
// src/kept-setup.ts
async function keptSetup(run, workspace, room) {
	const { config, around, record } = run;
	const folder = config.setupCache;
	if (folder === null || config.setupEnv.length > 0) return null;
	const plan = await inferSetup(folderFiles(room.tree.dir), config.setup, inferenceOf(run));
	if (plan.steps.length === 0) return null;
	const cache = {
		folder,
		key: await keyOf(run, workspace, room, plan.steps.map(({ command }) => command))
	};
	const tell = (text) => around.emit({
		type: "note",
		text
	});
	const place = ({ wall }) => ({
		sandbox: wall.sandbox,
		home: wall.home,
		logs: workspace.logs,
		timeoutMs: config.limits.minutes * 2e4,
		signal: around.cancel
	});
	return {
		async restore(into) {
			const why = await restoreSetup(place(into), cache);
			if (why === "nothing was kept for this set-up") return "nothing";
			tell(why === null ? `set-up: taken from ${folder}` : `set-up: what was kept is not used (${why})`);
			if (why !== null) return "spoilt";
			record.environment.setupCache = "restored";
			return "restored";
		},
		async store(from) {
			if (run.keepsSetup !== true) return;
			const left = await listUntracked(workspace.git, from.tree);
			const why = await storeSetup(place(from), cache, left, SPENT_CACHES);
			if (why === null) record.environment.setupCache = "stored";
			else tell(`set-up: its result is not kept (${why})`);
		}
	};
}
async function keyOf(run, workspace, { wall }, commands) {
	const files = await workspace.files();
	const locks = files.filter(({ path }) => isLockFile(path));
	const manifests = files.filter(({ path }) => path === "package.json" || path.endsWith("/package.json"));
	const texts = await readBlobs(workspace.git, manifests.map(({ blob }) => blob));
	const log = join(workspace.logs, "setup-versions.log");
	return setupCacheKey({
		os: process.platform,
		arch: process.arch,
		commands,
		tree: workspace.base.tree,
		tools: await presentTools(wall.sandbox, BUILDERS, log, run.around.cancel),
		lockFiles: new Map(locks.map(({ path, blob }) => [path, blob])),
		ownScripts: manifests.some(({ blob }) => runsOwnScripts(texts.get(blob) ?? null)),
		workspace: workspace.path
	});
}
const BUILDERS = [
	"node",
	"python",
	"ruby",
	"php"
];
// src/prepare.ts
const stage = ({ around }, name, detail) => around.emit({
	type: "stage",
	stage: name,
	detail
});
const commandTime = (run) => Math.min(timeLeft(run), run.config.limits.minutes * 2e4);
const timeLeft = ({ config, started }) => Math.max(1, started + config.limits.minutes * 6e4 - Date.now());
async function prepare$1(run, workspace, task) {
	const lacking = await bringRepositories(run, workspace);
	if (lacking !== null) return { ending: lacking };
	const [room, expected] = await Promise.all([workspace.openRoom(), expectedSetup(run, workspace, task)]);
	const { kind, detail } = room.wall.sandbox;
	run.record.environment.sandbox = kind;
	if (detail !== void 0) run.around.emit({
		type: "note",
		text: detail
	});
	if (expected !== null) return {
		...room,
		hints: recordPlan(run, expected)
	};
	await room.filled;
	const { workingDirectory } = run.config;
	if (!await isFolder(join(room.tree.dir, workingDirectory))) throw new WrongUse(`input 'working-directory' is '${workingDirectory}': no such folder in the repository`);
	if (READING_KINDS.includes(task.kind)) return {
		...room,
		hints: []
	};
	const started = Date.now();
	const kept = await keptSetup(run, workspace, room);
	const found = await kept?.restore(room) ?? "nothing";
	const prepared = found === "restored" ? await adopted(workspace, room, []) : await setUp(run, workspace, found === "spoilt" ? await workspace.openRoom() : room, kept);
	run.record.timing.setupMs = Date.now() - started;
	return prepared;
}
async function expectedSetup(run, workspace, task) {
	const { setup, workingDirectory } = run.config;
	const expected = await workspace.expected();
	if (!await expected.exists(workingDirectory)) return null;
	const plan = READING_KINDS.includes(task.kind) ? NO_SETUP : await inferSetup(expected, setup, inferenceOf(run));
	return plan.steps.length > 0 || expected.unsure() ? null : plan;
}
const NO_SETUP = {
	source: "none",
	steps: [],
	hints: [],
	notes: []
};
function recordPlan({ record, around }, { source, notes, hints }) {
	record.environment.inferred.source = source;
	for (const text of notes) around.emit({
		type: "note",
		text
	});
	return hints;
}
async function setUp(run, workspace, room, kept) {
	await room.filled;
	const env = setupEnvOf(run);
	const { commands, notes, plan, ending } = await runSetup(room.tree.dir, run.config.setup, {
		sandbox: room.wall.sandbox,
		logs: workspace.logs,
		timeoutMs: timeLeft(run),
		signal: run.around.cancel,
		network: run.config.network,
		...inferenceOf(run),
		env,
		onStart: (command) => stage(run, "setup", command)
	});
	run.record.environment.setup = commands;
	recordPlan(run, {
		...plan,
		notes
	});
	const stop = await searchAfterSetup(room, workspace, env) ?? ending;
	if (stop !== null) return { ending: stop };
	if (commands.length === 0) return {
		...room,
		hints: plan.hints
	};
	if (notes.length === 0) await kept?.store(room);
	return adopted(workspace, room, plan.hints);
}
async function adopted(workspace, { tree, wall }, hints) {
	await workspace.adopt(tree, wall);
	return {
		...await workspace.openRoom(),
		hints
	};
}
const isFolder = (path) => stat(path).then((found) => found.isDirectory(), () => false);
// src/judge/claim-rules.ts
const COMMAND = "commandspan";
const CODE = "codespan";
const RESULT = `(?:unit |integration |e2e |end-to-end |regression |snapshot )?(?:tests?|test ?suites?|suites?|specs?|test cases?)|lint(?:er|ing)?|builds?|compilation|type[ -]?check(?:s|er|ing)?|typescript|tsc|eslint|biome|(?:all|every|other|the|ci|status|of the) checks|(?:every|failing|red|lint|ci|build|type) check|verifiers?|verification|everything|formatting|${COMMAND}`;
const STILL = `(?:(?:now|still|all|also|both|again|already|therefore|thus|then|once more) ){0,3}`;
const NO_OBJECT = String.raw`(?= ?(?:$|[.,;:!?()"'\u2014\u2013-]|\u2705|(?:now|again|locally|successfully|cleanly|as|with|without|on|after|too|and|but|here|under|at|including|since|(?:in|for) (?:full\b|ci\b|\d|all\b|both\b|the (?:sandbox|workspace|container|change|fix)|this|every|me\b))\b))`;
const ITS_KIND = `(?:(?:all|every|the|both|our|its|of|existing|full|entire|whole|project's|other|new|unit|integration|e2e) ){0,4}`;
const rule = (source) => new RegExp(source, "i");
const CLAIM_RULES = [
	{
		name: "they pass",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:${RESULT})(?: (?:${CODE}|${COMMAND}))?:? (?:(?:(?:have|has|were|was) (?:been )?run and|have|has|should|will|continues? to|run and|completes? and|fails? (?:before|without [^ ]{1,20}) and) )?${STILL}(?:pass(?:es|ed)?|succeed(?:s|ed)?)${NO_OBJECT}`.replace("(?<=\\d )of \\d+", "all of them")),
		claims: [
			"All tests pass.",
			"All 41 tests now pass",
			"The failing test passes again.",
			"Lint and type check pass.",
			"`npm test` passes.",
			"The build succeeded on the first try.",
			"Fixed the bound, and the whole test suite passes.",
			"Nothing else was touched and every check passes!",
			"All tests should now pass.",
			"`npm test`: passes",
			"All existing tests continue to pass.",
			"The tests have been run and pass.",
			"The new test fails before and passes after this change.",
			"The test `keeps the last element` now passes."
		],
		others: [
			"The check passes the wrong index.",
			"The tests pass `size` where the function takes an end.",
			"Not all tests pass.",
			"I could not find out whether the tests pass.",
			"The tests pass in a list that is empty.",
			"The type check passes `undefined` on.",
			"The builder passes, by mistake, the old path.",
			"The message `all tests pass` was printed too early.",
			"The old test passed only because the mock was stale.",
			"The bound is changed to make the tests pass.",
			"Tests do not pass yet.",
			"The validator check passes when the list is empty.",
			"The middleware passes the build number on.",
			"A test that passes without the fix is useless."
		]
	},
	{
		name: "they are green",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:${RESULT}|checks?) (?:(?:is|are|was|were|stays?|remains?|comes? back|came back|went|turns?|should be|will be) )?${STILL}(?:green|passing|clean|successful|happy)\b(?! (?:button|colou?r|up))`.replaceAll("\\`", "`")),
		claims: [
			"The tests are green.",
			"The check is green.",
			"Lint is clean, types too.",
			"With all tests passing, this is ready.",
			"The build stays green.",
			"`npm run lint` is clean.",
			"Everything is now green."
		],
		others: [
			"The test is not green yet.",
			"The button is green in the test for success.",
			"The build is clean up to the first error.",
			"The tests are slow.",
			"The `clean` build target removed the cache."
		]
	},
	{
		name: "the change passes them",
		about: "verifiers",
		pattern: rule(String.raw`\bpass(?:es|ed|ing)? ${ITS_KIND}(?:tests|test suite|suite|ci|lint(?:er|ing)?|type[ -]?check(?:s|er|ing)?|build|checks|verifiers|${COMMAND})(?= ?(?:$|[.;:!?)]|(?:and|again|now|locally|successfully)\b))`),
		claims: [
			"The change passes all tests.",
			"This now passes lint and the type check.",
			"It passes `npm test`.",
			"Passes the full test suite."
		],
		others: [
			"`run` passes tests to the runner in the wrong order.",
			"It passes the test name, not the path.",
			"The script passes the build directory twice.",
			"It does not pass the tests."
		]
	},
	{
		name: "they were run and were fine",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:${RESULT}|it|project|code|package) (?:runs?|ran|builds?|compiles?|works|completes?|completed|exits|exited|finishes|finished|lints?|type[ -]?checks?) (?:successfully|cleanly|fine|green|clean|with(?:out| no| zero| 0) (?:any )?(?:new )?(?:lint |type |compile )?(?:errors?|failures?|warnings?|problems?|issues?)|(?:with )?(?:exit )?(?:code |status )?0\b)`.replaceAll("\\`", "`")),
		claims: [
			"The tests run without errors.",
			"The project compiles cleanly.",
			"The code builds without any warnings.",
			"`npm test` exits with code 0.",
			"I ran `make check` and it completes successfully."
		],
		others: [
			"The CLI exits with code 0 although the file is missing.",
			"The loop runs without a bound.",
			"The parser completes successfully on an empty list, which hides the error.",
			"The tests run in a random order."
		]
	},
	{
		name: "they found nothing",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:(?:there are|has|have|reports?|shows?|finds?|found|with|gives?) (?:no|zero|0) (?:more |new |remaining |other |further )?(?:(?:lint|type|compile|compiler|build|test|eslint|typescript) (?:errors?|failures?|warnings?|problems?|issues?)|failing tests|test failures|regressions)|(?:^|[:,] )(?:no|zero|0) (?:more |new |remaining )?(?:(?:lint|type|build|test) (?:errors?|failures?|warnings?)|failing tests|regressions)|\d+ (?:tests? |specs? )?passed|all green|(?:ran|reran|run|running|verified (?:with|by|using)|confirmed (?:with|by|using)) (?:running )?(?:(?:the|all|full|whole|entire|existing|unit) ){0,3}(?:${COMMAND}|tests|test suite)(?: successfully|(?=,? (?:and|to confirm|to verify|to make sure)\b)|(?= ?[.!]?$)))`),
		claims: [
			"There are no failing tests.",
			"tsc reports no type errors.",
			"41 passed, 0 failed.",
			"No lint errors remain.",
			"I ran the full test suite to confirm.",
			"Verified with `npm test`.",
			"All green."
		],
		others: [
			"The parser found no tests in the folder.",
			"No tests were run.",
			"I could not run `npm test`.",
			"The workflow now uses `npm ci`.",
			"The counter shows no failures for skipped files."
		]
	},
	{
		name: "CI says so",
		about: "outside",
		pattern: /\b(?:ci|pipelines?|github actions|workflows?|status checks) (?:(?:is|are|was|were|has|have|should|will|be|run|runs|stays?|now|all|also|still|again) ){0,4}(?:green|pass(?:es|ed|ing)?|succeed(?:s|ed)?|successful)(?= ?(?:$|[.,;:!?)]|(?:again|now|and|on|with|too|as|after)\b))/i,
		claims: [
			"CI is green.",
			"The pipeline passes now",
			"CI should be green again.",
			"All status checks have passed."
		],
		others: [
			"CI was red since Monday.",
			"The workflow passes `--ci` to the runner.",
			"CI passes the token on."
		]
	},
	{
		name: "looked at by hand or elsewhere",
		about: "outside",
		pattern: /^(?:[-\s]|also|additionally|finally|(?:i|we)(?:'ve| have)?|and|then)*\b(?:(?:manually|locally|carefully) )?(?:(?:smoke[ -])?tested|verified|checked|confirmed|tried|validated|reproduced)\b.*\b(?:manually|by hand|locally|in (?:the |a |my )?(?:browser|chrome|firefox|safari|production|staging)|on (?:my |a |an |the )?(?:machine|laptop|windows|mac ?os|linux|android|ios|device|staging|production|node \d+))\b|^(?:also |(?:i|we)(?:'ve| have)? )*(?:manually|smoke[ -])[ -]?(?:tested|verified|checked|confirmed)\b|\b(?:was|were|is|has been|have been) (?:manually (?:tested|verified|checked|confirmed)|(?:tested|verified|checked|confirmed) (?:manually|by hand))\b/i,
		claims: [
			"Verified manually in the browser.",
			"Tested on Windows and macOS.",
			"I manually checked the page.",
			"The layout was verified by hand.",
			"I have also tested this on Node 18."
		],
		others: [
			"Not tested on Windows.",
			"The path is checked on Windows only.",
			"I have not verified this in the browser.",
			"The date was checked against the locale.",
			"Windows paths are now tested for a drive letter."
		]
	},
	{
		name: "a suite beyond the verifiers",
		about: "outside",
		pattern: /^(?:[-\s]|also|additionally|finally|(?:i|we)(?:'ve| have)?|then)*\b(?:ran|run|executed|reran) (?:(?:the|all|full|whole|entire|complete|our|of) ){0,4}(?:e2e|end[ -]to[ -]end|integration|browser|load|performance|acceptance|smoke|ui|visual|cross-platform)\b.{0,40}\b(?:tests?|suites?|benchmarks?|checks?)\b/i,
		claims: [
			"I ran the full e2e suite.",
			"Ran all integration tests as well.",
			"We executed the end-to-end tests twice."
		],
		others: [
			"The e2e suite was not run.",
			"The workflow ran the e2e suite twice, which doubled the time.",
			"I did not run the integration tests."
		]
	}
];
// src/judge/claims.ts
const SIGNAL = /pass|succe|green|clean|happy|fine|error|fail|problem|issue|regress|warn|exit|test|suite|check|verif|confirm|tried|valid|reproduc/i;
function withoutFalseClaims(text, facts) {
	if (!SIGNAL.test(text)) return text;
	const out = [];
	let fence = null;
	for (const line of text.split("\n")) {
		const marker = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
		const kept = fence !== null || marker !== void 0 || !SIGNAL.test(line) ? line : withoutClaims$1(line, facts);
		if (fence === null) fence = marker ?? null;
		else if (marker?.startsWith(fence)) fence = null;
		if (kept !== null) out.push(kept);
	}
	const result = out.join("\n");
	return result.length === text.length ? text : result.trimEnd();
}
function withoutClaims$1(line, facts) {
	const bullet = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?/.exec(line)?.[0] ?? "";
	const said = sentences(line.slice(bullet.length));
	const kept = said.filter((sentence) => !isFalseClaim(sentence, facts));
	if (kept.length === said.length) return line;
	const rest = kept.map(({ raw }) => raw).join("").trimEnd();
	return rest === "" ? null : bullet + rest;
}
function isFalseClaim({ raw, plain }, { allGreen, notRun }) {
	return CLAIM_RULES.some(({ about, pattern }) => {
		const match = pattern.exec(plain);
		if (match === null || isDenied(plain.slice(0, match.index), match[0], plain)) return false;
		return about === "outside" || !allGreen || notRun.some((command) => isNamed(command, raw));
	});
}
const DENIED = /\b(?:not|no|none|never|cannot|whether|if|unless|until|before|unclear|unknown|nothing|to (?:make|let|get|have|see)|n't)\b|n't\b/i;
const BY_ACCIDENT = /\bpass(?:es|ed)?,? (?:only|by accident|although|even though|for the wrong)\b/i;
function isDenied(before, claim, sentence) {
	const clause = before.split(/[,;:]| (?:and|but) /).at(-1) ?? "";
	return DENIED.test(clause) || /\b(?:not|never|n't)\b/i.test(claim) || BY_ACCIDENT.test(sentence);
}
const PROGRAM = /^`+ ?(?:\.\/)?(?:npm|npx|pnpm|yarn|bun|deno|node|vitest|jest|mocha|tsc|eslint|biome|prettier|pytest|tox|nox|python3?|ruff|mypy|go|cargo|make|just|mvn|gradle|gradlew|dotnet|bundle|rake|rspec|composer|phpunit|bash|sh)(?: [^`]*)?`+$/;
const END = /(?<=[.!?]["')\]*_]{0,3}\s)(?<!\b(?:e\.g|i\.e|vs)\.\s)/i;
function sentences(text) {
	const found = [{
		raw: "",
		plain: ""
	}];
	const add = (raw, plain) => {
		const last = found.at(-1);
		if (last) Object.assign(last, {
			raw: last.raw + raw,
			plain: last.plain + plain
		});
	};
	for (const { code, text: piece } of codeSpans(text)) {
		if (code) {
			add(piece, PROGRAM.test(piece) ? COMMAND : CODE);
			continue;
		}
		const parts = `${piece}\0`.split(END);
		for (const [i, part] of parts.entries()) {
			const raw = i === parts.length - 1 ? part.slice(0, -1) : part;
			if (i > 0) found.push({
				raw: "",
				plain: ""
			});
			add(raw, prose(raw));
		}
	}
	return found.filter(({ raw }) => raw !== "").map(({ raw, plain }) => ({
		raw,
		plain: plain.trim()
	}));
}
function prose(text) {
	return text.replace(/[*_]+/g, "").replaceAll("\u2019", "'").replace(/\s+/g, " ");
}
const GENERIC = /^(?:npm|npx|pnpm|yarn|bun|run|exec|node|make|tests?)$/;
function isNamed(command, sentence) {
	if (sentence.includes(command)) return true;
	const names = wordsOf(command).filter((word) => word.length > 2 && !GENERIC.test(word));
	const words = wordsOf(sentence.replace(/end[ -]to[ -]end/gi, "e2e"));
	const spoken = words.flatMap((word, i) => [word, word + (words[i + 1] ?? "")]);
	return (names.length > 0 ? names : ["test"]).some((name) => spoken.some((word) => word.startsWith(name)));
}
function wordsOf(text) {
	return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
// src/verifiers/reports/compare.ts
function compareTests(before, after) {
	if (!before?.complete || !after?.complete) return null;
	if (!(before.format === after.format) && before.failed > 0 && after.failed > 0) return null;
	const then = new Set(before.failedIds);
	const now = new Set(after.failedIds);
	return {
		failedBefore: before.failed,
		failedNow: after.failed,
		newlyFailing: [...now.difference(then)],
		fixed: [...then.difference(now)]
	};
}
// src/record.ts
const NO_USAGE = {
	turns: 0,
	inputTokens: 0,
	cachedInputTokens: 0,
	outputTokens: 0,
	costUsd: null
};
function newRecord(config) {
	return {
		version: 1,
		outcome: "failed",
		reason: "",
		stop: null,
		task: null,
		base: null,
		patch: null,
		submission: null,
		verifiers: [],
		newTests: [],
		fixers: [],
		findings: [],
		citations: [],
		suggestions: [],
		message: null,
		answer: null,
		attempts: [],
		selection: null,
		usage: { ...NO_USAGE },
		exploration: {
			turnsToFirstEdit: null,
			unknownCommands: 0
		},
		timing: {
			totalMs: 0,
			setupMs: 0,
			reproduceMs: 0,
			firstRequestMs: null,
			judgeMs: 0
		},
		environment: {
			sandbox: config.sandbox,
			network: describeNetwork(config.network),
			node: process.version,
			model: null,
			setup: [],
			setupCache: "off",
			inferred: {
				source: "none",
				tools: []
			},
			differences: [],
			fidelity: null
		},
		alsoRedAtBase: null,
		published: null
	};
}
function recordTask(record, { kind, subject, key, issue }) {
	record.task = {
		kind,
		subject,
		key,
		issue
	};
}
function recordBaseline(record, verifiers) {
	record.verifiers = verifiers.map(({ verifier, before }) => ({
		id: verifier.id,
		command: verifier.command,
		source: verifier.source,
		omittedEnv: verifier.omittedEnv,
		before,
		after: null,
		withOriginalTests: null,
		flaky: false
	}));
}
function recordAttempts(record, { chosen: result, all, selection }, usage, ending, task) {
	const { end, submission, verdict, patch } = result;
	record.stop = end.stop;
	record.usage = { ...usage };
	record.exploration = {
		turnsToFirstEdit: end.turnsToFirstEdit,
		unknownCommands: end.unknownCommands
	};
	record.timing.judgeMs = Math.round(result.judgeMs);
	record.suggestions = result.suggestions;
	record.attempts = all.map((each) => ({
		stop: each.end.stop,
		turns: each.usage.turns,
		usage: { ...each.usage },
		outcome: each === result ? ending.outcome : conclude(task, each).outcome
	}));
	record.selection = selection;
	if (patch.files.length > 0) recordPatch(record, patch);
	record.answer = result.answer;
	if (submission !== null && result.answer === null) {
		const { title, cause, change, notVerified } = submission;
		record.submission = {
			title,
			cause,
			change,
			notVerified
		};
	}
	if (verdict !== null) recordVerdict(record, verdict);
	if (record.submission !== null) record.submission = withoutClaims(record.submission, record);
}
function withoutClaims(said, { verifiers }) {
	const ran = verifiers.filter(({ after }) => after !== null && after.conclusion !== "not-run");
	const facts = {
		allGreen: ran.length > 0 && ran.every(({ after }) => after?.conclusion === "success"),
		notRun: verifiers.filter((each) => !ran.includes(each)).map(({ command }) => command)
	};
	const honest = (text) => withoutFalseClaims(text, facts);
	return {
		...said,
		title: honest(said.title),
		cause: honest(said.cause),
		change: honest(said.change)
	};
}
function recordFree(record, { patch, verdict, fixers }) {
	recordPatch(record, patch);
	recordVerdict(record, verdict);
	record.fixers = fixers;
	const commands = fixers.map(({ command }) => `\`${command.replace(PATH_PREFIX, "")}\``).join(" and ");
	record.submission = {
		title: `Run ${commands.replaceAll("`", "")}`,
		cause: "",
		change: `${commands} was run, and nothing else.`,
		notVerified: []
	};
	return {
		outcome: "fixed",
		reason: `${commands} is enough; no model was asked`
	};
}
const PATH_PREFIX = /^PATH="[^"]*" /;
function recordVerdict(record, verdict) {
	record.findings = verdict.findings;
	record.newTests = verdict.newTests;
	const judged = new Map(verdict.results.map((each) => [each.id, withComparison(each)]));
	record.verifiers = record.verifiers.map((each) => judged.get(each.id) ?? each);
}
const withComparison = (result) => ({
	...result,
	comparison: compareTests(result.before?.tests, result.after?.tests)
});
function recordPatch(record, { files, additions, deletions, sha256 }) {
	record.patch = {
		files,
		additions,
		deletions,
		sha256
	};
}
const STOPPED = {
	turns: "the limit of turns was met (`max-turns`)",
	tokens: "the limit of tokens was met (`max-tokens`)",
	cost: "the limit of money was met (`max-cost-usd`)",
	time: "the time was over (`max-minutes`)",
	cancelled: "the run was cancelled",
	"gave-up": "the model handed in the same work again and again"
};
function conclude(task, { end, verdict, suggestions, patch, answer }) {
	if (verdict?.green === true) return {
		outcome: "fixed",
		reason: fixedReason(verdict)
	};
	if (answer !== null) return {
		outcome: "answered",
		reason: ANSWERED
	};
	if (end.stop === "model-error") return {
		outcome: "failed",
		reason: end.error ?? "the model failed"
	};
	if (task.kind === "suggest") return concludeSuggestions(end.stop, suggestions.length);
	const kept = patch.files.length > 0 ? "; the partial patch is kept" : "";
	if (end.stop !== "cancelled" && verdict !== null && onlyGuardRefuses(verdict)) return {
		outcome: "rejected",
		reason: `${state(verdict)}the guard refuses the change: ${rules(verdict)}${kept}`
	};
	const idle = end.stop === "gave-up" && patch.files.length === 0;
	const nothing = task.kind === "ask" ? "the model gave no answer" : "the model changed nothing";
	return {
		outcome: "unfixed",
		reason: `${end.stop === "submitted" ? "the verifiers are still red" : idle ? nothing : end.error ?? STOPPED[end.stop]}${kept}`
	};
}
const ANSWERED = "what was asked is answered; nothing was changed";
function concludeSuggestions(stop, count) {
	if (stop !== "submitted" && stop !== "model-error") return {
		outcome: "unfixed",
		reason: STOPPED[stop]
	};
	return count > 0 ? {
		outcome: "suggested",
		reason: `${count} ${count === 1 ? "suggestion" : "suggestions"}, each with a line that exists`
	} : {
		outcome: "skipped",
		reason: "nothing to suggest names a line that exists"
	};
}
function fixedReason({ results }) {
	const turned = results.filter((result) => result.before?.conclusion !== "success" && result.after?.conclusion === "success");
	const green = results.filter((result) => result.after?.conclusion === "success");
	if (results.length === 1) return `the verifier ${turned.length === 1 ? "turned" : "is"} green`;
	const now = `${green.length} of ${results.length} verifiers ${green.length === 1 ? "is" : "are"} green`;
	return turned.length === 0 ? now : `${turned.length} turned green, ${now} now`;
}
const state = ({ results }) => results.length === 0 ? "nothing of it was run: " : "the verifiers are green, but ";
const onlyGuardRefuses = ({ findings, results }) => findings.some(({ severity }) => severity === "block") && results.every(({ after }) => after === null || after.conclusion === "success");
const rules = ({ findings }) => [...new Set(findings.filter(({ severity }) => severity === "block").map(({ rule }) => rule))].join(", ");
// src/verifiers/reproduce.ts
const GREEN_RUNS = 3;
async function reproduce(verifier, run, differs) {
	const first = await run(1);
	if (first.conclusion === "not-run") return {
		red: false,
		run: first,
		ending: noEnvironment(verifier, first)
	};
	if (first.conclusion === "success") return {
		red: false,
		run: first,
		ending: await afterGreen(verifier, first, run, differs)
	};
	if (first.conclusion === "timed_out") return {
		red: true,
		run: first
	};
	const second = await run(2);
	return second.conclusion === "success" ? {
		red: false,
		run: first,
		ending: flaky(verifier, [first, second])
	} : {
		red: true,
		run: first
	};
}
async function afterGreen(verifier, first, run, differs) {
	const runs = [first];
	while (runs.length < GREEN_RUNS) {
		const next = await run(runs.length + 1);
		runs.push(next);
		if (next.conclusion === "cancelled") return {
			outcome: "unfixed",
			reason: "the run was cancelled"
		};
		if (next.conclusion !== "success") return flaky(verifier, runs);
	}
	const known = await differs();
	const other = known.length === 0 ? "" : `; what differs here: ${known.join("; ")}`;
	return {
		outcome: "not-reproduced",
		reason: `${quote$1(verifier)} exits 0 here in ${GREEN_RUNS} of ${GREEN_RUNS} runs; nothing was spent on it${other}`
	};
}
function noEnvironment(verifier, run) {
	return {
		outcome: "no-environment",
		reason: `${quote$1(verifier)} cannot start here: ${run.missing} is missing (exit ${run.exitCode}); ${remedyOf(run.missing ?? "")}`
	};
}
function flaky(verifier, runs) {
	const colours = runs.map(({ conclusion }) => conclusion === "success" ? "green" : "red").join(", ");
	const red = runs.findIndex(({ conclusion }) => conclusion !== "success");
	return {
		outcome: "flaky",
		reason: `${quote$1(verifier)} is flaky: the same commit gave ${colours}; ${whichFailed(runs[red])} in run ${red + 1} of ${runs.length}${testsOf(runs[red])}`
	};
}
const whichFailed = (run) => run?.conclusion === "timed_out" ? "it met its time limit" : "it failed";
const TOLD_TESTS = 3;
function testsOf(run) {
	const named = run?.failures.flatMap(({ test }) => test === null ? [] : [test]) ?? [];
	const ids = [...new Set(run?.tests?.failedIds.length ? run.tests.failedIds : named)];
	const shown = ids.slice(0, TOLD_TESTS).map((id) => `\`${oneLine(id)}\``);
	const more = ids.length > TOLD_TESTS ? ` and ${ids.length - TOLD_TESTS} more` : "";
	return shown.length === 0 ? "" : `: ${shown.join(", ")}${more}`;
}
const quote$1 = (verifier) => `\`${verifier.command.trim().split("\n", 1)[0] ?? ""}\``;
const oneLine = (name) => name.replace(/\p{Cc}+/gu, " ").replaceAll("`", "'").slice(0, 120);
// src/baseline.ts
const TELLING = [
	"no-environment",
	"unfixed",
	"flaky",
	"not-reproduced"
];
async function baseline(run, workspace, prepared, task, { frozen, rooms }) {
	if (READING_KINDS.includes(task.kind)) return { judged: [] };
	const started = Date.now();
	const once = baseRunner(run, workspace, prepared);
	const { failing, others } = await frozen;
	const judged = [];
	const endings = [];
	try {
		if (failing.length > 0) stage(run, "reproduce", failing.map(({ command }) => command.trim()).join("; "));
		for (const verifier of failing) {
			const found = await reproduce(verifier, (n) => once(verifier, `before-${verifier.id}${n === 1 ? "" : `-${n}`}`), () => rooms().then(({ differences }) => differences, () => []));
			judged.push({
				verifier,
				before: found.run,
				failing: found.red
			});
			if (!found.red) endings.push(found.ending);
		}
		const [ending] = TELLING.flatMap((outcome) => endings.filter((each) => each.outcome === outcome));
		if (ending !== void 0 && endings.length === failing.length) return { ending };
		const first = failing.length > 0 ? once : () => null;
		for (const verifier of others) judged.push({
			verifier,
			before: await first(verifier),
			failing: false
		});
	} finally {
		recordBaseline(run.record, judged);
		run.record.timing.reproduceMs = Date.now() - started;
	}
	if (failing.length > 0) await workspace.reset(prepared.tree, workspace.base.tree);
	return { judged };
}
function baseRunner(run, workspace, { tree, wall, filled }) {
	return async (verifier, name = `before-${verifier.id}`) => {
		const [{ verify }] = await Promise.all([import("./verify2.js"), filled]);
		const result = await verify(verifier, name, {
			sandbox: wall.sandbox,
			network: run.config.network,
			tree: tree.dir,
			logs: workspace.logs,
			steps: {
				host: workspace.steps,
				inside: INSIDE.steps
			},
			timeoutMs: commandTime(run),
			signal: run.around.cancel
		});
		run.around.emit({
			type: "verifier",
			when: "before",
			command: verifier.command,
			run: result
		});
		return result;
	};
}
// src/publish/secrets.ts
const KNOWN = "a secret of this job";
const LONGEST_EXCERPT = 200;
const LINTED_UNITS = 524288;
async function checkSecrets(what, known) {
	for (const { where, text } of what.texts) {
		const leak = (await leaksIn({
			path: where,
			before: null,
			after: Buffer.from(text)
		}, known)).at(0);
		if (leak !== void 0) return leak;
	}
	for (const file of what.files) {
		const leak = (await leaksIn(file, known)).at(0);
		if (leak !== void 0) return leak;
	}
	return null;
}
async function secretFindings(files, known) {
	return (await Promise.all(files.map((file) => leaksIn(file, known)))).flat().map(({ where, line, kind }) => ({
		rule: "secret",
		severity: "block",
		path: where,
		line: Math.max(1, line),
		excerpt: excerptOf(files.find(({ path }) => path === where)?.after ?? null, line, kind)
	}));
}
function leakEnding({ where, line, kind }) {
	const place = line > 0 ? `${where}:${line}` : where;
	return {
		outcome: "rejected",
		reason: kind === KNOWN ? `${place} holds ${KNOWN}; nothing is published` : `${place} holds what looks like a secret (${kind}); nothing is published. One that is made up for a test can be put together from parts`
	};
}
async function leaksIn({ path, before, after }, known) {
	if (known.find(path) === "value") return [{
		where: "the name of a file",
		line: 0,
		kind: KNOWN
	}];
	if (after === null) return [];
	const text = Buffer.from(after).toString("utf8");
	for (const read of [text, Buffer.from(after).toString("latin1")]) {
		if (known.find(read) !== "value") continue;
		return [{
			where: path,
			line: read.split("\n").findIndex((each) => known.find(each) === "value") + 1,
			kind: KNOWN
		}];
	}
	return (await formedIn(text, before)).map((leak) => ({
		where: path,
		...leak
	}));
}
async function formedIn(text, before) {
	const old = before === null ? "" : Buffer.from(before).toString("utf8");
	const added = addedLines(text, old);
	const joined = added.map(({ text: line }) => line).join("\n");
	const found = await formed(joined);
	if (found.length === 0) return [];
	const former = new Set((await formed(old)).map(({ start, end }) => old.slice(start, end)));
	const lines = new Map();
	for (const { start, end, kind } of found) {
		const line = lineAt(added, start);
		if (!lines.has(line) && !former.has(joined.slice(start, end))) lines.set(line, kind);
	}
	return [...lines].map(([line, kind]) => ({
		line,
		kind
	}));
}
async function formed(text) {
	const linted = (await lintTokens(text.slice(0, LINTED_UNITS))).map(({ start, end, rule }) => ({
		start,
		end,
		kind: rule.replace(/^.*-rule-/, "")
	}));
	return [...tokensIn(text), ...linted].sort((a, b) => a.start - b.start);
}
function lineAt(lines, place) {
	let [low, high] = [0, lines.length - 1];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((lines[middle]?.at ?? 0) <= place) low = middle;
		else high = middle - 1;
	}
	return lines[low]?.line ?? 0;
}
function addedLines(text, old) {
	const known = new Set(old === "" ? [] : old.split("\n"));
	const added = [];
	let at = 0;
	for (const [index, each] of text.split("\n").entries()) {
		if (known.has(each)) continue;
		added.push({
			line: index + 1,
			text: each,
			at
		});
		at += each.length + 1;
	}
	return added;
}
function excerptOf(after, line, kind) {
	if (after === null || kind === KNOWN) return KNOWN;
	const text = Buffer.from(after).toString("utf8").split("\n")[line - 1] ?? "";
	const masked = maskTokens(text);
	return `${kind}: ${masked === text ? "***" : masked.trim().slice(0, LONGEST_EXCERPT)}`;
}
// src/verifiers/narrow.ts
const inFolder = (file) => file.includes("/") ? `./${file.slice(0, file.lastIndexOf("/"))}` : ".";
const cargoTarget = (file) => /^tests\/([\w-]+)\.rs$/.exec(file)?.[1] ?? null;
const RUNNERS = [
	{
		begins: ["vitest"],
		names: ["--reporter=verbose"],
		unless: ["--reporter"]
	},
	{
		begins: ["jest"],
		names: ["--verbose"],
		unless: [
			"--verbose",
			"--json",
			"--reporters"
		]
	},
	{
		begins: ["mocha"],
		names: ["--reporter", "spec"],
		unless: ["--reporter", "-R"]
	},
	{
		begins: ["node", "--test"],
		names: [],
		unless: []
	},
	{
		begins: ["pytest"],
		names: ["-v"],
		unless: []
	},
	{
		begins: ["py.test"],
		names: ["-v"],
		unless: []
	},
	{
		begins: ["go", "test"],
		names: ["-v"],
		unless: ["-v", "-json"],
		target: inFolder
	},
	{
		begins: ["cargo", "test"],
		names: [],
		unless: [],
		target: cargoTarget
	},
	{
		begins: ["rspec"],
		names: [],
		unless: []
	},
	{
		begins: ["phpunit"],
		names: [],
		unless: [],
		single: true
	}
];
const POSIX_SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|k)?sh(?: |$)/;
const INSTALLED_PROGRAMS = "PATH=\"$PWD/node_modules/.bin:$PATH\"";
const MAX_FILES = 20;
const MAX_SCRIPT = 1e4;
function narrow(verifier, files, scripts) {
	if (!POSIX_SHELL.test(verifier.shell) || files.length === 0 || files.length > MAX_FILES) return null;
	const paths = files.map((file) => relative(join("/", verifier.workingDirectory), join("/", file)));
	if (paths.some((path) => path.startsWith("..") || /^-|\p{Cc}/u.test(path))) return null;
	const called = onlyCall(verifier.command, scripts, 0);
	const command = called === null ? null : onFiles(called.words, paths);
	if (command === null || called === null) return null;
	const prefix = called.inScript ? `${INSTALLED_PROGRAMS} ` : "";
	return {
		...verifier,
		id: `${verifier.id}-new-tests`,
		command: `${prefix}${command}`
	};
}
const isSetting = (words) => words[0] === "set";
function onlyCall(script, scripts, depth) {
	if (script.length > MAX_SCRIPT || depth > 2) return null;
	const commands = simpleCommands(script)?.filter(({ words }) => !isSetting(words));
	const [only] = commands ?? [];
	if (only === void 0 || commands?.length !== 1 || only.opaque) return null;
	const [called, more] = calledScripts(only.words, scripts);
	if (called === void 0) return {
		words: only.words,
		inScript: depth > 0
	};
	return more === void 0 ? onlyCall(called.text, scripts, depth + 1) : null;
}
function onFiles(words, files) {
	const at = programIndex(words);
	const called = [basename(words[at] ?? ""), ...words.slice(at + 1)];
	for (const runner of RUNNERS) {
		if (!runner.begins.every((word, i) => called[i] === word)) continue;
		const targets = [...new Set(files.map((file) => (runner.target ?? String)(file)))];
		if (targets.some((target) => target === null) || runner.single && targets.length > 1) return null;
		const named = targets.filter((target) => target !== null).map(quote);
		return rewrite(runner, words.slice(0, at + runner.begins.length), called.slice(runner.begins.length), named);
	}
	return null;
}
const ONCE = new Set(["run"]);
function rewrite(runner, head, args, targets) {
	const [name] = runner.begins;
	const sub = name === "vitest" && ONCE.has(args[0] ?? "") ? 1 : 0;
	if (name === "vitest" && sub === 0 && args[0] !== void 0 && /^[a-z]+$/.test(args[0])) return null;
	const own = [...name === "vitest" ? ["run"] : [], ...options(args.slice(sub))];
	if (own.includes("--")) return null;
	const named = own.some((arg) => runner.unless.includes(arg.split("=", 1)[0] ?? "")) ? [] : runner.names;
	const files = name === "cargo" ? targets.flatMap((target) => ["--test", target]) : targets;
	return [
		...head,
		...own,
		...named,
		...files
	].join(" ");
}
const options = (args) => args.filter((arg, i) => arg.startsWith("-") || args[i - 1]?.startsWith("-") && !args[i - 1]?.includes("="));
function programIndex(words) {
	const at = words.length - programWords(words).length;
	const [first = "", second] = words.slice(at);
	if (first === "yarn" || first === "pnpm") return at + (second === "run" ? 2 : 1);
	return PYTHON.test(first) && second === "-m" ? at + 2 : at;
}
const PYTHON = /(?:^|\/)python[\d.]*$/;
const quote = (text) => /^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
// src/courtroom.ts
function openCourtroom(options) {
	const { workspace, task, verifiers, emit, docket } = options;
	const rooms = openRooms(options);
	let last = null;
	let spentMs = 0;
	const hear = async (patch) => {
		if (options.cancel.aborted) return CANCELLED;
		const files = `${patch.files.length} ${patch.files.length === 1 ? "file" : "files"}`;
		emit({
			type: "stage",
			stage: "judge",
			detail: `${files}, +${patch.additions} \u2212${patch.deletions}`
		});
		const started = performance.now();
		const [{ judge, asksForChangedTests }, changes] = await Promise.all([loadJudge(), fileChanges(workspace.git, patch, workspace.base.tree)]);
		const verdict = await withSecrets(await judge({
			patch,
			changes,
			baseTree: workspace.base.tree,
			kind: task.kind,
			policy: options.config.policy,
			verifiers,
			testsMayChange: task.words !== null && asksForChangedTests(task.words),
			crowded: docket !== null,
			open: rooms.open,
			overlay: (base, from, paths) => workspace.overlay(base, from, paths),
			only: async (verifier, files) => narrow(verifier, files, packageScripts(await manifestOf(workspace, verifier))),
			...options.runBase === void 0 ? {} : { runBase: options.runBase }
		}), changes, options.redactor);
		spentMs += performance.now() - started;
		if (!verdict.green && task.kind !== "judge") rooms.ready();
		return verdict;
	};
	const turn = (patch) => docket === null ? hear(patch) : docket.turn(patch.tree, patch.additions + patch.deletions, () => hear(patch));
	return {
		ready() {
			rooms.ready();
			loadJudge().catch(() => void 0);
		},
		knows: (patch) => last?.tree === patch.tree,
		last: () => last?.verdict ?? null,
		spentMs: () => spentMs,
		async judge(patch) {
			const { tree } = patch;
			const known = options.verdicts.get(tree);
			if (known !== void 0) docket?.second(tree);
			const heard = known ?? turn(patch);
			options.verdicts.set(tree, heard);
			last = {
				tree,
				verdict: await heard
			};
			return last.verdict;
		}
	};
}
const CANCELLED = {
	green: false,
	results: [],
	findings: [],
	newTests: [],
	answer: "The run was cancelled."
};
async function loadJudge() {
	const [{ judge }, { asksForChangedTests }] = await Promise.all([import("./judge2.js"), import("./asks-for-tests2.js")]);
	return {
		judge,
		asksForChangedTests
	};
}
async function withSecrets(verdict, changes, redactor) {
	const bytes = (text) => text === null ? null : Buffer.from(text);
	const found = await secretFindings(changes.map(({ path, before, after }) => ({
		path,
		before: bytes(before),
		after: bytes(after)
	})), redactor);
	if (found.length === 0) return verdict;
	const answer = `${verdict.green ? "The verifiers are green, but" : `${verdict.answer}\nAnd`} what looks like a secret may not be published; one that is made up for a test can be put together from parts:\n${list(found)}`;
	return {
		...verdict,
		green: false,
		findings: [...verdict.findings, ...found],
		answer
	};
}
const manifestOf = (workspace, { workingDirectory }) => workspace.fileAt(join(workingDirectory, "package.json"));
const LOG_NAMES = {
	patch: "after",
	originals: "originals",
	tests: "tests-only"
};
function openRooms(options) {
	const { workspace, timeLeftMs, cancel, emit } = options;
	let round = 0;
	let next = null;
	const ready = () => {
		next ??= prepare(workspace);
	};
	const fresh = async (tree) => {
		const bare = await workspace.bare(tree);
		const wall = await workspace.wall(bare);
		const { sandbox } = wall;
		const log = {
			sandbox,
			logs: workspace.logs,
			timeoutMs: timeLeftMs(),
			signal: cancel,
			logPrefix: `${options.logPrefix}patched-`,
			network: options.config.network,
			workingDirectory: options.config.workingDirectory
		};
		const onStart = (command) => emit({
			type: "stage",
			stage: "setup",
			detail: command
		});
		const { commands, ending } = await runSetup(bare.dir, options.config.setup, {
			...log,
			onStart,
			scripts: false
		});
		if (ending !== null) throw new SetupFailed(ending.reason);
		if (commands.length > 0) return {
			tree: bare,
			wall
		};
		await workspace.discard(bare);
		return pristine(tree);
	};
	const pristine = async (tree) => {
		const taken = next ?? prepare(workspace);
		next = null;
		const copy = await taken;
		await workspace.reset(copy, tree);
		return {
			tree: copy,
			wall: await workspace.wall(copy)
		};
	};
	const open = async (tree, purpose, freshSetup) => {
		const room = await (freshSetup ? fresh(tree) : pristine(tree));
		round += 1;
		const prefix = `${options.logPrefix}${LOG_NAMES[purpose]}-${round}`;
		let runs = 0;
		return {
			async run(verifier) {
				runs += 1;
				const { verify } = await import("./verify2.js");
				const run = await verify(verifier, `${prefix}-${verifier.id}-${runs}`, {
					sandbox: room.wall.sandbox,
					network: options.config.network,
					tree: room.tree.dir,
					logs: workspace.logs,
					steps: {
						host: workspace.steps,
						inside: INSIDE.steps
					},
					timeoutMs: timeLeftMs(),
					signal: cancel
				});
				emit({
					type: "verifier",
					when: purpose,
					command: verifier.command,
					run
				});
				return run;
			},
			[Symbol.asyncDispose]: () => workspace.discard(room.tree)
		};
	};
	return {
		open,
		ready
	};
}
function prepare(workspace) {
	const copy = workspace.copy();
	copy.catch(() => void 0);
	return copy;
}
export { writeReport as S, stage as _, baseline as a, setupVariables as b, recordAttempts as c, recordPatch as d, recordTask as f, prepare$1 as g, commandTime as h, baseRunner as i, recordBaseline as l, withComparison as m, checkSecrets as n, conclude as o, recordVerdict as p, leakEnding as r, newRecord as s, openCourtroom as t, recordFree as u, originOf as v, freshRunDir as x, repositoriesInside as y };
