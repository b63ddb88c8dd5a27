import { x as sanitize } from "./ecosystems.js";
import { t as _usingCtx } from "./usingCtx.js";
import { constants } from "node:fs";
import { dirname, join } from "node:path";
import { chmod, lstat, mkdir, open, rm } from "node:fs/promises";
// src/workspace/apply.ts
async function applyToCheckout(target, patch, { write, print }) {
	if (!write) {
		if (print) printDiff(patch);
		return null;
	}
	for (const file of patch.files) if (!await unchanged(target, file)) return {
		outcome: "stale",
		reason: `'${file.path}' has changed while regreen worked; the patch is kept in the run folder`
	};
	for (const file of patch.files) await writeFileOf(target, patch, file);
	return null;
}
function printDiff(patch) {
	process.stdout.write(process.stdout.isTTY ? sanitize(Buffer.from(patch.diff).toString("utf8")).text : patch.diff);
}
async function unchanged({ git, path, base }, file) {
	const here = join(path, file.path);
	if (await leadsElsewhere(path, file.path)) return false;
	const stat = await lstat(here).catch(() => null);
	if (file.status === "added") return stat === null;
	if (!stat?.isFile()) return false;
	const [now, before] = await Promise.all([git.run([
		"hash-object",
		"--",
		file.path
	], { workTree: path }), git.run(["rev-parse", `${base.tree}:${file.path}`])]);
	return now.trim() === before.trim();
}
async function leadsElsewhere(root, path) {
	let here = root;
	for (const part of path.split("/").slice(0, -1)) {
		here = join(here, part);
		if ((await lstat(here).catch(() => null))?.isSymbolicLink()) return true;
	}
	return false;
}
async function writeFileOf({ git, path }, patch, file) {
	try {
		var _usingCtx$1 = _usingCtx();
		const here = join(path, file.path);
		if (file.status === "deleted") return rm(here);
		await mkdir(dirname(here), { recursive: true });
		const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
		const handle = _usingCtx$1.a(await open(here, flags, 420));
		const content = await git.bytes([
			"cat-file",
			"--filters",
			`${patch.tree}:${file.path}`
		], { workTree: path });
		await handle.writeFile(content);
		await chmod(here, file.mode === "100755" ? 493 : 420);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
export { applyToCheckout as t };
