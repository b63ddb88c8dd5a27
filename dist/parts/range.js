import { p as WrongUse } from "./base.js";
import { S as openGit, _ as snapshot, i as localHead, y as copyRefs } from "./begin.js";
import { join } from "node:path";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
// src/commands/range.ts
const RANGE_FLAGS = {
	base: {
		value: "REF",
		help: "what the change starts from"
	},
	head: {
		value: "REF",
		help: "what it leads to (default: the checkout as it stands)"
	},
	task: {
		value: "TEXT|@FILE",
		help: "what the change is for, in words: decides whether tests may change"
	}
};
const POLICY_FLAGS = {
	"protected-paths": {
		value: "PATH",
		help: "only people may change it (repeatable; `!PATH` takes it out)"
	},
	"max-files": {
		value: "N",
		help: "more files are told as a large change (default 20)"
	},
	"max-lines": {
		value: "N",
		help: "more lines are told as a large change (default 600)"
	}
};
async function openRange(flags, path) {
	const base = flags.last("base");
	if (base === null) throw new WrongUse("'--base' is missing: name the commit or branch the change starts from");
	const dir = await mkdtemp(join(tmpdir(), "regreen-range-"));
	try {
		return await readRange(flags, path, base, dir);
	} catch (error) {
		await rm(dir, {
			recursive: true,
			force: true
		});
		throw error;
	}
}
async function readRange(flags, path, base, dir) {
	const git = await openGit(path, join(dir, "git"));
	await copyRefs(path, git);
	const resolveRef = async (flag, ref) => {
		const found = await git.run([
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			`${ref}^{commit}`
		]).catch(() => "");
		if (found.trim() === "") throw new WrongUse(`'--${flag} ${ref}' names no commit of '${path}'; fetch it, or name another`);
		return found.trim();
	};
	const baseSha = await resolveRef("base", base);
	const headRef = flags.last("head");
	const headSha = headRef === null ? (await localHead(path)).sha : await resolveRef("head", headRef);
	return {
		git,
		base: (await git.run([
			"merge-base",
			baseSha,
			headSha
		]).catch(() => "")).trim() || baseSha,
		headTree: (own) => headRef === null ? snapshot(own, path, headSha) : treeOf(own, headSha),
		[Symbol.asyncDispose]: () => rm(dir, {
			recursive: true,
			force: true
		})
	};
}
async function treeOf(git, commit) {
	return (await git.run(["rev-parse", `${commit}^{tree}`])).trim();
}
async function readTask(words) {
	if (words === null || !words.startsWith("@")) return words;
	return readFile(words.slice(1), "utf8").catch(() => {
		throw new WrongUse(`'--task ${words}' names a file that cannot be read; name a text file, or give the words themselves`);
	});
}
export { treeOf as a, readTask as i, RANGE_FLAGS as n, openRange as r, POLICY_FLAGS as t };
