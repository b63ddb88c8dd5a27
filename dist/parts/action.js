import "./rolldown-runtime.js";
import { i as require_tunnel, n as init_node_undici } from "./node-undici.js";
import { t as cancelSignal } from "./cancel.js";
import { a as toConfig, i as readInputs, n as isInput, o as unknown } from "./config.js";
import { A as require_dist, D as sanitize, k as sandboxEnv } from "./workspace.js";
import { t as WrongUse } from "./types.js";
import { c as box, f as createGitHub, i as githubOrder, l as cost, t as readEvent, u as counted } from "./event.js";
import { n as judgePullRequest } from "./judge-change.js";
import { n as ownPrices } from "./model-choice.js";
import { t as renderEvent } from "./progress.js";
import { t as run } from "./run.js";
import { t as createLogger } from "./logger.js";
import { t as createRedactor } from "./redact.js";
import { t as BrokenEvent } from "./payload.js";
import { t as VERSION } from "./version.js";
import { g as setupVariables } from "./prepare.js";
import * as fs from "fs";
import { constants, promises } from "fs";
import * as os from "os";
import os$1, { EOL } from "os";
import * as events from "events";
import { dirname, join } from "node:path";
import { readFile } from "node:fs/promises";
import * as crypto from "crypto";
import "path";
import "child_process";
import "timers";
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
require_tunnel();
init_node_undici();
var HttpCodes;
(function(HttpCodes) {
	HttpCodes[HttpCodes["OK"] = 200] = "OK";
	HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
	HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
	HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
	HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
	HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
	HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
	HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
	HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
	HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
	HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
	HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
	HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
	HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
	HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
	HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
	HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
	HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
	HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
	HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
	HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
	HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
	HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
	HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
	HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
	HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
	HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers) {
	Headers["Accept"] = "accept";
	Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes) {
	MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
HttpCodes.MovedPermanently, HttpCodes.ResourceMoved, HttpCodes.SeeOther, HttpCodes.TemporaryRedirect, HttpCodes.PermanentRedirect;
HttpCodes.BadGateway, HttpCodes.ServiceUnavailable, HttpCodes.GatewayTimeout;
// node_modules/@actions/core/lib/summary.js
var __awaiter$6 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter$6(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants.R_OK | constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter$6(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter$6(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs.promises;
process.platform;
fs.constants.O_RDONLY;
process.platform;
events.EventEmitter;
events.EventEmitter;
os$1.platform();
os$1.arch();
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
// src/config-file.ts
var import_dist = require_dist();
const NOT_IN_FILE = [
	"openai-api-key",
	"models-token",
	"github-token",
	"setup-env",
	"run-dir",
	"task"
];
function readConfigFile(source) {
	let parsed;
	try {
		parsed = (0, import_dist.parse)(source);
	} catch (error) {
		throw new WrongUse(`.github/regreen.yml is no YAML: ${error instanceof Error ? error.message.split("\n", 1)[0] : ""}`);
	}
	if (parsed === null) return {};
	if (typeof parsed !== "object" || Array.isArray(parsed)) throw new WrongUse(".github/regreen.yml must be a mapping from input names to values");
	const raw = {};
	for (const [name, value] of Object.entries(parsed)) {
		if (!isInput(name)) throw unknown("key in .github/regreen.yml", name);
		if (NOT_IN_FILE.includes(name)) throw new WrongUse(`'${name}' cannot stand in .github/regreen.yml; give it in the workflow`);
		if (value === null) continue;
		if (typeof value === "object" && !Array.isArray(value)) throw new WrongUse(`'${name}' in .github/regreen.yml is a mapping; give one value, or a list with one a line`);
		raw[name] = Array.isArray(value) ? value.join("\n") : String(value);
	}
	return raw;
}
// src/publish/summary.ts
function renderSummary(record, links) {
	const lines = [
		`### regreen: ${record.outcome}`,
		"",
		oneLine(record.reason)
	];
	if (record.published !== null && record.published.url !== "") lines.push("", record.published.url);
	if (record.verifiers.length > 0) lines.push("", ...record.verifiers.map((result) => box(result, links)));
	if (record.patch !== null && record.published === null) lines.push("", `The patch is kept: ${counted(record.patch.files.length, "file")}, +${record.patch.additions} \u2212${record.patch.deletions}.`);
	if (record.environment.sandbox === "none") lines.push("", "**The sandbox was off (`sandbox: none`).**");
	if (record.attempts.length > 0) lines.push("", `${record.environment.model}: ${counted(record.usage.turns, "turn")}, ${record.usage.inputTokens + record.usage.outputTokens} tokens${cost(record.usage)}.`);
	return `${lines.join("\n")}\n`;
}
const oneLine = (text) => text.replace(/\s+/g, " ").replace(/</g, "&lt;").replace(/!\[/g, "!\\[");
// src/action.ts
async function runAction(env, secrets) {
	const inputs = readInputs(env);
	const setupEnv = setupOnly(env, toConfig(inputs));
	secrets.push(...Object.values(setupEnv));
	for (const secret of secrets) setSecret(secret);
	const redactor = createRedactor(secrets);
	const logger = createLogger({
		out: (text) => process.stdout.write(text),
		redactor,
		mode: "actions"
	});
	const payload = await readPayload(env.GITHUB_EVENT_PATH);
	const { context } = await import("./github.js");
	const { owner, repo } = context.repo;
	const github = createGitHub({
		token: inputs["github-token"] ?? "",
		apiUrl: context.apiUrl,
		owner,
		repo,
		version: VERSION,
		note: (text) => logger.line(text)
	});
	const config = toConfig(inputs, await configFile(github));
	const source = eventSource(context, payload, config, env);
	const links = linksOf(context);
	const around = {
		...placeOf(env, config),
		env: sandboxEnv(env, config.env, secrets),
		setupEnv,
		server: context.serverUrl,
		repository: links.repository,
		emit: (event) => {
			const line = renderEvent(event);
			if (line !== null) logger.line(line);
		},
		cancel: cancelSignal(),
		redactor,
		prices: await ownPrices(config, (path) => github.file(path))
	};
	const record = await (config.mode === "judge" ? judgePullRequest(source, config, around) : repair(source, {
		config,
		github,
		links,
		around,
		env
	}));
	for (const finding of record.findings.slice(0, MOST_ANNOTATIONS)) annotate(finding, redactor);
	logger.line(`${record.outcome}: ${record.reason}`);
	setOutputs(record, around.runDir);
	await summary.addRaw(redactor.redact(renderSummary(record, links))).write();
	if (!isRed(record, config)) return;
	logger.error(`${record.outcome}: ${record.reason}`);
	process.exitCode = ExitCode.Failure;
}
function linksOf({ serverUrl, repo, runId }) {
	const repository = `${repo.owner}/${repo.repo}`;
	return {
		serverUrl,
		repository,
		runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`
	};
}
function setupOnly(env, { setupEnv, ...config }) {
	const kept = [
		config.apiKey,
		config.modelsToken,
		config.githubToken
	];
	return setupVariables(env, setupEnv, kept.filter((value) => value !== null));
}
function placeOf(env, { runDir }) {
	return {
		path: env.GITHUB_WORKSPACE ?? process.cwd(),
		runDir: runDir ?? join(env.RUNNER_TEMP ?? "/tmp", "regreen"),
		...env.RUNNER_TEMP === void 0 ? {} : { tempDir: env.RUNNER_TEMP },
		hide: runnerFolders(env)
	};
}
const MOST_ANNOTATIONS = 10;
async function repair(source, { config, github, links, around, env }) {
	const order = githubOrder(readEvent(source), config, github, links, around, env.RUNNER_NAME ?? null);
	return run(order, config, around);
}
function runnerFolders(env) {
	const { RUNNER_TEMP, GITHUB_EVENT_PATH } = env;
	return [...RUNNER_TEMP ? [RUNNER_TEMP] : [], ...GITHUB_EVENT_PATH ? [dirname(GITHUB_EVENT_PATH)] : []];
}
function annotate({ rule, severity, path, line, excerpt }, redactor) {
	(severity === "block" ? error : warning)(redactor.redact(sanitize(excerpt).text), {
		title: `regreen: ${rule}`,
		file: path,
		startLine: line
	});
}
function eventSource(context, payload, config, env) {
	return {
		name: context.eventName,
		payload,
		mode: config.mode,
		label: config.label,
		mention: "@regreen",
		task: config.task,
		env: {
			sha: context.sha,
			refName: env.GITHUB_REF_NAME ?? "",
			actor: context.actor,
			triggeringActor: env.GITHUB_TRIGGERING_ACTOR ?? context.actor,
			runId: context.runId,
			runAttempt: context.runAttempt,
			job: context.job,
			workflowRef: env.GITHUB_WORKFLOW_REF ?? ""
		}
	};
}
async function readPayload(path) {
	const source = path === void 0 ? null : await readFile(path, "utf8").catch(() => null);
	try {
		return JSON.parse(source ?? "");
	} catch {
		throw new BrokenEvent(`GITHUB_EVENT_PATH is '${path ?? ""}', which holds no JSON; it must name the event GitHub sent`);
	}
}
async function configFile(github) {
	const source = await github.file(".github/regreen.yml");
	return source === null ? {} : readConfigFile(source);
}
function setOutputs(record, runDir) {
	const isPull = record.published?.branch !== "";
	const outputs = {
		outcome: record.outcome,
		stop: record.stop ?? "",
		reason: record.reason,
		"pull-request-number": isPull ? String(record.published?.number ?? "") : "",
		"pull-request-url": isPull ? record.published?.url ?? "" : "",
		branch: record.published?.branch ?? "",
		"changed-files": record.patch?.files.map(({ path }) => path).join("\n") ?? "",
		tokens: String(record.usage.inputTokens + record.usage.outputTokens),
		"cost-usd": String(record.usage.costUsd ?? ""),
		"setup-cache": record.environment.setupCache,
		"run-file": join(runDir, "run.json")
	};
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
function isRed({ outcome }, { failOnUnfixed, mode }) {
	if (mode === "judge") return outcome !== "clean";
	if (outcome === "failed") return true;
	return failOnUnfixed && (outcome === "unfixed" || outcome === "rejected" || outcome === "no-environment");
}
function failAction(error, message) {
	setOutput("outcome", "failed");
	setOutput("reason", message);
	setFailed(error instanceof WrongUse ? message : `regreen failed: ${message}`);
}
export { failAction, runAction };
