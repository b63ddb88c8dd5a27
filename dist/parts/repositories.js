import { t as REPOSITORY } from "./repository-name.js";
import { n as whyNot, t as fetchingGit } from "./fetching-git.js";
import { x as isSha } from "./begin.js";
import { a as isGitName } from "./patch.js";
import { dirname, join, posix } from "node:path";
import { mkdir, rm, writeFile } from "node:fs/promises";
// src/workspace/repositories.ts
const CAPS = {
	bytes: 2 * 1024 ** 3,
	files: 2e5,
	repositories: 20,
	ms: 3e5
};
const NAMED = "named";
var RepositoryUnavailable = class extends Error {};
async function fetchRepositories(entries, main, into, source) {
	const caps = {
		...CAPS,
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
export { NAMED, RepositoryUnavailable, fetchRepositories };
