import { a as WrongUse } from "./types.js";
import { c as readHead, n as NotARepository } from "./git.js";
import { dirname, join, relative, resolve } from "node:path";
import { access, stat } from "node:fs/promises";
// src/commands/place.ts
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
export { localHead as n, findPlace as t };
