import { d as runProgram, i as gitEnv, l as systemProgram, o as openGit, s as ownIndex, u as ProgramFailed } from "./git.js";
import { a as WrongUse } from "./types.js";
import { join } from "node:path";
import { copyFile, lstat, mkdir, mkdtemp, readFile, rm, utimes } from "node:fs/promises";
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
	for (let i = 0; i < dependencies.paths.length; i += PATHS_A_COPY) {
		const paths = dependencies.paths.slice(i, i + PATHS_A_COPY).map((path) => `./${path}`);
		await runProgram(cp, [
			"-a",
			"--reflink=auto",
			"--parents",
			"--",
			...paths,
			tree.dir
		], {
			cwd: dependencies.from,
			env: { PATH: "/usr/bin:/bin" }
		});
	}
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
export { readBlobs as a, listUntracked as c, snapshot as d, listFiles as i, overlay as l, beginWorkspace as n, addDependencies as o, removeFolder as r, emptyTree as s, MissingCommit as t, resetTree as u };
