import { u as inferenceOf } from "./run.js";
import { d as readBlobs, m as listUntracked, w as systemProgram } from "./begin.js";
import { t as _usingCtx } from "./usingCtx.js";
import { i as setupCacheKey, r as runsOwnScripts, t as isLockFile } from "./cache-key.js";
import { f as folderFiles, o as inferSetup, r as SPENT_CACHES } from "./workspace.js";
import { t as presentTools } from "./present.js";
import { join } from "node:path";
import { constants } from "node:fs";
import { copyFile, lstat, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
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
export { keptSetup };
