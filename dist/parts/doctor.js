import { t as compareRooms } from "./compare-rooms.js";
import { o as toConfig } from "./config.js";
import { C as frozenVerifiers, S as baseFiles, w as workflowCommands } from "./repair.js";
import { a as setupCommands, c as proveWall, d as chooseWall, l as PREPARATIONS, s as openSandbox, u as SandboxUnavailable } from "./workspace.js";
import { n as createRedactor, p as WrongUse, t as sentence } from "./base.js";
import { C as readHead, r as findPlace, w as systemProgram } from "./begin.js";
import { i as workflowLine, r as measureFidelity, t as fidelityLines } from "./fidelity2.js";
import { t as createLogger } from "./logger.js";
import { i as openLocal, t as localInputs } from "./local.js";
import { t as openRoom } from "./room.js";
import { t as _usingCtx } from "./usingCtx.js";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { access, lstat, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
// src/doctor/check.ts
const ok = (id, found) => ({
	id,
	state: "ok",
	found,
	effect: "",
	remedy: ""
});
const warn = (id, found, effect, remedy) => ({
	id,
	state: "warn",
	found,
	effect,
	remedy
});
const missing = (id, found, effect, remedy) => ({
	id,
	state: "missing",
	found,
	effect,
	remedy
});
// src/doctor/machine-rows.ts
const OLDEST_NODE = 24;
const NO_WALL = "no command of the repository or the model may run, so no run starts";
const MACHINE_ROWS = [
	({ platform }) => platform === "linux" ? ok("platform", "Linux") : missing("platform", platform, `the sandbox needs Linux: ${NO_WALL}`, "run it on a Linux machine, or `sandbox: none` on one that is thrown away"),
	({ node }) => Number(/^v(\d+)\./.exec(node)?.[1] ?? 0) >= OLDEST_NODE ? ok("node", node) : missing("node", node, `regreen needs Node ${OLDEST_NODE}`, `install Node ${OLDEST_NODE} or newer`),
	({ git }) => git !== null ? ok("git", git) : missing("git", "not installed", "no copy of the checkout can be made", "`sudo apt-get install -y git`"),
	bubblewrap,
	namespaces,
	wall,
	sudo,
	({ actions, hosted }) => {
		if (!actions) return ok("actions", "not in a job of GitHub Actions");
		return hosted ? ok("actions", "a job on GitHub's own machine") : warn("actions", "a job on a self-hosted runner", "what is missing is not installed here, and the machine lives on after the job", "install bubblewrap on the runner; use runners that are thrown away after each job");
	}
];
function bubblewrap({ bwrap, bwrapVersion, hosted, sudo }) {
	if (bwrap !== null) return ok("bubblewrap", `${bwrapVersion ?? "version unknown"} at ${bwrap}`);
	const { remedy } = PREPARATIONS.install;
	if (hosted && sudo) return warn("bubblewrap", "not installed", "each run installs it first, some seconds", `\`${remedy}\``);
	return missing("bubblewrap", "not installed", NO_WALL, `\`${remedy}\``);
}
function namespaces({ namespaces: allowed, restricted }) {
	const settings = [allowed === false ? "user namespaces are switched off" : "", restricted ? "AppArmor restricts user namespaces (kernel.apparmor_restrict_unprivileged_userns)" : ""].filter(Boolean);
	if (settings.length === 0) return ok("namespaces", allowed === null ? "the kernel sets no limit" : "user namespaces are allowed");
	return warn("namespaces", settings.join("; "), "bubblewrap may fail to build the sandbox; the row `wall` says whether it does", allowed === false ? "`sudo sysctl -w user.max_user_namespaces=10000`" : `\`${PREPARATIONS.profile.remedy}\``);
}
function wall({ platform, bwrap, wall: failure, hole, restricted }) {
	if (bwrap === null) return missing("wall", "not tried: there is no bubblewrap", NO_WALL, "see `bubblewrap`");
	if (hole !== null) return missing("wall", hole, NO_WALL, "close it on this machine, or run on one that is thrown away");
	if (failure === null) return ok("wall", "built and tried from inside: it holds");
	const choice = chooseWall({
		platform,
		bwrap,
		failure,
		restricted,
		hosted: false,
		sudo: false,
		done: new Set()
	});
	return missing("wall", failure, NO_WALL, choice.kind === "unavailable" ? choice.remedy : "");
}
function sudo({ sudo: works, bwrap, wall: failure }) {
	if (works) return ok("sudo", "asks for no password");
	if (bwrap !== null && failure === null) return ok("sudo", "not there or asks for a password; not needed");
	return warn("sudo", "not there, or asks for a password", "what the sandbox needs cannot be installed from here", "have somebody with root type the remedies above");
}
// src/doctor/project-rows.ts
const SHOWN = 4;
const PROJECT_ROWS = [
	({ problem, sha }) => problem === null ? ok("checkout", `commit ${sha.slice(0, 12)}`) : missing("checkout", problem, "there is nothing to work on", "run it in a git checkout, or give one with `--cwd`"),
	({ shallow }) => shallow ? warn("history", "shallow: older commits are not there", "the model sees no history; a run for another commit than this one fails", "`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout") : ok("history", "whole"),
	({ credentials }) => credentials.length === 0 ? ok("credentials", "none in .git/config") : warn("credentials", `.git/config leads to credentials: ${credentials.join(", ")}`, "the sandbox hides them, but every other program of the job can use them", "`persist-credentials: false` for actions/checkout"),
	({ verifiers }) => verifiers.length > 0 ? ok("verifiers", list(verifiers)) : warn("verifiers", "none found", "only a failing command that is named can be repaired, and nothing is checked beside it", "name commands with `--verify` or the input `verify`"),
	({ setup }) => ok("setup", setup.length > 0 ? list(setup) : "nothing to do: no lock file, or its packages are there")
];
function list(commands) {
	const rest = commands.length - SHOWN;
	return `${commands.slice(0, SHOWN).join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
}
// src/doctor/service-rows.ts
const MAY_WRITE = "`contents: write` and `pull-requests: write`";
const [UNAUTHORIZED, FORBIDDEN, NOT_FOUND] = [
	401,
	403,
	404
];
const SERVICE_ROWS = [
	({ key, baseUrl }) => {
		if (key) return ok("key", "OPENAI_API_KEY is set");
		if (baseUrl !== null) return ok("key", `none; ${shown(baseUrl)} is called without one`);
		return missing("key", "none", "`fix` and `suggest` have no model to ask; `verify`, `judge`, `guard` and `triage` need none", "set OPENAI_API_KEY, or `--base-url` for an endpoint that needs no key");
	},
	model,
	token
];
function model({ key, baseUrl, model: wanted, models }) {
	const where = baseUrl === null ? "the provider" : shown(baseUrl);
	if (models === null) return warn("model", "not asked: there is neither key nor base URL", "no model answers", "see `key`");
	const { status, problem, names } = models;
	if (status === null) return missing("model", `${where} does not answer: ${problem}`, "no model can be asked", "check the address and the way there (proxy, firewall)");
	if (status === UNAUTHORIZED || status === FORBIDDEN) return missing("model", `${where} answers ${status}`, "no model can be asked", key ? "the key is wrong or expired: give another in OPENAI_API_KEY" : "set OPENAI_API_KEY");
	if (status >= 400) return warn("model", `${where} answers ${status} to a list of its models`, "whether a model answers is not known", "try `regreen fix`; some endpoints have no list");
	if (wanted !== null && names.length > 0 && !names.includes(wanted)) return warn("model", `${where} answers, and does not list '${wanted}'`, "it may refuse that model", `choose one of its ${names.length} models with \`--model\``);
	return ok("model", `${where} answers and lists ${names.length} models`);
}
function token({ token: name, repository, access }) {
	if (name === null) return warn("token", "no token: neither GITHUB_TOKEN nor GH_TOKEN is set", "nothing can be read from or published to GitHub; a local `fix` needs none", `set GITHUB_TOKEN to a token with ${MAY_WRITE}`);
	if (access === null || repository === null) return warn("token", `${name} is set; no repository is known to try it on`, "what it may do is not known", "run it in a clone whose remote `origin` is on GitHub");
	const { status, problem, push, scopes } = access;
	if (status === null) return warn("token", `GitHub does not answer: ${problem}`, "what the token may do is not known", "check the way to GITHUB_API_URL");
	if (status === UNAUTHORIZED) return warn("token", `${name} is wrong or expired (401)`, "nothing can be published", "set another token");
	if (status === FORBIDDEN || status === NOT_FOUND) return warn("token", `${name} does not see ${repository} (${status})`, "nothing can be published", `give it ${MAY_WRITE} on ${repository}`);
	const told = scopes === null || scopes === "" ? "" : `, scopes: ${scopes}`;
	if (push === true) return ok("token", `${name} may write to ${repository}${told}`);
	return warn("token", push === false ? `${name} reads ${repository}${told}` : `${name} reads ${repository}; GitHub does not say more`, "a fix may not be published", `give it ${MAY_WRITE}`);
}
const shown = (url) => url.replace(/\/\/[^/@]*@/, "//***@");
// src/doctor/examine.ts
function examine({ machine, services, project }) {
	return [
		...MACHINE_ROWS.map((row) => row(machine)),
		...SERVICE_ROWS.map((row) => row(services)),
		...PROJECT_ROWS.map((row) => row(project))
	];
}
const couldWork = (checks) => checks.every(({ state }) => state !== "missing");
function renderChecks(checks) {
	const width = Math.max(...checks.map(({ id }) => id.length));
	const below = " ".repeat(7 + width + 4);
	return checks.flatMap(({ id, state, found, effect, remedy }) => [
		`${state.padEnd(7)}  ${id.padEnd(width)}  ${found}`,
		...effect === "" ? [] : [`${below}effect: ${effect}`],
		...remedy === "" ? [] : [`${below}remedy: ${remedy}`]
	]);
}
// src/doctor/git-config.ts
const CREDENTIALS = [
	[
		"http.extraheader",
		/^http\b/i,
		/^extraheader\s*=\s*authorization/i
	],
	[
		"includeIf (actions/checkout)",
		/^include(?:if)?\b/i,
		/^path\s*=.*git-credentials/i
	],
	[
		"credential.helper",
		/^credential\b/i,
		/^helper\s*=\s*\S/i
	],
	[
		"a password in a remote URL",
		/^remote\b/i,
		/^(?:push)?url\s*=\s*https?:\/\/[^@/\s]+@/i
	]
];
function credentialSettings(config) {
	const lines = settings(config);
	return CREDENTIALS.filter(([, section, line]) => lines.some((each) => section.test(each.section) && line.test(each.line))).map(([setting]) => setting);
}
function originRepository(config) {
	const url = settings(config).find(({ section, line }) => /^remote\s+"origin"$/i.test(section) && /^url\s*=/i.test(line))?.line;
	const match = /[/:]([\w.-]{1,100})\/([\w.-]{1,100}?)(?:\.git)?\/?$/.exec(url ?? "");
	return match === null ? null : `${match[1]}/${match[2]}`;
}
function settings(config) {
	let section = "";
	const found = [];
	for (const raw of config.split("\n")) {
		const line = raw.trim();
		if (line.startsWith("[")) section = line.slice(1).split("]", 1)[0]?.trim() ?? "";
		else if (line !== "") found.push({
			section,
			line: line.slice(0, 2e3)
		});
	}
	return found;
}
// src/doctor/machine-facts.ts
const PROGRAM_MS = 5e3;
async function machineFacts(env) {
	const bwrap = systemProgram("bwrap");
	const sudo = systemProgram("sudo");
	const [bwrapVersion, tried, restricted, namespaces, mayAll] = await Promise.all([
		bwrap === null ? null : output(bwrap, ["--version"]),
		bwrap === null ? {
			wall: null,
			hole: null
		} : tryWall(),
		setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
		namespacesAllowed(),
		sudo === null ? null : output(sudo, ["-n", "true"])
	]);
	return {
		platform: process.platform,
		node: process.version,
		git: systemProgram("git"),
		bwrap,
		bwrapVersion: bwrapVersion === null ? null : /\d+(?:\.\d+)+/.exec(bwrapVersion)?.[0] ?? null,
		...tried,
		restricted: restricted === "1",
		namespaces,
		sudo: mayAll !== null,
		hosted: env.RUNNER_ENVIRONMENT === "github-hosted",
		actions: env.GITHUB_ACTIONS === "true"
	};
}
async function tryWall() {
	const folder = await mkdtemp(join(tmpdir(), "regreen-doctor-"));
	const [tree, scratch] = [join(folder, "tree"), join(folder, "scratch")];
	try {
		await Promise.all([mkdir(tree), mkdir(scratch)]);
		const sandbox = await openSandbox({
			tree,
			workspace: tree,
			gitDir: null,
			objects: null,
			scratch,
			readOnly: [],
			env: {},
			hide: [],
			mode: "auto"
		});
		return {
			wall: null,
			hole: await proveWall(sandbox)
		};
	} catch (error) {
		if (error instanceof SandboxUnavailable) return {
			wall: sentence(error),
			hole: null
		};
		throw error;
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function namespacesAllowed() {
	const [debian, most] = await Promise.all([setting("/proc/sys/kernel/unprivileged_userns_clone"), setting("/proc/sys/user/max_user_namespaces")]);
	if (debian === null && most === null) return null;
	return debian !== "0" && most !== "0";
}
const setting = (file) => readFile(file, "utf8").then((text) => text.trim(), () => null);
const output = (program, argv) => promisify(execFile)(program, argv, {
	env: {},
	timeout: PROGRAM_MS
}).then(({ stdout }) => stdout, () => null);
// src/doctor/project-facts.ts
const MOST_BYTES$1 = 1024 ** 2;
async function projectFacts(path, config) {
	const head = await readHead(path).catch((error) => {
		if (error instanceof WrongUse) return sentence(error);
		throw error;
	});
	if (head === null || typeof head === "string") return {
		problem: head ?? `'${path}' has no commit yet`,
		sha: "",
		shallow: false,
		credentials: [],
		verifiers: [],
		setup: []
	};
	const fileAt = (name) => readText(join(path, name));
	const [{ others }, setup, shallow, gitConfig] = await Promise.all([
		frozenVerifiers(config, {
			failing: [],
			beside: []
		}, {
			read: fileAt,
			list: () => Promise.resolve([])
		}),
		setupCommands(path, config.setup),
		exists(join(path, ".git", "shallow")),
		readText(join(path, ".git", "config"))
	]);
	return {
		problem: null,
		sha: head.sha,
		shallow,
		credentials: credentialSettings(gitConfig ?? ""),
		verifiers: others.map(({ command }) => command),
		setup
	};
}
const exists = (path) => access(path).then(() => true, () => false);
async function readText(path) {
	const stat = await lstat(path).catch(() => null);
	return stat?.isFile() && stat.size <= MOST_BYTES$1 ? readFile(path, "utf8") : null;
}
// src/doctor/ask.ts
const LONGEST_WAIT_MS = 5e3;
const MOST_BYTES = 1024 ** 2;
async function ask(url, secret) {
	const headers = {
		accept: "application/json",
		"user-agent": "regreen"
	};
	if (secret !== null) headers.authorization = `Bearer ${secret}`;
	try {
		const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
		const response = await fetch(url, {
			headers,
			redirect: "manual",
			signal
		});
		const body = parse(await readStart(response));
		return {
			status: response.status,
			problem: "",
			body,
			header: (name) => response.headers.get(name)
		};
	} catch (error) {
		return {
			status: null,
			problem: reason(error),
			body: null,
			header: () => null
		};
	}
}
async function readStart(response) {
	const chunks = [];
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes > MOST_BYTES) break;
	}
	return Buffer.concat(chunks).toString("utf8");
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
function reason(error) {
	const cause = error instanceof Error ? error.cause : null;
	if (cause instanceof Error && "code" in cause) return String(cause.code);
	return error instanceof Error && error.name === "TimeoutError" ? "no answer in 5 s" : "the call failed";
}
// src/doctor/service-facts.ts
const PROVIDER = "https://api.openai.com/v1";
const TOKEN_NAMES = ["GITHUB_TOKEN", "GH_TOKEN"];
async function serviceFacts(config, env, repository) {
	const token = TOKEN_NAMES.find((name) => env[name]) ?? null;
	const secret = token === null ? null : env[token] ?? null;
	const [models, access] = await Promise.all([config.apiKey === null && config.baseUrl === null ? null : askModels(config), secret === null || repository === null ? null : askAccess(secret, env, repository)]);
	const { baseUrl, model } = config;
	return {
		key: config.apiKey !== null,
		baseUrl,
		model,
		models,
		token,
		repository,
		access
	};
}
async function askModels({ apiKey, baseUrl }) {
	const { status, problem, body } = await ask(`${(baseUrl ?? PROVIDER).replace(/\/+$/, "")}/models`, apiKey);
	const data = field(body, "data");
	return {
		status,
		problem,
		names: (Array.isArray(data) ? data.map((each) => field(each, "id")) : []).filter((name) => typeof name === "string")
	};
}
async function askAccess(secret, env, repository) {
	const api = env.GITHUB_API_URL ?? "https://api.github.com";
	if (!/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/.test(api)) return {
		status: null,
		problem: "GITHUB_API_URL is no https address",
		push: null,
		scopes: null
	};
	const { status, problem, body, header } = await ask(`${api}/repos/${repository}`, secret);
	const push = field(field(body, "permissions"), "push");
	const scopes = header("x-oauth-scopes");
	return {
		status,
		problem,
		push: typeof push === "boolean" ? push : null,
		scopes
	};
}
const field = (value, name) => typeof value === "object" && value !== null && Object.hasOwn(value, name) ? value[name] : void 0;
// src/commands/doctor.ts
const doctorCommand = {
	flags: {
		"base-url": {
			value: "URL",
			help: "the model's endpoint"
		},
		model: {
			value: "NAME",
			help: "the model"
		},
		fidelity: { help: "run every `run:` line of the workflows here, and say which end otherwise than in CI" },
		setup: {
			value: "CMD",
			help: "for --fidelity: prepares the checkout, with network (repeatable)"
		},
		"max-minutes": {
			value: "N",
			help: "for --fidelity: stop after so many minutes (default 60)"
		},
		network: {
			value: "HOST,\u2026",
			help: "for --fidelity: what commands reach (default none)"
		},
		sandbox: {
			value: "auto|none",
			help: "for --fidelity: the wall (default auto)"
		},
		"working-directory": {
			value: "DIR",
			help: "the project inside the repository"
		}
	},
	positionals: {
		max: 0,
		help: ""
	},
	async run(flags, env) {
		const { path, workingDirectory } = await findPlace(flags);
		const config = {
			...toConfig(localInputs(flags, env)),
			workingDirectory
		};
		const gitConfig = await readText(join(path, ".git", "config")) ?? "";
		const repository = env.GITHUB_REPOSITORY ?? originRepository(gitConfig);
		const [machine, services, project] = await Promise.all([
			machineFacts(env),
			serviceFacts(config, env, repository),
			projectFacts(path, config)
		]);
		const checks = examine({
			machine,
			services,
			project
		});
		const secrets = [
			config.apiKey,
			env.GITHUB_TOKEN,
			env.GH_TOKEN
		].filter((value) => typeof value === "string");
		const redactor = createRedactor(secrets);
		const measured = flags.has("fidelity") ? await measureHere(flags, env, config) : null;
		const fidelity = measured === "cancelled" ? null : measured;
		if (flags.has("json")) {
			const clean = checks.map((check) => ({
				...check,
				found: redactor.redact(check.found)
			}));
			process.stdout.write(`${JSON.stringify({
				checks: clean,
				fidelity
			})}\n`);
		} else {
			const logger = createLogger({
				out: (text) => process.stdout.write(text),
				redactor,
				mode: "terminal"
			});
			for (const line of renderChecks(checks)) logger.line(line);
			if (fidelity !== null) for (const line of fidelityLines(fidelity)) logger.line(line);
		}
		if (measured === "cancelled") return 130;
		return couldWork(checks) ? 0 : 1;
	}
};
async function measureHere(flags, env, config) {
	try {
		var _usingCtx$1 = _usingCtx();
		const workspace = _usingCtx$1.a(await openLocal(flags, env));
		const room = await openRoom(workspace, config);
		const commands = await workflowCommands(baseFiles(workspace));
		const { differences } = await compareRooms(workspace, {
			...room,
			config,
			room: null
		});
		let count = 0;
		const run = (line) => {
			count += 1;
			return room.run({
				...line,
				id: `line-${count}`,
				omittedEnv: [],
				source: "workflow"
			});
		};
		const measured = await measureFidelity(commands.map(workflowLine), run, differences);
		return room.signal.aborted ? "cancelled" : measured;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
export { doctorCommand };
