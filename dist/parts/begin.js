import { p as WrongUse } from "./base.js";
import { dirname, join, relative, resolve } from "node:path";
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { access, copyFile, cp, lstat, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
// src/cancel.ts
function cancelSignal() {
	const controller = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => controller.abort());
	return controller.signal;
}
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
// src/workspace/checkout.ts
async function emptyTree(dir) {
	await mkdir(dir, { recursive: true });
	return {
		dir,
		index: `${dir}.index`,
		untracked: []
	};
}
async function resetTree(git, tree, treeish) {
	await git.run([
		"read-tree",
		"--reset",
		"-u",
		treeish
	], {
		workTree: tree.dir,
		index: tree.index
	});
}
const LIST_UNTRACKED = [
	"ls-files",
	"--others",
	"--directory",
	"--no-empty-directory",
	"-z"
];
async function listUntracked(git, tree) {
	const out = await git.run([...LIST_UNTRACKED], {
		workTree: tree.dir,
		index: tree.index
	});
	return untrackedNames(out);
}
const untrackedNames = (out) => out.split("\0").filter((path) => path !== "" && !isGitDir(path) && !path.includes("\ufffd")).map((path) => path.replace(/\/$/, ""));
const PATHS_A_COPY = 400;
const isGitDir = (path) => path === ".git" || path.startsWith(".git/");
async function addDependencies(tree, dependencies) {
	if (dependencies.paths.length === 0) return;
	const cp = systemProgram("cp");
	if (cp === null) throw new Error("cp is missing from the system folders");
	for (let i = 0; i < dependencies.paths.length; i += PATHS_A_COPY) await runProgram(cp, [
		"-a",
		"--reflink=auto",
		"--parents",
		"--",
		...dependencies.paths.slice(i, i + PATHS_A_COPY).map((path) => `./${path}`),
		tree.dir
	], {
		cwd: dependencies.from,
		env: { PATH: "/usr/bin:/bin" }
	});
	tree.untracked = [...dependencies.paths];
	const isFolder = async (path) => (await lstat(path)).isDirectory();
	for (const path of dependencies.paths.map((each) => join(tree.dir, each))) if (await isFolder(path)) await rm(join(path, ".git"), {
		recursive: true,
		force: true
	});
}
async function snapshot(git, workspace, sha) {
	await takeIndex(git, workspace);
	const args = [
		"-c",
		`${SNAPSHOT}\nsnapshot "$@"`,
		"sh",
		workspace,
		sha,
		...git.command
	];
	const env = gitEnv({ index: snapshotIndex(git) });
	return (await runProgram(SHELL, args, { env })).toString("latin1").trim();
}
const SHELL = "/bin/sh";
const SNAPSHOT = `
snapshot() (
  checkout=$1 sha=$2
  shift 2
  added() { "$@" -C "$checkout" --work-tree="$checkout" add --update -- . && "$@" write-tree; }
  [ -e "$GIT_INDEX_FILE" ] && added "$@" 2>/dev/null && exit
  rm -f "$GIT_INDEX_FILE"
  "$@" read-tree "$sha" && added "$@"
)`;
async function takeIndex(git, workspace) {
	const own = await ownIndex(workspace);
	if (own === null) await rm(snapshotIndex(git), { force: true });
	else await copyIndex(own, snapshotIndex(git));
}
async function copyIndex(from, to) {
	await copyFile(from, to);
	const seconds = Math.floor((await lstat(from)).mtimeMs / 1e3);
	await utimes(to, seconds, seconds);
}
const snapshotIndex = (git) => join(git.dir, "snapshot.index");
async function overlay(git, base, from, paths, index) {
	await git.run(["read-tree", base], { index });
	const known = new Map((await git.run([
		"ls-tree",
		"-r",
		"-z",
		from
	])).split("\0").filter(Boolean).map((line) => {
		const [meta = "", path = ""] = line.split("	");
		const [mode, , sha] = meta.split(" ");
		return [path, `${mode} ${sha}\t${path}`];
	}));
	const entries = paths.map((path) => `${known.get(path) ?? `0 ${"0".repeat(base.length)}\t${path}`}\0`);
	await git.run([
		"update-index",
		"-z",
		"--index-info"
	], {
		index,
		input: entries.join("")
	});
	return (await git.run(["write-tree"], { index })).trim();
}
// src/workspace/objects.ts
async function listFiles(git, tree) {
	return parseFiles(await git.run([...LIST_FILES, tree]));
}
const LIST_FILES = [
	"ls-tree",
	"-r",
	"-z",
	"--full-tree"
];
function parseFiles(out) {
	return out.split("\0").filter(Boolean).flatMap((line) => {
		const tab = line.indexOf("	");
		const [mode = "", type, blob = ""] = line.slice(0, tab).split(" ");
		return type === "blob" ? [{
			path: line.slice(tab + 1),
			mode,
			blob
		}] : [];
	});
}
async function readBlobs(git, blobs) {
	const found = await git.reader.read(blobs);
	return new Map(found.flatMap((object) => object === null ? [] : [[object.id, object.content.toString("utf8")]]));
}
// src/workspace/temporary.ts
async function temporaryFolder(parent) {
	try {
		return await mkdtemp(join(parent, "regreen-"));
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "error";
		throw new WrongUse(`copies are made in '${parent}', which cannot be written (${code}): name another folder in TMPDIR, or in RUNNER_TEMP on a runner`);
	}
}
async function removeFolder(dir) {
	const once = () => rm(dir, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
	const chmod = systemProgram("chmod");
	await once().catch(async (error) => {
		if (chmod === null) throw error;
		await runProgram(chmod, [
			"-R",
			"u+rwX",
			"--",
			dir
		], { env: {} });
		await once();
	});
}
// src/workspace/begin.ts
var MissingCommit = class extends Error {
	constructor(path, sha, why = null) {
		super(`commit ${sha} is not in the checkout at '${path}'${why === null ? "" : ` and could not be fetched (${why})`}: let actions/checkout fetch it (\`ref\` with that sha, or \`fetch-depth: 0\`)`);
	}
};
const [FILES, UNTRACKED] = ["files", "untracked"];
const PIPES = Array.from({ length: 32 }, (_, i) => `pipe-${i}`);
const MISSING = 3;
const SCRIPT = `${SNAPSHOT}
checkout=$1 sha=$2 dirty=$3 dir=$4 first=$5 pipes=$6
shift 6
[ -z "$pipes" ] || (cd "$dir/pipes" && exec $pipes) || exit
base=$("$@" rev-parse --verify --quiet "$sha^{commit}^{tree}") || exit ${MISSING}
if [ "$dirty" = dirty ]; then base=$(snapshot "$checkout" "$sha" "$@") || exit
else "$@" read-tree "$base" || exit; fi
"$@" ${LIST_FILES.join(" ")} "$base" > "$dir/${FILES}" || exit
"$@" -C "$checkout" --work-tree="$checkout" ${LIST_UNTRACKED.join(" ")} > "$dir/${UNTRACKED}" || exit
echo "$base"
GIT_INDEX_FILE=$dir/dotgit/index "$@" read-tree "$sha" || exit
export GIT_INDEX_FILE=$first.index
exec "$@" -C "$first" --work-tree="$first" read-tree --reset -u "$base"
`;
async function beginWorkspace(options) {
	const dir = await temporaryFolder(options.parent);
	try {
		return await beginIn(dir, options);
	} catch (error) {
		await removeFolder(dir);
		throw error;
	}
}
async function beginIn(dir, options, fetched) {
	const { path, sha, dirty } = options;
	const git = await openGit(path, join(dir, fetched === void 0 ? "git" : "git-fetched"), fetched);
	const [first] = await Promise.all([
		emptyTree(join(dir, "tree-0")),
		mkdir(join(dir, "dotgit", "refs", "heads"), { recursive: true }),
		mkdir(join(dir, "pipes"), { recursive: true }),
		dirty ? takeIndex(git, path) : null
	]);
	const mkfifo = fetched === void 0 ? systemProgram("mkfifo") : null;
	const makePipes = mkfifo === null ? "" : [
		mkfifo,
		"-m",
		"600",
		...PIPES
	].join(" ");
	const listed = Promise.withResolvers();
	const args = [
		path,
		sha,
		dirty ? "dirty" : "clean",
		dir,
		first.dir,
		makePipes,
		...git.command
	];
	let said = "";
	const done = runProgram(SHELL, [
		"-c",
		SCRIPT,
		"sh",
		...args
	], {
		env: gitEnv({ index: snapshotIndex(git) }),
		onOutput: (chunk) => {
			said += chunk.toString("latin1");
			if (said.endsWith("\n")) listed.resolve(said.trim());
		}
	}).catch((error) => {
		throw error instanceof ProgramFailed && error.exitCode === MISSING ? new MissingCommit(path, sha) : error;
	});
	done.catch(listed.reject);
	const text = (name) => listed.promise.then(() => readFile(join(dir, name), "utf8"));
	git.reader.start();
	const beginning = {
		pipes: mkfifo === null ? [] : PIPES.map((name) => join(dir, "pipes", name)),
		tree: listed.promise,
		files: async () => parseFiles(await text(FILES)),
		untracked: text(UNTRACKED).then(untrackedNames),
		first: {
			tree: first,
			filled: done
		}
	};
	for (const promise of [
		beginning.tree,
		beginning.untracked,
		done
	]) promise.catch(() => void 0);
	const discard = async () => {
		git.reader.close();
		await done.catch(() => void 0);
		await removeFolder(dir).catch(() => void 0);
	};
	const anew = (from) => beginIn(dir, options, from);
	return {
		path,
		sha,
		dir,
		git,
		...beginning,
		anew,
		discard
	};
}
// src/version.ts
const VERSION = "0.1.0";
// src/cli.ts
const COMMANDS = {
	fix: {
		help: "repairs what is broken in the local checkout, and proves it",
		load: async () => (await import("./fix.js")).fix
	},
	ask: {
		help: "answers a question about the checkout, with the lines that show it",
		load: async () => (await import("./ask.js")).ask
	},
	verify: {
		help: "finds and runs the verifiers",
		load: async () => (await import("./verify3.js")).verifyCommand
	},
	guard: {
		help: "reads a diff for weakened tests, silenced checks and protected paths",
		load: async () => (await import("./guard3.js")).guardCommand
	},
	judge: {
		help: "judges any change, whoever made it: verifiers, guard, original tests",
		load: async () => (await import("./judge.js")).judgeCommand
	},
	triage: {
		help: "the failing lines of a CI log",
		load: async () => (await import("./triage.js")).triageCommand
	},
	sandbox: {
		help: "runs a command as the agent would",
		load: async () => (await import("./sandbox.js")).sandboxCommand
	},
	doctor: {
		help: "says what works here: sandbox, model, token, verifiers",
		load: async () => (await import("./doctor.js")).doctorCommand
	},
	"apply-patch": {
		help: "applies a patch from standard input, all or nothing",
		load: async () => (await import("./apply-patch2.js")).applyPatchCommand
	}
};
const EVERYWHERE = {
	cwd: {
		value: "DIR",
		help: "work there (default: here)"
	},
	json: { help: "print exactly one JSON document" },
	help: { help: "print this" }
};
async function runCommand(argv, env) {
	const [name, ...rest] = argv;
	if (name === "--version") return print(VERSION);
	if (name === void 0 || name === "--help" || name === "help") return print(overview());
	const entry = COMMANDS[name];
	if (entry === void 0 || !Object.hasOwn(COMMANDS, name)) throw await unknown(`unknown command '${name}'`, name, Object.keys(COMMANDS));
	const command = await entry.load();
	const flags = await readFlags(command, rest);
	if (flags.has("help")) return print(usage(name, entry.help, command));
	return command.run(flags, env);
}
function print(text) {
	process.stdout.write(`${text}\n`);
	return 0;
}
async function readFlags(command, argv) {
	const specs = {
		...EVERYWHERE,
		...command.flags
	};
	const options = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, {
		type: spec.value === void 0 ? "boolean" : "string",
		multiple: true
	}]));
	const { values, positionals, tokens } = parseArgs({
		args: argv,
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	for (const token of tokens) {
		if (token.kind !== "option") continue;
		const spec = specs[token.name];
		if (spec === void 0) throw await unknown(`unknown flag '${token.rawName}'`, token.name, Object.keys(specs), "--");
		const value = token.inlineValue === false && token.value.startsWith("--") ? void 0 : token.value;
		if (spec.value !== void 0 && value === void 0) throw new WrongUse(`'${token.rawName}' needs a value: ${spec.value}`);
		if (spec.value === void 0 && value !== void 0) throw new WrongUse(`'${token.rawName}' takes no value; leave it out, or give it alone`);
	}
	const all = (name) => (values[name] ?? []).map(String);
	if (positionals.length > command.positionals.max) throw new WrongUse(`'${positionals[command.positionals.max]}' is one argument too many; see --help`);
	return {
		has: (name) => name in values,
		all,
		last: (name) => all(name).at(-1) ?? null,
		positionals
	};
}
async function unknown(what, name, known, before = "") {
	const { nearest } = await import("./config2.js");
	return new WrongUse(`${what}; did you mean '${before}${nearest(name, known)}'?`);
}
function overview() {
	return [
		"regreen turns a red check green, and proves it.",
		"",
		"Usage: regreen COMMAND [flags]",
		"",
		...Object.entries(COMMANDS).map(([name, { help }]) => `  ${name.padEnd(12)} ${help}`),
		"",
		"regreen COMMAND --help tells the flags. Exit codes: 0 done, 1 not done, 2 wrong use, 3 our side failed, 130 cancelled."
	].join("\n");
}
function usage(name, help, { flags, positionals }) {
	const rows = Object.entries({
		...flags,
		...EVERYWHERE
	}).map(([flag, spec]) => `  ${`--${flag}${spec.value === void 0 ? "" : ` ${spec.value}`}`.padEnd(26)} ${spec.help}`);
	return [
		`regreen ${name}: ${help}`,
		"",
		`Usage: regreen ${name} [flags] ${positionals.help}`.trimEnd(),
		"",
		...rows
	].join("\n");
}
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
// src/commands/model-flags.ts
const MODEL_FLAGS = {
	model: {
		value: "NAME",
		help: "the model"
	},
	"base-url": {
		value: "URL",
		help: "the endpoint"
	},
	api: {
		value: "responses|chat",
		help: "what the endpoint speaks (default responses)"
	},
	"context-window": {
		value: "N",
		help: "tokens a request may hold (default: what is known of the model)"
	},
	"stall-seconds": {
		value: "N",
		help: "silence after which the model is asked again (default 90)"
	},
	"reasoning-effort": {
		value: "LEVEL",
		help: "low, medium, high, \u2026"
	},
	"max-turns": {
		value: "N",
		help: "answers of the model (default 200)"
	},
	"max-minutes": {
		value: "N",
		help: "the whole run (default 60)"
	},
	"max-tokens": {
		value: "N",
		help: "input and output together"
	},
	"max-cost-usd": {
		value: "N",
		help: "US dollars for the model; needs a known price"
	},
	prices: {
		value: "FILE",
		help: "prices of your own, JSON or YAML"
	}
};
// src/commands/fix.ts
const fix = {
	flags: {
		command: {
			value: "CMD",
			help: "a command that fails (repeatable)"
		},
		log: {
			value: "FILE",
			help: "the log of a failing command"
		},
		task: {
			value: "TEXT|@FILE",
			help: "what to do, in words"
		},
		event: {
			value: "FILE",
			help: "a webhook payload; needs --event-name and GITHUB_TOKEN"
		},
		"event-name": {
			value: "NAME",
			help: "the name of that event"
		},
		verify: {
			value: "CMD",
			help: "a further check (repeatable; default: found)"
		},
		setup: {
			value: "CMD",
			help: "prepares the checkout, with network (repeatable; default: from the lock file)"
		},
		...MODEL_FLAGS,
		attempts: {
			value: "N",
			help: "attempts side by side; the judge chooses (default 1)"
		},
		"no-model": { help: "stop before the first request" },
		apply: { help: "change the checkout (default: print the diff)" },
		"working-directory": {
			value: "DIR",
			help: "the project inside the repository"
		},
		fixers: {
			value: "auto|off",
			help: "write modes of failing checkers before a model (default auto)"
		},
		"setup-env": {
			value: "NAME",
			help: "a variable that set-up alone may see (repeatable)"
		},
		repositories: {
			value: "OWNER/NAME@REF",
			help: "another repository to read beside it (repeatable)"
		},
		env: {
			value: "NAME",
			help: "a variable that passes the wall (repeatable)"
		},
		sandbox: {
			value: "auto|none",
			help: "the wall (default auto)"
		},
		network: {
			value: "HOST,\u2026",
			help: "what commands reach; localhost:PORT for a service (default none)"
		},
		"run-dir": {
			value: "DIR",
			help: "where run.json, the patch and the logs go"
		},
		resume: {
			value: "DIR",
			help: "go on with the run of that folder and what it was given; limits given now come on top"
		}
	},
	positionals: {
		max: 0,
		help: ""
	},
	async run(flags, env) {
		const place = await findPlace(flags);
		const cancel = cancelSignal();
		const begun = flags.has("event") ? null : await begin(place.path);
		try {
			const { runFix } = await import("./run-fix.js");
			return await runFix(flags, env, {
				...place,
				begun,
				cancel
			});
		} finally {
			await begun?.discard();
		}
	}
};
const begin = (path) => localHead(path).then(({ sha }) => beginWorkspace({
	path,
	sha,
	dirty: true,
	parent: tmpdir()
})).catch(() => null);
export { readHead as C, cancelSignal as E, openGit as S, runProgram as T, snapshot as _, runCommand as a, gitEnv as b, beginWorkspace as c, readBlobs as d, addDependencies as f, resetTree as g, overlay as h, localHead as i, removeFolder as l, listUntracked as m, MODEL_FLAGS as n, VERSION as o, emptyTree as p, findPlace as r, MissingCommit as s, fix as t, listFiles as u, HARDENED as v, systemProgram as w, isSha as x, copyRefs as y };
