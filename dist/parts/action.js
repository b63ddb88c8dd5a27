import "./rolldown-runtime.js";
import { i as require_tunnel, n as init_node_undici } from "./node-undici.js";
import { t as createHash } from "./_light_node_crypto.js";
import { t as _usingCtx } from "./usingCtx.js";
import { n as sanitize } from "./sanitize.js";
import { E as cancelSignal, o as VERSION, w as systemProgram } from "./begin.js";
import { a as readInputs, n as isInput, o as toConfig, s as unknown } from "./config.js";
import { i as parse } from "./ecosystems.js";
import { d as STOP_REASONS, f as VERIFIER_SOURCES, l as OUTCOMES, n as createRedactor, p as WrongUse, t as sentence } from "./base.js";
import { t as sandboxEnv } from "./environment.js";
import { $ as statusOf, A as openLooks, B as isForbidden, C as size, D as branchOf, E as taskOf, F as withTrailer, G as fetchLog, H as refusalEnding, I as Undone, K as admit, L as answerOf, M as readTip, N as refused$1, O as hasTaken, P as refusedBy, Q as createGitHub, R as asked, S as modelWords, T as publicText, U as isSameAccount, V as isUncertain, W as lastLine, X as pullsOf, Z as isSame, _ as code, a as pullTexts, b as guardLine, c as compareUrl, d as movedLine, f as permalink, g as originalsLine, h as boxLines, i as ciStart, j as openPull, k as isOurs, l as joined, m as subjectOf, n as githubOrder, o as checkedLinks, p as reasons, q as factsOf, s as cite, t as readEvent, u as marker, v as cost, w as usageLine, x as modelName, y as counted, z as failed$1 } from "./event.js";
import { n as judgePullRequest } from "./judge-change.js";
import { C as newRecord, M as ownPrices, R as keyOf, _ as writeReport, a as run$1, c as keepInputs, g as freshRunDir, m as setupVariables, o as renderEvent } from "./run.js";
import { d as checkCitations, f as checkSuggestions, g as leakEnding, h as checkSecrets } from "./repair.js";
import { c as object_, d as string_, i as literal_, n as boolean_, r as enum_, s as number_, t as array_ } from "./_zod-door.js";
import { t as globMatches } from "./glob.js";
import { t as createLogger } from "./logger.js";
import { t as BrokenEvent } from "./payload.js";
import path$1, { dirname, join } from "node:path";
import { serialize } from "node:v8";
import { ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import fs$1, { appendFileSync, closeSync, constants, createReadStream, createWriteStream, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fs from "fs";
import { constants as constants$1, promises } from "fs";
import * as os from "os";
import os$1, { EOL } from "os";
import * as events from "events";
import { mkdir as mkdir$1, mkdtemp, open as open$1, opendir, readFile as readFile$1, rm as rm$1, writeFile as writeFile$1 } from "node:fs/promises";
import { scheduler, setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import * as crypto from "crypto";
import "path";
import "child_process";
import "timers";
import { Duplex, PassThrough, Readable, Transform, Writable, getDefaultHighWaterMark } from "node:stream";
import { constants as constants$3, tmpdir } from "node:os";
import process$2, { execArgv, execPath, hrtime, platform as platform$1 } from "node:process";
import { aborted, callbackify, debuglog, inspect, promisify, stripVTControlCharacters } from "node:util";
import { EventEmitter, addAbortListener, on, once as once$1, setMaxListeners } from "node:events";
import { inflateSync } from "node:zlib";
import { StringDecoder } from "node:string_decoder";
import tty from "node:tty";
import { Buffer as Buffer$1, isUtf8 } from "node:buffer";
import { finished } from "node:stream/promises";
import path$2 from "node:path/win32";
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
				yield access(pathFromEnv, constants$1.R_OK | constants$1.W_OK);
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
// src/publish/folder/digest.ts
var OddFolder = class extends Error {};
async function folderDigest(dir) {
	return (await scanFolder(dir, {
		entries: 1e400,
		bytes: 1e400,
		keep: new Map()
	})).digest;
}
async function scanFolder(dir, limits) {
	const manifest = [];
	const kept = new Map();
	let bytes = 0;
	for await (const path of filesIn(dir, limits.entries)) try {
		var _usingCtx$2 = _usingCtx();
		const handle = _usingCtx$2.a(await openFile(dir, path));
		const { size } = await handle.stat();
		bytes += size;
		if (bytes > limits.bytes) throw new OddFolder(`it holds more than ${limits.bytes} bytes`);
		if (isHidden(path)) continue;
		const most = limits.keep.get(path);
		if (most !== void 0 && size > most) throw new OddFolder(`'${path}' has ${size} bytes, and at most ${most} are read`);
		const { sha256, content } = await readFrom(handle, {
			path,
			size
		}, most !== void 0);
		manifest.push({
			path,
			size,
			sha256
		});
		if (content !== null) kept.set(path, content);
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
	return {
		digest: digestOf$1(manifest),
		kept
	};
}
function digestOf$1(manifest) {
	const sorted = manifest.map((entry) => ({
		...entry,
		name: Buffer.from(entry.path)
	})).sort((a, b) => Buffer.compare(a.name, b.name));
	const hash = createHash("sha256");
	for (const { sha256, size, path } of sorted) hash.update(`${sha256} ${size} ${path}\n`);
	return hash.digest("hex");
}
const isHidden = (path) => path.split("/").some((part) => part.startsWith("."));
const DEEPEST = 16;
async function* filesIn(dir, most) {
	const open = [""];
	let count = 0;
	for (let folder = open.pop(); folder !== void 0; folder = open.pop()) for await (const entry of await opendir(join(dir, folder)).catch(unreadable)) {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		count += 1;
		if (count > most) throw new OddFolder(`it holds more than ${most} entries`);
		if (/[\p{Cc}\uFFFD\\]/u.test(path)) throw new OddFolder(`${JSON.stringify(path)} is no name a run gives`);
		if (entry.isSymbolicLink()) throw new OddFolder(`'${path}' is a symbolic link`);
		if (entry.isDirectory()) {
			if (path.split("/").length > DEEPEST) throw new OddFolder(`'${path.slice(0, 200)}' lies too deep`);
			open.push(path);
		} else if (entry.isFile()) yield path;
		else throw new OddFolder(`'${path}' is no regular file`);
	}
}
async function openFile(dir, path) {
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	const handle = await open$1(join(dir, path), flags).catch(unreadable);
	if ((await handle.stat()).isFile()) return handle;
	await handle.close();
	throw new OddFolder(`'${path}' is no regular file`);
}
function unreadable(error) {
	throw new OddFolder(`it cannot be read (${error.code ?? "error"})`);
}
async function readFrom(handle, { path, size }, keep) {
	const hash = createHash("sha256");
	const chunks = [];
	let read = 0;
	for await (const chunk of handle.createReadStream({
		end: size,
		autoClose: false
	})) {
		hash.update(chunk);
		read += chunk.length;
		if (keep) chunks.push(chunk);
	}
	if (read !== size) throw new OddFolder(`'${path}' changed while it was read`);
	return {
		sha256: hash.digest("hex"),
		content: keep ? Buffer.concat(chunks) : null
	};
}
// src/action-result.ts
const MOST_ANNOTATIONS = 10;
function annotateAll(findings, redactor) {
	for (const finding of findings.slice(0, MOST_ANNOTATIONS)) annotate(finding, redactor);
}
function annotate({ rule, severity, path, line, excerpt }, redactor) {
	(severity === "block" ? error : warning)(redactor.redact(sanitize(excerpt).text), {
		title: `regreen: ${rule}`,
		file: path,
		startLine: line
	});
}
const digestOf = (runDir) => folderDigest(runDir).catch((error) => {
	if (error instanceof OddFolder) return "";
	throw error;
});
async function setOutputs(record, runDir) {
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
		answer: record.answer ?? "",
		"run-digest": await digestOf(runDir),
		"setup-cache": record.environment.setupCache,
		"run-file": join(runDir, "run.json")
	};
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
function isRed$1({ outcome }, { failOnUnfixed, mode }) {
	if (mode === "judge") return outcome !== "clean";
	if (outcome === "failed") return true;
	return failOnUnfixed && (outcome === "unfixed" || outcome === "rejected" || outcome === "no-environment");
}
// src/ci-watch.ts
const LONGEST_MS = 6e5;
const UNTIL_NONE_MS = 9e4;
const FIRST_PAUSE_MS = 1e4;
const LONGEST_PAUSE_MS = 6e4;
const GROWTH = 1.5;
const MOST_FAILURES = 3;
async function watchCi(watch) {
	const { sha, runsOf, leftMs, signal, pause, now } = watch;
	const begin = now();
	const end = begin + Math.min(LONGEST_MS, leftMs);
	let last = { kind: "unknown" };
	let failures = 0;
	for (let wait = FIRST_PAUSE_MS;; wait = Math.min(wait * GROWTH, LONGEST_PAUSE_MS)) {
		const room = end - now();
		if (room <= 0 || signal.aborted) return last;
		await pause(Math.min(wait, room), signal);
		if (signal.aborted) return last;
		const runs = await runsOf(sha).catch(() => null);
		failures = runs === null ? failures + 1 : 0;
		if (runs !== null) last = resultOf(runs);
		if (failures === MOST_FAILURES || isFinal(last, now() - begin)) return last;
	}
}
function isFinal({ kind }, elapsedMs) {
	if (kind === "red" || kind === "waiting-for-approval") return true;
	return (kind === "green" || kind === "none") && elapsedMs >= UNTIL_NONE_MS;
}
const GREEN = new Set([
	"success",
	"neutral",
	"skipped"
]);
const isHeld = ({ status, conclusion }) => conclusion === "action_required" || status === "waiting";
function resultOf(all) {
	const runs = newestOfEach(all);
	const held = runs.filter(isHeld);
	const red = runs.filter((run) => run.conclusion !== null && !GREEN.has(run.conclusion) && !isHeld(run));
	if (red.length > 0) return {
		kind: "red",
		runs: red
	};
	if (held.length > 0) return {
		kind: "waiting-for-approval",
		runs: held
	};
	const open = runs.filter(({ conclusion }) => conclusion === null);
	if (open.length > 0) return {
		kind: "still-running",
		runs: open
	};
	return runs.some(({ conclusion }) => conclusion === "success") ? {
		kind: "green",
		runs
	} : { kind: "none" };
}
function newestOfEach(runs) {
	const newest = new Map();
	for (const run of runs) {
		const key = JSON.stringify([run.name, run.event]);
		const known = newest.get(key);
		if (known === void 0 || known.createdAt < run.createdAt) newest.set(key, run);
	}
	return [...newest.values()];
}
const MOST_NAMED = 3;
function ciSentence(result, sha) {
	const commit = sha.slice(0, 7);
	switch (result.kind) {
		case "green": return `CI green on ${commit}: ${named$1(result.runs)}.`;
		case "red": return `CI red on ${commit}: ${named$1(result.runs, ({ conclusion }) => ` ${conclusion}`)}.`;
		case "waiting-for-approval": return `CI waits on ${commit}: somebody who may write starts it with "Approve workflows to run" below.`;
		case "still-running": return `CI still running on ${commit} when this was written: ${named$1(result.runs)}.`;
		case "unknown": return `CI unknown on ${commit}: GitHub did not say.`;
		case "none": return `No CI has started on ${commit}: close and reopen this pull request to start it. With the token of an App it starts by itself.`;
	}
}
function named$1(runs, more = () => "") {
	const shown = runs.slice(0, MOST_NAMED).map((run) => `${nameOf(run)}${more(run)}`);
	const rest = runs.length - shown.length;
	return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
function nameOf({ name, url }) {
	const code = `\`${name.replace(/[`\s]+/g, " ").trim().slice(0, 60) || "a workflow"}\``;
	return /^https?:\/\/[^\s()<>[\]]+$/.test(url) ? `[${code}](${url})` : code;
}
function withCiLine(body, sentence, marker) {
	const lines = body.replaceAll("\r\n", "\n").trimEnd().split("\n");
	if (lines.pop() !== marker) return null;
	if (CI_LINE.test(lines.at(-1) ?? "")) lines.pop();
	return [
		...lines,
		sentence,
		marker
	].join("\n");
}
const CI_LINE = /^(?:CI (?:green|red|waits|still running|unknown)|No CI has started) on [0-9a-f]{7}[: ]/;
// src/config-file.ts
const NOT_IN_FILE = [
	"openai-api-key",
	"models-token",
	"github-token",
	"setup-env",
	"phase",
	"run-dir",
	"run-digest",
	"task"
];
function readConfigFile(source) {
	let parsed;
	try {
		parsed = parse(source);
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
// src/publish/comments/message.ts
const CALLED = {
	fixed: "Fixed",
	suggested: "Suggested",
	flaky: "Flaky",
	"not-reproduced": "Not reproduced",
	"no-environment": "Could not start",
	unfixed: "Not fixed",
	rejected: "Not published",
	stale: "Out of date",
	failed: "regreen failed"
};
const REASON_LENGTH = 600;
const WORDS_LENGTH = 400;
const ANSWER_LENGTH$1 = 2e4;
function renderMessage(record, links, went = {}) {
	if (record.outcome === "answered") return renderAnswer(record, links);
	const called = CALLED[record.outcome];
	if (called === void 0) return null;
	const head = [
		...opening(called, publicText(record.reason, links, {
			oneLine: true,
			maxLength: REASON_LENGTH
		}), subject(record, links)),
		...whereTo(record, links, went),
		...went.pushed != null && went.ci != null ? [went.ci] : [],
		...account(record, links, went),
		""
	];
	const proof = [
		...originalsLine(record),
		...movedLine(record, went),
		...wasJudged(record) ? [guardLine(record)] : []
	];
	const tail = [
		...record.verifiers.length > 0 ? [""] : [],
		...proof,
		ending(record, links)
	];
	const boxes = boxLines(record, links, 25 - head.length - tail.length - 1);
	return joined([
		...head,
		...boxes,
		...tail,
		marker(record)
	]);
}
function opening(called, reason, about) {
	const why = `${reason.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/\.$/, "")}.`;
	return about === "" ? [`**${called}**: ${reason.replace(/\.$/, "")}.`] : [`**${called}**: ${about}.`, why];
}
function subject({ task }, links) {
	const words = task === null || task.kind === "suggest" ? "" : subjectOf(task, links);
	return /^#\d+$/.test(words) ? "" : words;
}
const wasJudged = ({ patch, findings, outcome, attempts, fixers }) => patch !== null && (findings.length > 0 || outcome === "fixed" || outcome === "clean" || fixers.length > 0 || attempts.some((attempt) => attempt.outcome === "fixed"));
function whereTo(record, links, { pushed, offered, stackedOn }) {
	const { patch, published, outcome, reason } = record;
	const home = `${links.serverUrl}/${links.repository}`;
	if (pushed != null) return [`Pushed to ${code(pushed.branch)} as [${code(pushed.sha.slice(0, 12))}](${home}/commit/${encodeURIComponent(pushed.sha)}).`];
	if (offered != null) return [`The change is offered as ${offered.placed === 0 ? "" : `${counted(offered.placed, "suggestion")} on the diff and as `}the patch below. It was verified as a whole, not in parts.`];
	if (published !== null && published.number !== null) {
		const isIssue = published.branch === "";
		const stacked = stackedOn == null ? "" : `, into the branch of #${stackedOn}`;
		return [`See ${home}/${isIssue ? "issues" : "pull"}/${published.number}${stacked}.`];
	}
	if (published !== null && published.branch !== "") return openByHand(record, published.branch, links);
	return patch === null || outcome === "fixed" || reason.includes("patch is kept") ? [] : [`The patch is kept: ${size(record)}.`];
}
function openByHand({ base, reason }, branch, links) {
	const address = base === null ? null : compareUrl(links, base.branch, branch);
	if (address === null || reason.includes("/compare/")) return [];
	return [`The branch ${code(branch)} is pushed: [open the pull request](${address}).`];
}
function account(record, links, went) {
	const { outcome, published } = record;
	if (outcome === "fixed" || outcome === "stale") return published?.number != null && went.pushed == null && went.offered == null ? [] : ["", ...reasons(record, links)];
	if (!DIAGNOSED.includes(outcome)) return [];
	const known = checkedLinks(record, links);
	const shape = {
		oneLine: true,
		maxLength: WORDS_LENGTH
	};
	const cause = modelWords(record.submission?.cause ?? "", known, links, shape);
	if (cause === "") return [];
	return [
		"",
		`**What the model takes for the cause, unproven.** ${cause}`,
		...[...known].slice(0, 1)
	];
}
const DIAGNOSED = ["unfixed", "rejected"];
function renderAnswer(record, links) {
	const cited = record.citations.filter((citation) => permalink(citation, links) !== null).slice(0, 5).map((citation) => cite(citation, links));
	const tail = [
		"",
		...cited.length === 0 ? [] : [`Read: ${cited.join(", ")}`],
		...[ending(record, links), marker(record)]
	];
	return [...answerLines(record, links, 25 - tail.length), ...tail].join("\n");
}
function answerLines(record, links, room) {
	const known = checkedLinks(record, links);
	const text = record.answer ?? record.reason;
	const source = text.split(/\r\n|[\r\n\u2028\u2029]/);
	const render = (count) => modelWords(source.slice(0, count).join("\n"), known, links, { maxLength: ANSWER_LENGTH$1 }).split("\n");
	let count = Math.min(source.length, MOST_SOURCE_LINES);
	let lines = render(count);
	if (count === source.length && text.length <= ANSWER_LENGTH$1 && lines.length <= room) return lines;
	while (lines.length > room - 2 && count > 0) {
		count = Math.max(0, count - (lines.length - (room - 2)));
		lines = render(count);
	}
	return [
		...lines,
		"",
		"The rest is in the output `answer` and in run.json."
	];
}
const MOST_SOURCE_LINES = 500;
const ending = (record, { runUrl }) => runUrl === null ? usageLine(record) : `${usageLine(record)} [The run](${runUrl})`;
// src/publish/summary.ts
const MOST_BOXES = 200;
const ANSWER_LENGTH = 6e4;
function renderSummary(record, links, went = {}) {
	return `${[
		[`### regreen: ${record.outcome}`],
		[oneLine(record.reason)],
		place$1(record, links, went),
		...words(record, links),
		boxLines(record, links, MOST_BOXES),
		[
			...originalsLine(record),
			...movedLine(record, went),
			...wasJudged(record) ? [guardLine(record)] : []
		],
		isKept(record) ? [`The patch is kept: ${size(record)}.`] : [],
		record.environment.sandbox === "none" ? ["**The sandbox was off (`sandbox: none`).**"] : [],
		record.attempts.length > 0 ? [usage$1(record)] : []
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
const isKept = ({ patch, published, task }) => patch !== null && published === null && task?.kind !== "judge";
function place$1(record, links, went) {
	const { published } = record;
	if (went.pushed != null || went.offered != null) return whereTo(record, links, went);
	if (published === null) return [];
	return published.url === "" ? whereTo(record, links, went) : [published.url];
}
function words(record, links) {
	const known = checkedLinks(record, links);
	const line = (text, maxLength) => modelWords(text, known, links, {
		oneLine: true,
		maxLength
	});
	if (record.outcome === "answered") return [record.answer === null ? [] : [modelWords(record.answer, known, links, { maxLength: ANSWER_LENGTH })], record.citations.map((citation) => `- ${cite(citation, links)}`)];
	if (record.outcome !== "suggested") return [];
	const sha = record.base?.sha ?? "";
	return [record.suggestions.map(({ title, path, line: at, why }) => {
		const where = cite({
			path,
			startLine: at,
			endLine: at,
			sha
		}, links);
		return `- **${line(title, 100)}** (${where}): ${line(why, 300)}`;
	})];
}
const usage$1 = (record) => `${modelName(record.environment)}: ${counted(record.usage.turns, "turn")}, ${record.usage.inputTokens + record.usage.outputTokens} tokens${cost(record.usage)}.`;
const oneLine = (text) => text.replace(/\s+/g, " ").replace(/</g, "&lt;").replace(/!\[/g, "!\\[");
// src/base-tree.ts
const MANNERS = [".github/workflows/", "docs/"];
const TEMPLATES = /^(?:\.github\/|docs\/)?pull_request_template$/i;
const FOLDER = "040000";
async function openApiTree(door, sha, touched) {
	const blob = once((name) => door.blob(name));
	const { tree } = await door.commit(sha);
	const whole = await door.files(tree);
	const walk = whole === null ? openWalk(door, tree) : null;
	await walk?.along([...touched, ...MANNERS]);
	await walk?.along([...walk.files.keys()].filter((path) => TEMPLATES.test(path)).map((path) => `${path}/`));
	const files = whole ?? walk?.files ?? new Map();
	return {
		files,
		blob,
		list: () => Promise.resolve([...files].filter(([, { mode }]) => mode !== FOLDER).map(([path]) => path)),
		async read(path) {
			await walk?.along([path]);
			const entry = files.get(path);
			if (entry === void 0 || !entry.mode.startsWith("1") || entry.mode === "160000") return null;
			return Buffer.from(await blob(entry.sha)).toString("utf8");
		}
	};
}
function openWalk(door, root) {
	const files = new Map();
	const folder = once((sha) => door.folder(sha));
	const open = once(async (path) => {
		const own = files.get(path.slice(0, -1));
		if (path !== "" && own?.mode !== FOLDER) return;
		const entries = await folder(own?.sha ?? root);
		files.delete(path.slice(0, -1));
		for (const [name, { mode, sha }] of entries) files.set(path + name, {
			mode,
			sha
		});
	});
	const along = async (paths) => {
		await open("");
		const levels = paths.map(foldersOf);
		const depth = Math.max(0, ...levels.map(({ length }) => length));
		for (let level = 0; level < depth; level += 1) await Promise.all(levels.flatMap((folders) => folders[level] ?? []).map(open));
	};
	return {
		files,
		along
	};
}
function foldersOf(path) {
	const all = [];
	for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) all.push(path.slice(0, at + 1));
	return all;
}
function once(ask) {
	const answers = new Map();
	return (name) => {
		const answer = answers.get(name) ?? ask(name);
		answers.set(name, answer);
		return answer;
	};
}
const MOST_READS = 8;
function sparing({ read, list }, most = MOST_READS) {
	const texts = new Map();
	return {
		list,
		read(path) {
			const text = texts.get(path) ?? (texts.size < most ? read(path).catch(() => null) : null);
			if (text !== null) texts.set(path, text);
			return text ?? Promise.resolve(null);
		}
	};
}
// src/publish/folder/consistent.ts
function matchesEvent({ task, base, outcome, verifiers }, event) {
	const other = (what, theirs, ours) => ({
		outcome: "failed",
		reason: `the run folder is of another task: its ${what} is ${shown(theirs)}, and this event's is ${shown(ours)}; nothing is published`
	});
	if (task === null || base === null) return {
		outcome: "failed",
		reason: "the run folder names no task or no commit; nothing is published"
	};
	if (task.kind !== event.kind) return other("kind", task.kind, event.kind);
	if (task.key !== event.key) return other("key", task.key, event.key);
	if (task.issue !== event.issue) return other("issue", task.issue, event.issue);
	if (base.branch !== event.branch) return other("branch", base.branch, event.branch);
	if (base.sha !== event.sha) return {
		outcome: "stale",
		reason: `the run folder was made at ${base.sha.slice(0, 12)}, and this event is about ${event.sha.slice(0, 12)}; the patch is kept in the run folder`
	};
	if (event.failing && outcome === "fixed" && !verifiers.some((each) => isAsked(each) && turnedGreen(each))) return {
		outcome: "failed",
		reason: "the run folder says `fixed`, and no failing command in it was red before and is green after; nothing is published"
	};
	return null;
}
const shown = (value) => JSON.stringify(value).slice(0, 80);
const isAsked = ({ source }) => [
	"failing-step",
	"command",
	"input"
].includes(source);
const isRed = (run) => run?.conclusion === "failure" || run?.conclusion === "timed_out";
const isGreen = (run) => run?.conclusion === "success";
const turnedGreen = ({ before, after }) => isRed(before) && isGreen(after);
const everyRun = (record, holds) => record.verifiers.every((each) => [
	each.before,
	each.after,
	each.withOriginalTests
].every((run) => run === null || holds(run)));
const ALWAYS = [
	{
		holds: (record) => everyRun(record, ({ conclusion, exitCode }) => conclusion !== "success" || exitCode === 0),
		fault: "calls a command green whose exit code is not 0"
	},
	{
		holds: (record) => everyRun(record, ({ conclusion, exitCode }) => conclusion !== "failure" || exitCode !== 0),
		fault: "calls a command red that ended with exit code 0"
	},
	{
		holds: ({ citations, base }) => citations.every(({ sha }) => sha === base?.sha),
		fault: "cites another commit than the one it was made at"
	},
	{
		holds: ({ verifiers }) => new Set(verifiers.map(({ id }) => id)).size === verifiers.length,
		fault: "names a verifier twice"
	}
];
const RULES = {
	fixed: [
		{
			holds: ({ task, base }) => base !== null && (task?.kind === "fix" || task?.kind === "implement"),
			fault: "says `fixed` without a task that a patch can fix"
		},
		{
			holds: ({ patch }) => patch !== null && patch.files.length > 0,
			fault: "says `fixed` and records no patch"
		},
		{
			holds: ({ findings }) => findings.every(({ severity }) => severity !== "block"),
			fault: "says `fixed` and holds a finding that blocks"
		},
		{
			holds: ({ verifiers }) => verifiers.some(({ after }) => isGreen(after)),
			fault: "says `fixed`, and no verifier is green"
		},
		{
			holds: ({ verifiers }) => verifiers.every(({ before, after }) => !isGreen(before) || isGreen(after)),
			fault: "says `fixed`, and a verifier that was green is so no more"
		},
		{
			holds: ({ verifiers }) => verifiers.every((each) => each.source !== "failing-step" || !isRed(each.before) || isGreen(each.after)),
			fault: "says `fixed`, and the failing step is not green"
		},
		{
			holds: ({ task, verifiers }) => task?.kind !== "fix" || !verifiers.some(({ before }) => isRed(before)) || verifiers.some(turnedGreen),
			fault: "says `fixed`, and nothing that was red is green"
		},
		{
			holds: ({ verifiers }) => {
				const steps = verifiers.filter(({ source }) => source === "failing-step");
				return steps.length === 0 || steps.some(({ before }) => isRed(before));
			},
			fault: "says `fixed`, and the failing step was not red before"
		},
		{
			holds: ({ verifiers }) => verifiers.every(({ withOriginalTests }) => withOriginalTests === null || isGreen(withOriginalTests)),
			fault: "says `fixed`, and a verifier is red with the original tests"
		}
	],
	suggested: [{
		holds: ({ task, suggestions }) => task?.kind === "suggest" && suggestions.length > 0,
		fault: "says `suggested` without a suggestion"
	}],
	answered: [{
		holds: ({ task, answer }) => task !== null && answer !== null && answer.trim() !== "",
		fault: "says `answered` without an answer"
	}]
};
function contradiction(record) {
	return [...ALWAYS, ...RULES[record.outcome] ?? []].find(({ holds }) => !holds(record))?.fault ?? null;
}
// src/publish/folder/patch-paths.ts
const LONGEST_PATH = 1e3;
const GIT_NAME = /^(?:\.git|git~\d+)[ .]*(?::|$)/i;
const PATH_RULES = [
	{
		is: (path) => Buffer.byteLength(path) > LONGEST_PATH,
		says: `has more than ${LONGEST_PATH} bytes`
	},
	{
		is: (path) => path.includes("\ufffd"),
		says: "is no UTF-8"
	},
	{
		is: (path) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(path),
		says: "holds control characters"
	},
	{
		is: (path) => path.startsWith("/") || /^[a-z]:/i.test(path),
		says: "is absolute"
	},
	{
		is: (path) => path.includes("\\"),
		says: "holds a backslash"
	},
	{
		is: (_, parts) => parts.includes(".."),
		says: "leads upwards"
	},
	{
		is: (_, parts) => parts.some((part) => part === "" || part === "."),
		says: "has an empty part"
	},
	{
		is: (_, parts) => parts.some((part) => GIT_NAME.test(part.normalize("NFKC").replace(/\p{Cf}/gu, ""))),
		says: "reaches into git's own folder"
	},
	{
		is: (path) => /\p{Cf}/u.test(path),
		says: "holds invisible characters"
	},
	{
		is: (_, parts) => parts.some((part) => /[ .]$/.test(part)),
		says: "has a part that ends with a dot or a space"
	}
];
function pathFault(path) {
	const parts = path.split("/");
	return PATH_RULES.find(({ is }) => is(path, parts))?.says ?? null;
}
const fold = (path) => path.normalize("NFC").toLowerCase().normalize("NFC");
function pathClash(added, kept) {
	const wanted = new Set(added.flatMap(withFolders).map(fold));
	if (wanted.size === 0) return null;
	const known = new Map();
	const learn = (path) => {
		for (const each of withFolders(path)) {
			const folded = fold(each);
			if (!wanted.has(folded)) continue;
			const spellings = known.get(folded) ?? new Map();
			known.set(folded, spellings.set(each, each === path));
		}
	};
	for (const path of kept) learn(path);
	for (const path of added) {
		for (const each of withFolders(path)) {
			const spellings = known.get(fold(each));
			if (spellings === void 0) continue;
			const isFile = spellings.get(each);
			if (isFile === void 0) return `${quoted(each)} and ${quoted([...spellings.keys()][0] ?? "")} differ only in how they are spelt`;
			if (isFile !== (each === path)) return `${quoted(each)} cannot be both a file and a folder`;
		}
		learn(path);
	}
	return null;
}
function withFolders(path) {
	const all = [];
	for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) all.push(path.slice(0, at));
	return [...all, path];
}
const quoted = (path) => JSON.stringify(path.replace(/[\p{Cc}\p{Cf}]/gu, "?")).slice(0, 200);
// src/publish/folder/base85.ts
const VALUES = new Map([..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"].map((char, value) => [char.charCodeAt(0), value]));
function lengthOf(code) {
	if (code >= 65 && code <= 90) return code - 64;
	return code >= 97 && code <= 122 ? code - 96 + 26 : 0;
}
function decodeLine(line) {
	const length = lengthOf(line.charCodeAt(0));
	if (length === 0 || line.length !== 1 + 5 * Math.ceil(length / 4)) return null;
	const bytes = Buffer.alloc(Math.ceil(length / 4) * 4);
	for (let at = 1, to = 0; at < line.length; at += 5, to += 4) {
		let word = 0;
		for (let i = 0; i < 5; i += 1) {
			const value = VALUES.get(line.charCodeAt(at + i));
			if (value === void 0) return null;
			word = word * 85 + value;
		}
		if (word > 4294967295) return null;
		bytes.writeUInt32BE(word, to);
	}
	return bytes.subarray(0, length);
}
function resultSize(kind, size, deflated) {
	let data;
	try {
		data = inflateSync(deflated, { maxOutputLength: Math.max(1, size) });
	} catch {
		return null;
	}
	if (data.length !== size) return null;
	return kind === "literal" ? size : sizeInDelta(data);
}
function sizeInDelta(data) {
	let at = 0;
	const next = () => {
		let value = 0;
		for (let scale = 1; scale < 2 ** 49; scale *= 128) {
			const byte = data[at];
			at += 1;
			if (byte === void 0) return null;
			value += (byte & 127) * scale;
			if (byte < 128) return value;
		}
		return null;
	};
	return next() === null ? null : next();
}
// src/publish/folder/diff-lines.ts
var OddDiff = class extends Error {};
const LONGEST_HEAD = 4e4;
function openLines(text) {
	let at = 0;
	let line = 0;
	const end = () => {
		const found = text.indexOf("\n", at);
		if (found < 0) throw new OddDiff(`its line ${line + 1} has no end`);
		return found;
	};
	const lines = {
		atEnd: () => at >= text.length,
		first: () => text.charAt(at),
		startsWith: (start) => text.startsWith(start, at),
		next() {
			const to = end();
			const found = text.slice(at, to);
			at = to + 1;
			line += 1;
			return found;
		},
		skip() {
			at = end() + 1;
			line += 1;
		},
		match(form) {
			if (lines.atEnd()) return null;
			const found = form.exec(text.slice(at, Math.min(end(), at + LONGEST_HEAD)));
			if (found !== null) lines.skip();
			return found;
		},
		odd: (what) => new OddDiff(`its line ${line + 1} is not ${what}`)
	};
	return lines;
}
// src/publish/folder/read-diff.ts
const NO_BLOB = "0".repeat(40);
function readDiff(diff, limits) {
	const lines = openLines(Buffer.from(diff.buffer, diff.byteOffset, diff.byteLength).toString("latin1"));
	const files = [];
	const seen = new Set();
	while (!lines.atEnd()) {
		if (files.length === limits.files) throw new OddDiff(`it changes more than ${limits.files} files`);
		const file = readFile(lines, limits);
		if (seen.has(file.path)) throw new OddDiff(`it changes ${JSON.stringify(file.path)} twice`);
		seen.add(file.path);
		files.push(file);
	}
	return files;
}
function readFile(lines, limits) {
	const head = lines.match(/^diff --git (.+)$/)?.[1];
	const names = head === void 0 ? null : namesOf(head);
	if (names === null) throw lines.odd("the head of a file");
	const modes = readModes(lines);
	const index = lines.match(/^index ([0-9a-f]{40})\.\.([0-9a-f]{40})(?: (\d{6}))?$/);
	const [, before = "", after = "", kept] = index ?? [];
	const blobs = index === null ? null : {
		before,
		after
	};
	if (blobs === null && modes.kind !== "changed") throw lines.odd("an `index` line with full hashes");
	if (kept !== void 0 !== (modes.kind === "kept")) throw lines.odd("preceded by one mode");
	const file = {
		path: names.path,
		status: modes.kind === "added" || modes.kind === "deleted" ? modes.kind : "modified",
		modeBefore: modes.before ?? kept ?? null,
		modeAfter: modes.after ?? kept ?? null,
		blobs,
		additions: 0,
		deletions: 0
	};
	if (blobs === null) return file;
	if (lines.startsWith("GIT binary patch\n")) readBinary(lines, limits);
	else if (lines.startsWith("--- ")) Object.assign(file, readHunks(lines, names, file.status));
	return file;
}
function readModes(lines) {
	const mode = (form) => lines.match(form)?.[1] ?? null;
	const added = mode(/^new file mode (\d{6})$/);
	if (added !== null) return {
		kind: "added",
		before: null,
		after: added
	};
	const deleted = mode(/^deleted file mode (\d{6})$/);
	if (deleted !== null) return {
		kind: "deleted",
		before: deleted,
		after: null
	};
	const before = mode(/^old mode (\d{6})$/);
	if (before === null) return {
		kind: "kept",
		before: null,
		after: null
	};
	const after = mode(/^new mode (\d{6})$/);
	if (after === null || after === before) throw lines.odd("a new mode");
	return {
		kind: "changed",
		before,
		after
	};
}
function namesOf(head) {
	const half = (head.length - 1) / 2;
	const [before, after] = [head.slice(0, half), head.slice(half + 1)];
	const quote = before.startsWith("\"") ? "\"" : "";
	const name = before.slice(quote.length + 2);
	if (head[half] !== " " || before !== `${quote}a/${name}` || after !== `${quote}b/${name}`) return null;
	const plain = quote === "" ? name : unquote(name);
	return plain === null ? null : {
		path: decode(plain),
		before,
		after
	};
}
const ESCAPES = new Map(Object.entries({
	a: "\x07",
	b: "\b",
	t: "	",
	n: "\n",
	v: "\v",
	f: "\f",
	r: "\r",
	"\"": "\"",
	"\\": "\\"
}));
function unquote(text) {
	if (!text.endsWith("\"")) return null;
	const plain = text.slice(0, -1).replace(/\\([0-3][0-7]{2}|.|$)|"/g, (whole, code) => {
		if (code !== void 0 && code.length === 3) return String.fromCharCode(Number.parseInt(code, 8));
		return whole === "\"" ? NOT_QUOTED : ESCAPES.get(code ?? "") ?? NOT_QUOTED;
	});
	return plain.includes(NOT_QUOTED) ? null : plain;
}
const NOT_QUOTED = "\uffff";
const decode = (latin1) => Buffer.from(latin1, "latin1").toString("utf8");
function readHunks(lines, names, status) {
	const from = lines.match(/^--- (.*?)\t?$/)?.[1];
	const to = lines.match(/^\+\+\+ (.*?)\t?$/)?.[1];
	if (from !== (status === "added" ? "/dev/null" : names.before)) throw lines.odd("preceded by the names of its head");
	if (to !== (status === "deleted" ? "/dev/null" : names.after)) throw lines.odd("preceded by the names of its head");
	const counts = {
		additions: 0,
		deletions: 0
	};
	do {
		const { added, removed } = readHunk(lines);
		counts.additions += added;
		counts.deletions += removed;
	} while (lines.startsWith("@@ "));
	return counts;
}
function readHunk(lines) {
	const head = lines.match(/^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/);
	if (head === null) throw lines.odd("the head of a hunk");
	let [before, after] = [Number(head[1] ?? 1), Number(head[2] ?? 1)];
	let [added, removed] = [0, 0];
	while (before > 0 || after > 0) {
		const kind = lines.first();
		if (kind === " ") [before, after] = [before - 1, after - 1];
		else if (kind === "-") [before, removed] = [before - 1, removed + 1];
		else if (kind === "+") [after, added] = [after - 1, added + 1];
		else if (kind !== "\\") throw lines.odd("a line of a hunk");
		if (before < 0 || after < 0) throw lines.odd("within its hunk");
		lines.skip();
	}
	if (lines.first() === "\\") lines.skip();
	return {
		added,
		removed
	};
}
function readBinary(lines, { fileBytes }) {
	lines.skip();
	for (let piece = 0; piece < 2; piece += 1) {
		const head = lines.match(/^(literal|delta) (\d{1,10})$/);
		if (head === null) throw lines.odd("the head of a binary piece");
		const size = Number(head[2]);
		if (size > fileBytes) throw new OddDiff(`a binary file in it has more than ${fileBytes} bytes`);
		const data = [];
		for (let line = lines.next(); line !== ""; line = lines.next()) {
			const bytes = decodeLine(line);
			if (bytes === null) throw lines.odd("preceded by a line of a binary piece");
			data.push(bytes);
		}
		const result = resultSize(head[1] === "delta" ? "delta" : "literal", size, Buffer.concat(data));
		if (result === null) throw lines.odd("preceded by a binary piece");
		if (result > fileBytes) throw new OddDiff(`a binary file in it has more than ${fileBytes} bytes`);
	}
}
// src/publish/folder/apply-with-git.ts
async function applyWithGit(git, { patch, diff, base, before }) {
	await storeBase(git, base, before);
	const from = await writeTree(git);
	try {
		await git.run([
			"apply",
			"--cached",
			"--binary",
			"--whitespace=nowarn",
			"-"
		], patch);
	} catch (error) {
		return { fault: `git cannot apply it (${gitsWord(error)})` };
	}
	const made = await readChange(git, from, await writeTree(git));
	const wrong = otherThanMade(diff, made);
	if (wrong !== null) return { fault: wrong };
	const blobs = await readBlobs(git, [...made.values()]);
	const contents = new Map();
	for (const [path, { sha }] of made) {
		const content = blobs.get(sha);
		if (content !== void 0) contents.set(path, content);
	}
	return { contents };
}
function gitsWord(error) {
	const written = error instanceof Error && "stderr" in error ? error.stderr : null;
	const text = written instanceof Uint8Array ? Buffer.from(written).toString("utf8") : "";
	const [first = ""] = (text === "" ? sentence(error) : text).split("\n", 1);
	return first.replace(/\p{Cc}/gu, "?").slice(0, 200);
}
async function storeBase(git, base, before) {
	if (before.size === 0) return;
	const folder = join(git.dir, "contents");
	await mkdir$1(folder);
	const names = [];
	for (const content of before.values()) {
		const name = join(folder, String(names.length));
		await writeFile$1(name, content);
		names.push(name);
	}
	await git.run([
		"hash-object",
		"-w",
		"--no-filters",
		"--stdin-paths"
	], names.map((name) => `${name}\n`).join(""));
	const entries = [...before.keys()].map((path) => `${base.get(path)?.mode} ${base.get(path)?.sha}\t${path}\0`);
	await git.run([
		"update-index",
		"-z",
		"--index-info"
	], entries.join(""));
}
const writeTree = async (git) => (await git.run(["write-tree"])).toString("latin1").trim();
async function readChange(git, from, to) {
	const fields = (await git.run([
		"diff-tree",
		"-r",
		"-z",
		"--raw",
		"--no-renames",
		"--full-index",
		from,
		to
	])).toString("utf8").split("\0");
	const made = new Map();
	for (let i = 0; i + 1 < fields.length; i += 2) {
		const [, mode = "", , sha = "", status = ""] = (fields[i] ?? "").split(" ");
		made.set(fields[i + 1] ?? "", {
			status,
			mode,
			sha
		});
	}
	return made;
}
const NO_MODE = "000000";
const LETTERS = {
	added: "A",
	modified: "M",
	deleted: "D"
};
function otherThanMade(diff, made) {
	for (const { path, status, modeAfter, blobs } of diff) {
		const found = made.get(path);
		const mode = modeAfter ?? NO_MODE;
		if (found === void 0 || found.status !== LETTERS[status] || blobs !== null && found.sha !== blobs.after || found.mode !== mode) return `${quoted(path)} does not become what the patch says`;
	}
	return made.size === diff.length ? null : "it changes a file that it does not name";
}
async function readBlobs(git, made) {
	const shas = [...new Set(made.map(({ sha }) => sha))].filter((sha) => sha !== NO_BLOB);
	const contents = new Map();
	if (shas.length === 0) return contents;
	const out = await git.run(["cat-file", "--batch"], shas.map((sha) => `${sha}\n`).join(""));
	for (let at = 0; at < out.length;) {
		const end = out.indexOf(10, at);
		const [sha = "", , size] = out.subarray(at, end).toString("latin1").split(" ");
		contents.set(sha, out.subarray(end + 1, end + 1 + Number(size)));
		at = end + 2 + Number(size);
	}
	return contents;
}
// node_modules/is-plain-obj/index.js
function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	const prototype = Object.getPrototypeOf(value);
	return (prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null) && !(Symbol.toStringTag in value) && !(Symbol.iterator in value);
}
// node_modules/execa/lib/arguments/file-url.js
const safeNormalizeFileUrl = (file, name) => {
	const fileString = normalizeFileUrl(normalizeDenoExecPath(file));
	if (typeof fileString !== "string") throw new TypeError(`${name} must be a string or a file URL: ${fileString}.`);
	return fileString;
};
const normalizeDenoExecPath = (file) => isDenoExecPath(file) ? file.toString() : file;
const isDenoExecPath = (file) => typeof file !== "string" && file && Object.getPrototypeOf(file) === String.prototype;
const normalizeFileUrl = (file) => file instanceof URL ? fileURLToPath(file) : file;
// node_modules/execa/lib/methods/parameters.js
const normalizeParameters = (rawFile, rawArguments = [], rawOptions, ...rawExtraArguments) => {
	if (rawExtraArguments.length > 0) throw new TypeError("Execa accepts at most three arguments: file, arguments, options.");
	if (rawOptions !== void 0 && isPlainObject(rawArguments)) throw new TypeError("Execa accepts at most one options object. Please merge the second and third arguments.");
	const filePath = safeNormalizeFileUrl(rawFile, "First argument");
	const [commandArguments, options = {}] = isPlainObject(rawArguments) ? [[], rawArguments] : [rawArguments, rawOptions];
	if (!Array.isArray(commandArguments)) throw new TypeError(`Second argument must be either an array of arguments or an options object: ${commandArguments}`);
	if (commandArguments.some((commandArgument) => typeof commandArgument === "object" && commandArgument !== null)) throw new TypeError(`Second argument must be an array of strings: ${commandArguments}`);
	const normalizedArguments = commandArguments.map(String);
	const nullByteArgument = normalizedArguments.find((normalizedArgument) => normalizedArgument.includes("\0"));
	if (nullByteArgument !== void 0) throw new TypeError(`Arguments cannot contain null bytes ("\\0"): ${nullByteArgument}`);
	if (!isPlainObject(options)) throw new TypeError(`Last argument must be an options object: ${options}`);
	return [
		filePath,
		normalizedArguments,
		{
			__proto__: null,
			...options
		}
	];
};
// node_modules/execa/lib/arguments/escape.js
const joinCommand = (filePath, rawArguments, shell) => {
	const fileAndArguments = [filePath, ...rawArguments];
	const command = fileAndArguments.join(" ");
	return {
		command,
		escapedCommand: shell ? escapeControlCharacters(command) : fileAndArguments.map((fileAndArgument) => quoteString(escapeControlCharacters(fileAndArgument))).join(" ")
	};
};
const escapeLines = (lines) => stripVTControlCharacters(lines).split("\n").map((line) => escapeControlCharacters(line)).join("\n");
const escapeControlCharacters = (line) => line.replaceAll(SPECIAL_CHAR_REGEXP, (character) => escapeControlCharacter(character));
const escapeControlCharacter = (character) => {
	const commonEscape = COMMON_ESCAPES[character];
	if (commonEscape !== void 0) return commonEscape;
	const codepoint = character.codePointAt(0);
	const codepointHex = codepoint.toString(16);
	return codepoint <= 65535 ? `\\u${codepointHex.padStart(4, "0")}` : `\\U${codepointHex}`;
};
const getSpecialCharRegExp = () => {
	try {
		return new RegExp("\\p{Separator}|\\p{Other}", "gu");
	} catch {
		return /[\s\u0000-\u001F\u007F-\u009F\u00AD]/g;
	}
};
const SPECIAL_CHAR_REGEXP = getSpecialCharRegExp();
const COMMON_ESCAPES = {
	" ": " ",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t"
};
const ASTRAL_START = 65535;
const quoteString = (escapedArgument) => {
	if (NO_ESCAPE_REGEXP.test(escapedArgument)) return escapedArgument;
	return platform$1 === "win32" ? `"${escapedArgument.replaceAll("\"", "\"\"")}"` : `'${escapedArgument.replaceAll("'", "'\\''")}'`;
};
const NO_ESCAPE_REGEXP = /^[\w\-./]+$/;
// node_modules/execa/lib/utils/uint-array.js
const { toString: objectToString$1 } = Object.prototype;
const isArrayBuffer = (value) => objectToString$1.call(value) === "[object ArrayBuffer]";
const isUint8Array = (value) => objectToString$1.call(value) === "[object Uint8Array]";
const bufferToUint8Array = (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
const textEncoder$1 = new TextEncoder();
const stringToUint8Array = (string) => textEncoder$1.encode(string);
const textDecoder = new TextDecoder();
const uint8ArrayToString = (uint8Array) => textDecoder.decode(uint8Array);
const joinToString = (uint8ArraysOrStrings, encoding) => {
	return uint8ArraysToStrings(uint8ArraysOrStrings, encoding).join("");
};
const uint8ArraysToStrings = (uint8ArraysOrStrings, encoding) => {
	if (encoding === "utf8" && uint8ArraysOrStrings.every((uint8ArrayOrString) => typeof uint8ArrayOrString === "string")) return uint8ArraysOrStrings;
	const decoder = new StringDecoder(encoding);
	const strings = uint8ArraysOrStrings.map((uint8ArrayOrString) => typeof uint8ArrayOrString === "string" ? stringToUint8Array(uint8ArrayOrString) : uint8ArrayOrString).map((uint8Array) => decoder.write(uint8Array));
	const finalString = decoder.end();
	return finalString === "" ? strings : [...strings, finalString];
};
const joinToUint8Array = (uint8ArraysOrStrings) => uint8ArraysOrStrings.length === 1 && isUint8Array(uint8ArraysOrStrings[0]) ? uint8ArraysOrStrings[0] : concatUint8Arrays(stringsToUint8Arrays(uint8ArraysOrStrings));
const stringsToUint8Arrays = (uint8ArraysOrStrings) => uint8ArraysOrStrings.map((uint8ArrayOrString) => typeof uint8ArrayOrString === "string" ? stringToUint8Array(uint8ArrayOrString) : uint8ArrayOrString);
const concatUint8Arrays = (uint8Arrays) => {
	const result = new Uint8Array(getJoinLength(uint8Arrays));
	let index = 0;
	for (const uint8Array of uint8Arrays) {
		result.set(uint8Array, index);
		index += uint8Array.length;
	}
	return result;
};
const getJoinLength = (uint8Arrays) => {
	let joinLength = 0;
	for (const uint8Array of uint8Arrays) joinLength += uint8Array.length;
	return joinLength;
};
// node_modules/execa/lib/return/final-error.js
const getFinalError = (originalError, message, isSync) => {
	return new (isSync ? ExecaSyncError : ExecaError)(message, originalError instanceof DiscardedError ? {} : { cause: originalError });
};
var DiscardedError = class extends Error {};
const setErrorName = (ErrorClass, value) => {
	Object.defineProperties(ErrorClass.prototype, {
		name: {
			value,
			writable: true,
			enumerable: false,
			configurable: true
		},
		[execaErrorSymbol]: {
			value: true,
			writable: false,
			enumerable: false,
			configurable: false
		}
	});
};
const isExecaError = (error) => isErrorInstance(error) && execaErrorSymbol in error;
const execaErrorSymbol = Symbol("isExecaError");
const isErrorInstance = (value) => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
var ExecaError = class extends Error {};
setErrorName(ExecaError, ExecaError.name);
var ExecaSyncError = class extends Error {};
setErrorName(ExecaSyncError, ExecaSyncError.name);
// node_modules/execa/lib/utils/type-name.js
const getTypeName = (value) => value === null ? "null" : typeof value;
// node_modules/execa/lib/methods/template.js
const isTemplateString = (templates) => Array.isArray(templates) && Array.isArray(templates.raw);
const parseTemplates = (templates, expressions) => {
	let tokens = [];
	let isSeparated = false;
	for (const [index, template] of templates.entries()) ({tokens, isSeparated} = parseTemplate({
		templates,
		expressions,
		tokens,
		isSeparated,
		index,
		template
	}));
	if (tokens.length === 0) throw new TypeError("Template script must not be empty");
	const [file, ...commandArguments] = tokens;
	return [
		file,
		commandArguments,
		{}
	];
};
const parseTemplate = ({ templates, expressions, tokens, isSeparated, index, template }) => {
	if (template === void 0) throw new TypeError(`Invalid backslash sequence: ${templates.raw[index]}`);
	const { nextTokens, leadingWhitespaces, trailingWhitespaces } = splitByWhitespaces(template, templates.raw[index]);
	const newTokens = concatTokens(tokens, nextTokens, isSeparated || leadingWhitespaces);
	const isTemplateSeparated = trailingWhitespaces || nextTokens.length === 0 && isSeparated;
	if (index === expressions.length) return {
		tokens: newTokens,
		isSeparated: isTemplateSeparated
	};
	const expression = expressions[index];
	const expressionTokens = Array.isArray(expression) ? expression.map((expression) => parseExpression(expression)) : [parseExpression(expression)];
	return {
		tokens: concatTokens(newTokens, expressionTokens, isTemplateSeparated),
		isSeparated: expressionTokens.length === 0 && isTemplateSeparated
	};
};
const splitByWhitespaces = (template, rawTemplate) => {
	if (template.length === 0) return {
		nextTokens: [],
		leadingWhitespaces: false,
		trailingWhitespaces: false
	};
	const nextTokens = [];
	let templateStart = 0;
	let isLeadingWhitespaces = false;
	for (let templateIndex = 0, rawIndex = 0; templateIndex < template.length; templateIndex += 1, rawIndex += 1) {
		const rawCharacter = rawTemplate[rawIndex];
		if (DELIMITERS.has(rawCharacter)) {
			if (templateIndex === 0) isLeadingWhitespaces = true;
			if (templateStart !== templateIndex) nextTokens.push(template.slice(templateStart, templateIndex));
			templateStart = templateIndex + 1;
		} else if (rawCharacter === "\\") {
			const nextRawCharacter = rawTemplate[rawIndex + 1];
			if (nextRawCharacter === "\n") {
				templateIndex -= 1;
				rawIndex += 1;
			} else if (nextRawCharacter === "u" && rawTemplate[rawIndex + 2] === "{") {
				const closingBraceIndex = rawTemplate.indexOf("}", rawIndex + 3);
				if (isAstralEscape(rawTemplate.slice(rawIndex + 3, closingBraceIndex))) templateIndex += 1;
				rawIndex = closingBraceIndex;
			} else rawIndex += ESCAPE_LENGTH[nextRawCharacter] ?? 1;
		}
	}
	const isTrailingWhitespaces = templateStart === template.length;
	if (!isTrailingWhitespaces) nextTokens.push(template.slice(templateStart));
	return {
		nextTokens,
		leadingWhitespaces: isLeadingWhitespaces,
		trailingWhitespaces: isTrailingWhitespaces
	};
};
const isAstralEscape = (codePointHex) => Number.parseInt(codePointHex, 16) > ASTRAL_START;
const DELIMITERS = new Set([
	" ",
	"	",
	"\r",
	"\n"
]);
const ESCAPE_LENGTH = {
	x: 3,
	u: 5
};
const concatTokens = (tokens, nextTokens, isSeparated) => isSeparated || tokens.length === 0 || nextTokens.length === 0 ? [...tokens, ...nextTokens] : [
	...tokens.slice(0, -1),
	`${tokens.at(-1)}${nextTokens[0]}`,
	...nextTokens.slice(1)
];
const parseExpression = (expression) => {
	const typeOfExpression = getTypeName(expression);
	if (typeOfExpression === "string") return expression;
	if (typeOfExpression === "number") return String(expression);
	if ((isPlainObject(expression) || isExecaError(expression)) && (Object.hasOwn(expression, "stdout") || Object.hasOwn(expression, "isMaxBuffer"))) return getSubprocessResult(expression);
	if (expression instanceof ChildProcess || Object.prototype.toString.call(expression) === "[object Promise]") throw new TypeError("Unexpected subprocess in template expression. Please use ${await subprocess} instead of ${subprocess}.");
	throw new TypeError(`Unexpected "${typeOfExpression}" in template expression`);
};
const getSubprocessResult = (result) => {
	const stdout = Object.hasOwn(result, "stdout") ? result.stdout : void 0;
	if (typeof stdout === "string") return stdout;
	if (isUint8Array(stdout)) return uint8ArrayToString(stdout);
	if (stdout === void 0) throw new TypeError("Missing result.stdout in template expression. This is probably due to the previous subprocess' \"stdout\" option.");
	throw new TypeError(`Unexpected "${getTypeName(stdout)}" stdout in template expression`);
};
// node_modules/execa/lib/utils/standard-stream.js
const isStandardStream = (stream) => STANDARD_STREAMS.includes(stream);
const STANDARD_STREAMS = [
	process$2.stdin,
	process$2.stdout,
	process$2.stderr
];
const STANDARD_STREAMS_ALIASES = [
	"stdin",
	"stdout",
	"stderr"
];
const getStreamName = (fdNumber) => STANDARD_STREAMS_ALIASES[fdNumber] ?? `stdio[${fdNumber}]`;
const allStreamSymbol = Symbol("execa.allStream");
const setAllStream = (stream) => Object.assign(stream, { [allStreamSymbol]: true });
const isAllStream = (stream) => stream?.[allStreamSymbol] === true;
// node_modules/execa/lib/utils/options.js
const copyOptions = (options = {}) => {
	if (options === null) throw new TypeError("The options must be an object, not `null`.");
	return {
		__proto__: null,
		...options
	};
};
const checkBooleanOption = (value, optionName) => {
	if (value !== void 0 && typeof value !== "boolean") throw new TypeError(`The \`${optionName}\` option must use a boolean.`);
};
// node_modules/execa/lib/arguments/specific.js
const normalizeFdSpecificOptions = (options) => {
	const optionsCopy = {
		__proto__: null,
		...options
	};
	for (const optionName of FD_SPECIFIC_OPTIONS) optionsCopy[optionName] = normalizeFdSpecificOption(options, optionName);
	return optionsCopy;
};
const normalizeFdSpecificOption = (options, optionName) => {
	const stdioLength = getStdioLength(options);
	const optionBaseArray = Array.from({ length: stdioLength + 1 });
	const optionArray = normalizeFdSpecificValue(options[optionName], optionBaseArray, optionName, stdioLength);
	return addDefaultValue$1(optionArray, optionName);
};
const getStdioLength = ({ stdio }) => Array.isArray(stdio) ? Math.max(stdio.length, STANDARD_STREAMS_ALIASES.length) : STANDARD_STREAMS_ALIASES.length;
const normalizeFdSpecificValue = (optionValue, optionArray, optionName, stdioLength) => {
	if (isPlainObject(optionValue)) return normalizeOptionObject(optionValue, optionArray, optionName, stdioLength);
	validateFdSpecificValue(optionValue, optionName);
	return optionArray.fill(optionValue);
};
const normalizeOptionObject = (optionValue, optionArray, optionName, stdioLength) => {
	for (const fdName of Object.keys(optionValue).sort(compareFdName)) {
		validateFdSpecificValue(optionValue[fdName], optionName, `${optionName}.${fdName}`);
		for (const fdNumber of parseFdName(fdName, optionName, stdioLength)) optionArray[fdNumber] = optionValue[fdName];
	}
	return optionArray;
};
const compareFdName = (fdNameA, fdNameB) => getFdNameOrder(fdNameA) < getFdNameOrder(fdNameB) ? 1 : -1;
const getFdNameOrder = (fdName) => {
	if (fdName === "stdout" || fdName === "stderr") return 0;
	return fdName === "all" ? 2 : 1;
};
const parseFdName = (fdName, optionName, stdioLength) => {
	if (fdName === "ipc") return [stdioLength];
	const fdNumber = parseFd(fdName);
	if (fdNumber === void 0 || fdNumber === 0) throw new TypeError(`"${optionName}.${fdName}" is invalid.
It must be "${optionName}.stdout", "${optionName}.stderr", "${optionName}.all", "${optionName}.ipc", or "${optionName}.fd3", "${optionName}.fd4" (and so on).`);
	if (fdNumber !== "all" && fdNumber >= stdioLength) throw new TypeError(`"${optionName}.${fdName}" is invalid: that file descriptor does not exist.
Please set the "stdio" option to ensure that file descriptor exists.`);
	return fdNumber === "all" ? [1, 2] : [fdNumber];
};
const parseFd = (fdName) => {
	if (fdName === "all") return fdName;
	if (STANDARD_STREAMS_ALIASES.includes(fdName)) return STANDARD_STREAMS_ALIASES.indexOf(fdName);
	const regexpResult = FD_REGEXP.exec(fdName);
	if (regexpResult !== null) return Number(regexpResult.groups.fdNumber);
};
const FD_REGEXP = /^fd(?<fdNumber>\d+)$/;
const addDefaultValue$1 = (optionArray, optionName) => optionArray.map((optionValue) => optionValue === void 0 ? DEFAULT_OPTIONS[optionName] : optionValue);
const BOOLEAN_FD_SPECIFIC_OPTIONS = new Set([
	"lines",
	"buffer",
	"stripFinalNewline"
]);
const validateFdSpecificValue = (optionValue, optionName, fullOptionName = optionName) => {
	if (BOOLEAN_FD_SPECIFIC_OPTIONS.has(optionName)) checkBooleanOption(optionValue, fullOptionName);
	else if (optionName === "maxBuffer" && optionValue !== void 0 && (typeof optionValue !== "number" || Number.isNaN(optionValue))) throw new TypeError(`The \`${fullOptionName}\` option must use a number.`);
};
const DEFAULT_OPTIONS = {
	lines: false,
	buffer: true,
	maxBuffer: 1e8,
	verbose: debuglog("execa").enabled ? "full" : "none",
	stripFinalNewline: true
};
const FD_SPECIFIC_OPTIONS = [
	"lines",
	"buffer",
	"maxBuffer",
	"verbose",
	"stripFinalNewline"
];
const getFdSpecificValue = (optionArray, fdNumber) => fdNumber === "ipc" ? optionArray.at(-1) : optionArray[fdNumber];
// node_modules/execa/lib/verbose/values.js
const isVerbose = ({ verbose }, fdNumber) => getFdVerbose(verbose, fdNumber) !== "none";
const isFullVerbose = ({ verbose }, fdNumber) => !["none", "short"].includes(getFdVerbose(verbose, fdNumber));
const getVerboseFunction = ({ verbose }, fdNumber) => {
	const fdVerbose = getFdVerbose(verbose, fdNumber);
	return isVerboseFunction(fdVerbose) ? fdVerbose : void 0;
};
const getFdVerbose = (verbose, fdNumber) => fdNumber === void 0 ? getFdGenericVerbose(verbose) : getFdSpecificValue(verbose, fdNumber);
const getFdGenericVerbose = (verbose) => verbose.find((fdVerbose) => isVerboseFunction(fdVerbose)) ?? VERBOSE_VALUES.findLast((fdVerbose) => verbose.includes(fdVerbose));
const isVerboseFunction = (fdVerbose) => typeof fdVerbose === "function";
const VERBOSE_VALUES = [
	"none",
	"short",
	"full"
];
// node_modules/is-unicode-supported/index.js
function isUnicodeSupported() {
	const { env } = process$2;
	const { TERM, TERM_PROGRAM } = env;
	if (process$2.platform !== "win32") return TERM !== "linux";
	return Boolean(env.WT_SESSION) || Boolean(env.TERMINUS_SUBLIME) || env.ConEmuTask === "{cmd::Cmder}" || TERM_PROGRAM === "Terminus-Sublime" || TERM_PROGRAM === "vscode" || TERM === "xterm-256color" || TERM === "alacritty" || TERM === "rxvt-unicode" || TERM === "rxvt-unicode-256color" || env.TERMINAL_EMULATOR === "JetBrains-JediTerm";
}
// node_modules/figures/index.js
const common = {
	circleQuestionMark: "(?)",
	questionMarkPrefix: "(?)",
	square: "\u2588",
	squareDarkShade: "\u2593",
	squareMediumShade: "\u2592",
	squareLightShade: "\u2591",
	squareTop: "\u2580",
	squareBottom: "\u2584",
	squareLeft: "\u258c",
	squareRight: "\u2590",
	squareCenter: "\u25a0",
	bullet: "\u25cf",
	dot: "\u2024",
	ellipsis: "\u2026",
	pointerSmall: "\u203a",
	triangleUp: "\u25b2",
	triangleUpSmall: "\u25b4",
	triangleDown: "\u25bc",
	triangleDownSmall: "\u25be",
	triangleLeftSmall: "\u25c2",
	triangleRightSmall: "\u25b8",
	home: "\u2302",
	heart: "\u2665",
	musicNote: "\u266a",
	musicNoteBeamed: "\u266b",
	arrowUp: "\u2191",
	arrowDown: "\u2193",
	arrowLeft: "\u2190",
	arrowRight: "\u2192",
	arrowLeftRight: "\u2194",
	arrowUpDown: "\u2195",
	almostEqual: "\u2248",
	notEqual: "\u2260",
	lessOrEqual: "\u2264",
	greaterOrEqual: "\u2265",
	identical: "\u2261",
	infinity: "\u221e",
	subscriptZero: "\u2080",
	subscriptOne: "\u2081",
	subscriptTwo: "\u2082",
	subscriptThree: "\u2083",
	subscriptFour: "\u2084",
	subscriptFive: "\u2085",
	subscriptSix: "\u2086",
	subscriptSeven: "\u2087",
	subscriptEight: "\u2088",
	subscriptNine: "\u2089",
	oneHalf: "\u00bd",
	oneThird: "\u2153",
	oneQuarter: "\u00bc",
	oneFifth: "\u2155",
	oneSixth: "\u2159",
	oneEighth: "\u215b",
	twoThirds: "\u2154",
	twoFifths: "\u2156",
	threeQuarters: "\u00be",
	threeFifths: "\u2157",
	threeEighths: "\u215c",
	fourFifths: "\u2158",
	fiveSixths: "\u215a",
	fiveEighths: "\u215d",
	sevenEighths: "\u215e",
	line: "\u2500",
	lineBold: "\u2501",
	lineDouble: "\u2550",
	lineDashed0: "\u2504",
	lineDashed1: "\u2505",
	lineDashed2: "\u2508",
	lineDashed3: "\u2509",
	lineDashed4: "\u254c",
	lineDashed5: "\u254d",
	lineDashed6: "\u2574",
	lineDashed7: "\u2576",
	lineDashed8: "\u2578",
	lineDashed9: "\u257a",
	lineDashed10: "\u257c",
	lineDashed11: "\u257e",
	lineDashed12: "\u2212",
	lineDashed13: "\u2013",
	lineDashed14: "\u2010",
	lineDashed15: "\u2043",
	lineVertical: "\u2502",
	lineVerticalBold: "\u2503",
	lineVerticalDouble: "\u2551",
	lineVerticalDashed0: "\u2506",
	lineVerticalDashed1: "\u2507",
	lineVerticalDashed2: "\u250a",
	lineVerticalDashed3: "\u250b",
	lineVerticalDashed4: "\u254e",
	lineVerticalDashed5: "\u254f",
	lineVerticalDashed6: "\u2575",
	lineVerticalDashed7: "\u2577",
	lineVerticalDashed8: "\u2579",
	lineVerticalDashed9: "\u257b",
	lineVerticalDashed10: "\u257d",
	lineVerticalDashed11: "\u257f",
	lineDownLeft: "\u2510",
	lineDownLeftArc: "\u256e",
	lineDownBoldLeftBold: "\u2513",
	lineDownBoldLeft: "\u2512",
	lineDownLeftBold: "\u2511",
	lineDownDoubleLeftDouble: "\u2557",
	lineDownDoubleLeft: "\u2556",
	lineDownLeftDouble: "\u2555",
	lineDownRight: "\u250c",
	lineDownRightArc: "\u256d",
	lineDownBoldRightBold: "\u250f",
	lineDownBoldRight: "\u250e",
	lineDownRightBold: "\u250d",
	lineDownDoubleRightDouble: "\u2554",
	lineDownDoubleRight: "\u2553",
	lineDownRightDouble: "\u2552",
	lineUpLeft: "\u2518",
	lineUpLeftArc: "\u256f",
	lineUpBoldLeftBold: "\u251b",
	lineUpBoldLeft: "\u251a",
	lineUpLeftBold: "\u2519",
	lineUpDoubleLeftDouble: "\u255d",
	lineUpDoubleLeft: "\u255c",
	lineUpLeftDouble: "\u255b",
	lineUpRight: "\u2514",
	lineUpRightArc: "\u2570",
	lineUpBoldRightBold: "\u2517",
	lineUpBoldRight: "\u2516",
	lineUpRightBold: "\u2515",
	lineUpDoubleRightDouble: "\u255a",
	lineUpDoubleRight: "\u2559",
	lineUpRightDouble: "\u2558",
	lineUpDownLeft: "\u2524",
	lineUpBoldDownBoldLeftBold: "\u252b",
	lineUpBoldDownBoldLeft: "\u2528",
	lineUpDownLeftBold: "\u2525",
	lineUpBoldDownLeftBold: "\u2529",
	lineUpDownBoldLeftBold: "\u252a",
	lineUpDownBoldLeft: "\u2527",
	lineUpBoldDownLeft: "\u2526",
	lineUpDoubleDownDoubleLeftDouble: "\u2563",
	lineUpDoubleDownDoubleLeft: "\u2562",
	lineUpDownLeftDouble: "\u2561",
	lineUpDownRight: "\u251c",
	lineUpBoldDownBoldRightBold: "\u2523",
	lineUpBoldDownBoldRight: "\u2520",
	lineUpDownRightBold: "\u251d",
	lineUpBoldDownRightBold: "\u2521",
	lineUpDownBoldRightBold: "\u2522",
	lineUpDownBoldRight: "\u251f",
	lineUpBoldDownRight: "\u251e",
	lineUpDoubleDownDoubleRightDouble: "\u2560",
	lineUpDoubleDownDoubleRight: "\u255f",
	lineUpDownRightDouble: "\u255e",
	lineDownLeftRight: "\u252c",
	lineDownBoldLeftBoldRightBold: "\u2533",
	lineDownLeftBoldRightBold: "\u252f",
	lineDownBoldLeftRight: "\u2530",
	lineDownBoldLeftBoldRight: "\u2531",
	lineDownBoldLeftRightBold: "\u2532",
	lineDownLeftRightBold: "\u252e",
	lineDownLeftBoldRight: "\u252d",
	lineDownDoubleLeftDoubleRightDouble: "\u2566",
	lineDownDoubleLeftRight: "\u2565",
	lineDownLeftDoubleRightDouble: "\u2564",
	lineUpLeftRight: "\u2534",
	lineUpBoldLeftBoldRightBold: "\u253b",
	lineUpLeftBoldRightBold: "\u2537",
	lineUpBoldLeftRight: "\u2538",
	lineUpBoldLeftBoldRight: "\u2539",
	lineUpBoldLeftRightBold: "\u253a",
	lineUpLeftRightBold: "\u2536",
	lineUpLeftBoldRight: "\u2535",
	lineUpDoubleLeftDoubleRightDouble: "\u2569",
	lineUpDoubleLeftRight: "\u2568",
	lineUpLeftDoubleRightDouble: "\u2567",
	lineUpDownLeftRight: "\u253c",
	lineUpBoldDownBoldLeftBoldRightBold: "\u254b",
	lineUpDownBoldLeftBoldRightBold: "\u2548",
	lineUpBoldDownLeftBoldRightBold: "\u2547",
	lineUpBoldDownBoldLeftRightBold: "\u254a",
	lineUpBoldDownBoldLeftBoldRight: "\u2549",
	lineUpBoldDownLeftRight: "\u2540",
	lineUpDownBoldLeftRight: "\u2541",
	lineUpDownLeftBoldRight: "\u253d",
	lineUpDownLeftRightBold: "\u253e",
	lineUpBoldDownBoldLeftRight: "\u2542",
	lineUpDownLeftBoldRightBold: "\u253f",
	lineUpBoldDownLeftBoldRight: "\u2543",
	lineUpBoldDownLeftRightBold: "\u2544",
	lineUpDownBoldLeftBoldRight: "\u2545",
	lineUpDownBoldLeftRightBold: "\u2546",
	lineUpDoubleDownDoubleLeftDoubleRightDouble: "\u256c",
	lineUpDoubleDownDoubleLeftRight: "\u256b",
	lineUpDownLeftDoubleRightDouble: "\u256a",
	lineCross: "\u2573",
	lineBackslash: "\u2572",
	lineSlash: "\u2571"
};
const specialMainSymbols = {
	tick: "\u2714",
	info: "\u2139",
	warning: "\u26a0",
	cross: "\u2718",
	squareSmall: "\u25fb",
	squareSmallFilled: "\u25fc",
	circle: "\u25ef",
	circleFilled: "\u25c9",
	circleDotted: "\u25cc",
	circleDouble: "\u25ce",
	circleCircle: "\u24de",
	circleCross: "\u24e7",
	circlePipe: "\u24be",
	radioOn: "\u25c9",
	radioOff: "\u25ef",
	checkboxOn: "\u2612",
	checkboxOff: "\u2610",
	checkboxCircleOn: "\u24e7",
	checkboxCircleOff: "\u24be",
	pointer: "\u276f",
	triangleUpOutline: "\u25b3",
	triangleLeft: "\u25c0",
	triangleRight: "\u25b6",
	lozenge: "\u25c6",
	lozengeOutline: "\u25c7",
	hamburger: "\u2630",
	smiley: "\u32e1",
	mustache: "\u0df4",
	star: "\u2605",
	play: "\u25b6",
	nodejs: "\u2b22",
	oneSeventh: "\u2150",
	oneNinth: "\u2151",
	oneTenth: "\u2152"
};
const specialFallbackSymbols = {
	tick: "\u221a",
	info: "i",
	warning: "\u203c",
	cross: "\u00d7",
	squareSmall: "\u25a1",
	squareSmallFilled: "\u25a0",
	circle: "( )",
	circleFilled: "(*)",
	circleDotted: "( )",
	circleDouble: "( )",
	circleCircle: "(\u25cb)",
	circleCross: "(\u00d7)",
	circlePipe: "(\u2502)",
	radioOn: "(*)",
	radioOff: "( )",
	checkboxOn: "[\u00d7]",
	checkboxOff: "[ ]",
	checkboxCircleOn: "(\u00d7)",
	checkboxCircleOff: "( )",
	pointer: ">",
	triangleUpOutline: "\u2206",
	triangleLeft: "\u25c4",
	triangleRight: "\u25ba",
	lozenge: "\u2666",
	lozengeOutline: "\u25ca",
	hamburger: "\u2261",
	smiley: "\u263a",
	mustache: "\u250c\u2500\u2510",
	star: "\u2736",
	play: "\u25ba",
	nodejs: "\u2666",
	oneSeventh: "1/7",
	oneNinth: "1/9",
	oneTenth: "1/10"
};
const mainSymbols = {
	...common,
	...specialMainSymbols
};
const fallbackSymbols = {
	...common,
	...specialFallbackSymbols
};
const figures = isUnicodeSupported() ? mainSymbols : fallbackSymbols;
Object.entries(specialMainSymbols);
// node_modules/yoctocolors/base.js
const hasColors$1 = tty?.WriteStream?.prototype?.hasColors?.() ?? false;
const format = (open, close) => {
	if (!hasColors$1) return (input) => input;
	const openCode = `\u001B[${open}m`;
	const closeCode = `\u001B[${close}m`;
	return (input) => {
		const string = input + "";
		let index = string.indexOf(closeCode);
		if (index === -1) return openCode + string + closeCode;
		let result = openCode;
		let lastIndex = 0;
		const replaceCode = (close === 22 ? closeCode : "") + openCode;
		while (index !== -1) {
			result += string.slice(lastIndex, index) + replaceCode;
			lastIndex = index + closeCode.length;
			index = string.indexOf(closeCode, lastIndex);
		}
		result += string.slice(lastIndex) + closeCode;
		return result;
	};
};
format(0, 0);
const bold$1 = format(1, 22);
format(2, 22);
format(3, 23);
format(4, 24);
format("4:2", 24);
format("4:3", 24);
format("4:4", 24);
format("4:5", 24);
format(53, 55);
format(7, 27);
format(8, 28);
format(9, 29);
format(30, 39);
format(31, 39);
format(32, 39);
format(33, 39);
format(34, 39);
format(35, 39);
format(36, 39);
format(37, 39);
const gray$1 = format(90, 39);
format(40, 49);
format(41, 49);
format(42, 49);
format(43, 49);
format(44, 49);
format(45, 49);
format(46, 49);
format(47, 49);
format(100, 49);
const redBright$1 = format(91, 39);
format(92, 39);
const yellowBright$1 = format(93, 39);
format(94, 39);
format(95, 39);
format(96, 39);
format(97, 39);
format(101, 49);
format(102, 49);
format(103, 49);
format(104, 49);
format(105, 49);
format(106, 49);
format(107, 49);
format("58;5;0", 59);
format("58;5;1", 59);
format("58;5;2", 59);
format("58;5;3", 59);
format("58;5;4", 59);
format("58;5;5", 59);
format("58;5;6", 59);
format("58;5;7", 59);
format("58;5;8", 59);
format("58;5;9", 59);
format("58;5;10", 59);
format("58;5;11", 59);
format("58;5;12", 59);
format("58;5;13", 59);
format("58;5;14", 59);
format("58;5;15", 59);
// node_modules/execa/lib/verbose/default.js
const hasColors = process$2.env.FORCE_COLOR !== void 0 || process$2.stderr.isTTY === true;
const identity$1 = (string) => string;
const getColor = (color) => hasColors ? color : identity$1;
const gray = getColor(gray$1);
const bold = getColor(bold$1);
const redBright = getColor(redBright$1);
const yellowBright = getColor(yellowBright$1);
const defaultVerboseFunction = ({ type, message, timestamp, piped, commandId, result: { failed = false } = {}, options: { reject = true } }) => {
	const timestampString = serializeTimestamp(timestamp);
	const icon = ICONS[type]({
		failed,
		reject,
		piped
	});
	const color = COLORS[type]({ reject });
	return `${gray(`[${timestampString}]`)} ${gray(`[${commandId}]`)} ${color(icon)} ${color(message)}`;
};
const serializeTimestamp = (timestamp) => `${padField(timestamp.getHours(), 2)}:${padField(timestamp.getMinutes(), 2)}:${padField(timestamp.getSeconds(), 2)}.${padField(timestamp.getMilliseconds(), 3)}`;
const padField = (field, padding) => String(field).padStart(padding, "0");
const getFinalIcon = ({ failed, reject }) => {
	if (!failed) return figures.tick;
	return reject ? figures.cross : figures.warning;
};
const ICONS = {
	command: ({ piped }) => piped ? "|" : "$",
	output: () => " ",
	ipc: () => "*",
	error: getFinalIcon,
	duration: getFinalIcon
};
const COLORS = {
	command: () => bold,
	output: () => identity$1,
	ipc: () => identity$1,
	error: ({ reject }) => reject ? redBright : yellowBright,
	duration: () => gray
};
// node_modules/execa/lib/verbose/custom.js
const applyVerboseOnLines = (printedLines, verboseInfo, fdNumber) => {
	const verboseFunction = getVerboseFunction(verboseInfo, fdNumber);
	return printedLines.map(({ verboseLine, verboseObject }) => applyVerboseFunction(verboseLine, verboseObject, verboseFunction)).filter((printedLine) => printedLine !== void 0).map((printedLine) => appendNewline(printedLine)).join("");
};
const applyVerboseFunction = (verboseLine, verboseObject, verboseFunction) => {
	if (verboseFunction === void 0) return verboseLine;
	const printedLine = verboseFunction(verboseLine, verboseObject);
	if (typeof printedLine === "string") return printedLine;
};
const appendNewline = (printedLine) => printedLine.endsWith("\n") ? printedLine : `${printedLine}\n`;
// node_modules/execa/lib/verbose/log.js
const verboseLog = ({ type, verboseMessage, fdNumber, verboseInfo, result }) => {
	const verboseObject = getVerboseObject({
		type,
		result,
		verboseInfo
	});
	const printedLines = getPrintedLines(verboseMessage, verboseObject);
	const finalLines = applyVerboseOnLines(printedLines, verboseInfo, fdNumber);
	if (finalLines !== "") console.warn(finalLines.slice(0, -1));
};
const getVerboseObject = ({ type, result, verboseInfo }) => {
	const { escapedCommand, commandId, rawOptions } = verboseInfo;
	const { piped = false, ...options } = rawOptions;
	return {
		type,
		escapedCommand,
		commandId: `${commandId}`,
		timestamp: new Date(),
		piped,
		result,
		options
	};
};
const getPrintedLines = (verboseMessage, verboseObject) => verboseMessage.split("\n").map((message) => getPrintedLine({
	...verboseObject,
	message
}));
const getPrintedLine = (verboseObject) => {
	return {
		verboseLine: defaultVerboseFunction(verboseObject),
		verboseObject
	};
};
const serializeVerboseMessage = (message) => {
	const messageString = typeof message === "string" ? message : inspect(message);
	return escapeLines(messageString);
};
// node_modules/execa/lib/verbose/start.js
const logCommand = (escapedCommand, verboseInfo) => {
	if (!isVerbose(verboseInfo)) return;
	verboseLog({
		type: "command",
		verboseMessage: escapedCommand,
		verboseInfo
	});
};
// node_modules/execa/lib/verbose/info.js
const getVerboseInfo = (verbose, escapedCommand, rawOptions) => {
	validateVerbose(verbose);
	return {
		verbose,
		escapedCommand,
		commandId: getCommandId(verbose),
		rawOptions
	};
};
const getCommandId = (verbose) => isVerbose({ verbose }) ? COMMAND_ID++ : void 0;
let COMMAND_ID = 0n;
const validateVerbose = (verbose) => {
	for (const fdVerbose of verbose) {
		if (fdVerbose === false) throw new TypeError("The \"verbose: false\" option was renamed to \"verbose: 'none'\".");
		if (fdVerbose === true) throw new TypeError("The \"verbose: true\" option was renamed to \"verbose: 'short'\".");
		if (!VERBOSE_VALUES.includes(fdVerbose) && !isVerboseFunction(fdVerbose)) {
			const allowedValues = VERBOSE_VALUES.map((allowedValue) => `'${allowedValue}'`).join(", ");
			throw new TypeError(`The "verbose" option must not be ${fdVerbose}. Allowed values are: ${allowedValues} or a function.`);
		}
	}
};
// node_modules/execa/lib/return/duration.js
const getStartTime = () => hrtime.bigint();
const getDurationMs = (startTime) => Number(hrtime.bigint() - startTime) / 1e6;
// node_modules/execa/lib/arguments/command.js
const handleCommand = (filePath, rawArguments, rawOptions) => {
	const startTime = getStartTime();
	const { command, escapedCommand } = joinCommand(filePath, rawArguments, rawOptions.shell && !rawOptions.node);
	const verbose = normalizeFdSpecificOption(rawOptions, "verbose");
	const verboseInfo = getVerboseInfo(verbose, escapedCommand, {
		__proto__: null,
		...rawOptions
	});
	logCommand(escapedCommand, verboseInfo);
	return {
		command,
		escapedCommand,
		startTime,
		verboseInfo
	};
};
// node_modules/path-key/index.js
function pathKey(options = {}) {
	const { env = process.env, platform = process.platform } = options;
	if (platform !== "win32") return "PATH";
	return Object.keys(env).reverse().find((key) => key.toUpperCase() === "PATH") || "Path";
}
promisify(execFile);
function toPath(urlOrPath) {
	return urlOrPath instanceof URL ? fileURLToPath(urlOrPath) : urlOrPath;
}
function traversePathUp(startPath) {
	return { *[Symbol.iterator]() {
		let currentPath = path$1.resolve(toPath(startPath));
		let previousPath;
		while (previousPath !== currentPath) {
			yield currentPath;
			previousPath = currentPath;
			currentPath = path$1.resolve(currentPath, "..");
		}
	} };
}
// node_modules/npm-run-path/index.js
const npmRunPath = ({ cwd = process$2.cwd(), path: pathOption = process$2.env[pathKey()], preferLocal = true, execPath = process$2.execPath, addExecPath = true } = {}) => {
	const cwdPath = path$1.resolve(toPath(cwd));
	const result = [];
	const pathParts = pathOption.split(path$1.delimiter);
	if (preferLocal) applyPreferLocal(result, pathParts, cwdPath);
	if (addExecPath) applyExecPath(result, pathParts, execPath, cwdPath);
	return pathOption === "" || pathOption === path$1.delimiter ? `${result.join(path$1.delimiter)}${pathOption}` : [...result, pathOption].join(path$1.delimiter);
};
const applyPreferLocal = (result, pathParts, cwdPath) => {
	for (const directory of traversePathUp(cwdPath)) {
		const pathPart = path$1.join(directory, "node_modules/.bin");
		if (!pathParts.includes(pathPart)) result.push(pathPart);
	}
};
const applyExecPath = (result, pathParts, execPath, cwdPath) => {
	const pathPart = path$1.resolve(cwdPath, toPath(execPath), "..");
	if (!pathParts.includes(pathPart)) result.push(pathPart);
};
const npmRunPathEnv = ({ env = process$2.env, ...options } = {}) => {
	env = { ...env };
	const pathName = pathKey({ env });
	options.path = env[pathName];
	env[pathName] = npmRunPath(options);
	return env;
};
// node_modules/human-signals/build/src/realtime.js
const getRealtimeSignals = () => {
	const length = 64 - SIGRTMIN + 1;
	return Array.from({ length }, getRealtimeSignal);
};
const getRealtimeSignal = (value, index) => ({
	name: `SIGRT${index + 1}`,
	number: SIGRTMIN + index,
	action: "terminate",
	description: "Application-specific signal (realtime)",
	standard: "posix"
});
const SIGRTMIN = 34;
// node_modules/human-signals/build/src/core.js
const SIGNALS = [
	{
		name: "SIGHUP",
		number: 1,
		action: "terminate",
		description: "Terminal closed",
		standard: "posix"
	},
	{
		name: "SIGINT",
		number: 2,
		action: "terminate",
		description: "User interruption with CTRL-C",
		standard: "ansi"
	},
	{
		name: "SIGQUIT",
		number: 3,
		action: "core",
		description: "User interruption with CTRL-\\",
		standard: "posix"
	},
	{
		name: "SIGILL",
		number: 4,
		action: "core",
		description: "Invalid machine instruction",
		standard: "ansi"
	},
	{
		name: "SIGTRAP",
		number: 5,
		action: "core",
		description: "Debugger breakpoint",
		standard: "posix"
	},
	{
		name: "SIGABRT",
		number: 6,
		action: "core",
		description: "Aborted",
		standard: "ansi"
	},
	{
		name: "SIGIOT",
		number: 6,
		action: "core",
		description: "Aborted",
		standard: "bsd"
	},
	{
		name: "SIGBUS",
		number: 7,
		action: "core",
		description: "Bus error due to misaligned, non-existing address or paging error",
		standard: "bsd"
	},
	{
		name: "SIGEMT",
		number: 7,
		action: "terminate",
		description: "Command should be emulated but is not implemented",
		standard: "other"
	},
	{
		name: "SIGFPE",
		number: 8,
		action: "core",
		description: "Floating point arithmetic error",
		standard: "ansi"
	},
	{
		name: "SIGKILL",
		number: 9,
		action: "terminate",
		description: "Forced termination",
		standard: "posix",
		forced: true
	},
	{
		name: "SIGUSR1",
		number: 10,
		action: "terminate",
		description: "Application-specific signal",
		standard: "posix"
	},
	{
		name: "SIGSEGV",
		number: 11,
		action: "core",
		description: "Segmentation fault",
		standard: "ansi"
	},
	{
		name: "SIGUSR2",
		number: 12,
		action: "terminate",
		description: "Application-specific signal",
		standard: "posix"
	},
	{
		name: "SIGPIPE",
		number: 13,
		action: "terminate",
		description: "Broken pipe or socket",
		standard: "posix"
	},
	{
		name: "SIGALRM",
		number: 14,
		action: "terminate",
		description: "Timeout or timer",
		standard: "posix"
	},
	{
		name: "SIGTERM",
		number: 15,
		action: "terminate",
		description: "Termination",
		standard: "ansi"
	},
	{
		name: "SIGSTKFLT",
		number: 16,
		action: "terminate",
		description: "Stack is empty or overflowed",
		standard: "other"
	},
	{
		name: "SIGCHLD",
		number: 17,
		action: "ignore",
		description: "Child process terminated, paused or unpaused",
		standard: "posix"
	},
	{
		name: "SIGCLD",
		number: 17,
		action: "ignore",
		description: "Child process terminated, paused or unpaused",
		standard: "other"
	},
	{
		name: "SIGCONT",
		number: 18,
		action: "unpause",
		description: "Unpaused",
		standard: "posix",
		forced: true
	},
	{
		name: "SIGSTOP",
		number: 19,
		action: "pause",
		description: "Paused",
		standard: "posix",
		forced: true
	},
	{
		name: "SIGTSTP",
		number: 20,
		action: "pause",
		description: "Paused using CTRL-Z or \"suspend\"",
		standard: "posix"
	},
	{
		name: "SIGTTIN",
		number: 21,
		action: "pause",
		description: "Background process cannot read terminal input",
		standard: "posix"
	},
	{
		name: "SIGBREAK",
		number: 21,
		action: "terminate",
		description: "User interruption with CTRL-BREAK",
		standard: "other"
	},
	{
		name: "SIGTTOU",
		number: 22,
		action: "pause",
		description: "Background process cannot write to terminal output",
		standard: "posix"
	},
	{
		name: "SIGURG",
		number: 23,
		action: "ignore",
		description: "Socket received out-of-band data",
		standard: "bsd"
	},
	{
		name: "SIGXCPU",
		number: 24,
		action: "core",
		description: "Process timed out",
		standard: "bsd"
	},
	{
		name: "SIGXFSZ",
		number: 25,
		action: "core",
		description: "File too big",
		standard: "bsd"
	},
	{
		name: "SIGVTALRM",
		number: 26,
		action: "terminate",
		description: "Timeout or timer",
		standard: "bsd"
	},
	{
		name: "SIGPROF",
		number: 27,
		action: "terminate",
		description: "Timeout or timer",
		standard: "bsd"
	},
	{
		name: "SIGWINCH",
		number: 28,
		action: "ignore",
		description: "Terminal window size changed",
		standard: "bsd"
	},
	{
		name: "SIGIO",
		number: 29,
		action: "terminate",
		description: "I/O is available",
		standard: "other"
	},
	{
		name: "SIGPOLL",
		number: 29,
		action: "terminate",
		description: "Watched event",
		standard: "other"
	},
	{
		name: "SIGINFO",
		number: 29,
		action: "ignore",
		description: "Request for process information",
		standard: "other"
	},
	{
		name: "SIGPWR",
		number: 30,
		action: "terminate",
		description: "Device running out of power",
		standard: "systemv"
	},
	{
		name: "SIGSYS",
		number: 31,
		action: "core",
		description: "Invalid system call",
		standard: "other"
	},
	{
		name: "SIGUNUSED",
		number: 31,
		action: "terminate",
		description: "Invalid system call",
		standard: "other"
	}
];
// node_modules/human-signals/build/src/signals.js
const getSignals = () => {
	const realtimeSignals = getRealtimeSignals();
	return [...SIGNALS, ...realtimeSignals].map(normalizeSignal$1);
};
const normalizeSignal$1 = ({ name, number: defaultNumber, description, action, forced = false, standard }) => {
	const { signals: { [name]: constantSignal } } = constants$3;
	const supported = constantSignal !== void 0;
	return {
		name,
		number: supported ? constantSignal : defaultNumber,
		description,
		supported,
		action,
		forced,
		standard
	};
};
// node_modules/human-signals/build/src/main.js
const getSignalsByName = () => {
	const signals = getSignals();
	return Object.fromEntries(signals.map(getSignalByName));
};
const getSignalByName = ({ name, number, description, supported, action, forced, standard }) => [name, {
	name,
	number,
	description,
	supported,
	action,
	forced,
	standard
}];
const signalsByName = getSignalsByName();
const getSignalsByNumber = () => {
	const signals = getSignals();
	const signalsA = Array.from({ length: 65 }, (value, number) => getSignalByNumber(number, signals));
	return Object.assign({}, ...signalsA);
};
const getSignalByNumber = (number, signals) => {
	const signal = findSignalByNumber(number, signals);
	if (signal === void 0) return {};
	const { name, description, supported, action, forced, standard } = signal;
	return { [number]: {
		name,
		number,
		description,
		supported,
		action,
		forced,
		standard
	} };
};
const findSignalByNumber = (number, signals) => {
	const signal = signals.find(({ name }) => constants$3.signals[name] === number);
	if (signal !== void 0) return signal;
	return signals.find((signalA) => signalA.number === number);
};
getSignalsByNumber();
// node_modules/execa/lib/terminate/signal.js
const normalizeKillSignal = (killSignal) => {
	const optionName = "option `killSignal`";
	if (killSignal === 0) throw new TypeError(`Invalid ${optionName}: 0 cannot be used.`);
	return normalizeSignal(killSignal, optionName);
};
const normalizeSignalArgument = (signal) => signal === 0 ? signal : normalizeSignal(signal, "`subprocess.kill()`'s argument");
const normalizeSignal = (signalNameOrInteger, optionName) => {
	if (Number.isInteger(signalNameOrInteger)) return normalizeSignalInteger(signalNameOrInteger, optionName);
	if (typeof signalNameOrInteger === "string") return normalizeSignalName(signalNameOrInteger, optionName);
	throw new TypeError(`Invalid ${optionName} ${String(signalNameOrInteger)}: it must be a string or an integer.\n${getAvailableSignals()}`);
};
const normalizeSignalInteger = (signalInteger, optionName) => {
	if (signalsIntegerToName.has(signalInteger)) return signalsIntegerToName.get(signalInteger);
	throw new TypeError(`Invalid ${optionName} ${signalInteger}: this signal integer does not exist.\n${getAvailableSignals()}`);
};
const getSignalsIntegerToName = () => new Map(Object.entries(constants$3.signals).reverse().map(([signalName, signalInteger]) => [signalInteger, signalName]));
const signalsIntegerToName = getSignalsIntegerToName();
const normalizeSignalName = (signalName, optionName) => {
	if (signalName in constants$3.signals) return signalName;
	if (signalName.toUpperCase() in constants$3.signals) throw new TypeError(`Invalid ${optionName} '${signalName}': please rename it to '${signalName.toUpperCase()}'.`);
	throw new TypeError(`Invalid ${optionName} '${signalName}': this signal name does not exist.\n${getAvailableSignals()}`);
};
const getAvailableSignals = () => `Available signal names: ${getAvailableSignalNames()}.
Available signal numbers: ${getAvailableSignalIntegers()}.`;
const getAvailableSignalNames = () => Object.keys(constants$3.signals).sort().map((signalName) => `'${signalName}'`).join(", ");
const getAvailableSignalIntegers = () => [...new Set(Object.values(constants$3.signals).sort((signalInteger, signalIntegerTwo) => signalInteger - signalIntegerTwo))].join(", ");
const getSignalDescription = (signal) => signalsByName[signal].description;
// node_modules/execa/lib/terminate/timeout.js
const validateTimeout = ({ timeout }) => {
	if (timeout !== void 0) validateDelay(timeout, "timeout");
};
const validateDelay = (delay, optionName) => {
	if (!Number.isInteger(delay) || delay < 0 || delay > MAX_DELAY) throw new TypeError(`Expected the \`${optionName}\` option to be a non-negative integer up to ${MAX_DELAY}, got \`${delay}\` (${getTypeName(delay)})`);
};
const MAX_DELAY = 2 ** 31 - 1;
const throwOnTimeout = (kill, timeout, context, controller) => timeout === 0 || timeout === void 0 ? [] : [killAfterTimeout(kill, timeout, context, controller)];
const killAfterTimeout = async (kill, timeout, context, { signal }) => {
	await setTimeout$1(timeout, void 0, { signal });
	context.terminationReason ??= "timeout";
	kill();
	throw new DiscardedError();
};
// node_modules/execa/lib/terminate/kill.js
const normalizeForceKillAfterDelay = (forceKillAfterDelay) => {
	if (forceKillAfterDelay === false) return forceKillAfterDelay;
	if (forceKillAfterDelay === true) return DEFAULT_FORCE_KILL_TIMEOUT;
	validateDelay(forceKillAfterDelay, "forceKillAfterDelay");
	return forceKillAfterDelay;
};
const DEFAULT_FORCE_KILL_TIMEOUT = 5e3;
const subprocessKill = ({ kill, options: { forceKillAfterDelay, killSignal }, onInternalError, context, controller }, signalOrError, errorArgument) => {
	const { signal, error } = parseKillArguments(signalOrError, errorArgument, killSignal);
	emitKillError(error, onInternalError);
	const killResult = kill(signal);
	setKillTimeout({
		kill,
		signal,
		forceKillAfterDelay,
		killSignal,
		killResult,
		context,
		controller
	});
	return killResult;
};
const parseKillArguments = (signalOrError, errorArgument, killSignal) => {
	const [signal = killSignal, error] = isErrorInstance(signalOrError) ? [void 0, signalOrError] : [signalOrError, errorArgument];
	if (typeof signal !== "string" && !Number.isInteger(signal)) throw new TypeError(`The first argument must be an error instance or a signal name string/integer: ${String(signal)}`);
	if (error !== void 0 && !isErrorInstance(error)) throw new TypeError(`The second argument is optional. If specified, it must be an error instance: ${error}`);
	return {
		signal: normalizeSignalArgument(signal),
		error
	};
};
const emitKillError = (error, onInternalError) => {
	if (error !== void 0) onInternalError.reject(error);
};
const setKillTimeout = async ({ kill, signal, forceKillAfterDelay, killSignal, killResult, context, controller }) => {
	if (signal === killSignal && killResult) killOnTimeout({
		kill,
		forceKillAfterDelay,
		context,
		controllerSignal: controller.signal
	});
};
const killOnTimeout = async ({ kill, forceKillAfterDelay, context, controllerSignal }) => {
	if (forceKillAfterDelay === false) return;
	try {
		await setTimeout$1(forceKillAfterDelay, void 0, { signal: controllerSignal });
		if (kill("SIGKILL")) context.isForcefullyTerminated ??= true;
	} catch {}
};
// node_modules/execa/lib/utils/abort-signal.js
const onAbortedSignal = async (mainSignal, stopSignal) => {
	if (!mainSignal.aborted) await once$1(mainSignal, "abort", { signal: stopSignal });
};
const validateAbortSignal = (signal, optionName) => {
	if (signal !== void 0 && Object.prototype.toString.call(signal) !== "[object AbortSignal]") throw new TypeError(`The \`${optionName}\` option must be an AbortSignal: ${String(signal)}.`);
};
// node_modules/execa/lib/terminate/cancel.js
const validateCancelSignal = ({ cancelSignal }) => {
	validateAbortSignal(cancelSignal, "cancelSignal");
};
const validateRenamedSignalOption = ({ signal }) => {
	if (signal !== void 0) throw new TypeError("The \"signal\" option has been renamed to \"cancelSignal\" instead.");
};
const throwOnCancel = ({ kill, cancelSignal, gracefulCancel, context, controller }) => cancelSignal === void 0 || gracefulCancel ? [] : [terminateOnCancel(kill, cancelSignal, context, controller)];
const terminateOnCancel = async (kill, cancelSignal, context, { signal }) => {
	await onAbortedSignal(cancelSignal, signal);
	context.terminationReason ??= "cancel";
	kill();
	throw cancelSignal.reason;
};
// node_modules/execa/lib/ipc/validation.js
const validateIpcMethod = ({ methodName, isSubprocess, ipc, isConnected }) => {
	validateIpcOption(methodName, isSubprocess, ipc);
	validateConnection(methodName, isSubprocess, isConnected);
};
const validateIpcOption = (methodName, isSubprocess, ipc) => {
	if (!ipc) throw new Error(`${getMethodName(methodName, isSubprocess)} can only be used if the \`ipc\` option is \`true\`.`);
};
const validateConnection = (methodName, isSubprocess, isConnected) => {
	if (!isConnected) throw new Error(`${getMethodName(methodName, isSubprocess)} cannot be used: the ${getOtherProcessName(isSubprocess)} has already exited or disconnected.`);
};
const throwOnEarlyDisconnect = (isSubprocess) => {
	throw new Error(`${getMethodName("getOneMessage", isSubprocess)} could not complete: the ${getOtherProcessName(isSubprocess)} exited or disconnected.`);
};
const throwOnStrictDeadlockError = (isSubprocess) => {
	throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} is sending a message too, instead of listening to incoming messages.
This can be fixed by both sending a message and listening to incoming messages at the same time:

const [receivedMessage] = await Promise.all([
	${getMethodName("getOneMessage", isSubprocess)},
	${getMethodName("sendMessage", isSubprocess, "message, {strict: true}")},
]);`);
};
const getStrictResponseError = (error, isSubprocess) => new Error(`${getMethodName("sendMessage", isSubprocess)} failed when sending an acknowledgment response to the ${getOtherProcessName(isSubprocess)}.`, { cause: error });
const throwOnMissingStrict = (isSubprocess) => {
	throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} is not listening to incoming messages.`);
};
const throwOnStrictDisconnect = (isSubprocess) => {
	throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} exited without listening to incoming messages.`);
};
const getAbortDisconnectError = () => new Error(`\`cancelSignal\` aborted: the ${getOtherProcessName(true)} disconnected.`);
const throwOnMissingParent = () => {
	throw new Error("`getCancelSignal()` cannot be used without setting the `gracefulCancel` option to `true`.");
};
const handleEpipeError = ({ error, methodName, isSubprocess }) => {
	if (error.code === "EPIPE") throw new Error(`${getMethodName(methodName, isSubprocess)} cannot be used: the ${getOtherProcessName(isSubprocess)} is disconnecting.`, { cause: error });
};
const handleSerializationError = ({ error, methodName, isSubprocess, message }) => {
	if (isSerializationError(error)) throw new Error(`${getMethodName(methodName, isSubprocess)}'s argument type is invalid: the message cannot be serialized: ${serializeInvalidMessage(message)}.`, { cause: error });
};
const serializeInvalidMessage = (message) => {
	try {
		return String(message);
	} catch {
		return inspect(message);
	}
};
const isSerializationError = ({ code, message }) => SERIALIZATION_ERROR_CODES.has(code) || SERIALIZATION_ERROR_MESSAGES.some((serializationErrorMessage) => message.includes(serializationErrorMessage));
const SERIALIZATION_ERROR_CODES = new Set(["ERR_MISSING_ARGS", "ERR_INVALID_ARG_TYPE"]);
const SERIALIZATION_ERROR_MESSAGES = [
	"could not be cloned",
	"circular structure",
	"call stack size exceeded"
];
const getMethodName = (methodName, isSubprocess, parameters = "") => methodName === "cancelSignal" ? "`cancelSignal`'s `controller.abort()`" : `${getNamespaceName(isSubprocess)}${methodName}(${parameters})`;
const getNamespaceName = (isSubprocess) => isSubprocess ? "" : "subprocess.";
const getOtherProcessName = (isSubprocess) => isSubprocess ? "parent process" : "subprocess";
const disconnect = (anyProcess) => {
	if (anyProcess.connected) anyProcess.disconnect();
};
// node_modules/execa/lib/utils/deferred.js
const createDeferred = () => {
	const methods = {};
	const promise = new Promise((resolve, reject) => {
		Object.assign(methods, {
			resolve,
			reject
		});
	});
	return Object.assign(promise, methods);
};
// node_modules/execa/lib/utils/max-listeners.js
const incrementMaxListeners = (eventEmitter, maxListenersIncrement, signal) => {
	const maxListeners = eventEmitter.getMaxListeners();
	if (maxListeners === 0 || maxListeners === 1e400) return;
	eventEmitter.setMaxListeners(maxListeners + maxListenersIncrement);
	addAbortListener(signal, () => {
		eventEmitter.setMaxListeners(eventEmitter.getMaxListeners() - maxListenersIncrement);
	});
};
// node_modules/execa/lib/ipc/reference.js
const addReference = (channel, reference) => {
	if (reference) addReferenceCount(channel);
};
const addReferenceCount = (channel) => {
	channel.refCounted();
};
const removeReference = (channel, reference) => {
	if (reference) removeReferenceCount(channel);
};
const removeReferenceCount = (channel) => {
	channel.unrefCounted();
};
const undoAddedReferences = (channel, isSubprocess) => {
	if (!isSubprocess) return;
	removeReferenceCount(channel);
	removeReferenceCount(channel);
};
const redoAddedReferences = (channel, isSubprocess) => {
	if (!isSubprocess) return;
	addReferenceCount(channel);
	addReferenceCount(channel);
};
// node_modules/execa/lib/ipc/incoming.js
const onMessage = async ({ anyProcess, channel, isSubprocess, ipcEmitter }, wrappedMessage) => {
	if (handleStrictResponse(wrappedMessage, anyProcess) || isSubprocess && handleAbort(wrappedMessage)) return;
	if (!INCOMING_MESSAGES.has(anyProcess)) INCOMING_MESSAGES.set(anyProcess, []);
	const incomingMessages = INCOMING_MESSAGES.get(anyProcess);
	incomingMessages.push(wrappedMessage);
	if (incomingMessages.length > 1) return;
	while (incomingMessages.length > 0) {
		await waitForOutgoingMessages(anyProcess, ipcEmitter, incomingMessages[0]);
		await scheduler.yield();
		const message = await handleStrictRequest({
			wrappedMessage: incomingMessages[0],
			anyProcess,
			channel,
			isSubprocess,
			ipcEmitter
		});
		incomingMessages.shift();
		ipcEmitter.emit("message", message);
		ipcEmitter.emit("message:done");
	}
};
const onDisconnect = async ({ anyProcess, channel, isSubprocess, ipcEmitter, boundOnMessage }) => {
	if (isSubprocess) abortOnDisconnect();
	const incomingMessages = INCOMING_MESSAGES.get(anyProcess);
	while (incomingMessages?.length > 0) await once$1(ipcEmitter, "message:done");
	anyProcess.removeListener("message", boundOnMessage);
	redoAddedReferences(channel, isSubprocess);
	ipcEmitter.connected = false;
	ipcEmitter.emit("disconnect");
};
const INCOMING_MESSAGES = new WeakMap();
// node_modules/execa/lib/ipc/forward.js
const getIpcEmitter = (anyProcess, channel, isSubprocess) => {
	if (IPC_EMITTERS.has(anyProcess)) return IPC_EMITTERS.get(anyProcess);
	const ipcEmitter = new EventEmitter();
	ipcEmitter.setMaxListeners(0);
	ipcEmitter.connected = true;
	IPC_EMITTERS.set(anyProcess, ipcEmitter);
	forwardEvents({
		ipcEmitter,
		anyProcess,
		channel,
		isSubprocess
	});
	return ipcEmitter;
};
const IPC_EMITTERS = new WeakMap();
const forwardEvents = ({ ipcEmitter, anyProcess, channel, isSubprocess }) => {
	const boundOnMessage = onMessage.bind(void 0, {
		anyProcess,
		channel,
		isSubprocess,
		ipcEmitter
	});
	anyProcess.on("message", boundOnMessage);
	anyProcess.once("disconnect", onDisconnect.bind(void 0, {
		anyProcess,
		channel,
		isSubprocess,
		ipcEmitter,
		boundOnMessage
	}));
	undoAddedReferences(channel, isSubprocess);
};
const isConnected = (anyProcess) => {
	const ipcEmitter = IPC_EMITTERS.get(anyProcess);
	return ipcEmitter === void 0 ? anyProcess.channel !== void 0 && anyProcess.channel !== null : ipcEmitter.connected;
};
// node_modules/execa/lib/ipc/strict.js
const handleSendStrict = ({ anyProcess, channel, isSubprocess, message, strict }) => {
	if (!strict) return message;
	const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
	const hasListeners = hasMessageListeners(anyProcess, ipcEmitter);
	return {
		id: count++,
		type: REQUEST_TYPE,
		message,
		hasListeners
	};
};
let count = 0;
const validateStrictDeadlock = (outgoingMessages, wrappedMessage) => {
	if (!isStrictRequest(wrappedMessage) || wrappedMessage.hasListeners) return;
	for (const { id } of outgoingMessages) if (id !== void 0) STRICT_RESPONSES[id].deferred.resolve({
		isDeadlock: true,
		hasListeners: false
	});
};
const handleStrictRequest = async ({ wrappedMessage, anyProcess, channel, isSubprocess, ipcEmitter }) => {
	if (!isStrictRequest(wrappedMessage)) return wrappedMessage;
	const { id, message } = wrappedMessage;
	if (!anyProcess.connected) return message;
	const response = {
		id,
		type: RESPONSE_TYPE,
		message: hasMessageListeners(anyProcess, ipcEmitter)
	};
	try {
		await sendMessage$1({
			anyProcess,
			channel,
			isSubprocess,
			ipc: true
		}, response);
	} catch (error) {
		if (error.cause?.code !== "EPIPE") ipcEmitter.emit("strict:error", error);
	}
	return message;
};
const handleStrictResponse = (wrappedMessage, anyProcess) => {
	if (wrappedMessage?.type !== RESPONSE_TYPE) return false;
	const { id, message: hasListeners } = wrappedMessage;
	const strictResponse = STRICT_RESPONSES[id];
	if (strictResponse?.anyProcess === anyProcess) strictResponse.deferred.resolve({
		isDeadlock: false,
		hasListeners
	});
	return true;
};
const waitForStrictResponse = async (wrappedMessage, anyProcess, isSubprocess) => {
	const deferred = createDeferred();
	STRICT_RESPONSES[wrappedMessage.id] = {
		deferred,
		anyProcess
	};
	const controller = new AbortController();
	try {
		const { isDeadlock, hasListeners } = await Promise.race([deferred, throwOnDisconnect$1(anyProcess, isSubprocess, controller)]);
		if (isDeadlock) throwOnStrictDeadlockError(isSubprocess);
		if (!hasListeners) throwOnMissingStrict(isSubprocess);
	} finally {
		controller.abort();
		delete STRICT_RESPONSES[wrappedMessage.id];
	}
};
const STRICT_RESPONSES = { __proto__: null };
const throwOnDisconnect$1 = async (anyProcess, isSubprocess, { signal }) => {
	incrementMaxListeners(anyProcess, 1, signal);
	await once$1(anyProcess, "disconnect", { signal });
	throwOnStrictDisconnect(isSubprocess);
};
const REQUEST_TYPE = "execa:ipc:request";
const RESPONSE_TYPE = "execa:ipc:response";
const isStrictRequest = (wrappedMessage) => wrappedMessage?.type === REQUEST_TYPE && Number.isInteger(wrappedMessage.id) && typeof wrappedMessage.hasListeners === "boolean";
// node_modules/execa/lib/ipc/outgoing.js
const startSendMessage = (anyProcess, wrappedMessage, strict) => {
	if (!OUTGOING_MESSAGES.has(anyProcess)) OUTGOING_MESSAGES.set(anyProcess, new Set());
	const outgoingMessages = OUTGOING_MESSAGES.get(anyProcess);
	const outgoingMessage = {
		onMessageSent: createDeferred(),
		id: strict ? wrappedMessage.id : void 0
	};
	outgoingMessages.add(outgoingMessage);
	return {
		outgoingMessages,
		outgoingMessage
	};
};
const endSendMessage = ({ outgoingMessages, outgoingMessage }) => {
	outgoingMessages.delete(outgoingMessage);
	outgoingMessage.onMessageSent.resolve();
};
const waitForOutgoingMessages = async (anyProcess, ipcEmitter, wrappedMessage) => {
	while (!hasMessageListeners(anyProcess, ipcEmitter) && OUTGOING_MESSAGES.get(anyProcess)?.size > 0) {
		const outgoingMessages = [...OUTGOING_MESSAGES.get(anyProcess)];
		validateStrictDeadlock(outgoingMessages, wrappedMessage);
		await Promise.all(outgoingMessages.map(({ onMessageSent }) => onMessageSent));
	}
};
const OUTGOING_MESSAGES = new WeakMap();
const IPC_SUBPROCESS_OPTIONS = new WeakMap();
const setIpcSubprocessOptions = (subprocess, options) => {
	IPC_SUBPROCESS_OPTIONS.set(subprocess, options);
};
const hasMessageListeners = (anyProcess, ipcEmitter) => ipcEmitter.listenerCount("message") > getMinListenerCount(anyProcess);
const getMinListenerCount = (anyProcess) => getOptions(anyProcess) !== void 0 && !getFdSpecificValue(getOptions(anyProcess).buffer, "ipc") ? 1 : 0;
const getOptions = (anyProcess) => IPC_SUBPROCESS_OPTIONS.get(anyProcess);
// node_modules/execa/lib/ipc/send.js
const sendMessage$1 = ({ anyProcess, channel, isSubprocess, ipc }, message, options) => {
	const { strict = false } = copyOptions(options);
	checkBooleanOption(strict, "strict");
	const methodName = "sendMessage";
	validateIpcMethod({
		methodName,
		isSubprocess,
		ipc,
		isConnected: anyProcess.connected
	});
	return sendMessageAsync({
		anyProcess,
		channel,
		methodName,
		isSubprocess,
		message,
		strict
	});
};
const sendMessageAsync = async ({ anyProcess, channel, methodName, isSubprocess, message, strict }) => {
	const wrappedMessage = handleSendStrict({
		anyProcess,
		channel,
		isSubprocess,
		message,
		strict
	});
	const outgoingMessagesState = startSendMessage(anyProcess, wrappedMessage, strict);
	try {
		await sendOneMessage({
			anyProcess,
			methodName,
			isSubprocess,
			wrappedMessage,
			message,
			strict
		});
	} catch (error) {
		disconnect(anyProcess);
		throw error;
	} finally {
		endSendMessage(outgoingMessagesState);
	}
};
const sendOneMessage = async ({ anyProcess, methodName, isSubprocess, wrappedMessage, message, strict = false }) => {
	const sendMethod = getSendMethod(anyProcess);
	try {
		await Promise.all([strict ? waitForStrictResponse(wrappedMessage, anyProcess, isSubprocess) : void 0, sendMethod(wrappedMessage)]);
	} catch (error) {
		handleEpipeError({
			error,
			methodName,
			isSubprocess
		});
		handleSerializationError({
			error,
			methodName,
			isSubprocess,
			message
		});
		throw error;
	}
};
const getSendMethod = (anyProcess) => {
	if (PROCESS_SEND_METHODS.has(anyProcess)) return PROCESS_SEND_METHODS.get(anyProcess);
	const sendMethod = promisify(anyProcess.send.bind(anyProcess));
	PROCESS_SEND_METHODS.set(anyProcess, sendMethod);
	return sendMethod;
};
const PROCESS_SEND_METHODS = new WeakMap();
// node_modules/execa/lib/ipc/graceful.js
const sendAbort = (subprocess, message) => {
	const methodName = "cancelSignal";
	validateConnection(methodName, false, subprocess.connected);
	return sendOneMessage({
		anyProcess: subprocess,
		methodName,
		isSubprocess: false,
		wrappedMessage: {
			type: GRACEFUL_CANCEL_TYPE,
			message
		},
		message
	});
};
const getCancelSignal$1 = async ({ anyProcess, channel, isSubprocess, ipc }) => {
	await startIpc({
		anyProcess,
		channel,
		isSubprocess,
		ipc
	});
	return cancelController.signal;
};
const startIpc = async ({ anyProcess, channel, isSubprocess, ipc }) => {
	if (isCancelListening) return;
	if (!ipc) {
		throwOnMissingParent();
		return;
	}
	isCancelListening = true;
	if (!anyProcess.connected) {
		abortOnDisconnect();
		return;
	}
	getIpcEmitter(anyProcess, channel, isSubprocess);
	await scheduler.yield();
};
let isCancelListening = false;
const handleAbort = (wrappedMessage) => {
	if (wrappedMessage?.type !== GRACEFUL_CANCEL_TYPE) return false;
	cancelController.abort(wrappedMessage.message);
	return true;
};
const GRACEFUL_CANCEL_TYPE = "execa:ipc:cancel";
const abortOnDisconnect = () => {
	cancelController.abort(getAbortDisconnectError());
};
const cancelController = new AbortController();
// node_modules/execa/lib/terminate/graceful.js
const validateGracefulCancel = ({ gracefulCancel, cancelSignal, ipc, serialization }) => {
	if (!gracefulCancel) return;
	if (cancelSignal === void 0) throw new Error("The `cancelSignal` option must be defined when setting the `gracefulCancel` option.");
	if (!ipc) throw new Error("The `ipc` option cannot be false when setting the `gracefulCancel` option.");
	if (serialization === "json") throw new Error("The `serialization` option cannot be 'json' when setting the `gracefulCancel` option.");
};
const throwOnGracefulCancel = ({ subprocess, kill, cancelSignal, gracefulCancel, forceKillAfterDelay, context, controller }) => gracefulCancel ? [sendOnAbort({
	subprocess,
	kill,
	cancelSignal,
	forceKillAfterDelay,
	context,
	controller
})] : [];
const sendOnAbort = async ({ subprocess, kill, cancelSignal, forceKillAfterDelay, context, controller: { signal } }) => {
	await onAbortedSignal(cancelSignal, signal);
	const reason = getReason(cancelSignal);
	await sendAbort(subprocess, reason);
	killOnTimeout({
		kill,
		forceKillAfterDelay,
		context,
		controllerSignal: signal
	});
	context.terminationReason ??= "gracefulCancel";
	throw cancelSignal.reason;
};
const getReason = ({ reason }) => {
	if (!(reason instanceof DOMException)) return reason;
	const error = new Error(reason.message);
	Object.defineProperty(error, "stack", {
		value: reason.stack,
		enumerable: false,
		configurable: true,
		writable: true
	});
	return error;
};
// node_modules/execa/lib/methods/node.js
const mapNode = ({ options }) => {
	if (options.node === false) throw new TypeError("The \"node\" option cannot be false with `execaNode()`.");
	return { options: {
		__proto__: null,
		...options,
		node: true
	} };
};
const getDefaultNodeOptions = () => {
	const nodeOptions = [];
	for (let index = 0; index < execArgv.length; index += 1) {
		const nodeOption = execArgv[index];
		if (REMOVED_OPTIONS_WITH_VALUE.has(nodeOption)) {
			if (!execArgv[index + 1]?.startsWith("-")) index += 1;
		} else if (!IGNORED_OPTIONS_REGEXP.test(nodeOption)) nodeOptions.push(nodeOption);
	}
	return nodeOptions;
};
const REMOVED_OPTIONS_WITH_VALUE = new Set([
	"-e",
	"--eval",
	"-p",
	"--print",
	"-pe",
	"--input-type",
	"--inspect-port"
]);
const IGNORED_OPTIONS_REGEXP = /^--(?:inspect|eval=|print=|input-type=)/;
const handleNodeOption = (file, commandArguments, { node: shouldHandleNode = false, nodePath = execPath, nodeOptions = getDefaultNodeOptions(), cwd, execPath: formerNodePath, ...options }) => {
	if (formerNodePath !== void 0) throw new TypeError("The \"execPath\" option has been removed. Please use the \"nodePath\" option instead.");
	if (!Array.isArray(nodeOptions) || nodeOptions.some((nodeOption) => typeof nodeOption !== "string")) throw new TypeError("The \"nodeOptions\" option must be an array of strings.");
	const normalizedNodePath = safeNormalizeFileUrl(nodePath, "The \"nodePath\" option");
	const resolvedNodePath = path$1.resolve(cwd, normalizedNodePath);
	const newOptions = {
		__proto__: null,
		shell: false,
		...options,
		nodePath: resolvedNodePath,
		node: shouldHandleNode,
		cwd
	};
	if (!shouldHandleNode) return [
		file,
		commandArguments,
		newOptions
	];
	if (path$1.basename(file, ".exe") === "node") throw new TypeError("When the \"node\" option is true, the first argument does not need to be \"node\".");
	return [
		resolvedNodePath,
		[
			...nodeOptions,
			file,
			...commandArguments
		],
		{
			__proto__: null,
			...newOptions,
			ipc: newOptions.ipc === void 0 ? true : newOptions.ipc,
			shell: false
		}
	];
};
// node_modules/execa/lib/ipc/ipc-input.js
const validateIpcInputOption = ({ ipcInput, ipc, serialization }) => {
	if (ipcInput === void 0) return;
	if (!ipc) throw new Error("The `ipcInput` option cannot be set unless the `ipc` option is `true`.");
	validateIpcInput[serialization]?.(ipcInput);
};
const validateAdvancedInput = (ipcInput) => {
	try {
		serialize(ipcInput);
	} catch (error) {
		throw new Error("The `ipcInput` option is not serializable with a structured clone.", { cause: error });
	}
};
const validateJsonInput = (ipcInput) => {
	try {
		if (JSON.stringify(ipcInput) === void 0) throw new TypeError("The value cannot be represented as JSON.");
	} catch (error) {
		throw new Error("The `ipcInput` option is not serializable with JSON.", { cause: error });
	}
};
const validateIpcInput = {
	__proto__: null,
	advanced: validateAdvancedInput,
	json: validateJsonInput
};
const sendIpcInput = async (subprocess, ipcInput, ipc) => {
	if (ipcInput === void 0) return;
	await sendMessage$1({
		anyProcess: subprocess,
		channel: subprocess.channel,
		isSubprocess: false,
		ipc
	}, ipcInput);
};
// node_modules/execa/lib/arguments/encoding-option.js
const validateEncoding = ({ encoding }) => {
	if (ENCODINGS.has(encoding)) return;
	const correctEncoding = getCorrectEncoding(encoding);
	if (correctEncoding !== void 0) throw new TypeError(`Invalid option \`encoding: ${serializeEncoding(encoding)}\`.
Please rename it to ${serializeEncoding(correctEncoding)}.`);
	const correctEncodings = [...ENCODINGS].map((correctEncoding) => serializeEncoding(correctEncoding)).join(", ");
	throw new TypeError(`Invalid option \`encoding: ${serializeEncoding(encoding)}\`.
Please rename it to one of: ${correctEncodings}.`);
};
const TEXT_ENCODINGS = new Set(["utf8", "utf16le"]);
const BINARY_ENCODINGS = new Set([
	"buffer",
	"hex",
	"base64",
	"base64url",
	"latin1",
	"ascii"
]);
const ENCODINGS = TEXT_ENCODINGS.union(BINARY_ENCODINGS);
const getStringEncoding = (binary, encoding) => binary || !TEXT_ENCODINGS.has(encoding) ? "utf8" : encoding;
const getInputEncoding = (encoding) => TEXT_ENCODINGS.has(encoding) ? "utf8" : encoding;
const getCorrectEncoding = (encoding) => {
	if (encoding === null) return "buffer";
	if (typeof encoding !== "string") return;
	const lowerEncoding = encoding.toLowerCase();
	if (lowerEncoding in ENCODING_ALIASES) return ENCODING_ALIASES[lowerEncoding];
	if (ENCODINGS.has(lowerEncoding)) return lowerEncoding;
};
const ENCODING_ALIASES = {
	__proto__: null,
	"utf-8": "utf8",
	"utf-16le": "utf16le",
	"ucs-2": "utf16le",
	ucs2: "utf16le",
	binary: "latin1"
};
const serializeEncoding = (encoding) => typeof encoding === "string" ? `"${encoding}"` : String(encoding);
// node_modules/which-command/index.js
const isWindows$1 = process$2.platform === "win32";
const separatorPattern = isWindows$1 ? /[\/\\]/v : /\//v;
const defaultPathExt = ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC";
function resolveOptions(command, options) {
	if (typeof command !== "string" || command.length === 0) throw new TypeError("Expected a non-empty string.");
	const { cwd = process$2.cwd(), path: searchPath = process$2.env.PATH ?? (isWindows$1 ? process$2.env.Path : void 0) ?? "", pathExt = process$2.env.PATHEXT || defaultPathExt } = options;
	return {
		cwd,
		searchPath,
		pathExt
	};
}
function windowsExtensions(command, pathExt) {
	const extensions = pathExt.split(path$1.delimiter).filter(Boolean);
	const commandExtension = path$1.extname(command).toLowerCase();
	if (commandExtension !== "" && extensions.some((extension) => extension.toLowerCase() === commandExtension)) return ["", ...extensions];
	return extensions;
}
function* candidatePaths(command, { cwd, searchPath, pathExt }) {
	const extensions = isWindows$1 ? windowsExtensions(command, pathExt) : [""];
	if (separatorPattern.test(command)) {
		const base = path$1.resolve(cwd, command);
		for (const extension of extensions) yield base + extension;
		return;
	}
	const directories = [...isWindows$1 ? [cwd] : [], ...searchPath.split(path$1.delimiter)];
	for (const directory of directories) {
		const unquoted = isWindows$1 && directory.length > 1 && directory.startsWith("\"") && directory.endsWith("\"") ? directory.slice(1, -1) : directory;
		if (unquoted === "") continue;
		const base = path$1.resolve(cwd, unquoted, command);
		for (const extension of extensions) yield base + extension;
	}
}
function isExecutableSync(filePath) {
	let stats;
	try {
		stats = fs$1.statSync(filePath);
	} catch (error) {
		return isWindows$1 && error.code === "EACCES";
	}
	if (!stats.isFile()) return false;
	if (isWindows$1) return true;
	try {
		fs$1.accessSync(filePath, fs$1.constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
function whichCommandSync(command, options = {}) {
	const resolved = resolveOptions(command, options);
	for (const candidate of candidatePaths(command, resolved)) if (isExecutableSync(candidate)) return candidate;
}
// node_modules/execa/lib/arguments/command-file.js
const parseCommandFile = (file, commandArguments, options) => {
	const parsed = {
		file,
		commandArguments: [...commandArguments],
		options
	};
	return options.shell || process$2.platform !== "win32" ? parsed : escapeWindowsCommand(parsed);
};
const directlyExecutableRegExp = /\.(?:com|exe)$/i;
const escapeWindowsCommand = (parsed) => {
	const resolvedFile = resolveWithShebang(parsed);
	if (resolvedFile !== void 0 && directlyExecutableRegExp.test(resolvedFile)) {
		if (parsed.options.argv0 === void 0) parsed.options.argv0 = parsed.file;
		parsed.file = resolvedFile;
		return parsed;
	}
	for (const value of [parsed.file, ...parsed.commandArguments]) assertNoLineBreak(value);
	const commandLine = `"${[escapeMetaChars(path$1.normalize(resolvedFile ?? parsed.file)), ...parsed.commandArguments.map((argument) => escapeArgument(argument))].join(" ")}"`;
	parsed.options.windowsVerbatimArguments = true;
	return {
		file: process$2.env.comspec || "cmd.exe",
		commandArguments: [
			"/d",
			"/e:on",
			"/v:off",
			"/s",
			"/c",
			commandLine
		],
		options: parsed.options
	};
};
const resolveWithShebang = (parsed) => {
	const resolvedFile = resolvePath(parsed);
	const interpreter = resolvedFile !== void 0 && readShebang(resolvedFile);
	if (!interpreter) return resolvedFile;
	parsed.commandArguments.unshift(resolvedFile);
	parsed.file = interpreter;
	return resolvePath(parsed);
};
const resolvePath = (parsed) => {
	const environment = parsed.options.env || process$2.env;
	const cwd = parsed.options.cwd ?? process$2.cwd();
	const environmentPathExt = getWindowsEnvironmentValue(environment, "PATHEXT");
	const commandExtension = path$1.extname(parsed.file);
	const pathExt = commandExtension === "" ? environmentPathExt : `${commandExtension}${path$1.delimiter}${environmentPathExt ?? ""}`;
	if (hasWindowsPathSeparator(parsed.file)) return whichCommandSync(path$1.resolve(cwd, parsed.file), {
		cwd,
		pathExt
	});
	const resolveOptions = {
		cwd,
		path: getWindowsEnvironmentValue(environment, "PATH") ?? getWindowsEnvironmentValue(process$2.env, "PATH") ?? "",
		pathExt
	};
	return shouldSearchCurrentDirectory(environment) ? whichCommandSync(parsed.file, resolveOptions) : resolvePathDirectories(parsed.file, resolveOptions);
};
const hasWindowsPathSeparator = (file) => file.includes("/") || file.includes("\\") || file.includes(":");
const shouldSearchCurrentDirectory = (environment) => getWindowsEnvironmentValue(process$2.env, "NODEFAULTCURRENTDIRECTORYINEXEPATH") === void 0 && getWindowsEnvironmentValue(environment, "NODEFAULTCURRENTDIRECTORYINEXEPATH") === void 0;
const resolvePathDirectories = (file, { cwd, path: searchPath, pathExt }) => {
	for (const directory of searchPath.split(path$1.delimiter)) {
		const unquotedDirectory = directory.length > 1 && directory.startsWith("\"") && directory.endsWith("\"") ? directory.slice(1, -1) : directory;
		if (unquotedDirectory === "") continue;
		const resolvedFile = whichCommandSync(path$1.resolve(cwd, unquotedDirectory, file), {
			cwd,
			pathExt
		});
		if (resolvedFile !== void 0) return resolvedFile;
	}
};
const getWindowsEnvironmentValue = (environment, name) => {
	const environmentKey = Object.keys(environment).sort().find((key) => key.toUpperCase() === name);
	return environmentKey === void 0 ? void 0 : environment[environmentKey];
};
const SHEBANG_BYTE_LENGTH = 150;
const readShebang = (file) => {
	const buffer = Buffer$1.alloc(SHEBANG_BYTE_LENGTH);
	let bytesRead = 0;
	try {
		const fileDescriptor = openSync(file, "r");
		try {
			bytesRead = readSync(fileDescriptor, buffer, 0, SHEBANG_BYTE_LENGTH, 0);
		} finally {
			closeSync(fileDescriptor);
		}
	} catch {
		return;
	}
	return parseShebang(buffer.toString("utf8", 0, bytesRead));
};
const shebangRegExp = /^#!(?<line>.*)/;
const parseShebang = (contents) => {
	const shebangLine = contents.match(shebangRegExp)?.groups.line.trim();
	if (!shebangLine) return;
	const [interpreterPath, argument] = shebangLine.split(" ", 2);
	const interpreter = interpreterPath.split("/").at(-1);
	if (interpreter === "env") return argument;
	return argument ? `${interpreter} ${argument}` : interpreter;
};
const lineBreakRegExp = /[\n\r]/;
const assertNoLineBreak = (value) => {
	if (lineBreakRegExp.test(value)) throw new TypeError(`The command and its arguments cannot contain a line break on Windows without a shell.\nThis would allow a command injection with \`cmd.exe\`.\nInvalid value: ${JSON.stringify(`${value}`)}`);
};
const metaCharsRegExp = /[()\][%!^"`<>&|;, *?]/g;
const escapeMetaChars = (value) => value.replaceAll(metaCharsRegExp, "^$&");
const backslashRunRegExp = /\\+/g;
const quotedCharacterRegExp = /[^\w#$*+\-./:?@\\\u{80}-\u{10FFFF}]|\p{Control}/u;
const escapeArgument = (rawArgument) => {
	const argument = `${rawArgument}`;
	if (!shouldQuoteArgument(argument)) return argument;
	return `"${argument.replaceAll(backslashRunRegExp, (backslashes, offset, string) => {
		const nextCharacter = string[offset + backslashes.length];
		return nextCharacter === "\"" || nextCharacter === void 0 ? backslashes.repeat(2) : backslashes;
	}).replaceAll("\"", "\"\"").replaceAll("%", "%%cd:~,%")}"`;
};
const shouldQuoteArgument = (argument) => argument === "" || argument.endsWith("\\") || quotedCharacterRegExp.test(argument);
// node_modules/execa/lib/arguments/cwd.js
const normalizeCwd = (cwd = getDefaultCwd()) => {
	const cwdString = safeNormalizeFileUrl(cwd, "The \"cwd\" option");
	return path$1.resolve(cwdString);
};
const getDefaultCwd = () => {
	try {
		return process$2.cwd();
	} catch (error) {
		error.message = `The current directory does not exist.\n${error.message}`;
		throw error;
	}
};
const getCurrentCwd = () => {
	try {
		return process$2.cwd();
	} catch {}
};
const fixCwdError = (originalMessage, cwd) => {
	if (cwd === getCurrentCwd()) return originalMessage;
	let cwdStat;
	try {
		cwdStat = statSync(cwd);
	} catch (error) {
		return `The "cwd" option is invalid: ${cwd}.\n${error.message}\n${originalMessage}`;
	}
	return cwdStat.isDirectory() ? originalMessage : `The "cwd" option is not a directory: ${cwd}.\n${originalMessage}`;
};
// node_modules/execa/lib/arguments/options.js
const cmdExeRegExp = /^cmd(?:\.exe)?$/i;
const normalizeOptions = (filePath, rawArguments, rawOptions) => {
	const sanitizedOptions = {
		__proto__: null,
		...rawOptions
	};
	sanitizedOptions.cwd = normalizeCwd(sanitizedOptions.cwd);
	const [processedFile, processedArguments, processedOptions] = handleNodeOption(filePath, rawArguments, sanitizedOptions);
	const fdOptions = normalizeFdSpecificOptions(processedOptions);
	const options = addDefaultOptions(fdOptions);
	validateBooleanOptions(options);
	validateEnv(options);
	options.env = getEnv(options);
	const { file, commandArguments } = parseCommandFile(processedFile, processedArguments, options);
	validateTimeout(options);
	validateEncoding(options);
	validateIpcInputOption(options);
	validateCancelSignal(options);
	validateRenamedSignalOption(options);
	validateGracefulCancel(options);
	options.shell = normalizeFileUrl(options.shell);
	options.killSignal = normalizeKillSignal(options.killSignal);
	options.forceKillAfterDelay = normalizeForceKillAfterDelay(options.forceKillAfterDelay);
	options.lines = options.lines.map((lines, fdNumber) => lines && !BINARY_ENCODINGS.has(options.encoding) && options.buffer[fdNumber]);
	if (process$2.platform === "win32" && cmdExeRegExp.test(path$1.basename(file))) commandArguments.unshift("/q");
	return {
		file,
		commandArguments,
		options
	};
};
const BOOLEAN_OPTIONS = [
	"extendEnv",
	"preferLocal",
	"reject",
	"cleanup",
	"killDescendants",
	"all",
	"gracefulCancel",
	"ipc",
	"node"
];
const validateBooleanOptions = (options) => {
	for (const optionName of BOOLEAN_OPTIONS) checkBooleanOption(options[optionName], optionName);
};
const validateEnv = ({ env }) => {
	if (env !== void 0 && (typeof env !== "object" || env === null || Array.isArray(env))) throw new TypeError(`The \`env\` option must be an object: ${String(env)}.`);
};
const addDefaultOptions = ({ extendEnv = true, preferLocal = false, cwd, localDir: localDirectory = cwd, encoding = "utf8", reject = true, cleanup = true, killDescendants = false, all = false, windowsHide = true, killSignal = "SIGTERM", forceKillAfterDelay = true, gracefulCancel = false, ipcInput, ipc = ipcInput !== void 0 || gracefulCancel, serialization = "advanced", ...options }) => ({
	__proto__: null,
	...options,
	extendEnv,
	preferLocal,
	cwd,
	localDirectory,
	encoding,
	reject,
	cleanup,
	killDescendants,
	all,
	windowsHide,
	killSignal,
	forceKillAfterDelay,
	gracefulCancel,
	ipcInput,
	ipc,
	serialization
});
const getEnv = (options) => ({
	__proto__: null,
	...computeEnv(options)
});
const computeEnv = ({ env: envOption, extendEnv, preferLocal, node, localDirectory, nodePath }) => {
	const env = {
		__proto__: null,
		...extendEnv && process$2.env,
		...envOption
	};
	if (preferLocal || node) return npmRunPathEnv({
		env,
		cwd: localDirectory,
		execPath: nodePath,
		preferLocal,
		addExecPath: node
	});
	return env;
};
// node_modules/execa/lib/arguments/shell.js
const concatenateShell = (file, commandArguments, options) => options.shell && commandArguments.length > 0 ? [
	[file, ...commandArguments].join(" "),
	[],
	options
] : [
	file,
	commandArguments,
	options
];
// node_modules/execa/lib/transform/split.js
const getSplitLinesGenerator = (binary, preserveNewlines, skipped, state) => binary || skipped ? void 0 : initializeSplitLines(preserveNewlines, state);
const splitLinesSync = (chunk, preserveNewlines, objectMode) => objectMode ? chunk.flatMap((item) => splitLinesItemSync(item, preserveNewlines)) : splitLinesItemSync(chunk, preserveNewlines);
const splitLinesItemSync = (chunk, preserveNewlines) => {
	const { transform, final } = initializeSplitLines(preserveNewlines, {});
	return [...transform(chunk), ...final()];
};
const initializeSplitLines = (preserveNewlines, state) => {
	state.previousChunks = "";
	return {
		transform: splitGenerator.bind(void 0, state, preserveNewlines),
		final: linesFinal.bind(void 0, state)
	};
};
const splitGenerator = function* (state, preserveNewlines, chunk) {
	if (typeof chunk !== "string") {
		yield chunk;
		return;
	}
	let { previousChunks } = state;
	let start = -1;
	for (let end = 0; end < chunk.length; end += 1) {
		if (chunk[end] !== "\n") continue;
		let line = chunk.slice(start + 1, preserveNewlines ? end + 1 : end);
		if (previousChunks.length > 0) {
			line = concatString(previousChunks, line);
			previousChunks = "";
		}
		yield preserveNewlines ? line : stripCarriageReturn(line, state);
		start = end;
	}
	if (start !== chunk.length - 1) previousChunks = concatString(previousChunks, chunk.slice(start + 1));
	state.previousChunks = previousChunks;
};
const stripCarriageReturn = (line, state) => {
	state.isWindowsNewline = line.endsWith("\r");
	return state.isWindowsNewline ? line.slice(0, -1) : line;
};
const linesFinal = function* ({ previousChunks }) {
	if (previousChunks.length > 0) yield previousChunks;
};
const getAppendNewlineGenerator = ({ binary, preserveNewlines, readableObjectMode, state, encoding }) => binary || preserveNewlines || readableObjectMode ? void 0 : { transform: appendNewlineGenerator.bind(void 0, state, getStringEncoding(binary, encoding)) };
const appendNewlineGenerator = function* ({ isWindowsNewline = false }, stringEncoding, chunk) {
	const { unixNewline, windowsNewline, concat } = typeof chunk === "string" ? linesStringInfo : LINES_BYTES_INFO[stringEncoding];
	if (endsWithNewline(chunk, unixNewline)) {
		yield chunk;
		return;
	}
	yield concat(chunk, isWindowsNewline ? windowsNewline : unixNewline);
};
const endsWithNewline = (chunk, unixNewline) => typeof chunk === "string" ? chunk.endsWith(unixNewline) : chunk.length >= unixNewline.length && chunk.subarray(-unixNewline.length).every((byte, index) => byte === unixNewline[index]);
const concatString = (firstChunk, secondChunk) => `${firstChunk}${secondChunk}`;
const linesStringInfo = {
	windowsNewline: "\r\n",
	unixNewline: "\n",
	concat: concatString
};
const concatUint8Array = (firstChunk, secondChunk) => {
	const chunk = new Uint8Array(firstChunk.length + secondChunk.length);
	chunk.set(firstChunk, 0);
	chunk.set(secondChunk, firstChunk.length);
	return chunk;
};
const LINES_BYTES_INFO = {
	__proto__: null,
	utf8: {
		windowsNewline: new Uint8Array([13, 10]),
		unixNewline: new Uint8Array([10]),
		concat: concatUint8Array
	},
	utf16le: {
		windowsNewline: new Uint8Array([
			13,
			0,
			10,
			0
		]),
		unixNewline: new Uint8Array([10, 0]),
		concat: concatUint8Array
	}
};
// node_modules/strip-final-newline/index.js
function stripFinalNewline(input) {
	if (typeof input === "string") return stripFinalNewlineString(input);
	if (!(ArrayBuffer.isView(input) && input.BYTES_PER_ELEMENT === 1)) throw new Error("Input must be a string or a Uint8Array");
	return stripFinalNewlineBinary(input);
}
const stripFinalNewlineString = (input) => input.at(-1) === LF ? input.slice(0, input.at(-2) === CR ? -2 : -1) : input;
const stripFinalNewlineBinary = (input) => input.at(-1) === LF_BINARY ? input.subarray(0, input.at(-2) === CR_BINARY ? -2 : -1) : input;
const LF = "\n";
const LF_BINARY = LF.codePointAt(0);
const CR = "\r";
const CR_BINARY = CR.codePointAt(0);
// node_modules/execa/lib/io/strip-newline.js
const stripNewline = (value, { stripFinalNewline: stripFinalNewline$1 }, fdNumber, allFds) => value !== void 0 && !Array.isArray(value) && getStripFinalNewline(stripFinalNewline$1, fdNumber, allFds) ? stripFinalNewline(value) : value;
const getStripFinalNewline = (stripFinalNewline, fdNumber, allFds) => fdNumber === "all" ? allFds.some((allFd) => stripFinalNewline[allFd]) : stripFinalNewline[fdNumber];
// node_modules/execa/lib/resolve/all-sync.js
const getAllSyncFds = ([, stdout, stderr]) => [...stdout === void 0 ? [] : [1], ...stderr === void 0 ? [] : [2]];
const getAllSync = ([, stdout, stderr], allFds, options) => {
	if (!options.all) return;
	if (stdout === void 0) return splitAllLines(stderr, allFds, options);
	if (stderr === void 0) return splitAllLines(stdout, allFds, options);
	if (hasLines(options)) return [splitAllLines(stdout, allFds, options), splitAllLines(stderr, allFds, options)].flat();
	if (Array.isArray(stdout) || Array.isArray(stderr)) return [stdout, stderr].filter((value) => value.length > 0).flat();
	if (isUint8Array(stdout) && isUint8Array(stderr)) return concatUint8Arrays([stdout, stderr]);
	return BASE64_ENCODINGS.has(options.encoding) ? concatBase64(stdout, stderr, options.encoding) : `${stdout}${stderr}`;
};
const concatBase64 = (stdout, stderr, encoding) => Buffer$1.concat([Buffer$1.from(stdout, encoding), Buffer$1.from(stderr, encoding)]).toString(encoding);
const BASE64_ENCODINGS = new Set(["base64", "base64url"]);
const hasLines = ({ lines }) => Boolean(lines[1] || lines[2]);
const splitAllLines = (value, allFds, options) => value === void 0 || Array.isArray(value) || !hasLines(options) ? value : splitLinesSync(value, !getStripFinalNewline(options.stripFinalNewline, "all", allFds), false);
// node_modules/is-stream/index.js
function isStream(stream, { checkOpen = true } = {}) {
	return stream !== null && typeof stream === "object" && (stream.writable || stream.readable || !checkOpen || stream.writable === void 0 && stream.readable === void 0) && typeof stream.pipe === "function";
}
function isWritableStream$1(stream, { checkOpen = true } = {}) {
	return isStream(stream, { checkOpen }) && (stream.writable || !checkOpen) && typeof stream.write === "function" && typeof stream.end === "function" && typeof stream.writable === "boolean" && typeof stream.writableObjectMode === "boolean" && typeof stream.destroy === "function" && typeof stream.destroyed === "boolean";
}
function isReadableStream$1(stream, { checkOpen = true } = {}) {
	return isStream(stream, { checkOpen }) && (stream.readable || !checkOpen) && typeof stream.read === "function" && typeof stream.readable === "boolean" && typeof stream.readableObjectMode === "boolean" && typeof stream.destroy === "function" && typeof stream.destroyed === "boolean";
}
function isDuplexStream(stream, options) {
	return isWritableStream$1(stream, options) && isReadableStream$1(stream, options);
}
// node_modules/@sec-ant/readable-stream/dist/ponyfill/asyncIterator.js
const a = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);
var c = class {
	#t;
	#n;
	#r = !1;
	#e = void 0;
	constructor(e, t) {
		this.#t = e, this.#n = t;
	}
	next() {
		const e = () => this.#s();
		return this.#e = this.#e ? this.#e.then(e, e) : e(), this.#e;
	}
	return(e) {
		const t = () => this.#i(e);
		return this.#e ? this.#e.then(t, t) : t();
	}
	async #s() {
		if (this.#r) return {
			done: !0,
			value: void 0
		};
		let e;
		try {
			e = await this.#t.read();
		} catch (t) {
			throw this.#e = void 0, this.#r = !0, this.#t.releaseLock(), t;
		}
		return e.done && (this.#e = void 0, this.#r = !0, this.#t.releaseLock()), e;
	}
	async #i(e) {
		if (this.#r) return {
			done: !0,
			value: e
		};
		if (this.#r = !0, !this.#n) {
			const t = this.#t.cancel(e);
			return this.#t.releaseLock(), await t, {
				done: !0,
				value: e
			};
		}
		return this.#t.releaseLock(), {
			done: !0,
			value: e
		};
	}
};
const n = Symbol();
function i() {
	return this[n].next();
}
Object.defineProperty(i, "name", { value: "next" });
function o(r) {
	return this[n].return(r);
}
Object.defineProperty(o, "name", { value: "return" });
const u = Object.create(a, {
	next: {
		enumerable: !0,
		configurable: !0,
		writable: !0,
		value: i
	},
	return: {
		enumerable: !0,
		configurable: !0,
		writable: !0,
		value: o
	}
});
function h({ preventCancel: r = !1 } = {}) {
	const t = new c(this.getReader(), r), s = Object.create(u);
	return s[n] = t, s;
}
// node_modules/get-stream/source/stream.js
const getAsyncIterable = (stream) => {
	if (isReadableStream$1(stream, { checkOpen: false }) && nodeImports.on !== void 0) return getStreamIterable(stream);
	if (typeof stream?.[Symbol.asyncIterator] === "function") return stream;
	if (toString.call(stream) === "[object ReadableStream]") return h.call(stream);
	throw new TypeError("The first argument must be a Readable, a ReadableStream, or an async iterable.");
};
const { toString } = Object.prototype;
const getStreamIterable = async function* (stream) {
	const controller = new AbortController();
	const state = {};
	handleStreamEnd(stream, controller, state);
	try {
		for await (const [chunk] of nodeImports.on(stream, "data", { signal: controller.signal })) yield chunk;
	} catch (error) {
		if (state.error !== void 0) throw state.error;
		else if (!controller.signal.aborted) throw error;
	} finally {
		stream.destroy();
	}
};
const handleStreamEnd = async (stream, controller, state) => {
	try {
		await nodeImports.finished(stream, {
			cleanup: true,
			readable: true,
			writable: false,
			error: false
		});
	} catch (error) {
		state.error = error;
	} finally {
		controller.abort();
	}
};
const nodeImports = {};
// node_modules/get-stream/source/contents.js
const getStreamContents$1 = async (stream, { init, convertChunk, getSize, truncateChunk, addChunk, getFinalChunk, finalize }, { maxBuffer = Number.POSITIVE_INFINITY } = {}) => {
	const asyncIterable = getAsyncIterable(stream);
	const state = init();
	state.length = 0;
	try {
		for await (const chunk of asyncIterable) {
			const convertedChunk = convertChunk[getChunkType(chunk)](chunk, state);
			appendChunk({
				convertedChunk,
				state,
				getSize,
				truncateChunk,
				addChunk,
				maxBuffer
			});
		}
		appendFinalChunk({
			state,
			convertChunk,
			getSize,
			truncateChunk,
			addChunk,
			getFinalChunk,
			maxBuffer
		});
		return finalize(state);
	} catch (error) {
		const normalizedError = typeof error === "object" && error !== null ? error : new Error(error);
		normalizedError.bufferedData = finalize(state);
		throw normalizedError;
	}
};
const appendFinalChunk = ({ state, getSize, truncateChunk, addChunk, getFinalChunk, maxBuffer }) => {
	const convertedChunk = getFinalChunk(state);
	if (convertedChunk !== void 0) appendChunk({
		convertedChunk,
		state,
		getSize,
		truncateChunk,
		addChunk,
		maxBuffer
	});
};
const appendChunk = ({ convertedChunk, state, getSize, truncateChunk, addChunk, maxBuffer }) => {
	const chunkSize = getSize(convertedChunk);
	const newLength = state.length + chunkSize;
	if (newLength <= maxBuffer) {
		addNewChunk(convertedChunk, state, addChunk, newLength);
		return;
	}
	const truncatedChunk = truncateChunk(convertedChunk, maxBuffer - state.length);
	if (truncatedChunk !== void 0) addNewChunk(truncatedChunk, state, addChunk, maxBuffer);
	throw new MaxBufferError();
};
const addNewChunk = (convertedChunk, state, addChunk, newLength) => {
	state.contents = addChunk(convertedChunk, state, newLength);
	state.length = newLength;
};
const getChunkType = (chunk) => {
	const typeOfChunk = typeof chunk;
	if (typeOfChunk === "string") return "string";
	if (typeOfChunk !== "object" || chunk === null) return "others";
	if (globalThis.Buffer?.isBuffer(chunk)) return "buffer";
	const prototypeName = objectToString.call(chunk);
	if (prototypeName === "[object ArrayBuffer]") return "arrayBuffer";
	if (prototypeName === "[object DataView]") return "dataView";
	if (Number.isInteger(chunk.byteLength) && Number.isInteger(chunk.byteOffset) && objectToString.call(chunk.buffer) === "[object ArrayBuffer]") return "typedArray";
	return "others";
};
const { toString: objectToString } = Object.prototype;
var MaxBufferError = class extends Error {
	name = "MaxBufferError";
	constructor() {
		super("maxBuffer exceeded");
	}
};
// node_modules/get-stream/source/utils.js
const identity = (value) => value;
const noop$1 = () => void 0;
const getContentsProperty = ({ contents }) => contents;
const throwObjectStream = (chunk) => {
	throw new Error(`Streams in object mode are not supported: ${String(chunk)}`);
};
const getLengthProperty = (convertedChunk) => convertedChunk.length;
// node_modules/get-stream/source/array.js
async function getStreamAsArray(stream, options) {
	return getStreamContents$1(stream, arrayMethods, options);
}
const initArray = () => ({ contents: [] });
const increment = () => 1;
const addArrayChunk = (convertedChunk, { contents }) => {
	contents.push(convertedChunk);
	return contents;
};
const arrayMethods = {
	init: initArray,
	convertChunk: {
		string: identity,
		buffer: identity,
		arrayBuffer: identity,
		dataView: identity,
		typedArray: identity,
		others: identity
	},
	getSize: increment,
	truncateChunk: noop$1,
	addChunk: addArrayChunk,
	getFinalChunk: noop$1,
	finalize: getContentsProperty
};
// node_modules/get-stream/source/array-buffer.js
async function getStreamAsArrayBuffer(stream, options) {
	return getStreamContents$1(stream, arrayBufferMethods, options);
}
const initArrayBuffer = () => ({ contents: new ArrayBuffer(0) });
const useTextEncoder = (chunk) => textEncoder.encode(chunk);
const textEncoder = new TextEncoder();
const useUint8Array = (chunk) => new Uint8Array(chunk);
const useUint8ArrayWithOffset = (chunk) => new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
const truncateArrayBufferChunk = (convertedChunk, chunkSize) => convertedChunk.slice(0, chunkSize);
const addArrayBufferChunk = (convertedChunk, { contents, length: previousLength }, length) => {
	const newContents = hasArrayBufferResize() ? resizeArrayBuffer(contents, length) : resizeArrayBufferSlow(contents, length);
	new Uint8Array(newContents).set(convertedChunk, previousLength);
	return newContents;
};
const resizeArrayBufferSlow = (contents, length) => {
	if (length <= contents.byteLength) return contents;
	const arrayBuffer = new ArrayBuffer(getNewContentsLength(length));
	new Uint8Array(arrayBuffer).set(new Uint8Array(contents), 0);
	return arrayBuffer;
};
const resizeArrayBuffer = (contents, length) => {
	if (length <= contents.maxByteLength) {
		contents.resize(length);
		return contents;
	}
	const arrayBuffer = new ArrayBuffer(length, { maxByteLength: getNewContentsLength(length) });
	new Uint8Array(arrayBuffer).set(new Uint8Array(contents), 0);
	return arrayBuffer;
};
const getNewContentsLength = (length) => SCALE_FACTOR ** Math.ceil(Math.log(length) / Math.log(SCALE_FACTOR));
const SCALE_FACTOR = 2;
const finalizeArrayBuffer = ({ contents, length }) => hasArrayBufferResize() ? contents : contents.slice(0, length);
const hasArrayBufferResize = () => "resize" in ArrayBuffer.prototype;
const arrayBufferMethods = {
	init: initArrayBuffer,
	convertChunk: {
		string: useTextEncoder,
		buffer: useUint8Array,
		arrayBuffer: useUint8Array,
		dataView: useUint8ArrayWithOffset,
		typedArray: useUint8ArrayWithOffset,
		others: throwObjectStream
	},
	getSize: getLengthProperty,
	truncateChunk: truncateArrayBufferChunk,
	addChunk: addArrayBufferChunk,
	getFinalChunk: noop$1,
	finalize: finalizeArrayBuffer
};
// node_modules/get-stream/source/string.js
async function getStreamAsString(stream, options) {
	return getStreamContents$1(stream, stringMethods, options);
}
const initString = () => ({
	contents: "",
	textDecoder: new TextDecoder()
});
const useTextDecoder = (chunk, { textDecoder }) => textDecoder.decode(chunk, { stream: true });
const addStringChunk = (convertedChunk, { contents }) => contents + convertedChunk;
const truncateStringChunk = (convertedChunk, chunkSize) => convertedChunk.slice(0, chunkSize);
const getFinalStringChunk = ({ textDecoder }) => {
	const finalChunk = textDecoder.decode();
	return finalChunk === "" ? void 0 : finalChunk;
};
const stringMethods = {
	init: initString,
	convertChunk: {
		string: identity,
		buffer: useTextDecoder,
		arrayBuffer: useTextDecoder,
		dataView: useTextDecoder,
		typedArray: useTextDecoder,
		others: throwObjectStream
	},
	getSize: getLengthProperty,
	truncateChunk: truncateStringChunk,
	addChunk: addStringChunk,
	getFinalChunk: getFinalStringChunk,
	finalize: getContentsProperty
};
// node_modules/execa/lib/io/max-buffer.js
const handleMaxBuffer = ({ error, stream, readableObjectMode, lines, encoding, fdNumber }) => {
	if (!(error instanceof MaxBufferError)) throw error;
	if (fdNumber === "all") return error;
	error.maxBufferInfo = {
		fdNumber,
		unit: getMaxBufferUnit(readableObjectMode, lines, encoding)
	};
	stream.destroy();
	throw error;
};
const getMaxBufferUnit = (readableObjectMode, lines, encoding) => {
	if (readableObjectMode) return "objects";
	if (lines) return "lines";
	return encoding === "buffer" ? "bytes" : "characters";
};
const checkIpcMaxBuffer = (ipcOutput, maxBuffer) => {
	if (ipcOutput.length + 1 <= maxBuffer) return;
	const error = new MaxBufferError();
	error.maxBufferInfo = { fdNumber: "ipc" };
	throw error;
};
const getMaxBufferMessage = (error, maxBuffer) => {
	const { streamName, threshold, unit } = getMaxBufferInfo(error, maxBuffer);
	return `Command's ${streamName} was larger than ${threshold} ${unit}`;
};
const getMaxBufferInfo = (error, maxBuffer) => {
	if (error?.maxBufferInfo === void 0) return {
		streamName: "output",
		threshold: maxBuffer[1],
		unit: "bytes"
	};
	const { maxBufferInfo: { fdNumber, unit, threshold = getFdSpecificValue(maxBuffer, fdNumber) } } = error;
	delete error.maxBufferInfo;
	return fdNumber === "ipc" ? {
		streamName: "IPC output",
		threshold,
		unit: "messages"
	} : {
		streamName: getStreamName(fdNumber),
		threshold,
		unit
	};
};
const getMaxBufferSync = ([, stdoutMaxBuffer]) => stdoutMaxBuffer === 0 ? Number.MIN_VALUE : stdoutMaxBuffer;
const handleMaxBufferSync = ({ resultError, output, maxBuffer, buffer }) => {
	const fdNumber = findMaxBufferSync(output, maxBuffer, buffer);
	if (fdNumber === void 0) return {
		resultError,
		isMaxBuffer: resultError?.code === "ENOBUFS"
	};
	const threshold = getMaxBufferValueSync(maxBuffer, fdNumber);
	const error = resultError ?? Object.assign(new MaxBufferError(), { code: "ENOBUFS" });
	error.maxBufferInfo = {
		fdNumber,
		unit: "bytes",
		threshold
	};
	return {
		resultError: error,
		isMaxBuffer: true
	};
};
const findMaxBufferSync = (output, maxBuffer, buffer) => {
	if (output === null) return;
	const fdNumber = output.findIndex((result, index) => result !== null && buffer[index] && result.length > getMaxBufferValueSync(maxBuffer, index));
	return fdNumber === -1 ? void 0 : fdNumber;
};
const getMaxBufferValueSync = (maxBuffer, fdNumber) => Math.min(maxBuffer[1], maxBuffer[fdNumber]);
const truncateMaxBufferSync = (result, fdNumber, { maxBuffer, buffer }) => {
	const maxBufferValue = getMaxBufferValueSync(maxBuffer, fdNumber);
	return buffer[fdNumber] && result.length > maxBufferValue ? result.slice(0, maxBufferValue) : result;
};
// node_modules/execa/lib/return/message.js
const createMessages = ({ stdio, all, ipcOutput, originalError, signal, signalDescription, exitCode, escapedCommand, timedOut, isCanceled, isGracefullyCanceled, isMaxBuffer, isForcefullyTerminated, forceKillAfterDelay, killSignal, maxBuffer, timeout, cwd }) => {
	const errorCode = getErrorCode(originalError);
	const prefix = getErrorPrefix({
		originalError,
		timedOut,
		timeout,
		isMaxBuffer,
		maxBuffer,
		errorCode,
		signal,
		signalDescription,
		exitCode,
		isCanceled,
		isGracefullyCanceled,
		isForcefullyTerminated,
		forceKillAfterDelay,
		killSignal
	});
	const originalMessage = getOriginalMessage(originalError, cwd);
	const shortMessage = `${prefix}: ${escapedCommand}${originalMessage === void 0 ? "" : `\n${originalMessage}`}`;
	return {
		originalMessage,
		shortMessage,
		message: [
			shortMessage,
			...all === void 0 ? [stdio[2], stdio[1]] : [all],
			...stdio.slice(3),
			ipcOutput.map((ipcMessage) => serializeIpcMessage(ipcMessage)).join("\n")
		].map((messagePart) => escapeLines(stripFinalNewline(serializeMessagePart(messagePart)))).filter(Boolean).join("\n\n")
	};
};
const getErrorCode = (error) => typeof error?.code === "string" ? error.code : void 0;
const getErrorPrefix = ({ originalError, timedOut, timeout, isMaxBuffer, maxBuffer, errorCode, signal, signalDescription, exitCode, isCanceled, isGracefullyCanceled, isForcefullyTerminated, forceKillAfterDelay, killSignal }) => {
	const forcefulSuffix = getForcefulSuffix(isForcefullyTerminated, forceKillAfterDelay);
	if (timedOut) return `Command timed out after ${timeout} milliseconds${forcefulSuffix}`;
	if (isGracefullyCanceled) {
		if (signal === void 0) return `Command was gracefully canceled with exit code ${exitCode}`;
		return isForcefullyTerminated ? `Command was gracefully canceled${forcefulSuffix}` : `Command was gracefully canceled with ${signal} (${signalDescription})`;
	}
	if (isCanceled) return `Command was canceled${forcefulSuffix}`;
	if (isMaxBuffer) return `${getMaxBufferMessage(originalError, maxBuffer)}${forcefulSuffix}`;
	if (errorCode !== void 0) return `Command failed with ${errorCode}${forcefulSuffix}`;
	if (isForcefullyTerminated) return `Command was killed with ${killSignal} (${getSignalDescription(killSignal)})${forcefulSuffix}`;
	if (signal !== void 0) return `Command was killed with ${signal} (${signalDescription})`;
	return exitCode === void 0 ? "Command failed" : `Command failed with exit code ${exitCode}`;
};
const getForcefulSuffix = (isForcefullyTerminated, forceKillAfterDelay) => isForcefullyTerminated ? ` and was forcefully terminated after ${forceKillAfterDelay} milliseconds` : "";
const getOriginalMessage = (originalError, cwd) => {
	if (originalError instanceof DiscardedError) return;
	const originalMessage = isExecaError(originalError) ? originalError.originalMessage ?? "" : String(originalError?.message ?? originalError);
	const escapedOriginalMessage = escapeLines(fixCwdError(originalMessage, cwd));
	return escapedOriginalMessage === "" ? void 0 : escapedOriginalMessage;
};
const serializeIpcMessage = (ipcMessage) => typeof ipcMessage === "string" ? ipcMessage : inspect(ipcMessage);
const serializeMessagePart = (messagePart) => Array.isArray(messagePart) ? messagePart.filter((messageItem) => isTextItem(messageItem)).map((messageItem) => stripFinalNewline(serializeMessageItem(messageItem))).join("\n") : serializeMessageItem(messagePart);
const isTextItem = (messageItem) => typeof messageItem === "string" || isUint8Array(messageItem);
const serializeMessageItem = (messageItem) => {
	if (typeof messageItem === "string") return messageItem;
	return isUint8Array(messageItem) ? uint8ArrayToString(messageItem) : "";
};
// node_modules/execa/lib/return/result.js
const makeSuccessResult = ({ command, escapedCommand, stdio, all, ipcOutput, options: { cwd }, startTime }) => omitUndefinedProperties({
	command,
	escapedCommand,
	cwd,
	durationMs: getDurationMs(startTime),
	failed: false,
	timedOut: false,
	isCanceled: false,
	isGracefullyCanceled: false,
	isTerminated: false,
	isMaxBuffer: false,
	isForcefullyTerminated: false,
	exitCode: 0,
	stdout: stdio[1],
	stderr: stdio[2],
	all,
	stdio,
	ipcOutput,
	pipedFrom: []
});
const makeEarlyError = ({ error, command, escapedCommand, fileDescriptors, options, startTime, isSync, stdio = Array.from({ length: fileDescriptors.length }), all }) => makeError({
	error,
	command,
	escapedCommand,
	startTime,
	timedOut: false,
	isCanceled: false,
	isGracefullyCanceled: false,
	isMaxBuffer: false,
	isForcefullyTerminated: false,
	stdio,
	all,
	ipcOutput: [],
	options,
	isSync
});
const getEarlyErrorOutput = (fileDescriptors, options) => {
	const stdio = fileDescriptors.map((fileDescriptor, fdNumber) => getEmptyOutput(fileDescriptor, fdNumber, options));
	return {
		stdio,
		all: getAllSync(stdio, getAllSyncFds(stdio), options)
	};
};
const getEmptyOutput = ({ direction, objectMode }, fdNumber, { stdio, buffer, lines, encoding }) => {
	if (direction === "input" || !PIPED_STDIO.has(stdio[fdNumber]) || !buffer[fdNumber]) return;
	if (objectMode || lines[fdNumber]) return [];
	return encoding === "buffer" ? new Uint8Array() : "";
};
const PIPED_STDIO = new Set(["pipe", "overlapped"]);
const makeError = ({ error: originalError, command, escapedCommand, startTime, timedOut, isCanceled, isGracefullyCanceled, isMaxBuffer, isForcefullyTerminated, exitCode: rawExitCode, signal: rawSignal, stdio, all, ipcOutput, options: { timeoutDuration, timeout = timeoutDuration, forceKillAfterDelay, killSignal, cwd, maxBuffer }, isSync }) => {
	const { exitCode, signal, signalDescription } = normalizeExitPayload(rawExitCode, rawSignal);
	const { originalMessage, shortMessage, message } = createMessages({
		stdio,
		all,
		ipcOutput,
		originalError,
		signal,
		signalDescription,
		exitCode,
		escapedCommand,
		timedOut,
		isCanceled,
		isGracefullyCanceled,
		isMaxBuffer,
		isForcefullyTerminated,
		forceKillAfterDelay,
		killSignal,
		maxBuffer,
		timeout,
		cwd
	});
	const error = getFinalError(originalError, message, isSync);
	Object.assign(error, getErrorProperties({
		error,
		command,
		escapedCommand,
		startTime,
		timedOut,
		isCanceled,
		isGracefullyCanceled,
		isMaxBuffer,
		isForcefullyTerminated,
		exitCode,
		signal,
		signalDescription,
		stdio,
		all,
		ipcOutput,
		cwd,
		originalMessage,
		shortMessage
	}));
	return error;
};
const getErrorProperties = ({ error, command, escapedCommand, startTime, timedOut, isCanceled, isGracefullyCanceled, isMaxBuffer, isForcefullyTerminated, exitCode, signal, signalDescription, stdio, all, ipcOutput, cwd, originalMessage, shortMessage }) => omitUndefinedProperties({
	shortMessage,
	originalMessage,
	command,
	escapedCommand,
	cwd,
	durationMs: getDurationMs(startTime),
	failed: true,
	timedOut,
	isCanceled,
	isGracefullyCanceled,
	isTerminated: signal !== void 0,
	isMaxBuffer,
	isForcefullyTerminated,
	exitCode,
	signal,
	signalDescription,
	code: getErrorCode(error.cause),
	stdout: stdio[1],
	stderr: stdio[2],
	all,
	stdio,
	ipcOutput,
	pipedFrom: []
});
const omitUndefinedProperties = (result) => Object.fromEntries(Object.entries(result).filter(([, value]) => value !== void 0));
const normalizeExitPayload = (rawExitCode, rawSignal) => {
	const exitCode = rawExitCode === null ? void 0 : rawExitCode;
	const signal = rawSignal === null ? void 0 : rawSignal;
	return {
		exitCode,
		signal,
		signalDescription: signal === void 0 ? void 0 : getSignalDescription(rawSignal)
	};
};
// node_modules/parse-ms/index.js
const toZeroIfInfinity = (value) => Number.isFinite(value) ? value : 0;
function parseNumber(milliseconds) {
	return {
		days: Math.trunc(milliseconds / 864e5),
		hours: Math.trunc(milliseconds / 36e5 % 24),
		minutes: Math.trunc(milliseconds / 6e4 % 60),
		seconds: Math.trunc(milliseconds / 1e3 % 60),
		milliseconds: Math.trunc(milliseconds % 1e3),
		microseconds: Math.trunc(toZeroIfInfinity(milliseconds * 1e3) % 1e3),
		nanoseconds: Math.trunc(toZeroIfInfinity(milliseconds * 1e6) % 1e3)
	};
}
function parseBigint(milliseconds) {
	return {
		days: milliseconds / 86400000n,
		hours: milliseconds / 3600000n % 24n,
		minutes: milliseconds / 60000n % 60n,
		seconds: milliseconds / 1000n % 60n,
		milliseconds: milliseconds % 1000n,
		microseconds: 0n,
		nanoseconds: 0n
	};
}
function parseMilliseconds(milliseconds) {
	switch (typeof milliseconds) {
		case "number":
			if (Number.isFinite(milliseconds)) return parseNumber(milliseconds);
			break;
		case "bigint": return parseBigint(milliseconds);
	}
	throw new TypeError("Expected a finite number or bigint");
}
// node_modules/pretty-ms/index.js
const isZero = (value) => value === 0 || value === 0n;
const pluralize = (word, count) => count === 1 || count === 1n ? word : `${word}s`;
const SECOND_ROUNDING_EPSILON = 1e-7;
const ONE_DAY_IN_MILLISECONDS = 24n * 60n * 60n * 1000n;
function prettyMilliseconds(milliseconds, options) {
	const isBigInt = typeof milliseconds === "bigint";
	if (!isBigInt && !Number.isFinite(milliseconds)) throw new TypeError("Expected a finite number or bigint");
	options = { ...options };
	const sign = milliseconds < 0 ? "-" : "";
	milliseconds = milliseconds < 0 ? -milliseconds : milliseconds;
	if (options.colonNotation) {
		options.compact = false;
		options.formatSubMilliseconds = false;
		options.separateMilliseconds = false;
		options.verbose = false;
	}
	if (options.compact) {
		options.unitCount = 1;
		options.secondsDecimalDigits = 0;
		options.millisecondsDecimalDigits = 0;
	}
	let result = [];
	const floorDecimals = (value, decimalDigits) => {
		const flooredInterimValue = Math.floor(value * 10 ** decimalDigits + SECOND_ROUNDING_EPSILON);
		return (Math.round(flooredInterimValue) / 10 ** decimalDigits).toFixed(decimalDigits);
	};
	const add = (value, long, short, valueString) => {
		if ((result.length === 0 || !options.colonNotation) && isZero(value) && !(options.colonNotation && short === "m")) return;
		valueString ??= String(value);
		if (options.colonNotation) {
			const wholeDigits = valueString.includes(".") ? valueString.split(".")[0].length : valueString.length;
			const minLength = result.length > 0 ? 2 : 1;
			valueString = "0".repeat(Math.max(0, minLength - wholeDigits)) + valueString;
		} else valueString += options.verbose ? " " + pluralize(long, value) : short;
		result.push(valueString);
	};
	const parsed = parseMilliseconds(milliseconds);
	const days = BigInt(parsed.days);
	if (options.hideYearAndDays) add(BigInt(days) * 24n + BigInt(parsed.hours), "hour", "h");
	else {
		if (options.hideYear) add(days, "day", "d");
		else {
			add(days / 365n, "year", "y");
			add(days % 365n, "day", "d");
		}
		add(Number(parsed.hours), "hour", "h");
	}
	add(Number(parsed.minutes), "minute", "m");
	if (!options.hideSeconds) {
		if (options.separateMilliseconds || options.formatSubMilliseconds || !options.colonNotation && milliseconds < 1e3 && !options.subSecondsAsDecimals) {
			const seconds = Number(parsed.seconds);
			const milliseconds = Number(parsed.milliseconds);
			const microseconds = Number(parsed.microseconds);
			const nanoseconds = Number(parsed.nanoseconds);
			add(seconds, "second", "s");
			if (options.formatSubMilliseconds) {
				add(milliseconds, "millisecond", "ms");
				add(microseconds, "microsecond", "\u00b5s");
				add(nanoseconds, "nanosecond", "ns");
			} else {
				const millisecondsAndBelow = milliseconds + microseconds / 1e3 + nanoseconds / 1e6;
				const millisecondsDecimalDigits = typeof options.millisecondsDecimalDigits === "number" ? options.millisecondsDecimalDigits : 0;
				const roundedMilliseconds = millisecondsAndBelow >= 1 ? Math.round(millisecondsAndBelow) : Math.ceil(millisecondsAndBelow);
				const maximumMilliseconds = 1e3 - 10 ** -millisecondsDecimalDigits;
				const millisecondsString = millisecondsDecimalDigits ? Math.min(millisecondsAndBelow, maximumMilliseconds).toFixed(millisecondsDecimalDigits) : Math.min(roundedMilliseconds, maximumMilliseconds);
				add(Number.parseFloat(millisecondsString), "millisecond", "ms", millisecondsString);
			}
		} else {
			const secondsFixed = floorDecimals((isBigInt ? Number(milliseconds % ONE_DAY_IN_MILLISECONDS) : milliseconds) / 1e3 % 60, typeof options.secondsDecimalDigits === "number" ? options.secondsDecimalDigits : 1);
			const secondsString = options.keepDecimalsOnWholeSeconds ? secondsFixed : secondsFixed.replace(/\.0+$/, "");
			add(Number.parseFloat(secondsString), "second", "s", secondsString);
		}
	}
	if (result.length === 0) return sign + "0" + (options.verbose ? " milliseconds" : "ms");
	const separator = options.colonNotation ? ":" : " ";
	if (typeof options.unitCount === "number") result = result.slice(0, Math.max(options.unitCount, 1));
	return sign + result.join(separator);
}
// node_modules/execa/lib/verbose/error.js
const logError = (result, verboseInfo) => {
	if (result.failed) verboseLog({
		type: "error",
		verboseMessage: result.shortMessage,
		verboseInfo,
		result
	});
};
// node_modules/execa/lib/verbose/complete.js
const logResult = (result, verboseInfo) => {
	if (!isVerbose(verboseInfo)) return;
	logError(result, verboseInfo);
	logDuration(result, verboseInfo);
};
const logDuration = (result, verboseInfo) => {
	const verboseMessage = `(done in ${prettyMilliseconds(result.durationMs)})`;
	verboseLog({
		type: "duration",
		verboseMessage,
		verboseInfo,
		result
	});
};
// node_modules/execa/lib/return/reject.js
const handleResult = (result, verboseInfo, { reject }) => {
	logResult(result, verboseInfo);
	if (reject && result.failed) throw result;
	return result;
};
// node_modules/execa/lib/stdio/type.js
const getStdioItemType = (value, optionName) => {
	if (isAsyncGenerator(value)) return "asyncGenerator";
	if (isSyncGenerator(value)) return "generator";
	if (isUrl(value)) return "fileUrl";
	if (isFilePathObject(value)) return "filePath";
	if (isWebStream(value)) return "webStream";
	if (isStream(value, { checkOpen: false })) return "native";
	if (isUint8Array(value)) return "uint8Array";
	if (isAsyncIterableObject(value)) return "asyncIterable";
	if (isIterableObject(value)) return "iterable";
	if (isTransformStream(value)) return getTransformStreamType({ transform: value }, optionName);
	return isTransformOptions(value) ? getTransformObjectType(value, optionName) : "native";
};
const getTransformObjectType = (value, optionName) => {
	if (isDuplexStream(value.transform, { checkOpen: false })) return getDuplexType(value, optionName);
	return isTransformStream(value.transform) ? getTransformStreamType(value, optionName) : getGeneratorObjectType(value, optionName);
};
const getDuplexType = (value, optionName) => {
	validateNonGeneratorType(value, optionName, "Duplex stream");
	return "duplex";
};
const getTransformStreamType = (value, optionName) => {
	validateNonGeneratorType(value, optionName, "web TransformStream");
	return "webTransform";
};
const validateNonGeneratorType = ({ final, binary, objectMode }, optionName, typeName) => {
	checkUndefinedOption(final, `${optionName}.final`, typeName);
	checkUndefinedOption(binary, `${optionName}.binary`, typeName);
	checkBooleanOption(objectMode, `${optionName}.objectMode`);
};
const checkUndefinedOption = (value, optionName, typeName) => {
	if (value !== void 0) throw new TypeError(`The \`${optionName}\` option can only be defined when using a generator, not a ${typeName}.`);
};
const getGeneratorObjectType = ({ transform, final, binary, objectMode }, optionName) => {
	if (transform !== void 0 && !isGenerator(transform)) throw new TypeError(`The \`${optionName}.transform\` option must be a generator, a Duplex stream or a web TransformStream.`);
	if (isDuplexStream(final, { checkOpen: false })) throw new TypeError(`The \`${optionName}.final\` option must not be a Duplex stream.`);
	if (isTransformStream(final)) throw new TypeError(`The \`${optionName}.final\` option must not be a web TransformStream.`);
	if (final !== void 0 && !isGenerator(final)) throw new TypeError(`The \`${optionName}.final\` option must be a generator.`);
	checkBooleanOption(binary, `${optionName}.binary`);
	checkBooleanOption(objectMode, `${optionName}.objectMode`);
	return isAsyncGenerator(transform) || isAsyncGenerator(final) ? "asyncGenerator" : "generator";
};
const isGenerator = (value) => isAsyncGenerator(value) || isSyncGenerator(value);
const isAsyncGenerator = (value) => Object.prototype.toString.call(value) === "[object AsyncGeneratorFunction]";
const isSyncGenerator = (value) => Object.prototype.toString.call(value) === "[object GeneratorFunction]";
const isTransformOptions = (value) => isPlainObject(value) && (value.transform !== void 0 || value.final !== void 0);
const isUrl = (value) => Object.prototype.toString.call(value) === "[object URL]";
const isRegularUrl = (value) => isUrl(value) && value.protocol !== "file:";
const isFilePathObject = (value) => isPlainObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => FILE_PATH_KEYS.has(key)) && isFilePathString(value.file);
const FILE_PATH_KEYS = new Set(["file", "append"]);
const isFilePathString = (file) => typeof file === "string";
const isStdioValueObject = (value) => isPlainObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => STDIO_VALUE_KEYS.has(key)) && "value" in value;
const STDIO_VALUE_KEYS = new Set(["value", "input"]);
const isUnknownStdioString = (type, value) => type === "native" && typeof value === "string" && !KNOWN_STDIO_STRINGS.has(value);
const KNOWN_STDIO_STRINGS = new Set([
	"ipc",
	"ignore",
	"inherit",
	"overlapped",
	"pipe"
]);
const isReadableStream = (value) => Object.prototype.toString.call(value) === "[object ReadableStream]";
const isWritableStream = (value) => Object.prototype.toString.call(value) === "[object WritableStream]";
const isWebStream = (value) => isReadableStream(value) || isWritableStream(value);
const isTransformStream = (value) => isReadableStream(value?.readable) && isWritableStream(value?.writable);
const isAsyncIterableObject = (value) => isObject(value) && typeof value[Symbol.asyncIterator] === "function";
const isIterableObject = (value) => isObject(value) && typeof value[Symbol.iterator] === "function";
const isObject = (value) => typeof value === "object" && value !== null;
const TRANSFORM_TYPES = new Set([
	"generator",
	"asyncGenerator",
	"duplex",
	"webTransform"
]);
const FILE_TYPES = new Set([
	"fileUrl",
	"filePath",
	"fileNumber"
]);
const SPECIAL_DUPLICATE_TYPES_SYNC = new Set(["fileUrl", "filePath"]);
const SPECIAL_DUPLICATE_TYPES = new Set([
	...SPECIAL_DUPLICATE_TYPES_SYNC,
	"webStream",
	"nodeStream"
]);
const FORBID_DUPLICATE_TYPES = new Set(["webTransform", "duplex"]);
const TYPE_TO_MESSAGE = {
	generator: "a generator",
	asyncGenerator: "an async generator",
	fileUrl: "a file URL",
	filePath: "a file path string",
	fileNumber: "a file descriptor number",
	webStream: "a web stream",
	nodeStream: "a Node.js stream",
	webTransform: "a web TransformStream",
	duplex: "a Duplex stream",
	native: "any value",
	iterable: "an iterable",
	asyncIterable: "an async iterable",
	string: "a string",
	uint8Array: "a Uint8Array"
};
// node_modules/execa/lib/transform/object-mode.js
const getTransformObjectModes = (objectMode, index, newTransforms, direction) => direction === "output" ? getOutputObjectModes(objectMode, index, newTransforms) : getInputObjectModes(objectMode, index, newTransforms);
const getOutputObjectModes = (objectMode, index, newTransforms) => {
	const writableObjectMode = index !== 0 && newTransforms[index - 1].value.readableObjectMode;
	return {
		writableObjectMode,
		readableObjectMode: objectMode ?? writableObjectMode
	};
};
const getInputObjectModes = (objectMode, index, newTransforms) => {
	const writableObjectMode = index === 0 ? objectMode === true : newTransforms[index - 1].value.readableObjectMode;
	return {
		writableObjectMode,
		readableObjectMode: index !== newTransforms.length - 1 && (objectMode ?? writableObjectMode)
	};
};
const getFdObjectMode = (stdioItems, direction) => {
	const lastTransform = stdioItems.findLast(({ type }) => TRANSFORM_TYPES.has(type));
	if (lastTransform === void 0) return false;
	return direction === "input" ? lastTransform.value.writableObjectMode : lastTransform.value.readableObjectMode;
};
// node_modules/execa/lib/transform/normalize.js
const normalizeTransforms = (stdioItems, optionName, direction, options) => [...stdioItems.filter(({ type }) => !TRANSFORM_TYPES.has(type)), ...getTransforms(stdioItems, optionName, direction, options)];
const getTransforms = (stdioItems, optionName, direction, { encoding }) => {
	const transforms = stdioItems.filter(({ type }) => TRANSFORM_TYPES.has(type));
	const newTransforms = Array.from({ length: transforms.length });
	for (const [index, stdioItem] of Object.entries(transforms)) newTransforms[index] = normalizeTransform({
		stdioItem,
		index: Number(index),
		newTransforms,
		optionName,
		direction,
		encoding
	});
	return sortTransforms(newTransforms, direction);
};
const normalizeTransform = ({ stdioItem, stdioItem: { type }, index, newTransforms, optionName, direction, encoding }) => {
	if (type === "duplex") return normalizeDuplex({
		stdioItem,
		optionName
	});
	if (type === "webTransform") return normalizeTransformStream({
		stdioItem,
		index,
		newTransforms,
		direction
	});
	return normalizeGenerator({
		stdioItem,
		index,
		newTransforms,
		direction,
		encoding
	});
};
const normalizeDuplex = ({ stdioItem, optionName }) => {
	const { value } = stdioItem;
	const { transform } = value;
	const { writableObjectMode, readableObjectMode } = transform;
	const { objectMode = readableObjectMode } = value;
	if (objectMode && !readableObjectMode) throw new TypeError(`The \`${optionName}.objectMode\` option can only be \`true\` if \`new Duplex({objectMode: true})\` is used.`);
	if (!objectMode && readableObjectMode) throw new TypeError(`The \`${optionName}.objectMode\` option cannot be \`false\` if \`new Duplex({objectMode: true})\` is used.`);
	return {
		...stdioItem,
		value: {
			transform,
			writableObjectMode,
			readableObjectMode
		}
	};
};
const normalizeTransformStream = ({ stdioItem, stdioItem: { value }, index, newTransforms, direction }) => {
	const { transform, objectMode } = isPlainObject(value) ? value : { transform: value };
	const { writableObjectMode, readableObjectMode } = getTransformObjectModes(objectMode, index, newTransforms, direction);
	return {
		...stdioItem,
		value: {
			transform,
			writableObjectMode,
			readableObjectMode
		}
	};
};
const normalizeGenerator = ({ stdioItem, stdioItem: { value }, index, newTransforms, direction, encoding }) => {
	const { transform, final, binary: binaryOption = false, preserveNewlines = false, objectMode } = isPlainObject(value) ? value : { transform: value };
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const { writableObjectMode, readableObjectMode } = getTransformObjectModes(objectMode, index, newTransforms, direction);
	return {
		...stdioItem,
		value: {
			transform,
			final,
			binary,
			preserveNewlines,
			writableObjectMode,
			readableObjectMode
		}
	};
};
const sortTransforms = (newTransforms, direction) => direction === "input" ? newTransforms.reverse() : newTransforms;
// node_modules/execa/lib/stdio/direction.js
const getStreamDirection = ({ stdioItems, isStdioArray, fdNumber, optionName }) => {
	const directions = stdioItems.map((stdioItem) => getStdioItemDirection(stdioItem, fdNumber, isStdioArray));
	if (directions.includes("input") && directions.includes("output")) throw new TypeError(`The \`${optionName}\` option must not be an array of both readable and writable values.`);
	return directions.find(Boolean) ?? DEFAULT_DIRECTION;
};
const getStdioItemDirection = (stdioItem, fdNumber, isStdioArray) => {
	const knownDirection = KNOWN_DIRECTIONS[fdNumber];
	const direction = getRequestedDirection(stdioItem);
	if (knownDirection === void 0) return direction;
	validateKnownDirection(stdioItem, knownDirection, isStdioArray);
	return knownDirection;
};
const getRequestedDirection = ({ type, value, direction, optionName }) => {
	const guessedDirection = guessStreamDirection[type](value);
	if (direction === "input" && guessedDirection === "output") throw new TypeError(`The \`${optionName}\` option is invalid: \`input: true\` cannot be used with a writable value, which is always an output.`);
	return direction ?? guessedDirection;
};
const validateKnownDirection = ({ type, value, optionName }, knownDirection, isStdioArray) => {
	if (!STREAM_TYPES.has(type) || !isStdioArray && getStandardStreamDirection(value) !== void 0) return;
	const guessedDirection = guessStreamDirection[type](value);
	if (guessedDirection === void 0 || guessedDirection === knownDirection) return;
	throw new TypeError(`The \`${optionName}\` option is invalid: a ${guessedDirection === "input" ? "readable" : "writable"} value is always an ${guessedDirection}, but \`${optionName}\` is an ${knownDirection}.`);
};
const STREAM_TYPES = new Set([
	"native",
	"nodeStream",
	"webStream"
]);
const KNOWN_DIRECTIONS = [
	"input",
	"output",
	"output"
];
const anyDirection = () => void 0;
const alwaysInput = () => "input";
const guessStreamDirection = {
	generator: anyDirection,
	asyncGenerator: anyDirection,
	fileUrl: anyDirection,
	filePath: anyDirection,
	iterable: alwaysInput,
	asyncIterable: alwaysInput,
	uint8Array: alwaysInput,
	string: alwaysInput,
	webStream: (value) => isWritableStream(value) ? "output" : "input",
	nodeStream(value) {
		if (!isReadableStream$1(value, { checkOpen: false })) return "output";
		return isWritableStream$1(value, { checkOpen: false }) ? void 0 : "input";
	},
	webTransform: anyDirection,
	duplex: anyDirection,
	native(value) {
		const standardStreamDirection = getStandardStreamDirection(value);
		if (standardStreamDirection !== void 0) return standardStreamDirection;
		if (isStream(value, { checkOpen: false })) return guessStreamDirection.nodeStream(value);
	}
};
const getStandardStreamDirection = (value) => {
	if ([0, process$2.stdin].includes(value)) return "input";
	if ([
		1,
		2,
		process$2.stdout,
		process$2.stderr
	].includes(value)) return "output";
};
const DEFAULT_DIRECTION = "output";
// node_modules/execa/lib/ipc/array.js
const normalizeIpcStdioArray = (stdioArray, ipc) => ipc ? [...stdioArray, "ipc"] : stdioArray;
// node_modules/execa/lib/stdio/stdio-option.js
const normalizeStdioOption = (options, verboseInfo, isSync) => {
	const { stdio, ipc, buffer } = options;
	const stdioArray = getStdioArray(stdio, options).map((stdioOption, fdNumber) => addDefaultValue(stdioOption, fdNumber));
	validateIpcStdioOption(stdioArray);
	return isSync ? normalizeStdioSync(stdioArray, buffer, verboseInfo) : normalizeIpcStdioArray(stdioArray, ipc);
};
const validateIpcStdioOption = (stdioArray) => {
	if (stdioArray.some((stdioOption) => hasIpcStdioOption(stdioOption))) throw new Error("The `ipc: true` option must be used instead of `stdio: 'ipc'`.");
};
const hasIpcStdioOption = (stdioOption) => Array.isArray(stdioOption) ? stdioOption.some((item) => hasIpcStdioItem(item)) : hasIpcStdioItem(stdioOption);
const hasIpcStdioItem = (stdioOption) => isStdioValueObject(stdioOption) ? stdioOption.value === "ipc" : stdioOption === "ipc";
const getStdioArray = (stdio, options) => {
	if (stdio === void 0) return STANDARD_STREAMS_ALIASES.map((alias) => options[alias]);
	if (hasAlias(options)) throw new Error(`It's not possible to provide \`stdio\` in combination with one of ${STANDARD_STREAMS_ALIASES.map((alias) => `\`${alias}\``).join(", ")}`);
	if (typeof stdio === "string") return [
		stdio,
		stdio,
		stdio
	];
	if (!Array.isArray(stdio)) throw new TypeError(`Expected \`stdio\` to be of type \`string\` or \`Array\`, got \`${getTypeName(stdio)}\``);
	const length = Math.max(stdio.length, STANDARD_STREAMS_ALIASES.length);
	return Array.from({ length }, (_, fdNumber) => stdio[fdNumber]);
};
const hasAlias = (options) => STANDARD_STREAMS_ALIASES.some((alias) => options[alias] !== void 0);
const addDefaultValue = (stdioOption, fdNumber) => {
	if (Array.isArray(stdioOption)) return stdioOption.map((item) => addDefaultValue(item, fdNumber));
	if (stdioOption === null || stdioOption === void 0) return fdNumber >= STANDARD_STREAMS_ALIASES.length ? "ignore" : "pipe";
	return stdioOption;
};
const normalizeStdioSync = (stdioArray, buffer, verboseInfo) => stdioArray.map((stdioOption, fdNumber) => !buffer[fdNumber] && isStandardOutputFd(fdNumber) && !isFullVerbose(verboseInfo, fdNumber) && isOutputPipeOnly(stdioOption, fdNumber) ? "ignore" : stdioOption);
const isOutputPipeOnly = (stdioOption, fdNumber) => isOutputPipe(stdioOption, fdNumber) || Array.isArray(stdioOption) && stdioOption.length > 0 && stdioOption.every((item) => isOutputPipe(item, fdNumber));
const isOutputPipe = (stdioOption, fdNumber) => stdioOption === "pipe" || isOutputPipeObject(stdioOption, fdNumber);
const isOutputPipeObject = (stdioOption, fdNumber) => isStdioValueObject(stdioOption) && stdioOption.value === "pipe" && (stdioOption.input === void 0 || stdioOption.input === false || isFixedOutputPipe(fdNumber, stdioOption.input));
const isFixedOutputPipe = (fdNumber, input) => input === true && isStandardOutputFd(fdNumber);
const isStandardOutputFd = (fdNumber) => fdNumber === 1 || fdNumber === 2;
// node_modules/execa/lib/arguments/fd-options.js
const getToStream = (destination, to = "stdin") => {
	const isWritable = true;
	const { options, fileDescriptors } = SUBPROCESS_OPTIONS.get(destination);
	const fdNumber = getFdNumber(fileDescriptors, to, isWritable);
	const destinationStream = destination.stdio[fdNumber];
	if (destinationStream === null) throw new TypeError(getInvalidStdioOptionMessage(fdNumber, to, options, isWritable));
	return destinationStream;
};
const getFromStream = (source, from = "stdout") => {
	const isWritable = false;
	const { options, fileDescriptors } = SUBPROCESS_OPTIONS.get(source);
	const fdNumber = getFdNumber(fileDescriptors, from, isWritable);
	const sourceStream = fdNumber === "all" ? source.all : source.stdio[fdNumber];
	if (sourceStream === null || sourceStream === void 0) throw new TypeError(getInvalidStdioOptionMessage(fdNumber, from, options, isWritable));
	return sourceStream;
};
const SUBPROCESS_OPTIONS = new WeakMap();
const getFdNumber = (fileDescriptors, fdName, isWritable) => {
	const fdNumber = parseFdNumber(fdName, isWritable);
	validateFdNumber(fdNumber, fdName, isWritable, fileDescriptors);
	return fdNumber;
};
const parseFdNumber = (fdName, isWritable) => {
	const fdNumber = parseFd(fdName);
	if (fdNumber !== void 0) return fdNumber;
	const { validOptions, defaultValue } = isWritable ? {
		validOptions: "\"stdin\"",
		defaultValue: "stdin"
	} : {
		validOptions: "\"stdout\", \"stderr\", \"all\"",
		defaultValue: "stdout"
	};
	throw new TypeError(`"${getOptionName(isWritable)}" must not be "${fdName}".
It must be ${validOptions} or "fd3", "fd4" (and so on).
It is optional and defaults to "${defaultValue}".`);
};
const validateFdNumber = (fdNumber, fdName, isWritable, fileDescriptors) => {
	const fileDescriptor = fileDescriptors[getUsedDescriptor(fdNumber)];
	if (fileDescriptor === void 0) throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. That file descriptor does not exist.
Please set the "stdio" option to ensure that file descriptor exists.`);
	if (!isWritable && fileDescriptor.direction === "input") throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. It must be a readable stream, not writable.`);
	if (isWritable && fileDescriptor.direction !== "input") throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. It must be a writable stream, not readable.
If you meant to use it as input, please set its "stdio" option to \`{value: 'pipe', input: true}\`.`);
};
const getInvalidStdioOptionMessage = (fdNumber, fdName, options, isWritable) => {
	if (fdNumber === "all" && !options.all) return "The \"all\" option must be true to use \"from: 'all'\".";
	const { optionName, optionValue } = getInvalidStdioOption(fdNumber, options);
	return `The "${optionName}: ${serializeOptionValue(optionValue)}" option is incompatible with using "${getOptionName(isWritable)}: ${serializeOptionValue(fdName)}".
Please set this option with "pipe" instead.`;
};
const getInvalidStdioOption = (fdNumber, { stdin, stdout, stderr, stdio }) => {
	const usedDescriptor = getUsedDescriptor(fdNumber);
	if (usedDescriptor === 0 && stdin !== void 0) return {
		optionName: "stdin",
		optionValue: stdin
	};
	if (usedDescriptor === 1 && stdout !== void 0) return {
		optionName: "stdout",
		optionValue: stdout
	};
	return usedDescriptor === 2 && stderr !== void 0 ? {
		optionName: "stderr",
		optionValue: stderr
	} : {
		optionName: `stdio[${usedDescriptor}]`,
		optionValue: stdio[usedDescriptor]
	};
};
const getUsedDescriptor = (fdNumber) => fdNumber === "all" ? 1 : fdNumber;
const getOptionName = (isWritable) => isWritable ? "to" : "from";
const serializeOptionValue = (value) => {
	if (typeof value === "string") return `'${value}'`;
	return typeof value === "number" ? `${value}` : "Stream";
};
// node_modules/execa/lib/stdio/native.js
const handleNativeStream = ({ stdioItem, stdioItem: { type }, isStdioArray, fdNumber, direction, isSync }) => {
	if (!isStdioArray || type !== "native") return stdioItem;
	return isSync ? handleNativeStreamSync({
		stdioItem,
		fdNumber,
		direction
	}) : handleNativeStreamAsync({
		stdioItem,
		fdNumber
	});
};
const handleNativeStreamSync = ({ stdioItem, stdioItem: { value, optionName }, fdNumber, direction }) => {
	const targetFd = getTargetFd({
		value,
		optionName,
		fdNumber,
		direction
	});
	if (targetFd !== void 0) return targetFd;
	if (isStream(value, { checkOpen: false })) throw new TypeError(`The \`${optionName}: Stream\` option cannot both be an array and include a stream with synchronous methods.`);
	return stdioItem;
};
const getTargetFd = ({ value, optionName, fdNumber, direction }) => {
	const targetFdNumber = getTargetFdNumber(value, fdNumber);
	if (targetFdNumber === void 0) return;
	if (direction === "output") return {
		type: "fileNumber",
		value: targetFdNumber,
		optionName
	};
	if (tty.isatty(targetFdNumber)) throw new TypeError(`The \`${optionName}: ${serializeOptionValue(value)}\` option is invalid: it cannot be a TTY with synchronous methods.`);
	return {
		type: "uint8Array",
		contents: () => [bufferToUint8Array(readFileSync(targetFdNumber))],
		optionName
	};
};
const getTargetFdNumber = (value, fdNumber) => {
	if (value === "inherit") return fdNumber;
	if (typeof value === "number") return value;
	const standardStreamIndex = STANDARD_STREAMS.indexOf(value);
	if (standardStreamIndex !== -1) return standardStreamIndex;
};
const handleNativeStreamAsync = ({ stdioItem, stdioItem: { value, optionName }, fdNumber }) => {
	if (value === "inherit") return {
		type: "nodeStream",
		value: getStandardStream(fdNumber, value, optionName),
		optionName
	};
	if (typeof value === "number") return {
		type: "nodeStream",
		value: getStandardStream(value, value, optionName),
		optionName
	};
	return isStream(value, { checkOpen: false }) ? {
		type: "nodeStream",
		value,
		optionName
	} : stdioItem;
};
const getStandardStream = (fdNumber, value, optionName) => {
	const standardStream = STANDARD_STREAMS[fdNumber];
	if (standardStream === void 0) throw new TypeError(`The \`${optionName}: ${value}\` option is invalid: no such standard stream.`);
	return standardStream;
};
// node_modules/execa/lib/stdio/input-option.js
const handleInputOptions = ({ input, inputFile }, fdNumber) => fdNumber === 0 ? [...handleInputOption(input), ...handleInputFileOption(inputFile)] : [];
const handleInputOption = (input) => input === void 0 ? [] : [{
	type: getInputType(input),
	value: input,
	optionName: "input"
}];
const getInputType = (input) => {
	if (isReadableStream$1(input, { checkOpen: false })) return "nodeStream";
	if (typeof input === "string") return "string";
	if (isUint8Array(input)) return "uint8Array";
	throw new Error("The `input` option must be a string, a Uint8Array or a Node.js Readable stream.");
};
const handleInputFileOption = (inputFile) => inputFile === void 0 ? [] : [{
	...getInputFileType(inputFile),
	optionName: "inputFile"
}];
const getInputFileType = (inputFile) => {
	if (isUrl(inputFile)) return {
		type: "fileUrl",
		value: inputFile
	};
	if (isFilePathString(inputFile)) return {
		type: "filePath",
		value: { file: inputFile }
	};
	throw new Error("The `inputFile` option must be a file path string or a file URL.");
};
// node_modules/execa/lib/stdio/duplicate.js
const isFileType = (type) => SPECIAL_DUPLICATE_TYPES_SYNC.has(type);
const getFileTarget = ({ type, value }) => type === "filePath" ? path$1.resolve(value.file) : fileURLToPath(value);
const filterDuplicates = (stdioItems) => stdioItems.filter((stdioItemOne, indexOne) => stdioItems.every((stdioItemTwo, indexTwo) => !hasSameValueAndDirection(stdioItemOne, stdioItemTwo) || indexOne >= indexTwo || stdioItemOne.type === "generator" || stdioItemOne.type === "asyncGenerator"));
const hasSameValueAndDirection = (stdioItemOne, stdioItemTwo) => stdioItemOne.value === stdioItemTwo.value && stdioItemOne.direction === stdioItemTwo.direction;
const getDuplicateStream = ({ stdioItem: { type, value, optionName }, direction, fileDescriptors, isSync }) => {
	const otherStdioItems = getOtherStdioItems(fileDescriptors, type);
	if (otherStdioItems.length === 0) return;
	if (isSync) {
		validateDuplicateStreamSync({
			otherStdioItems,
			type,
			value,
			optionName,
			direction
		});
		return;
	}
	if (SPECIAL_DUPLICATE_TYPES.has(type)) return getDuplicateStreamInstance({
		otherStdioItems,
		type,
		value,
		optionName,
		direction
	});
	if (FORBID_DUPLICATE_TYPES.has(type)) validateDuplicateTransform({
		otherStdioItems,
		type,
		value,
		optionName
	});
};
const getOtherStdioItems = (fileDescriptors, type) => fileDescriptors.flatMap(({ direction, stdioItems }) => stdioItems.map((stdioItem) => ({
	...stdioItem,
	direction
}))).filter((stdioItem) => isSameDuplicateType(stdioItem.type, type));
const isSameDuplicateType = (otherType, type) => otherType === type || isFileType(otherType) && isFileType(type);
const validateDuplicateStreamSync = ({ otherStdioItems, type, value, optionName, direction }) => {
	if (SPECIAL_DUPLICATE_TYPES_SYNC.has(type)) getDuplicateStreamInstance({
		otherStdioItems,
		type,
		value,
		optionName,
		direction
	});
};
const getDuplicateStreamInstance = ({ otherStdioItems, type, value, optionName, direction }) => {
	const duplicateStdioItems = otherStdioItems.filter((stdioItem) => hasSameValue(stdioItem, type, value));
	if (duplicateStdioItems.length === 0) return;
	const differentStdioItem = duplicateStdioItems.find((stdioItem) => stdioItem.direction !== direction);
	throwOnDuplicateStream(differentStdioItem, optionName, type);
	return direction === "output" || type === "webStream" ? duplicateStdioItems[0].stream : void 0;
};
const hasSameValue = (otherStdioItem, type, value) => isFileType(otherStdioItem.type) ? getFileTarget(otherStdioItem) === getFileTarget({
	type,
	value
}) : otherStdioItem.value === value;
const validateDuplicateTransform = ({ otherStdioItems, type, value, optionName }) => {
	const duplicateStdioItem = otherStdioItems.find(({ value: { transform } }) => transform === value.transform);
	throwOnDuplicateStream(duplicateStdioItem, optionName, type);
};
const throwOnDuplicateStream = (stdioItem, optionName, type) => {
	if (stdioItem !== void 0) throw new TypeError(`The \`${stdioItem.optionName}\` and \`${optionName}\` options must not target ${TYPE_TO_MESSAGE[type]} that is the same.`);
};
// node_modules/execa/lib/stdio/handle.js
const handleStdio = (addProperties, options, verboseInfo, isSync) => {
	const initialFileDescriptors = normalizeStdioOption(options, verboseInfo, isSync).map((stdioOption, fdNumber) => getFileDescriptor({
		stdioOption,
		fdNumber,
		options,
		isSync
	}));
	const fileDescriptors = getFinalFileDescriptors({
		initialFileDescriptors,
		addProperties,
		options,
		isSync
	});
	options.stdio = fileDescriptors.map(({ stdioItems }) => forwardStdio(stdioItems));
	return fileDescriptors;
};
const getFileDescriptor = ({ stdioOption, fdNumber, options, isSync }) => {
	const optionName = getStreamName(fdNumber);
	const { stdioItems: initialStdioItems, isStdioArray } = initializeStdioItems({
		stdioOption,
		fdNumber,
		options,
		optionName
	});
	const direction = getStreamDirection({
		stdioItems: initialStdioItems,
		isStdioArray,
		fdNumber,
		optionName
	});
	const stdioItems = initialStdioItems.map((stdioItem) => handleNativeStream({
		stdioItem,
		isStdioArray,
		fdNumber,
		direction,
		isSync
	}));
	const normalizedStdioItems = normalizeTransforms(stdioItems, optionName, direction, options);
	const objectMode = getFdObjectMode(normalizedStdioItems, direction);
	validateFileObjectMode(normalizedStdioItems, objectMode);
	return {
		direction,
		objectMode,
		stdioItems: normalizedStdioItems
	};
};
const initializeStdioItems = ({ stdioOption, fdNumber, options, optionName }) => {
	const values = Array.isArray(stdioOption) ? stdioOption : [stdioOption];
	const inputStdioItems = handleInputOptions(options, fdNumber);
	const initialStdioItems = [...omitInheritedStdin(values.map((value) => initializeStdioItem(value, optionName)), inputStdioItems), ...inputStdioItems];
	const stdioItems = filterDuplicates(initialStdioItems);
	const isStdioArray = stdioItems.length > 1;
	validateStdioArray(stdioItems, isStdioArray, optionName);
	validateStreams(stdioItems, isStdioArray);
	return {
		stdioItems,
		isStdioArray
	};
};
const omitInheritedStdin = (stdioItems, inputStdioItems) => inputStdioItems.length > 0 && isInheritedStdinOnly(stdioItems) ? [] : stdioItems;
const isInheritedStdinOnly = (stdioItems) => stdioItems.length === 1 && stdioItems[0].type === "native" && stdioItems[0].value === "inherit";
const initializeStdioItem = (value, optionName) => {
	if (isStdioValueObject(value)) return initializeStdioValueObject(value, optionName);
	return {
		type: getStdioItemType(value, optionName),
		value,
		optionName
	};
};
const initializeStdioValueObject = ({ value, input }, optionName) => {
	checkBooleanOption(input, `${optionName}.input`);
	return {
		type: getStdioItemType(value, optionName),
		value,
		direction: input ? "input" : void 0,
		optionName
	};
};
const validateStdioArray = (stdioItems, isStdioArray, optionName) => {
	if (stdioItems.length === 0) throw new TypeError(`The \`${optionName}\` option must not be an empty array.`);
	if (!isStdioArray) return;
	for (const { value, optionName } of stdioItems) if (INVALID_STDIO_ARRAY_OPTIONS.has(value)) throw new Error(`The \`${optionName}\` option must not include \`${value}\`.`);
};
const INVALID_STDIO_ARRAY_OPTIONS = new Set(["ignore"]);
const validateStreams = (stdioItems, isStdioArray) => {
	for (const stdioItem of stdioItems) {
		validateFileStdio(stdioItem);
		validateFileDescriptorStdio(stdioItem);
		validateNativeStdio(stdioItem, isStdioArray);
	}
};
const validateFileDescriptorStdio = ({ type, value, optionName }) => {
	if (type !== "native") return;
	const fileDescriptor = typeof value === "number" ? value : value?.fd;
	if (typeof fileDescriptor === "number" && (!Number.isInteger(fileDescriptor) || fileDescriptor < 0 || fileDescriptor > MAX_FILE_DESCRIPTOR)) throw new TypeError(`The \`${optionName}\` option must be a non-negative 32-bit integer: got ${fileDescriptor}.`);
};
const MAX_FILE_DESCRIPTOR = 2 ** 31 - 1;
const validateNativeStdio = ({ type, value, optionName }, isStdioArray) => {
	if (type !== "native") return;
	if (isFileHandle(value)) {
		if (isStdioArray) throw new TypeError(`The \`${optionName}\` option cannot combine file handles with other values.`);
		return;
	}
	if (typeof value !== "string" && typeof value !== "number" && !isStream(value, { checkOpen: false })) throw new TypeError(`The \`${optionName}\` option is invalid: ${String(value)} (${typeof value}).`);
};
const isFileHandle = (value) => typeof value?.fd === "number" && !isStream(value, { checkOpen: false });
const validateFileStdio = ({ type, value, optionName }) => {
	if (isRegularUrl(value)) throw new TypeError(`The \`${optionName}: URL\` option must use the \`file:\` scheme.
For example, you can use the \`pathToFileURL()\` method of the \`url\` core module.`);
	if (isUnknownStdioString(type, value)) throw new TypeError(`The \`${optionName}: { file: '...' }\` option must be used instead of \`${optionName}: '...'\`.`);
};
const validateFileObjectMode = (stdioItems, objectMode) => {
	if (!objectMode) return;
	const fileStdioItem = stdioItems.find(({ type }) => FILE_TYPES.has(type));
	if (fileStdioItem !== void 0) throw new TypeError(`The \`${fileStdioItem.optionName}\` option cannot use both files and transforms in objectMode.`);
};
const getFinalFileDescriptors = ({ initialFileDescriptors, addProperties, options, isSync }) => {
	const fileDescriptors = [];
	try {
		for (const fileDescriptor of initialFileDescriptors) addFinalFileDescriptor({
			fileDescriptor,
			fileDescriptors,
			addProperties,
			options,
			isSync
		});
		return fileDescriptors;
	} catch (error) {
		cleanupCustomStreams(fileDescriptors);
		throw error;
	}
};
const addFinalFileDescriptor = ({ fileDescriptor, fileDescriptors, addProperties, options, isSync }) => {
	const { direction, objectMode, stdioItems } = fileDescriptor;
	const finalFileDescriptor = {
		direction,
		objectMode,
		stdioItems: []
	};
	fileDescriptors.push(finalFileDescriptor);
	for (const stdioItem of stdioItems) finalFileDescriptor.stdioItems.push(addStreamProperties({
		stdioItem,
		addProperties,
		direction,
		objectMode,
		options,
		fileDescriptors,
		isSync
	}));
};
const addStreamProperties = ({ stdioItem, addProperties, direction, objectMode, options, fileDescriptors, isSync }) => {
	const duplicateStream = getDuplicateStream({
		stdioItem,
		direction,
		fileDescriptors,
		isSync
	});
	if (duplicateStream !== void 0) return {
		...stdioItem,
		stream: duplicateStream
	};
	return {
		...stdioItem,
		...addProperties[direction][stdioItem.type](stdioItem, options, objectMode)
	};
};
const cleanupCustomStreams = (fileDescriptors) => {
	for (const { stream } of fileDescriptors.flatMap(({ stdioItems }) => stdioItems)) {
		if (stream === void 0 || isStandardStream(stream)) continue;
		stream.on("error", () => {});
		stream.destroy();
	}
};
const forwardStdio = (stdioItems) => {
	if (stdioItems.length > 1) return stdioItems.some(({ value }) => value === "overlapped") ? "overlapped" : "pipe";
	const [{ type, value }] = stdioItems;
	return type === "native" ? value : "pipe";
};
// node_modules/execa/lib/stdio/handle-sync.js
const handleStdioSync = (options, verboseInfo) => handleStdio(addPropertiesSync, options, verboseInfo, true);
const forbiddenIfSync = ({ type, optionName }) => {
	throwInvalidSyncValue(optionName, TYPE_TO_MESSAGE[type]);
};
const forbiddenNativeIfSync = ({ optionName, value }) => {
	if (value === "overlapped") throwInvalidSyncValue(optionName, `"${value}"`);
	return {};
};
const forbiddenNativeInputIfSync = (stdioItem) => {
	const { optionName, value } = stdioItem;
	if (value === "pipe" && optionName !== "stdin") throw new TypeError(`Only the \`stdin\` option, not \`${optionName}\`, can be an input pipe with synchronous methods.`);
	return forbiddenNativeIfSync(stdioItem);
};
const forbiddenInputTransformIfSync = ({ optionName }) => {
	if (optionName !== "stdin") throw new TypeError(`Only the \`stdin\` option, not \`${optionName}\`, can be an input transform with synchronous methods.`);
};
const throwInvalidSyncValue = (optionName, value) => {
	throw new TypeError(`The \`${optionName}\` option cannot be ${value} with synchronous methods.`);
};
const addProperties$1 = {
	generator() {},
	asyncGenerator: forbiddenIfSync,
	webStream: forbiddenIfSync,
	nodeStream: forbiddenIfSync,
	webTransform: forbiddenIfSync,
	duplex: forbiddenIfSync,
	asyncIterable: forbiddenIfSync,
	native: forbiddenNativeIfSync
};
const addPropertiesSync = {
	input: {
		...addProperties$1,
		generator: forbiddenInputTransformIfSync,
		native: forbiddenNativeInputIfSync,
		fileUrl: ({ value }) => ({ contents: () => [bufferToUint8Array(readFileSync(value))] }),
		filePath: ({ value: { file } }) => ({ contents: () => [bufferToUint8Array(readFileSync(file))] }),
		fileNumber: forbiddenIfSync,
		iterable: ({ value }) => ({ contents: () => [...value] }),
		string: ({ value }) => ({ contents: [value] }),
		uint8Array: ({ value, contents = [value] }) => ({ contents })
	},
	output: {
		...addProperties$1,
		fileUrl: ({ value }) => ({ path: value }),
		filePath: ({ value: { file, append } }) => ({
			path: file,
			append
		}),
		fileNumber: ({ value }) => ({ path: value }),
		iterable: forbiddenIfSync,
		string: forbiddenIfSync,
		uint8Array: forbiddenIfSync
	}
};
// node_modules/execa/lib/transform/validate.js
const getValidateTransformInput = (writableObjectMode, optionName) => writableObjectMode ? void 0 : validateStringTransformInput.bind(void 0, optionName);
const validateStringTransformInput = function* (optionName, chunk) {
	if (typeof chunk !== "string" && !isUint8Array(chunk) && !Buffer$1.isBuffer(chunk)) throw new TypeError(`The \`${optionName}\` option's transform must use "objectMode: true" to receive as input: ${typeof chunk}.`);
	yield chunk;
};
const getValidateTransformReturn = (readableObjectMode, optionName) => readableObjectMode ? validateObjectTransformReturn.bind(void 0, optionName) : validateStringTransformReturn.bind(void 0, optionName);
const validateObjectTransformReturn = function* (optionName, chunk) {
	validateEmptyReturn(optionName, chunk);
	yield chunk;
};
const validateStringTransformReturn = function* (optionName, chunk) {
	validateEmptyReturn(optionName, chunk);
	if (typeof chunk !== "string" && !isUint8Array(chunk)) throw new TypeError(`The \`${optionName}\` option's function must yield a string or an Uint8Array, not ${typeof chunk}.`);
	yield chunk;
};
const validateEmptyReturn = (optionName, chunk) => {
	if (chunk === null || chunk === void 0) throw new TypeError(`The \`${optionName}\` option's function must not call \`yield ${chunk}\`.
Instead, \`yield\` should either be called with a value, or not be called at all. For example:
  if (condition) { yield value; }`);
};
// node_modules/execa/lib/transform/encoding-transform.js
const getEncodingTransformGenerator = (binary, encoding, skipped) => {
	if (skipped) return;
	if (binary) return { transform: encodingUint8ArrayGenerator.bind(void 0, new TextEncoder()) };
	const stringDecoder = new StringDecoder(encoding);
	return {
		transform: encodingStringGenerator.bind(void 0, stringDecoder),
		final: encodingStringFinal.bind(void 0, stringDecoder)
	};
};
const encodingUint8ArrayGenerator = function* (textEncoder, chunk) {
	if (Buffer$1.isBuffer(chunk)) yield bufferToUint8Array(chunk);
	else if (typeof chunk === "string") yield textEncoder.encode(chunk);
	else yield chunk;
};
const encodingStringGenerator = function* (stringDecoder, chunk) {
	yield isUint8Array(chunk) ? stringDecoder.write(chunk) : chunk;
};
const encodingStringFinal = function* (stringDecoder) {
	const lastChunk = stringDecoder.end();
	if (lastChunk !== "") yield lastChunk;
};
const getStringToBytesGenerator = (binary, encoding, skipped) => skipped || encoding === "utf8" ? void 0 : { transform: stringToBytesGenerator.bind(void 0, getStringEncoding(binary, encoding)) };
const stringToBytesGenerator = function* (stringEncoding, chunk) {
	yield typeof chunk === "string" ? bufferToUint8Array(Buffer$1.from(chunk, stringEncoding)) : chunk;
};
// node_modules/execa/lib/transform/run-async.js
const pushChunks = callbackify(async (getChunks, state, getChunksArguments, transformStream) => {
	state.currentIterable = getChunks(...getChunksArguments);
	try {
		for await (const chunk of state.currentIterable) transformStream.push(chunk);
	} finally {
		delete state.currentIterable;
	}
});
const transformChunk = async function* (chunk, generators, index) {
	if (index === generators.length) {
		yield chunk;
		return;
	}
	const { transform = identityGenerator$1 } = generators[index];
	for await (const transformedChunk of transform(chunk)) yield* transformChunk(transformedChunk, generators, index + 1);
};
const finalChunks = async function* (generators) {
	for (const [index, { final }] of Object.entries(generators)) yield* generatorFinalChunks(final, Number(index), generators);
};
const generatorFinalChunks = async function* (final, index, generators) {
	if (final === void 0) return;
	for await (const finalChunk of final()) yield* transformChunk(finalChunk, generators, index + 1);
};
const destroyTransform = callbackify(async ({ currentIterable }, error) => {
	if (currentIterable !== void 0) {
		await (error ? currentIterable.throw(error) : currentIterable.return());
		return;
	}
	if (error) throw error;
});
const identityGenerator$1 = function* (chunk) {
	yield chunk;
};
// node_modules/execa/lib/transform/run-sync.js
const pushChunksSync = (getChunksSync, getChunksArguments, transformStream, done) => {
	try {
		for (const chunk of getChunksSync(...getChunksArguments)) transformStream.push(chunk);
		done();
	} catch (error) {
		done(normalizeTransformError(error));
	}
};
const normalizeTransformError = (error) => error || Object.assign(new Error("Promise was rejected with falsy value"), {
	code: "ERR_FALSY_VALUE_REJECTION",
	reason: error
});
const runTransformSync = (generators, chunks) => {
	try {
		return [...chunks.flatMap((chunk) => [...transformChunkSync(chunk, generators, 0)]), ...finalChunksSync(generators)];
	} catch (error) {
		throw normalizeTransformError(error);
	}
};
const transformChunkSync = function* (chunk, generators, index) {
	if (index === generators.length) {
		yield chunk;
		return;
	}
	const { transform = identityGenerator } = generators[index];
	for (const transformedChunk of transform(chunk)) yield* transformChunkSync(transformedChunk, generators, index + 1);
};
const finalChunksSync = function* (generators) {
	for (const [index, { final }] of Object.entries(generators)) yield* generatorFinalChunksSync(final, Number(index), generators);
};
const generatorFinalChunksSync = function* (final, index, generators) {
	if (final === void 0) return;
	for (const finalChunk of final()) yield* transformChunkSync(finalChunk, generators, index + 1);
};
const identityGenerator = function* (chunk) {
	yield chunk;
};
// node_modules/execa/lib/transform/generator.js
const generatorToStream = ({ value, value: { transform, final, binary, writableObjectMode, readableObjectMode }, optionName }, { encoding }) => {
	const state = {};
	const generators = addInternalGenerators(value, encoding, optionName);
	const transformAsync = isAsyncGenerator(transform);
	const finalAsync = isAsyncGenerator(final);
	const transformMethod = transformAsync ? pushChunks.bind(void 0, transformChunk, state) : pushChunksSync.bind(void 0, transformChunkSync);
	const finalMethod = transformAsync || finalAsync ? pushChunks.bind(void 0, finalChunks, state) : pushChunksSync.bind(void 0, finalChunksSync);
	const destroyMethod = transformAsync || finalAsync ? destroyTransform.bind(void 0, state) : void 0;
	return { stream: new Transform({
		writableObjectMode,
		writableHighWaterMark: getDefaultHighWaterMark(writableObjectMode),
		readableObjectMode,
		readableHighWaterMark: getDefaultHighWaterMark(readableObjectMode),
		defaultEncoding: getStringEncoding(binary, encoding),
		transform(chunk, encoding, done) {
			transformMethod([
				chunk,
				generators,
				0
			], this, done);
		},
		flush(done) {
			finalMethod([generators], this, done);
		},
		destroy: destroyMethod
	}) };
};
const runGeneratorsSync = (chunks, stdioItems, encoding, isInput) => {
	const generators = stdioItems.filter(({ type }) => type === "generator");
	const reversedGenerators = isInput ? generators.reverse() : generators;
	for (const { value, optionName } of reversedGenerators) {
		if (!value.writableObjectMode) {
			const stringEncoding = getStringEncoding(value.binary, encoding);
			chunks = chunks.map((chunk) => typeof chunk === "string" ? Buffer$1.from(chunk, stringEncoding) : chunk);
		}
		const generators = addInternalGenerators(value, encoding, optionName);
		chunks = runTransformSync(generators, chunks);
	}
	return chunks;
};
const addInternalGenerators = ({ transform, final, binary, writableObjectMode, readableObjectMode, preserveNewlines }, encoding, optionName) => {
	const state = {};
	return [
		{ transform: getValidateTransformInput(writableObjectMode, optionName) },
		getEncodingTransformGenerator(binary, encoding, writableObjectMode),
		getSplitLinesGenerator(binary, preserveNewlines, writableObjectMode, state),
		{
			transform,
			final
		},
		{ transform: getValidateTransformReturn(readableObjectMode, optionName) },
		getAppendNewlineGenerator({
			binary,
			preserveNewlines,
			readableObjectMode,
			state,
			encoding
		}),
		getStringToBytesGenerator(binary, encoding, readableObjectMode)
	].filter(Boolean);
};
// node_modules/execa/lib/io/input-sync.js
const addInputOptionsSync = (fileDescriptors, options) => {
	for (const fdNumber of getInputFdNumbers(fileDescriptors)) addInputOptionSync(fileDescriptors, fdNumber, options);
};
const getInputFdNumbers = (fileDescriptors) => new Set(Object.entries(fileDescriptors).filter(([, { direction }]) => direction === "input").map(([fdNumber]) => Number(fdNumber)));
const addInputOptionSync = (fileDescriptors, fdNumber, options) => {
	const { stdioItems } = fileDescriptors[fdNumber];
	const allStdioItems = stdioItems.filter(({ contents }) => contents !== void 0);
	if (allStdioItems.length === 0 && stdioItems.every(({ type }) => type !== "generator")) return;
	if (fdNumber !== 0) {
		const [{ type, optionName }] = allStdioItems;
		throw new TypeError(`Only the \`stdin\` option, not \`${optionName}\`, can be ${TYPE_TO_MESSAGE[type]} with synchronous methods.`);
	}
	const chunks = allStdioItems.flatMap(({ type, contents }) => getChunks(type, typeof contents === "function" ? contents() : contents));
	options.input = applyInputGeneratorsSync(chunks, stdioItems, options.encoding);
};
const getChunks = (type, chunks) => type === "iterable" ? chunks : chunks.filter((chunk) => chunk.length > 0);
const applyInputGeneratorsSync = (chunks, stdioItems, encoding) => {
	const newContents = runGeneratorsSync(chunks, stdioItems, getInputEncoding(encoding), true);
	validateSerializable(newContents);
	return joinToUint8Array(newContents);
};
const validateSerializable = (newContents) => {
	const invalidItem = newContents.find((item) => !isSerializableInput(item));
	if (invalidItem !== void 0) throwOnSerializableInput("stdin", invalidItem);
};
const isSerializableInput = (item) => typeof item === "string" || isUint8Array(item);
const throwOnSerializableInput = (optionName, invalidItem) => {
	throw new TypeError(`The \`${optionName}\` option is invalid: when passing objects as input, a transform must be used to serialize them to strings or Uint8Arrays: ${invalidItem}.`);
};
// node_modules/execa/lib/verbose/output.js
const shouldLogOutput = ({ stdioItems, encoding, verboseInfo, fdNumber }) => fdNumber !== "all" && isFullVerbose(verboseInfo, fdNumber) && !BINARY_ENCODINGS.has(encoding) && isFdVerbose(fdNumber) && (stdioItems.some(({ type, value }) => type === "native" && PIPED_STDIO_VALUES.has(value)) || stdioItems.every(({ type }) => TRANSFORM_TYPES.has(type)));
const isFdVerbose = (fdNumber) => fdNumber === 1 || fdNumber === 2;
const PIPED_STDIO_VALUES = new Set(["pipe", "overlapped"]);
const logLines = async (linesIterable, stream, fdNumber, verboseInfo) => {
	for await (const line of linesIterable) if (!isPipingStream(stream)) logLine(line, fdNumber, verboseInfo);
};
const logLinesSync = (linesArray, fdNumber, verboseInfo) => {
	for (const line of linesArray) logLine(line, fdNumber, verboseInfo);
};
const isPipingStream = (stream) => stream._readableState.pipes.some((pipe) => !isAllStream(pipe) || isPipingStream(pipe));
const logLine = (line, fdNumber, verboseInfo) => {
	const verboseMessage = serializeVerboseMessage(line);
	verboseLog({
		type: "output",
		verboseMessage,
		fdNumber,
		verboseInfo
	});
};
// node_modules/execa/lib/io/output-sync.js
const transformOutputSync = ({ fileDescriptors, syncResult, options, verboseInfo }) => {
	const output = syncResult.output ?? getSpawnFailureOutput(options);
	const outputFiles = new Set();
	const errors = [];
	return {
		output: output.map((result, fdNumber) => transformOutputResultSync({
			result,
			fileDescriptors,
			fdNumber,
			errors,
			outputFiles,
			verboseInfo
		}, options)),
		error: errors.find((error) => error !== void 0)
	};
};
const getSpawnFailureOutput = ({ stdio }) => stdio.map((stdioOption, fdNumber) => fdNumber !== 0 && stdioOption === "pipe" ? new Uint8Array() : null);
const transformOutputResultSync = ({ result, fileDescriptors, fdNumber, errors, outputFiles, verboseInfo }, { buffer, encoding, lines, stripFinalNewline, maxBuffer }) => {
	if (result === null) return;
	const truncatedResult = truncateMaxBufferSync(result, fdNumber, {
		maxBuffer,
		buffer
	});
	const uint8ArrayResult = bufferToUint8Array(truncatedResult);
	const { stdioItems, objectMode } = fileDescriptors[fdNumber];
	const { chunks, error: transformError } = runOutputGeneratorsSync(uint8ArrayResult.length === 0 ? [] : [uint8ArrayResult], stdioItems, encoding);
	const { serializedResult, finalResult } = serializeChunks({
		chunks,
		objectMode,
		encoding,
		lines,
		stripFinalNewline,
		fdNumber
	});
	const logError = logOutputSync({
		serializedResult,
		fdNumber,
		verboseInfo,
		encoding,
		stdioItems,
		objectMode
	});
	const error = transformError ?? logError;
	errors.push(error);
	const returnedResult = buffer[fdNumber] ? finalResult : void 0;
	try {
		if (error === void 0) writeToFiles(chunks, stdioItems, outputFiles);
		return returnedResult;
	} catch (writeError) {
		errors.push(writeError);
		return returnedResult;
	}
};
const runOutputGeneratorsSync = (chunks, stdioItems, encoding) => {
	try {
		return {
			chunks: runGeneratorsSync(chunks, stdioItems, encoding, false),
			error: void 0
		};
	} catch (error) {
		return {
			chunks: [],
			error
		};
	}
};
const serializeChunks = ({ chunks, objectMode, encoding, lines, stripFinalNewline, fdNumber }) => {
	if (objectMode) return {
		serializedResult: chunks,
		finalResult: chunks
	};
	if (encoding === "buffer") {
		const serializedResult = joinToUint8Array(chunks);
		return {
			serializedResult,
			finalResult: serializedResult
		};
	}
	const serializedResult = joinToString(chunks, encoding);
	return {
		serializedResult,
		finalResult: lines[fdNumber] ? splitLinesSync(serializedResult, !stripFinalNewline[fdNumber], objectMode) : serializedResult
	};
};
const logOutputSync = ({ serializedResult, fdNumber, verboseInfo, encoding, stdioItems, objectMode }) => {
	if (!shouldLogOutput({
		stdioItems,
		encoding,
		verboseInfo,
		fdNumber
	})) return;
	const linesArray = splitLinesSync(serializedResult, false, objectMode);
	try {
		logLinesSync(linesArray, fdNumber, verboseInfo);
	} catch (error) {
		return error;
	}
};
const writeToFiles = (chunks, stdioItems, outputFiles) => {
	const fileItems = stdioItems.filter(({ type }) => FILE_TYPES.has(type));
	if (fileItems.length === 0) return;
	const contents = joinToUint8Array(chunks);
	const writtenPaths = new Set();
	for (const stdioItem of fileItems) {
		const { type, append } = stdioItem;
		const path = type === "fileNumber" ? stdioItem.path : getFileTarget(stdioItem);
		if (writtenPaths.has(path)) continue;
		writtenPaths.add(path);
		if (append || outputFiles.has(path)) appendFileSync(path, contents);
		else writeFileSync(path, contents);
		outputFiles.add(path);
	}
};
// node_modules/execa/lib/resolve/exit-async.js
const waitForExit = async (subprocess, context) => {
	const [exitCode, signal] = await waitForExitOrError(subprocess);
	context.isForcefullyTerminated ??= false;
	return [exitCode, signal];
};
const waitForExitOrError = async (subprocess) => {
	const [spawnPayload, exitPayload] = await Promise.allSettled([once$1(subprocess, "spawn"), once$1(subprocess, "exit")]);
	if (spawnPayload.status === "rejected") return [];
	return exitPayload.status === "rejected" ? waitForSubprocessExit(subprocess) : exitPayload.value;
};
const waitForSubprocessExit = async (subprocess) => {
	try {
		return await once$1(subprocess, "exit");
	} catch {
		return waitForSubprocessExit(subprocess);
	}
};
const waitForSuccessfulExit = async (exitPromise) => {
	const [exitCode, signal] = await exitPromise;
	if (!isSubprocessErrorExit(exitCode, signal) && isFailedExit(exitCode, signal)) throw new DiscardedError();
	return [exitCode, signal];
};
const isSubprocessErrorExit = (exitCode, signal) => exitCode === void 0 && signal === void 0;
const isFailedExit = (exitCode, signal) => exitCode !== 0 || signal !== null;
// node_modules/execa/lib/resolve/exit-sync.js
const getExitResultSync = ({ error, status: exitCode, signal, output }, { maxBuffer, buffer }) => {
	const initialError = getResultError(error, exitCode, signal);
	const isTimedOut = initialError?.code === "ETIMEDOUT";
	const { resultError, isMaxBuffer } = isTimedOut ? {
		resultError: initialError,
		isMaxBuffer: false
	} : handleMaxBufferSync({
		resultError: initialError,
		output,
		maxBuffer,
		buffer
	});
	return {
		resultError,
		exitCode,
		signal,
		timedOut: isTimedOut,
		isMaxBuffer
	};
};
const getResultError = (error, exitCode, signal) => {
	if (error !== void 0) return error;
	return isFailedExit(exitCode, signal) ? new DiscardedError() : void 0;
};
// node_modules/execa/lib/methods/main-sync.js
const execaCoreSync = (rawFile, rawArguments, rawOptions) => {
	const { file, commandArguments, command, escapedCommand, startTime, verboseInfo, options, fileDescriptors } = handleSyncArguments(rawFile, rawArguments, rawOptions);
	const result = spawnSubprocessSync({
		file,
		commandArguments,
		options,
		command,
		escapedCommand,
		verboseInfo,
		fileDescriptors,
		startTime
	});
	return handleResult(result, verboseInfo, options);
};
const handleSyncArguments = (rawFile, rawArguments, rawOptions) => {
	const { command, escapedCommand, startTime, verboseInfo } = handleCommand(rawFile, rawArguments, rawOptions);
	const syncOptions = normalizeSyncOptions(rawOptions);
	const { file, commandArguments, options } = normalizeOptions(rawFile, rawArguments, syncOptions);
	validateSyncOptions(options);
	return {
		file,
		commandArguments,
		command,
		escapedCommand,
		startTime,
		verboseInfo,
		options,
		fileDescriptors: handleStdioSync(options, verboseInfo)
	};
};
const normalizeSyncOptions = (options) => options.node && !options.ipc ? {
	...options,
	ipc: false
} : options;
const validateSyncOptions = ({ ipc, ipcInput, detached, cancelSignal, killDescendants }) => {
	if (ipcInput !== void 0) throwInvalidSyncOption("ipcInput");
	if (ipc) throwInvalidSyncOption("ipc: true");
	if (detached) throwInvalidSyncOption("detached: true");
	if (killDescendants) throwInvalidSyncOption("killDescendants: true");
	if (cancelSignal) throwInvalidSyncOption("cancelSignal");
};
const throwInvalidSyncOption = (value) => {
	throw new TypeError(`The "${value}" option cannot be used with synchronous methods.`);
};
const spawnSubprocessSync = ({ file, commandArguments, options, command, escapedCommand, verboseInfo, fileDescriptors, startTime }) => {
	const syncResult = runSubprocessSync({
		file,
		commandArguments,
		options,
		command,
		escapedCommand,
		fileDescriptors,
		startTime
	});
	if (syncResult.failed) return syncResult;
	const { resultError, exitCode, signal, timedOut, isMaxBuffer } = getExitResultSync(syncResult, options);
	const { output, error = resultError } = transformOutputSync({
		fileDescriptors,
		syncResult,
		options,
		verboseInfo
	});
	const stdio = output.map((stdioOutput, fdNumber) => stripNewline(stdioOutput, options, fdNumber));
	const allFds = getAllSyncFds(output);
	const all = stripNewline(getAllSync(output, allFds, options), options, "all", allFds);
	return getSyncResult({
		error,
		exitCode,
		signal,
		timedOut,
		isMaxBuffer,
		stdio,
		all,
		options,
		command,
		escapedCommand,
		startTime
	});
};
const runSubprocessSync = ({ file, commandArguments, options, command, escapedCommand, fileDescriptors, startTime }) => {
	try {
		addInputOptionsSync(fileDescriptors, options);
		const normalizedOptions = normalizeSpawnSyncOptions(options);
		return {
			__proto__: null,
			...spawnSync(...concatenateShell(file, commandArguments, normalizedOptions))
		};
	} catch (error) {
		return makeEarlyError({
			error,
			command,
			escapedCommand,
			fileDescriptors,
			options,
			startTime,
			isSync: true,
			...getEarlyErrorOutput(fileDescriptors, options)
		});
	}
};
const normalizeSpawnSyncOptions = ({ encoding, maxBuffer, ...options }) => ({
	...options,
	encoding: "buffer",
	maxBuffer: getMaxBufferSync(maxBuffer)
});
const getSyncResult = ({ error, exitCode, signal, timedOut, isMaxBuffer, stdio, all, options, command, escapedCommand, startTime }) => error === void 0 ? makeSuccessResult({
	command,
	escapedCommand,
	stdio,
	all,
	ipcOutput: [],
	options,
	startTime
}) : makeError({
	error,
	command,
	escapedCommand,
	timedOut,
	isCanceled: false,
	isGracefullyCanceled: false,
	isMaxBuffer,
	isForcefullyTerminated: false,
	exitCode,
	signal,
	stdio,
	all,
	ipcOutput: [],
	options,
	startTime,
	isSync: true
});
// node_modules/execa/lib/ipc/get-one.js
const internalGetOneMessageOptions = Symbol("internalGetOneMessageOptions");
const getOneMessage$1 = ({ anyProcess, channel, isSubprocess, ipc }, rawOptions) => {
	const options = copyOptions(rawOptions);
	const { reference = true, filter } = options;
	const { signal } = options[internalGetOneMessageOptions] ?? {};
	validateIpcMethod({
		methodName: "getOneMessage",
		isSubprocess,
		ipc,
		isConnected: isConnected(anyProcess)
	});
	return getOneMessageAsync({
		anyProcess,
		channel,
		isSubprocess,
		filter,
		reference,
		signal
	});
};
const getOneMessageAsync = async ({ anyProcess, channel, isSubprocess, filter, reference, signal }) => {
	addReference(channel, reference);
	const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
	const controller = new AbortController();
	stopOnAbort$1(signal, controller);
	try {
		return await Promise.race([
			getMessage(ipcEmitter, filter, controller),
			throwOnDisconnect(ipcEmitter, isSubprocess, controller),
			throwOnStrictError(ipcEmitter, isSubprocess, controller)
		]);
	} catch (error) {
		if (!signal?.aborted) disconnect(anyProcess);
		throw error;
	} finally {
		controller.abort();
		removeReference(channel, reference);
	}
};
const stopOnAbort$1 = (signal, controller) => {
	if (signal === void 0) return;
	if (signal.aborted) {
		controller.abort();
		return;
	}
	signal.addEventListener("abort", () => {
		controller.abort();
	}, {
		once: true,
		signal: controller.signal
	});
};
const getMessage = async (ipcEmitter, filter, { signal }) => {
	if (filter === void 0) {
		const [message] = await once$1(ipcEmitter, "message", { signal });
		return message;
	}
	for await (const [message] of on(ipcEmitter, "message", { signal })) if (filter(message)) return message;
};
const throwOnDisconnect = async (ipcEmitter, isSubprocess, { signal }) => {
	await once$1(ipcEmitter, "disconnect", { signal });
	throwOnEarlyDisconnect(isSubprocess);
};
const throwOnStrictError = async (ipcEmitter, isSubprocess, { signal }) => {
	const [error] = await once$1(ipcEmitter, "strict:error", { signal });
	throw getStrictResponseError(error, isSubprocess);
};
// node_modules/execa/lib/ipc/get-each.js
const internalGetEachMessageOptions = Symbol("internalGetEachMessageOptions");
const getEachMessage$1 = (subprocessInfo, rawOptions) => {
	const options = copyOptions(rawOptions);
	const { reference = true } = options;
	const { signal, shouldAwait = !subprocessInfo.isSubprocess } = options[internalGetEachMessageOptions] ?? {};
	return loopOnMessages({
		...subprocessInfo,
		shouldAwait,
		reference,
		signal
	});
};
const loopOnMessages = ({ anyProcess, waitProcess = anyProcess, channel, isSubprocess, ipc, shouldAwait, reference, signal }) => {
	validateIpcMethod({
		methodName: "getEachMessage",
		isSubprocess,
		ipc,
		isConnected: isConnected(anyProcess)
	});
	addReference(channel, reference);
	const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
	const controller = new AbortController();
	const state = {};
	stopOnAbort(signal, controller);
	stopOnDisconnect(anyProcess, ipcEmitter, controller);
	abortOnStrictError({
		ipcEmitter,
		isSubprocess,
		controller,
		state
	});
	return iterateOnMessages({
		anyProcess,
		waitProcess,
		channel,
		ipcEmitter,
		isSubprocess,
		shouldAwait,
		controller,
		state,
		reference,
		signal
	});
};
const stopOnAbort = (signal, controller) => {
	if (signal === void 0) return;
	if (signal.aborted) {
		controller.abort();
		return;
	}
	signal.addEventListener("abort", () => {
		controller.abort();
	}, {
		once: true,
		signal: controller.signal
	});
};
const stopOnDisconnect = async (anyProcess, ipcEmitter, controller) => {
	try {
		await once$1(ipcEmitter, "disconnect", { signal: controller.signal });
		controller.abort();
	} catch {}
};
const abortOnStrictError = async ({ ipcEmitter, isSubprocess, controller, state }) => {
	try {
		const [error] = await once$1(ipcEmitter, "strict:error", { signal: controller.signal });
		state.error = getStrictResponseError(error, isSubprocess);
		controller.abort();
	} catch {}
};
const iterateOnMessages = async function* ({ anyProcess, waitProcess, channel, ipcEmitter, isSubprocess, shouldAwait, controller, state, reference, signal }) {
	try {
		for await (const [message] of on(ipcEmitter, "message", { signal: controller.signal })) {
			throwIfStrictError(state);
			yield message;
		}
	} catch {
		throwIfStrictError(state);
	} finally {
		controller.abort();
		removeReference(channel, reference);
		if (!isSubprocess && !signal?.aborted) disconnect(anyProcess);
		if (shouldAwait) await waitProcess;
	}
};
const throwIfStrictError = ({ error }) => {
	if (error) throw error;
};
// node_modules/execa/lib/ipc/methods.js
const addIpcMethods = (target, subprocess, { ipc }) => {
	Object.assign(target, getIpcMethods(subprocess, false, ipc, target));
};
const getIpcExport = () => {
	const anyProcess = process$2;
	const isSubprocess = true;
	const isIpc = process$2.channel !== void 0;
	return {
		...getIpcMethods(anyProcess, isSubprocess, isIpc),
		getCancelSignal: getCancelSignal$1.bind(void 0, {
			anyProcess,
			channel: anyProcess.channel,
			isSubprocess,
			ipc: isIpc
		})
	};
};
const getIpcMethods = (anyProcess, isSubprocess, ipc, waitProcess = anyProcess) => ({
	sendMessage: sendMessage$1.bind(void 0, {
		anyProcess,
		channel: anyProcess.channel,
		isSubprocess,
		ipc
	}),
	getOneMessage: getOneMessage$1.bind(void 0, {
		anyProcess,
		channel: anyProcess.channel,
		isSubprocess,
		ipc
	}),
	getEachMessage: getEachMessage$1.bind(void 0, {
		anyProcess,
		channel: anyProcess.channel,
		isSubprocess,
		ipc,
		waitProcess
	})
});
// node_modules/execa/lib/return/early-error.js
const handleEarlyError = ({ error, command, escapedCommand, fileDescriptors, options, startTime, verboseInfo }) => {
	cleanupCustomStreams(fileDescriptors);
	const subprocess = new ChildProcess();
	subprocess.kill = () => false;
	const all = createDummyStreams(subprocess, fileDescriptors);
	const promise = handleDummyPromise({
		error,
		command,
		escapedCommand,
		fileDescriptors,
		options,
		startTime,
		verboseInfo
	});
	return {
		subprocess,
		promise,
		all: options.all ? all : void 0,
		convertedStreams: getConvertedStreams(promise)
	};
};
const createDummyStreams = (subprocess, fileDescriptors) => {
	const stdin = createDummyStream();
	const stdout = createDummyStream();
	const stderr = createDummyStream();
	const extraStdio = Array.from({ length: fileDescriptors.length - 3 }, createDummyStream);
	const all = createDummyStream();
	const stdio = [
		stdin,
		stdout,
		stderr,
		...extraStdio
	];
	Object.assign(subprocess, {
		stdin,
		stdout,
		stderr,
		stdio
	});
	return all;
};
const createDummyStream = () => {
	const stream = new PassThrough();
	stream.on("error", () => {});
	stream.end();
	return stream;
};
const getConvertedStreams = (promise) => {
	const waitForPromise = async () => {
		await promise;
	};
	const endReadable = function() {
		callbackify(waitForPromise)((error) => {
			if (error) this.destroy(error);
			else this.push(null);
		});
	};
	const endWritable = callbackify(waitForPromise);
	const writeWritable = (chunk, encoding, done) => {
		endWritable(done);
	};
	const readable = () => new Readable({ read: endReadable });
	const writable = () => new Writable({
		write: writeWritable,
		final: endWritable
	});
	const duplex = () => new Duplex({
		read: endReadable,
		write: writeWritable,
		final: endWritable
	});
	const iterable = () => readable()[Symbol.asyncIterator]();
	return {
		readable,
		writable,
		duplex,
		readableStream: () => Readable.toWeb(readable()),
		writableStream: () => Writable.toWeb(writable()),
		transformStream: () => Duplex.toWeb(duplex()),
		iterable,
		[Symbol.asyncIterator]: iterable
	};
};
const handleDummyPromise = async ({ error, command, escapedCommand, fileDescriptors, options, startTime, verboseInfo }) => {
	const earlyError = makeEarlyError({
		error: await error,
		command,
		escapedCommand,
		fileDescriptors,
		options,
		startTime,
		isSync: false,
		...getEarlyErrorOutput(fileDescriptors, options)
	});
	return handleResult(earlyError, verboseInfo, options);
};
// node_modules/execa/lib/stdio/handle-async.js
const handleStdioAsync = (options, verboseInfo) => handleStdio(addPropertiesAsync, options, verboseInfo, false);
const forbiddenIfAsync = ({ type, optionName }) => {
	throw new TypeError(`The \`${optionName}\` option cannot be ${TYPE_TO_MESSAGE[type]}.`);
};
const addProperties = {
	fileNumber: forbiddenIfAsync,
	generator: generatorToStream,
	asyncGenerator: generatorToStream,
	nodeStream: ({ value }) => ({ stream: value }),
	webTransform: ({ value: { transform, writableObjectMode, readableObjectMode } }) => ({ stream: Duplex.from({
		writable: Writable.fromWeb(transform.writable, { objectMode: writableObjectMode }),
		readable: Readable.fromWeb(transform.readable, { objectMode: readableObjectMode })
	}) }),
	duplex: ({ value: { transform } }) => ({ stream: transform }),
	native() {}
};
const validateIterable = function* (iterable, optionName) {
	for (const value of iterable) {
		validateIterableValue(value, optionName);
		yield value;
	}
};
const validateAsyncIterable = async function* (iterable, optionName) {
	for await (const value of iterable) {
		validateIterableValue(value, optionName);
		yield value;
	}
};
const validateIterableValue = (value, optionName) => {
	if (!isSerializableInput(value)) throwOnSerializableInput(optionName, value);
};
const readableFromChunk = (chunk) => Readable.from(chunk.length === 0 ? [] : [chunk]);
const generatorToInputStream = (stdioItem, { encoding }) => generatorToStream(stdioItem, { encoding: getInputEncoding(encoding) });
const addPropertiesAsync = {
	input: {
		...addProperties,
		generator: generatorToInputStream,
		asyncGenerator: generatorToInputStream,
		fileUrl: ({ value }) => ({ stream: createReadStream(value) }),
		filePath: ({ value: { file } }) => ({ stream: createReadStream(file) }),
		webStream: ({ value }, options, objectMode) => ({ stream: Readable.fromWeb(value, { objectMode }) }),
		iterable: ({ value, optionName }, options, objectMode) => ({ stream: Readable.from(objectMode ? value : validateIterable(value, optionName)) }),
		asyncIterable: ({ value, optionName }, options, objectMode) => ({ stream: Readable.from(objectMode ? value : validateAsyncIterable(value, optionName)) }),
		string: ({ value }) => ({ stream: readableFromChunk(value) }),
		uint8Array: ({ value }) => ({ stream: readableFromChunk(Buffer$1.from(value)) })
	},
	output: {
		...addProperties,
		fileUrl: ({ value }) => ({ stream: createWriteStream(value) }),
		filePath: ({ value: { file, append } }) => ({ stream: createWriteStream(file, append ? { flags: "a" } : {}) }),
		webStream: ({ value }) => ({ stream: Writable.fromWeb(value, { objectMode: true }) }),
		iterable: forbiddenIfAsync,
		asyncIterable: forbiddenIfAsync,
		string: forbiddenIfAsync,
		uint8Array: forbiddenIfAsync
	}
};
// node_modules/@sindresorhus/merge-streams/index.js
function mergeStreams(streams) {
	if (!Array.isArray(streams)) throw new TypeError(`Expected an array, got \`${typeof streams}\`.`);
	for (const stream of streams) validateStream(stream);
	const objectMode = streams.some(({ readableObjectMode }) => readableObjectMode);
	const highWaterMark = getHighWaterMark(streams, objectMode);
	const passThroughStream = new MergedStream({
		objectMode,
		writableHighWaterMark: highWaterMark,
		readableHighWaterMark: highWaterMark
	});
	for (const stream of streams) passThroughStream.add(stream);
	return passThroughStream;
}
const getHighWaterMark = (streams, objectMode) => {
	if (streams.length === 0) return getDefaultHighWaterMark(objectMode);
	const highWaterMarks = streams.filter(({ readableObjectMode }) => readableObjectMode === objectMode).map(({ readableHighWaterMark }) => readableHighWaterMark);
	return Math.max(...highWaterMarks);
};
var MergedStream = class extends PassThrough {
	#streams = new Set([]);
	#ended = new Set([]);
	#aborted = new Set([]);
	#onFinished;
	#unpipeEvent = Symbol("unpipe");
	#streamPromises = new WeakMap();
	add(stream) {
		validateStream(stream);
		if (this.#streams.has(stream)) return;
		this.#streams.add(stream);
		this.#onFinished ??= onMergedStreamFinished(this, this.#streams, this.#unpipeEvent);
		const streamPromise = endWhenStreamsDone({
			passThroughStream: this,
			stream,
			streams: this.#streams,
			ended: this.#ended,
			aborted: this.#aborted,
			onFinished: this.#onFinished,
			unpipeEvent: this.#unpipeEvent
		});
		this.#streamPromises.set(stream, streamPromise);
		stream.pipe(this, { end: false });
	}
	async remove(stream) {
		validateStream(stream);
		if (!this.#streams.has(stream)) return false;
		const streamPromise = this.#streamPromises.get(stream);
		if (streamPromise === void 0) return false;
		this.#streamPromises.delete(stream);
		stream.unpipe(this);
		await streamPromise;
		return true;
	}
};
const onMergedStreamFinished = async (passThroughStream, streams, unpipeEvent) => {
	updateMaxListeners(passThroughStream, PASSTHROUGH_LISTENERS_COUNT);
	const controller = new AbortController();
	try {
		await Promise.race([onMergedStreamEnd(passThroughStream, controller), onInputStreamsUnpipe(passThroughStream, streams, unpipeEvent, controller)]);
	} finally {
		controller.abort();
		updateMaxListeners(passThroughStream, -PASSTHROUGH_LISTENERS_COUNT);
	}
};
const onMergedStreamEnd = async (passThroughStream, { signal }) => {
	try {
		await finished(passThroughStream, {
			signal,
			cleanup: true
		});
	} catch (error) {
		errorOrAbortStream(passThroughStream, error);
		throw error;
	}
};
const onInputStreamsUnpipe = async (passThroughStream, streams, unpipeEvent, { signal }) => {
	for await (const [unpipedStream] of on(passThroughStream, "unpipe", { signal })) if (streams.has(unpipedStream)) unpipedStream.emit(unpipeEvent);
};
const validateStream = (stream) => {
	if (typeof stream?.pipe !== "function") throw new TypeError(`Expected a readable stream, got: \`${typeof stream}\`.`);
};
const endWhenStreamsDone = async ({ passThroughStream, stream, streams, ended, aborted, onFinished, unpipeEvent }) => {
	updateMaxListeners(passThroughStream, PASSTHROUGH_LISTENERS_PER_STREAM);
	const controller = new AbortController();
	try {
		await Promise.race([
			afterMergedStreamFinished(onFinished, stream, controller),
			onInputStreamEnd({
				passThroughStream,
				stream,
				streams,
				ended,
				aborted,
				controller
			}),
			onInputStreamUnpipe({
				stream,
				streams,
				ended,
				aborted,
				unpipeEvent,
				controller
			})
		]);
	} finally {
		controller.abort();
		updateMaxListeners(passThroughStream, -PASSTHROUGH_LISTENERS_PER_STREAM);
	}
	if (streams.size > 0 && streams.size === ended.size + aborted.size) {
		if (ended.size === 0 && aborted.size > 0) abortStream(passThroughStream);
		else endStream(passThroughStream);
	}
};
const afterMergedStreamFinished = async (onFinished, stream, { signal }) => {
	try {
		await onFinished;
		if (!signal.aborted) abortStream(stream);
	} catch (error) {
		if (!signal.aborted) errorOrAbortStream(stream, error);
	}
};
const onInputStreamEnd = async ({ passThroughStream, stream, streams, ended, aborted, controller: { signal } }) => {
	try {
		await finished(stream, {
			signal,
			cleanup: true,
			readable: true,
			writable: false
		});
		if (streams.has(stream)) ended.add(stream);
	} catch (error) {
		if (signal.aborted || !streams.has(stream)) return;
		if (isAbortError(error)) aborted.add(stream);
		else errorStream(passThroughStream, error);
	}
};
const onInputStreamUnpipe = async ({ stream, streams, ended, aborted, unpipeEvent, controller: { signal } }) => {
	await once$1(stream, unpipeEvent, { signal });
	if (!stream.readable) return once$1(signal, "abort", { signal });
	streams.delete(stream);
	ended.delete(stream);
	aborted.delete(stream);
};
const endStream = (stream) => {
	if (stream.writable) stream.end();
};
const errorOrAbortStream = (stream, error) => {
	if (isAbortError(error)) abortStream(stream);
	else errorStream(stream, error);
};
const isAbortError = (error) => error?.code === "ERR_STREAM_PREMATURE_CLOSE";
const abortStream = (stream) => {
	if (stream.readable || stream.writable) stream.destroy();
};
const errorStream = (stream, error) => {
	if (!stream.destroyed) {
		stream.once("error", noop);
		stream.destroy(error);
	}
};
const noop = () => {};
const updateMaxListeners = (passThroughStream, increment) => {
	const maxListeners = passThroughStream.getMaxListeners();
	if (maxListeners !== 0 && maxListeners !== Number.POSITIVE_INFINITY) passThroughStream.setMaxListeners(maxListeners + increment);
};
const PASSTHROUGH_LISTENERS_COUNT = 2;
const PASSTHROUGH_LISTENERS_PER_STREAM = 1;
// node_modules/execa/lib/io/pipeline.js
const pipeStreams = (source, destination, onDestinationEnd) => {
	source.pipe(destination);
	onSourceFinish(source, destination);
	onDestinationFinish(source, destination, onDestinationEnd);
};
const onSourceFinish = async (source, destination) => {
	if (isStandardStream(source) || isStandardStream(destination)) return;
	try {
		await finished(source, {
			cleanup: true,
			readable: true,
			writable: false
		});
	} catch {}
	endDestinationStream(destination);
};
const endDestinationStream = (destination) => {
	if (destination.writable) destination.end();
};
const onDestinationFinish = async (source, destination, onDestinationEnd) => {
	if (isStandardStream(source) || isStandardStream(destination)) return;
	try {
		await finished(destination, {
			cleanup: true,
			readable: false,
			writable: true
		});
	} catch {}
	if (onDestinationEnd !== void 0) await onDestinationEnd();
	abortSourceStream(source);
};
const abortSourceStream = (source) => {
	if (source.readable) source.destroy();
};
// node_modules/execa/lib/io/output-async.js
const pipeOutputAsync = (subprocess, fileDescriptors, controller) => {
	const pipeGroups = new Map();
	for (const [fdNumber, { stdioItems, direction }] of Object.entries(fileDescriptors)) {
		const transformItems = stdioItems.filter(({ type }) => TRANSFORM_TYPES.has(type));
		for (const { stream } of transformItems) pipeTransform(subprocess, stream, direction, fdNumber);
		const nonTransformItems = stdioItems.filter(({ type }) => !TRANSFORM_TYPES.has(type));
		for (const { stream } of nonTransformItems) pipeStdioItem({
			subprocess,
			stream,
			direction,
			fdNumber,
			pipeGroups,
			controller
		});
	}
	for (const [outputStream, inputStreams] of pipeGroups) {
		const inputStream = inputStreams.length === 1 ? inputStreams[0] : mergeStreams(inputStreams);
		pipeStreams(inputStream, outputStream);
	}
};
const pipeTransform = (subprocess, stream, direction, fdNumber) => {
	if (direction === "output") pipeStreams(subprocess.stdio[fdNumber], stream);
	else pipeStreams(stream, subprocess.stdio[fdNumber]);
	const streamProperty = SUBPROCESS_STREAM_PROPERTIES[fdNumber];
	if (streamProperty !== void 0) subprocess[streamProperty] = stream;
	subprocess.stdio[fdNumber] = stream;
};
const SUBPROCESS_STREAM_PROPERTIES = [
	"stdin",
	"stdout",
	"stderr"
];
const pipeStdioItem = ({ subprocess, stream, direction, fdNumber, pipeGroups, controller }) => {
	if (stream === void 0) return;
	setStandardStreamMaxListeners(stream, controller);
	const [inputStream, outputStream] = direction === "output" ? [stream, subprocess.stdio[fdNumber]] : [subprocess.stdio[fdNumber], stream];
	const outputStreams = pipeGroups.get(inputStream) ?? [];
	pipeGroups.set(inputStream, [...outputStreams, outputStream]);
};
const setStandardStreamMaxListeners = (stream, { signal }) => {
	if (isStandardStream(stream)) incrementMaxListeners(stream, MAX_LISTENERS_INCREMENT, signal);
};
const MAX_LISTENERS_INCREMENT = 2;
// node_modules/execa/lib/terminate/kill-descendants.js
const isWindows = process$2.platform === "win32";
const getSpawnOptions = (options) => !isWindows && options.killDescendants ? {
	...options,
	detached: true
} : options;
const getKillFunction = (subprocess, { killDescendants }) => {
	if (!killDescendants) {
		const killSubprocess = subprocess.kill.bind(subprocess);
		return (...arguments_) => subprocess.pid === void 0 ? false : killSubprocess(...arguments_);
	}
	return (isWindows ? killDescendantsWindows : killDescendantsUnix).bind(void 0, subprocess);
};
const isAbandoned = (subprocess) => subprocess.pid === void 0 || isWindows && hasExited(subprocess);
const hasExited = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;
const killDescendantsUnix = (subprocess, signal) => {
	if (isAbandoned(subprocess)) return false;
	try {
		return process$2.kill(-subprocess.pid, signal);
	} catch {
		return subprocess.kill(signal);
	}
};
const killDescendantsWindows = (subprocess, signal) => {
	if (isAbandoned(subprocess)) return false;
	const taskkillFile = getTaskkillFile();
	if (taskkillFile === void 0) return subprocess.kill(signal);
	execFile(taskkillFile, [
		"/pid",
		`${subprocess.pid}`,
		"/T",
		"/F"
	], (error) => {
		if (error) subprocess.kill(signal);
	});
	return true;
};
const getTaskkillFile = () => {
	const windowsDirectory = [process$2.env.SystemRoot, process$2.env.windir].find((directory) => directory && isWindowsDriveAbsolutePath(directory));
	return windowsDirectory === void 0 ? void 0 : path$2.join(windowsDirectory, "System32", "taskkill.exe");
};
const isWindowsDriveAbsolutePath = (directory) => {
	const { root } = path$2.parse(directory);
	return /^[a-z]:[/\\]/i.test(root);
};
// node_modules/signal-exit/dist/mjs/signals.js
const signals = [];
signals.push("SIGHUP", "SIGINT", "SIGTERM");
if (process.platform !== "win32") signals.push("SIGALRM", "SIGABRT", "SIGVTALRM", "SIGXCPU", "SIGXFSZ", "SIGUSR2", "SIGTRAP", "SIGSYS", "SIGQUIT", "SIGIOT");
if (process.platform === "linux") signals.push("SIGIO", "SIGPOLL", "SIGPWR", "SIGSTKFLT");
// node_modules/signal-exit/dist/mjs/index.js
const processOk = (process) => !!process && typeof process === "object" && typeof process.removeListener === "function" && typeof process.emit === "function" && typeof process.reallyExit === "function" && typeof process.listeners === "function" && typeof process.kill === "function" && typeof process.pid === "number" && typeof process.on === "function";
const kExitEmitter = Symbol.for("signal-exit emitter");
const global = globalThis;
const ObjectDefineProperty = Object.defineProperty.bind(Object);
var Emitter = class {
	emitted = {
		afterExit: false,
		exit: false
	};
	listeners = {
		afterExit: [],
		exit: []
	};
	count = 0;
	id = Math.random();
	constructor() {
		if (global[kExitEmitter]) return global[kExitEmitter];
		ObjectDefineProperty(global, kExitEmitter, {
			value: this,
			writable: false,
			enumerable: false,
			configurable: false
		});
	}
	on(ev, fn) {
		this.listeners[ev].push(fn);
	}
	removeListener(ev, fn) {
		const list = this.listeners[ev];
		const i = list.indexOf(fn);
		if (i === -1) return;
		if (i === 0 && list.length === 1) list.length = 0;
		else list.splice(i, 1);
	}
	emit(ev, code, signal) {
		if (this.emitted[ev]) return false;
		this.emitted[ev] = true;
		let ret = false;
		for (const fn of this.listeners[ev]) ret = fn(code, signal) === true || ret;
		if (ev === "exit") ret = this.emit("afterExit", code, signal) || ret;
		return ret;
	}
};
var SignalExitBase = class {};
const signalExitWrap = (handler) => {
	return {
		onExit(cb, opts) {
			return handler.onExit(cb, opts);
		},
		load() {
			return handler.load();
		},
		unload() {
			return handler.unload();
		}
	};
};
var SignalExitFallback = class extends SignalExitBase {
	onExit() {
		return () => {};
	}
	load() {}
	unload() {}
};
var SignalExit = class extends SignalExitBase {
	#hupSig = process$1.platform === "win32" ? "SIGINT" : "SIGHUP";
	#emitter = new Emitter();
	#process;
	#originalProcessEmit;
	#originalProcessReallyExit;
	#sigListeners = {};
	#loaded = false;
	constructor(process) {
		super();
		this.#process = process;
		this.#sigListeners = {};
		for (const sig of signals) this.#sigListeners[sig] = () => {
			const listeners = this.#process.listeners(sig);
			let { count } = this.#emitter;
			const p = process;
			if (typeof p.__signal_exit_emitter__ === "object" && typeof p.__signal_exit_emitter__.count === "number") count += p.__signal_exit_emitter__.count;
			if (listeners.length === count) {
				this.unload();
				const ret = this.#emitter.emit("exit", null, sig);
				const s = sig === "SIGHUP" ? this.#hupSig : sig;
				if (!ret) process.kill(process.pid, s);
			}
		};
		this.#originalProcessReallyExit = process.reallyExit;
		this.#originalProcessEmit = process.emit;
	}
	onExit(cb, opts) {
		if (!processOk(this.#process)) return () => {};
		if (this.#loaded === false) this.load();
		const ev = opts?.alwaysLast ? "afterExit" : "exit";
		this.#emitter.on(ev, cb);
		return () => {
			this.#emitter.removeListener(ev, cb);
			if (this.#emitter.listeners["exit"].length === 0 && this.#emitter.listeners["afterExit"].length === 0) this.unload();
		};
	}
	load() {
		if (this.#loaded) return;
		this.#loaded = true;
		this.#emitter.count += 1;
		for (const sig of signals) try {
			const fn = this.#sigListeners[sig];
			if (fn) this.#process.on(sig, fn);
		} catch (_) {}
		this.#process.emit = (ev, ...a) => {
			return this.#processEmit(ev, ...a);
		};
		this.#process.reallyExit = (code) => {
			return this.#processReallyExit(code);
		};
	}
	unload() {
		if (!this.#loaded) return;
		this.#loaded = false;
		signals.forEach((sig) => {
			const listener = this.#sigListeners[sig];
			if (!listener) throw new Error("Listener not defined for signal: " + sig);
			try {
				this.#process.removeListener(sig, listener);
			} catch (_) {}
		});
		this.#process.emit = this.#originalProcessEmit;
		this.#process.reallyExit = this.#originalProcessReallyExit;
		this.#emitter.count -= 1;
	}
	#processReallyExit(code) {
		if (!processOk(this.#process)) return 0;
		this.#process.exitCode = code || 0;
		this.#emitter.emit("exit", this.#process.exitCode, null);
		return this.#originalProcessReallyExit.call(this.#process, this.#process.exitCode);
	}
	#processEmit(ev, ...args) {
		const og = this.#originalProcessEmit;
		if (ev === "exit" && processOk(this.#process)) {
			if (typeof args[0] === "number") this.#process.exitCode = args[0];
			const ret = og.call(this.#process, ev, ...args);
			this.#emitter.emit("exit", this.#process.exitCode, null);
			return ret;
		} else return og.call(this.#process, ev, ...args);
	}
};
const process$1 = globalThis.process;
const { onExit, load, unload } = signalExitWrap(processOk(process$1) ? new SignalExit(process$1) : new SignalExitFallback());
// node_modules/execa/lib/terminate/cleanup.js
const cleanupOnExit = (kill, { cleanup, detached }, { signal }) => {
	if (!cleanup || detached) return;
	const removeExitHandler = onExit(() => {
		kill();
	});
	addAbortListener(signal, () => {
		removeExitHandler();
	});
};
// node_modules/execa/lib/convert/concurrent.js
const initializeConcurrentStreams = () => ({
	readableDestroy: new WeakMap(),
	writableFinal: new WeakMap(),
	writableDestroy: new WeakMap()
});
const addConcurrentStream = (concurrentStreams, stream, waitName) => {
	const weakMap = concurrentStreams[waitName];
	if (!weakMap.has(stream)) weakMap.set(stream, []);
	const promises = weakMap.get(stream);
	const promise = createDeferred();
	promises.push(promise);
	return {
		resolve: promise.resolve.bind(promise),
		promises
	};
};
const waitForConcurrentStreams = async ({ resolve, promises }, subprocess) => {
	resolve();
	const [isSubprocessExit] = await Promise.race([Promise.allSettled([true, subprocess]), Promise.all([false, ...promises])]);
	return !isSubprocessExit;
};
// node_modules/execa/lib/io/iterate.js
const iterateOnSubprocessStream = ({ subprocessStdout, subprocess, binary, shouldEncode, encoding, preserveNewlines }) => {
	const controller = new AbortController();
	stopReadingOnExit(subprocess, controller);
	return iterateOnStream({
		stream: subprocessStdout,
		controller,
		binary,
		shouldEncode: !subprocessStdout.readableObjectMode && shouldEncode,
		encoding,
		shouldSplit: !subprocessStdout.readableObjectMode,
		preserveNewlines
	});
};
const stopReadingOnExit = async (subprocess, controller) => {
	try {
		await subprocess;
	} catch {} finally {
		controller.abort();
	}
};
const iterateForResult = ({ stream, onStreamEnd, lines, encoding, stripFinalNewline, allMixed }) => {
	const controller = new AbortController();
	stopReadingOnStreamEnd(onStreamEnd, controller, stream);
	const objectMode = stream.readableObjectMode && !allMixed;
	return iterateOnStream({
		stream,
		controller,
		binary: encoding === "buffer",
		shouldEncode: !objectMode,
		encoding,
		shouldSplit: !objectMode && lines,
		preserveNewlines: !stripFinalNewline
	});
};
const stopReadingOnStreamEnd = async (onStreamEnd, controller, stream) => {
	try {
		await onStreamEnd;
	} catch {
		stream.destroy();
	} finally {
		controller.abort();
	}
};
const iterateOnStream = ({ stream, controller, binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) => {
	const onStdoutChunk = on(stream, "data", {
		signal: controller.signal,
		highWaterMark: HIGH_WATER_MARK,
		highWatermark: HIGH_WATER_MARK
	});
	return iterateOnData({
		onStdoutChunk,
		controller,
		binary,
		shouldEncode,
		encoding,
		shouldSplit,
		preserveNewlines
	});
};
const DEFAULT_OBJECT_HIGH_WATER_MARK = getDefaultHighWaterMark(true);
const HIGH_WATER_MARK = DEFAULT_OBJECT_HIGH_WATER_MARK;
const iterateOnData = async function* ({ onStdoutChunk, controller, binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) {
	const generators = getGenerators({
		binary,
		shouldEncode,
		encoding,
		shouldSplit,
		preserveNewlines
	});
	try {
		for await (const [chunk] of onStdoutChunk) yield* transformChunkSync(chunk, generators, 0);
	} catch (error) {
		if (!controller.signal.aborted) throw error;
	} finally {
		yield* finalChunksSync(generators);
	}
};
const getGenerators = ({ binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) => [getEncodingTransformGenerator(binary, encoding, !shouldEncode), getSplitLinesGenerator(binary, preserveNewlines, !shouldSplit, {})].filter(Boolean);
// node_modules/execa/lib/convert/iterable.js
const createIterable = (subprocess, encoding, options) => {
	const { from, binary: binaryOption = false, preserveNewlines = false } = copyOptions(options);
	checkBooleanOption(binaryOption, "binary");
	checkBooleanOption(preserveNewlines, "preserveNewlines");
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const subprocessStdout = getFromStream(subprocess, from);
	const onStdoutData = iterateOnSubprocessStream({
		subprocessStdout,
		subprocess,
		binary,
		shouldEncode: true,
		encoding,
		preserveNewlines
	});
	return iterateOnStdoutData(onStdoutData, subprocessStdout, subprocess);
};
const iterateOnStdoutData = async function* (onStdoutData, subprocessStdout, subprocess) {
	try {
		yield* onStdoutData;
	} finally {
		if (subprocessStdout.readable) subprocessStdout.destroy();
		await subprocess;
	}
};
// node_modules/execa/lib/resolve/wait-stream.js
const waitForStream = async (stream, fdNumber, streamInfo, { isSameDirection, stopOnExit = false, readable = true, writable = true } = {}) => {
	const state = handleStdinDestroy(stream, streamInfo);
	const abortController = new AbortController();
	try {
		await Promise.race([...stopOnExit ? [streamInfo.exitPromise] : [], finished(stream, {
			cleanup: true,
			signal: abortController.signal,
			readable,
			writable
		})]);
	} catch (error) {
		if (!state.stdinCleanedUp && !isInputTransformAbort(stream, fdNumber, streamInfo, error)) handleStreamError(error, fdNumber, streamInfo, isSameDirection);
	} finally {
		abortController.abort();
	}
};
const handleStdinDestroy = (stream, { originalStreams, subprocess }) => {
	const [originalStdin] = originalStreams;
	const state = { stdinCleanedUp: false };
	if (stream === originalStdin || stream === subprocess.stdin) spyOnStdinDestroy(stream, subprocess, state);
	return state;
};
const spyOnStdinDestroy = (subprocessStdin, subprocess, state) => {
	const { _destroy } = subprocessStdin;
	subprocessStdin._destroy = (...destroyArguments) => {
		setStdinCleanedUp(subprocess, state);
		_destroy.call(subprocessStdin, ...destroyArguments);
	};
};
const setStdinCleanedUp = ({ exitCode, signalCode }, state) => {
	if (exitCode !== null || signalCode !== null) state.stdinCleanedUp = true;
};
const isInputTransformAbort = (stream, fdNumber, streamInfo, error) => {
	const originalStream = streamInfo.originalStreams[fdNumber];
	return stream !== originalStream && isInputFileDescriptor(streamInfo, fdNumber) && originalStream?.destroyed === true && (isStreamAbort(error) || error?.code === "ABORT_ERR");
};
const handleStreamError = (error, fdNumber, streamInfo, isSameDirection) => {
	if (!shouldIgnoreStreamError(error, fdNumber, streamInfo, isSameDirection)) throw error;
};
const shouldIgnoreStreamError = (error, fdNumber, streamInfo, isSameDirection = true) => {
	if (streamInfo.propagating) return isStreamEpipe(error) || isStreamAbort(error);
	streamInfo.propagating = true;
	return isInputFileDescriptor(streamInfo, fdNumber) === isSameDirection ? isStreamEpipe(error) : isStreamAbort(error);
};
const isInputFileDescriptor = ({ fileDescriptors }, fdNumber) => fdNumber !== "all" && fileDescriptors[fdNumber].direction === "input";
const isStreamAbort = (error) => error?.code === "ERR_STREAM_PREMATURE_CLOSE";
const isStreamEpipe = (error) => error?.code === "EPIPE";
// node_modules/execa/lib/convert/shared.js
const safeWaitForSubprocessStdin = async (subprocessStdin) => {
	if (subprocessStdin === void 0) return;
	try {
		await waitForSubprocessStdin(subprocessStdin);
	} catch {}
};
const safeWaitForSubprocessStdout = async (subprocessStdout) => {
	if (subprocessStdout === void 0) return;
	try {
		await waitForSubprocessStdout(subprocessStdout);
	} catch {}
};
const waitForSubprocessStdin = async (subprocessStdin) => {
	await finished(subprocessStdin, {
		cleanup: true,
		readable: false,
		writable: true
	});
};
const waitForSubprocessStdout = async (subprocessStdout) => {
	await finished(subprocessStdout, {
		cleanup: true,
		readable: true,
		writable: false
	});
};
const throwDestroyError = (error) => {
	if (error) throw error;
};
const destroyOtherStream = (stream, isOpen, error) => {
	if (error && !isStreamAbort(error)) stream.destroy(error);
	else if (isOpen) stream.destroy();
};
// node_modules/execa/lib/convert/readable.js
const createReadable = ({ subprocess, concurrentStreams, encoding }, options) => {
	const { from, binary: binaryOption = true, preserveNewlines = true } = copyOptions(options);
	checkBooleanOption(binaryOption, "binary");
	checkBooleanOption(preserveNewlines, "preserveNewlines");
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const subprocessStdout = getFromStream(subprocess, from);
	const waitReadableDestroy = addConcurrentStream(concurrentStreams, subprocessStdout, "readableDestroy");
	const { readableEncoding, readableObjectMode, readableHighWaterMark } = getReadableOptions(subprocessStdout, binary);
	const { read, onStdoutDataDone } = getReadableMethods({
		subprocessStdout,
		subprocess,
		binary,
		encoding,
		preserveNewlines
	});
	const readable = new Readable({
		read,
		destroy: callbackify(onReadableDestroy.bind(void 0, {
			subprocessStdout,
			subprocess,
			waitReadableDestroy
		})),
		highWaterMark: readableHighWaterMark,
		objectMode: readableObjectMode,
		encoding: readableEncoding
	});
	onStdoutFinished({
		subprocessStdout,
		onStdoutDataDone,
		readable,
		subprocess
	});
	return readable;
};
const getReadableOptions = ({ readableEncoding, readableObjectMode, readableHighWaterMark }, binary) => binary ? {
	readableEncoding,
	readableObjectMode,
	readableHighWaterMark
} : {
	readableEncoding,
	readableObjectMode: true,
	readableHighWaterMark: DEFAULT_OBJECT_HIGH_WATER_MARK
};
const getReadableMethods = ({ subprocessStdout, subprocess, binary, encoding, preserveNewlines }) => {
	const onStdoutDataDone = createDeferred();
	const onStdoutData = iterateOnSubprocessStream({
		subprocessStdout,
		subprocess,
		binary,
		shouldEncode: !binary,
		encoding,
		preserveNewlines
	});
	return {
		read() {
			onRead(this, onStdoutData, onStdoutDataDone);
		},
		onStdoutDataDone
	};
};
const onRead = async (readable, onStdoutData, onStdoutDataDone) => {
	try {
		const { value, done } = await onStdoutData.next();
		if (done) onStdoutDataDone.resolve();
		else readable.push(value);
	} catch {}
};
const onStdoutFinished = async ({ subprocessStdout, onStdoutDataDone, readable, subprocess, subprocessStdin }) => {
	try {
		await waitForSubprocessStdout(subprocessStdout);
		await subprocess;
		await safeWaitForSubprocessStdin(subprocessStdin);
		await onStdoutDataDone;
		if (readable.readable) readable.push(null);
	} catch (error) {
		await safeWaitForSubprocessStdin(subprocessStdin);
		destroyOtherReadable(readable, await getPrematureCloseError(subprocess, error));
	}
};
const getPrematureCloseError = async (subprocess, error) => {
	if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") return error;
	try {
		await subprocess;
	} catch (subprocessError) {
		return subprocessError;
	}
	return error;
};
const onReadableDestroy = async ({ subprocessStdout, subprocess, waitReadableDestroy }, error) => {
	if (await waitForConcurrentStreams(waitReadableDestroy, subprocess)) {
		destroyOtherReadable(subprocessStdout, error?.code === "ABORT_ERR" ? void 0 : error);
		await subprocess;
	}
	throwDestroyError(error);
};
const destroyOtherReadable = (stream, error) => {
	destroyOtherStream(stream, stream.readable, error);
};
// node_modules/execa/lib/convert/web.js
const createReadableStream = (subprocess, readableOptions) => Readable.toWeb(subprocess.readable(readableOptions));
const createWritableStream = (subprocess, writableOptions) => Writable.toWeb(subprocess.writable(writableOptions));
const createTransformStream = (subprocess, duplexOptions) => Duplex.toWeb(subprocess.duplex(duplexOptions));
// node_modules/execa/lib/pipe/pipe-arguments.js
const normalizePipeArguments = ({ source, sourcePromise, boundOptions, createNested }, ...pipeArguments) => {
	const startTime = getStartTime();
	const { destination, destinationStream, destinationError, from, unpipeSignal } = getDestinationStream(boundOptions, createNested, pipeArguments);
	const { sourceStream, sourceError } = getSourceStream(source, from);
	const { options: sourceOptions, fileDescriptors } = SUBPROCESS_OPTIONS.get(source);
	return {
		source,
		sourcePromise,
		sourceStream,
		sourceOptions,
		sourceError,
		destination,
		destinationStream,
		destinationError,
		unpipeSignal,
		fileDescriptors,
		startTime
	};
};
const getDestinationStream = (boundOptions, createNested, pipeArguments) => {
	let destinationInfo;
	try {
		destinationInfo = getDestination(boundOptions, createNested, ...pipeArguments);
	} catch (error) {
		return { destinationError: error };
	}
	const { destination, pipeOptions } = destinationInfo;
	try {
		const { from, to, unpipeSignal } = copyOptions(pipeOptions);
		validateAbortSignal(unpipeSignal, "unpipeSignal");
		return {
			destination,
			destinationStream: getToStream(destination, to),
			from,
			unpipeSignal
		};
	} catch (error) {
		abortDestination(destination, pipeArguments[0]);
		return { destinationError: error };
	}
};
const abortDestination = (destination, firstArgument) => {
	if (destination !== firstArgument) destination.kill();
	destination.catch(() => {});
};
const getDestination = (boundOptions, createNested, firstArgument, ...pipeArguments) => {
	if (Array.isArray(firstArgument)) return {
		destination: createNested(mapDestinationArguments, boundOptions)(firstArgument, ...pipeArguments),
		pipeOptions: boundOptions
	};
	if (typeof firstArgument === "string" || firstArgument instanceof URL || isDenoExecPath(firstArgument)) {
		if (Object.keys(boundOptions).length > 0) throw new TypeError("Please use .pipe(\"file\", ..., options) or .pipe(execa(\"file\", ..., options)) instead of .pipe(options)(\"file\", ...).");
		const [rawFile, rawArguments, rawOptions] = normalizeParameters(firstArgument, ...pipeArguments);
		return {
			destination: createNested(mapDestinationArguments)(rawFile, rawArguments, rawOptions),
			pipeOptions: rawOptions
		};
	}
	if (SUBPROCESS_OPTIONS.has(firstArgument)) {
		if (Object.keys(boundOptions).length > 0) throw new TypeError("Please use .pipe(options)`command` or .pipe($(options)`command`) instead of .pipe(options)($`command`).");
		return {
			destination: firstArgument,
			pipeOptions: pipeArguments[0]
		};
	}
	throw new TypeError(`The first argument must be a template string, an options object, or an Execa subprocess: ${firstArgument}`);
};
const mapDestinationArguments = ({ options }) => ({ options: {
	__proto__: null,
	...options,
	...options.stdio === void 0 && { stdin: "pipe" },
	piped: true
} });
const getSourceStream = (source, from) => {
	try {
		return { sourceStream: getFromStream(source, from) };
	} catch (error) {
		return { sourceError: error };
	}
};
// node_modules/execa/lib/pipe/throw.js
const handlePipeArgumentsError = ({ sourceStream, sourceError, destinationStream, destinationError, fileDescriptors, sourceOptions, startTime }) => {
	const error = getPipeArgumentsError({
		sourceStream,
		sourceError,
		destinationStream,
		destinationError
	});
	if (error !== void 0) throw createNonCommandError({
		error,
		fileDescriptors,
		sourceOptions,
		startTime
	});
};
const getPipeArgumentsError = ({ sourceStream, sourceError, destinationStream, destinationError }) => {
	if (sourceError !== void 0 && destinationError !== void 0) return destinationError;
	if (destinationError !== void 0) {
		abortSourceStream(sourceStream);
		return destinationError;
	}
	if (sourceError === void 0) return;
	endDestinationStream(destinationStream);
	return sourceError;
};
const createNonCommandError = ({ error, fileDescriptors, sourceOptions, startTime }) => makeEarlyError({
	error,
	command: PIPE_COMMAND_MESSAGE,
	escapedCommand: PIPE_COMMAND_MESSAGE,
	fileDescriptors,
	options: sourceOptions,
	startTime,
	isSync: false
});
const PIPE_COMMAND_MESSAGE = "source.pipe(destination)";
// node_modules/execa/lib/pipe/sequence.js
const waitForBothSubprocesses = async (subprocessPromises) => {
	const [{ status: sourceStatus, reason: sourceReason, value: sourceResult = sourceReason }, { status: destinationStatus, reason: destinationReason, value: destinationResult = destinationReason }, { reason: pipedFromReason, value: pipedFromResult = pipedFromReason }] = await subprocessPromises;
	if (!destinationResult.pipedFrom.includes(pipedFromResult)) destinationResult.pipedFrom.push(pipedFromResult);
	if (destinationStatus === "rejected") throw destinationResult;
	if (sourceStatus === "rejected") throw sourceResult;
	return destinationResult;
};
// node_modules/execa/lib/pipe/streaming.js
const pipeSubprocessStream = (sourceStream, destinationStream, maxListenersController) => {
	const mergedStream = MERGED_STREAMS.has(destinationStream) ? pipeMoreSubprocessStream(sourceStream, destinationStream) : pipeFirstSubprocessStream(sourceStream, destinationStream);
	incrementMaxListeners(sourceStream, SOURCE_LISTENERS_PER_PIPE, maxListenersController.signal);
	incrementMaxListeners(destinationStream, DESTINATION_LISTENERS_PER_PIPE, maxListenersController.signal);
	cleanupMergedStreamsMap(destinationStream);
	return mergedStream;
};
const pipeFirstSubprocessStream = (sourceStream, destinationStream) => {
	const mergedStream = mergeStreams([sourceStream]);
	addMergeSource(mergedStream, sourceStream);
	pipeStreams(mergedStream, destinationStream, () => unpipeSourcesOnDestinationEnd(mergedStream));
	MERGED_STREAMS.set(destinationStream, mergedStream);
	return mergedStream;
};
const pipeMoreSubprocessStream = (sourceStream, destinationStream) => {
	const mergedStream = MERGED_STREAMS.get(destinationStream);
	mergedStream.add(sourceStream);
	addMergeSource(mergedStream, sourceStream);
	return mergedStream;
};
const MERGE_SOURCES = new WeakMap();
const SOURCE_MERGES = new WeakMap();
const addMergeSource = (mergedStream, sourceStream) => {
	addToSetMap(MERGE_SOURCES, mergedStream, sourceStream);
	addToSetMap(SOURCE_MERGES, sourceStream, mergedStream);
};
const addToSetMap = (map, key, value) => {
	if (!map.has(key)) map.set(key, new Set());
	map.get(key).add(value);
};
const unpipeSubprocessStream = async (mergedStream, sourceStream) => {
	MERGE_SOURCES.get(mergedStream)?.delete(sourceStream);
	SOURCE_MERGES.get(sourceStream)?.delete(mergedStream);
	await mergedStream.remove(sourceStream);
};
const unpipeSourcesOnDestinationEnd = async (mergedStream) => {
	for (const sourceStream of MERGE_SOURCES.get(mergedStream)) {
		const mergedStreams = SOURCE_MERGES.get(sourceStream);
		mergedStreams.delete(mergedStream);
		if (mergedStreams.size > 0) await mergedStream.remove(sourceStream);
	}
};
const cleanupMergedStreamsMap = async (destinationStream) => {
	try {
		await finished(destinationStream, {
			cleanup: true,
			readable: false,
			writable: true
		});
	} catch {}
	MERGED_STREAMS.delete(destinationStream);
};
const MERGED_STREAMS = new WeakMap();
const SOURCE_LISTENERS_PER_PIPE = 2;
const DESTINATION_LISTENERS_PER_PIPE = 1;
// node_modules/execa/lib/pipe/abort.js
const unpipeOnAbort = (unpipeSignal, unpipeContext) => unpipeSignal === void 0 ? [] : [unpipeOnSignalAbort(unpipeSignal, unpipeContext)];
const unpipeOnSignalAbort = async (unpipeSignal, { sourceStream, mergedStream, fileDescriptors, sourceOptions, startTime }) => {
	await aborted(unpipeSignal, sourceStream);
	await unpipeSubprocessStream(mergedStream, sourceStream);
	throw createNonCommandError({
		error: new Error("Pipe canceled by `unpipeSignal` option."),
		fileDescriptors,
		sourceOptions,
		startTime
	});
};
// node_modules/execa/lib/pipe/setup.js
const pipeToSubprocess = (sourceInfo, ...pipeArguments) => {
	if (isPlainObject(pipeArguments[0])) return pipeToSubprocess.bind(void 0, {
		...sourceInfo,
		boundOptions: {
			...sourceInfo.boundOptions,
			...pipeArguments[0]
		}
	});
	if (sourceInfo.source === void 0) return sourceInfo.sourcePromise;
	const { destination, ...normalizedInfo } = normalizePipeArguments(sourceInfo, ...pipeArguments);
	const pipeFailureController = new AbortController();
	const promise = handlePipePromise({
		...normalizedInfo,
		destination,
		pipeFailureController
	});
	promise.pipe = pipeToSubprocess.bind(void 0, {
		...sourceInfo,
		source: destination,
		sourcePromise: promise,
		boundOptions: {}
	});
	forwardDestinationMethods(promise, destination, pipeFailureController.signal);
	return promise;
};
const forwardDestinationMethods = (promise, destination, pipeFailureSignal) => {
	if (destination === void 0) return;
	forwardReadableMethods(promise, destination);
	forwardIpcMethods(promise, destination, pipeFailureSignal);
};
const forwardReadableMethods = (promise, destination) => {
	const subprocessOptions = SUBPROCESS_OPTIONS.get(destination);
	SUBPROCESS_OPTIONS.set(promise, subprocessOptions);
	promise.stdio = destination.stdio;
	promise.all = destination.all;
	const { options: { encoding } } = subprocessOptions;
	const concurrentStreams = initializeConcurrentStreams();
	promise[Symbol.asyncIterator] = createIterable.bind(void 0, promise, encoding, {});
	promise.iterable = createIterable.bind(void 0, promise, encoding);
	promise.readable = createPipeReadable.bind(void 0, promise, {
		subprocess: promise,
		concurrentStreams,
		encoding
	});
	promise.readableStream = createReadableStream.bind(void 0, promise);
	forwardAll(promise, destination);
};
const forwardAll = (promise, destination) => {
	if (destination.all === void 0) {
		promise.all = void 0;
		return;
	}
	Object.defineProperty(promise, "all", {
		get() {
			setAllProperty(promise, destination.all);
			const all = promise.readable({ from: "all" });
			all.on("error", () => {});
			setAllProperty(promise, all);
			return all;
		},
		enumerable: true,
		configurable: true
	});
};
const setAllProperty = (promise, value) => {
	Object.defineProperty(promise, "all", {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
};
const createPipeReadable = (promise, readableOptions, ...arguments_) => {
	const readable = createReadable(readableOptions, ...arguments_);
	destroyOnPipeFailure(promise, readable);
	return readable;
};
const destroyOnPipeFailure = async (promise, readable) => {
	try {
		await promise;
	} catch (error) {
		readable.destroy(error);
	}
};
const forwardIpcMethods = (promise, destination, pipeFailureSignal) => {
	promise.sendMessage = destination.sendMessage;
	promise.getOneMessage = getOnePipeMessage.bind(void 0, destination, pipeFailureSignal);
	promise.getEachMessage = getEachPipeMessage.bind(void 0, promise, destination, pipeFailureSignal);
};
const getOnePipeMessage = (destination, pipeFailureSignal, ...arguments_) => {
	const controller = new AbortController();
	const messagePromise = destination.getOneMessage(...addPipeOptions(arguments_, controller.signal, internalGetOneMessageOptions));
	return waitForOnePipeMessage(pipeFailureSignal, messagePromise, controller);
};
const waitForOnePipeMessage = async (pipeFailureSignal, messagePromise, controller) => {
	try {
		return await Promise.race([messagePromise, getSignalRejection(pipeFailureSignal, controller.signal)]);
	} finally {
		controller.abort();
	}
};
const getSignalRejection = (signal, listenerSignal) => new Promise((_, reject) => {
	if (signal.aborted) {
		reject(signal.reason);
		return;
	}
	signal.addEventListener("abort", () => {
		reject(signal.reason);
	}, {
		once: true,
		signal: listenerSignal
	});
});
const getEachPipeMessage = (promise, destination, pipeFailureSignal, ...arguments_) => {
	const controller = new AbortController();
	const iterator = destination.getEachMessage(...addPipeOptions(arguments_, controller.signal, internalGetEachMessageOptions));
	abortOnSignal(pipeFailureSignal, controller);
	return iterateOnPipeMessages(promise, iterator, controller);
};
const iterateOnPipeMessages = async function* (promise, iterator, controller) {
	try {
		yield* iterator;
	} finally {
		controller.abort();
		await promise;
	}
};
const addPipeOptions = (arguments_, signal, internalOptionsSymbol) => {
	if (arguments_[0] === null) return arguments_;
	const [options] = arguments_;
	return [{
		...options,
		[internalOptionsSymbol]: {
			signal,
			shouldAwait: false
		}
	}];
};
const abortOnSignal = (signal, controller) => {
	if (signal.aborted) {
		controller.abort();
		return;
	}
	signal.addEventListener("abort", () => {
		controller.abort();
	}, {
		once: true,
		signal: controller.signal
	});
};
const handlePipePromise = async ({ source, sourcePromise, sourceStream, sourceOptions, sourceError, destination, destinationStream, destinationError, unpipeSignal, fileDescriptors, startTime, pipeFailureController }) => {
	const maxListenersController = new AbortController();
	try {
		const subprocessPromises = getSubprocessPromises(sourcePromise, destination, source);
		handlePipeArgumentsError({
			sourceStream,
			sourceError,
			destinationStream,
			destinationError,
			fileDescriptors,
			sourceOptions,
			startTime
		});
		const mergedStream = pipeSubprocessStream(sourceStream, destinationStream, maxListenersController);
		return await Promise.race([waitForBothSubprocesses(subprocessPromises), ...unpipeOnAbort(unpipeSignal, {
			sourceStream,
			mergedStream,
			sourceOptions,
			fileDescriptors,
			startTime
		})]);
	} catch (error) {
		pipeFailureController.abort(error);
		throw error;
	} finally {
		maxListenersController.abort();
	}
};
const getSubprocessPromises = (sourcePromise, destination, source) => Promise.allSettled([
	sourcePromise,
	destination,
	source
]);
// node_modules/execa/lib/io/contents.js
const getStreamOutput = async ({ stream, onStreamEnd, fdNumber, encoding, buffer, maxBuffer, lines, allMixed, stripFinalNewline, allFds, verboseInfo, streamInfo }) => {
	const logPromise = logOutputAsync({
		stream,
		onStreamEnd,
		fdNumber,
		encoding,
		allMixed,
		verboseInfo,
		streamInfo
	});
	if (!buffer) {
		await Promise.all([resumeStream(stream), logPromise]);
		return;
	}
	const stripFinalNewlineValue = getStripFinalNewline(stripFinalNewline, fdNumber, allFds);
	const iterable = iterateForResult({
		stream,
		onStreamEnd,
		lines,
		encoding,
		stripFinalNewline: stripFinalNewlineValue,
		allMixed
	});
	const [output] = await Promise.all([getStreamContents({
		stream,
		iterable,
		fdNumber,
		encoding,
		maxBuffer,
		lines
	}), logPromise]);
	return output;
};
const logOutputAsync = async ({ stream, onStreamEnd, fdNumber, encoding, allMixed, verboseInfo, streamInfo: { fileDescriptors } }) => {
	if (!shouldLogOutput({
		stdioItems: fileDescriptors[fdNumber]?.stdioItems,
		encoding,
		verboseInfo,
		fdNumber
	})) return;
	const linesIterable = iterateForResult({
		stream,
		onStreamEnd,
		lines: true,
		encoding,
		stripFinalNewline: true,
		allMixed
	});
	await logLines(linesIterable, stream, fdNumber, verboseInfo);
};
const resumeStream = async (stream) => {
	await setImmediate();
	if (stream.readableFlowing === null) stream.resume();
};
const getStreamContents = async ({ stream, stream: { readableObjectMode }, iterable, fdNumber, encoding, maxBuffer, lines }) => {
	try {
		if (readableObjectMode || lines) return await getStreamAsArray(iterable, { maxBuffer });
		return encoding === "buffer" ? new Uint8Array(await getStreamAsArrayBuffer(iterable, { maxBuffer })) : await getStreamAsString(iterable, { maxBuffer });
	} catch (error) {
		return handleBufferedData(handleMaxBuffer({
			error,
			stream,
			readableObjectMode,
			lines,
			encoding,
			fdNumber
		}));
	}
};
const getBufferedData = async (streamPromise) => {
	try {
		return await streamPromise;
	} catch (error) {
		return handleBufferedData(error);
	}
};
const handleBufferedData = (error) => isArrayBuffer(error?.bufferedData) ? new Uint8Array(error.bufferedData) : error?.bufferedData;
// node_modules/execa/lib/resolve/stdio.js
const waitForStdioStreams = ({ subprocess, encoding, buffer, maxBuffer, lines, stripFinalNewline, verboseInfo, streamInfo }) => subprocess.stdio.map((stream, fdNumber) => waitForSubprocessStream({
	stream,
	fdNumber,
	encoding,
	buffer: buffer[fdNumber],
	maxBuffer: maxBuffer[fdNumber],
	lines: lines[fdNumber],
	allMixed: false,
	stripFinalNewline,
	verboseInfo,
	streamInfo
}));
const waitForSubprocessStream = async ({ stream, fdNumber, encoding, buffer, maxBuffer, lines, allMixed, stripFinalNewline, allFds, verboseInfo, streamInfo }) => {
	if (!stream) return;
	const onStreamEnd = waitForStream(stream, fdNumber, streamInfo);
	if (isInputFileDescriptor(streamInfo, fdNumber)) {
		await onStreamEnd;
		return;
	}
	const [output] = await Promise.all([getStreamOutput({
		stream,
		onStreamEnd,
		fdNumber,
		encoding,
		buffer,
		maxBuffer,
		lines,
		allMixed,
		stripFinalNewline,
		allFds,
		verboseInfo,
		streamInfo
	}), onStreamEnd]);
	return output;
};
// node_modules/execa/lib/resolve/all-async.js
const makeAllStream = ({ stdout, stderr }, { all }) => {
	if (!all) return;
	const fileDescriptors = [[stdout, 1], [stderr, 2]].filter(([stream]) => stream);
	return fileDescriptors.length === 0 ? void 0 : setAllStream(mergeStreams(fileDescriptors.map(([stream]) => stream)));
};
const getAllFds = ({ stdout, stderr }, [, bufferStdout, bufferStderr]) => [...stdout !== null && bufferStdout ? [1] : [], ...stderr !== null && bufferStderr ? [2] : []];
const waitForAllStream = ({ subprocess, all, encoding, buffer, maxBuffer, lines, stripFinalNewline, verboseInfo, streamInfo }) => {
	const { stream, buffer: bufferAll, drainedStream } = getAllStream(subprocess, all, buffer);
	return Promise.all([waitForSubprocessStream({
		stream,
		buffer: bufferAll,
		fdNumber: "all",
		encoding,
		maxBuffer: maxBuffer[1] + maxBuffer[2],
		lines: lines[1] || lines[2],
		allFds: getAllFds(subprocess, buffer),
		allMixed: stream === all && getAllMixed(subprocess, all),
		stripFinalNewline,
		verboseInfo,
		streamInfo
	}), drainedStream === void 0 ? void 0 : resumeStream(drainedStream)]).then(([output]) => output);
};
const getAllStream = ({ stdout, stderr }, all, [, bufferStdout, bufferStderr]) => {
	const buffer = bufferStdout || bufferStderr;
	if (!buffer) return {
		stream: all,
		buffer
	};
	if (!all) return {
		stream: void 0,
		buffer
	};
	if (!bufferStdout) return {
		stream: stderr,
		buffer,
		drainedStream: all
	};
	return bufferStderr ? {
		stream: all,
		buffer
	} : {
		stream: stdout,
		buffer,
		drainedStream: all
	};
};
const getAllMixed = ({ stdout, stderr }, all) => all && stdout && stderr && stdout.readableObjectMode !== stderr.readableObjectMode;
// node_modules/execa/lib/verbose/ipc.js
const shouldLogIpc = (verboseInfo) => isFullVerbose(verboseInfo, "ipc");
const logIpcOutput = (message, verboseInfo) => {
	const verboseMessage = serializeVerboseMessage(message);
	verboseLog({
		type: "ipc",
		verboseMessage,
		fdNumber: "ipc",
		verboseInfo
	});
};
// node_modules/execa/lib/ipc/buffer-messages.js
const waitForIpcOutput = async ({ subprocess, buffer: bufferArray, maxBuffer: maxBufferArray, ipc, ipcOutput, verboseInfo }) => {
	if (!ipc) return ipcOutput;
	const isVerbose = shouldLogIpc(verboseInfo);
	const buffer = getFdSpecificValue(bufferArray, "ipc");
	const maxBuffer = getFdSpecificValue(maxBufferArray, "ipc");
	const logErrors = [];
	for await (const message of loopOnMessages({
		anyProcess: subprocess,
		channel: subprocess.channel,
		isSubprocess: false,
		ipc,
		shouldAwait: false,
		reference: true
	})) {
		if (buffer) {
			checkIpcMaxBuffer(ipcOutput, maxBuffer);
			ipcOutput.push(message);
		}
		if (isVerbose) try {
			logIpcOutput(message, verboseInfo);
		} catch (error) {
			logErrors.push(error);
		}
	}
	if (logErrors.length > 0) throw logErrors[0];
	return ipcOutput;
};
const getBufferedIpcOutput = async (ipcOutputPromise, ipcOutput) => {
	await Promise.allSettled([ipcOutputPromise]);
	return ipcOutput;
};
// node_modules/execa/lib/resolve/wait-subprocess.js
const waitForSubprocessResult = async ({ subprocess, kill, all, options: { encoding, buffer, maxBuffer, lines, timeoutDuration: timeout, cancelSignal, gracefulCancel, forceKillAfterDelay, stripFinalNewline, ipc, ipcInput }, context, verboseInfo, fileDescriptors, originalStreams, onInternalError, controller }) => {
	const exitPromise = waitForExit(subprocess, context);
	const streamInfo = {
		originalStreams,
		fileDescriptors,
		subprocess,
		exitPromise,
		propagating: false
	};
	const stdioPromises = waitForStdioStreams({
		subprocess,
		encoding,
		buffer,
		maxBuffer,
		lines,
		stripFinalNewline,
		verboseInfo,
		streamInfo
	});
	const allPromise = waitForAllStream({
		subprocess,
		all,
		encoding,
		buffer,
		maxBuffer,
		lines,
		stripFinalNewline,
		verboseInfo,
		streamInfo
	});
	const ipcOutput = [];
	const ipcOutputPromise = waitForIpcOutput({
		subprocess,
		buffer,
		maxBuffer,
		ipc,
		ipcOutput,
		verboseInfo
	});
	const originalPromises = waitForOriginalStreams(originalStreams, subprocess, streamInfo);
	const customStreamsEndPromises = waitForCustomStreamsEnd(fileDescriptors, streamInfo);
	try {
		return await Promise.race([
			Promise.all([
				{},
				waitForSuccessfulExit(exitPromise),
				Promise.all(stdioPromises),
				allPromise,
				ipcOutputPromise,
				sendIpcInput(subprocess, ipcInput, ipc),
				...originalPromises,
				...customStreamsEndPromises
			]),
			onInternalError,
			throwOnSubprocessError(subprocess, controller),
			...throwOnTimeout(kill, timeout, context, controller),
			...throwOnCancel({
				kill,
				cancelSignal,
				gracefulCancel,
				context,
				controller
			}),
			...throwOnGracefulCancel({
				subprocess,
				kill,
				cancelSignal,
				gracefulCancel,
				forceKillAfterDelay,
				context,
				controller
			})
		]);
	} catch (error) {
		context.terminationReason ??= "other";
		if (error instanceof MaxBufferError) kill();
		return Promise.all([
			{ error },
			exitPromise,
			Promise.all(stdioPromises.map((stdioPromise) => getBufferedData(stdioPromise))),
			getBufferedData(allPromise),
			getBufferedIpcOutput(ipcOutputPromise, ipcOutput),
			Promise.allSettled(originalPromises),
			Promise.allSettled(customStreamsEndPromises)
		]);
	}
};
const waitForOriginalStreams = (originalStreams, subprocess, streamInfo) => originalStreams.map((stream, fdNumber) => stream === subprocess.stdio[fdNumber] ? void 0 : waitForStream(stream, fdNumber, streamInfo));
const waitForCustomStreamsEnd = (fileDescriptors, streamInfo) => fileDescriptors.flatMap(({ stdioItems, direction }, fdNumber) => stdioItems.filter(({ value, stream = value }) => isStream(stream, { checkOpen: false }) && !isStandardStream(stream)).map(({ type, value, stream = value }) => waitForStream(stream, fdNumber, streamInfo, {
	isSameDirection: TRANSFORM_TYPES.has(type),
	stopOnExit: type === "native",
	readable: direction !== "output" || TRANSFORM_TYPES.has(type)
})));
const throwOnSubprocessError = async (subprocess, { signal }) => {
	const [error] = await once$1(subprocess, "error", { signal });
	throw error;
};
// node_modules/execa/lib/convert/writable.js
const createWritable = ({ subprocess, concurrentStreams }, options) => {
	const { to } = copyOptions(options);
	const subprocessStdin = getToStream(subprocess, to);
	const { waitWritableFinal, waitWritableDestroy } = addWritableConcurrentStreams(concurrentStreams, subprocessStdin);
	const writable = new Writable({
		...getWritableMethods(subprocessStdin, subprocess, waitWritableFinal),
		destroy: callbackify(onWritableDestroy.bind(void 0, {
			subprocessStdin,
			subprocess,
			waitWritableFinal,
			waitWritableDestroy
		})),
		highWaterMark: subprocessStdin.writableHighWaterMark,
		objectMode: subprocessStdin.writableObjectMode
	});
	onStdinFinished(subprocessStdin, writable, void 0, subprocess);
	return writable;
};
const addWritableConcurrentStreams = (concurrentStreams, subprocessStdin) => {
	return {
		waitWritableFinal: addConcurrentStream(concurrentStreams, subprocessStdin, "writableFinal"),
		waitWritableDestroy: addConcurrentStream(concurrentStreams, subprocessStdin, "writableDestroy")
	};
};
const getWritableMethods = (subprocessStdin, subprocess, waitWritableFinal) => ({
	write: onWrite.bind(void 0, subprocessStdin),
	final: callbackify(onWritableFinal.bind(void 0, subprocessStdin, subprocess, waitWritableFinal))
});
const onWrite = (subprocessStdin, chunk, encoding, done) => {
	if (subprocessStdin.write(chunk, encoding)) done();
	else subprocessStdin.once("drain", done);
};
const onWritableFinal = async (subprocessStdin, subprocess, waitWritableFinal) => {
	if (!await waitForConcurrentStreams(waitWritableFinal, subprocess)) return;
	if (subprocessStdin.writable) subprocessStdin.end();
	await subprocess;
};
const onStdinFinished = async (subprocessStdin, writable, subprocessStdout, subprocess) => {
	try {
		await waitForSubprocessStdin(subprocessStdin);
		await subprocess;
		if (writable.writable) writable.end();
	} catch (error) {
		await safeWaitForSubprocessStdout(subprocessStdout);
		destroyOtherStream(writable, !writable.writableFinished, await getSubprocessError(subprocess, error));
	}
};
const getSubprocessError = async (subprocess, error) => {
	if (!shouldUseSubprocessError(error)) return error;
	try {
		await subprocess;
	} catch (subprocessError) {
		return subprocessError;
	}
	return error;
};
const shouldUseSubprocessError = (error) => error === void 0 || isStreamAbort(error) || error.code === "EPIPE";
const onWritableDestroy = async ({ subprocessStdin, subprocess, waitWritableFinal, waitWritableDestroy }, error) => {
	await waitForConcurrentStreams(waitWritableFinal, subprocess);
	if (await waitForConcurrentStreams(waitWritableDestroy, subprocess)) {
		destroyOtherWritable(subprocessStdin, error);
		await subprocess;
	}
	throwDestroyError(error);
};
const destroyOtherWritable = (stream, error) => {
	destroyOtherStream(stream, stream.writable, error);
};
// node_modules/execa/lib/convert/duplex.js
const createDuplex = ({ subprocess, concurrentStreams, encoding }, options) => {
	const { from, to, binary: binaryOption = true, preserveNewlines = true } = copyOptions(options);
	checkBooleanOption(binaryOption, "binary");
	checkBooleanOption(preserveNewlines, "preserveNewlines");
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const subprocessStdout = getFromStream(subprocess, from);
	const subprocessStdin = getToStream(subprocess, to);
	const waitReadableDestroy = addConcurrentStream(concurrentStreams, subprocessStdout, "readableDestroy");
	const { waitWritableFinal, waitWritableDestroy } = addWritableConcurrentStreams(concurrentStreams, subprocessStdin);
	const { readableEncoding, readableObjectMode, readableHighWaterMark } = getReadableOptions(subprocessStdout, binary);
	const { read, onStdoutDataDone } = getReadableMethods({
		subprocessStdout,
		subprocess,
		binary,
		encoding,
		preserveNewlines
	});
	const duplex = new Duplex({
		read,
		...getWritableMethods(subprocessStdin, subprocess, waitWritableFinal),
		destroy: callbackify(onDuplexDestroy.bind(void 0, {
			subprocessStdout,
			subprocessStdin,
			subprocess,
			waitReadableDestroy,
			waitWritableFinal,
			waitWritableDestroy
		})),
		readableHighWaterMark,
		writableHighWaterMark: subprocessStdin.writableHighWaterMark,
		readableObjectMode,
		writableObjectMode: subprocessStdin.writableObjectMode,
		encoding: readableEncoding
	});
	onStdoutFinished({
		subprocessStdout,
		onStdoutDataDone,
		readable: duplex,
		subprocess,
		subprocessStdin
	});
	onStdinFinished(subprocessStdin, duplex, subprocessStdout, subprocess);
	return duplex;
};
const onDuplexDestroy = async ({ subprocessStdout, subprocessStdin, subprocess, waitReadableDestroy, waitWritableFinal, waitWritableDestroy }, error) => {
	await Promise.all([onReadableDestroy({
		subprocessStdout,
		subprocess,
		waitReadableDestroy
	}, error), onWritableDestroy({
		subprocessStdin,
		subprocess,
		waitWritableFinal,
		waitWritableDestroy
	}, error)]);
};
// node_modules/execa/lib/convert/add.js
const addConvertedStreams = (subprocess, { encoding }) => {
	const concurrentStreams = initializeConcurrentStreams();
	subprocess.readable = createReadable.bind(void 0, {
		subprocess,
		concurrentStreams,
		encoding
	});
	subprocess.writable = createWritable.bind(void 0, {
		subprocess,
		concurrentStreams
	});
	subprocess.duplex = createDuplex.bind(void 0, {
		subprocess,
		concurrentStreams,
		encoding
	});
	subprocess.readableStream = createReadableStream.bind(void 0, subprocess);
	subprocess.writableStream = createWritableStream.bind(void 0, subprocess);
	subprocess.transformStream = createTransformStream.bind(void 0, subprocess);
	subprocess.iterable = createIterable.bind(void 0, subprocess, encoding);
	subprocess[Symbol.asyncIterator] = createIterable.bind(void 0, subprocess, encoding, {});
};
// node_modules/execa/lib/methods/promise.js
const mergePromise = (promise, properties) => Object.assign(promise, properties);
// node_modules/execa/lib/methods/main-async.js
const execaCoreAsync = (rawFile, rawArguments, rawOptions, createNested) => {
	const { file, commandArguments, command, escapedCommand, startTime, verboseInfo, options, fileDescriptors } = handleAsyncArguments(rawFile, rawArguments, rawOptions);
	const { subprocess: nodeChildProcess, promise, kill, all, convertedStreams } = spawnSubprocessAsync({
		file,
		commandArguments,
		options,
		startTime,
		verboseInfo,
		command,
		escapedCommand,
		fileDescriptors
	});
	const subprocess = getSubprocessPromise({
		promise,
		nodeChildProcess,
		kill,
		all,
		convertedStreams,
		options
	});
	subprocess.pipe = pipeToSubprocess.bind(void 0, {
		source: subprocess,
		sourcePromise: promise,
		boundOptions: {},
		createNested
	});
	SUBPROCESS_OPTIONS.set(subprocess, {
		options,
		fileDescriptors
	});
	return subprocess;
};
const handleAsyncArguments = (rawFile, rawArguments, rawOptions) => {
	const { command, escapedCommand, startTime, verboseInfo } = handleCommand(rawFile, rawArguments, rawOptions);
	const { file, commandArguments, options: normalizedOptions } = normalizeOptions(rawFile, rawArguments, rawOptions);
	const options = handleAsyncOptions(normalizedOptions);
	return {
		file,
		commandArguments,
		command,
		escapedCommand,
		startTime,
		verboseInfo,
		options,
		fileDescriptors: handleStdioAsync(options, verboseInfo)
	};
};
const handleAsyncOptions = ({ timeout, signal, ...options }) => ({
	__proto__: null,
	...options,
	timeoutDuration: timeout
});
const spawnSubprocessAsync = ({ file, commandArguments, options, startTime, verboseInfo, command, escapedCommand, fileDescriptors }) => {
	let subprocess;
	try {
		subprocess = spawn(...concatenateShell(file, commandArguments, getSpawnOptions(options)));
	} catch (error) {
		return handleEarlyError({
			error,
			command,
			escapedCommand,
			fileDescriptors,
			options,
			startTime,
			verboseInfo
		});
	}
	if (subprocess.stdio === void 0) return handleEarlyError({
		error: once$1(subprocess, "error").then(([error]) => error),
		command,
		escapedCommand,
		fileDescriptors,
		options,
		startTime,
		verboseInfo
	});
	const controller = new AbortController();
	setMaxListeners(1e400, controller.signal);
	const originalStreams = [...subprocess.stdio];
	pipeOutputAsync(subprocess, fileDescriptors, controller);
	setIpcSubprocessOptions(subprocess, options);
	const context = {};
	const onInternalError = createDeferred();
	const kill = subprocessKill.bind(void 0, {
		kill: getKillFunction(subprocess, options),
		options,
		onInternalError,
		context,
		controller
	});
	cleanupOnExit(kill, options, controller);
	const all = makeAllStream(subprocess, options);
	const promise = handlePromise({
		subprocess,
		kill,
		all,
		options,
		startTime,
		verboseInfo,
		fileDescriptors,
		originalStreams,
		command,
		escapedCommand,
		context,
		onInternalError,
		controller
	});
	return {
		subprocess,
		promise,
		kill,
		all
	};
};
const getSubprocessPromise = ({ promise, nodeChildProcess, kill, all, convertedStreams, options }) => {
	const subprocess = mergePromise(promise, getSubprocessProperties(nodeChildProcess, all));
	subprocess.kill = kill ?? subprocess.kill;
	if (convertedStreams === void 0) addConvertedStreams(subprocess, options);
	else Object.assign(subprocess, convertedStreams);
	addIpcMethods(subprocess, nodeChildProcess, options);
	return subprocess;
};
const getSubprocessProperties = (nodeChildProcess, all) => ({
	nodeChildProcess,
	pid: nodeChildProcess.pid,
	stdin: nodeChildProcess.stdin,
	stdout: nodeChildProcess.stdout,
	stderr: nodeChildProcess.stderr,
	stdio: nodeChildProcess.stdio,
	all,
	kill: nodeChildProcess.kill.bind(nodeChildProcess)
});
const handlePromise = async ({ subprocess, kill, all: allStream, options, startTime, verboseInfo, fileDescriptors, originalStreams, command, escapedCommand, context, onInternalError, controller }) => {
	const [errorInfo, [exitCode, signal], stdioResults, allResult, ipcOutput] = await waitForSubprocessResult({
		subprocess,
		kill,
		all: allStream,
		options,
		context,
		verboseInfo,
		fileDescriptors,
		originalStreams,
		onInternalError,
		controller
	});
	controller.abort();
	onInternalError.resolve();
	const stdio = stdioResults.map((stdioResult, fdNumber) => stripNewline(stdioResult, options, fdNumber));
	const all = stripNewline(allResult, options, "all", getAllFds(subprocess, options.buffer));
	const result = getAsyncResult({
		errorInfo,
		exitCode,
		signal,
		stdio,
		all,
		ipcOutput,
		context,
		options,
		command,
		escapedCommand,
		startTime
	});
	return handleResult(result, verboseInfo, options);
};
const getAsyncResult = ({ errorInfo, exitCode, signal, stdio, all, ipcOutput, context, options, command, escapedCommand, startTime }) => Object.hasOwn(errorInfo, "error") ? makeError({
	error: errorInfo.error,
	command,
	escapedCommand,
	timedOut: context.terminationReason === "timeout",
	isCanceled: context.terminationReason === "cancel" || context.terminationReason === "gracefulCancel",
	isGracefullyCanceled: context.terminationReason === "gracefulCancel",
	isMaxBuffer: errorInfo.error instanceof MaxBufferError,
	isForcefullyTerminated: context.isForcefullyTerminated,
	exitCode,
	signal,
	stdio,
	all,
	ipcOutput,
	options,
	startTime,
	isSync: false
}) : makeSuccessResult({
	command,
	escapedCommand,
	stdio,
	all,
	ipcOutput,
	options,
	startTime
});
// node_modules/execa/lib/methods/bind.js
const mergeOptions = (boundOptions, options) => {
	const safeBoundOptions = {
		__proto__: null,
		...boundOptions
	};
	const mergedOptions = Object.fromEntries(Object.entries(options).map(([optionName, optionValue]) => [optionName, mergeOption(optionName, safeBoundOptions[optionName], optionValue)]));
	return {
		__proto__: null,
		...safeBoundOptions,
		...mergedOptions
	};
};
const mergeOption = (optionName, boundOptionValue, optionValue) => DEEP_OPTIONS.has(optionName) && isPlainObject(boundOptionValue) && isPlainObject(optionValue) ? {
	...boundOptionValue,
	...optionValue
} : optionValue;
const DEEP_OPTIONS = new Set(["env", ...FD_SPECIFIC_OPTIONS]);
// node_modules/execa/lib/methods/create.js
const createExeca = (mapArguments, boundOptions, deepOptions, setBoundExeca) => {
	const createNested = (mapArguments, boundOptions, setBoundExeca) => createExeca(mapArguments, boundOptions, deepOptions, setBoundExeca);
	const boundExeca = (...execaArguments) => callBoundExeca({
		mapArguments,
		deepOptions,
		boundOptions,
		setBoundExeca,
		createNested
	}, ...execaArguments);
	if (setBoundExeca !== void 0) setBoundExeca(boundExeca, createNested, boundOptions);
	return boundExeca;
};
const callBoundExeca = ({ mapArguments, deepOptions = {}, boundOptions = {}, setBoundExeca, createNested }, firstArgument, ...nextArguments) => {
	if (isPlainObject(firstArgument)) return createNested(mapArguments, mergeOptions(boundOptions, firstArgument), setBoundExeca);
	const { file, commandArguments, options, isSync } = parseArguments({
		mapArguments,
		firstArgument,
		nextArguments,
		deepOptions,
		boundOptions
	});
	return isSync ? execaCoreSync(file, commandArguments, options) : execaCoreAsync(file, commandArguments, options, createNested);
};
const parseArguments = ({ mapArguments, firstArgument, nextArguments, deepOptions, boundOptions }) => {
	const callArguments = isTemplateString(firstArgument) ? parseTemplates(firstArgument, nextArguments) : [firstArgument, ...nextArguments];
	const [initialFile, initialArguments, initialOptions] = normalizeParameters(...callArguments);
	const mergedOptions = mergeOptions(mergeOptions(deepOptions, boundOptions), initialOptions);
	for (const [optionName, optionValue] of Object.entries(deepOptions)) if (mergedOptions[optionName] === void 0) mergedOptions[optionName] = optionValue;
	const { options = mergedOptions, isSync = false } = {
		__proto__: null,
		...mapArguments({ options: mergedOptions })
	};
	return {
		file: initialFile,
		commandArguments: initialArguments,
		options,
		isSync
	};
};
// node_modules/execa/lib/methods/script.js
const setScriptSync = (boundExeca, createNested, boundOptions) => {
	boundExeca.sync = createNested(mapScriptSync, boundOptions);
	boundExeca.s = boundExeca.sync;
};
const mapScriptAsync = ({ options }) => getScriptOptions(options);
const mapScriptSync = ({ options }) => ({
	...getScriptOptions(options),
	isSync: true
});
const getScriptOptions = (options) => ({ options: {
	__proto__: null,
	...options,
	...getScriptStdinOption(options)
} });
const getScriptStdinOption = ({ stdin = "inherit", input, inputFile, stdio }) => input === void 0 && inputFile === void 0 && stdio === void 0 ? { stdin } : {};
const deepScriptOptions = { preferLocal: true };
// node_modules/execa/index.js
const execa = createExeca(() => ({}));
createExeca(() => ({ isSync: true }));
createExeca(mapNode);
createExeca(mapScriptAsync, {}, deepScriptOptions, setScriptSync);
const { sendMessage, getOneMessage, getEachMessage, getCancelSignal } = getIpcExport();
// src/publish/folder/scratch-git.ts
const ENV = {
	PATH: "/usr/bin:/bin",
	LC_ALL: "C",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_ATTR_NOSYSTEM: "1",
	GIT_TERMINAL_PROMPT: "0"
};
const SETTINGS = [
	"core.hooksPath=/dev/null",
	"core.attributesFile=/dev/null",
	"core.quotePath=false",
	"gc.auto=0"
];
async function openScratchGit(program, parent) {
	const dir = await mkdtemp(join(parent, "regreen-patch-"));
	await Promise.all(["objects", "refs"].map((name) => mkdir$1(join(dir, name))));
	await writeFile$1(join(dir, "HEAD"), "ref: refs/heads/none\n");
	await writeFile$1(join(dir, "config"), "[core]\n	bare = true\n	repositoryformatversion = 0\n");
	const before = [
		`--git-dir=${dir}`,
		"--no-replace-objects",
		...SETTINGS.flatMap((each) => ["-c", each])
	];
	return {
		dir,
		async run(args, input) {
			const { stdout } = await execa(program, [...before, ...args], {
				cwd: dir,
				env: ENV,
				extendEnv: false,
				encoding: "buffer",
				stripFinalNewline: false,
				maxBuffer: 536870912,
				...input === void 0 ? { stdin: "ignore" } : { input }
			});
			return Buffer.from(stdout);
		},
		[Symbol.asyncDispose]: () => rm$1(dir, {
			recursive: true,
			force: true
		})
	};
}
// src/publish/folder/patched.ts
const MOST_FILES = 1e3;
const MOST_FILE_BYTES = 25 * 1024 ** 2;
const MOST_BYTES$2 = 200 * 1024 ** 2;
async function applyPatch(patch, base, recorded, tools) {
	try {
		var _usingCtx$1 = _usingCtx();
		let diff;
		try {
			diff = readDiff(patch, {
				files: MOST_FILES,
				fileBytes: MOST_FILE_BYTES
			});
		} catch (error) {
			if (!(error instanceof OddDiff)) throw error;
			return failed(`it is no diff as regreen writes it: ${error.message}`);
		}
		const refusal = refusedIn(diff, base);
		if (refusal !== null) return ended$1("rejected", refusal);
		const stranger = strangerTo(base, diff) ?? otherThanRecorded(diff, recorded);
		if (stranger !== null) return failed(stranger);
		const before = await readBase(base, diff);
		if ("fault" in before) return failed(before.fault);
		const made = await applyWithGit(_usingCtx$1.a(await openScratchGit(tools.git, tools.tempDir)), {
			patch,
			diff,
			base: base.files,
			before: before.contents
		});
		if ("fault" in made) return failed(made.fault);
		const size = tooLarge(made.contents);
		if (size !== null) return ended$1("rejected", size);
		return { files: diff.map((file) => patchedFile(file, base, before.contents, made.contents)) };
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
const ended$1 = (outcome, fault) => ({ ending: {
	outcome,
	reason: `the patch in the run folder cannot be published: ${fault}`
} });
const failed = (fault) => ended$1("failed", fault);
const MODES = new Set([
	"100644",
	"100755",
	null
]);
const KINDS = new Map([
	["120000", "a symbolic link"],
	["160000", "a submodule"],
	["040000", "a folder"]
]);
function refusedIn(diff, { files }) {
	if (diff.length === 0) return "it changes nothing";
	for (const { path, modeBefore, modeAfter } of diff) {
		const fault = pathFault(path);
		if (fault !== null) return `the path ${quoted(path)} ${fault}`;
		const odd = [
			modeBefore,
			modeAfter,
			files.get(path)?.mode ?? null
		].find((mode) => !MODES.has(mode));
		if (odd !== void 0) return `${quoted(path)} is ${KINDS.get(odd) ?? `of the mode ${odd}`}`;
	}
	const touched = new Map(diff.map(({ path, status }) => [path, status]));
	const kept = new Set([...files.keys()].filter((path) => touched.get(path) !== "deleted"));
	return pathClash(diff.filter(({ path, status }) => status === "added" && !files.has(path)).map(({ path }) => path), kept);
}
function strangerTo({ files }, diff) {
	for (const { path, status, modeBefore, blobs } of diff) {
		const found = files.get(path);
		if (status === "added") {
			if (found !== void 0) return `it adds ${quoted(path)}, which is there already`;
			if (blobs?.before !== NO_BLOB) return `it names a former content of ${quoted(path)}, which it adds`;
			continue;
		}
		if (found === void 0) return `${quoted(path)} is not in the commit it is for`;
		if (blobs !== null && blobs.before !== found.sha || modeBefore !== found.mode) return `${quoted(path)} is another file in the commit it is for`;
		if (status === "deleted" !== (blobs?.after === NO_BLOB)) return `it names no content that ${quoted(path)} is to have`;
	}
	return null;
}
function otherThanRecorded(diff, { files, additions, deletions }) {
	const line = (path, ...rest) => JSON.stringify([path, ...rest]);
	const said = new Set(files.map((each) => line(each.path, each.status, each.mode, each.additions, each.deletions)));
	const other = diff.find((each) => !said.has(line(each.path, each.status, each.modeAfter, each.additions, each.deletions)));
	if (other !== void 0) return `the record says something else of ${quoted(other.path)}`;
	const sum = (key) => diff.reduce((total, each) => total + each[key], 0);
	if (files.length !== diff.length || additions !== sum("additions") || deletions !== sum("deletions")) return "the record says something else of its size";
	return null;
}
async function readBase({ files, blob }, diff) {
	const contents = new Map();
	let total = 0;
	const wanted = diff.flatMap(({ path }) => files.has(path) ? [{
		path,
		sha: files.get(path)?.sha ?? ""
	}] : []);
	await Promise.all(wanted.map(async ({ path, sha }) => {
		if (total > MOST_BYTES$2) return;
		const bytes = await blob(sha);
		total += bytes.length;
		contents.set(path, bytes);
	}));
	if (total > MOST_BYTES$2) return { fault: `the files it changes have more than ${MOST_BYTES$2} bytes` };
	const broken = wanted.find(({ path, sha }) => blobName(contents.get(path) ?? NOTHING$1) !== sha);
	if (broken !== void 0) return { fault: `${quoted(broken.path)} of the base did not arrive whole` };
	return { contents };
}
const NOTHING$1 = new Uint8Array();
const blobName = (bytes) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
function tooLarge(after) {
	const large = [...after].find(([, { length }]) => length > MOST_FILE_BYTES);
	if (large !== void 0) return `${quoted(large[0])} has more than ${MOST_FILE_BYTES} bytes`;
	return [...after.values()].reduce((sum, { length }) => sum + length, 0) > MOST_BYTES$2 ? `its files have more than ${MOST_BYTES$2} bytes` : null;
}
function patchedFile({ path, status, modeAfter }, { files }, before, after) {
	return {
		path,
		status,
		mode: status === "deleted" ? null : modeAfter === "100755" ? "100755" : "100644",
		before: before.get(path) ?? null,
		blobBefore: files.get(path)?.sha ?? null,
		after: after.get(path) ?? null
	};
}
// src/publish/run-schema.ts
const int = number_().int();
const run = object_({
	conclusion: enum_([
		"success",
		"failure",
		"timed_out",
		"not-run",
		"skipped",
		"cancelled"
	]),
	exitCode: number_().int().nullable(),
	durationMs: number_(),
	log: object_({
		file: string_(),
		startLine: number_().int(),
		endLine: number_().int(),
		sha256: string_(),
		printed: int.nullable().exactOptional()
	}),
	missing: string_().nullable(),
	excerpt: string_(),
	failures: array_(object_({
		file: string_().nullable(),
		line: number_().int().nullable(),
		message: string_(),
		test: string_().nullable()
	})),
	tests: object_({
		format: string_(),
		total: int.nullable(),
		passed: int.nullable(),
		failed: int,
		skipped: int.nullable(),
		failedIds: array_(string_()),
		broken: array_(string_()),
		complete: boolean_()
	}).nullable().exactOptional()
});
const usage = object_({
	turns: number_().int(),
	inputTokens: number_().int(),
	cachedInputTokens: number_().int(),
	outputTokens: number_().int(),
	costUsd: number_().nullable()
});
const outcome = enum_(OUTCOMES);
const stop = enum_(STOP_REASONS);
const kind = enum_([
	"fix",
	"implement",
	"ask",
	"suggest",
	"judge"
]);
const file = object_({
	path: string_(),
	status: enum_([
		"added",
		"modified",
		"deleted"
	]),
	mode: enum_([
		"100644",
		"100755",
		"120000"
	]).nullable(),
	additions: number_().int(),
	deletions: number_().int()
});
const runSchema = object_({
	version: literal_(1),
	outcome,
	reason: string_(),
	stop: stop.nullable(),
	task: object_({
		kind,
		subject: string_(),
		key: string_(),
		issue: number_().int().nullable()
	}).nullable(),
	base: object_({
		sha: string_(),
		branch: string_()
	}).nullable(),
	patch: object_({
		files: array_(file),
		additions: number_().int(),
		deletions: number_().int(),
		sha256: string_()
	}).nullable(),
	submission: object_({
		title: string_(),
		cause: string_(),
		change: string_(),
		notVerified: array_(string_())
	}).nullable(),
	verifiers: array_(object_({
		id: string_(),
		command: string_(),
		source: enum_(VERIFIER_SOURCES),
		omittedEnv: array_(string_()),
		before: run.nullable(),
		after: run.nullable(),
		withOriginalTests: run.nullable(),
		flaky: boolean_(),
		comparison: object_({
			failedBefore: int,
			failedNow: int,
			newlyFailing: array_(string_()),
			fixed: array_(string_())
		}).nullable().exactOptional()
	})),
	newTests: array_(object_({
		id: string_(),
		without: enum_([
			"failure",
			"success",
			"unknown"
		]),
		with: literal_("success")
	})),
	fixers: array_(object_({
		id: string_(),
		command: string_(),
		files: array_(string_())
	})),
	findings: array_(object_({
		rule: string_(),
		severity: enum_(["block", "warn"]),
		path: string_(),
		line: number_().int(),
		excerpt: string_()
	})),
	citations: array_(object_({
		path: string_(),
		startLine: number_().int(),
		endLine: number_().int(),
		sha: string_()
	})),
	suggestions: array_(object_({
		title: string_(),
		path: string_(),
		line: number_().int(),
		why: string_()
	})),
	message: object_({
		choice: enum_([
			"house",
			"conventional",
			"plain"
		]),
		hook: object_({
			source: string_(),
			exitCode: int.nullable(),
			missing: string_().nullable()
		})
	}).nullable(),
	answer: string_().nullable(),
	attempts: array_(object_({
		stop,
		turns: number_().int(),
		usage,
		outcome
	})),
	selection: string_().nullable(),
	usage,
	exploration: object_({
		turnsToFirstEdit: number_().int().nullable(),
		unknownCommands: number_().int()
	}),
	timing: object_({
		totalMs: number_(),
		setupMs: number_(),
		reproduceMs: number_(),
		firstRequestMs: number_().nullable(),
		judgeMs: number_()
	}),
	environment: object_({
		sandbox: string_(),
		network: string_(),
		node: string_(),
		model: string_().nullable(),
		setup: array_(string_()),
		setupCache: enum_([
			"stored",
			"restored",
			"off"
		]),
		inferred: object_({
			source: string_(),
			tools: array_(object_({
				tool: string_(),
				version: string_(),
				source: string_()
			}))
		}),
		differences: array_(string_()),
		fidelity: object_({
			same: int,
			total: int,
			share: number_().nullable(),
			lines: array_(object_({
				workflow: string_(),
				job: string_(),
				step: string_(),
				command: string_(),
				expected: int,
				here: int.nullable(),
				same: boolean_(),
				reason: string_().nullable()
			}))
		}).nullable(),
		job: object_({
			id: int,
			step: int
		}).nullable().exactOptional()
	}),
	alsoRedAtBase: boolean_().nullable(),
	published: object_({
		branch: string_(),
		url: string_(),
		number: number_().int().nullable()
	}).nullable()
});
// src/publish/folder/parse-record.ts
const LONGEST_TEXT$2 = 1e5;
const LONGEST_LIST = 5e3;
function parseRecord(bytes) {
	let raw;
	try {
		raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return { fault: "run.json is no JSON" };
	}
	const version = typeof raw === "object" && raw !== null && "version" in raw ? raw.version : void 0;
	if (version !== 1) return { fault: `run.json has the version ${JSON.stringify(version)?.slice(0, 40)}, and 1 is read` };
	const parsed = runSchema.safeParse(raw);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return { fault: `${named(issue?.path ?? [])} is not what a run writes` };
	}
	const fault = strayIn(raw, parsed.data, []) ?? misshapen(parsed.data);
	return fault === null ? { record: parsed.data } : { fault };
}
const named = (path) => `'${path.map(String).join(".").slice(0, 200) || "version"}' in run.json`;
function strayIn(raw, parsed, path) {
	if (typeof raw === "string" && raw.length > LONGEST_TEXT$2) return `${named(path)} is longer than ${LONGEST_TEXT$2} characters`;
	if (typeof raw !== "object" || raw === null || typeof parsed !== "object" || parsed === null) return null;
	if (Array.isArray(raw) && raw.length > LONGEST_LIST) return `${named(path)} has more than ${LONGEST_LIST} entries`;
	const known = new Map(Object.entries(parsed));
	for (const [name, value] of Object.entries(raw)) {
		const here = [...path, name];
		if (!known.has(name)) return `${named(here)} is unknown`;
		const fault = strayIn(value, known.get(name), here);
		if (fault !== null) return fault;
	}
	return null;
}
const runsOf = ({ verifiers }) => verifiers.flatMap(({ before, after, withOriginalTests }) => [
	before,
	after,
	withOriginalTests
].filter((run) => run !== null));
const ID = /^[a-z0-9-]{1,100}$/;
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const SHA256 = /^[0-9a-f]{64}$/;
const SHAPES = [
	{
		field: "task.key",
		values: ({ task }) => [task?.key],
		form: /^(?:[0-9a-f]{12})?$/
	},
	{
		field: "task.subject",
		values: ({ task }) => [task?.subject],
		form: /^[^\p{Cc}\p{Zl}\p{Zp}]{0,1000}$/u
	},
	{
		field: "base.sha",
		values: ({ base }) => [base?.sha],
		form: SHA
	},
	{
		field: "base.branch",
		values: ({ base }) => [base?.branch],
		form: /^[^\p{Cc}\p{Cf} ~^:?*[\\]{0,255}$/u
	},
	{
		field: "patch.sha256",
		values: ({ patch }) => [patch?.sha256],
		form: SHA256
	},
	{
		field: "verifiers.id",
		values: ({ verifiers }) => verifiers.map(({ id }) => id),
		form: ID
	},
	{
		field: "verifiers.log.file",
		values: (record) => runsOf(record).map(({ log }) => log.file),
		form: /^logs\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}$/
	},
	{
		field: "verifiers.log.sha256",
		values: (record) => runsOf(record).map(({ log }) => log.sha256),
		form: SHA256
	},
	{
		field: "findings.rule",
		values: ({ findings }) => findings.map(({ rule }) => rule),
		form: /^[a-z][a-z-]{0,60}$/
	},
	{
		field: "citations.sha",
		values: ({ citations }) => citations.map(({ sha }) => sha),
		form: SHA
	}
];
function misshapen(record) {
	for (const { field, values, form } of SHAPES) if (values(record).some((value) => value != null && !form.test(value))) return `'${field}' in run.json does not have the form a run gives it`;
	for (const { startLine, endLine } of record.citations) if (startLine < 1 || endLine < startLine) return "'citations' in run.json names lines that cannot be";
	for (const { log } of runsOf(record)) if (log.startLine < 1 || log.endLine < log.startLine - 1) return "'verifiers.log' in run.json names lines that cannot be";
	if (record.findings.some(({ line }) => line < 0) || record.suggestions.some(({ line }) => line < 1)) return "'findings' or 'suggestions' in run.json name lines that cannot be";
	return counts(record).some((count) => count < 0) ? "a count in run.json is negative" : null;
}
const counts = ({ patch, usage, attempts }) => [
	...patch === null ? [] : [patch.additions, patch.deletions],
	...(patch?.files ?? []).flatMap(({ additions, deletions }) => [additions, deletions]),
	...[usage, ...attempts.map((each) => each.usage)].flatMap(({ turns, inputTokens, cachedInputTokens, outputTokens, costUsd }) => [
		turns,
		inputTokens,
		cachedInputTokens,
		outputTokens,
		costUsd ?? 0
	])
];
// src/publish/folder/read.ts
const MIB = 1024 ** 2;
const MOST_ENTRIES = 5e3;
const MOST_BYTES$1 = 1024 * MIB;
const RECORD = "run.json";
const PATCH = "regreen.patch";
const READ = new Map([[RECORD, 8 * MIB], [PATCH, 25 * MIB]]);
async function readRunFolder(dir, { digest }) {
	try {
		const scan = await scanFolder(dir, {
			entries: MOST_ENTRIES,
			bytes: MOST_BYTES$1,
			keep: READ
		});
		if (digest !== null && digest !== scan.digest) return refused(wrongDigest(digest, scan));
		const read = readScan(scan);
		if ("fault" in read) return refused(read.fault);
		return { folder: {
			...read,
			digest: digest === null ? "not given" : "matches"
		} };
	} catch (error) {
		if (!(error instanceof OddFolder)) throw error;
		return refused(error.message);
	}
}
const refused = (fault) => ({ ending: {
	outcome: "failed",
	reason: `the run folder is not as a run leaves it: ${fault}; nothing is published`
} });
const wrongDigest = (given, { digest }) => `its digest is ${digest.slice(0, 12)}\u2026, and \`run-digest\` says ${JSON.stringify(given.slice(0, 12))}\u2026`;
function readScan({ kept }) {
	const text = kept.get(RECORD);
	if (text === void 0) return { fault: `it holds no ${RECORD}` };
	const parsed = parseRecord(text);
	if ("fault" in parsed) return parsed;
	const record = {
		...parsed.record,
		published: null
	};
	const impossible = contradiction(record);
	if (impossible !== null) return { fault: `it ${impossible}` };
	if (record.outcome !== "fixed") return {
		record,
		patch: null
	};
	const patch = kept.get(PATCH);
	if (patch === void 0) return { fault: `it holds no ${PATCH}, and its record says \`fixed\`` };
	if (patch.length === 0) return { fault: `${PATCH} is empty, and its record says \`fixed\`` };
	if (createHash("sha256").update(patch).digest("hex") !== record.patch?.sha256) return { fault: `${PATCH} is not the one its record names by its SHA-256` };
	return {
		record,
		patch
	};
}
// src/publish-phase.ts
async function publishPhase(asked, phase) {
	const { around, config } = phase;
	await freshRunDir(around.runDir);
	const kept = { record: newRecord(config) };
	const ending = await stages(asked, phase, kept).catch((error) => fault(error, phase));
	Object.assign(kept.record, ending);
	return writeReport(around.runDir, kept.record, null, around.redactor);
}
async function stages(asked, phase, kept) {
	if ("ending" in asked) return asked.ending;
	const { github, publisher, around, config, folder } = phase;
	const facts = factsOf(asked.trigger, phase);
	const admission = await admit(asked.trigger, phase, facts, "publish");
	if ("ending" in admission) return admission.ending;
	around.emit({
		type: "stage",
		stage: "publish",
		detail: `what the solving job left in '${folder}'`
	});
	const read = await readRunFolder(folder, { digest: config.runDigest });
	if ("ending" in read) return read.ending;
	const { record, patch, digest } = read.folder;
	if (digest === "not given") around.emit({
		type: "note",
		text: "the folder's digest was not handed over in 'run-digest'"
	});
	await pinAsSolved(asked.trigger, admission, record, github);
	const { sha, branch } = admission.trigger;
	const fileAt = (path) => github.file(path, sha);
	const gathered = await taskOf(admission, phase, {
		fileAt,
		facts,
		key: record.task?.key ?? null
	}).catch((error) => ({ ending: unread(error, phase) }));
	if ("ending" in gathered) return gathered.ending;
	const { task } = gathered;
	const other = matchesEvent(record, {
		...task,
		failing: task.failing.length > 0,
		sha,
		branch
	});
	kept.record = other === null ? record : newRecord(config);
	kept.record.task = {
		kind: task.kind,
		key: task.key,
		issue: task.issue,
		subject: task.subject
	};
	const ending = other === null ? await makeKnown({
		admission,
		record,
		patch,
		task
	}, phase, fileAt).catch((error) => fault(error, phase)) : keyedWithoutLog(record, admission, task) ?? other;
	Object.assign(kept.record, ending);
	const note = config.publish !== "none" && (other === null || ending.outcome === "stale") ? await publisher.tell(admission, kept.record) : null;
	if (note !== null) around.emit({
		type: "note",
		text: note
	});
	return ending;
}
async function pinAsSolved({ sha: told }, { trigger }, { base }, github) {
	if (told !== null || base === null || base.sha === trigger.sha) return;
	if ((await github.commitsOn(trigger.sha, MOST_COMMITS)).some(({ sha }) => sha === base.sha)) trigger.sha = base.sha;
}
const MOST_COMMITS = 100;
async function makeKnown(solved, phase, fileAt) {
	const { admission, record, patch } = solved;
	await phase.describe(record);
	const ending = {
		outcome: record.outcome,
		reason: record.reason
	};
	if (phase.config.publish === "none") return ending;
	if (patch !== null || record.outcome === "suggested") return await publish(solved, phase) ?? ending;
	await checkPlaces(record, admission.trigger.sha, fileAt);
	return ending;
}
async function publish({ admission, record, patch, task }, phase) {
	const { publisher, around } = phase;
	const touched = record.patch?.files.map(({ path }) => path) ?? [];
	const base = await openApiTree(phase.polls, admission.trigger.sha, touched);
	let files = [];
	if (patch !== null && record.patch !== null) {
		const git = systemProgram("git");
		if (git === null) return {
			outcome: "failed",
			reason: "git is not installed: `sudo apt-get install -y git`"
		};
		const applied = await applyPatch(patch, base, record.patch, {
			git,
			tempDir: around.tempDir ?? tmpdir()
		});
		if ("ending" in applied) return applied.ending;
		files = applied.files;
	}
	await checkPlaces(record, admission.trigger.sha, base.read);
	if (record.outcome === "suggested" && record.suggestions.length === 0) return {
		outcome: "failed",
		reason: "the run folder suggests nothing that stands in the repository"
	};
	const diff = patch ?? new Uint8Array();
	const read = sparing(admission.trusted ? base : await rulesTree(admission, touched, phase));
	const { words } = task;
	const { noted, ending } = await publisher.publish({
		admission,
		record,
		files,
		diff,
		read,
		words
	});
	Object.assign(record, noted);
	return ending;
}
async function rulesTree({ trigger }, touched, { polls }) {
	const { defaultBranch } = trigger.repository;
	const head = await polls.branchHead(defaultBranch);
	if (head === null) throw new Error(`the default branch '${defaultBranch}' is gone; its rules cannot be read`);
	return openApiTree(polls, head, touched);
}
function fault(error, { links }) {
	if (!(error instanceof Error && "request" in error)) return {
		outcome: "failed",
		reason: sentence(error)
	};
	const { repository } = links;
	return refusalEnding(new Undone("read", error), {
		repository,
		base: "",
		branch: "",
		paths: [],
		done: null
	});
}
function unread(error, phase) {
	const { status, words, headers } = answerOf(error);
	const isLimit = /rate limit/i.test(words) || headers["retry-after"] !== void 0;
	if (status !== 404 && (status !== 403 || isLimit)) return fault(error, phase);
	return {
		outcome: "failed",
		reason: `the token may not read what the event is about (${status}): grant \`actions: read\`, \`contents: read\`, \`issues: read\` and \`pull-requests: read\`; the patch is kept in the run folder`
	};
}
function keyedWithoutLog(record, { trigger }, { key, evidence }) {
	if (trigger.kind !== "failed-run" || evidence.length > 0 || record.task?.key === key) return null;
	return {
		outcome: "failed",
		reason: "the log of the run that failed cannot be read here, and its failure is known by that log: grant `actions: read`, or run this job again; the patch is kept in the run folder"
	};
}
async function checkPlaces(record, sha, fileAt) {
	const cited = record.citations.map((citation) => ({
		...citation,
		quote: null
	}));
	record.citations = await checkCitations(cited, sha, fileAt);
	record.suggestions = await checkSuggestions(record.suggestions, fileAt);
}
// src/publish/comments/comment.ts
async function postMessage(order) {
	try {
		const [first, ...younger] = await ownComments$1(order, order.own);
		const kept = first === void 0 ? null : await edit$1(order, first);
		if (kept === null) return {
			url: await write(order),
			note: null
		};
		await takeBack(order, younger);
		return {
			url: kept.url,
			note: null
		};
	} catch (error) {
		return {
			url: null,
			note: noteOf$1(error)
		};
	}
}
async function ownComments$1({ github, thread, body }, own) {
	if (own === null) return [];
	const marker = lastLine(body);
	return (await github.comments(thread)).filter((comment) => isSameAccount(comment.author, own) && lastLine(comment.body) === marker).sort((one, other) => one.id - other.id);
}
async function edit$1({ github, body }, comment) {
	if (sameText(comment.body, body)) return comment;
	try {
		await github.updateComment(comment.id, body);
		return comment;
	} catch (error) {
		if (answerOf(error).status === 404) return null;
		throw error;
	}
}
async function write(order) {
	const made = await create(order);
	try {
		const [oldest, ...younger] = await ownComments$1(order, order.own ?? await authorOf(order, made.id));
		if (oldest === void 0 || oldest.id === made.id) return made.url;
		await edit$1(order, oldest);
		await takeBack(order, younger);
		return oldest.url;
	} catch {
		return made.url;
	}
}
async function create(order) {
	try {
		return await order.github.createComment(order.thread, order.body);
	} catch (error) {
		const { status } = answerOf(error);
		const there = status === 0 || status >= 500 ? (await ownComments$1(order, order.own)).at(-1) : void 0;
		if (there === void 0) throw error;
		return there;
	}
}
async function authorOf({ github, thread }, id) {
	return (await github.comments(thread)).find((comment) => comment.id === id)?.author ?? null;
}
const MOST_TWICE = 5;
async function takeBack({ github }, others) {
	for (const { id } of others.slice(0, MOST_TWICE)) await github.deleteComment(id).catch(() => void 0);
}
const sameText = (one, other) => one.replaceAll("\r\n", "\n").trimEnd() === other.replaceAll("\r\n", "\n").trimEnd();
const NOTES = [
	{
		when: (status) => status === 401,
		say: "GitHub does not take the token, which may have expired"
	},
	{
		when: (status, words) => status === 403 && /locked/i.test(words),
		say: "the thread is locked"
	},
	{
		when: (status, words) => status === 403 && /archived/i.test(words),
		say: "the repository is archived"
	},
	{
		when: (status, words) => status === 429 || status === 403 && /rate limit|abuse/i.test(words),
		say: "GitHub limits how much this token may do"
	},
	{
		when: (status) => status === 403,
		say: "the token may not comment here: grant `issues: write`, for pull requests `pull-requests: write`"
	},
	{
		when: (status) => status === 404,
		say: "the thread is not there, or not for this token"
	},
	{
		when: (status) => status === 410,
		say: "the thread is gone, or issues are switched off"
	},
	{
		when: (status) => status === 422,
		say: "GitHub refuses the text"
	},
	{
		when: (status) => status >= 500,
		say: "GitHub failed"
	}
];
function noteOf$1(error) {
	if (error instanceof WrongUse) return `nothing was said in the thread: ${error.message}`;
	const { status, words } = answerOf(error);
	const row = NOTES.find(({ when }) => when(status, words));
	return `nothing was said in the thread: ${row === void 0 ? `GitHub gave no answer (${words})` : `${row.say} (${status}: ${words})`}`;
}
function askedIn(asked) {
	if (asked.kind === "label") return {
		kind: "issue",
		id: asked.issue.number
	};
	if (asked.kind === "comment") return {
		kind: "comment",
		id: asked.commentId
	};
	if (asked.kind !== "review") return null;
	return asked.place === null ? {
		kind: "issue",
		id: asked.issue
	} : {
		kind: "line",
		id: asked.commentId
	};
}
async function acknowledge(github, asked) {
	const target = askedIn(asked);
	if (target !== null) await github.react(target.kind, target.id).catch(() => void 0);
}
const QUIET = [
	"skipped",
	"refused",
	"clean"
];
function threadOf(asked, outcome) {
	if (QUIET.includes(outcome)) return null;
	switch (asked.kind) {
		case "label": return asked.issue.number;
		case "comment":
		case "review": return asked.issue;
		case "failed-run":
		case "in-job": return outcome === "failed" ? null : asked.pulls?.[0] ?? null;
		default: return null;
	}
}
// src/publish/comments/patch-block.ts
const PATCH_LENGTH = 5e4;
function withPatch(message, patch, { runUrl }) {
	const text = textOf(patch);
	const end = message.lastIndexOf("\n");
	const [words, last] = [message.slice(0, end), message.slice(end + 1)];
	if (text !== null) {
		const fence = fenceFor(text);
		return `${words}\n\n${fence}diff\n${text.replace(/\n$/, "")}\n${fence}\n\n${last}`;
	}
	const where = runUrl === null ? "the run folder" : `the run folder of [this run](${runUrl})`;
	return `${words}\nThe patch does not fit into a comment; it is ${code("regreen.patch")} in ${where}.\n${last}`;
}
function fenceFor(text) {
	const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
	return "`".repeat(Math.max(3, longest + 1));
}
function textOf(bytes) {
	if (bytes.length > 4 * PATCH_LENGTH) return null;
	try {
		const text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
		return text.length > PATCH_LENGTH || /[^\P{Cc}\n\t]/u.test(text) ? null : text;
	} catch {
		return null;
	}
}
// src/publish/folder/recheck.ts
async function recheck(files, { guard, known, texts }) {
	for (const { path } of files) {
		const fault = pathFault(path);
		if (fault !== null) return rejected(`the path ${quoted(path)} ${fault}`);
	}
	const findings = guard(files.map(asChange));
	const blocks = findings.filter(({ severity }) => severity === "block").slice(0, MOST_TOLD);
	if (blocks.length > 0) return rejected(`the guard refuses the change: ${blocks.map(({ rule, path, line }) => `${rule} in ${quoted(path)}, line ${line}`).join("; ")}`);
	const leak = await checkSecrets({
		files,
		texts
	}, known);
	return leak === null ? { findings } : { ending: leakEnding(leak) };
}
const MOST_TOLD = 3;
const rejected = (why) => ({ ending: {
	outcome: "rejected",
	reason: `${why}; nothing is published`
} });
const LOOKED_AT = 8e3;
function asChange({ path, status, mode, before, after }) {
	const binary = [before, after].some((side) => side?.subarray(0, LOOKED_AT).includes(0) === true);
	const text = (side) => side === null || side.subarray(0, LOOKED_AT).includes(0) ? null : Buffer.from(side).toString("utf8");
	return {
		path,
		oldPath: path,
		status,
		before: text(before),
		after: text(after),
		binary,
		modeBefore: before === null ? null : "100644",
		modeAfter: mode
	};
}
// src/note-checks.ts
async function noteChecks({ number, sha, marker: last, text }, { github, watch }) {
	if (ciStart(await github.viewer()) !== null) return;
	const sentence = ciSentence(await watch(sha), sha);
	try {
		const now = await github.pull(number);
		if (now.head.sha !== sha) return;
		const told = /^(?:CI|No CI) [a-z ]*\bon ([0-9a-f]{7})\b/m.exec(now.body.split("\n").at(-2) ?? "")?.[1];
		const body = withCiLine(text !== void 0 && told !== void 0 && !sha.startsWith(told) ? text : now.body, sentence, last);
		if (body !== null) await github.updatePull(number, { body });
	} catch {}
}
// src/note-commit.ts
async function noteCommit(added, { github, links }) {
	const { number, sha, former, marker } = added;
	const lacking = (why) => ({
		text: null,
		lacking: `the text of #${number} does not tell of this commit: ${why}`
	});
	try {
		const { author, title, body } = await github.pull(number);
		if (body.includes(addressOf(sha, links))) return {
			text: null,
			lacking: null
		};
		const ours = isSame(author, await github.viewer()) ? withCiLine(body, "", marker) : null;
		if (ours === null) return lacking("somebody has made it their own, so it stays as it is");
		const told = addition(added, links, roomIn(ours));
		const text = told === null ? null : withCiLine(body, told, marker);
		if (text === null) return lacking("there is no room left in it");
		const { message } = await github.commit(former);
		const isOurTitle = message.split("\n", 1)[0] === title;
		await github.updatePull(number, {
			body: text,
			...isOurTitle ? { title: added.title } : {}
		});
		return {
			text,
			lacking: null
		};
	} catch (error) {
		return lacking(sentence(error));
	}
}
function roomIn(text) {
	const lines = text.split("\n").length;
	return lines > 25 ? 25 : 25 - lines;
}
function addition({ record, sha }, links, room) {
	const subject = subjectOf(record.task, links);
	const deed = /^#\d+$/.test(subject) ? "does what was asked for in the comments" : `fixes ${subject}`;
	const opening = `**Then** [${code(sha.slice(0, 12))}](${addressOf(sha, links)}) ${deed}`;
	const head = [
		"",
		`${opening}.`,
		...reasons(record, links),
		""
	];
	const tail = [
		"",
		...originalsLine(record),
		guardLine(record),
		usageLine(record)
	];
	const left = room - head.length - tail.length;
	if (left > 0) return joined([
		...head,
		...boxLines(record, links, left),
		...tail
	]);
	const short = ["", `${opening}; its cause, change and checks are told in the comments.`];
	return short.length <= room ? joined(short) : null;
}
const addressOf = (sha, { serverUrl, repository }) => `${serverUrl}/${repository}/commit/${sha}`;
// src/publish/comments/line-diff.ts
const MOST_EDITS$1 = 1e3;
function replacements(before, after) {
	const edits = shortestEdits(before, after);
	if (edits === null) return null;
	const found = [];
	for (const { x, y, inserts } of edits) {
		const last = found.at(-1);
		const [to, newTo] = inserts ? [x, y + 1] : [x + 1, y];
		if (last !== void 0 && last.to === x && last.newTo === y) Object.assign(last, {
			to,
			newTo
		});
		else found.push({
			from: x,
			to,
			newFrom: y,
			newTo
		});
	}
	return found;
}
function shortestEdits(before, after) {
	const middle = 1001;
	const reached = new Int32Array(2003).fill(-1);
	reached[1002] = 0;
	const furthest = (diagonal) => reached[middle + diagonal] ?? -1;
	const trace = [];
	for (let d = 0; d <= MOST_EDITS$1; d += 1) {
		trace.push(reached.slice(middle - d - 1, middle + d + 2));
		for (let k = -d; k <= d; k += 2) {
			let x = isDown(furthest, k, d) ? furthest(k + 1) : furthest(k - 1) + 1;
			while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
			reached[middle + k] = x;
			if (x >= before.length && x - k >= after.length) return wayBack(trace, before.length, after.length);
		}
	}
	return null;
}
const isDown = (furthest, k, d) => k === -d || k !== d && furthest(k - 1) < furthest(k + 1);
function wayBack(trace, width, height) {
	const edits = [];
	let k = width - height;
	for (let d = trace.length - 1; d > 0; d -= 1) {
		const furthest = (diagonal) => trace[d]?.[d + 1 + diagonal] ?? -1;
		const inserts = isDown(furthest, k, d);
		k += inserts ? 1 : -1;
		edits.push({
			x: furthest(k),
			y: furthest(k) - k,
			inserts
		});
	}
	return edits.reverse();
}
// src/publish/comments/line-suggestions.ts
const MOST_BYTES = 524288;
const LONGEST_TEXT$1 = 1e4;
function lineSuggestions(files, hunks) {
	const suggestions = [];
	let elsewhere = 0;
	for (const file of files) {
		const found = hunks !== null && !hunks.has(file.path) ? null : suggestionsOf(file);
		if (found === null) elsewhere += 1;
		const ranges = hunks === null ? null : rightRanges(hunks.get(file.path) ?? "");
		for (const each of found ?? []) if (isInside(each, ranges) && (each.text?.length ?? 0) <= LONGEST_TEXT$1) suggestions.push(each);
		else elsewhere += 1;
	}
	return {
		suggestions,
		elsewhere
	};
}
const isInside = ({ startLine, line }, ranges) => ranges === null || ranges.some(([first, last]) => first <= startLine && line <= last);
function rightRanges(patch) {
	return [...patch.matchAll(/^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,(\d{1,9}))? @@/gm)].map(([, first, count = "1"]) => [Number(first), Number(first) + Number(count) - 1]);
}
function suggestionsOf({ path, status, before, after }) {
	if (status !== "modified" || before === null || after === null) return null;
	const [old, fresh] = [linesOf(before), linesOf(after)];
	if (old === null || fresh === null || old.length === 0) return null;
	const found = replacements(old, fresh);
	if (found === null || found.length === 0) return null;
	return anchored(found, old.length).map(({ from, to, newFrom, newTo }) => ({
		path,
		startLine: from + 1,
		line: to,
		text: newFrom === newTo ? null : fresh.slice(newFrom, newTo).join("\n")
	}));
}
function linesOf(bytes) {
	if (bytes.length > MOST_BYTES) return null;
	const text = Buffer.from(bytes).toString("utf8");
	if (text === "") return [];
	if (!text.endsWith("\n") || /[^\P{Cc}\n\t\f]|\ufffd/u.test(text)) return null;
	return text.slice(0, -1).split("\n");
}
function anchored(found, lines) {
	const out = [];
	for (const { from, to, newFrom, newTo } of found) {
		const before = from === to && from > 0 ? 1 : 0;
		const behind = from === to && from === 0 && lines > 0 ? 1 : 0;
		const next = {
			from: from - before,
			to: to + behind,
			newFrom: newFrom - before,
			newTo: newTo + behind
		};
		const last = out.at(-1);
		if (last !== void 0 && next.from < last.to) Object.assign(last, {
			to: next.to,
			newTo: next.newTo
		});
		else out.push(next);
	}
	return out;
}
// src/publish/comments/suggest-lines.ts
const MOST_SUGGESTIONS = 20;
async function suggestLines(order) {
	const found = lineSuggestions(order.files, order.hunks);
	const wanted = found.suggestions.slice(0, MOST_SUGGESTIONS);
	const left = found.elsewhere + found.suggestions.length - wanted.length;
	let placed = 0;
	let refused = 0;
	try {
		const standing = await ownComments(order);
		for (const each of wanted) if (await place(order, each, standing)) placed += 1;
		else refused += 1;
		if (order.own !== null) await withdraw(order, standing);
		return {
			placed,
			elsewhere: left + refused,
			note: null
		};
	} catch (error) {
		return {
			placed,
			elsewhere: left + wanted.length - placed,
			note: noteOf(error)
		};
	}
}
async function ownComments({ github, pull, own, marker }) {
	const key = marker.replace(/ -->$/, " lines=");
	const ours = (await github.lineComments(pull)).filter(({ author, body }) => (own === null || isSameAccount(author, own)) && lastLine(body).startsWith(key));
	return new Map(ours.map((comment) => [comment.id, comment]));
}
async function place({ github, pull, commitSha, own, marker }, suggestion, standing) {
	const { path, startLine, line } = suggestion;
	const body = bodyOf(suggestion, marker);
	const first = [...standing.values()].findLast((each) => each.path === path && each.line === line && (own === null ? each.body === body : lastLine(each.body) === lastLine(body)));
	if (first !== void 0) {
		standing.delete(first.id);
		if (first.body !== body) await github.updateLineComment(first.id, body);
		return true;
	}
	try {
		const start = startLine === line ? null : startLine;
		await github.createLineComment({
			pull,
			commitSha,
			path,
			startLine: start,
			line,
			body
		});
		return true;
	} catch (error) {
		if (answerOf(error).status !== 422) throw error;
		return false;
	}
}
function bodyOf({ startLine, line, text }, marker) {
	const fence = fenceFor(text ?? "");
	return `${text === null ? `${fence}suggestion\n${fence}` : `${fence}suggestion\n${text}\n${fence}`}\n\n${marker.replace(/ -->$/, ` lines=${line - startLine + 1} -->`)}`;
}
const WITHDRAWN = "This suggestion is no longer part of the change.";
async function withdraw({ github }, standing) {
	for (const { id, body } of [...standing.values()].slice(0, MOST_SUGGESTIONS)) if (!body.startsWith(WITHDRAWN)) await github.updateLineComment(id, `${WITHDRAWN}\n\n${lastLine(body)}`);
}
function noteOf(error) {
	const { status, words } = answerOf(error);
	return `not every suggestion could be put on its line (${status || "no answer"}: ${words})${status === 403 || status === 404 ? ": grant `pull-requests: write`" : ""}; the whole patch is in the comment`;
}
// src/publish/pull-request/base.ts
async function aimAt(door, base, verified, files) {
	const head = await asked("read", door.branchHead(base));
	if (head === null) return stale(`the branch '${base}' is gone`);
	const { tree } = await asked("read", door.commit(head));
	if (head === verified) return {
		head,
		tree,
		onTop: null
	};
	const before = (await asked("read", door.commit(verified))).tree;
	const touched = await firstChanged(door, {
		before,
		now: tree
	}, files);
	if (touched === null) return {
		head,
		tree,
		onTop: head
	};
	return stale(`'${base}' has moved to ${head.slice(0, 12)}, which changes ${touched}`);
}
const stale = (why) => ({ ending: {
	outcome: "stale",
	reason: `${why}; the patch is kept in the run folder`
} });
async function firstChanged(door, { before, now }, files, folder = "") {
	if (before === now) return null;
	const was = before === null ? NOTHING : await asked("read", door.folder(before));
	const is = await asked("read", door.folder(now));
	for (const [name, inside] of Map.groupBy(files, ({ path }) => nameIn(folder, path))) {
		const [old, entry] = [was.get(name), is.get(name)];
		if (old?.sha === entry?.sha && old?.mode === entry?.mode) continue;
		const path = folder + name;
		if (inside.some((file) => file.path === path)) return path;
		if (entry !== void 0 && entry.type !== "tree") return path;
		const found = entry === void 0 ? inside.find(({ blobBefore }) => blobBefore !== null)?.path ?? null : await firstChanged(door, {
			before: treeOf(old),
			now: entry.sha
		}, inside, `${path}/`);
		if (found !== null) return found;
	}
	return null;
}
const NOTHING = new Map();
const nameIn = (folder, path) => path.slice(folder.length).split("/", 1)[0] ?? "";
const treeOf = (entry) => entry?.type === "tree" ? entry.sha : null;
// src/publish/pull-request/commit.ts
const LONGEST_TEXT = 262144;
const MOST_TEXT = 4 * 1024 ** 2;
async function buildTree(door, base, files) {
	const inside = textsInside(files);
	const store = (bytes) => asked("blob", door.createBlob(bytes));
	let empty = null;
	const entries = await Promise.all(files.map(async ({ path, mode, after }) => {
		const place = {
			path,
			mode: mode ?? "100644"
		};
		if (after === null) return {
			...place,
			sha: null
		};
		const content = inside.get(path);
		if (content !== void 0) return {
			...place,
			content
		};
		if (after.length > 0) return {
			...place,
			sha: await store(after)
		};
		empty ??= store(after);
		return {
			...place,
			sha: await empty
		};
	}));
	return asked("tree", door.createTree(base, entries));
}
function textsInside(files) {
	const texts = new Map();
	if (files.length === 1) return texts;
	let room = MOST_TEXT;
	for (const { path, after } of files) {
		if (after === null || after.length === 0 || after.length > Math.min(LONGEST_TEXT, room)) continue;
		if (!isUtf8(after) || after.includes(0)) continue;
		texts.set(path, Buffer.from(after).toString("utf8"));
		room -= after.length;
	}
	return texts;
}
async function parentsFor(door, { tip }, { head }, key) {
	if (tip === null) return [head];
	return await hasTaken(door, tip, head, key) ? [tip.sha] : [tip.sha, head];
}
async function makeCommit(door, own, commit) {
	const { message, tree, parents } = commit;
	return {
		sha: await asked("commit", door.createCommit(message, tree, parents)),
		tree,
		parents,
		ours: true,
		author: own
	};
}
async function moveBranch(door, { branch, tip }, sha) {
	await asked("branch", tip === null ? door.createBranch(branch, sha) : door.updateBranch(branch, sha));
}
// src/publish/pull-request/rules.ts
const MEGABYTE = 1048576;
const OBJECTIONS = new Map([
	["creation", (_, { creates }) => creates ? "they let only some accounts create it" : null],
	["update", (_, { creates }) => creates ? null : "they let only some accounts change it"],
	["pull_request", (_, { creates }) => creates ? null : "they take changes by pull request only"],
	["required_signatures", (_, { author }) => author === null || author.bot ? null : "they take signed commits only, and GitHub signs those made with the token of Actions or of an App, not with a person\u2019s"],
	["required_linear_history", (_, { merges }) => merges ? "they take no merge commits" : null],
	["branch_name_pattern", (rule, { branch }) => unlike(rule, branch, "its name")],
	["commit_message_pattern", (rule, { message }) => unlike(rule, message, "the commit message")],
	["commit_author_email_pattern", (rule, { author }) => unlike(rule, emailOf(author), "the author's address")],
	["committer_email_pattern", (rule, { author }) => unlike(rule, author?.bot === true ? SIGNER : null, "the committer's address")],
	["file_path_restriction", ({ restricted_file_paths: globs }, { files }) => firstOf(files, ({ path }) => texts(globs).some((glob) => globMatches(glob, path)), "that path")],
	["file_extension_restriction", ({ restricted_file_extensions: globs }, { files }) => firstOf(files, ({ path }) => texts(globs).some((glob) => hasExtension(path, glob)), "that extension")],
	["max_file_path_length", ({ max_file_path_length: most }, { files }) => firstOf(files, ({ path }) => typeof most === "number" && path.length > most, "so long a path")],
	["max_file_size", ({ max_file_size: most }, { files }) => firstOf(files, ({ after }) => typeof most === "number" && (after?.length ?? 0) > most * MEGABYTE, "so large a file")]
]);
function ruleAgainst(rules, intent) {
	for (const { type, parameters } of rules) {
		const why = OBJECTIONS.get(type)?.(parameters, intent) ?? null;
		if (why === null) continue;
		return `the rules of the repository do not let this be written to '${intent.branch}': ${why} (rule ${type}); leave that branch out of the ruleset`;
	}
	return null;
}
function rulesFor(door, branch) {
	let rules = null;
	const read = () => asked("read", door.branchRules(branch)).catch((error) => {
		if (error instanceof Undone && isForbidden(error)) return [];
		throw error;
	});
	return async (intent) => {
		rules ??= read();
		return ruleAgainst(await rules, {
			...intent,
			branch
		});
	};
}
const texts = (value) => Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
function firstOf(files, isBad, what) {
	const bad = files.find((file) => file.after !== null && isBad(file));
	return bad === void 0 ? null : `they refuse ${what} (${bad.path.slice(0, 200)})`;
}
function hasExtension(path, glob) {
	const extension = glob.replace(/^\*/, "").replace(/^\./, "").toLowerCase();
	return path.toLowerCase().endsWith(`.${extension}`);
}
const SIGNER = "noreply@github.com";
const emailOf = (author) => author?.bot !== true || author.id === null ? null : `${author.id}+${author.login}@users.noreply.github.com`;
function unlike(rule, text, what) {
	const { operator, pattern, negate } = rule;
	if (text === null || typeof operator !== "string" || typeof pattern !== "string") return null;
	const fits = FITS[operator]?.(text, pattern) ?? null;
	if (fits === null || fits !== (negate === true)) return null;
	const how = OPERATORS[operator] ?? operator;
	return `${what} must ${negate === true ? "not " : ""}${how} \`${pattern.slice(0, 200)}\``;
}
const OPERATORS = {
	starts_with: "start with",
	ends_with: "end with",
	contains: "contain",
	regex: "match"
};
const FITS = {
	starts_with: (text, pattern) => text.startsWith(pattern),
	ends_with: (text, pattern) => text.endsWith(pattern),
	contains: (text, pattern) => text.includes(pattern),
	regex: matches
};
function matches(text, pattern) {
	if (text.length > 100 || pattern.length > 200 || text.includes("\n")) return null;
	if (/\)[*+?{]|\\\d|\(\?(?!:)/.test(pattern) || pattern.split(/[*+{]/).length > 5) return null;
	try {
		return new RegExp(pattern, "u").test(text);
	} catch {
		return null;
	}
}
// src/publish/pull-request/deeds.ts
const MOST_EDITS = 3;
function startWork(order, branch, aim) {
	const { github, body, baseSha, draft } = order;
	return {
		order,
		branch,
		aim,
		draft,
		text: typeof body === "string" ? body : body({
			verified: baseSha,
			base: aim.head
		}),
		looks: openLooks(github, order),
		rules: rulesFor(github, branch),
		tree: null,
		commits: new Set(),
		landed: null,
		contended: false,
		opened: false,
		answer: null,
		told: false,
		edits: 0,
		notes: []
	};
}
async function lookNow({ looks, answer }) {
	const look = await looks.look();
	if (answer === null || look.pulls.some(({ number }) => number === answer.number)) return look;
	return {
		...look,
		pulls: [answer, ...look.pulls]
	};
}
async function missing(work, look) {
	const { order, aim, landed, text } = work;
	const against = look.tip === null ? await objection(work, look, false) : null;
	if (against !== null) return () => Promise.resolve(against);
	work.tree ??= await buildTree(order.github, aim.tree, order.files);
	const open = openPull(look);
	if (look.tip?.tree === work.tree) work.landed ??= look;
	else {
		work.contended ||= landed !== null;
		if (landed === null || open !== null && isText(open, text)) return () => commit(work, look);
		if (open !== null) return null;
	}
	if (open === null) return () => openOne(work, look);
	return needsText(work, look, open) ? () => edit(work, open) : null;
}
async function objection({ order, rules }, look, merges) {
	const { files, key } = order;
	const message = withTrailer(order.message, key);
	const against = await rules({
		creates: look.tip === null,
		merges,
		message,
		files,
		author: look.own
	});
	if (against === null) return null;
	return {
		status: "ended",
		ending: failed$1(`${against}; the patch is kept in the run folder`)
	};
}
function needsText({ order, text, contended, told, edits }, look, open) {
	if (!isOurs(open, look) || !open.body.includes(marker({ task: order }))) return false;
	if (!told) return true;
	return contended && edits < MOST_EDITS && !isText(open, text);
}
const isText = ({ body }, text) => plain(body) === plain(text);
const plain = (text) => text.replaceAll("\r\n", "\n").trim();
async function commit(work, look) {
	const { order, aim, tree } = work;
	const { github, key } = order;
	const message = withTrailer(order.message, key);
	const parents = await parentsFor(github, look, aim, key);
	const against = await objection(work, look, parents.length > 1);
	if (against !== null) return against;
	const made = await makeCommit(github, look.own, {
		message,
		tree: tree ?? "",
		parents
	});
	work.commits.add(made.sha);
	await moveBranch(github, look, made.sha);
	if (look.own !== null) work.looks.remember(made);
	work.landed = {
		...look,
		tip: made
	};
}
async function openOne(work, look) {
	const { order, branch, text } = work;
	const { github, title, base } = order;
	const pull = {
		title,
		body: text,
		head: branch,
		base
	};
	try {
		work.answer = {
			...await asked("pull", github.createPull({
				...pull,
				draft: work.draft
			})),
			state: "open",
			merged: false,
			draft: work.draft,
			body: text,
			author: look.own,
			sameRepository: true,
			baseBranch: base
		};
	} catch (error) {
		if (!(error instanceof Undone)) throw error;
		if (isForbidden(error)) return byHand(work, look);
		if (work.draft && /\bdrafts?\b/i.test(answerOf(error.cause).words)) {
			work.draft = false;
			work.notes.push("this repository has no drafts, so the pull request is none");
			return openOne(work, look);
		}
		work.opened = isUncertain(error);
		throw error;
	}
	work.opened = true;
	work.told = true;
}
function byHand(work, look) {
	const note = `the token may not open pull requests (403); open it yourself: ${byHandAt(work.order)}`;
	return published(work, look, null, [...work.notes, note]);
}
async function edit(work, open) {
	const { order, text } = work;
	work.edits += 1;
	await asked("text", order.github.updatePull(open.number, {
		title: order.title,
		body: text
	}));
	work.told = true;
}
async function finish(work, look) {
	const open = openPull(look);
	const { github, labels, reviewers } = work.order;
	const notes = [...work.notes];
	if (work.contended && look.tip?.tree !== work.tree) notes.push("another run at the same failure was faster; its change is on the branch");
	if (open !== null && work.opened) {
		const extra = [[
			"the labels could not be set",
			labels,
			() => github.addLabels(open.number, [...labels])
		], [
			"no review could be asked for",
			reviewers,
			() => github.requestReview(open.number, [...reviewers])
		]];
		for (const [what, list, call] of extra) {
			if (list.length === 0) continue;
			await call().catch((error) => {
				const { status, words } = answerOf(error);
				notes.push(`${what} (${status === 0 ? words : `${status}: ${words}`})`);
			});
		}
	}
	return published(work, look, open, notes);
}
function published({ branch, aim, draft }, look, open, notes) {
	return {
		status: "published",
		branch,
		sha: look.tip?.sha ?? "",
		number: open?.number ?? null,
		url: open?.url ?? "",
		onTop: aim.onTop,
		draft: open?.draft ?? draft,
		note: notes.length === 0 ? null : notes.join("; ")
	};
}
const byHandAt = ({ serverUrl, repository, base, ...named }) => compareUrl({
	serverUrl,
	repository,
	runUrl: null
}, base, branchOf(named)) ?? `'${branchOf(named)}'`;
// src/publish/pull-request/pull-request.ts
const MOST_LOOKS = 12;
async function publishPullRequest(order) {
	const branch = branchOf(order);
	if (branch === order.base) return ended(refused$1(`'${branch}' is a branch of regreen itself`));
	let work = null;
	try {
		const aim = await aimAt(order.github, order.base, order.baseSha, order.files);
		if ("ending" in aim) return ended(aim.ending);
		work = startWork(order, branch, aim);
		return await bringAbout(work);
	} catch (error) {
		if (!(error instanceof Undone)) throw error;
		const paths = order.files.map(({ path }) => path);
		return ended(refusalEnding(error, {
			...order,
			branch,
			paths,
			done: doneSoFar(order, work)
		}));
	}
}
async function bringAbout(work) {
	let doubt = {
		undone: null,
		before: ""
	};
	for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
		const look = await lookNow(work);
		const said = refusedBy(look) ?? takenAway(work, look);
		if (said !== null) return ended(said);
		if (look.tip !== null && work.commits.has(look.tip.sha)) work.landed = look;
		const before = JSON.stringify([look.tip?.sha, look.pulls]);
		if (doubt.undone !== null && doubt.before === before) throw doubt.undone;
		const deed = await missing(work, look);
		if (deed === null) return finish(work, look);
		const done = await attempted(deed);
		if (done !== null && !(done instanceof Undone)) return done;
		doubt = {
			undone: done,
			before
		};
	}
	return ended(failed$1(`other runs keep changing '${work.branch}'; the patch is kept in the run folder`));
}
async function attempted(deed) {
	try {
		return await deed() ?? null;
	} catch (error) {
		if (error instanceof Undone && SEEN.includes(error.step) && isUncertain(error)) return error;
		throw error;
	}
}
const SEEN = [
	"branch",
	"pull",
	"text"
];
function takenAway({ branch, landed }, { tip }) {
	if (landed === null || tip !== null) return null;
	return refused$1(`somebody has deleted '${branch}' meanwhile; regreen does not make it again`);
}
function doneSoFar(order, work) {
	if (work === null || work.landed === null) return null;
	const open = openPull(work.landed) ?? work.answer;
	return open === null ? `the branch is pushed, open it yourself: ${byHandAt(order)}` : `the commit is on the branch, in ${open.url}`;
}
const ended = (ending) => ({
	status: "ended",
	ending
});
// src/publish/pull-request/push.ts
async function pushToBranch(order) {
	let branch = "";
	try {
		const pull = await asked("read", order.github.pull(order.pull));
		branch = pull.head.branch;
		const ending = noPlaceToPush(pull, order) ?? await pushed(order, branch);
		if (typeof ending !== "string") return {
			status: "ended",
			ending
		};
		const { url, draft } = pull;
		return {
			status: "published",
			branch,
			sha: ending,
			number: order.pull,
			url,
			draft,
			onTop: null,
			note: null
		};
	} catch (error) {
		if (!(error instanceof Undone)) throw error;
		const paths = order.files.map(({ path }) => path);
		const { repository } = order;
		return {
			status: "ended",
			ending: refusalEnding(error, {
				repository,
				base: branch,
				branch,
				paths,
				done: null
			})
		};
	}
}
function noPlaceToPush({ state, head, base }, { pull, defaultBranch }) {
	if (head.fork) return refused$1(`#${pull} comes from another repository, where regreen does not push`);
	if (state !== "open") return refused$1(`#${pull} is closed, so nothing is pushed to its branch`);
	if (head.branch === defaultBranch || head.branch === base.branch) return refused$1(`'${head.branch}' takes changes by pull request only; regreen does not push there`);
	return null;
}
async function pushed(order, branch) {
	const { github, sha, key } = order;
	const own = await asked("read", github.viewer());
	const head = await asked("read", github.branchHead(branch));
	if (head === null) return stale(`the branch '${branch}' is gone`).ending;
	if (head !== sha) {
		const tip = await readTip(github, head, key, own);
		if (tip.ours && tip.parents[0] === sha) return head;
		return moved(branch, head);
	}
	return commitOn(order, branch, own);
}
const moved = (branch, head) => stale(`'${branch}' has moved to ${head.slice(0, 12)} meanwhile`).ending;
async function commitOn(order, branch, author) {
	const { github, files, sha, key } = order;
	const message = withTrailer(order.message, key);
	const against = await rulesFor(github, branch)({
		creates: false,
		merges: false,
		message,
		files,
		author
	});
	if (against !== null) return failed$1(`${against}; the patch is kept in the run folder`);
	const before = await asked("read", github.commit(sha));
	const made = await makeCommit(github, author, {
		message,
		tree: await buildTree(github, before.tree, files),
		parents: [sha]
	});
	try {
		await moveBranch(github, {
			branch,
			tip: {
				sha,
				...before,
				ours: false,
				author: null
			}
		}, made.sha);
		return made.sha;
	} catch (error) {
		if (!(error instanceof Undone) || !isUncertain(error)) throw error;
		const now = await asked("read", github.branchHead(branch));
		if (now === made.sha) return made.sha;
		if (now === sha) throw error;
		return now === null ? stale(`the branch '${branch}' is gone`).ending : moved(branch, now);
	}
}
// src/publish/suggestions.ts
const SUGGESTIONS_LABEL = "regreen-suggestions";
async function publishSuggestions(github, record, links) {
	const title = `Suggestions: ${record.suggestions.length} small ${record.suggestions.length === 1 ? "improvement" : "improvements"}`;
	const body = renderSuggestions(record, links);
	const marked = (await github.openIssues(SUGGESTIONS_LABEL)).filter((issue) => issue.body.includes(marker(record)));
	const own = marked.length === 0 ? null : await github.viewer();
	for (const issue of marked) {
		if (own === null || issue.author?.login !== own.login || issue.author.id !== own.id) continue;
		await github.updateIssue(issue.number, {
			title,
			body
		});
		return {
			number: issue.number,
			url: issue.url
		};
	}
	return github.createIssue({
		title,
		body,
		labels: [SUGGESTIONS_LABEL]
	});
}
function renderSuggestions(record, links) {
	const words = (text, maxLength) => publicText(text, links, {
		oneLine: true,
		maxLength
	});
	const items = record.suggestions.map(({ title, path, line, why }) => {
		const place = {
			path,
			startLine: line,
			endLine: line,
			sha: record.base?.sha ?? ""
		};
		return `- **${words(title, 100)}** (${cite(place, links)}): ${words(why, 300)}`;
	});
	return [
		`Each names a line that exists at ${record.base?.sha.slice(0, 12)}; nothing was run or changed.`,
		"",
		...items,
		"",
		`Made by regreen with ${record.environment.model}: ${record.usage.turns} turns.`,
		marker(record)
	].join("\n");
}
// src/publish-ways.ts
const goOut = (publication, texts, means) => WAYS[wayOf(publication, means.config)](publication, texts, means);
const pullOf = ({ trigger }) => pullsOf(trigger)[0] ?? null;
function wayOf({ record, admission }, { publish }) {
	if (record.task?.kind === "suggest") return "issue";
	if (admission.delivery === "patch" || publish === "comment") return "lines";
	const isPull = pullOf(admission) !== null;
	return admission.goesOn !== null || publish === "push" && isPull ? "push" : "pull-request";
}
const WAYS = {
	issue: asIssue,
	lines: onLines,
	push: asPush,
	"pull-request": asPullRequest
};
async function asIssue({ record }, _, { github, links }) {
	try {
		return {
			went: {},
			published: {
				branch: "",
				...await publishSuggestions(github, record, links)
			},
			note: null
		};
	} catch (error) {
		if (![
			403,
			404,
			410
		].includes(statusOf(error))) throw error;
		const why = `GitHub takes no issue of this token (${statusOf(error)}): grant \`issues: write\`, or set \`publish: none\``;
		return {
			went: {},
			published: null,
			note: `${record.reason}; ${why}`
		};
	}
}
async function onLines({ admission, record, files }, _, { github }) {
	const pull = pullOf(admission);
	const nowhere = `${record.reason}; there is no pull request to offer it on, the patch is kept`;
	if (pull === null) return {
		went: {},
		published: null,
		note: nowhere
	};
	const { placed, note } = await suggestLines({
		github,
		pull,
		commitSha: admission.trigger.sha,
		files,
		hunks: await github.pullHunks(pull),
		own: await github.viewer(),
		marker: marker(record)
	});
	return {
		went: { offered: { placed } },
		published: null,
		note: note === null ? null : `${record.reason}; ${note}`
	};
}
async function asPush({ admission, record, files }, { named, title, message }, means) {
	const { github, links } = means;
	const { repository, sha } = admission.trigger;
	const pull = pullOf(admission);
	if (pull === null) return { ending: {
		outcome: "failed",
		reason: NO_PULL
	} };
	const { defaultBranch } = repository;
	const pushed = await pushToBranch({
		github,
		...links,
		...named,
		defaultBranch,
		pull,
		sha,
		files,
		message
	});
	if (pushed.status === "ended") return { ending: pushed.ending };
	const { branch, url, number, note } = pushed;
	const gone = {
		went: {
			pushed: {
				sha: pushed.sha,
				branch
			},
			ci: ciStart(await github.viewer())
		},
		published: {
			branch,
			url,
			number
		}
	};
	if (admission.goesOn === null) return {
		...gone,
		note
	};
	const told = {
		number: pull,
		sha: pushed.sha,
		marker: marker({ task: named })
	};
	const noted = await noteCommit({
		...told,
		former: sha,
		title,
		record
	}, means);
	await noteChecks({
		...told,
		...noted.text === null ? {} : { text: noted.text }
	}, means);
	return {
		...gone,
		note: noted.lacking === null ? note : `${record.reason}; ${noted.lacking}`
	};
}
async function asPullRequest({ admission, record, files }, texts, means) {
	const { github, links, config } = means;
	const { sha, branch: base } = admission.trigger;
	const made = await publishPullRequest({
		github,
		...links,
		...texts.named,
		...texts,
		base,
		baseSha: sha,
		files,
		body: (at) => texts.body(record, at),
		draft: config.draft || record.findings.some(({ rule }) => rule === "oversized")
	});
	if (made.status === "ended") return { ending: made.ending };
	const { branch, url, number, onTop, note } = made;
	const text = texts.body(record, {
		verified: sha,
		base: onTop ?? sha
	});
	const noted = {
		sha: made.sha,
		marker: marker({ task: texts.named }),
		text
	};
	if (number !== null) await noteChecks({
		...noted,
		number
	}, means);
	return {
		went: {
			baseMoved: onTop !== null,
			stackedOn: texts.stackedOn
		},
		published: {
			branch,
			url,
			number
		},
		note
	};
}
const NO_PULL = "there is no open pull request to push to; the patch is kept in the run folder";
// src/publisher.ts
function openPublisher(means) {
	const { github, links, redactor, config } = means;
	let made = {
		went: {},
		offered: null
	};
	return {
		went: () => made.went,
		acknowledge: ({ trigger }) => acknowledge(github, trigger),
		async publish(given) {
			const texts = await pullTexts(given, means);
			const checked = await recheck(given.files, {
				guard: await guardFor(given, config),
				known: redactor,
				texts: publishedTexts(given.record, texts)
			});
			if ("ending" in checked) return {
				noted: {},
				ending: checked.ending
			};
			const { findings } = checked;
			const publication = {
				...given,
				record: {
					...given.record,
					findings
				}
			};
			const done = await goOut(publication, texts, means);
			if ("ending" in done) return {
				noted: { findings },
				ending: done.ending
			};
			const { went, published, note } = done;
			made = {
				went,
				offered: went.offered == null ? null : given.diff
			};
			return {
				noted: published === null ? { findings } : {
					findings,
					published
				},
				ending: note === null ? null : {
					outcome: good(given.record),
					reason: note
				}
			};
		},
		async tell({ trigger }, record) {
			const thread = threadOf(trigger, record.outcome);
			const message = renderMessage(underOwnKey(record, trigger), links, made.went);
			if (thread === null || message === null || record.stop === "cancelled") return null;
			const body = redactor.redact(made.offered === null ? message : withPatch(message, made.offered, links));
			const leak = await checkSecrets({
				files: [],
				texts: [{
					where: "the comment",
					text: body
				}]
			}, redactor);
			if (leak !== null) return leakEnding(leak).reason;
			return say({
				github,
				thread,
				body
			});
		}
	};
}
async function say(message) {
	try {
		const own = await message.github.viewer();
		return (await postMessage({
			...message,
			own
		})).note;
	} catch (error) {
		return `nothing was said in the thread: ${sentence(error)}`;
	}
}
const good = ({ task }) => task?.kind === "suggest" ? "suggested" : "fixed";
async function guardFor({ record, words }, { policy }) {
	const [{ guard }, { filesAtFault }, { asksForChangedTests }] = await Promise.all([
		import("./guard2.js"),
		import("./originals.js"),
		import("./asks-for-tests2.js")
	]);
	const befores = record.verifiers.filter(({ source }) => source === "failing-step" || source === "command").map(({ before }) => before);
	return (changes) => guard(changes, {
		testsMayChange: words !== null && asksForChangedTests(words),
		failing: filesAtFault(changes, befores),
		...policy
	});
}
function underOwnKey(record, trigger) {
	if (record.outcome !== "answered" || record.task === null || !("commentId" in trigger)) return record;
	return {
		...record,
		task: {
			...record.task,
			key: keyOf(record.task.key, String(trigger.commentId))
		}
	};
}
function publishedTexts(record, { title, message, body, branch }) {
	const all = {
		title,
		message,
		branch,
		body: body(record, {
			verified: record.base?.sha ?? "",
			base: record.base?.sha ?? ""
		}),
		suggestions: JSON.stringify(record.suggestions)
	};
	return Object.entries(all).map(([where, text]) => ({
		where: `the ${where}`,
		text
	}));
}
// src/text/own-step.ts
function ownStep(jobs, { runnerName, job }) {
	const running = jobs.filter(({ status }) => status === "in_progress");
	const here = running.filter((each) => runnerName !== null && each.runnerName === runnerName);
	const named = running.filter(({ name }) => isNamed(name, job));
	const own = only(here) ?? only(here.filter((each) => named.includes(each))) ?? only(here.length === 0 ? named : []);
	const open = own?.steps.filter(({ conclusion }) => conclusion === null).map(({ number }) => number) ?? [];
	return own === null || open.length === 0 ? null : {
		id: own.id,
		step: Math.min(...open)
	};
}
function isNamed(name, job) {
	const last = name.split(" / ").at(-1) ?? name;
	return last === job || last.startsWith(`${job} (`);
}
const only = (found) => found.length === 1 ? found[0] ?? null : null;
// src/text/step-log.ts
const MOST_LINES = 200;
const MOST_CHARACTERS = 500;
function preamble(env, inherited) {
	const inputs = [];
	const variables = [];
	for (const [name, value = ""] of Object.entries(env)) if (name.startsWith("INPUT_")) {
		if (value !== "") inputs.push(value);
	} else if (inherited !== null && isOfWorkflow(name, value, inherited)) variables.push(value);
	const block = variables.length === 0 ? 0 : 1 + heightOf(variables);
	return {
		lines: 2 + heightOf(inputs) + block + 1,
		exact: inherited !== null && env.RUNNER_DEBUG !== "1" && variables.every((value) => !value.includes("\n"))
	};
}
function runnerEnvironment(pid) {
	try {
		if (readFileSync(`/proc/${pid}/comm`, "utf8") !== "Runner.Worker\n") return null;
		const entries = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").filter((entry) => entry !== "");
		return new Map(entries.map((entry) => [entry.replace(/=.*$/s, ""), entry.replace(/^[^=]*=/, "")]));
	} catch {
		return null;
	}
}
const OF_THE_RUNNER = new Set([
	...[
		"PATH",
		"CI",
		"GITHUB_ACTIONS"
	],
	...[
		...[
			"ACTION",
			"ACTION_PATH",
			"ACTION_REF",
			"ACTION_REPOSITORY",
			"ACTOR",
			"ACTOR_ID",
			"API_URL"
		],
		...[
			"ARTIFACTS",
			"ARTIFACTS_LIST",
			"BASE_REF",
			"ENV",
			"EVENT_NAME",
			"EVENT_PATH",
			"GRAPHQL_URL"
		],
		...[
			"HEAD_REF",
			"JOB",
			"OUTPUT",
			"PATH",
			"REF",
			"REF_NAME",
			"REF_PROTECTED",
			"REF_TYPE",
			"REPOSITORY"
		],
		...[
			"REPOSITORY_ID",
			"REPOSITORY_OWNER",
			"REPOSITORY_OWNER_ID",
			"RETENTION_DAYS",
			"RUN_ATTEMPT"
		],
		...[
			"RUN_ID",
			"RUN_NUMBER",
			"SERVER_URL",
			"SHA",
			"STATE",
			"STEP_SUMMARY",
			"TRIGGERING_ACTOR"
		],
		...[
			"WORKFLOW",
			"WORKFLOW_REF",
			"WORKFLOW_SHA",
			"WORKSPACE"
		]
	].map((name) => `GITHUB_${name}`),
	...[...[
		"CACHE_MODE",
		"CACHE_SERVICE_V2",
		"CACHE_URL",
		"ID_TOKEN_REQUEST_TOKEN",
		"ID_TOKEN_REQUEST_URL"
	], ...[
		"ORCHESTRATION_ID",
		"RESULTS_URL",
		"RUNTIME_TOKEN",
		"RUNTIME_URL"
	]].map((name) => `ACTIONS_${name}`)
]);
function isOfWorkflow(name, value, inherited) {
	return !OF_THE_RUNNER.has(name) && !name.startsWith("RUNNER_") && inherited.get(name) !== value;
}
const heightOf = (values) => values.reduce((sum, value) => sum + value.split("\n").length, 0);
function countLines(out, { lines }) {
	let last = lines;
	return {
		out: (chunk) => {
			last += shownLines(chunk);
			out(chunk);
		},
		line: () => last
	};
}
function shownLines(chunk) {
	const shown = chunk.replace(/\n$/, "").split("\n").filter((line) => !line.startsWith("::add-mask::"));
	return shown.filter((line) => line.startsWith("::")).map((line) => line.split("%0A").length - 1).reduce((sum, more) => sum + more, shown.length);
}
function printExcerpt(logger, log, { command, ending, sha256, startLine, endLine, text }) {
	const header = log.line() + 1;
	const name = command.trim().split(/[\r\n]/, 1)[0]?.slice(0, 120);
	logger.group(`${name}: ${ending}, L${startLine}-${endLine} of the log with ${TITLE_MARK}${sha256}`);
	const first = log.line() + 1;
	for (const line of text.trimEnd().split("\n").slice(0, MOST_LINES)) logger.line(line.slice(0, MOST_CHARACTERS));
	const endOfText = log.line();
	logger.endGroup();
	return {
		header,
		startLine: first,
		endLine: endOfText
	};
}
const TITLE_MARK = "sha256 ";
const TIME = /^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z /;
function findExcerpt(lines, sha256) {
	let inStep = 0;
	for (const each of lines) {
		if (/^\u2026 \d+ bytes left out \u2026$/.test(each)) return null;
		const line = each.replace(TIME, "");
		inStep += 1;
		if (line.startsWith("##[group]Run ")) inStep = 1;
		else if (line.startsWith("##[group]") && line.includes(`${TITLE_MARK}${sha256}`)) return inStep;
	}
	return null;
}
// src/step-pages.ts
const shownRun = ({ after, before }) => after ?? before;
async function printVerifiers(record, own, github) {
	for (const verifier of record.verifiers) {
		const run = shownRun(verifier);
		if (run === null || run.conclusion === "not-run") continue;
		const { sha256, startLine, endLine } = run.log;
		const ending = run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
		const excerpt = {
			command: verifier.command,
			ending,
			sha256,
			startLine,
			endLine,
			text: run.excerpt
		};
		const { header } = printExcerpt(own.logger, own.log, excerpt);
		run.log.printed = own.preamble.exact ? header : null;
	}
	const jobs = await github.jobs(own.runId, own.runAttempt).catch(() => []);
	record.environment.job = ownStep(jobs, own);
}
async function findVerifiers(record, { runId, runAttempt }, github) {
	const said = record.environment.job ?? {
		id: 0,
		step: 0
	};
	const job = (await github.jobs(runId, runAttempt).catch(() => [])).find(({ id, steps }) => id === said.id && steps.some(({ number }) => number === said.step));
	const lines = job === void 0 ? null : await jobLines(github, job.id);
	for (const verifier of record.verifiers) {
		const run = shownRun(verifier);
		if (run !== null) run.log.printed = lines === null ? null : findExcerpt(lines, run.log.sha256);
	}
	record.environment.job = lines === null ? null : said;
}
async function jobLines(github, job) {
	try {
		return (await fetchLog(await github.jobLogUrl(job)))?.split("\n") ?? null;
	} catch {
		return null;
	}
}
// src/action.ts
async function runAction(env, secrets) {
	const inputs = readInputs(env);
	const setupEnv = setupOnly(env, toConfig(inputs));
	secrets.push(...Object.values(setupEnv));
	for (const secret of secrets) setSecret(secret);
	const redactor = createRedactor(secrets);
	const start = preamble(env, runnerEnvironment(process.ppid));
	const log = countLines((text) => process.stdout.write(text), start);
	const logger = createLogger({
		out: log.out,
		redactor,
		mode: "actions"
	});
	const payload = await readPayload(env.GITHUB_EVENT_PATH);
	const { context } = await import("./github.js");
	const github = connect(context, inputs["github-token"], logger);
	const file = await configFile(github);
	const config = {
		...toConfig(inputs, file),
		given: keepInputs({
			...file,
			...inputs
		})
	};
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
	const { runId, runAttempt, job, workflowRef } = source.env;
	const own = {
		runId,
		runAttempt,
		job,
		workflowRef,
		runnerName: env.RUNNER_NAME ?? null
	};
	const polls = connect(context, inputs["github-token"], logger, config.phase === "publish" ? 120 : 60);
	const publisher = openPublisher({
		config,
		github,
		links,
		redactor,
		watch: (sha) => watchCi({
			sha,
			runsOf: polls.runsOf,
			...clockOf(config, around.cancel)
		})
	});
	const record = await (config.mode === "judge" ? judgePullRequest(source, config, around) : repair(source, around, {
		config,
		github,
		publisher,
		links,
		prices: around.prices,
		folder: folderOf(env, config.runDir),
		polls,
		job: own,
		describe: (each) => config.phase === "publish" ? findVerifiers(each, own, github) : printVerifiers(each, {
			...own,
			logger,
			log,
			preamble: start
		}, github)
	}));
	annotateAll(record.findings, redactor);
	logger.line(`${record.outcome}: ${record.reason}`);
	await setOutputs(record, around.runDir);
	await summary.addRaw(redactor.redact(renderSummary(record, links, publisher.went()))).write();
	if (!isRed$1(record, config)) return;
	logger.error(`${record.outcome}: ${record.reason}`);
	process.exitCode = ExitCode.Failure;
}
function connect({ apiUrl, repo }, token, logger, cap = 60) {
	return createGitHub({
		token: token ?? "",
		apiUrl,
		cap,
		version: VERSION,
		...repo,
		note: (text) => logger.line(text)
	});
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
function clockOf({ limits }, signal) {
	const pause = (ms, ends) => setTimeout$1(ms, void 0, { signal: ends }).catch(() => void 0);
	return {
		leftMs: limits.minutes * 6e4 - performance.now(),
		signal,
		pause,
		now: () => performance.now()
	};
}
const tempOf = ({ RUNNER_TEMP }) => RUNNER_TEMP ?? "/tmp";
const folderOf = (env, runDir) => runDir ?? join(tempOf(env), "regreen");
function placeOf(env, { runDir, phase }) {
	const own = phase === "publish" ? join(tempOf(env), "regreen-published") : folderOf(env, runDir);
	return {
		path: env.GITHUB_WORKSPACE ?? process.cwd(),
		runDir: own,
		...env.RUNNER_TEMP === void 0 ? {} : { tempDir: env.RUNNER_TEMP },
		hide: runnerFolders(env)
	};
}
async function repair(source, around, means) {
	const { config, folder } = means;
	const asked = readEvent(source);
	if (config.phase === "publish") return publishPhase(asked, {
		...means,
		around
	});
	const former = config.runDir === null ? null : await (await import("./former-run.js")).findFormer(folder);
	return run$1(githubOrder(asked, {
		...means,
		former
	}), config, around);
}
function runnerFolders(env) {
	const { RUNNER_TEMP, GITHUB_EVENT_PATH } = env;
	return [...RUNNER_TEMP ? [RUNNER_TEMP] : [], ...GITHUB_EVENT_PATH ? [dirname(GITHUB_EVENT_PATH)] : []];
}
function eventSource(context, payload, config, env) {
	return {
		name: context.eventName,
		payload,
		mode: config.mode,
		label: config.label,
		mention: config.mention,
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
	const source = path === void 0 ? null : await readFile$1(path, "utf8").catch(() => null);
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
function failAction(error, message) {
	setOutput("outcome", "failed");
	setOutput("reason", message);
	setFailed(error instanceof WrongUse ? message : `regreen failed: ${message}`);
}
export { failAction, runAction };
