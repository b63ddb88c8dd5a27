import { S as openGit, c as beginWorkspace, d as readBlobs, f as addDependencies, g as resetTree, h as overlay, l as removeFolder, m as listUntracked, p as emptyTree, s as MissingCommit, u as listFiles, w as systemProgram } from "./begin.js";
import { t as _usingCtx } from "./usingCtx.js";
import { n as whyNot, t as fetchingGit } from "./fetching-git.js";
import { o as policyOf, r as duringSetup } from "./network-policy.js";
import { i as randomUUID } from "./_light_node_crypto.js";
import { c as object_, d as string_, f as union_, l as record_, n as boolean_, o as null_, p as unknown_, s as number_, t as array_ } from "./_zod-door.js";
import { i as parse, t as ECOSYSTEMS } from "./ecosystems.js";
import { t as actionTool } from "./action-tools.js";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { execFile, spawn } from "node:child_process";
import { appendFileSync, chmodSync, closeSync, constants, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, statfsSync, writeFileSync, writeSync } from "node:fs";
import { cp, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { Socket, createServer } from "node:net";
import { constants as constants$2, homedir, tmpdir } from "node:os";
import { availableMemory } from "node:process";
import { promisify } from "node:util";
import { once } from "node:events";
// src/workspace/commit-files.ts
function commitFiles(git, list) {
	let files = null;
	let names = null;
	const listed = () => {
		files ??= list();
		return files;
	};
	return {
		files: listed,
		blobs: (ids) => readBlobs(git, ids),
		async fileAt(path) {
			names ??= listed().then((all) => new Map(all.map((file) => [file.path, file.blob])));
			const blob = (await names).get(path);
			if (blob === void 0) return null;
			const [object] = await git.reader.read([blob]).catch(() => []);
			return object?.content.toString("utf8").replace(/^\uFEFF/, "") ?? null;
		}
	};
}
// src/workspace/setup/read-file.ts
const MAX_BYTES = 262144;
function folderFiles(root) {
	return {
		read: (path) => readInside(root, path).catch(() => null),
		names: (folder) => readdir(join(root, folder)).then((names) => names.sort(), () => []),
		exists: (path) => lstat(join(root, path)).then(() => true, () => false)
	};
}
async function readInside(root, path) {
	try {
		var _usingCtx$6 = _usingCtx();
		const real = await realpath(join(root, path));
		if (!real.startsWith(await realpath(root) + sep)) return null;
		const file = _usingCtx$6.a(await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK));
		if (!(await file.stat()).isFile()) return null;
		const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
		return buffer.toString("utf8", 0, bytesRead);
	} catch (_) {
		_usingCtx$6.e = _;
	} finally {
		await _usingCtx$6.d();
	}
}
// src/workspace/expected-files.ts
async function expectedFiles(tracked, beside) {
	const files = await tracked.files();
	const links = new Set(files.filter(({ mode }) => mode === LINK).map(({ path }) => path));
	const source = folderFiles(beside.from);
	let met = false;
	const isLinked = (path) => {
		const linked = [...links].some((link) => holds(link, path));
		met ||= linked;
		return linked;
	};
	const isBeside = (path) => beside.paths.some((entry) => holds(entry, path));
	return {
		unsure: () => met,
		async read(path) {
			if (isLinked(path)) return null;
			const text = (await tracked.fileAt(path))?.slice(0, 262144) ?? null;
			return text === null && isBeside(path) ? source.read(path) : text;
		},
		async names(folder) {
			if (isLinked(folder)) return [];
			if (isBeside(folder)) return source.names(folder);
			const start = folder === "." ? "" : `${folder}/`;
			const within = [...files.map(({ path }) => path), ...beside.paths].filter((path) => path.startsWith(start));
			return [...new Set(within.map((path) => path.slice(start.length).split("/", 1)[0] ?? ""))].sort();
		},
		async exists(path) {
			if (path === ".") return true;
			if (isLinked(path)) return true;
			return files.some((file) => holds(path, file.path)) || beside.paths.some((at) => holds(path, at)) || isBeside(path) && source.exists(path);
		}
	};
}
const LINK = "120000";
const holds = (folder, path) => path === folder || path.startsWith(`${folder}/`);
// src/workspace/missing-commit.ts
const DEPTH = 50;
const MOST_BYTES = 4 * 1024 ** 3;
async function fetchCommit(dir, sha, source) {
	const run = fetchingGit(dir, source, MOST_BYTES);
	if (run === null) return "fetching needs git and prlimit: install git and util-linux";
	await mkdir(join(dir, "objects"), { recursive: true });
	await mkdir(join(dir, "refs"));
	await writeFile(join(dir, "HEAD"), "ref: refs/heads/none\n");
	const url = `${source.server}/${source.repository}.git`;
	const quietly = [
		"--no-tags",
		"--no-write-fetch-head",
		"--quiet"
	];
	try {
		await run([
			"fetch",
			`--depth=${DEPTH}`,
			...quietly,
			"--",
			url,
			`+${sha}:refs/regreen/fetched`
		]);
		return null;
	} catch (error) {
		return whyNot(error, source.signal);
	}
}
// src/workspace/sandbox/hidden-paths.ts
const HIDDEN_FOLDERS = [
	"/home",
	"/root",
	"/run",
	"/var/run",
	"/__w",
	"/github",
	"/actions-runner",
	"/opt/actions-runner"
];
const ROOTS_SECRETS = [
	"/etc/shadow",
	"/etc/gshadow",
	"/etc/ssh/ssh_host_ecdsa_key",
	"/etc/ssh/ssh_host_ed25519_key",
	"/etc/ssh/ssh_host_rsa_key",
	"/etc/ssl/private",
	"/etc/kubernetes",
	"/etc/rancher",
	"/var/lib/containerd",
	"/var/lib/docker",
	"/var/lib/kubelet"
];
const TEMPORARY_FOLDERS = ["/tmp", "/var/tmp"];
const TOOLCHAIN_VARIABLES = [
	"ANDROID_HOME",
	"BUN_INSTALL",
	"CARGO_HOME",
	"CONDA",
	"DENO_INSTALL",
	"DOTNET_ROOT",
	"GEM_HOME",
	"GOPATH",
	"GOROOT",
	"GRADLE_HOME",
	"JAVA_HOME",
	"M2_HOME",
	"NVM_DIR",
	"PNPM_HOME",
	"PYENV_ROOT",
	"RBENV_ROOT",
	"RUSTUP_HOME",
	"SDKMAN_DIR",
	"VIRTUAL_ENV",
	"VOLTA_HOME"
];
const PROGRAM_FOLDERS = [
	"bin",
	"sbin",
	"shims",
	".bin"
];
const SHARED_PARENTS = {
	bin: ["bin"],
	"go/bin": ["go/bin"],
	".cargo/bin": [".cargo/bin", ".rustup"],
	".local/bin": [
		".local/bin",
		".local/lib",
		".local/share/pipx",
		".local/share/uv",
		".local/share/mise"
	]
};
const CREDENTIAL_FILES = [
	"credentials",
	"credentials.toml",
	"settings.xml",
	"gradle.properties",
	".npmrc"
];
// src/workspace/sandbox/paths.ts
function statOf(path) {
	try {
		return statSync(path);
	} catch {
		return null;
	}
}
function isFolder(path) {
	return statOf(path)?.isDirectory() ?? false;
}
function contains(folder, path) {
	return path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);
}
function realPath(path) {
	if (existsSync(path)) return realpathSync(path);
	const absolute = resolve(path);
	const parent = dirname(absolute);
	return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
}
// src/workspace/sandbox/bwrap-args.ts
const BY_USER = [
	"--unshare-user",
	"--unshare-all",
	"--disable-userns"
];
const BY_ROOT = [[
	"--unshare-ipc",
	"--unshare-pid",
	"--unshare-net",
	"--unshare-uts",
	"--unshare-cgroup-try"
], [
	"CAP_SETUID",
	"CAP_SETGID",
	"CAP_SETPCAP"
].flatMap((name) => ["--cap-add", name])].flat();
const WALL = [[
	"--die-with-parent",
	"--new-session",
	"--cap-drop",
	"ALL"
], ["--as-pid-1", "--clearenv"]].flat();
const MIB$1 = 1024 ** 2;
const ROOT = [
	[
		"--ro-bind",
		"/",
		"/",
		"--dev",
		"/dev"
	],
	[
		"--perms",
		"1777",
		"--size",
		String(1024 * MIB$1),
		"--tmpfs",
		"/dev/shm",
		"--remount-ro",
		"/dev"
	],
	[
		"--proc",
		"/proc",
		"--ro-bind",
		"/proc/sys",
		"/proc/sys"
	]
].flat();
function bwrapArguments(box) {
	return [
		...WALL,
		...box.byRoot ? BY_ROOT : BY_USER,
		...ROOT,
		...box.mounts.flatMap((mount) => [...box.byRoot ? openWay(mount, box.mounts) : [], ...mountArguments(mount, box)]),
		...box.mounts.filter(isClosed).flatMap((mount) => ["--remount-ro", mount.inside]),
		...Object.entries(box.env).flatMap(([name, value]) => [
			"--setenv",
			name,
			value
		]),
		...box.filterFd === null ? [] : ["--seccomp", String(box.filterFd)],
		...[
			"--json-status-fd",
			String(box.statusFd),
			"--chdir",
			box.chdir,
			"--"
		]
	];
}
function mountArguments(mount, { emptyFile, byRoot }) {
	if (mount.kind !== "mask") return [
		mount.kind === "write" ? "--bind" : "--ro-bind",
		mount.host,
		mount.inside
	];
	if (!isFolder(mount.inside)) return [
		"--ro-bind",
		emptyFile,
		mount.inside
	];
	return [
		"--perms",
		byRoot && mount.inside === "/run" ? "1777" : "0755",
		"--size",
		String(64 * MIB$1),
		"--tmpfs",
		mount.inside
	];
}
function openWay({ inside }, mounts) {
	const around = mounts.filter((outer) => outer.inside !== inside && contains(outer.inside, inside)).reduce((a, b) => a !== null && a.inside.length > b.inside.length ? a : b, null);
	if (around?.kind !== "mask") return [];
	const names = relative(around.inside, inside).split(sep).slice(0, -1);
	return names.flatMap((_, index) => [...["--perms", "0755"], ...["--dir", join(around.inside, ...names.slice(0, index + 1))]]);
}
function isClosed(mount) {
	return mount.kind === "mask" && mount.inside !== "/run" && isFolder(mount.inside);
}
// src/workspace/sandbox/drop-user.ts
function dropUser(tree) {
	const { uid, gid: group } = statSync(tree);
	const own = process.getuid?.() ?? 0;
	const gid = own === 0 ? group : process.getgid?.() ?? group;
	if (uid === 0 || gid === 0) return "the workspace is root's, and no command runs as root there";
	if (own !== 0 && own !== uid) return "the workspace belongs to somebody else";
	return {
		uid,
		gid
	};
}
// src/workspace/sandbox/descriptors.ts
const OWN = "/proc/self/fdinfo";
const CLOSE_ON_EXEC = 524288;
const STANDARD = 2;
let known = null;
function strayDescriptors() {
	known ??= listInherited();
	return known;
}
function listInherited() {
	if (!isFolder(OWN)) return [];
	return readdirSync(OWN).map(Number).filter((descriptor) => descriptor > STANDARD && isInherited(descriptor));
}
function isInherited(descriptor) {
	try {
		const flags = /^flags:\s*(\d+)$/m.exec(readFileSync(`${OWN}/${descriptor}`, "utf8"))?.[1] ?? "";
		return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
	} catch {
		return false;
	}
}
// src/workspace/sandbox/start.ts
const UNSTARTABLE = new Set(["E2BIG", "ERR_INVALID_ARG_VALUE"]);
function startProgram(start, streams) {
	const child = spawnWith(start, streams);
	if (child === null) return null;
	let status = "";
	child.stdio[3]?.on("data", (chunk) => {
		status += chunk.toString("latin1");
	});
	const kill = () => killTree(child, status);
	return {
		...processOf(child),
		status: () => status,
		kill,
		end: kill
	};
}
function spawnWith(start, [input, output, errors]) {
	const { program, argv, cwd, env } = start;
	const empty = openSync("/dev/null", "r+");
	const filter = start.filterFile === null ? null : openSync(start.filterFile, "r");
	const stdio = [];
	stdio.push(input === "ignore" ? empty : input, output, errors);
	for (const stray of strayDescriptors()) stdio[stray] = empty;
	if (start.statusFd !== null) stdio[start.statusFd] = "pipe";
	if (filter !== null) stdio[4] = filter;
	try {
		return spawn(program, argv, {
			cwd,
			env,
			detached: true,
			stdio: Array.from(stdio, (to) => to ?? "ignore")
		});
	} catch (error) {
		if (error instanceof Error && "code" in error && UNSTARTABLE.has(String(error.code))) return null;
		throw error;
	} finally {
		closeSync(empty);
		if (filter !== null) closeSync(filter);
	}
}
function processOf(child) {
	const exit = new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants$2.signals[signal])));
	});
	return {
		pid: child.pid ?? 0,
		exit
	};
}
function killTree(child, status) {
	const first = firstProcess(status);
	const running = child.exitCode === null && child.signalCode === null;
	if (first !== null && running) killNow(first);
	else if (child.pid !== void 0) killNow(-child.pid);
}
function firstProcess(status) {
	const number = /"child-pid": (\d+)/.exec(status)?.[1];
	return number === void 0 ? null : Number(number);
}
function killNow(pid) {
	try {
		process.kill(pid, "SIGKILL");
	} catch {}
}
// src/workspace/sandbox/by-root.ts
const PROGRAMS = [
	"sh",
	"sleep",
	"setpriv",
	"env"
];
function planByRoot(tree) {
	const user = dropUser(tree);
	if (typeof user === "string") return user;
	const sudo = systemProgram("sudo");
	if (process.getuid?.() !== 0 && sudo === null) return "sudo is not installed";
	const found = PROGRAMS.map((name) => [name, systemProgram(name)]);
	const missing = found.find(([, path]) => path === null)?.[0];
	if (missing !== void 0) return `'${missing}' is in no folder that root alone may write`;
	const programs = Object.fromEntries(found);
	return {
		user,
		sudo: process.getuid?.() === 0 ? null : sudo,
		programs
	};
}
function dropArguments({ user, programs }, env) {
	return [
		...[
			programs.setpriv,
			"--reuid",
			String(user.uid),
			"--regid",
			String(user.gid),
			"--clear-groups"
		],
		...[
			"--no-new-privs",
			"--bounding-set=-all",
			"--inh-caps=-all",
			"--ambient-caps=-all",
			"--"
		],
		...[
			programs.env,
			"-i",
			"--",
			...Object.entries(env).map(([name, value]) => `${name}=${value}`)
		]
	];
}
async function startByRoot(start, streams, { sudo, programs }, pipes, folder) {
	if (start.argv.some((word) => word.includes("\0"))) return null;
	const [script, status] = [join(folder, `start-${randomUUID()}`), join(folder, `status-${randomUUID()}`)];
	const files = {
		script,
		status,
		lifeline: await pipes()
	};
	writeFileSync(script, scriptFor(start, files, programs), { mode: 384 });
	writeFileSync(status, "", { mode: 384 });
	const lifeline = openSync(files.lifeline, constants.O_RDWR);
	const read = () => readFileSync(status, "latin1");
	const remove = () => {
		for (const file of Object.values(files)) rmSync(file, { force: true });
	};
	const [program = "", ...rest] = [
		...sudo === null ? [] : [
			sudo,
			"-n",
			"--"
		],
		programs.sh,
		script
	];
	const none = {
		statusFd: null,
		filterFile: null
	};
	try {
		const child = spawnWith({
			program,
			argv: rest,
			cwd: start.cwd,
			env: {},
			...none
		}, streams);
		if (child === null) throw new Error(`'${program}' was not started`);
		return started(child, lifeline, read, script, remove);
	} catch (error) {
		closeSync(lifeline);
		remove();
		throw error;
	}
}
function started(child, lifeline, read, script, remove) {
	let [open, said] = [true, ""];
	return {
		...processOf(child),
		status: () => open ? read() : said,
		kill() {
			if (!open) return;
			rmSync(script, { force: true });
			writeSync(lifeline, "end\n");
		},
		end() {
			if (!open) return;
			said = read();
			open = false;
			const first = firstProcess(said);
			if (first !== null && !said.includes("\"exit-code\"")) killNow(first);
			closeSync(lifeline);
			remove();
		}
	};
}
function scriptFor(start, files, { sleep }) {
	const [status, lifeline] = [quote(files.status), quote(files.lifeline)];
	const filter = start.filterFile === null ? "/dev/null" : quote(start.filterFile);
	return `# Opening the pipe would wait for a writer that is gone.
[ -d /proc/${process.pid} ] || exit 1
exec 3> ${status} 4< ${filter} 5< ${lifeline}
{
  read -r _ <&5
  while :; do
    read -r said < ${status}
    case $said in
      *'"child-pid": '*)
        first=\${said#*'"child-pid": '}
        kill -KILL "\${first%%[!0-9]*}"
        exit ;;
    esac
    [ -d "/proc/$$" ] || exit
    ${sleep} 0.01
  done
} > /dev/null 2>&1 3>&- 4<&- &
[ -e ${quote(files.script)} ] || exit 1
${[start.program, ...start.argv].map(quote).join(" ")} 5<&-
code=$?
kill -KILL "$!" 2> /dev/null
wait "$!" 2> /dev/null
exit "$code"
`;
}
function quote(word) {
	return `'${word.replaceAll("'", "'\\''")}'`;
}
// src/workspace/sandbox/command.ts
const SHELL = "/bin/sh";
const START = [
	"cd -- \"$1\" || exit 126",
	"ulimit -c 0",
	"ulimit -f \"$2\"",
	"[ -z \"$3\" ] || ulimit -u \"$3\" 2>/dev/null || ulimit -p \"$3\" 2>/dev/null",
	"shift 3",
	"\"$@\"",
	"exit $?"
].join("; ");
const BLOCK_BYTES = 512;
function shellArguments(argv, cwd, limits, before = "") {
	const blocks = Math.floor(limits.fileBytes / BLOCK_BYTES);
	return [
		"-c",
		before + START,
		"sh",
		cwd,
		String(blocks),
		String(limits.tasks ?? ""),
		...argv
	];
}
const FIXED = {
	LANG: "C.UTF-8",
	CI: "true",
	TERM: "dumb",
	NO_COLOR: "1"
};
function variables(own, request) {
	const places = {
		PATH: own.path.join(":"),
		HOME: own.home,
		TMPDIR: own.tmp
	};
	const all = {
		...FIXED,
		...own.env,
		...places,
		...request.env
	};
	return Object.fromEntries(Object.entries(all).filter(([name]) => name !== "" && !name.includes("=")));
}
// src/workspace/sandbox/usage.ts
const PAGE_BYTES = 4096;
function usageOf(root) {
	const processes = listProcesses();
	const children = Map.groupBy(processes, (process) => process.parent);
	const counted = new Set(processes.filter((process) => process.pid === root || process.group === root));
	for (const process of counted) for (const child of children.get(process.pid) ?? []) counted.add(child);
	const usage = {
		tasks: 0,
		memoryBytes: 0
	};
	for (const process of counted) {
		usage.tasks += process.tasks;
		usage.memoryBytes += process.memoryBytes;
	}
	return usage;
}
function listProcesses() {
	if (!isFolder("/proc/self")) return [];
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => readProcess(Number(name))).filter((process) => process !== null);
}
function readProcess(pid) {
	let stat;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, "latin1");
	} catch {
		return null;
	}
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	const field = (number) => Number(fields[number - 3]);
	return {
		pid,
		parent: field(4),
		group: field(5),
		tasks: field(20),
		memoryBytes: field(24) * PAGE_BYTES
	};
}
// src/workspace/sandbox/limits.ts
const MIB = 1024 ** 2;
function defaultLimits() {
	return {
		memoryBytes: Math.max(2048 * MIB, Math.floor(availableMemory() * .8)),
		tasks: 4096,
		fileBytes: 8192 * MIB,
		logBytes: 64 * MIB,
		outputBytes: 4096 * MIB
	};
}
const RESERVE_BYTES = 512 * MIB;
const FIRST_LOOK_MS = 500;
const LOOK_EVERY_MS = 250;
function watch(pid, limits, folder, bytes, stop) {
	const reserve = {
		memory: Math.min(RESERVE_BYTES, availableMemory() / 2),
		disk: Math.min(RESERVE_BYTES, freeDisk(folder) / 2)
	};
	const look = () => {
		const reason = metLimit();
		if (reason === null) timer = setTimeout(look, LOOK_EVERY_MS);
		else stop(reason);
	};
	const metLimit = () => {
		if (bytes() > limits.outputBytes || freeDisk(folder) < reserve.disk) return "output";
		const { tasks, memoryBytes } = usageOf(pid);
		return tasks > limits.tasks || memoryBytes > limits.memoryBytes || availableMemory() < reserve.memory ? "memory" : null;
	};
	let timer = setTimeout(look, FIRST_LOOK_MS);
	return { [Symbol.dispose]() {
		clearTimeout(timer);
	} };
}
function freeDisk(folder) {
	try {
		const { bavail, bsize } = statfsSync(folder);
		return bavail * bsize;
	} catch {
		return Number.POSITIVE_INFINITY;
	}
}
// src/workspace/sandbox/output.ts
const CHUNK_BYTES = 65536;
const BATCH = 64;
function pipeStock(folder, ready = []) {
	const stock = [...ready];
	return async () => {
		for (;;) {
			const path = stock.pop();
			if (path !== void 0) return path;
			const mkfifo = systemProgram("mkfifo");
			if (mkfifo === null) throw new Error("'mkfifo' is in no system folder: install coreutils");
			const paths = Array.from({ length: BATCH }, () => join(folder, `pipe-${randomUUID()}`));
			await promisify(execFile)(mkfifo, [
				"-m",
				"600",
				...paths
			], { env: {} });
			stock.push(...paths);
		}
	};
}
async function openOutput(pipes, logFile, keepBytes) {
	const [readEnd, writeEnd] = openPipe(await pipes());
	const log = openSync(logFile, "w");
	let [bytes, room] = [0, keepBytes];
	const take = (length, chunk) => {
		const kept = Math.min(length, room);
		room = writeAll(log, chunk.subarray(0, kept)) ? room - kept : 0;
		bytes += length;
		return true;
	};
	const onread = {
		buffer: Buffer.alloc(CHUNK_BYTES),
		callback: take
	};
	const pipe = new Socket({
		fd: readEnd,
		readable: true,
		writable: false,
		onread
	});
	const ended = new Promise((resolve) => {
		pipe.once("close", () => resolve()).resume();
	});
	let writeEndOpen = true;
	const closeWriteEnd = () => {
		if (writeEndOpen) closeSync(writeEnd);
		writeEndOpen = false;
	};
	return {
		writeEnd,
		closeWriteEnd,
		say: (text) => take(Buffer.byteLength(text), Buffer.from(text)),
		bytes: () => bytes,
		ended,
		[Symbol.dispose]() {
			closeWriteEnd();
			pipe.destroy();
			closeSync(log);
		}
	};
}
function writeAll(file, chunk) {
	try {
		for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
		return true;
	} catch {
		return false;
	}
}
function openPipe(path) {
	try {
		return [openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), openSync(path, constants.O_WRONLY)];
	} finally {
		rmSync(path);
	}
}
// src/workspace/sandbox/exec.ts
const DRAIN_MS = 1e3;
async function launch(start, request) {
	try {
		var _usingCtx$5 = _usingCtx();
		const { limits, folder } = start;
		const output = _usingCtx$5.u(await openOutput(start.pipes, request.logFile, limits.logBytes));
		if (request.signal?.aborted) return {
			exitCode: null,
			stopped: "cancelled",
			durationMs: 0,
			bytes: 0,
			refused: false
		};
		const started = performance.now();
		const running = await begin(start, [
			"ignore",
			output.writeEnd,
			output.writeEnd
		]);
		output.closeWriteEnd();
		if (running === null) {
			output.say("the command is too long or holds a NUL byte: put it in a script\n");
			return {
				exitCode: 126,
				stopped: null,
				durationMs: 0,
				bytes: output.bytes(),
				refused: false
			};
		}
		let stopped = null;
		const stop = (reason) => {
			stopped ??= reason;
			running.kill();
		};
		_usingCtx$5.u(watch(running.pid, limits, folder, output.bytes, stop));
		_usingCtx$5.u(after(request.timeoutMs, () => stop("timeout")));
		_usingCtx$5.u(onAbort(request.signal, () => stop("cancelled")));
		const code = await running.exit.finally(running.end);
		const durationMs = performance.now() - started;
		const exitCode = stopped === null ? code : null;
		const result = {
			exitCode,
			stopped,
			durationMs
		};
		await Promise.race([output.ended, setTimeout$1(DRAIN_MS, void 0, { ref: false })]);
		return {
			...result,
			bytes: output.bytes(),
			refused: isRefused(start, exitCode, running)
		};
	} catch (_) {
		_usingCtx$5.e = _;
	} finally {
		_usingCtx$5.d();
	}
}
async function begin(start, streams) {
	const { byRoot, pipes, folder } = start;
	return byRoot === null ? startProgram(start, streams) : startByRoot(start, streams, byRoot, pipes, folder);
}
function isRefused(start, exitCode, running) {
	const tooLong = start.byRoot !== null && exitCode === 126;
	if (start.statusFd === null || exitCode === null || tooLong) return false;
	return !running.status().includes("\"exit-code\"");
}
const LONGEST_TIMER_MS = 2 ** 31 - 1;
function after(ms, act) {
	const timer = setTimeout(act, Math.min(ms, LONGEST_TIMER_MS));
	return { [Symbol.dispose]: () => clearTimeout(timer) };
}
function onAbort(signal, act) {
	if (signal?.aborted) act();
	signal?.addEventListener("abort", act);
	return { [Symbol.dispose]: () => signal?.removeEventListener("abort", act) };
}
// src/workspace/sandbox/host-sockets.ts
const COLUMNS_BEFORE_PATH = 7;
const COLUMNS_BEFORE_MOUNT_POINT = 4;
function hostSockets() {
	const bound = lines("/proc/net/unix").map((line) => columns(line).slice(COLUMNS_BEFORE_PATH).join(" "));
	const given = lines("/proc/self/mountinfo").map((line) => columns(line)[COLUMNS_BEFORE_MOUNT_POINT] ?? "").filter((path) => statOf(path)?.isSocket());
	return [...new Set([...bound.filter((path) => path.startsWith("/")), ...given])];
}
function lines(file) {
	return readFileSync(file, "utf8").split("\n");
}
function columns(line) {
	return line.split(" ").filter(Boolean);
}
// src/workspace/sandbox/ladder.ts
const PROFILE = "abi <abi/4.0>, include <tunables/global> profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }";
const PREPARATIONS = {
	install: {
		script: "export DEBIAN_FRONTEND=noninteractive; get=\"apt-get install -y --no-install-recommends bubblewrap\"; $get || { apt-get update && $get; }",
		remedy: "sudo apt-get install -y bubblewrap"
	},
	profile: {
		script: `echo '${PROFILE}' | apparmor_parser --replace`,
		remedy: `echo '${PROFILE}' | sudo apparmor_parser --replace`
	}
};
var SandboxUnavailable = class extends Error {
	name = "SandboxUnavailable";
};
function chooseWall(facts) {
	if (facts.platform !== "linux") return unavailable(`the sandbox needs Linux and this is '${facts.platform}'`, "run it on a Linux machine");
	const { bwrap, failure } = facts;
	if (bwrap === null) return prepare("install", "bubblewrap is not installed", facts);
	if (failure === null) return {
		kind: "bwrap",
		program: bwrap,
		byRoot: false
	};
	if (failure.includes("Unknown option")) return unavailable(`bubblewrap is too old (${failure})`, "install bubblewrap 0.8 or newer");
	if (facts.restricted && mayPrepare("profile", facts)) return {
		kind: "prepare",
		preparation: "profile"
	};
	if (facts.byRoot?.failure === null) return {
		kind: "try-root",
		program: bwrap
	};
	const root = facts.byRoot === void 0 ? "" : `; nor can root without them (${facts.byRoot.failure})`;
	if (facts.restricted) return prepare("profile", `AppArmor keeps bubblewrap from user namespaces (${failure})${root}`, facts);
	return unavailable(`bubblewrap cannot build a sandbox here (${failure})${root}`, "allow user namespaces, in a container with `--security-opt seccomp=unconfined --security-opt systempaths=unconfined`");
}
function prepare(preparation, reason, facts) {
	if (mayPrepare(preparation, facts)) return {
		kind: "prepare",
		preparation
	};
	return unavailable(reason, `run \`${PREPARATIONS[preparation].remedy}\``);
}
function mayPrepare(preparation, { hosted, sudo, done }) {
	return hosted && sudo && !done.has(preparation);
}
function unavailable(reason, remedy) {
	return {
		kind: "unavailable",
		reason,
		remedy
	};
}
// src/workspace/sandbox/mounts.ts
function arrangeMounts(mounts) {
	const wanted = new Map(mounts.map((mount) => [mount.inside, mount]));
	const arranged = new Map();
	for (const mount of [...wanted.values()].sort(byDepth)) if (mount.kind === "mask") {
		if (isShown(mount.inside, arranged)) arranged.set(mount.inside, mount);
	} else if (statOf(mount.host)) {
		for (const step of makeMountPoint(mount, around$1(mount.inside, arranged))) arranged.set(step.inside, step);
		arranged.set(mount.inside, mount);
	}
	return [...arranged.values()].sort(byDepth);
}
function masksFor(paths, mounts) {
	const arranged = new Map(mounts.map((mount) => [mount.inside, mount]));
	return paths.filter((path) => isShown(path, arranged)).map((inside) => ({
		kind: "mask",
		inside
	}));
}
function isShown(path, mounts) {
	const mount = around$1(path, mounts);
	return (mount === null || mount.kind === "read" && mount.host === mount.inside) && statOf(path) !== null;
}
function around$1(path, mounts) {
	for (let folder = dirname(path);; folder = dirname(folder)) {
		const mount = mounts.get(folder);
		if (mount) return mount;
		if (folder === "/") return null;
	}
}
function makeMountPoint(mount, outer) {
	if (outer === null) {
		if (statOf(mount.inside)) return [];
		throw new Error(`cannot show '${mount.host}' at '${mount.inside}': there is no such path outside, and the root is read-only`);
	}
	if (outer.kind === "mask") return [];
	const steps = relative(outer.inside, mount.inside).split(sep);
	const point = join(outer.host, ...steps);
	if (outer.kind === "read") {
		if (!statOf(point)) mkdirSync(point, { recursive: true });
		return [];
	}
	const onTheWay = steps.slice(0, -1).map((_, index) => steps.slice(0, index + 1).join(sep));
	for (const step of onTheWay) makeFolder(join(outer.host, step));
	if (isFolder(mount.host)) makeFolder(point);
	else makeFile(point);
	return onTheWay.map((step) => ({
		kind: "write",
		host: join(outer.host, step),
		inside: join(outer.inside, step)
	}));
}
function makeFolder(path) {
	if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
	rmSync(path, { force: true });
	mkdirSync(path);
}
function makeFile(path) {
	if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) return;
	rmSync(path, {
		force: true,
		recursive: true
	});
	writeFileSync(path, "", { flag: "wx" });
}
function byDepth(a, b) {
	return depth(a.inside) - depth(b.inside);
}
function depth(path) {
	return path.split(sep).filter(Boolean).length;
}
// src/workspace/sandbox/toolchains.ts
function searchPath(path, growing) {
	return [...new Set(path.split(":").filter(isAbsolute).map((folder) => resolve(folder)))].filter((folder) => isFolder(folder) || growing.some((place) => contains(place, folder)));
}
function toolchainFolders(path, env, home) {
	const named = TOOLCHAIN_VARIABLES.map((name) => env[name] ?? "").filter(isAbsolute);
	const folders = [...path.flatMap((folder) => around(folder, home)), ...named.map((name) => resolve(name))];
	return [...new Set(folders)].filter(isFolder);
}
function around(folder, home) {
	const shared = SHARED_PARENTS[relative(home, folder)];
	if (shared) return shared.map((below) => join(home, below));
	const parent = dirname(folder);
	return PROGRAM_FOLDERS.includes(basename(folder)) && parent !== home ? [parent, folder] : [folder];
}
// src/workspace/sandbox/layout.ts
function layOut(places, path, env) {
	for (const folder of [
		places.tree,
		places.gitDir,
		places.objects
	]) if (folder !== null && !isFolder(folder)) throw new Error(`'${folder}' is no folder: without it the sandbox would show the host's own at its place`);
	const workspace = realPath(places.workspace);
	const home = homeInside(workspace);
	const temporary = TEMPORARY_FOLDERS.map(realPath);
	const rootsOwn = process.getuid?.() === 0 ? ROOTS_SECRETS : [];
	const hidden = [
		...HIDDEN_FOLDERS,
		...rootsOwn,
		home,
		places.scratch,
		...places.hide
	].map(realPath);
	const isHidden = (file) => [...hidden, ...temporary].some((folder) => contains(folder, file));
	const holdsHidden = (folder) => [...hidden, ...temporary].some((inner) => contains(folder, inner));
	const tools = outermost(toolchainFolders(path, env, home).filter((folder) => isHidden(folder) && !holdsHidden(folder) && !contains(workspace, folder)));
	const secrets = tools.flatMap((folder) => CREDENTIAL_FILES.map((name) => join(folder, name)));
	return {
		mounts: arrangeMounts([
			...[...hidden, ...secrets].map((inside) => ({
				kind: "mask",
				inside
			})),
			...tools.map((same) => read(same, same)),
			...temporary.filter(isFolder).map((inside) => write(join(places.scratch, "tmp"), inside)),
			write(join(places.scratch, "home"), home),
			write(places.tree, workspace),
			...places.gitDir === null ? [] : [read(places.gitDir, join(workspace, ".git"))],
			...places.objects === null ? [] : [read(places.objects, join(workspace, ".git", "objects"))],
			...places.readOnly.map(({ host, inside }) => read(host, realPath(inside)))
		]),
		workspace,
		home
	};
}
function homeInside(workspace) {
	const home = realPath(homedir());
	return home !== "/" && isFolder(home) && !contains(workspace, home) ? home : join(realPath("/tmp"), "home");
}
function outermost(folders) {
	return folders.filter((folder) => !folders.some((other) => other !== folder && contains(other, folder)));
}
function read(host, inside) {
	return {
		kind: "read",
		host: resolve(host),
		inside
	};
}
function write(host, inside) {
	return {
		kind: "write",
		host: resolve(host),
		inside
	};
}
// src/workspace/sandbox/machine.ts
const run = promisify(execFile);
const ROOT_TIMEOUT_MS = 18e4;
async function findBubblewrap(tryWall) {
	const done = new Set();
	let rootFailure = null;
	for (;;) {
		const choice = chooseWall(await probe(done, rootFailure, tryWall));
		if (choice.kind === "bwrap") return {
			program: choice.program,
			byRoot: choice.byRoot
		};
		if (choice.kind === "unavailable") throw new SandboxUnavailable(`${choice.reason}: ${choice.remedy}`);
		if (choice.kind === "try-root") {
			const byRoot = {
				program: choice.program,
				byRoot: true
			};
			rootFailure = await tryWall(byRoot);
			if (rootFailure === null) return byRoot;
		} else {
			done.add(choice.preparation);
			await asRoot(PREPARATIONS[choice.preparation].script);
		}
	}
}
async function bubblewrapByRoot(tryWall) {
	const program = systemProgram("bwrap");
	if (program === null) throw new SandboxUnavailable("bubblewrap is not installed");
	const failure = await tryWall({
		program,
		byRoot: true
	});
	if (failure !== null) throw new SandboxUnavailable(`root cannot build a sandbox here (${failure})`);
	return {
		program,
		byRoot: true
	};
}
async function probe(done, rootFailure, tryWall) {
	const bwrap = systemProgram("bwrap");
	const failure = bwrap === null ? null : await tryWall({
		program: bwrap,
		byRoot: false
	});
	const sudo = !(bwrap !== null && failure === null) && await asRoot("true");
	return {
		platform: process.platform,
		bwrap,
		failure,
		restricted: readSetting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1",
		hosted: process.env.RUNNER_ENVIRONMENT === "github-hosted",
		sudo,
		...sudo || process.getuid?.() === 0 ? { byRoot: { failure: rootFailure } } : {},
		done
	};
}
async function asRoot(script) {
	const sudo = systemProgram("sudo");
	if (sudo === null) return false;
	return run(sudo, [
		"-k",
		"-n",
		"/bin/sh",
		"-c",
		script
	], {
		env: {},
		timeout: ROOT_TIMEOUT_MS
	}).then(() => true, () => false);
}
function readSetting(file) {
	try {
		return readFileSync(file, "utf8").trim();
	} catch {
		return null;
	}
}
// src/workspace/sandbox/prove.ts
const HOLES = {
	loopback: "a port of the host can be reached",
	interface: "there is a network interface besides loopback",
	socket: "a unix socket of the host can be seen",
	privileges: "a set-uid program could gain privileges (no_new_privs is off)",
	capabilities: "commands hold capabilities",
	user: "commands run as another user or with more groups than they should",
	sudo: "sudo works",
	write: "a folder outside of the workspace can be written",
	settings: "kernel settings can be written"
};
const SCRIPT = `
exec 2>/dev/null
(exec 3<>"/dev/tcp/127.0.0.1/$1") && echo hole loopback
while read -r name _; do case $name in lo:|*\\||face) ;; *:*) echo hole interface ;; esac; done < /proc/net/dev
for socket in "$2" /run/docker.sock /var/run/docker.sock; do [ -S "$socket" ] && echo hole socket; done
status=$(< /proc/self/status)
[[ $status == *NoNewPrivs:?1* ]] || echo hole privileges
for set in Inh Prm Eff Bnd Amb; do [[ $status == *Cap$set:?0000000000000000* ]] || echo hole capabilities; done
if [ -n "$4" ]; then
[[ $status =~ Uid:[[:blank:]]+$4[[:blank:]]+$4[[:blank:]]+$4[[:blank:]]+$4[[:space:]] ]] || echo hole user
[[ $status =~ Groups:[[:space:]]+[0-9] ]] && echo hole user
fi
command -v sudo > /dev/null && sudo -n true && echo hole sudo
for folder in / /etc /usr /usr/local/bin /opt /var; do (: > "$folder/$3") && rm -f "$folder/$3" && echo hole write; done
(: >> /proc/sys/kernel/core_pattern) && echo hole settings
for file in /proc/[0-9]*/environ; do while IFS= read -r -d '' pair; do echo "env $pair"; done < "$file"; done
echo proved
`;
const SECRET_NAME = /TOKEN$|SECRET|PASSWORD|[_-]KEY$/i;
const SECRET_LENGTH = 8;
const TIMEOUT_MS = 1e4;
async function proveWall(sandbox) {
	try {
		var _usingCtx$4 = _usingCtx();
		if (sandbox.proof !== void 0) return sandbox.proof.hole;
		const trial = _usingCtx$4.a(await openTrial(sandbox.user?.uid ?? null));
		await sandbox.exec(trial.request);
		return trial.hole();
	} catch (_) {
		_usingCtx$4.e = _;
	} finally {
		await _usingCtx$4.d();
	}
}
async function openTrial(user) {
	const folder = await mkdtemp(join(tmpdir(), "regreen-wall-"));
	const [port, socket] = [createServer(), createServer()];
	const path = join(folder, "socket");
	await Promise.all([once(port.listen(0, "127.0.0.1"), "listening"), once(socket.listen(path), "listening")]);
	const address = port.address();
	const number = typeof address === "object" && address !== null ? address.port : 0;
	const logFile = join(folder, "log");
	const given = [
		String(number),
		path,
		`.regreen-${randomUUID()}`,
		String(user ?? "")
	];
	return {
		request: {
			argv: [
				"bash",
				"-c",
				SCRIPT,
				"bash",
				...given
			],
			cwd: ".",
			env: {},
			timeoutMs: TIMEOUT_MS,
			logFile,
			network: "none"
		},
		hole: async () => judge(await readFile(logFile, "utf8")),
		async [Symbol.asyncDispose]() {
			port.close();
			socket.close();
			await rm(folder, {
				recursive: true,
				force: true
			});
		}
	};
}
function judge(said) {
	const hole = /^hole (\w+)$/m.exec(said)?.[1];
	if (hole !== void 0) return `the sandbox has a hole: ${HOLES[hole] ?? hole}`;
	const leaked = Object.entries(process.env).find(([name, value = ""]) => SECRET_NAME.test(name) && value.length >= SECRET_LENGTH && said.includes(value));
	if (leaked) return `the sandbox has a hole: the host's variable ${leaked[0]} can be read`;
	if (!said.endsWith("proved\n")) return `the sandbox could not be tried: '${said.slice(-200).trim()}'`;
	return null;
}
// src/workspace/sandbox/seccomp-rules.ts
const ERRORS = {
	EPERM: 1,
	ENOSYS: 38,
	EAFNOSUPPORT: 97
};
const DENIED_CALLS = [
	{
		name: "add_key",
		numbers: [
			248,
			286,
			217
		]
	},
	{
		name: "request_key",
		numbers: [
			249,
			287,
			218
		]
	},
	{
		name: "keyctl",
		numbers: [
			250,
			288,
			219
		]
	},
	{
		name: "bpf",
		numbers: [
			321,
			357,
			280
		]
	},
	{
		name: "perf_event_open",
		numbers: [
			298,
			336,
			241
		]
	},
	{
		name: "userfaultfd",
		numbers: [
			323,
			374,
			282
		]
	},
	{
		name: "syslog",
		numbers: [
			103,
			103,
			116
		]
	},
	{
		name: "io_uring_setup",
		numbers: [
			425,
			425,
			425
		]
	},
	{
		name: "io_uring_enter",
		numbers: [
			426,
			426,
			426
		]
	},
	{
		name: "io_uring_register",
		numbers: [
			427,
			427,
			427
		]
	},
	{
		name: "mount",
		numbers: [
			165,
			21,
			40
		]
	},
	{
		name: "umount",
		numbers: [
			null,
			22,
			null
		]
	},
	{
		name: "umount2",
		numbers: [
			166,
			52,
			39
		]
	},
	{
		name: "pivot_root",
		numbers: [
			155,
			217,
			41
		]
	},
	{
		name: "open_tree",
		numbers: [
			428,
			428,
			428
		]
	},
	{
		name: "open_tree_attr",
		numbers: [
			467,
			467,
			467
		]
	},
	{
		name: "move_mount",
		numbers: [
			429,
			429,
			429
		]
	},
	{
		name: "fsopen",
		numbers: [
			430,
			430,
			430
		]
	},
	{
		name: "fsconfig",
		numbers: [
			431,
			431,
			431
		]
	},
	{
		name: "fsmount",
		numbers: [
			432,
			432,
			432
		]
	},
	{
		name: "fspick",
		numbers: [
			433,
			433,
			433
		]
	},
	{
		name: "mount_setattr",
		numbers: [
			442,
			442,
			442
		]
	},
	{
		name: "open_by_handle_at",
		numbers: [
			304,
			342,
			265
		]
	},
	{
		name: "setns",
		numbers: [
			308,
			346,
			268
		]
	},
	{
		name: "unshare",
		numbers: [
			272,
			310,
			97
		],
		when: {
			argument: 0,
			anyOf: 2114060416
		}
	},
	{
		name: "clone",
		numbers: [
			56,
			120,
			220
		],
		when: {
			argument: 0,
			anyOf: 2114060288
		}
	},
	{
		name: "clone3",
		numbers: [
			435,
			435,
			435
		],
		error: "ENOSYS"
	},
	{
		name: "kexec_load",
		numbers: [
			246,
			283,
			104
		]
	},
	{
		name: "kexec_file_load",
		numbers: [
			320,
			null,
			294
		]
	},
	{
		name: "init_module",
		numbers: [
			175,
			128,
			105
		]
	},
	{
		name: "finit_module",
		numbers: [
			313,
			350,
			273
		]
	},
	{
		name: "delete_module",
		numbers: [
			176,
			129,
			106
		]
	},
	{
		name: "reboot",
		numbers: [
			169,
			88,
			142
		]
	},
	{
		name: "swapon",
		numbers: [
			167,
			87,
			224
		]
	},
	{
		name: "swapoff",
		numbers: [
			168,
			115,
			225
		]
	},
	{
		name: "acct",
		numbers: [
			163,
			51,
			89
		]
	},
	{
		name: "quotactl",
		numbers: [
			179,
			131,
			60
		]
	},
	{
		name: "quotactl_fd",
		numbers: [
			443,
			443,
			443
		]
	},
	{
		name: "iopl",
		numbers: [
			172,
			110,
			null
		]
	},
	{
		name: "ioperm",
		numbers: [
			173,
			101,
			null
		]
	},
	{
		name: "ioctl",
		numbers: [
			16,
			54,
			29
		],
		when: {
			argument: 1,
			oneOf: [21522, 21532]
		}
	},
	{
		name: "socket",
		numbers: [
			41,
			359,
			198
		],
		when: {
			argument: 0,
			noneOf: [
				1,
				2,
				10,
				16
			]
		},
		error: "EAFNOSUPPORT"
	},
	{
		name: "socketcall",
		numbers: [
			null,
			102,
			null
		],
		when: {
			argument: 0,
			oneOf: [1]
		},
		error: "ENOSYS"
	}
];
// src/workspace/sandbox/seccomp.ts
const [LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN] = [
	32,
	21,
	53,
	69,
	6
];
const INSTRUCTION_BYTES = 8;
const [NUMBER, ARCHITECTURE, ARGUMENTS, ARGUMENT_BYTES] = [
	0,
	4,
	16,
	8
];
const [ALLOW, ERROR, KILL] = [
	2147418112,
	327680,
	2147483648
];
const X32 = 1073741824;
const ARCHITECTURES = {
	x64: [{
		id: 3221225534,
		column: 0
	}, {
		id: 1073741827,
		column: 1
	}],
	arm64: [{
		id: 3221225655,
		column: 2
	}]
};
function seccompFilter(machine) {
	const architectures = ARCHITECTURES[machine];
	if (architectures === void 0) return null;
	const blocks = architectures.flatMap(({ id, column }) => {
		const block = [
			load(NUMBER),
			...column === 0 ? refuse(AT_LEAST, X32) : [],
			...rulesFor(column)
		];
		return [jump(EQUAL, id, 0, block.length), ...block];
	});
	return encode([
		load(ARCHITECTURE),
		...blocks,
		give(KILL)
	]);
}
function rulesFor(column) {
	return [...DENIED_CALLS.flatMap((call) => {
		const number = call.numbers[column];
		if (number === null) return [];
		const denial = denyWhen(call);
		return [jump(EQUAL, number, 0, denial.length), ...denial];
	}), give(ALLOW)];
}
function denyWhen({ when, error = "EPERM" }) {
	const deny = give(ERROR | ERRORS[error]);
	if (when === void 0) return [deny];
	return [load(ARGUMENTS + when.argument * ARGUMENT_BYTES), ...tests(when, deny)];
}
function tests(when, deny) {
	if ("anyOf" in when) return [
		jump(ANY_BIT, when.anyOf, 0, 1),
		deny,
		give(ALLOW)
	];
	const [values, hit, otherwise] = "oneOf" in when ? [
		when.oneOf,
		deny,
		give(ALLOW)
	] : [
		when.noneOf,
		give(ALLOW),
		deny
	];
	return [...values.flatMap((value) => [jump(EQUAL, value, 0, 1), hit]), otherwise];
}
function refuse(test, value) {
	return [jump(test, value, 0, 1), give(ERROR | ERRORS.ENOSYS)];
}
function load(offset) {
	return {
		code: LOAD,
		whenTrue: 0,
		whenFalse: 0,
		value: offset
	};
}
function jump(code, value, whenTrue, whenFalse) {
	return {
		code,
		whenTrue,
		whenFalse,
		value
	};
}
function give(value) {
	return {
		code: RETURN,
		whenTrue: 0,
		whenFalse: 0,
		value
	};
}
function encode(program) {
	const bytes = Buffer.alloc(program.length * INSTRUCTION_BYTES);
	for (const [i, { code, whenTrue, whenFalse, value }] of program.entries()) {
		const at = i * INSTRUCTION_BYTES;
		bytes.writeUInt16LE(code, at);
		bytes.writeUInt8(whenTrue, at + 2);
		bytes.writeUInt8(whenFalse, at + 3);
		bytes.writeUInt32LE(value >>> 0, at + 4);
	}
	return bytes;
}
// src/workspace/sandbox/stream.ts
const UNCOUNTED = () => 0;
const [OUT, ERR] = [1, 2];
async function attach(start, request) {
	try {
		var _usingCtx$3 = _usingCtx();
		writeFileSync(request.logFile, "");
		const started = performance.now();
		const running = await begin(start, [
			"inherit",
			request.attached === "stderr" ? ERR : OUT,
			"inherit"
		]);
		if (running === null) return {
			exitCode: 126,
			stopped: null,
			durationMs: 0,
			bytes: 0,
			refused: false
		};
		let stopped = null;
		const stop = (reason) => {
			stopped ??= reason;
			running.kill();
		};
		const cancel = () => stop("cancelled");
		if (request.signal?.aborted) cancel();
		request.signal?.addEventListener("abort", cancel);
		_usingCtx$3.u(watch(running.pid, start.limits, start.folder, UNCOUNTED, stop));
		const code = await running.exit.finally(running.end);
		request.signal?.removeEventListener("abort", cancel);
		const exitCode = stopped === null ? code : null;
		const refused = isRefused(start, exitCode, running);
		return {
			exitCode,
			stopped,
			durationMs: performance.now() - started,
			bytes: 0,
			refused
		};
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		_usingCtx$3.d();
	}
}
// src/workspace/sandbox/bubblewrap.ts
const STATUS_FD = 3;
const FILTER = seccompFilter(process.arch);
const PROBE = {
	argv: ["true"],
	cwd: ".",
	env: {},
	timeoutMs: 1e4,
	network: "none"
};
const FAILURE_LENGTH = 300;
let proven = null;
async function bubblewrapSandbox(places, env, path, limits, { outside, builder, pipes: ready, prove }) {
	const { mounts, workspace, home } = layOut(places, path, env);
	const emptyFile = join(places.scratch, "empty");
	writeFileSync(emptyFile, "");
	const pipes = pipeStock(places.scratch, ready);
	const filterFile = FILTER === null ? null : join(places.scratch, "filter");
	if (FILTER !== null && filterFile !== null) writeFileSync(filterFile, FILTER);
	const start = {
		cwd: "/",
		env: {},
		pipes,
		folder: places.scratch,
		limits,
		statusFd: STATUS_FD,
		filterFile
	};
	const exec = ({ program, byRoot }, request, network) => {
		const plain = variables({
			path,
			home,
			tmp: "/tmp",
			env
		}, request);
		const own = network?.variables(plain) ?? plain;
		const shown = network?.files.map((file) => ({
			kind: "read",
			...file
		})) ?? [];
		const wall = bwrapArguments({
			mounts: [
				...mounts,
				...masksFor(hostSockets(), mounts),
				...shown
			],
			emptyFile,
			chdir: workspace,
			env: byRoot === null ? own : {},
			statusFd: STATUS_FD,
			filterFd: filterFile === null ? null : 4,
			byRoot: byRoot !== null
		});
		const atMost = {
			fileBytes: limits.fileBytes,
			tasks: byRoot === null ? 2 * limits.tasks : null
		};
		const command = shellArguments(request.argv, resolve(workspace, request.cwd), atMost, network?.start);
		const run = request.attached === void 0 ? launch : attach;
		const drop = byRoot === null ? [] : dropArguments(byRoot, own);
		const argv = [
			...wall,
			...drop,
			SHELL,
			...command
		];
		return run({
			...start,
			program,
			argv,
			byRoot
		}, request);
	};
	let proof;
	const tryWall = async (candidate) => {
		try {
			var _usingCtx$2 = _usingCtx();
			const built = builderOf(candidate, places.tree);
			if (typeof built === "string") return built;
			const trial = _usingCtx$2.a(prove !== null ? await openTrial(built.byRoot?.user.uid ?? null) : null);
			const request = trial?.request ?? {
				...PROBE,
				logFile: join(places.scratch, "probe.log")
			};
			const trying = exec(built, request, null);
			if (prove !== null) setImmediate(prove);
			const failure = failureOf(await trying, request.logFile);
			if (failure === null && trial !== null) proof = { hole: await trial.hole() };
			return failure;
		} catch (_) {
			_usingCtx$2.e = _;
		} finally {
			await _usingCtx$2.d();
		}
	};
	if (builder === "auto") proven ??= await findBubblewrap(tryWall);
	const built = builderOf(builder === "auto" && proven !== null ? proven : await bubblewrapByRoot(tryWall), places.tree);
	if (typeof built === "string") throw new SandboxUnavailable(built);
	return {
		kind: "bwrap",
		workspace,
		...built.byRoot === null ? {} : toldOf(built.byRoot),
		...proof === void 0 ? {} : { proof },
		async exec(request) {
			try {
				var _usingCtx3 = _usingCtx();
				const policy = policyOf(request.network);
				const network = _usingCtx3.a(policy === null ? null : await loadNetwork().then(({ openNetwork }) => openNetwork(policy, outside)));
				let ended = await exec(built, request, network);
				if (ended.refused) ended = await exec(built, request, network);
				const { refused: _, ...result } = ended;
				const failure = failureOf(ended, request.logFile);
				if (failure !== null) throw new SandboxUnavailable(`the sandbox did not start: ${failure}`);
				if (network !== null) tellRefusals(network, request.logFile);
				return result;
			} catch (_) {
				_usingCtx3.e = _;
			} finally {
				await _usingCtx3.d();
			}
		}
	};
}
function builderOf({ program, byRoot }, tree) {
	if (!byRoot) return {
		program,
		byRoot: null
	};
	if (FILTER === null) return `no filter of system calls is known for '${process.arch}'`;
	const plan = planByRoot(tree);
	return typeof plan === "string" ? plan : {
		program,
		byRoot: plan
	};
}
function toldOf({ user, sudo }) {
	return {
		detail: `user namespaces do not work here: ${sudo === null ? "root" : "sudo"} builds the sandbox, and commands run in it as user ${user.uid} without privileges`,
		user
	};
}
function failureOf(ended, logFile) {
	if (!ended.refused) return null;
	const said = readFileSync(logFile, "utf8").slice(0, FAILURE_LENGTH).trim();
	return said === "" ? `bubblewrap ended with ${ended.exitCode}` : said;
}
function tellRefusals({ refusals }, logFile) {
	for (const refusal of refusals) appendFileSync(logFile, `\nregreen: ${refusal}\n`);
}
const loadNetwork = () => import("./network.js");
// src/workspace/sandbox/no-wall.ts
function noWall({ tree, workspace, scratch, readOnly }, env, path, limits) {
	const places = {
		path,
		home: join(scratch, "home"),
		tmp: join(scratch, "tmp"),
		env
	};
	const pipes = pipeStock(scratch);
	const folders = [
		...readOnly,
		{
			host: tree,
			inside: tree
		},
		{
			host: tree,
			inside: workspace
		}
	];
	const onHost = (word, shownThere = readOnly) => {
		const shown = shownThere.find(({ inside }) => word === inside || word.startsWith(`${inside}/`));
		return shown === void 0 ? word : shown.host + word.slice(shown.inside.length);
	};
	return {
		kind: "none",
		workspace: tree,
		async exec(request) {
			const atMost = {
				fileBytes: limits.fileBytes,
				tasks: null
			};
			const argv = shellArguments(request.argv.map((word) => onHost(word)), resolve(tree, onHost(request.cwd, folders)), atMost);
			const own = variables(places, request);
			const start = {
				program: SHELL,
				argv,
				cwd: tree,
				env: own,
				pipes,
				folder: scratch,
				limits,
				statusFd: null,
				filterFile: null,
				byRoot: null
			};
			const { refused: _, ...result } = await (request.attached === void 0 ? launch : attach)(start, request);
			return result;
		}
	};
}
// src/workspace/sandbox.ts
async function openSandbox(options) {
	const { mode, env, limits, outside, builder = "auto", pipes = [], prove = null, ...places } = options;
	for (const name of ["home", "tmp"]) mkdirSync(join(places.scratch, name), { recursive: true });
	chmodSync(join(places.scratch, "tmp"), 1023);
	const path = searchPath(env.PATH ?? process.env.PATH ?? "", [homedir(), places.workspace]);
	const atMost = {
		...defaultLimits(),
		...limits
	};
	if (mode === "none") return noWall(places, env, path, atMost);
	return bubblewrapSandbox(places, env, path, atMost, {
		outside,
		builder,
		pipes,
		prove
	});
}
// src/workspace/network/hint.ts
const DIRECT_SIGNS = [
	{
		who: "Node.js",
		sign: /\b(?:EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b/
	},
	{
		who: "curl and git",
		sign: /Could not resolve (?:host|proxy)\b/i
	},
	{
		who: "the C library",
		sign: /Temporary failure in name resolution|Name or service not known/
	},
	{
		who: "the kernel",
		sign: /Network is unreachable|No route to host/
	},
	{
		who: "Go",
		sign: /dial (?:tcp|udp).{0,100}(?:: lookup | network is unreachable)/
	},
	{
		who: "Java",
		sign: /\bUnknownHostException\b|\bNoRouteToHostException\b/
	},
	{
		who: "Rust",
		sign: /failed to lookup address information|dns error:/
	},
	{
		who: "Wget",
		sign: /unable to resolve host address/
	},
	{
		who: "Ruby",
		sign: /getaddrinfo(?:\(3\))?: /
	},
	{
		who: ".NET",
		sign: /Resource temporarily unavailable \([^)\s]{1,253}:\d{1,5}\)/
	}
];
function proxyHint(log) {
	const end = log.slice(-65536);
	if (!DIRECT_SIGNS.some(({ sign }) => sign.test(end))) return null;
	return "a tool tried to reach the network by itself: the sandbox lets HTTP and HTTPS through its proxy alone, so make the tool use HTTPS_PROXY, or do this in a step before regreen";
}
// src/workspace/setup/jsonc.ts
const STRING = String.raw`"(?:[^"\\\n]|\\.)*"?`;
const COMMENTS = new RegExp(`${STRING}|//[^\\n]*|/\\*(?:[^]*?\\*/|[^]*$)`, "g");
const TRAILING_COMMAS = new RegExp(`${STRING}|,(?=\\s*[\\]}])`, "g");
function parseJsonc(text) {
	const bare = text.replace(/^\uFEFF/, "").replace(COMMENTS, (token) => token.startsWith("\"") ? token : " ").replace(TRAILING_COMMAS, (token) => token.startsWith("\"") ? token : " ");
	try {
		return JSON.parse(bare);
	} catch {
		return null;
	}
}
// src/workspace/setup/devcontainer.ts
const DEVCONTAINER_FILES = [".devcontainer/devcontainer.json", ".devcontainer.json"];
const command = union_([
	string_(),
	array_(string_()),
	record_(string_(), union_([string_(), array_(string_())]))
]).optional().catch(void 0);
const devcontainer = object_({
	image: string_().optional().catch(void 0),
	features: record_(string_(), unknown_()).optional().catch(void 0),
	containerEnv: record_(string_(), string_()).optional().catch(void 0),
	onCreateCommand: command,
	updateContentCommand: command,
	postCreateCommand: command
});
const LIFECYCLE = [
	"onCreateCommand",
	"updateContentCommand",
	"postCreateCommand"
];
const WORKSPACE_FOLDER = /\$\{(?:container|local)WorkspaceFolder\}/g;
function devcontainerPlan(text, file) {
	const parsed = devcontainer.safeParse(parseJsonc(text));
	if (!parsed.success) return null;
	const { image, features = {}, containerEnv = {} } = parsed.data;
	const { env, notes } = plainEnv(containerEnv, file);
	const steps = LIFECYCLE.flatMap((name) => {
		const own = parsed.data[name];
		return own === void 0 ? [] : toSteps(own, env);
	});
	const hints = [imageTool(image ?? "", file), ...featureTools(features, file)].filter((hint) => hint !== null);
	if (image !== void 0 && hints.length === 0) notes.push(`${file} asks for the image ${image}; commands run here without it`);
	return steps.length + hints.length === 0 ? null : {
		source: "devcontainer",
		steps,
		hints,
		notes
	};
}
function toSteps(value, env) {
	const one = (each) => {
		const argv = typeof each === "string" ? [
			"sh",
			"-c",
			each
		] : each;
		const told = typeof each === "string" ? each.trim() : each.join(" ");
		return told === "" ? [] : [{
			command: told,
			argv,
			workingDirectory: ".",
			env,
			onFailure: "skip-rest"
		}];
	};
	if (typeof value === "string" || Array.isArray(value)) return one(value);
	return Object.values(value).flatMap(one);
}
function plainEnv(given, file) {
	const entries = Object.entries(given).filter(([name]) => name !== "PATH");
	return {
		env: Object.fromEntries(entries.filter(([, value]) => !value.includes("${"))),
		notes: entries.filter(([, value]) => value.includes("${")).map(([name]) => `${name} of ${file} is left out: it needs a value that is not known here`)
	};
}
const TOOL_NAMES = new Map([
	["node", "node"],
	["javascript-node", "node"],
	["typescript-node", "node"],
	["python", "python"],
	["go", "go"],
	["golang", "go"],
	["rust", "rust"],
	["ruby", "ruby"],
	["java", "java"],
	["php", "php"],
	["dotnet", "dotnet"],
	["elixir", "elixir"]
]);
function imageTool(image, source) {
	const [path = "", tag = ""] = (image.split("/").at(-1) ?? "").split(":", 2);
	const tool = TOOL_NAMES.get(path);
	if (tool === void 0) return null;
	const [first = "", second = ""] = tag.split("-");
	return {
		tool,
		version: /^\d[\d.]*$/.test(second) ? second : /^\d[\d.]*$/.test(first) ? first : "",
		source: `${source} (${image})`
	};
}
function featureTools(features, file) {
	return Object.entries(features).flatMap(([id, options]) => {
		const name = (id.split("/").at(-1) ?? "").split(":", 1)[0] ?? "";
		const tool = TOOL_NAMES.get(name);
		if (tool === void 0) return [];
		const given = typeof options === "object" && options !== null && "version" in options ? options.version : "";
		return [{
			tool,
			version: typeof given === "string" && /^\d/.test(given) ? given : "",
			source: `${file} (${id})`
		}];
	});
}
// src/workspace/setup/copilot-steps.ts
const COPILOT_FILE = ".github/workflows/copilot-setup-steps.yml";
const JOB = "copilot-setup-steps";
const MAX_STEPS = 50;
const scalar = union_([
	string_(),
	number_(),
	boolean_(),
	null_()
]);
const env = record_(string_(), scalar).nullish().catch(null);
const runDefaults = object_({ run: object_({
	shell: string_().optional(),
	"working-directory": string_().optional()
}).optional() }).nullish().catch(null);
const step = object_({
	name: scalar.optional(),
	run: string_().optional(),
	uses: string_().optional(),
	with: record_(string_(), unknown_()).nullish().catch(null),
	if: scalar.optional(),
	shell: string_().optional(),
	"working-directory": string_().optional(),
	env
});
const job = object_({
	env,
	defaults: runDefaults,
	steps: array_(step).max(MAX_STEPS)
});
const workflow = object_({
	env,
	defaults: runDefaults,
	jobs: object_({ [JOB]: job })
});
const SHELLS = new Map([
	["", [
		"bash",
		"-e",
		"-c"
	]],
	["bash", [
		"bash",
		"--noprofile",
		"--norc",
		"-eo",
		"pipefail",
		"-c"
	]],
	["sh", [
		"sh",
		"-e",
		"-c"
	]]
]);
const NOTHING_TO_DO = /^actions\/(?:checkout|cache)(?:\/|@|$)/;
function copilotPlan(text) {
	const parsed = workflow.safeParse(safeYaml(text));
	if (!parsed.success) return null;
	const own = parsed.data.jobs[JOB];
	const defaults = {
		...parsed.data.defaults?.run,
		...own.defaults?.run
	};
	const plan = {
		source: "copilot-setup-steps",
		steps: [],
		hints: [],
		notes: []
	};
	const outer = mergeEnv([parsed.data.env, own.env]);
	for (const each of own.steps) {
		const tool = each.uses === void 0 ? null : actionTool(each.uses, each.with ?? {});
		if (tool !== null) plan.hints.push({
			...tool,
			source: `${COPILOT_FILE} (${each.uses})`
		});
		else if (each.run !== void 0) addRun(plan, each, defaults, outer);
		else if (each.uses !== void 0 && !NOTHING_TO_DO.test(each.uses)) plan.notes.push(`\`${each.uses}\` in ${COPILOT_FILE} is an action and not run here`);
	}
	return plan.steps.length === 0 ? null : plan;
}
function addRun(plan, each, defaults, outer) {
	const command = (each.run ?? "").trim();
	const workingDirectory = each["working-directory"] ?? defaults["working-directory"] ?? ".";
	const shell = SHELLS.get(each.shell ?? defaults.shell ?? "");
	const why = unfit(each, command, workingDirectory, shell);
	if (why !== null || shell === void 0) {
		plan.notes.push(`\`${command.split("\n", 1)[0]}\` in ${COPILOT_FILE} is left out: ${why}`);
		return;
	}
	const made = {
		command,
		argv: [...shell, command],
		workingDirectory,
		env: {
			...outer,
			...mergeEnv([each.env])
		},
		onFailure: "skip-rest"
	};
	plan.steps.push(made);
}
function unfit(each, command, directory, shell) {
	if (`${command}${directory}`.includes("${{")) return "it needs an expression that has no value here";
	if (each.if !== void 0) return "it has a condition";
	if (directory.startsWith("/") || directory.split("/").includes("..")) return "its folder lies outside";
	return shell === void 0 ? `its shell is ${each.shell ?? "another one"}` : null;
}
function mergeEnv(all) {
	const known = all.flatMap((each) => Object.entries(each ?? {})).map(([name, value]) => [name, String(value ?? "")]).filter(([, value]) => !value.includes("${{"));
	return Object.fromEntries(known);
}
const MAX_CHARS = 5e4;
function safeYaml(text) {
	if (text.length > MAX_CHARS) return null;
	try {
		return parse(text, {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false
		});
	} catch {
		return null;
	}
}
// src/workspace/setup/plan.ts
const bash = (command) => [
	"bash",
	"-eo",
	"pipefail",
	"-c",
	command
];
function bashStep(command, onFailure, workingDirectory = ".") {
	return {
		command,
		argv: bash(command),
		workingDirectory,
		env: {},
		onFailure
	};
}
// src/workspace/setup/infer.ts
const LEFT_BY_STEPS = [
	"node_modules",
	".venv",
	"venv",
	"vendor/bundle",
	"vendor/autoload.php",
	"deps"
];
async function inferSetup(files, input, { scripts, workingDirectory, written: read = files.read } = {
	scripts: true,
	workingDirectory: "."
}) {
	if (input.length > 0) return plan("input", input.map((command) => bashStep(command, "end")));
	const written = scripts && !await hasLeftovers(files) ? await writtenPlan(read) : null;
	if (written !== null && written.steps.length > 0) return written;
	const steps = await lockFileSteps(files, {
		scripts,
		workingDirectory
	});
	const made = plan(steps.length === 0 ? "none" : "lock-file", steps);
	return written === null ? made : {
		...made,
		hints: written.hints,
		notes: written.notes
	};
}
const plan = (source, steps) => ({
	source,
	steps,
	hints: [],
	notes: []
});
async function hasLeftovers(files) {
	return (await Promise.all(LEFT_BY_STEPS.map(files.exists))).includes(true);
}
async function writtenPlan(read) {
	const steps = await read(COPILOT_FILE);
	const found = steps === null ? null : copilotPlan(steps);
	if (found !== null) return found;
	for (const file of DEVCONTAINER_FILES) {
		const text = await read(file);
		if (text !== null) return devcontainerPlan(text, file);
	}
	return null;
}
async function lockFileSteps(files, inference) {
	const own = await stepsIn(files, inference.workingDirectory, inference.scripts);
	const { steps, known } = own.known || inference.workingDirectory === "." ? own : await stepsIn(files, ".", inference.scripts);
	return known ? steps : [];
}
async function stepsIn(files, folder, scripts) {
	const names = await files.names(folder);
	const read = (name) => files.read(join(folder, name));
	const families = new Map();
	for (const row of ECOSYSTEMS) {
		const marker = names.find((name) => typeof row.marker === "string" ? name === row.marker : row.marker.test(name));
		if (marker !== void 0 && !families.has(row.family)) families.set(row.family, {
			row,
			marker
		});
	}
	const several = families.size > 1;
	const steps = [];
	for (const { row, marker } of families.values()) {
		if (row.installed !== null && await files.exists(join(folder, row.installed))) continue;
		const command = commandOf(row, {
			names,
			head: await read(marker) ?? "",
			scripts
		});
		if (command === null) continue;
		if (row.family === "node") steps.push(...managerSteps(await read("package.json") ?? "", folder));
		const onFailure = row.keeps === "home" ? "go-on" : several ? "end-if-present" : "end";
		steps.push(bashStep(command, onFailure, folder));
	}
	return {
		steps,
		known: families.size > 0
	};
}
function commandOf({ command, noScripts = "" }, project) {
	const full = typeof command === "string" ? command : command(project);
	if (project.scripts) return full;
	return noScripts === null ? null : full + noScripts;
}
const PACKAGE_MANAGER = /"packageManager"\s{0,20}:\s{0,20}"(pnpm|yarn|bun)@(\d[\w.-]{0,40})/;
function managerSteps(packageJson, folder) {
	const [, name = "", version = ""] = PACKAGE_MANAGER.exec(packageJson) ?? [];
	if (name === "") return [];
	return [bashStep(`command -v ${name} >/dev/null || ${`npm install --global --no-audit --no-fund --prefix "$HOME/.local" ${name === "yarn" && !version.startsWith("1.") ? "@yarnpkg/cli-dist" : name}@${version}`}`, "go-on", folder)];
}
// src/workspace/setup.ts
async function setupCommands(root, input, scripts = true) {
	const { steps } = await inferSetup(folderFiles(root), input, {
		scripts,
		workingDirectory: "."
	});
	return steps.map(({ command }) => command);
}
async function runSetup(root, input, context) {
	const { scripts = true, workingDirectory = ".", written } = context;
	const from = {
		scripts,
		workingDirectory,
		...written === void 0 ? {} : { written }
	};
	const files = folderFiles(root);
	const plan = await inferSetup(files, input, from);
	const result = {
		commands: [],
		ending: null,
		plan,
		notes: [...plan.notes]
	};
	const deadline = Date.now() + context.timeoutMs;
	if (await runSteps(plan.steps, result, context, deadline)) await runSteps(await lockFileSteps(files, {
		scripts,
		workingDirectory
	}), result, context, deadline);
	return result;
}
async function runSteps(steps, result, context, deadline) {
	for (const [i, step] of steps.entries()) {
		result.commands.push(step.command);
		context.onStart(step.command);
		const logFile = join(context.logs, `${context.logPrefix ?? ""}setup-${result.commands.length}.log`);
		const { workspace } = context.sandbox;
		const ran = await context.sandbox.exec({
			argv: step.argv.map((word) => word.replace(WORKSPACE_FOLDER, () => workspace)),
			cwd: step.workingDirectory,
			env: {
				...step.env,
				...context.env
			},
			timeoutMs: Math.max(1, deadline - Date.now()),
			logFile,
			network: duringSetup(context.network),
			signal: context.signal
		});
		if (ran.exitCode === 0) continue;
		const failed = `\`${firstLine(step)}\` ended with ${ran.stopped ?? `exit ${ran.exitCode}`}; see logs/${basename(logFile)}`;
		if (endsTheRun(step, ran)) {
			const hint = proxyHint(await endOf(logFile));
			result.ending = {
				outcome: "no-environment",
				reason: `set-up failed: ${failed}, or give other commands in \`setup\`${hint === null ? "" : `; ${hint}`}`
			};
			return false;
		}
		const left = step.onFailure === "skip-rest" ? steps.length - i - 1 : 0;
		result.notes.push(`set-up: ${failed}${left > 0 ? `; the ${left} steps after it were left out` : ""}`);
		if (step.onFailure === "skip-rest") return true;
	}
	return false;
}
const END_BYTES = 16384;
async function endOf(file) {
	try {
		var _usingCtx$1 = _usingCtx();
		const log = _usingCtx$1.a(await open(file, "r"));
		const { size } = await log.stat();
		const { buffer, bytesRead } = await log.read({
			buffer: Buffer.alloc(END_BYTES),
			position: Math.max(0, size - END_BYTES)
		});
		return buffer.toString("utf8", 0, bytesRead);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
const endsTheRun = ({ onFailure }, { exitCode, stopped }) => stopped === "timeout" || stopped === "cancelled" || onFailure === "end" || onFailure === "end-if-present" && exitCode !== 127;
const firstLine = ({ command }) => command.split("\n", 1)[0] ?? "";
const SPENT_CACHES = [
	".npm",
	".cache/yarn",
	".cache/pip",
	".bun/install/cache"
];
// src/workspace/workspace.ts
const INSIDE = {
	logs: "/run/regreen/logs",
	evidence: "/run/regreen/evidence",
	steps: "/run/regreen/steps",
	repositories: "/run/regreen/repositories"
};
async function openWorkspace(options) {
	const { path, sha, dirty, tempDir = tmpdir(), origin = null } = options;
	let begun = (options.begun?.sha === sha ? options.begun : null) ?? await beginWorkspace({
		path,
		sha,
		dirty,
		parent: tempDir
	});
	try {
		if (origin !== null) begun = await withCommit(begun, origin);
		return await openIn(begun, options);
	} catch (error) {
		await begun.discard();
		throw error;
	}
}
async function withCommit(begun, origin) {
	try {
		await begun.tree;
		return begun;
	} catch (error) {
		if (!(error instanceof MissingCommit)) throw error;
		const fetched = join(begun.dir, "fetched");
		const why = await fetchCommit(fetched, begun.sha, origin);
		if (why !== null) throw new MissingCommit(begun.path, begun.sha, why);
		return begun.anew(fetched);
	}
}
async function openIn(begun, options) {
	const { dir, git } = begun;
	const folders = {
		logs: join(options.runDir, "logs"),
		evidence: join(options.runDir, "evidence"),
		steps: join(dir, "steps")
	};
	const gitDir = join(dir, "dotgit");
	const [tree] = await Promise.all([
		begun.tree,
		writeBoxGit(gitDir, options.sha, git),
		...Object.values(folders).map((folder) => mkdir(folder, { recursive: true }))
	]);
	const base = {
		sha: options.sha,
		tree
	};
	let dependencies = leftByEarlierSteps(begun, options);
	let first = begun.first;
	const pipes = [...begun.pipes];
	const others = [];
	let masterHome = null;
	const shown = [];
	let count = 0;
	const wall = async (target) => {
		count += 1;
		const scratch = join(dir, `scratch-${count}`);
		await prepareHome(scratch, masterHome);
		return {
			sandbox: await openSandbox({
				tree: target.dir,
				workspace: options.path,
				gitDir,
				objects: git.objects,
				scratch,
				readOnly: [...[
					"logs",
					"evidence",
					"steps"
				].map((name) => ({
					host: folders[name],
					inside: INSIDE[name]
				})), ...shown],
				env: options.env,
				hide: [
					dir,
					options.runDir,
					...options.hide
				],
				mode: options.sandbox,
				pipes: pipes.splice(0),
				prove: options.prove ?? null
			}),
			home: join(scratch, "home")
		};
	};
	const underWay = new Set();
	let closed = false;
	const tracked = (copy) => {
		underWay.add(copy);
		const done = () => underWay.delete(copy);
		copy.then(done, done);
		return copy;
	};
	const newTree = () => emptyTree(join(dir, `tree-${++count}`));
	const start = async (treeish) => {
		if (closed) throw new Error("the workspace is gone: no copy of it can be made");
		const taken = treeish === base.tree ? first : null;
		if (taken !== null) first = null;
		const target = taken?.tree ?? await newTree();
		const fill = async () => {
			await (taken?.filled ?? resetTree(git, target, treeish));
			await addDependencies(target, await dependencies);
		};
		const filled = tracked(fill());
		filled.catch(() => void 0);
		return {
			target,
			filled
		};
	};
	const openRoom = (treeish = base.tree) => tracked(start(treeish).then(async ({ target, filled }) => ({
		tree: target,
		wall: await wall(target),
		filled
	})));
	const baseFiles = commitFiles(git, begun.files);
	return {
		git,
		path: options.path,
		base,
		...folders,
		repositories: join(dir, "repositories"),
		show: (host, inside) => void shown.push({
			host,
			inside
		}),
		...baseFiles,
		async filesOf(sha) {
			const own = await treeOf(git, sha);
			if (own !== null) return commitFiles(git, () => listFiles(git, own));
			const fetched = join(dir, `fetched-${++count}`);
			const why = options.origin == null ? null : await fetchCommit(fetched, sha, options.origin);
			if (options.origin == null || why !== null) throw new MissingCommit(options.path, sha, why);
			const other = await openGit(options.path, `${fetched}.git`, fetched);
			others.push(other);
			return commitFiles(other, () => listFiles(other, sha));
		},
		copy: (treeish = base.tree) => tracked(start(treeish).then(async ({ target, filled }) => {
			await filled;
			return target;
		})),
		treeOf: (sha) => treeOf(git, sha),
		openRoom,
		expected: async () => expectedFiles(baseFiles, await dependencies),
		async walledCopy(treeish) {
			const room = await openRoom(treeish);
			await room.filled;
			return room;
		},
		overlay: (onto, from, paths) => overlay(git, onto, from, paths, join(dir, `overlay-${++count}.index`)),
		async bare(treeish) {
			const target = await newTree();
			await resetTree(git, target, treeish);
			return target;
		},
		reset: (target, treeish) => resetTree(git, target, treeish),
		discard: (target) => removeFolder(target.dir).catch(() => void 0),
		wall,
		async adopt(target, { home }) {
			dependencies = Promise.resolve({
				from: target.dir,
				paths: await listUntracked(git, target)
			});
			masterHome = home;
		},
		async [Symbol.asyncDispose]() {
			closed = true;
			while (underWay.size > 0) await Promise.allSettled(underWay);
			for (const other of others) other.reader.close();
			await begun.discard();
		}
	};
}
async function treeOf(git, sha) {
	if (/\s/.test(sha)) return null;
	const [tree] = await git.reader.read([`${sha}^{commit}^{tree}`]);
	return tree?.id ?? null;
}
async function leftByEarlierSteps({ untracked }, options) {
	const paths = await untracked;
	const own = relative(options.path, options.runDir);
	return {
		from: options.path,
		paths: paths.filter((path) => path !== own && !own.startsWith(`${path}/`))
	};
}
async function prepareHome(scratch, master) {
	await mkdir(join(scratch, "tmp"), { recursive: true });
	const home = join(scratch, "home");
	if (master === null) return void await mkdir(home, { recursive: true });
	const spent = new Set(SPENT_CACHES.map((cache) => join(master, cache)));
	const filter = async (source) => !spent.has(source) && await canBeCopied(source);
	await cp(master, home, {
		recursive: true,
		verbatimSymlinks: true,
		filter
	});
}
async function canBeCopied(path) {
	const stat = await lstat(path);
	return stat.isFile() || stat.isDirectory() || stat.isSymbolicLink();
}
async function writeBoxGit(dir, sha, git) {
	await Promise.all([
		mkdir(join(dir, "objects")),
		writeFile(join(dir, "HEAD"), `${sha}\n`),
		cp(join(git.dir, "config"), join(dir, "config")),
		cp(join(git.dir, "shallow"), join(dir, "shallow")).catch(() => void 0)
	]);
}
export { setupCommands as a, proveWall as c, chooseWall as d, folderFiles as f, runSetup as i, PREPARATIONS as l, openWorkspace as n, inferSetup as o, SPENT_CACHES as r, openSandbox as s, INSIDE as t, SandboxUnavailable as u };
