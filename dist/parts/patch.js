import { t as createHash } from "./_light_node_crypto.js";
import { join } from "node:path";
import { cp, lstat, rm } from "node:fs/promises";
// src/workspace/patch.ts
async function untrackedBaseline(git, tree) {
	const baseline = new Map();
	for (const path of await newFiles(git, tree)) baseline.set(path, await fingerprint(join(tree.dir, path)));
	return baseline;
}
async function collectPatch(git, tree, base, baseline) {
	const at = {
		workTree: tree.dir,
		index: tree.index
	};
	const changed = await git.run([
		"diff-files",
		"--name-only",
		"-z",
		"--ignore-submodules=all"
	], at);
	const leftOut = [];
	const files = [];
	const gone = [];
	for (const path of [...changed.split("\0").filter(Boolean), ...await newFiles(git, tree)]) {
		if (baseline.has(path) && baseline.get(path) === await fingerprint(join(tree.dir, path))) continue;
		const found = await inspect(tree.dir, path);
		if (found.kind === "file") files.push(path);
		else if (found.kind === "gone") gone.push(path);
		else leftOut.push(`${JSON.stringify(path)} was left out: ${found.why}`);
	}
	const patched = await writeTree(git, tree, base.tree, files, gone);
	return {
		patch: await diffTrees(git, base.sha, base.tree, patched),
		leftOut
	};
}
function emptyPatch(base) {
	const diff = new Uint8Array();
	const sha256 = createHash("sha256").update(diff).digest("hex");
	return {
		base: base.sha,
		tree: base.tree,
		files: [],
		additions: 0,
		deletions: 0,
		diff,
		sha256
	};
}
async function newFiles(git, tree) {
	return (await git.run([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	], {
		workTree: tree.dir,
		index: tree.index
	})).split("\0").filter((path) => path !== "" && path !== ".git" && !path.startsWith(".git/"));
}
async function fingerprint(file) {
	const stat = await lstat(file, { bigint: true }).catch(() => null);
	return stat === null ? "gone" : `${stat.mode}:${stat.size}:${stat.mtimeNs}`;
}
const isGitName = (part) => /^(?:\.git|git~1)[ .]*(?::|$)/i.test(part.replace(/\p{Cf}/gu, ""));
async function inspect(root, path) {
	const refused = (why) => ({
		kind: "refused",
		why
	});
	if (path.endsWith("/")) return refused("it is a git repository of its own");
	const parts = path.split("/");
	if (parts.some((part) => isGitName(part) || part === ".." || part === "")) return refused("the name is not allowed");
	if (path.includes("\ufffd")) return refused("the name is no UTF-8");
	if (/\p{Cc}/u.test(path)) return refused("the name holds control characters");
	let here = root;
	for (const part of parts.slice(0, -1)) {
		here = join(here, part);
		if (!(await lstat(here).catch(() => null))?.isDirectory()) return { kind: "gone" };
	}
	const stat = await lstat(join(root, path)).catch(() => null);
	if (stat === null || stat.isDirectory()) return { kind: "gone" };
	if (stat.isSymbolicLink()) return refused("it is a symbolic link");
	if (!stat.isFile()) return refused("it is no regular file");
	return { kind: "file" };
}
async function writeTree(git, tree, base, files, gone) {
	if (files.length + gone.length === 0) return base;
	const index = `${tree.index}.collect`;
	const list = (paths) => paths.map((path) => `${path}\0`).join("");
	await cp(tree.index, index, { preserveTimestamps: true });
	await git.run([
		"update-index",
		"--force-remove",
		"-z",
		"--stdin"
	], {
		workTree: tree.dir,
		index,
		input: list(gone)
	});
	await git.run([
		"update-index",
		"--add",
		"-z",
		"--stdin"
	], {
		workTree: tree.dir,
		index,
		input: list(files)
	});
	const written = (await git.run(["write-tree"], { index })).trim();
	await rm(index, { force: true });
	return written;
}
async function diffTrees(git, sha, before, after) {
	const plain = [
		"--no-ext-diff",
		"--no-textconv",
		"--no-renames",
		"--no-color"
	];
	const [raw, stat, diff] = await Promise.all([
		git.run([
			"diff-tree",
			"-r",
			"-z",
			"--raw",
			...plain,
			before,
			after
		]),
		git.run([
			"diff-tree",
			"-r",
			"-z",
			"--numstat",
			...plain,
			before,
			after
		]),
		git.bytes([
			"diff-tree",
			"-r",
			"-p",
			"--binary",
			"--full-index",
			...plain,
			before,
			after
		])
	]);
	const counts = new Map(stat.split("\0").filter(Boolean).map((line) => {
		const [added, removed, ...path] = line.split("	");
		return [path.join("	"), {
			additions: Number(added) || 0,
			deletions: Number(removed) || 0
		}];
	}));
	const files = parseRaw(raw).map((file) => ({
		...file,
		...counts.get(file.path) ?? {
			additions: 0,
			deletions: 0
		}
	}));
	return {
		base: sha,
		tree: after,
		files,
		additions: files.reduce((sum, file) => sum + file.additions, 0),
		deletions: files.reduce((sum, file) => sum + file.deletions, 0),
		diff,
		sha256: createHash("sha256").update(diff).digest("hex")
	};
}
const STATUS = {
	A: "added",
	M: "modified",
	T: "modified",
	D: "deleted"
};
function parseRaw(raw) {
	const fields = raw.split("\0").filter(Boolean);
	const files = [];
	for (let i = 0; i + 1 < fields.length; i += 2) {
		const [, mode = "", , , status = ""] = (fields[i] ?? "").split(" ");
		files.push({
			path: fields[i + 1] ?? "",
			status: STATUS[status] ?? "modified",
			mode: mode === "100644" || mode === "100755" || mode === "120000" ? mode : null
		});
	}
	return files;
}
async function fileChanges(git, patch, baseTree) {
	const side = async (tree, path) => {
		const bytes = await git.bytes([
			"cat-file",
			"blob",
			`${tree}:${path}`
		]).catch(() => null);
		if (bytes === null) return {
			text: null,
			binary: false
		};
		const binary = bytes.subarray(0, 8e3).includes(0);
		return {
			text: binary ? null : bytes.toString("utf8"),
			binary
		};
	};
	const modes = await modesOf(git, baseTree);
	return Promise.all(patch.files.map(async (file) => {
		const [before, after] = await Promise.all([side(baseTree, file.path), side(patch.tree, file.path)]);
		return {
			path: file.path,
			oldPath: file.path,
			status: file.status,
			before: before.text,
			after: after.text,
			binary: before.binary || after.binary,
			modeBefore: modes.get(file.path) ?? null,
			modeAfter: file.mode
		};
	}));
}
async function modesOf(git, tree) {
	const out = await git.run([
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		tree
	]);
	return new Map(out.split("\0").filter(Boolean).map((line) => [line.slice(line.indexOf("	") + 1), line.slice(0, 6)]));
}
export { isGitName as a, fileChanges as i, diffTrees as n, untrackedBaseline as o, emptyPatch as r, collectPatch as t };
