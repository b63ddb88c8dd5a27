import { E as cancelSignal } from "./begin.js";
import { n as sanitize } from "./sanitize.js";
import { i as openLocal } from "./local.js";
import { a as parseNetwork, r as duringSetup } from "./network-policy.js";
import { i as runSetup, t as INSIDE } from "./workspace.js";
import { t as _usingCtx } from "./usingCtx.js";
import { dirname, join, posix } from "node:path";
import { constants } from "node:fs";
import { open, rm, writeFile } from "node:fs/promises";
// src/commands/sandbox/network.ts
const networkOf = (flags) => parseNetwork(flags.all("network").flatMap((hosts) => hosts.split(/[,\n]/)));
// src/commands/sandbox/record.ts
const RECORD = ".regreen-room";
const RC = `
HISTFILE= HISTCONTROL= HISTIGNORE= HISTTIMEFORMAT= HISTSIZE=10000
shopt -s cmdhist
__regreen_folder=$PWD __regreen_number=
__regreen_note() {
  local status=$? last number
  last=$(builtin history 1)
  [[ $last =~ ^[[:space:]]*([0-9]+)[*[:space:]][[:space:]](.*)$ ]] || return $status
  number=\${BASH_REMATCH[1]}
  if [[ $number != "$__regreen_number" ]]; then
    printf '%s\\0%s\\0%s\\0' "$status" "$__regreen_folder" "\${BASH_REMATCH[2]}" >> ~/${RECORD}
  fi
  __regreen_number=$number __regreen_folder=$PWD
  return $status
}
PROMPT_COMMAND=__regreen_note
`;
const MOST_BYTES = 262144;
const MOST_ENTRIES = 500;
const LONGEST_COMMAND = 8192;
async function readRecord(file) {
	const fields = (await readPlain(file)).toString("utf8").split("\0");
	const entries = [];
	for (let at = 0; at + 3 < fields.length && entries.length < MOST_ENTRIES; at += 3) {
		const [status = "", folder = "", command = ""] = fields.slice(at, at + 3);
		const clean = sanitize(command).text.trim();
		if (!/^\d{1,3}$/.test(status) || clean === "" || clean.length > LONGEST_COMMAND) continue;
		entries.push({
			status: Number(status),
			folder: sanitize(folder).text,
			command: clean
		});
	}
	return entries;
}
async function readPlain(file) {
	try {
		var _usingCtx$2 = _usingCtx();
		const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
		const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => null);
		if (handle === null) return Buffer.alloc(0);
		const plain = _usingCtx$2.a(handle);
		if (!(await plain.stat()).isFile()) return Buffer.alloc(0);
		const buffer = Buffer.alloc(MOST_BYTES);
		const { bytesRead } = await plain.read(buffer, 0, MOST_BYTES, 0);
		return buffer.subarray(0, bytesRead);
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
// src/commands/sandbox/setup-block.ts
const MOVES = /^(?:cd|pushd|popd|pwd|exit|logout|clear|history)\b[^;&|\n]*$/;
const LASTS = /^(?:export|source|\.)\s[^;&|\n]+$/;
const COMPOUND = /[;&|\n]/;
function setupLines(entries, root) {
	const lasting = [];
	const lines = [];
	for (const entry of entries) {
		if (entry.status !== 0 || MOVES.test(entry.command) || entry.command.startsWith("#")) continue;
		if (LASTS.test(entry.command)) lasting.push(entry);
		else lines.push(lineOf(entry, lasting, root));
	}
	return [...new Set(lines)];
}
function setupBlock(lines) {
	return `setup: |\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
function lineOf({ folder, command }, lasting, root) {
	const parts = [];
	let at = root;
	const go = (to) => {
		const way = posix.relative(at, to);
		if (way !== "") parts.push(`cd ${quoted(way)}`);
		at = to;
	};
	for (const entry of lasting) {
		if (!entry.command.startsWith("export")) go(entry.folder);
		parts.push(entry.command);
	}
	go(folder);
	const flat = oneLine(command);
	return [...parts, parts.length > 0 && COMPOUND.test(flat) ? `{ ${flat}; }` : flat].join(" && ");
}
function oneLine(command) {
	if (!command.includes("\n")) return command;
	return `eval $'${command.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("	", "\\t")}'`;
}
const quoted = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
// src/commands/sandbox/terminal.ts
const SHELL = ["bash"];
const WITH_TERMINAL = "if command -v script >/dev/null 2>&1; then exec script -qec \"stty sane; exec $1\" /dev/null; else exec $1; fi";
const atTerminal = () => process.stdin.isTTY === true && process.stderr.isTTY === true;
function interactive(env, command) {
	const terminal = env.TERM ?? "";
	return {
		argv: [
			"sh",
			"-c",
			WITH_TERMINAL,
			"sh",
			command
		],
		env: {
			.../^[\w.+-]{1,64}$/.test(terminal) ? { TERM: terminal } : {},
			SHELL: "/bin/sh"
		}
	};
}
async function terminalShell(env, run, command = "bash -i") {
	process.stdin.setRawMode(true);
	try {
		return await run(interactive(env, command));
	} finally {
		process.stdin.setRawMode(false);
		process.stdin.unref();
	}
}
// src/commands/sandbox/setup-room.ts
const RC_FILE = "setup-room.bash";
const REPLAY_MS = 36e5;
const CANCELLED$1 = 130;
async function setupRoom(workspace, flags, env, signal) {
	const { wall } = await workspace.walledCopy();
	await writeFile(join(workspace.steps, RC_FILE), RC);
	say("the room before the wall: network, no secrets; leave it with `exit`");
	await openShell(wall.sandbox, join(workspace.logs, "setup-room.log"), {
		flags,
		env,
		signal
	});
	if (signal.aborted) return CANCELLED$1;
	const lines = setupLines(await readRecord(join(wall.home, RECORD)), wall.sandbox.workspace);
	const failure = lines.length === 0 ? null : await replay(workspace, lines, signal, flags);
	if (flags.has("json")) process.stdout.write(`${JSON.stringify({
		setup: lines,
		failure
	})}\n`);
	if (signal.aborted) return CANCELLED$1;
	if (lines.length === 0) say("no command succeeded, so there is nothing to print");
	else say(failure ?? "all of it works on a clean tree");
	return failure === null ? 0 : 1;
}
async function openShell(sandbox, logFile, { flags, env, signal }) {
	const request = {
		cwd: ".",
		timeoutMs: REPLAY_MS,
		logFile,
		network: duringSetup(networkOf(flags)),
		attached: "stderr",
		signal
	};
	const rc = `${INSIDE.steps}/${RC_FILE}`;
	if (atTerminal()) await terminalShell(env, (shell) => sandbox.exec({
		...request,
		...shell
	}), `bash --rcfile ${rc} -i`);
	else {
		const argv = [
			"bash",
			"--rcfile",
			rc,
			"--noediting",
			"-i"
		];
		await sandbox.exec({
			...request,
			argv,
			env: {
				PS1: "",
				PS2: ""
			}
		});
	}
}
async function replay(workspace, lines, signal, flags) {
	if (!flags.has("json")) process.stdout.write(setupBlock(lines));
	const { tree, wall } = await workspace.walledCopy();
	const { ending } = await runSetup(tree.dir, lines, {
		sandbox: wall.sandbox,
		logs: workspace.logs,
		timeoutMs: REPLAY_MS,
		signal,
		network: networkOf(flags),
		onStart: (command) => say(`once more on a clean tree: ${command}`),
		logPrefix: "replay-"
	});
	return ending === null ? null : `on a clean tree ${ending.reason}; the logs are in ${workspace.logs}`;
}
const say = (text) => process.stderr.write(`regreen: ${text}\n`);
// src/commands/sandbox.ts
const OUTPUT_BYTES = 1024 ** 2;
const HOUR_MS = 36e5;
const [KILLED, CANCELLED] = [137, 130];
const sandboxCommand = {
	flags: {
		setup: { help: "the room before the wall closes: network, no secrets; prints what worked as `setup:`" },
		network: {
			value: "none|HOST,\u2026",
			help: "what is reached: HOST, *.HOST, HOST:PORT, localhost:PORT (default none)"
		},
		sandbox: {
			value: "auto|none",
			help: "the wall (default auto)"
		},
		"run-dir": {
			value: "DIR",
			help: "where the logs go"
		}
	},
	positionals: {
		max: Number.POSITIVE_INFINITY,
		help: "[-- CMD \u2026]   (without CMD a shell)"
	},
	async run(flags, env) {
		try {
			var _usingCtx$1 = _usingCtx();
			const signal = cancelSignal();
			const workspace = _usingCtx$1.a(await openLocal(flags, env));
			const asked = {
				flags,
				env,
				signal
			};
			const code = flags.has("setup") ? await setupRoom(workspace, flags, env, signal) : await runOnCopy(workspace, asked);
			if (!(flags.has("run-dir") || flags.has("setup") && code !== 0)) await rm(dirname(workspace.logs), {
				recursive: true,
				force: true
			});
			return code;
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	}
};
async function runOnCopy(workspace, asked) {
	const tree = await workspace.copy();
	const { sandbox } = await workspace.wall(tree);
	const result = await runIn(sandbox, workspace, asked);
	if (result.stopped !== null && result.stopped !== "cancelled") process.stderr.write(`regreen: stopped, a limit was met: ${result.stopped}\n`);
	return exitCodeOf(result);
}
async function runIn(sandbox, workspace, asked) {
	const { flags, env, signal } = asked;
	const logFile = join(workspace.logs, "sandbox.log");
	const request = {
		argv: flags.positionals.length > 0 ? flags.positionals : SHELL,
		cwd: ".",
		env: {},
		timeoutMs: HOUR_MS,
		logFile,
		network: networkOf(flags),
		signal
	};
	if (flags.has("json")) {
		const result = await sandbox.exec(request);
		const output = await readStart(logFile);
		process.stdout.write(`${JSON.stringify({
			...result,
			output
		})}\n`);
		return result;
	}
	const result = flags.positionals.length > 0 || !atTerminal() ? await sandbox.exec({
		...request,
		attached: "stdout"
	}) : await terminalShell(env, (shell) => sandbox.exec({
		...request,
		...shell,
		attached: "stdout"
	}));
	process.stderr.write(sanitize(await readStart(logFile)).text);
	return result;
}
async function readStart(file) {
	try {
		var _usingCtx3 = _usingCtx();
		const handle = _usingCtx3.a(await open(file, "r"));
		const buffer = Buffer.alloc(OUTPUT_BYTES);
		const { bytesRead } = await handle.read(buffer, 0, OUTPUT_BYTES, 0);
		return buffer.toString("utf8", 0, bytesRead);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
function exitCodeOf({ exitCode, stopped }) {
	return exitCode ?? (stopped === "cancelled" ? CANCELLED : KILLED);
}
export { sandboxCommand };
