import { a as WrongUse } from "./types.js";
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { copyFile, cp, lstat, mkdir, readFile, writeFile } from "node:fs/promises";
// src/workspace/object-reader.ts
function objectReader(program, args, env) {
	let running = null;
	const batch = () => {
		running ??= startBatch(program, args, env, () => {
			running = null;
		});
		return running;
	};
	return {
		start: () => void batch(),
		read(names) {
			if (names.some((name) => name.includes("\n"))) throw new Error("a name of an object holds no line end");
			return Promise.all(names.map((name) => batch().ask(name)));
		},
		close() {
			running?.end();
			running = null;
		}
	};
}
function startBatch(program, args, env, ended) {
	const child = spawn(program, args, {
		env,
		stdio: [
			"pipe",
			"pipe",
			"ignore"
		]
	});
	const waiting = [];
	const fail = (error) => {
		ended();
		for (const { reject } of waiting.splice(0)) reject(error);
	};
	const take = answers((found) => {
		waiting.shift()?.resolve(found);
		if (waiting.length === 0) child.stdout.unref();
	});
	child.stdout.on("data", take);
	child.stdin.on("error", () => void 0);
	child.once("error", fail);
	child.once("close", () => fail(new Error("git cat-file ended before it had answered")));
	child.unref();
	child.stdin.unref();
	child.stdout.unref();
	return {
		ask: (name) => new Promise((resolve, reject) => {
			waiting.push({
				resolve,
				reject
			});
			child.stdout.ref();
			child.stdin.write(`${name}\n`);
		}),
		end: () => child.stdin.end()
	};
}
const LINE_END = 10;
function answers(give) {
	let chunks = [];
	let [length, wanted] = [0, 1];
	return (chunk) => {
		chunks.push(chunk);
		length += chunk.length;
		if (length < wanted) return;
		let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
		wanted = 1;
		for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END)) {
			const [, id = "", size] = /^([0-9a-f]+) \w+ (\d+)$/.exec(rest.toString("latin1", 0, end)) ?? [];
			const after = end + 1 + (size === void 0 ? 0 : Number(size) + 1);
			wanted = after;
			if (rest.length < after) break;
			give(size === void 0 ? null : {
				id,
				content: Buffer.from(rest.subarray(end + 1, after - 1))
			});
			rest = rest.subarray(after);
			wanted = 1;
		}
		chunks = rest.length === 0 ? [] : [rest];
		length = rest.length;
	};
}
// src/workspace/program.ts
var ProgramFailed = class extends Error {
	exitCode;
	stderr;
	constructor(command, exitCode, stderr, cause) {
		const said = stderr.trim() || (cause instanceof Error ? cause.message : `exit ${exitCode ?? "by a signal"}`);
		super(`\`${command.join(" ").slice(0, LONGEST_COMMAND)}\` failed: ${said}`, { cause });
		this.exitCode = exitCode;
		this.stderr = stderr;
	}
};
const MAX_BYTES = 512 * 1024 ** 2;
const LONGEST_COMMAND = 500;
function runProgram(program, args, { env, cwd, input, maxBytes = MAX_BYTES, signal, onOutput }) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			env,
			cwd,
			signal,
			stdio: [...[
				input === void 0 ? "ignore" : "pipe",
				"pipe",
				"pipe"
			]]
		});
		const [output, errors] = [[], []];
		let room = maxBytes;
		const keepIn = (chunks) => (chunk) => {
			room -= chunk.length;
			if (room >= 0) chunks.push(chunk);
			else child.kill("SIGKILL");
		};
		child.stdout?.on("data", keepIn(output));
		if (onOutput !== void 0) child.stdout?.on("data", onOutput);
		child.stderr?.on("data", keepIn(errors));
		const fail = (code, cause) => reject(new ProgramFailed([program, ...args], code, Buffer.concat(errors).toString("utf8"), cause));
		child.once("error", (error) => fail(null, error));
		child.once("close", (code) => code === 0 && room >= 0 ? resolve(Buffer.concat(output)) : fail(code));
		child.stdin?.on("error", () => void 0).end(input);
	});
}
// src/workspace/system-programs.ts
const FOLDERS = [
	"/usr/bin",
	"/bin",
	"/usr/sbin",
	"/sbin",
	"/usr/local/bin"
];
const WRITABLE_BY_OTHERS = 18;
const EXECUTABLE = 73;
const found = new Map();
function systemProgram(name) {
	const known = found.get(name);
	if (known !== void 0) return known;
	const path = FOLDERS.filter(onlyRootWrites).map((folder) => join(folder, name)).find((file) => onlyRootWrites(file) && isProgram(file));
	if (path === void 0) return null;
	found.set(name, path);
	return path;
}
function onlyRootWrites(path) {
	const stats = statSync(path, { throwIfNoEntry: false });
	return stats !== void 0 && stats.uid === 0 && (stats.mode & WRITABLE_BY_OTHERS) === 0;
}
function isProgram(path) {
	const stats = statSync(path);
	return stats.isFile() && (stats.mode & EXECUTABLE) !== 0;
}
// src/workspace/git.ts
var NotARepository = class extends WrongUse {};
const NO_SUCH = (workspace) => `'${workspace}' is no git repository: run actions/checkout before regreen, or give a checkout with --cwd`;
const HARDENED = [
	"--no-replace-objects",
	"-c",
	"core.hooksPath=/dev/null",
	"-c",
	"core.fsmonitor=false",
	"-c",
	"core.attributesFile=/dev/null",
	"-c",
	"core.quotePath=false",
	"-c",
	"diff.ignoreSubmodules=all",
	"-c",
	"gc.auto=0"
];
async function openGit(workspace, dir, fetched) {
	const common = fetched ?? await commonDir(workspace);
	const objects = join(common, "objects");
	await mkdir(join(dir, "objects", "info"), { recursive: true });
	await mkdir(join(dir, "refs", "heads"), { recursive: true });
	await Promise.all([
		writeFile(join(dir, "HEAD"), "ref: refs/heads/none\n"),
		writeFile(join(dir, "config"), await trustedConfig(common)),
		writeFile(join(dir, "objects", "info", "alternates"), `${objects}\n`),
		copyShallow(common, dir)
	]);
	const program = systemProgram("git");
	if (program === null) throw new NotARepository("git is not installed: `sudo apt-get install -y git`");
	const always = [...HARDENED, `--git-dir=${dir}`];
	const bytes = (args, options = {}) => {
		const where = options.workTree === void 0 ? [] : ["-C", options.workTree];
		const input = options.input === void 0 ? {} : { input: options.input };
		return runProgram(program, [
			...always,
			...where,
			...args
		], {
			env: gitEnv(options),
			...input
		});
	};
	return {
		dir,
		objects,
		command: [program, ...always],
		reader: objectReader(program, [
			...always,
			"cat-file",
			"--batch"
		], gitEnv()),
		bytes,
		run: async (args, options) => DECODER.decode(await bytes(args, options))
	};
}
const DECODER = new TextDecoder();
function gitEnv(options = {}) {
	return {
		PATH: "/usr/bin:/bin",
		LC_ALL: "C",
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_ATTR_NOSYSTEM: "1",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_AUTHOR_NAME: "regreen",
		GIT_AUTHOR_EMAIL: "regreen@localhost",
		GIT_COMMITTER_NAME: "regreen",
		GIT_COMMITTER_EMAIL: "regreen@localhost",
		...options.workTree === void 0 ? {} : { GIT_WORK_TREE: options.workTree },
		...options.index === void 0 ? {} : { GIT_INDEX_FILE: options.index }
	};
}
async function commonDir(workspace) {
	const dotGit = join(workspace, ".git");
	const stat = await lstat(dotGit).catch(() => null);
	if (stat?.isDirectory()) return dotGit;
	if (!stat?.isFile()) throw new NotARepository(NO_SUCH(workspace));
	const pointer = /^gitdir: (.+?)\s*$/.exec(await readFile(dotGit, "utf8"))?.[1];
	if (pointer === void 0) throw new NotARepository(NO_SUCH(workspace));
	const gitDir = resolve(workspace, pointer);
	const common = await readFile(join(gitDir, "commondir"), "utf8").catch(() => null);
	return common === null ? gitDir : resolve(gitDir, common.trim());
}
async function trustedConfig(common) {
	const theirs = await readFile(join(common, "config"), "utf8").catch(() => "");
	if (/^[ \t]*refstorage[ \t]*=[ \t]*reftable/im.test(theirs)) throw new NotARepository(`'${common}' keeps its refs as a reftable, which regreen cannot read yet: \`git refs migrate --ref-format=files\``);
	return `[core]\n\tbare = false\n\trepositoryformatversion = ${/^[ \t]*objectformat[ \t]*=[ \t]*sha256[ \t]*$/im.test(theirs) ? "1\n[extensions]\n	objectFormat = sha256" : "0"}\n`;
}
async function copyShallow(common, dir) {
	const shallow = await readFile(join(common, "shallow")).catch(() => null);
	if (shallow !== null) await writeFile(join(dir, "shallow"), shallow);
}
async function readHead(workspace) {
	const common = await commonDir(workspace);
	const gitDir = await ownGitDir(workspace);
	const head = (await readFile(join(gitDir, "HEAD"), "utf8").catch(() => "")).trim();
	if (isSha(head)) return {
		sha: head,
		branch: null
	};
	const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
	if (ref === void 0) return null;
	const sha = await resolveRef(common, ref);
	return sha === null ? null : {
		sha,
		branch: ref.replace(/^refs\/heads\//, "")
	};
}
async function ownIndex(workspace) {
	const index = join(await ownGitDir(workspace), "index");
	return (await lstat(index).catch(() => null))?.isFile() ? index : null;
}
async function ownGitDir(workspace) {
	const dotGit = join(workspace, ".git");
	if ((await lstat(dotGit)).isDirectory()) return dotGit;
	const pointer = /^gitdir: (.+?)\s*$/.exec(await readFile(dotGit, "utf8"))?.[1] ?? "";
	return resolve(workspace, pointer);
}
async function resolveRef(common, ref) {
	const loose = (await readFile(join(common, ref), "utf8").catch(() => "")).trim();
	if (isSha(loose)) return loose;
	const packed = await readFile(join(common, "packed-refs"), "utf8").catch(() => "");
	for (const line of packed.split("\n")) {
		const [sha, name] = line.split(" ");
		if (name === ref && sha !== void 0 && isSha(sha)) return sha;
	}
	return null;
}
function isSha(text) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
async function copyRefs(workspace, git) {
	const common = await commonDir(workspace);
	await cp(join(common, "refs"), join(git.dir, "refs"), {
		recursive: true,
		verbatimSymlinks: true
	});
	await copyFile(join(common, "packed-refs"), join(git.dir, "packed-refs")).catch(() => void 0);
	const head = await readHead(workspace);
	if (head !== null) await writeFile(join(git.dir, "HEAD"), `${head.sha}\n`);
}
export { isSha as a, readHead as c, runProgram as d, gitEnv as i, systemProgram as l, NotARepository as n, openGit as o, copyRefs as r, ownIndex as s, HARDENED as t, ProgramFailed as u };
